/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_read.h"
#include "base/decimal.h"
#include "cmd/command.h"
#include "law/calendar.h"

static const struct column columns[] = {
	{ "date", CELL_TEXT, N_("latest day of receipt") },
	{ 0 },
};

static bool
latest(struct text event, int64_t n, struct buf *b, struct err *err)
{
	day_t day;

	if (!day_read(event, &day, err))
		return false;
	day = francs_latest(day, n);
	if (day == DAY_NONE)
		return err_set(err, STATUS_BAD, _("%.*s: not in the years 0001 to 9999"),
		    (int)event.size, event.data);
	buf_clear(b);
	day_print(b, day);
	return true;
}

static void
run(struct run *run)
{
	struct buf b = { 0 };
	struct text event;
	struct rows *rows;
	int64_t n;

	if (run->noperand < 1 ||
	    !integer_parse(text_of(run->operand[0]), 0, DAY_LAST, &n)) {
		run_usage(run, _("the first operand is a number of days"));
		return;
	}
	rows = run_rows(run);
	while (rows != NULL && run_value(run, 1, &event)) {
		if (latest(event, n, &b, &run->err)) {
			rows_string(rows, buf_str(&b));
			continue;
		}
		run_fail_here(run);
	}
	if (run->err.text != NULL)
		run_fail(run);
	buf_release(&b);
}

static const struct command command = {
	.name = "day-francs",
	.brief = N_("tell the latest day of receipt that leaves N jours francs before an "
	    "event"),
	.operands = "N [EVENT...]",
	.flags = COMMAND_ROWS,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
