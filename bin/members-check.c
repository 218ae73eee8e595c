/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"
#include "law/demand.h"

static const struct option options[] = {
	{ "rule", 'r', "KIND", demand_kinds, N_("what is asked for (session; session-cpas in the "
	    "store of a CPAS)") },
	{ "held", 0, "N", NULL, N_("how many sessions the council held in the year before") },
	OPTION_ON,
	{ 0 },
};

static const struct column columns[] = {
	{ "needed", CELL_NUMBER, N_("how many members must ask for it") },
	{ "asking", CELL_NUMBER, N_("how many do") },
	{ "enough", CELL_BOOLEAN, N_("yes when it is to be") },
	{ 0 },
};

static bool
read_demand(const struct text *field, struct demand *d, struct err *err)
{
	return case_number("members", field[0], 1, RULE_MOST, &d->members, err) &&
	    case_number("asking", field[1], 0, RULE_MOST, &d->asking, err);
}

static void
run(struct run *run)
{
	const char *kind;
	int64_t held = option_number(run, "held", 0, RULE_MOST, DEMAND_HELD_UNKNOWN);
	day_t on = answer_on(run);
	struct text field[2];
	struct answer a;
	bool good;

	if (run->status != STATUS_DONE ||
	    (kind = answer_kind(run, "session", "session-cpas")) == NULL)
		return;
	if (answer_begin(run, &a, "law/assembly.tsv"))
		while (run_case(run, field, 2)) {
			struct demand d = { .held = held };

			good = read_demand(field, &d, &run->err) &&
			    demand_judge(&d, kind, &a.rules, on, &a.trace, &run->err);
			if (good && !d.enough)
				run_no(run);
			if (!answer_row(run, &a, good))
				continue;
			rows_number(a.rows, d.needed);
			rows_number(a.rows, d.asking);
			rows_string(a.rows, d.enough ? "yes" : "no");
		}
	answer_end(run, &a);
}

static const struct command command = {
	.name = "members-check",
	.brief = N_("check whether enough members ask for a session, a vote by name or "
	    "closed doors"),
	.operands = "[MEMBERS ASKING]",
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
