/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_CONVOCATION_H
#define PERRON_LAW_CONVOCATION_H

#include "law/rule.h"

/* What has to reach the members of an assembly, or the public, some jours
 * francs before it meets: rules convocation-KIND of share/law/assembly.tsv. */

/* The kinds, NULL-terminated: council, council-again (second and third call),
 * college (extraordinary), cpas, cpas-again, cpas-budget, budget (papers of
 * budget and accounts), member-item (point of a member), drafts-online,
 * minutes (at disposal). */
extern const char *const convocation_kinds[];

/* Sets *LATEST to the last day of receipt that is lawful for the event, and
 * adds to the trace whether RECEIVED is, which may be DAY_NONE. */
bool convocation_latest(const char *kind, day_t event, day_t received, day_t *latest,
    const struct rules *, struct trace *, struct err *);

#endif
