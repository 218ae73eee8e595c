/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cmd/answer.h"

static const struct option options[] = {
	{ "on", 0, "DATE", NULL, N_("only rules that are known for that day") },
	{ "certainty", 0, "WORD", (const char *const[]){ "text", "secondary", "unverified", NULL },
	    N_("only rules of which as much was read") },
	{ 0 },
};

static const struct column columns[] = {
	{ "rule", CELL_TEXT, N_("name of the rule") },
	{ "from", CELL_TEXT, N_("first day it is known for") },
	{ "to", CELL_TEXT, N_("last day; none is until further notice") },
	{ "value", CELL_TEXT, N_("a number, a word or words, or a share") },
	{ "unit", CELL_TEXT, N_("what the number counts, or what the share is taken of") },
	{ "article", CELL_TEXT, N_("the article that sets it") },
	{ "certainty", CELL_TEXT, N_("text, secondary or unverified: what was read of it") },
	{ "source", CELL_TEXT, N_("where that was read") },
	{ "note", CELL_TEXT, N_("conditions, and what remains to be verified") },
	{ "least", CELL_NUMBER, N_("the smallest quantity it is for") },
	{ 0 },
};

/* The tables of rules that are shipped. */
static const char *const tables[] = { "law/assembly.tsv", "law/seats.tsv", NULL };

/* Is the rule one of those named?  A star at the end stands for any end. */
static bool
is_named(const struct run *run, const char *name)
{
	size_t i, size;

	for (i = 0; i < run->noperand; i++) {
		size = strlen(run->operand[i]);
		if (strcmp(run->operand[i], name) == 0 || (size > 0 &&
		    run->operand[i][size - 1] == '*' &&
		    strncmp(run->operand[i], name, size - 1) == 0))
			return true;
	}
	return run->noperand == 0;
}

static void
put(struct rows *rows, const struct rule *r)
{
	rows_string(rows, r->name);
	answer_put_day(rows, r->from);
	answer_put_day(rows, r->to == DAY_LAST ? DAY_NONE : r->to);
	rows_string(rows, r->value);
	rows_string(rows, r->unit);
	rows_string(rows, r->article);
	rows_string(rows, r->certainty);
	rows_string(rows, r->source);
	rows_string(rows, r->note);
	rows_number(rows, r->least);
}

/* Prints the rules of the table that are asked for, and returns how many they are. */
static size_t
list(struct run *run, const char *table, day_t on, struct rows *rows)
{
	const char *certainty = option_value(run, "certainty");
	const struct rule *r;
	struct rules rules;
	size_t found = 0;

	if (!rules_load(&rules, table, &run->err))
		return 0;
	for (r = rules.rule; r < rules.rule + rules.count; r++) {
		if (!is_named(run, r->name) ||
		    (on != DAY_NONE && (on < r->from || on > r->to)) ||
		    (certainty != NULL && strcmp(certainty, r->certainty) != 0))
			continue;
		put(rows, r);
		found++;
	}
	rules_release(&rules);
	return found;
}

static void
run(struct run *run)
{
	day_t on = option_value(run, "on") == NULL ? DAY_NONE : answer_on(run);
	struct rows *rows = run->status != STATUS_DONE ? NULL : run_rows(run);
	size_t found = 0, i;

	for (i = 0; rows != NULL && tables[i] != NULL && run->err.text == NULL; i++)
		found += list(run, tables[i], on, rows);
	if (rows != NULL && found == 0)
		run_no(run);
	run_fail(run);
}

static const struct command command = {
	.name = "rule-list",
	.brief = N_("list the rules of law that Perron follows, and how sure each is"),
	.operands = "[RULE...]",
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
