/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/clock.h"
#include "cmd/answer.h"
#include "cmd/wings.h"
#include "rec/id.h"
#include "verb/history.h"

#define MOST_WINGS 16

static const struct option options[] = {
	{ .name = "id", .arg = "ID", .help = N_("only changes of this record") },
	{ .name = "actor", .arg = "NAME", .help = N_("only what this actor did") },
	{ .name = "command", .arg = "COMMAND", .help = N_("only what this command did") },
	{ .name = "since", .arg = "DATE", .help = N_("from this day (or instant) on") },
	{ .name = "until", .arg = "DATE", .help = N_("up to and with this day (or instant)") },
	{ .name = "limit", .arg = "N", .help = N_("print N changes at most") },
	{ 0 }
};

/* The wings' chains, read side by side in the order of time. */
struct chains {
	struct db *db[MOST_WINGS];
	struct query *query[MOST_WINGS];
	struct audit_row row[MOST_WINGS];
	bool there[MOST_WINGS];
};

/* Reads --since or --until as an instant: a day is the authority's, from its
 * first moment to its last. */
static bool
instant(struct run *run, const char *option, bool end, struct buf *at)
{
	const char *value = option_value(run, option);
	const struct authority *a;
	day_t day;

	if (value == NULL)
		return true;
	if (instant_is(text_of(value))) {
		buf_string(at, value);
		return true;
	}
	if (!answer_day(run, option, &day))
		return false;
	a = store_authority(&run->store, &run->err);
	if (a == NULL)
		return run_fail(run);
	clock_instant(at, clock_start(day + end, a->timezone) - end);
	return true;
}

static void
advance(struct run *run, struct chains *c, size_t i)
{
	c->there[i] = query_next(c->query[i], &run->err);
	if (c->there[i])
		audit_read(c->query[i], &c->row[i]);
}

static bool
open_chains(struct run *run, struct chains *c, const struct buf *since, const struct buf *until)
{
	const char *actor = option_value(run, "actor"), *command = option_value(run, "command");
	const char *id = option_value(run, "id");
	size_t i;

	for (i = 0; wings[i] != NULL; i++) {
		if (!store_has(&run->store, wings[i]))
			continue;
		c->db[i] = store_reader(&run->store, wings[i], &run->err);
		if (c->db[i] != NULL)
			c->query[i] = query_begin(c->db[i], AUDIT_SELECT
			    " WHERE at >= ?1 AND at <= ?2 AND (?3 IS NULL OR actor = ?3)"
			    " AND (?4 IS NULL OR command = ?4)"
			    " AND (?5 IS NULL OR instr(change, ?5) > 0) ORDER BY seq", &run->err);
		if (c->query[i] == NULL)
			return run_fail(run);
		query_bind_text(c->query[i], 1, text_of(buf_str(since)));
		query_bind_text(c->query[i], 2, text_of(until->size > 0 ? buf_str(until) : "9999-99"));
		query_bind_text(c->query[i], 3, text_of(actor));
		query_bind_text(c->query[i], 4, text_of(command));
		query_bind_text(c->query[i], 5, text_of(id));
		advance(run, c, i);
	}
	return run->err.text == NULL || run_fail(run);
}

/* The chain whose next row is the earliest. */
static bool
earliest(const struct chains *c, size_t *at)
{
	bool found = false;
	size_t i;

	for (i = 0; i < MOST_WINGS; i++) {
		struct text a = c->row[i].at;

		if (!c->there[i])
			continue;
		if (!found || memcmp(a.data, c->row[*at].at.data, a.size) < 0)
			*at = i;
		found = true;
	}
	return found;
}

/* Prints the changes of a row; false when the limit is reached. */
static bool
print(struct run *run, const struct audit_row *row, int64_t id, struct rows *rows,
    int64_t *left)
{
	struct audit_change change = { 0 };
	struct arena arena = { 0 };
	struct text rest = row->change;

	while (*left > 0 && !rows_failed(rows) &&
	    audit_next(&rest, &change, &arena, &run->err))
		if (id == ID_NONE || change.id == id) {
			history_print(rows, row, &change);
			--*left;
		}
	arena_release(&arena);
	return *left > 0 && !rows_failed(rows) && run->err.text == NULL;
}

static void
run_log(struct run *run)
{
	const char *wanted = option_value(run, "id");
	int64_t all = option_number(run, "limit", 1, INT64_MAX, INT64_MAX), left = all;
	int64_t id = ID_NONE;
	struct buf since = { 0 }, until = { 0 };
	struct chains c = { 0 };
	struct rows *rows;
	size_t i = 0;

	if (wanted != NULL && (id = id_parse(text_of(wanted))) == ID_NONE) {
		run_usage(run, _("--id: not an id: %s"), wanted);
		return;
	}
	if (run->status == STATUS_DONE && run_store(run) &&
	    instant(run, "since", false, &since) && instant(run, "until", true, &until) &&
	    open_chains(run, &c, &since, &until) && (rows = run_rows(run)) != NULL) {
		while (earliest(&c, &i) && print(run, &c.row[i], id, rows, &left))
			advance(run, &c, i);
		if (left == all)
			run_no(run);
	}
	run_fail(run);
	for (i = 0; i < MOST_WINGS; i++) {
		query_end(c.query[i]);
		db_close(c.db[i]);
	}
	buf_release(&since);
	buf_release(&until);
}

static const struct command command = {
	.name = "store-log", .brief = N_("tell all that was changed in a store, in the order of time"),
	.flags = COMMAND_STORE | COMMAND_ROWS, .option = options, .column = history_columns,
	.run = run_log,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
