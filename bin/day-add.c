/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/date_read.h"
#include "cmd/answer.h"
#include "law/calendar.h"

/* In the order of enum roll. */
static const char *const rolls[] = { "none", "next", "previous", NULL };

static const struct option options[] = {
	{ "holidays", 0, "SET", NULL, N_("set of holidays that do not work (legal)") },
	{ "roll", 0, "WAY", rolls, N_("move a day that does not work to the next or the "
	    "previous one that does (none)") },
	{ 0 },
};

static const struct column columns[] = {
	{ "date", CELL_TEXT, N_("the day reached") },
	{ 0 },
};

static enum roll
roll_of(const char *word)
{
	enum roll roll = ROLL_NONE;

	while (word != NULL && strcmp(rolls[roll], word) != 0)
		roll++;
	return roll;
}

static bool
add(struct calendar *c, struct span span, enum roll roll, struct text from, struct buf *b,
    struct err *err)
{
	day_t day;

	if (!day_read(from, &day, err))
		return false;
	day = span_apply(span, c, day);
	if (day != DAY_NONE)
		day = calendar_roll(c, day, roll);
	if (day == DAY_NONE)
		return err_set(err, STATUS_BAD, _("%.*s: not in the years 0001 to 9999"),
		    (int)from.size, from.data);
	buf_clear(b);
	day_print(b, day);
	return true;
}

static void
run(struct run *run)
{
	const char *set = option_value(run, "holidays");
	enum roll roll = roll_of(option_value(run, "roll"));
	struct calendar c;
	struct span span;
	struct buf b = { 0 };
	struct text from;
	struct rows *rows;

	if (run->noperand < 1 || !span_parse(text_of(run->operand[0]), &span)) {
		run_usage(run, _("the first operand is a step such as +30d, -5w, +1m or +2y"));
		return;
	}
	if (!run_calendar(run, &c, set, "fr")) {
		run_fail(run);
		return;
	}
	rows = run_rows(run);
	while (rows != NULL && run_value(run, 1, &from)) {
		if (add(&c, span, roll, from, &b, &run->err)) {
			rows_string(rows, buf_str(&b));
			continue;
		}
		run_fail_here(run);
	}
	if (run->err.text != NULL)
		run_fail(run);
	buf_release(&b);
	calendar_release(&c);
}

static const struct command command = {
	.name = "day-add",
	.brief = N_("add days, working days, months or years to dates"),
	.operands = "STEP [DATE...]",
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
