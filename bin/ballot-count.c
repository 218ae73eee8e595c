/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/answer.h"
#include "law/ballot.h"

static const char *const rounds[] = { "1", "2", NULL };

static const struct option options[] = {
	{ "posts", 0, "N", NULL, N_("how many posts there are to fill (1)") },
	{ "round", 0, "ROUND", rounds, N_("the first round, or the second between the best "
	    "placed (1)") },
	{ "ballots", 0, "N", NULL, N_("how many valid ballots there were, where one bears "
	    "several names (one for each vote)") },
	OPTION_ON,
	{ 0 },
};

static const struct column columns[] = {
	{ "name", CELL_TEXT, N_("the candidate") },
	{ "votes", CELL_NUMBER, N_("the votes for the candidate") },
	{ "standing", CELL_TEXT, N_("elected, runoff (goes to the second round) or out") },
	{ 0 },
};

struct list {
	struct candidate *candidate;
	size_t count;
};

static bool
read_candidate(const struct text *field, struct candidate *c, struct err *err)
{
	if (field[0].size == 0)
		return err_set(err, STATUS_BAD, _("name: none"));
	*c = (struct candidate){ .name = field[0].data };
	return case_number("votes", field[1], 0, RULE_MOST, &c->votes, err) &&
	    case_day("birth", field[2], &c->birth, err);
}

static int
by_name(const void *a, const void *b)
{
	const struct candidate *c = a, *d = b;

	return strcmp(c->name, d->name);
}

static bool
read_list(struct run *run, struct list *list)
{
	struct candidate one;
	struct text field[3];
	bool good = true;
	size_t i;

	while (run_case(run, field, 3)) {
		if (!read_candidate(field, &one, &run->err)) {
			good = run_fail_here(run);
			continue;
		}
		/* The room doubles whenever the count is a power of two. */
		if ((list->count & (list->count - 1)) == 0)
			list->candidate = mem_resize(list->candidate,
			    list->count == 0 ? 1 : list->count * 2, sizeof one);
		list->candidate[list->count++] = one;
	}
	if (run->status != STATUS_DONE || !good)
		return false;
	qsort(list->candidate, list->count, sizeof one, by_name);
	for (i = 1; i < list->count; i++)
		if (by_name(&list->candidate[i - 1], &list->candidate[i]) == 0) {
			err_set(&run->err, STATUS_BAD, _("%s: two candidates of that name"),
			    list->candidate[i].name);
			return run_fail(run);
		}
	return true;
}

static void
decide(struct run *run, struct answer *a, struct list *list, day_t on)
{
	const char *round = option_value(run, "round");
	int64_t posts = option_number(run, "posts", 1, RULE_MOST, 1);
	int64_t ballots = option_number(run, "ballots", 0, RULE_MOST, -1);
	size_t i;

	if (run->status != STATUS_DONE || !read_list(run, list))
		return;
	if (!ballot_decide(list->candidate, list->count, posts,
	    round != NULL && *round == '2' ? 2 : 1, ballots, &a->rules, on, &a->trace,
	    &run->err)) {
		run_fail(run);
		return;
	}
	if (answer_row(run, a, true))
		for (i = 0; i < list->count; i++) {
			rows_string(a->rows, list->candidate[i].name);
			rows_number(a->rows, list->candidate[i].votes);
			rows_string(a->rows, standing_words[list->candidate[i].standing]);
		}
}

static void
run(struct run *run)
{
	day_t on = answer_on(run);
	struct list list = { 0 };
	struct answer a;

	if (on == DAY_NONE)
		return;
	/* Also where nobody stands, there is something to sort. */
	list.candidate = mem_zero(1, sizeof *list.candidate);
	if (answer_begin(run, &a, "law/assembly.tsv"))
		decide(run, &a, &list, on);
	free(list.candidate);
	answer_end(run, &a);
}

static const struct command command = {
	.name = "ballot-count",
	.brief = N_("tell who is elected by a ballot, or goes to its second round"),
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
