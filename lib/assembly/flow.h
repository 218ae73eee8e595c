/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_FLOW_H
#define PERRON_ASSEMBLY_FLOW_H

#include "assembly/assembly.h"

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

#endif
