/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/advice.h"

#include "base/decimal.h"

const char *const finance_terms[] = { "term", "urgent", "extended", NULL };

/* Which days of the week are working days to the law is not sure. */
static bool
finance_week(const struct delay *d, const struct rules *rules, struct trace *trace,
    struct err *err)
{
	static const char *const weeks[] = { "monday-friday", NULL };
	const struct rule *r = rules_on(rules, "finance-advice-days", d->started, err);
	size_t which;

	if (r == NULL || !rule_word(rules, r, weeks, &which, err))
		return false;
	trace_add(trace, r, "\tdays=%s", r->value);
	return true;
}

/* The term that the law gives the finance director. */
static bool
finance_days(struct delay *d, const struct rules *rules, struct trace *trace, struct err *err)
{
	struct buf text = { 0 };
	const struct rule *r;

	buf_printf(&text, "finance-advice-%s", d->finance);
	r = rules_on(rules, buf_str(&text), d->started, err);
	buf_clear(&text);
	if (r != NULL && rule_number(rules, r, &d->days, err)) {
		day_print(&text, d->started);
		trace_add(trace, r, "started=%s\tworking-days=%s", buf_str(&text), r->value);
	}
	d->working = true;
	buf_release(&text);
	return err->text == NULL && finance_week(d, rules, trace, err);
}

/* The holidays that are no working days; NULL with the reason in ERR. */
static const struct rule *
holidays(const struct delay *d, struct days_off *off, const struct rules *rules,
    struct err *err)
{
	const struct rule *r = rules_on(rules, "advice-holidays", d->started, err);

	return r != NULL && days_off_turn(off, r->value, rules, err) ? r : NULL;
}

static void
tell(const struct delay *d, const struct rule *start, const struct rule *set,
    const struct days_off *off, const struct rules *rules, struct trace *trace)
{
	struct buf from = { 0 }, to = { 0 };

	day_print(&from, d->started);
	day_print(&to, d->limit);
	if (set == NULL)
		trace_add(trace, start, "started=%s days=%lld\tlimit=%s", buf_str(&from),
		    (long long)d->days, buf_str(&to));
	else {
		trace_add(trace, start, "started=%s\tstart=%s", buf_str(&from), start->value);
		days_off_tell(off, d->started + 1, d->limit, rules, trace);
		trace_add(trace, set, "started=%s working-days=%lld holidays=%s\tlimit=%s",
		    buf_str(&from), (long long)d->days, set->value, buf_str(&to));
	}
	buf_release(&from);
	buf_release(&to);
}

bool
delay_end(struct delay *d, struct days_off *off, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	static const char *const starts[] = { "excluded", NULL };
	const struct rule *start = rules_on(rules, "advice-start", d->started, err), *set = NULL;
	size_t which;

	if (start == NULL || !rule_word(rules, start, starts, &which, err) ||
	    (d->finance != NULL && !finance_days(d, rules, trace, err)) ||
	    (d->working && (set = holidays(d, off, rules, err)) == NULL))
		return false;
	d->limit = d->working ? calendar_add(&off->calendar, d->started, d->days)
	    : day_add(d->started, d->days);
	if (d->limit == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	tell(d, start, set, off, rules, trace);
	return true;
}

bool
delay_left(const struct delay *d, day_t on, int64_t *left, struct days_off *off,
    const struct rules *rules, struct err *err)
{
	*left = (int64_t)d->limit - on;
	if (!d->working || on > d->limit)
		return true;
	if (holidays(d, off, rules, err) == NULL)
		return false;
	*left = calendar_count(&off->calendar, on, d->limit);
	return true;
}

bool
finance_asked(int64_t amount, day_t day, bool *asked, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	const struct rule *r = rules_on(rules, "finance-advice-threshold", day, err);
	struct buf text = { 0 };
	int64_t euros;

	if (r == NULL || !rule_number(rules, r, &euros, err))
		return false;
	*asked = amount >= euros * 100;
	decimal_print(&text, amount, 2);
	trace_add(trace, r, "amount=%s threshold=%s\tasked=%s", buf_str(&text), r->value,
	    *asked ? "yes" : "no");
	buf_release(&text);
	return true;
}
