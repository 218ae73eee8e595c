/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ANNEXING_H
#define PERRON_ASSEMBLY_ANNEXING_H

#include "assembly/assembly.h"

/*
 * The conduct of annexes (verb/conduct.h).  Once the meeting of its point is closed, an
 * annex stays as it is, and there are no new ones: it can be signed, if it is to be, and
 * then its signed copy is attached; and it can be taken back from the public.  Annexes of
 * meetings are free: signed minutes come after the closing.
 *
 * A new annex, a new file of one, and one that is withdrawn change what its point says,
 * as files of the point itself do: advices that were given on it may be void (asking.h).
 */
bool annex_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);
bool annex_attach(struct writer *, const struct record *annex, struct err *);
bool annex_follow(struct writer *, const struct record *before, const struct record *after,
    struct err *);

#endif
