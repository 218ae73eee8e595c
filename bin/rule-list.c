/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cmd/answer.h"

static const char *const origins[] = { "perron", "own", NULL };

static const struct option options[] = {
	{ "on", 0, "DATE", NULL, N_("only rules that are known for that day") },
	{ "certainty", 0, "WORD", (const char *const[]){ "text", "secondary", "unverified", NULL },
	    N_("only rules of which as much was read") },
	{ "origin", 0, "WORD", origins,
	    N_("only those that are shipped, or that the authority has of its own") },
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
	{ "origin", CELL_TEXT, N_("perron where it is shipped, own where the authority set it, "
	    "which wins") },
	{ "id", CELL_TEXT, N_("id of a rule of the authority") },
	{ "takes", CELL_TEXT, N_("the values that can be followed") },
	{ 0 },
};

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
	/* One that is for authorities to set has no days. */
	answer_put_day(rows, r->to < r->from ? DAY_NONE : r->from);
	answer_put_day(rows, r->to == DAY_LAST ? DAY_NONE : r->to);
	rows_string(rows, r->value);
	rows_string(rows, r->unit);
	rows_string(rows, r->article);
	rows_string(rows, r->certainty);
	rows_string(rows, r->source);
	rows_string(rows, r->note);
	rows_number(rows, r->least);
	rows_string(rows, origins[r->own != NULL]);
	rows_string(rows, r->own);
	rows_string(rows, r->takes);
}

/* Is the rule one of those that are asked for? */
static bool
is_asked(const struct run *run, const struct rule *r, day_t on)
{
	const char *certainty = option_value(run, "certainty");
	const char *origin = option_value(run, "origin");

	return is_named(run, r->name) && (on == DAY_NONE || (on >= r->from && on <= r->to)) &&
	    (certainty == NULL || strcmp(certainty, r->certainty) == 0) &&
	    (origin == NULL || strcmp(origin, origins[r->own != NULL]) == 0);
}

/* Prints the rules of the table that are asked for, those of the authority behind the
 * shipped ones of the same name, and returns how many they are. */
static size_t
list(struct run *run, const char *table, day_t on, struct rows *rows)
{
	const struct rule *r, *own, *end;
	struct rules rules;
	size_t found = 0;

	if (!run_rules(run, &rules, table))
		return run_fail(run);
	end = rules.rule + rules.count;
	for (r = rules.rule; r < end && r->own == NULL; r++) {
		if (is_asked(run, r, on)) {
			put(rows, r);
			found++;
		}
		if (r + 1 < end && strcmp(r[1].name, r->name) == 0 && r[1].own == NULL)
			continue;
		for (own = r + 1; own < end; own++)
			if (own->own != NULL && strcmp(own->name, r->name) == 0 &&
			    is_asked(run, own, on)) {
				put(rows, own);
				found++;
			}
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

	for (i = 0; rows != NULL && rule_tables[i] != NULL && run->status == STATUS_DONE; i++)
		found += list(run, rule_tables[i], on, rows);
	if (rows != NULL && found == 0)
		run_no(run);
	run_fail(run);
}

static const struct command command = {
	.name = "rule-list",
	.brief = N_("list the rules of law that Perron follows, and how sure each is"),
	.operands = "[RULE...]",
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
