/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"
#include "cmd/answer.h"
#include "law/calendar.h"

static const char *const languages[] = { "fr", "nl", "de", "en", NULL };

static const struct option options[] = {
	{ "holidays", 0, "SET", NULL, N_("set of holidays (legal)") },
	{ "language", 0, "LANGUAGE", languages, N_("language of the names (fr)") },
	{ 0 },
};

static const struct column columns[] = {
	{ "date", CELL_TEXT, N_("the day") },
	{ "name", CELL_TEXT, N_("name of the holiday") },
	{ "article", CELL_TEXT, N_("the article that sets it") },
	{ "certainty", CELL_TEXT, N_("text, secondary or unverified: what was read of it") },
	{ 0 },
};

static void
list(struct run *run, struct calendar *c, int year)
{
	const struct holiday *holiday;
	size_t i, n = calendar_year(c, year, &holiday);
	struct rows *rows = run_rows(run);
	struct buf b = { 0 };

	for (i = 0; rows != NULL && i < n; i++) {
		buf_clear(&b);
		day_print(&b, holiday[i].day);
		rows_string(rows, buf_str(&b));
		rows_string(rows, holiday[i].name);
		rows_string(rows, holiday[i].article);
		rows_string(rows, holiday[i].certainty);
	}
	buf_release(&b);
}

static void
run(struct run *run)
{
	const char *set = option_value(run, "holidays");
	const char *language = option_value(run, "language");
	struct calendar c;
	int64_t year;

	if (run->noperand != 1 || !integer_parse(text_of(run->operand[0]), 1, 9999, &year)) {
		run_usage(run, _("the operand is a year from 1 to 9999"));
		return;
	}
	if (!run_calendar(run, &c, set, language != NULL ? language : "fr")) {
		run_fail(run);
		return;
	}
	list(run, &c, (int)year);
	calendar_release(&c);
}

static const struct command command = {
	.name = "day-list",
	.brief = N_("list the holidays of a year"),
	.operands = "YEAR",
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
