/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ASKING_H
#define PERRON_ASSEMBLY_ASKING_H

#include "assembly/manner.h"

/* Asking for advices and giving them: the conduct of advisers and advices, and what
 * follows for advices from what happens to points. */

/* Conduct of an adviser: its condition can be read, its states are states of points
 * of its assembly, its days are working days unless told otherwise. */
bool adviser_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool adviser_follow(struct writer *, const struct record *before,
    const struct record *after, struct err *);

/* Appends where an advice can go: from asked or asked again through the levels of its
 * adviser to given, one by one, with a step back from each (advising.h). */
bool advice_next(struct db *, const struct record *, struct buf *next, struct err *);

/* Refuses with STATUS_NO, naming the rule, to give an advice that is to go through a level
 * before (given, and those that do not run, are no matter of levels). */
bool advice_ready(struct writer *, int64_t id, struct err *);

/* Conduct of an advice.  A new one is of an active adviser of the assembly of the
 * point, who was not asked before; it takes the delay of the adviser, which starts when
 * the point is in a state for it.  It is given with an opinion, in such a state, on the
 * legal day unless another is told; a level that is held is left by who holds it, and its
 * delay runs on from level to level.  One that is asked again starts anew.  One that was
 * asked by the condition of the adviser is not withdrawn while that holds.  Only the
 * legality advice has a term, which is urgent for a reason (CDLD L1124-40).  One that
 * came along with its point (inherited, copy.h) is given and changed where it comes from. */
bool advice_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);

/* Sets *ID to the advice of the adviser on the point, to be given: that which was asked, or
 * one that nobody asked for (avis d'initiative). */
bool advice_offer(struct writer *, int64_t point, int64_t adviser, int64_t *id, struct err *);

/* Refuses with STATUS_NO a point that has a mandatory advice that is not given, or not
 * a positive one: it is not presented to a meeting yet. */
bool advice_allows(struct writer *, const struct record *point, struct err *);

/* Sets *ADVICE to the first advice on the point that is asked and not given, and that can be
 * given in the state that the point has; ID_NONE when there is none. */
bool advice_due(struct writer *, const struct record *point, int64_t *advice, struct err *);

/* In a level in which it waits (manner.h) what a point says does not change, nor does the
 * point go on, while such an advice is due: refuses with STATUS_NO, naming the rule. */
bool advice_waits(struct writer *, const struct manner *, const struct record *point,
    struct err *);

/* A file or an annex says something too, and comes, or goes, when the point does not wait:
 * refuses as advice_waits() does. */
bool advice_admits(struct writer *, const struct record *point, struct err *);

/* Does what the point says (title, recitals, operative part, act, amount, budget, note,
 * files: then the two are one) change? */
bool advice_concerns(const struct record *before, const struct record *after);

/* What follows from a point that was made (BEFORE is NULL), changed or moved:
 * - advices that the condition of an adviser, or the threshold of the legality advice
 *   (CDLD L1124-40), asks for are asked; those no longer asked for and not given are
 *   withdrawn;
 * - the delays of those that are not given start, stop, or start again (advising.h);
 * - given ones are invalidated when what the point says changes in a state that the
 *   adviser names. */
bool advice_follows(struct writer *, const struct record *before,
    const struct record *after, struct err *);

#endif
