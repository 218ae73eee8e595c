/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"
#include "law/majority.h"

static const struct option options[] = {
	{ "rule", 'r', "KIND", quorum_kinds, N_("the assembly, or third-call for what it was "
	    "twice called in vain for (council; cpas in the store of a CPAS)") },
	OPTION_ON,
	{ 0 },
};

static const struct column columns[] = {
	{ "needed", CELL_NUMBER, N_("how many members must be present") },
	{ "present", CELL_NUMBER, N_("how many are") },
	{ "quorum", CELL_BOOLEAN, N_("yes when the assembly can decide") },
	{ 0 },
};

static bool
read_quorum(const struct text *field, struct quorum *q, struct err *err)
{
	return case_number("seats", field[0], 1, RULE_MOST, &q->seats, err) &&
	    case_number("present", field[1], 0, RULE_MOST, &q->present, err);
}

static void
run(struct run *run)
{
	day_t on = answer_on(run);
	const char *kind = on == DAY_NONE ? NULL : answer_kind(run, "council", "cpas");
	struct text field[2];
	struct answer a;
	struct quorum q;
	bool good;

	if (kind == NULL)
		return;
	if (answer_begin(run, &a, "law/assembly.tsv"))
		while (run_case(run, field, 2)) {
			good = read_quorum(field, &q, &run->err) &&
			    quorum_judge(&q, kind, &a.rules, on, &a.trace, &run->err);
			if (good && !q.met)
				run_no(run);
			if (!answer_row(run, &a, good))
				continue;
			rows_number(a.rows, q.needed);
			rows_number(a.rows, q.present);
			rows_string(a.rows, q.met ? "yes" : "no");
		}
	answer_end(run, &a);
}

static const struct command command = {
	.name = "quorum-check",
	.brief = N_("check whether enough members are present to decide"),
	.operands = "[SEATS PRESENT]",
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
