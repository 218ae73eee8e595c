/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_read.h"
#include "cmd/answer.h"
#include "law/calendar.h"

static const struct option options[] = {
	{ "working", 'w', NULL, NULL, N_("count working days only") },
	{ "holidays", 0, "SET", NULL, N_("count working days only, the holidays of that set "
	    "being none (legal)") },
	{ 0 },
};

static const struct column columns[] = {
	{ "days", CELL_NUMBER, N_("days after FROM up to TO, negative when TO is earlier") },
	{ 0 },
};

static bool
count(struct run *run, int64_t *days)
{
	const char *set = option_value(run, "holidays");
	struct calendar c;
	day_t from, to;

	if (!day_read(text_of(run->operand[0]), &from, &run->err) ||
	    !day_read(text_of(run->operand[1]), &to, &run->err))
		return false;
	*days = to - from;
	if (set == NULL && option_value(run, "working") == NULL)
		return true;
	if (!run_calendar(run, &c, set, "fr"))
		return false;
	*days = calendar_count(&c, from, to);
	calendar_release(&c);
	return true;
}

static void
run(struct run *run)
{
	struct rows *rows;
	int64_t days;

	if (run->noperand != 2) {
		run_usage(run, _("the operands are two dates"));
		return;
	}
	if (!count(run, &days)) {
		run_fail(run);
		return;
	}
	rows = run_rows(run);
	if (rows != NULL)
		rows_number(rows, days);
}

static const struct command command = {
	.name = "day-count",
	.brief = N_("count the days or the working days from one date to another"),
	.operands = "FROM TO",
	.flags = COMMAND_ROWS | COMMAND_LAW,
	.option = options,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
