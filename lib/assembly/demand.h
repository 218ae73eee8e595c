/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_DEMAND_H
#define PERRON_ASSEMBLY_DEMAND_H

#include "assembly/assembly.h"

/*
 * What an assembly demands of its points, as its record says: what they must tell before
 * they are presented, whose names they may carry, and who may take them further.  All
 * that is refused here is a STATUS_NO, and names its rule or leaves that to who asks.
 */

/* Refuses demands that are none, with the name of the field: a field that no point has,
 * a level that the assembly does not have, a line that is no rule, or one told twice. */
bool demand_check(const struct record *assembly, struct err *);

/* The same for an adviser: who holds the levels of its advices. */
bool demand_check_adviser(const struct record *adviser, struct err *);

/* Does the point have a value in each field that the assembly wants (required)? */
bool demand_told(const struct record *assembly, const struct record *point, struct err *);

/* Has the point a name that belongs on a list of the assembly, and had not BEFORE (NULL:
 * had none)? */
bool demand_lists(const struct record *before, const struct record *point);

/*
 * Where the assembly is strict: is each name that the point got since BEFORE (NULL: each
 * that it has) on the list of the assembly, as ordering.h compares names?  A list that the
 * assembly does not have takes all.
 */
bool demand_listed(const struct record *assembly, const struct record *before,
    const struct record *point, struct err *);

/* Gives a point that tells nobody who answers for it the one who does for its category
 * (in-charge), if any. */
void demand_in_charge(const struct record *assembly, struct record *point);

/* Returns who holds the level, joined by commas; no value when it is open to all. */
struct text demand_holders(const struct record *assembly, struct text level);

/* Refuses, naming the rule, that the actor takes something on from a level that by the rules
 * (holders of an assembly or an adviser) others hold. */
bool demand_held(struct text rules, struct text level, struct text actor, struct err *);

#endif
