/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_NUMBERING_H
#define PERRON_ASSEMBLY_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "rec/value.h"

/*
 * The numbers of an agenda, without its points: as the store keeps them
 * (ITEM_UNIT), in any order, 0 for a point that has none.  A point of a whole
 * number is the master of the sub-points of that number, which follow it
 * wherever it goes.  An agenda of 1 to n, with sub-points of 1 to m, stays one;
 * what an agenda that was published with titles left out lacks, or has twice,
 * stays so.
 */
struct numbering {
	int64_t *number;
	size_t count;
};

/* More sub-points than that a point has not. */
#define SUBPOINTS 99

/* Where a point is to go. */
enum place { PLACE_NUMBER, PLACE_UP, PLACE_DOWN };

/* The last number there is (999999), as the store keeps it. */
#define NUMBER_LAST (INT64_C(999999) * ITEM_UNIT)

/* Gives the point at AT, which has none, the whole number (of the store), and those
 * from there on, with their sub-points, the next; STATUS_NO when there is none. */
bool numbering_enter(struct numbering *, size_t at, int64_t number, struct err *);

/* Takes the number of the point at AT away, and closes up behind it.  Its first
 * sub-point takes its place, and the others that of the one before them. */
void numbering_leave(struct numbering *, size_t at);

/* Refuses numbers, whatever their order, that have twice what those before did not, or a
 * gap (below a number of the same rank) or a sub-point without its point where those
 * before had none; STATUS_NO. */
bool numbering_keeps(const struct numbering *before, const struct numbering *after,
    struct err *);

/*
 * Moves the point at AT, which has a number: to NUMBER, which must be one of the
 * agenda or the next at its end, or past the one before or behind it of the same
 * rank.
 *
 * A point and its sub-points move together.  Points of one rank keep the numbers
 * that they have between them: 1 to n stay 1 to n, and a gap stays where it was.  A
 * point that becomes a sub-point of another (NUMBER is as things are before the
 * move) takes its own along, behind it; a sub-point that is given a whole number
 * becomes a point of its own; those where it leaves close up, and those where it
 * arrives make room.
 *
 * False with STATUS_NO and the reason, and nothing moved, when there is no such
 * place, when the number is another point's too, or would be a sub-point of the
 * point itself.
 */
bool numbering_move(struct numbering *, size_t at, enum place, int64_t number,
    struct err *);

#endif
