/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/demand.h"

#include <string.h>

const char *const demand_kinds[] = { "session", "session-cpas", "named-vote", "closed-doors",
	"urgency", "separate-vote", "no-confidence", NULL };

/* The rule that sets the share, in the order of demand_kinds. */
static const char *const demand_rules[] = { "session-asked-council", "session-asked-cpas",
	"vote-named", "session-closed", "urgency", "vote-articles", "confidence-tabled" };

/* Were too few sessions held in the year before, by the rule of that year?  Then another
 * holds. */
static bool
too_few(const struct demand *d, const struct rules *rules, day_t on, const char **rule,
    struct trace *trace, struct err *err)
{
	day_t before = day_of(day_ymd(on).year - 1, 12, 31);
	const struct rule *r = rules_on(rules, "sessions-council", before != DAY_NONE ? before : on,
	    err);
	int64_t least;

	if (r == NULL || !rule_number(rules, r, &least, err))
		return false;
	trace_add(trace, r, "held=%lld\tenough=%s", (long long)d->held,
	    d->held < least ? "no" : "yes");
	if (d->held < least)
		*rule = "session-asked-few";
	return true;
}

bool
demand_judge(struct demand *d, const char *kind, const struct rules *rules, day_t on,
    struct trace *trace, struct err *err)
{
	const char *name;
	const struct rule *r;
	size_t i = 0;

	while (strcmp(demand_kinds[i], kind) != 0)
		i++;
	name = demand_rules[i];
	if (d->held != DEMAND_HELD_UNKNOWN && i > 0)
		return err_set(err, STATUS_BAD, _("sessions held count for session alone"));
	if (d->held != DEMAND_HELD_UNKNOWN && !too_few(d, rules, on, &name, trace, err))
		return false;
	r = rules_on(rules, name, on, err);
	if (r == NULL)
		return false;
	if (d->asking > d->members)
		return err_set(err, STATUS_BAD, _("asking: %lld where there are %lld %s (%s)"),
		    (long long)d->asking, (long long)d->members, r->unit, r->article);
	if (!rule_share(rules, r, d->members, &d->needed, err))
		return false;
	d->enough = d->asking >= d->needed;
	trace_add(trace, r, "members=%lld asking=%lld share=%s\tneeded=%lld enough=%s",
	    (long long)d->members, (long long)d->asking, r->value, (long long)d->needed,
	    d->enough ? "yes" : "no");
	return true;
}
