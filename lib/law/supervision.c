/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/supervision.h"

#include <string.h>

const char *const supervision_kinds[] = { "annulment", "approval", "accounts", "worship",
	"cpas-budget", NULL };

bool
supervision_by_council(const char *kind)
{
	return strcmp(kind, "worship") == 0 || strcmp(kind, "cpas-budget") == 0;
}

/* What the steps of one answer share. */
struct inquiry {
	const char *kind;
	const struct rules *rules;
	struct trace *trace;
};

/* The rule supervision-WHAT-KIND. */
static const struct rule *
find(const struct inquiry *q, const char *what, day_t day, struct err *err)
{
	struct buf name = { 0 };
	const struct rule *r;

	buf_printf(&name, "supervision-%s-%s", what, q->kind);
	r = rules_on(q->rules, buf_str(&name), day, err);
	buf_release(&name);
	return r;
}

/* Whether the act may be executed meanwhile: of some kinds nothing is known. */
static bool
execution(const struct inquiry *q, day_t day, struct err *err)
{
	struct buf name = { 0 };
	const struct rule *r = NULL;

	buf_printf(&name, "supervision-execution-%s", q->kind);
	if (rules_have(q->rules, buf_str(&name)))
		r = rules_on(q->rules, buf_str(&name), day, err);
	buf_release(&name);
	if (r != NULL)
		trace_add(q->trace, r, "\texecution=%s%s%s", r->value,
		    *r->unit == '\0' ? "" : " ", r->unit);
	return err->text == NULL;
}

/* Adds the step from a day to a later one, and reaches it. */
static bool
advance(const struct inquiry *q, const struct rule *r, const char *from_name, day_t from,
    int64_t n, const char *to_name, day_t *to, struct err *err)
{
	struct buf days = { 0 };

	*to = day_add(from, n);
	if (*to == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	day_print(&days, from);
	buf_printf(&days, " days=%lld\t%s=", (long long)n, to_name);
	day_print(&days, *to);
	trace_add(q->trace, r, "%s=%s", from_name, buf_str(&days));
	buf_release(&days);
	return true;
}

static bool
send_by(struct supervision *s, const struct inquiry *q, struct err *err)
{
	const struct rule *r = find(q, "send", s->adopted, err);
	int64_t n;

	return r != NULL && rule_number(q->rules, r, &n, err) &&
	    advance(q, r, "adopted", s->adopted, n, "send-by", &s->send_by, err);
}

/* The opinion that comes before; without the day on which the council received it, the term
 * of the council begins when that of the opinion is over. */
static bool
opinion(struct supervision *s, const struct inquiry *q, struct err *err)
{
	const struct rule *r, *silence;
	struct buf text = { 0 };
	day_t by;
	int64_t n;

	if (strcmp(q->kind, "worship") != 0)
		return err_set(err, STATUS_BAD, _("an opinion is heard for worship alone"));
	r = find(q, "opinion", s->opinion_asked, err);
	if (r == NULL || !rule_number(q->rules, r, &n, err) || !advance(q, r, "asked",
	    s->opinion_asked, n, "opinion-by", &by, err))
		return false;
	if (s->received != DAY_NONE)
		return true;
	silence = find(q, "opinion-silence", by, err);
	if (silence == NULL)
		return false;
	s->received = by;
	day_print(&text, by);
	trace_add(q->trace, silence, "opinion-by=%s\topinion=%s received=%s", buf_str(&text),
	    silence->value, buf_str(&text));
	buf_release(&text);
	return true;
}

/* A term that ends on a day off moves, or not, as the rule says. */
static bool
shift(struct supervision *s, const struct inquiry *q, struct days_off *off, struct err *err)
{
	static const char *const rolls[] = { "none", "next", "previous", NULL };
	const struct rule *r = rules_on(q->rules, "supervision-shift", s->received, err);
	const struct rule *set = r == NULL ? NULL :
	    rules_on(q->rules, "supervision-holidays", s->received, err);
	day_t end = s->expiry;
	struct buf days = { 0 };
	size_t roll;

	if (set == NULL || !rule_word(q->rules, r, rolls, &roll, err) ||
	    !days_off_turn(off, set->value, q->rules, err))
		return false;
	trace_add(q->trace, set, "\tholidays=%s", set->value);
	s->expiry = calendar_roll(&off->calendar, end, (enum roll)roll);
	if (s->expiry == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	days_off_tell(off, end < s->expiry ? end : s->expiry, end < s->expiry ? s->expiry : end,
	    q->rules, q->trace);
	day_print(&days, end);
	buf_string(&days, "\texpiry=");
	day_print(&days, s->expiry);
	trace_add(q->trace, r, "term-end=%s", buf_str(&days));
	buf_release(&days);
	return true;
}

static bool
expiry(struct supervision *s, const struct inquiry *q, struct days_off *off, struct err *err)
{
	static const char *const starts[] = { "excluded", NULL }, *const none[] = { "none", NULL };
	const struct rule *start = rules_on(q->rules, "supervision-start", s->received, err);
	const struct rule *pause = start == NULL ? NULL :
	    rules_on(q->rules, "supervision-suspension", s->received, err);
	const struct rule *term = pause == NULL ? NULL : find(q, "term", s->received, err);
	const struct rule *more = NULL;
	int64_t days, added = 0;
	size_t which;

	if (term == NULL || !rule_word(q->rules, start, starts, &which, err) ||
	    !rule_word(q->rules, pause, none, &which, err) ||
	    !rule_number(q->rules, term, &days, err))
		return false;
	if (s->extended && ((more = find(q, "extension", s->received, err)) == NULL ||
	    !rule_share(q->rules, more, days, &added, err)))
		return false;
	if (!advance(q, start, "received", s->received, 1, "first-day", &s->expiry, err) ||
	    !advance(q, term, "received", s->received, days, "term-end", &s->expiry, err) ||
	    (more != NULL && !advance(q, more, "term-end", s->expiry, added, "term-end",
	    &s->expiry, err)))
		return false;
	trace_add(q->trace, pause, "\tsuspension=%s", pause->value);
	return shift(s, q, off, err);
}

bool
supervision_judge(struct supervision *s, const char *kind, struct days_off *off,
    const struct rules *rules, struct trace *trace, struct err *err)
{
	struct inquiry q = { kind, rules, trace };
	const struct rule *silence;
	day_t day;

	s->send_by = s->expiry = DAY_NONE;
	if (s->adopted != DAY_NONE && s->received != DAY_NONE && s->received < s->adopted)
		return err_set(err, STATUS_BAD, _("received before it was adopted"));
	if (s->opinion_asked != DAY_NONE && s->received != DAY_NONE &&
	    s->received < s->opinion_asked)
		return err_set(err, STATUS_BAD, _("received before its opinion was asked"));
	if (s->opinion_asked != DAY_NONE && !opinion(s, &q, err))
		return false;
	day = s->received != DAY_NONE ? s->received : s->adopted;
	if (s->extended && s->received == DAY_NONE)
		return err_set(err, STATUS_BAD, _("extended, but not received"));
	if ((s->adopted != DAY_NONE && !send_by(s, &q, err)) ||
	    (s->received != DAY_NONE && !expiry(s, &q, off, err)))
		return false;
	silence = find(&q, "silence", day, err);
	if (silence == NULL)
		return false;
	s->silence = silence->value;
	trace_add(trace, silence, "\tsilence=%s", silence->value);
	return execution(&q, day, err);
}
