/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_AGENDA_H
#define PERRON_ASSEMBLY_AGENDA_H

#include "assembly/assembly.h"
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

/*
 * Puts a point on the agenda of the meeting where the ordering of the assembly
 * wants it: AFTER, which is about to be stored, gets its list, its number and, on
 * an agenda that is frozen, its reference; the points behind it move up.
 */
bool agenda_enter(struct writer *, const struct record *meeting,
    const struct record *assembly, struct record *after, struct err *);

/* Closes the gap that the point leaves. */
bool agenda_leave(struct writer *, const struct record *before, struct err *);

/* Gives the points of the meeting their references, or takes them away. */
bool agenda_refer(struct writer *, const struct record *meeting,
    const struct record *assembly, bool give, struct err *);

/* Where a point is to go. */
enum place { PLACE_NUMBER, PLACE_UP, PLACE_DOWN };

/*
 * Moves a point to another place of its agenda: to NUMBER (a whole number of the
 * agenda, without sub-number), or past the point before or behind it.  The
 * points in between close up by one place, so that the agenda has the same
 * numbers before and after: 1 to n stay 1 to n, and what is missing in an
 * agenda that was published with some titles left out stays missing.
 * Sub-points follow their point; points without number stay without.  MOVED is
 * told the id of each point whose number changed, in the order of the agenda.
 * False with the reason in ERR, and then the transaction is to be given up:
 * STATUS_NO when the point has no meeting or no number of its own, when the
 * agenda has no such number, or when the meeting is closed.
 */
bool agenda_move(struct writer *, int64_t id, enum place, int64_t number,
    void (*moved)(int64_t id, void *), void *arg, struct err *);

#endif
