/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cmd/answer.h"
#include "law/majority.h"

static const struct option options[] = {
	{ "rule", 'r', "KIND", vote_kinds, N_("the assembly, two-thirds of those present for "
	    "urgency, or confidence for a motion of no confidence (council; cpas in the store of "
	    "a CPAS)") },
	{ "seats", 0, "N", NULL, N_("how many members are in office") },
	{ "present", 0, "N", NULL, N_("how many of them are present") },
	{ "tie", 0, "N", NULL, N_("at how many sessions of the college the matter was tied, "
	    "this one included (1)") },
	{ "urgent", 0, NULL, NULL, N_("the majority of the college recognised urgency before") },
	OPTION_ON,
	{ 0 },
};

static const struct column columns[] = {
	{ "result", CELL_TEXT, N_("adopted, rejected, postponed or president-decides") },
	{ "cast", CELL_NUMBER, N_("how many votes were cast: yes and no") },
	{ "needed", CELL_NUMBER, N_("how many yes it takes") },
	{ "reason", CELL_TEXT, N_("majority, no-majority, no-votes, tie, third-tie or urgency") },
	{ 0 },
};

/* Which votes the field is about, and where their number stands: NAME=N, or N
 * in the place of its name.  BALLOTS when that is none. */
static size_t
ballot_of(struct text *field, size_t place)
{
	const char *equal = field->size > 0 ? memchr(field->data, '=', field->size) : NULL;
	size_t size, i;

	if (equal == NULL)
		return place;
	size = (size_t)(equal - field->data);
	for (i = 0; i < BALLOTS; i++)
		if (strlen(ballot_words[i]) == size && memcmp(ballot_words[i], field->data,
		    size) == 0)
			break;
	*field = (struct text){ equal + 1, field->size - size - 1 };
	return i;
}

static bool
read_votes(const struct text *fields, struct vote *v, struct err *err)
{
	bool given[BALLOTS] = { false };
	size_t i, at;

	memset(v->ballots, 0, sizeof v->ballots);
	for (i = 0; i < BALLOTS; i++) {
		struct text field = fields[i];

		if (field.size == 0)
			continue;
		at = ballot_of(&field, i);
		if (at == BALLOTS)
			return err_set(err, STATUS_BAD,
			    _("not yes=N, no=N, abstain=N, blank=N or invalid=N: %.*s"),
			    (int)fields[i].size, fields[i].data);
		if (given[at])
			return err_set(err, STATUS_BAD, _("%s: given twice"), ballot_words[at]);
		if (!case_number(ballot_words[at], field, 0, RULE_MOST, &v->ballots[at], err))
			return false;
		given[at] = true;
	}
	for (i = BALLOT_YES; i <= BALLOT_NO; i++)
		if (!given[i])
			return err_set(err, STATUS_BAD, _("%s: a whole number is needed"),
			    ballot_words[i]);
	return true;
}

static void
count(struct run *run, struct answer *a, struct vote *v, const char *kind, day_t on)
{
	struct text field[BALLOTS];

	while (run_case(run, field, BALLOTS)) {
		if (!answer_row(run, a, read_votes(field, v, &run->err) &&
		    vote_count(v, kind, &a->rules, on, &a->trace, &run->err)))
			continue;
		rows_string(a->rows, outcome_words[v->outcome]);
		rows_number(a->rows, v->cast);
		rows_number(a->rows, v->needed);
		rows_string(a->rows, v->reason);
	}
}

static void
run(struct run *run)
{
	day_t on = answer_on(run);
	struct vote v = {
		.seats = option_number(run, "seats", 1, RULE_MOST, 0),
		.present = option_number(run, "present", 1, RULE_MOST, 0),
		.tie = option_number(run, "tie", 1, RULE_MOST, 0),
		.urgent = option_value(run, "urgent") != NULL,
	};
	const char *kind;
	struct answer a;

	if (run->status != STATUS_DONE || (kind = answer_kind(run, "council", "cpas")) == NULL)
		return;
	if (answer_begin(run, &a, "law/assembly.tsv"))
		count(run, &a, &v, kind, on);
	answer_end(run, &a);
}

static const struct command command = {
	.name = "vote-count",
	.brief = N_("count a vote and tell what it decides"),
	.operands = "[yes=N no=N [abstain=N] [blank=N] [invalid=N]]",
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
