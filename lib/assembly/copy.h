/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_COPY_H
#define PERRON_ASSEMBLY_COPY_H

#include "assembly/scene.h"
#include "store/writer.h"

/* Points that follow on another: each names it as its predecessor. */

/* Appends to IDS the points that come back at each meeting of the assembly
 * (point récurrent). */
bool copy_recurring(struct writer *, int64_t assembly, int64_t **ids, size_t *count,
    struct err *);

/* Returns in AFTER a new point with the texts of another and what else it is known
 * by, in the state given, for the assembly; it is not stored yet. */
void copy_begin(struct record *after, const struct record *point, const char *state,
    struct text assembly, struct arena *);

/* Stores the new point, and what follows for advices on it. */
bool copy_end(struct writer *, struct record *, struct err *);

/* Makes the point that waits for the next meeting of the assembly in the place of
 * one, as it was before, that was postponed (postponed-next), with its files and annexes,
 * unless that is one that comes back at each meeting, or one follows on it already.  It
 * inherits the advices that were given, if the assembly carries them. */
bool copy_postponed(struct writer *, const struct scene *, const struct record *point,
    struct err *);

/* Makes the point that another assembly decides on after this one has accepted it,
 * validated and with what the assembly lets it take along (carries: its files and
 * annexes, its advices), unless it was made before.  What was recognised as an
 * emergency is late there. */
bool copy_sent(struct writer *, const struct scene *, const struct record *point,
    struct err *);

/* Tells in a remark which point follows on one, if any: that it was made stays. */
bool copy_remark(struct writer *, int64_t point, struct err *);

#endif
