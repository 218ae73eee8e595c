/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_DEMAND_H
#define PERRON_LAW_DEMAND_H

#include "law/rule.h"

/* What some members of an assembly can have by asking for it together. */

/* The kinds, NULL-terminated: session (that the council meets), session-cpas,
 * named-vote, closed-doors (huis clos), urgency (of a point that is not on the
 * agenda), separate-vote (on articles of a budget), no-confidence (tabled by each
 * group: motion de méfiance). */
extern const char *const demand_kinds[];

#define DEMAND_HELD_UNKNOWN (-1)

struct demand {
	int64_t members; /* of whom: in office, present or of the group, as the rule says */
	int64_t asking;
	int64_t held;    /* sessions of the year before, or DEMAND_HELD_UNKNOWN */
	int64_t needed;  /* answer */
	bool enough;
};

/* Judges one of the kinds on the day by the share that its rule asks for.  After a
 * year of fewer sessions than the law wants, fewer members can ask for one (CDLD
 * L1122-11): only `session` may be told how many were held, which is judged by the rule
 * of the last day of that year.  False when more ask
 * than there are members. */
bool demand_judge(struct demand *, const char *kind, const struct rules *, day_t,
    struct trace *, struct err *);

#endif
