/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"
#include "law/seats.h"

static const struct option options[] = {
	OPTION_ON,
	{ 0 },
};

static const struct column columns[] = {
	{ "seats", CELL_NUMBER, N_("how many members the council has") },
	{ "certainty", CELL_TEXT, N_("text, secondary or unverified: what was read of the rule") },
	{ 0 },
};

static void
run(struct run *run)
{
	day_t on = answer_on(run);
	const struct rule *rule = NULL;
	struct text value;
	struct answer a;
	int64_t population, seats = 0;
	bool good;

	if (on == DAY_NONE)
		return;
	if (answer_begin(run, &a, "law/seats.tsv"))
		while (run_value(run, 0, &value)) {
			good = case_number("population", value, 1, RULE_MOST, &population,
			    &run->err) && (rule = seats_of(population, &seats, &a.rules, on,
			    &a.trace, &run->err)) != NULL && answer_holds(run, rule);
			if (!answer_row(run, &a, good))
				continue;
			rows_number(a.rows, seats);
			rows_string(a.rows, rule->certainty);
		}
	answer_end(run, &a);
}

static const struct command command = {
	.name = "seats-count",
	.brief = N_("tell how many seats the council of a population has"),
	.operands = "[POPULATION...]",
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
