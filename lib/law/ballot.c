/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/ballot.h"

#include <stdlib.h>
#include <string.h>

const char *const standing_words[] = { "elected", "runoff", "out", NULL };

/* What is the same for all steps of an answer. */
struct round {
	struct candidate *candidate; /* in their order */
	size_t count;
	const struct rules *rules;
	day_t on;
	struct trace *trace;
};

/* More votes first, then who is older; the name makes the order one. */
static int
order(const void *a, const void *b)
{
	const struct candidate *c = a, *d = b;

	if (c->votes != d->votes)
		return c->votes > d->votes ? -1 : 1;
	if (c->birth != d->birth)
		return c->birth < d->birth ? -1 : 1;
	return strcmp(c->name, d->name);
}

static void
add_names(struct buf *b, const struct candidate *from, const struct candidate *to)
{
	const struct candidate *c;

	for (c = from; c < to; c++)
		buf_printf(b, "%s%s", c > from ? "," : "", c->name);
}

static void
names_step(struct round *r, const struct rule *rule, const char *inputs, const char *what,
    size_t from, size_t to)
{
	struct buf names = { 0 };

	add_names(&names, r->candidate + from, r->candidate + to);
	trace_add(r->trace, rule, "%s\t%s=%s", inputs, what, buf_str(&names));
	buf_release(&names);
}

/* Is a day of birth untold among all who have the same votes as this one?  He may be the
 * oldest of them, or the youngest. */
static const struct candidate *
untold(const struct round *r, const struct candidate *alike)
{
	const struct candidate *c;

	for (c = r->candidate; c < r->candidate + r->count; c++)
		if (c->votes == alike->votes && c->birth == DAY_NONE)
			return c;
	return NULL;
}

/* Is the border behind the first AT candidates settled?  Where votes are equal
 * on both sides of it, the rule of that name has to be followed, and it needs
 * ages, and those that differ. */
static bool
settle(struct round *r, size_t at, const char *name, struct err *err)
{
	static const char *const words[] = { "oldest", NULL };
	const struct candidate *in = r->candidate + at - 1, *out = in + 1, *ageless;
	const struct rule *rule;
	size_t which;

	if (at == 0 || at >= r->count || in->votes != out->votes)
		return true;
	rule = rules_on(r->rules, name, r->on, err);
	if (rule == NULL || !rule_word(r->rules, rule, words, &which, err))
		return false;
	ageless = untold(r, in);
	if (ageless != NULL && ageless != in)
		out = ageless;
	if (ageless != NULL || in->birth == out->birth)
		return err_set(err, STATUS_NO,
		    _("%s and %s: equal votes, and no two days of birth to tell them apart (%s)"),
		    in->name, out->name, rule->article);
	trace_add(r->trace, rule, "votes=%lld\t%s=%s before %s", (long long)in->votes,
	    rule->value, in->name, out->name);
	return true;
}

static void
stand(struct round *r, size_t from, size_t to, enum standing standing)
{
	for (; from < to; from++)
		r->candidate[from].standing = standing;
}

/* How many places the second round has for so many posts. */
static bool
runoff_places(struct round *r, int64_t posts, const struct rule **rule, size_t *places,
    struct err *err)
{
	int64_t each;

	*rule = rules_on(r->rules, "ballot-runoff", r->on, err);
	if (*rule == NULL || !rule_number(r->rules, *rule, &each, err))
		return false;
	*places = (size_t)(each * posts);
	return true;
}

static bool
first_round(struct round *r, int64_t posts, int64_t cast, struct err *err)
{
	const struct rule *rule = rules_on(r->rules, "ballot-majority", r->on, err);
	struct buf inputs = { 0 };
	size_t elected = 0, places, end;
	int64_t needed;

	if (rule == NULL || !rule_share(r->rules, rule, cast, &needed, err))
		return false;
	while (elected < r->count && (int64_t)elected < posts &&
	    r->candidate[elected].votes >= needed)
		elected++;
	buf_printf(&inputs, "votes=%lld posts=%lld share=%s needed=%lld", (long long)cast,
	    (long long)posts, rule->value, (long long)needed);
	names_step(r, rule, buf_str(&inputs), "elected", 0, elected);
	buf_release(&inputs);
	stand(r, 0, elected, ELECTED);
	if ((int64_t)elected == posts)
		return settle(r, elected, "ballot-tie", err);
	if (!runoff_places(r, posts - (int64_t)elected, &rule, &places, err))
		return false;
	end = places < r->count - elected ? elected + places : r->count;
	if (!settle(r, end, "ballot-runoff-tie", err))
		return false;
	stand(r, elected, end, RUNOFF);
	buf_printf(&inputs, "posts=%lld places=%zu", (long long)posts - (long long)elected,
	    places);
	names_step(r, rule, buf_str(&inputs), "runoff", elected, end);
	buf_release(&inputs);
	return true;
}

static bool
second_round(struct round *r, int64_t posts, struct err *err)
{
	struct buf inputs = { 0 };
	const struct rule *rule;
	size_t places, elected = 0;

	if (!runoff_places(r, posts, &rule, &places, err))
		return false;
	if (places < r->count && r->candidate[places].votes > 0)
		return err_set(err, STATUS_BAD,
		    _("%s: votes for more than the %zu candidates of a second round (%s)"),
		    r->candidate[places].name, places, rule->article);
	rule = rules_on(r->rules, "ballot-runoff-majority", r->on, err);
	if (rule == NULL)
		return false;
	while (elected < r->count && (int64_t)elected < posts &&
	    r->candidate[elected].votes > 0)
		elected++;
	stand(r, 0, elected, ELECTED);
	buf_printf(&inputs, "posts=%lld by=%s", (long long)posts, rule->value);
	names_step(r, rule, buf_str(&inputs), "elected", 0, elected);
	buf_release(&inputs);
	/* Where nobody has a vote, there is nobody to prefer. */
	return elected == 0 || settle(r, elected, "ballot-tie", err);
}

bool
ballot_decide(struct candidate *candidate, size_t count, int64_t posts, int round,
    int64_t ballots, const struct rules *rules, day_t on, struct trace *trace,
    struct err *err)
{
	struct round r = { candidate, count, rules, on, trace };
	int64_t cast = 0;
	size_t i;

	qsort(candidate, count, sizeof *candidate, order);
	stand(&r, 0, count, OUT);
	for (i = 0; i < count; i++) {
		if (ballots >= 0 && candidate[i].votes > ballots)
			return err_set(err, STATUS_BAD, _("%s: %lld votes on %lld ballots"),
			    candidate[i].name, (long long)candidate[i].votes,
			    (long long)ballots);
		cast += candidate[i].votes;
		if (cast > RULE_MOST)
			return err_set(err, STATUS_BAD, _("more than %lld votes"),
			    (long long)RULE_MOST);
	}
	if (ballots >= 0 && cast / posts + (cast % posts != 0) > ballots)
		return err_set(err, STATUS_BAD, _("%lld votes on %lld ballots for %lld posts"),
		    (long long)cast, (long long)ballots, (long long)posts);
	if (round == 2)
		return second_round(&r, posts, err);
	return first_round(&r, posts, ballots >= 0 ? ballots : cast, err);
}
