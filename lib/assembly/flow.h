/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_FLOW_H
#define PERRON_ASSEMBLY_FLOW_H

#include "assembly/scene.h"

/*
 * The conduct (verb/conduct.h) of meetings and of their points: where they can
 * go, the rules that may refuse it, and what follows.  The manner of the
 * assembly (manner.h) says which states there are.
 *
 * A refusal names its rule: "rule decision-text: neither motivation nor
 * decision".
 */

bool meeting_next(struct db *, const struct record *, struct buf *next, struct err *);
bool meeting_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool meeting_follow(struct writer *, const struct record *before,
    const struct record *after, struct err *);

bool point_next(struct db *, const struct record *, struct buf *next, struct err *);
bool point_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool point_follow(struct writer *, const struct record *before, const struct record *after,
    struct err *);
bool point_attach(struct writer *, const struct record *, struct err *);

/* Would the rules let the point go along with its meeting, which is about to be as the scene
 * has it (manner_step())?  False with the reason in ERR, and nothing stored. */
bool point_may_step(struct writer *, const struct scene *, int64_t id, struct err *);

/* Lets it go along, without asking them. */
bool point_step(struct writer *, const struct scene *, int64_t id, struct err *);

/* Can what is recorded of the point be, on the day that its meeting is about to have?  False
 * with the reason in ERR. */
bool point_may_stand(struct writer *, const struct scene *, int64_t id, struct err *);

/* Brings the point, which comes back at each meeting (point récurrent), onto the agenda of
 * that of the scene, as a point that follows on it.  Where a rule keeps it from the agenda,
 * it waits for this meeting, validated, and there is a remark. */
bool point_recur(struct writer *, const struct scene *, int64_t id, struct err *);

#endif
