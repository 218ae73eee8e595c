/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_UPGRADE_H
#define PERRON_STORE_UPGRADE_H

#include "store/store.h"

/* What was done to a wing. */
struct upgrade {
	int64_t from, to; /* versions; the same when there was nothing to do */
	struct buf backup; /* path of the copy of the old file, the caller's */
};

/* Brings a wing of an older version up to this program's, in one transaction,
 * after copying it to WING.db.vVERSION.  False with the reason in ERR, and the
 * wing as it was. */
bool upgrade_wing(const struct store *, const struct wing *, struct upgrade *, struct err *);

#endif
