/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PRESENT_H
#define PERRON_ASSEMBLY_PRESENT_H

#include "assembly/assembly.h"
#include "store/writer.h"

/*
 * Presents a point to the meeting (ID_NONE: the one it is for), with the conduct of
 * points; CHANGED tells whether that was still to be done.  False with the reason in
 * ERR: STATUS_NO when it is on another agenda, when no meeting takes it, or when a rule
 * refuses.
 *
 * The meeting that a point is for is the one it names; else the one that it prefers,
 * when that is not past and takes points; else the next of its assembly, from today on,
 * that takes it, which for a point without assembly is the one that is active, where just
 * one is: one that is created takes all points, one that is frozen or published
 * those that are late or urgent or prefer it or an earlier one, and one that is being
 * decided on those that are urgent; none takes a point that prefers a later one.
 */
bool present_point(struct writer *, const struct conduct *, int64_t id, int64_t meeting,
    bool *changed, struct err *);

/* Takes a point off the agenda that it is on, back to those that are validated, with the
 * conduct of points.  False with the reason in ERR: STATUS_NO when it is on none, or a
 * rule refuses. */
bool withdraw_point(struct writer *, const struct conduct *, int64_t id, struct err *);

#endif
