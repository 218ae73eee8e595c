/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_CONTRADICTIONS_H
#define PERRON_ASSEMBLY_CONTRADICTIONS_H

#include "assembly/assembly.h"

/* Is told what contradicts what: the record, and "rule NAME: why".  A REMARK is no fault:
 * agendas that were imported, and meetings that are still at work, may have it. */
typedef void contradiction_tell(int64_t id, const char *why, bool remark, void *arg);

/*
 * Finds in the wing what the rules of its conduct would have refused: what came in beside them
 * (--keep-ids, imports, another program), or was right once and is not any more.
 * Faults: points of another assembly than their meeting's, or in a state that only a point on
 * an agenda has and on none; points still with their authors in a closed meeting, and decisions
 * there that the votes, or the quorum, do not bear; members recorded where they do not sit, twice,
 * or at points of another meeting; votes on what is on no agenda; signatories of another assembly;
 * advices that are given and say nothing.
 * Remarks: numbers with gaps, or twice; decisions without a text; points left open in a closed
 * meeting; meetings at one hour, or decided before the day TODAY comes to theirs; decisions that
 * votes do not bear in a meeting that is not closed yet.
 *
 * False with the reason in ERR when it could not look.
 */
bool contradictions_find(struct db *, day_t today, contradiction_tell *, void *arg,
    struct err *);

#endif
