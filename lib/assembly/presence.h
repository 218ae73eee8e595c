/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PRESENCE_H
#define PERRON_ASSEMBLY_PRESENCE_H

#include "assembly/sitting.h"
#include "law/majority.h"

/*
 * Who is there at each point of a sitting.  Of the rows that are about a member
 * and a point the most particular wins: the one about the fewest points, and of
 * two alike the later; one about the whole meeting comes last.  A member of
 * whom no row speaks is not told, and not counted: except one who sits in the
 * place of another, who is present.
 *
 * A point is its position on the agenda; SITTING_NONE asks about the meeting as
 * a whole.  Nothing here changes the sitting.
 */

/* The words of attendance.presence, in their order, and what nothing tells. */
enum presence {
	PRESENT, EXCUSED, ABSENT, NOT_TAKING_PART, CONFLICT, REPLACED, REPRESENTED,
	PRESENCE_UNTOLD
};
extern const char *const presence_words[];

struct standing {
	enum presence presence;
	const struct attendance *row; /* that says so; NULL: none does */
	size_t other; /* who sits in the place or holds the proxy, or whose place it is */
};

/* Is the member kept from the point by law?  The president of the CPAS does not sit in the
 * college where it supervises acts of the CPAS (CDLD L1123-8): whatever was recorded, he
 * does not take part. */
bool presence_barred(const struct sitting *, size_t point, size_t seat);

/* Tells how the member stands at the point. */
struct standing presence_of(const struct sitting *, size_t point, size_t seat);

/* The same for all seats of the sitting at once, of which there are nseat. */
void presence_at(const struct sitting *, size_t point, struct standing *);

/* Is the member there to vote at the point: present, or represented by one who is? */
bool presence_votes(const struct sitting *, size_t point, size_t seat);

/* Returns all the seats in the order of precedence at the point, which the caller frees:
 * the rank recorded for it, or for the meeting, goes for that of the mandate, and before the
 * same rank of another. */
size_t *presence_order(const struct sitting *, size_t point);

/* Returns the office held at the point: the one recorded for it, else no value. */
struct text presence_position(const struct sitting *, size_t point, size_t seat);

/* Returns what happened between two points: "left", "entered", or "". */
const char *presence_move(const struct standing *before, const struct standing *now);

/* Tells, in the order of the seats, who left and who came in before the point,
 * which is after the one before it: nobody before the first. */
void presence_moves(const struct sitting *, size_t point,
    void (*tell)(size_t seat, bool entered, const struct standing *now, void *), void *arg);

/* Returns the assembly as the law on quorum and votes knows it: council, college
 * or cpas; NULL for one whose law is not in share/law. */
const char *presence_law(const struct sitting *);

/* Returns how many members are in office: the seats of the assembly or, where they
 * are not told, the mandates with a vote on that day. */
int64_t presence_seats(const struct sitting *);

/* Returns how many members with a vote are there to vote at the point. */
int64_t presence_voters(const struct sitting *, size_t point);

/*
 * Judges the quorum at the point (CDLD L1122-17, L1123-20; LO CPAS art. 32): the
 * members with a vote who are present, against the seats of the assembly, or,
 * where these are not told, the members with a vote on that day.  A council
 * that is called for the third time decides with any number on what is on its agenda
 * for the third time: points whose predecessor was on that of the second call, and the
 * predecessor of that on that of the first.  False with the reason in ERR: no rule is
 * known for the assembly, more are present than there are seats.
 */
bool presence_quorum(const struct sitting *, size_t point, struct quorum *, struct trace *,
    struct err *);

#endif
