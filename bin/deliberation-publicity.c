/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/showing.h"
#include "base/clock.h"
#include "cmd/answer.h"
#include "cmd/kind.h"

static const struct option options[] = {
	{ .name = "on", .arg = "DATE", .help = N_("answer as of that day, not today") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the deliberation") },
	{ .name = "shown", .help = N_("what the web site shows of it: nothing, draft or decision") },
	{ 0 }
};

/* The day that the question is about; DAY_NONE after reporting why there is none. */
static day_t
day_asked(struct run *run)
{
	day_t day = option_value(run, "on") != NULL ? answer_on(run) :
	    store_day(&run->store, clock_now(), &run->err);

	run_fail(run);
	return day;
}

static void
judge(struct run *run, struct finder *finder, struct showing *showing, struct text value,
    struct answer *a)
{
	int64_t id = record_id(run->entity, value, &run->err);
	struct arena arena = { 0 };
	enum shown shown = SHOWN_NOTHING;
	struct record r;
	bool good;

	good = id != 0 && (finder_get(finder, id, &r, &arena, &run->err) ||
	    record_missing(run->entity, id, &run->err)) &&
	    showing_point(showing, &r, &shown, &a->trace, &run->err);
	if (good && shown == SHOWN_NOTHING)
		run_no(run);
	if (answer_row(run, a, good)) {
		rows_id(a->rows, id);
		rows_string(a->rows, shown_words[shown]);
	}
	arena_release(&arena);
}

static void
run_publicity(struct run *run)
{
	struct finder *finder = NULL;
	struct showing *showing = NULL;
	struct db *db = NULL;
	struct text value;
	struct answer a = { 0 };
	day_t on;

	if (run_store(run) && answer_begin(run, &a, "law/assembly.tsv") &&
	    (on = day_asked(run)) != DAY_NONE &&
	    (db = store_reader(&run->store, run->wing, &run->err)) != NULL &&
	    (showing = showing_begin(db, on, &run->err)) != NULL)
		finder = finder_begin(db, run->entity, &run->err);
	while (finder != NULL && run_value(run, 0, &value))
		judge(run, finder, showing, value, &a);
	answer_end(run, &a);
	finder_end(finder);
	showing_end(showing);
	db_close(db);
}

static const struct command command = {
	.name = "publicity",
	.brief = N_("tell what the web site shows of deliberations, and why"),
	.operands = "[ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.option = options, .column = columns, .run = run_publicity,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
