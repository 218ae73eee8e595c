/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "law/number.h"

static const struct option options[] = {
	{ "type", 't', "TYPE", number_schemes, N_("what the numbers are") },
	{ 0 },
};

static const struct column columns[] = {
	{ "value", CELL_TEXT, N_("the number as it was given") },
	{ "valid", CELL_BOOLEAN, N_("is it right?") },
	{ "normal", CELL_TEXT, N_("the number in its normal form") },
	{ "reason", CELL_TEXT, N_("why it is wrong") },
	{ 0 },
};

static void
run(struct run *run)
{
	const char *type = option_value(run, "type");
	struct buf normal = { 0 };
	struct text value;
	struct rows *rows;
	bool valid;

	if (type == NULL) {
		run_usage(run, _("--%s is needed"), "type");
		return;
	}
	rows = run_rows(run);
	while (rows != NULL && run_value(run, 0, &value)) {
		buf_clear(&normal);
		valid = number_check(value, type, &normal, &run->err);
		if (!valid && run->err.status != STATUS_NO)
			break;
		rows_text(rows, value);
		rows_string(rows, valid ? "yes" : "no");
		rows_string(rows, valid ? buf_str(&normal) : NULL);
		rows_string(rows, valid ? NULL : run->err.text);
		if (!valid)
			run_no(run);
		err_clear(&run->err);
	}
	if (run->err.text != NULL)
		run_fail(run);
	buf_release(&normal);
}

static const struct command command = {
	.name = "number-check",
	.brief = N_("check enterprise, VAT, account, payment, national and commune numbers"),
	.operands = "[VALUE...]",
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
