/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "cmd/kind.h"
#include "portal/proof.h"
#include "portal/seal.h"
#include "rec/id.h"

static const struct option options[] = {
	{ .name = "verify", .help = N_("check what is published against its proof; what is done "
	    "without another option") },
	{ .name = "text", .help = N_("print the text of which the stamp is the SHA-256") },
	{ .name = "request", .help = N_("print a request for a time-stamp (RFC 3161)") },
	{ .name = "reply", .arg = "FILE",
	    .help = N_("keep this reply of a time-stamp authority, when it proves what is "
		"published") },
	{ .name = "ca", .arg = "FILE",
	    .help = N_("trust these certificates (PEM), and no others") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the publication") },
	{ .name = "stamp", .help = N_("SHA-256 of what is published") },
	{ .name = "stamped", .help = N_("moment of the time-stamp") },
	{ .name = "signer", .help = N_("who signed it, by the name in the certificate") },
	{ 0 }
};

static void
print(struct rows *rows, int64_t id, const struct proof *p)
{
	rows_id(rows, id);
	rows_string(rows, buf_str(&p->stamp));
	rows_text(rows, (struct text){ p->stamped.data, p->stamped.size });
	rows_text(rows, (struct text){ p->signer.data, p->signer.size });
}

static bool
verify(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	struct proof p = { 0 };
	bool ok = proof_check(&run->store, db, r, option_value(run, "ca"), &p, &run->err);

	if (ok)
		print(rows, r->id, &p);
	else
		err_at_id(r->id, &run->err);
	proof_release(&p);
	return ok;
}

/* Takes the one id of options that are about one publication. */
static bool
one_id(struct run *run, const char *option, int64_t *id)
{
	struct placed *ids;
	size_t n;

	if (!run_values(run, 0, &ids, &n))
		return false;
	if (n != 1)
		run_usage(run, _("--%s takes one ID"), option);
	else if ((*id = record_id(run->entity, ids[0].value, &run->err)) == ID_NONE)
		run_at(run, ids[0].place);
	free(ids);
	return n == 1 && (run->err.text == NULL || run_fail(run));
}

/* Prints what MAKE makes of the publication. */
static void
print_one(struct run *run, const char *option, bool (*make)(struct db *,
    const struct record *, struct buf *, struct err *))
{
	struct buf out = { 0 };
	struct record r;
	struct db *db;
	int64_t id;

	if (!one_id(run, option, &id) || !run_store(run))
		return;
	db = store_reader(&run->store, run->wing, &run->err);
	if (db != NULL && record_read(db, run->entity, id, &r, &run->arena, &run->err) &&
	    (make(db, &r, &out, &run->err) || err_at_id(id, &run->err)))
		run_print(run, &out);
	run_fail(run);
	db_close(db);
	buf_release(&out);
}

static void
print_taken(int64_t id, struct rows *rows, void *proof)
{
	print(rows, id, proof);
}

static void
take(struct run *run, const char *path)
{
	struct proof p = { 0 };
	struct buf reply = { 0 };
	struct batch b;
	int64_t id;
	bool ok;

	if (!one_id(run, "reply", &id))
		return;
	if (!io_read_all(&reply, strcmp(run_file(run, path), "-") == 0 ? "/dev/stdin" : path))
		err_system(&run->err, "%s", path);
	else if (batch_begin(run, &b)) {
		ok = proof_take(&run->store, b.writer, id,
		    (struct text){ buf_str(&reply), reply.size }, option_value(run, "ca"), &p,
		    &run->err);
		if (ok)
			batch_add(&b, id);
		else
			err_at_id(id, &run->err);
		run_fail(run);
		batch_end(run, &b, !ok, print_taken, &p);
	}
	run_fail(run);
	buf_release(&reply);
	proof_release(&p);
}

/* The option that says what to do: one, or none. */
static bool
what_asked(struct run *run, const char **what)
{
	static const char *const ways[] = { "verify", "text", "request", "reply" };
	size_t i;

	*what = NULL;
	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (option_value(run, ways[i]) == NULL)
			continue;
		if (*what != NULL)
			return run_usage(run, _("--%s and --%s exclude each other"), *what, ways[i]);
		*what = ways[i];
	}
	return true;
}

static void
run(struct run *run)
{
	const char *what, *rows = run_rows_asked(run);

	if (!what_asked(run, &what))
		return;
	if (what == NULL || strcmp(what, "verify") == 0)
		each_record(run, verify);
	else if (strcmp(what, "reply") == 0)
		take(run, option_value(run, "reply"));
	else if (rows != NULL)
		run_usage(run, _("--%s and --%s exclude each other"), what, rows);
	else if (strcmp(what, "text") == 0)
		print_one(run, what, seal_text);
	else
		print_one(run, what, proof_request);
}

static const struct command command = {
	.name = "stamp",
	.brief = N_("prove what is published, and since when (horodatage)"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &portal_wing, &publication_entity, NULL, argc, argv);
}
