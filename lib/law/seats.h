/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_SEATS_H
#define PERRON_LAW_SEATS_H

#include "law/rule.h"

/* Sets *SEATS to how many members the council of a commune of that population
 * has when it is elected on the day, by the rules of share/law/seats.tsv, and
 * returns the rule; NULL on failure. */
const struct rule *seats_of(int64_t population, int64_t *seats, const struct rules *,
    day_t, struct trace *, struct err *);

#endif
