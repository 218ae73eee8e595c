/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "law/number.h"

static const char *const types[] = { "ogm", NULL };

static const struct option options[] = {
	{ "type", 't', "TYPE", types, N_("what to make") },
	{ 0 },
};

static const struct column columns[] = {
	{ "number", CELL_TEXT, N_("the number with its check digits") },
	{ 0 },
};

static void
run(struct run *run)
{
	struct buf number = { 0 };
	struct text digits;
	struct rows *rows;

	if (option_value(run, "type") == NULL) {
		run_usage(run, _("--%s is needed"), "type");
		return;
	}
	rows = run_rows(run);
	while (rows != NULL && run_value(run, 0, &digits)) {
		buf_clear(&number);
		if (number_make_ogm(digits, &number)) {
			rows_string(rows, buf_str(&number));
			continue;
		}
		err_set(&run->err, STATUS_BAD, _("not one to ten digits: %.*s"),
		    (int)digits.size, digits.data);
		run_fail_here(run);
	}
	if (run->err.text != NULL)
		run_fail(run);
	buf_release(&number);
}

static const struct command command = {
	.name = "number-make",
	.brief = N_("make structured communications for payments"),
	.operands = "[N...]",
	.flags = COMMAND_ROWS,
	.option = options,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
