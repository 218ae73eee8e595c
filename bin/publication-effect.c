/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_read.h"
#include "cmd/answer.h"
#include "law/publication.h"

static const struct column columns[] = {
	{ "effective", CELL_TEXT, N_("the day from which it binds") },
	{ 0 },
};

static void
run(struct run *run)
{
	struct buf b = { 0 };
	struct text date;
	struct answer a;
	day_t published, effect = DAY_NONE;

	if (answer_begin(run, &a, "law/assembly.tsv"))
		while (run_value(run, 0, &date)) {
			if (!answer_row(run, &a, day_read(date, &published, &run->err) &&
			    publication_effect(published, &effect, &a.rules, &a.trace,
			    &run->err) &&
			    answer_holds(run, a.trace.step[a.trace.count - 1].rule)))
				continue;
			buf_clear(&b);
			day_print(&b, effect);
			rows_string(a.rows, buf_str(&b));
		}
	buf_release(&b);
	answer_end(run, &a);
}

static const struct command command = {
	.name = "publication-effect",
	.brief = N_("tell from which day a by-law binds that is published on a date"),
	.operands = "[DATE...]",
	.flags = COMMAND_ROWS | COMMAND_EXPLAINS | COMMAND_LAW,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
