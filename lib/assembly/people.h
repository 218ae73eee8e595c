/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PEOPLE_H
#define PERRON_ASSEMBLY_PEOPLE_H

#include "assembly/assembly.h"

/*
 * The conduct of those who sit, sign and vote (verb/conduct.h).  What is recorded
 * of a meeting stands once the meeting is closed.
 *
 * A signatory is of the assembly, and alone in its place at any time.  A mandate
 * that a meeting knows keeps its assembly, and goes on holding on that day.
 *
 * An attendance is of a member who sits on that day, and of points of that agenda,
 * the first before the last; a member has one about the whole meeting.  Who
 * signs, or has voted at a point, is not made absent there; who has an interest
 * in it must go, but before voting.
 *
 * A vote is on a point of an agenda, and can stand (voting.h).  A ballot is of
 * a member who may vote there, and did not yet.
 */
bool mandate_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool signatory_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool attendance_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool vote_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool vote_follow(struct writer *, const struct record *before, const struct record *after,
    struct err *);
bool ballot_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool ballot_follow(struct writer *, const struct record *before, const struct record *after,
    struct err *);

/* Do all who were recorded at the meeting, present or not, or voted there, have their mandate
 * on that day?  False with STATUS_NO, naming one who has not. */
bool people_sit(struct writer *, int64_t meeting, day_t day, struct err *);

/* Was nobody who was recorded at some of the points of the meeting, or voted, lost when the
 * order of its agenda changed: does each row still end behind where it begins, and may those
 * who voted still do so?  False with STATUS_NO, the record in front. */
bool people_stay(struct writer *, int64_t meeting, struct err *);

#endif
