/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_DUTY_H
#define PERRON_ASSEMBLY_DUTY_H

#include "assembly/duties.h"

/* How duties.h finds what it tells: each file of duties_*.c adds its own to the list. */

/* The positions of duty_names. */
enum {
	VALIDATE_BY, FREEZE_BY, CONVOCATION, NOTICE, AGENDA, PAPERS, MINUTES, NOTES, DRAFTS,
	MEMBER_POINTS, DRAFTS_ONLINE, ADVICE, APPROVAL, COPIES, REGISTRIES, SENDING,
	SUPERVISION, PUBLICATION, EFFECT,
	EMBARGO, SESSIONS, MANDATE, SIGNATORY
};

/* What comes before meetings, and what comes after the decision on their points: of the
 * MEETING, or of all with ID_NONE. */
bool duties_of_meetings(struct duties *, struct db *, int64_t meeting, struct err *);
bool duties_of_acts(struct duties *, struct db *, int64_t meeting, struct err *);

/* How often assemblies met; and where mandates and the right to sign end. */
bool duties_of_assemblies(struct duties *, struct db *, struct err *);
bool duties_of_people(struct duties *, struct db *, struct err *);

/* Binds the day as a date. */
void bind_day(struct query *, int at_parameter, day_t);

/* The day in the field of the record; DAY_NONE without one. */
day_t day_in(const struct record *, int field);

/* Starts a duty: returns where its steps begin in the trace, behind those of the ones
 * before, or in their place when nobody wants to see them. */
size_t duty_start(struct duties *);

/* Returns a duty about a point. */
struct duty duty_on_point(const struct record *point, int name, const struct rule *);

/* Adds the duty, unless it is not one of those that are looked for.  FIRST is where its
 * steps began, DONE when it was done (DAY_NONE: not, or nobody tells); SETTLED says that
 * nothing can be done about it any more. */
void duty_add(struct duties *, struct duty, size_t first, day_t done, bool settled);

/* Was what is to be done by the date done on the day (DAY_NONE: not)?  Not if that day
 * is still to come. */
enum duty_met duty_met_by(const struct duties *, day_t date, day_t done);

#endif
