/* SPDX-License-Identifier: EUPL-1.2 */
#include <sys/stat.h>

#include "cmd/metrics.h"
#include "cmd/wings.h"
#include "port/sha256.h"
#include "store/record.h"

static const struct option options[] = {
	{ .name = "metrics",
	    .help = N_("print what monitoring asks for (Prometheus) instead of rows") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "subject", .help = N_("store, wing or kind") },
	{ .name = "what", .help = N_("what is counted") },
	{ .name = "value", .help = N_("how much") },
	{ 0 }
};

static void
tell(struct rows *rows, const char *subject, const char *what, const char *value)
{
	rows_string(rows, subject);
	rows_string(rows, what);
	rows_string(rows, value);
}

static void
tell_number(struct rows *rows, const char *subject, const char *what, int64_t n)
{
	rows_string(rows, subject);
	rows_string(rows, what);
	rows_number(rows, n);
}

/* The last hash of the chain: written down elsewhere, it proves that what it
 * covers was not rewritten since. */
static void
tell_head(struct run *run, struct db *db, const char *wing, struct rows *rows)
{
	struct query *q = query_begin(db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
	    &run->err);
	struct buf hex = { 0 };

	if (q != NULL && query_next(q, &run->err)) {
		struct text hash = query_text(q, 1);

		hex_print(&hex, (const unsigned char *)hash.data, hash.size);
		tell_number(rows, wing, "audit-rows", query_number(q, 0));
		tell(rows, wing, "audit-hash", buf_str(&hex));
	}
	query_end(q);
	buf_release(&hex);
}

static bool
tell_wing(struct run *run, const struct wing *wing, struct rows *rows)
{
	struct db *db = store_reader(&run->store, wing, &run->err);
	struct buf text = { 0 };
	struct stat st;
	size_t i;

	if (db == NULL)
		return run_fail(run);
	store_path(&run->store, &text, wing->name, ".db");
	/* What the file took then nobody knows. */
	if (run->store.moment == NULL && stat(buf_str(&text), &st) == 0)
		tell_number(rows, wing->name, "bytes", (int64_t)st.st_size);
	tell_number(rows, wing->name, "version", schema_version(wing));
	for (i = 0; wing->kind[i] != NULL; i++) {
		buf_clear(&text);
		buf_string(&text, "SELECT count(*) FROM ");
		sql_name(&text, wing->kind[i]->name);
		tell_number(rows, wing->kind[i]->name, "records",
		    db_number(db, buf_str(&text), 0, &run->err));
	}
	tell_number(rows, wing->name, "attachments",
	    db_number(db, "SELECT count(*) FROM attachment", 0, &run->err));
	tell_number(rows, wing->name, "attachment-bytes",
	    db_number(db, "SELECT sum(size) FROM attachment", 0, &run->err));
	tell_head(run, db, wing->name, rows);
	db_close(db);
	buf_release(&text);
	return run->err.text == NULL || run_fail(run);
}

static void
run_stats(struct run *run)
{
	bool metrics = option_value(run, "metrics") != NULL;
	const char *asked = run_rows_asked(run);
	const struct authority *a;
	struct rows *rows;
	size_t i;

	if (metrics && asked != NULL)
		run_usage(run, _("--%s and --%s exclude each other"), "metrics", asked);
	if (run->status != STATUS_DONE || !run_store(run))
		return;
	if (metrics) {
		metrics_print(run);
		return;
	}
	a = store_authority(&run->store, &run->err);
	if (a == NULL || (rows = run_rows(run)) == NULL) {
		run_fail(run);
		return;
	}
	tell(rows, "store", "authority", a->name);
	tell(rows, "store", "timezone", a->timezone);
	for (i = 0; wings[i] != NULL; i++)
		if (store_has(&run->store, wings[i]))
			tell_wing(run, wings[i], rows);
}

static const struct command command = {
	.name = "store-stats", .brief = N_("tell how much a store holds"),
	.flags = COMMAND_STORE | COMMAND_ROWS, .option = options, .column = columns, .run = run_stats,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
