/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_SESSIONS_H
#define PERRON_LAW_SESSIONS_H

#include "law/rule.h"

/* How often an assembly has to meet: rules sessions-KIND of share/law/assembly.tsv. */

/* The kinds, NULL-terminated: council (ten sessions a year, CDLD L1122-11), cpas (one a
 * month, LO CPAS art. 29). */
extern const char *const sessions_kinds[];

struct sessions {
	day_t first, last; /* of the year or the month that is judged, both included */
	int64_t held;      /* sessions in it up to the day of the question */
	int64_t planned;   /* and those behind that day */
	int64_t least;     /* answer: how many it takes */
	bool enough;       /* answer: were so many held? */
};

/* Sets FIRST and LAST to the year or the month, as the unit of the rule says, that the day
 * is in. */
bool sessions_period(struct sessions *, const char *kind, day_t, const struct rules *,
    struct err *);

/* Judges the period by the rule of its last day. */
bool sessions_judge(struct sessions *, const char *kind, const struct rules *,
    struct trace *, struct err *);

#endif
