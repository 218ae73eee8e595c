/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/sessions.h"

#include <string.h>

const char *const sessions_kinds[] = { "council", "cpas", NULL };

static const struct rule *
find(const char *kind, day_t day, const struct rules *rules, struct err *err)
{
	struct buf name = { 0 };
	const struct rule *r;

	buf_printf(&name, "sessions-%s", kind);
	r = rules_on(rules, buf_str(&name), day, err);
	buf_release(&name);
	return r;
}

bool
sessions_period(struct sessions *s, const char *kind, day_t day, const struct rules *rules,
    struct err *err)
{
	const struct rule *r = find(kind, day, rules, err);
	struct ymd at = day_ymd(day);
	bool month;

	if (r == NULL)
		return false;
	month = strcmp(r->unit, "sessions a month") == 0;
	s->first = day_of(at.year, month ? at.month : 1, 1);
	s->last = month ? day_of(at.year, at.month, month_days(at.year, at.month))
	    : day_of(at.year, 12, 31);
	return true;
}

bool
sessions_judge(struct sessions *s, const char *kind, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	const struct rule *r = find(kind, s->last, rules, err);
	struct buf period = { 0 };

	if (r == NULL || !rule_number(rules, r, &s->least, err))
		return false;
	s->enough = s->held >= s->least;
	day_print(&period, s->first);
	buf_string(&period, " to=");
	day_print(&period, s->last);
	trace_add(trace, r, "from=%s held=%lld planned=%lld\tneeded=%lld enough=%s",
	    buf_str(&period), (long long)s->held, (long long)s->planned, (long long)s->least,
	    s->enough ? "yes" : "no");
	buf_release(&period);
	return true;
}
