/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_PAST_H
#define PERRON_STORE_PAST_H

#include "store/store.h"

/*
 * Returns the wing as it stood at the instant, in memory, made from how it stands NOW
 * (which stays the caller's): the audit rows after the last one of that instant or
 * before are undone, newest first, and are gone.  Records that were made since are not
 * there, fields have what stood before, attachments of since are detached, and the
 * words that are searched are those of then.
 *
 * What is undone must be what is found: each row there, naming the row that touched
 * the record before, its values those of the record; and what stands then must be what
 * the rows that are left say of it.  NULL with the reason in ERR where it is not, as
 * where somebody changed rows or records by hand; only check_wing() sums up the chain.
 *
 * Takes time and memory by the size of the wing.
 */
struct db *past_wing(struct db *now, const struct wing *, const char *moment,
    struct err *);

#endif
