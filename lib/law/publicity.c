/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/publicity.h"

#include <string.h>

const char *const shown_words[SHOWN_COUNT] = { "nothing", "draft", "decision" };

/* What the rules are asked about, and where they tell of it. */
struct question {
	const struct publicity *point;
	day_t on;
	const struct rules *rules;
	struct trace *trace;
	struct err *err;
};

/* Tells the answer of the rule from these inputs and the day, which are released. */
static bool
answer(const struct question *q, const struct rule *r, struct buf *inputs, bool yes)
{
	buf_string(inputs, " on=");
	day_print(inputs, q->on);
	if (q->trace != NULL)
		trace_add(q->trace, r, "%s\t%s", buf_str(inputs), yes ? "yes" : "no");
	buf_release(inputs);
	return yes;
}

/* Is the word one of those of the rule?  False with ERR set when there is no rule. */
static bool
lists(const struct question *q, const char *name, const char *subject, struct text word)
{
	const struct rule *r = rules_on(q->rules, name, q->on, q->err);
	struct buf text = { 0 };
	bool yes;

	if (r == NULL)
		return false;
	buf_text(&text, word);
	yes = rule_lists(r, buf_str(&text));
	if (q->trace != NULL)
		trace_add(q->trace, r, "%s=%s\t%s", subject, buf_str(&text), yes ? "yes" : "no");
	buf_release(&text);
	return yes;
}

/* Has the day come from which the authority shows it? */
static bool
is_chosen(const struct question *q)
{
	const struct rule *r = rules_on(q->rules, "publicity-choice", q->on, q->err);
	const struct publicity *p = q->point;
	struct buf inputs = { 0 };
	bool yes;

	if (r == NULL)
		return false;
	buf_string(&inputs, "publication=");
	buf_text(&inputs, p->choice.data == NULL ? text_of("private") : p->choice);
	yes = rule_lists(r, strchr(buf_str(&inputs), '=') + 1) && p->from <= q->on;
	if (p->from != DAY_NONE) {
		buf_string(&inputs, " publish-on=");
		day_print(&inputs, p->from);
	}
	return answer(q, r, &inputs, yes);
}

/* Is it of the public part, or its secrecy over? */
static bool
is_open(const struct question *q)
{
	static const char *const words[] = { "embargo", NULL };
	const struct publicity *p = q->point;
	const struct rule *r;
	struct buf inputs = { 0 };
	size_t which;
	bool yes;

	if (!p->closed)
		return true;
	r = rules_on(q->rules, "act-closed", q->on, q->err);
	if (r == NULL || !rule_word(q->rules, r, words, &which, q->err))
		return false;
	yes = p->embargo != DAY_NONE && p->embargo < q->on;
	buf_string(&inputs, "embargo=");
	if (p->embargo == DAY_NONE)
		buf_string(&inputs, "none");
	else
		day_print(&inputs, p->embargo);
	return answer(q, r, &inputs, yes);
}

/* Can there be a decision on it at all?  Of a question the trace tells why not. */
static bool
is_decidable(const struct question *q)
{
	const struct rule *r;
	struct buf inputs = { 0 };

	if (!q->point->question)
		return true;
	r = rules_on(q->rules, "publicity-question", q->on, q->err);
	buf_string(&inputs, "act=question");
	if (r != NULL)
		answer(q, r, &inputs, false);
	buf_release(&inputs);
	return false;
}

/* Are the decisions of its meeting not being written any more? */
static bool
is_written(const struct question *q)
{
	return !q->point->written || lists(q, "publicity-written", "meeting", q->point->meeting);
}

/* How a by-law is published is told; whether this is how, nobody but the law says. */
static bool
tell_mode(const struct question *q)
{
	const struct rule *r = q->point->by_law && q->trace != NULL ?
	    rules_on(q->rules, "publication-mode", q->on, q->err) : NULL;

	if (r != NULL)
		trace_add(q->trace, r, "act=by-law\tmode=%s", r->value);
	return q->err->text == NULL;
}

bool
publicity_on(const struct publicity *p, day_t on, enum shown *shown,
    const struct rules *rules, struct trace *trace, struct err *err)
{
	struct question q = { p, on, rules, trace, err };

	*shown = SHOWN_NOTHING;
	if (p->meeting.data == NULL || !is_chosen(&q) || !is_open(&q))
		return err->text == NULL;
	if (p->choice.data[0] == 'd') {
		if (is_decidable(&q) && lists(&q, "publicity-decision", "state", p->state) &&
		    is_written(&q) && tell_mode(&q))
			*shown = SHOWN_DECISION;
	} else if (lists(&q, "publicity-draft", "meeting", p->meeting) &&
	    lists(&q, "publicity-point", "state", p->state))
		*shown = SHOWN_DRAFT;
	return err->text == NULL;
}

bool
publicity_meets(const char *kind, const struct rules *rules, day_t on)
{
	struct err none = { 0 };
	struct buf name = { 0 };
	bool public = true;

	buf_printf(&name, "session-%s", kind);
	if (rules_know(rules, buf_str(&name), on))
		public = strcmp(rules_on(rules, buf_str(&name), on, &none)->value, "closed") != 0;
	buf_release(&name);
	return public;
}
