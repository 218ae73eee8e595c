/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_BACKUP_H
#define PERRON_STORE_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "port/sha256.h"
#include "store/store.h"

/*
 * A backup is an archive (perron-store(5), BACKUP).  Its first member is called
 * MANIFEST: the line "perron-backup TAB 1", then for each of the members that
 * follow, in the order of their names, a line "sha256 TAB size TAB name".  These
 * are the wings (core.db) and the attachments that they name, as they lie in
 * the store (files/ab/abcd... or files/ab/abcd....gz).
 */

/* Who wants to know how far the work is: told of the subject in hand how much
 * of all of it is done. */
struct watch {
	void (*tell)(const char *subject, int64_t done, int64_t all, void *arg);
	void *arg;
};

/* What was written. */
struct backup {
	int64_t members, size;
	unsigned char sum[SHA256_SIZE]; /* of the archive */
};

/* Writes the store into the archive at PATH, compressed as its name tells
 * (packing_of()), each wing as it stands at one moment while others write.
 * It is there when all of it is on disk, or not at all; one that is there
 * already is replaced only with REPLACE. */
bool backup_make(const struct store *, const char *path, bool replace, struct backup *,
    const struct watch *, struct err *);

/* Makes the store in the directory, which must be empty or missing, from the
 * archive at PATH: all of it, or nothing when anything about the archive is
 * not as backup_make() writes it, or it holds more than LIMIT bytes. */
bool backup_restore(const char *path, const char *dir, int64_t limit, const struct watch *,
    struct err *);

#endif
