/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"
#include "law/convocation.h"

static const struct option options[] = {
	{ "rule", 'r', "KIND", convocation_kinds, N_("what has to be there in time") },
	{ "event", 0, "DATE", NULL, N_("day of the session") },
	{ "received", 0, "DATE", NULL, N_("day on which it was received, or put at disposal") },
	{ 0 },
};

static const struct column columns[] = {
	{ "latest", CELL_TEXT, N_("the last lawful day of receipt") },
	{ "lawful", CELL_BOOLEAN, N_("yes when it was received by then; no value when that is not "
	    "told") },
	{ 0 },
};

static bool
read_days(const struct text *field, day_t *event, day_t *received, struct err *err)
{
	return case_day("event", field[0], event, err) &&
	    case_day("received", field[1], received, err) &&
	    (*event != DAY_NONE || err_set(err, STATUS_BAD, _("event: a date is needed")));
}

static void
check(struct run *run, struct answer *a, const struct text *field)
{
	day_t event, received, latest = DAY_NONE;
	struct buf b = { 0 };
	bool good, late;

	good = read_days(field, &event, &received, &run->err) &&
	    convocation_latest(option_value(run, "rule"), event, received, &latest, &a->rules,
	    &a->trace, &run->err);
	late = good && received > latest;
	if (late)
		run_no(run);
	if (answer_row(run, a, good)) {
		day_print(&b, latest);
		rows_string(a->rows, buf_str(&b));
		rows_string(a->rows, received == DAY_NONE ? NULL : late ? "no" : "yes");
	}
	buf_release(&b);
}

static void
run(struct run *run)
{
	struct text field[2] = {
		text_of(option_value(run, "event")), text_of(option_value(run, "received")),
	};
	struct answer a;

	if (option_value(run, "rule") == NULL) {
		run_usage(run, _("--%s is needed"), "rule");
		return;
	}
	if (answer_begin(run, &a, "law/assembly.tsv")) {
		if (field[0].data != NULL || field[1].data != NULL)
			check(run, &a, field);
		else
			while (run_case(run, field, 2))
				check(run, &a, field);
	}
	answer_end(run, &a);
}

static const struct command command = {
	.name = "convocation-check",
	.brief = N_("check whether a convocation or its papers came in time"),
	.flags = COMMAND_ROWS | COMMAND_EXPLAINS | COMMAND_LAW,
	.option = options,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
