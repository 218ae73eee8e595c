/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_AVAILABLE_H
#define PERRON_ASSEMBLY_AVAILABLE_H

#include "assembly/assembly.h"

/* Which points a meeting can have on its agenda. */

/*
 * Does the meeting take a point of that list, which prefers one of that day (DAY_NONE:
 * none), without being told to?  One that is created takes all points, one that is frozen
 * or published those that are late or urgent or prefer it or an earlier one, one that is
 * being decided on those that are urgent, and one behind that none; none takes a point that
 * prefers a later one.
 */
bool meeting_takes(const struct record *meeting, struct text list, day_t preferred);

/*
 * deliberation-list --available=MEETING: the points that are validated, that the meeting
 * takes, that name it or none, and whose assembly, or else that of the meeting that they
 * prefer, is its own.  (PloneMeeting lists the same as available items.)
 */
void *available_begin(struct db *, const char *meeting, day_t on, struct err *);
bool available_keep(void *, const struct record *point, struct err *);
void available_end(void *); /* NULL is fine */

/* The fields that it looks at. */
#define AVAILABLE_FIELDS 5
extern const int available_fields[AVAILABLE_FIELDS];

#endif
