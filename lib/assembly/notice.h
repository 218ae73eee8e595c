/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_NOTICE_H
#define PERRON_ASSEMBLY_NOTICE_H

#include "assembly/assembly.h"
#include "store/record.h"

/*
 * The notice that brings a meeting and its agenda to the public, as it is
 * pinned on the door of the town hall (CDLD L1122-14): a page of text in the
 * language of the authority, no wider than WIDTH columns (at least 20).
 *
 * The questions of closed session are about persons (CDLD L1122-21), so a point
 * of that part shows its number and its matter alone, unless WHOLE asks for its
 * title too.  False with the reason in ERR.
 */
bool notice_print(struct buf *, struct db *, const struct authority *,
    const struct record *meeting, bool whole, size_t width, struct err *);

#endif
