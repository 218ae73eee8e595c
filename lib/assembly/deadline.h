/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_DEADLINE_H
#define PERRON_ASSEMBLY_DEADLINE_H

#include "base/arena.h"
#include "base/err.h"

/* The moment before its meetings at which an assembly wants something to be done:
 * DAYS.HH:MM, so many days before at that hour; 5.9:30 is half past nine on the fifth day
 * before (PloneMeeting writes them so). */

/* Refuses with STATUS_BAD a text that is none; no value is fine. */
bool deadline_check(struct text, struct err *);

/* Returns the moment for a meeting of that date (FIELD_MOMENT), owned by the arena; no
 * value when the assembly wants none, or when the calendar has no such day. */
struct text deadline_before(struct text date, struct text deadline, struct arena *);

#endif
