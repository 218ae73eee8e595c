/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_AGENDA_H
#define PERRON_ASSEMBLY_AGENDA_H

#include "assembly/assembly.h"
#include "assembly/numbering.h"
#include "store/writer.h"

/* The agenda of a meeting: the deliberations that are on it, in the order in
 * which they are read out. */
struct point {
	int64_t id;
	int64_t number; /* as the store keeps it (ITEM_UNIT), 0 for none */
	bool secret;
};
struct agenda {
	struct point *point;
	size_t npoint;
};

/* Reads the agenda: the public part, then the closed one (huis clos), each by
 * number, points without one at its end.  False with the reason in ERR. */
bool agenda_read(struct agenda *, struct db *, int64_t meeting, struct err *);
void agenda_release(struct agenda *);

/* May the agenda of the meeting, and what is recorded of it, still change?  False with
 * STATUS_NO when it is closed. */
bool agenda_open(const struct record *meeting, struct err *);

/*
 * The functions below change agendas within a transaction.  A point that enters or
 * leaves is stored by who calls; the numbers, and from freezing on the references, of
 * all the others are stored once, by agenda_settle() or when the transaction is: until
 * then the store has them as they were.  Records are those of writer_get().
 */

/*
 * Puts a point on the agenda of the meeting, where the ordering of the assembly wants
 * it: in front of the first point, sub-points aside, that is to stand behind it, or
 * else at the end.  A point that has a number keeps it.  AFTER, which is about to be
 * stored, is given the meeting, the number, its list, and its reference from freezing
 * on.  To be called when nothing can refuse the point any more.
 *
 * Its list becomes late when it is normal, the point has a meeting that it prefers,
 * this one is frozen or further, and is of the same day or later.  (As
 * PloneMeeting does; the law has points supplémentaires in CDLD L1122-24.)
 *
 * False with the reason in ERR: STATUS_NO when the meeting is closed.
 */
bool agenda_enter(struct writer *, const struct record *meeting,
    const struct record *assembly, struct record *after, struct err *);

/* Takes the point, as it is stored, off the agenda that it is on, if any: what stands
 * behind it closes up, and its first sub-point takes its place.  To be called when
 * nothing can refuse it any more.  False with the reason in ERR: STATUS_NO when the
 * meeting is closed. */
bool agenda_leave(struct writer *, const struct record *before, struct err *);

/* Gives all points of the meeting that have a number and no reference theirs, or takes
 * the references away; MEETING is as it is about to be.  Where the assembly has no
 * format nothing changes, and a point gets none as long as what it is made of is not
 * known, so that it is asked for again when the meeting moves on. */
bool agenda_refer(struct writer *, const struct record *meeting,
    const struct record *assembly, bool give, struct err *);

/* Gives the points that have the reference which the meeting made as it was BEFORE the one
 * that it makes now, if that is known; one that was set by hand stays. */
bool agenda_refer_anew(struct writer *, const struct record *before,
    const struct record *meeting, const struct record *assembly, struct err *);

/* Moves a point on its agenda as numbering_move() says.  False with the reason in ERR:
 * STATUS_NO, and nothing moved, when the point has no meeting or no number, when the
 * meeting is closed, or when the point cannot go there. */
bool agenda_move(struct writer *, int64_t id, enum place, int64_t number, struct err *);

/* Says that numbers on the agenda are about to be set by hand: when the transaction is
 * stored they may have no gap, and nothing twice, that they did not have at the first call
 * of this.  False with the reason in ERR; that of the transaction is STATUS_NO. */
bool agenda_renumber(struct writer *, int64_t meeting, struct err *);

/* Says that the order of the agenda is about to change: when the transaction is stored, who
 * was there and voted must be so still (people_stay()).  That is refused then with STATUS_NO,
 * naming the rule. */
void agenda_reorder(struct writer *, int64_t meeting);

/* Stores what has changed, and tells MOVED (which may be NULL) the id of each point
 * that got another number, in the order in which they stood. */
bool agenda_settle(struct writer *, void (*moved)(int64_t id, void *), void *arg,
    struct err *);

#endif
