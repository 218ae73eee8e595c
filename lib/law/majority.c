/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/majority.h"

#include <string.h>

const char *const quorum_kinds[] = { "council", "college", "cpas", "third-call", NULL };
const char *const vote_kinds[] = { "council", "college", "cpas", "two-thirds", "confidence",
	NULL };
const char *const ballot_words[] = { "yes", "no", "abstain", "blank", "invalid", NULL };
const char *const outcome_words[] = { "adopted", "rejected", "postponed",
	"president-decides", NULL };

static const char *
yes_no(bool yes)
{
	return yes ? "yes" : "no";
}

bool
quorum_judge(struct quorum *q, const char *kind, const struct rules *rules, day_t on,
    struct trace *trace, struct err *err)
{
	struct buf name = { 0 };
	const struct rule *r;
	bool good;

	buf_printf(&name, "quorum-%s", kind);
	r = rules_on(rules, buf_str(&name), on, err);
	buf_release(&name);
	if (r == NULL)
		return false;
	if (q->present > q->seats)
		return err_set(err, STATUS_BAD, _("present: %lld where there are %lld seats (%s)"),
		    (long long)q->present, (long long)q->seats, r->article);
	good = rule_share(rules, r, q->seats, &q->needed, err);
	if (good) {
		q->met = q->present >= q->needed;
		trace_add(trace, r, "seats=%lld present=%lld share=%s\tneeded=%lld quorum=%s",
		    (long long)q->seats, (long long)q->present, r->value,
		    (long long)q->needed, yes_no(q->met));
	}
	return good;
}

/* The rules of each kind of vote, in the order of vote_kinds.  A kind without
 * a tie rejects what has not enough. */
static const struct {
	const char *majority, *tie;
	const char *times, *repeated, *urgent; /* ties that end otherwise */
} vote_rules[] = {
	{ "majority-council", "tie-council", NULL, NULL, NULL },
	{ "majority-college", "tie-college", "tie-college-times", "tie-college-repeated",
	    "tie-college-urgent" },
	{ "majority-cpas", "tie-cpas", NULL, NULL, NULL },
	{ "urgency", NULL, NULL, NULL, NULL },
	{ "confidence", NULL, NULL, NULL, NULL },
};

static bool
told_too_much(const char *word, int64_t n, int64_t most, const char *whole,
    const struct rule *r, struct err *err)
{
	return err_set(err, STATUS_BAD, _("%s: %lld where there are %lld %s (%s)"), word,
	    (long long)n, (long long)most, whole, r->article);
}

/* More votes than voters, or more voters than seats? */
static bool
plausible(const struct vote *v, const struct rule *r, struct err *err)
{
	int64_t all = 0;
	size_t i;

	for (i = 0; i < BALLOTS; i++)
		all += v->ballots[i];
	if (v->seats > 0 && v->present > v->seats)
		return told_too_much("present", v->present, v->seats, "seats", r, err);
	if (v->present > 0 && all > v->present)
		return told_too_much("votes", all, v->present, "present", r, err);
	if (v->seats > 0 && all > v->seats)
		return told_too_much("votes", all, v->seats, "seats", r, err);
	return true;
}

/* A blank ballot that is not cast is an abstention; how sure that is, is another matter. */
static bool
count_blank(const struct vote *v, const struct rules *rules, day_t on, struct trace *trace,
    struct err *err)
{
	static const char *const words[] = { "abstain", NULL };
	const struct rule *r = rules_on(rules, "votes-blank", on, err);
	size_t which;

	if (r == NULL || !rule_word(rules, r, words, &which, err))
		return false;
	trace_add(trace, r, "blank=%lld\tcounted-as=%s", (long long)v->ballots[BALLOT_BLANK],
	    r->value);
	return true;
}

/* Which votes are cast: of the others the law takes no notice. */
static bool
count_cast(struct vote *v, const struct rules *rules, day_t on, struct trace *trace,
    struct err *err)
{
	const struct rule *r = rules_on(rules, "votes-cast", on, err);
	struct buf inputs = { 0 };
	size_t i;

	if (r == NULL)
		return false;
	v->cast = 0;
	for (i = 0; i < BALLOTS; i++) {
		if (rule_lists(r, ballot_words[i]))
			v->cast += v->ballots[i];
		buf_printf(&inputs, "%s%s=%lld", i > 0 ? " " : "", ballot_words[i],
		    (long long)v->ballots[i]);
	}
	trace_add(trace, r, "%s\tcast=%lld", buf_str(&inputs), (long long)v->cast);
	buf_release(&inputs);
	return v->ballots[BALLOT_BLANK] == 0 || rule_lists(r, ballot_words[BALLOT_BLANK]) ||
	    count_blank(v, rules, on, trace, err);
}

/* How many yes are needed: a share of what the unit of the rule says. */
static bool
count_needed(struct vote *v, const struct rules *rules, const struct rule *r,
    struct trace *trace, struct err *err)
{
	static const char *const units[] = { "votes", "present", "seats" };
	const int64_t wholes[] = { v->cast, v->present, v->seats };
	size_t i;

	for (i = 0; i < 2 && strcmp(units[i], r->unit) != 0; i++)
		;
	if (i > 0 && wholes[i] == 0)
		return err_set(err, STATUS_BAD, _("%s: not told (%s)"), units[i],
		    r->article);
	if (!rule_share(rules, r, wholes[i], &v->needed, err))
		return false;
	trace_add(trace, r, "%s=%lld share=%s yes=%lld\tneeded=%lld enough=%s", units[i],
	    (long long)wholes[i], r->value, (long long)v->ballots[BALLOT_YES],
	    (long long)v->needed, yes_no(v->ballots[BALLOT_YES] >= v->needed));
	return true;
}

/* Follows the rule of that name to an outcome. */
static bool
follow(struct vote *v, const char *name, const char *reason, const struct rules *rules,
    day_t on, struct trace *trace, struct err *err)
{
	const struct rule *r = rules_on(rules, name, on, err);
	size_t outcome;

	if (r == NULL || !rule_word(rules, r, outcome_words, &outcome, err))
		return false;
	v->outcome = (enum outcome)outcome;
	v->reason = reason;
	trace_add(trace, r, "yes=%lld no=%lld\tresult=%s", (long long)v->ballots[BALLOT_YES],
	    (long long)v->ballots[BALLOT_NO], r->value);
	return true;
}

/* Is this as many ties on one matter as the rule of that name asks for? */
static bool
tied_often(const struct vote *v, const char *name, const struct rules *rules, day_t on,
    struct trace *trace, bool *often, struct err *err)
{
	const struct rule *r = rules_on(rules, name, on, err);
	int64_t times = v->tie == 0 ? 1 : v->tie, enough;

	if (r == NULL || !rule_number(rules, r, &enough, err))
		return false;
	*often = times >= enough;
	trace_add(trace, r, "tie=%lld\tneeded=%lld enough=%s", (long long)times,
	    (long long)enough, yes_no(*often));
	return true;
}

static bool
break_tie(struct vote *v, size_t kind, const struct rules *rules, day_t on,
    struct trace *trace, struct err *err)
{
	bool often = false;

	if (v->urgent)
		return follow(v, vote_rules[kind].urgent, "urgency", rules, on, trace, err);
	if (vote_rules[kind].times != NULL &&
	    !tied_often(v, vote_rules[kind].times, rules, on, trace, &often, err))
		return false;
	if (often)
		return follow(v, vote_rules[kind].repeated, "third-tie", rules, on, trace, err);
	return follow(v, vote_rules[kind].tie, "tie", rules, on, trace, err);
}

bool
vote_count(struct vote *v, const char *kind, const struct rules *rules, day_t on,
    struct trace *trace, struct err *err)
{
	int64_t yes = v->ballots[BALLOT_YES];
	const struct rule *r;
	size_t i;

	for (i = 0; strcmp(vote_kinds[i], kind) != 0; i++)
		;
	r = rules_on(rules, vote_rules[i].majority, on, err);
	if (r == NULL || !plausible(v, r, err))
		return false;
	if ((v->urgent || v->tie > 0) && vote_rules[i].urgent == NULL)
		return err_set(err, STATUS_BAD,
		    _("urgency and earlier ties count in the college alone (%s)"), r->article);
	if (!count_cast(v, rules, on, trace, err) || !count_needed(v, rules, r, trace, err))
		return false;
	/* Where half is enough, half of no votes is none: nobody has adopted anything. */
	v->outcome = yes > 0 && yes >= v->needed ? ADOPTED : REJECTED;
	v->reason = v->outcome == ADOPTED ? "majority" : v->cast == 0 ? "no-votes" :
	    "no-majority";
	if (v->outcome == ADOPTED || v->cast == 0 || yes != v->ballots[BALLOT_NO] ||
	    vote_rules[i].tie == NULL)
		return true;
	return break_tie(v, i, rules, on, trace, err);
}
