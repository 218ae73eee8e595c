/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_ARCHIVE_H
#define PERRON_PORT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

/* Archives, by libarchive: tar files in pax format that hold ordinary files
 * and nothing else, compressed. */

enum packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

/* Tells how an archive of that name is compressed: NAME.tar.gz, NAME.tar.zst;
 * PACKING_NONE when it is neither. */
enum packing packing_of(const char *name);

/* An archive being written; the same members give the same bytes. */
struct packer;

/* Begins an archive whose bytes go to SINK, which returns false after setting
 * ERR; NULL with the reason in ERR. */
struct packer *packer_begin(enum packing, bool (*sink)(const void *, size_t, void *),
    void *arg, struct err *);

/* Begins a member, of which packer_data() must give exactly SIZE bytes. */
bool packer_member(struct packer *, const char *name, int64_t size, struct err *);
bool packer_data(struct packer *, const void *data, size_t size, struct err *);

/* Writes what is waiting and ends the archive; the packer is gone afterwards,
 * whatever the answer. */
bool packer_end(struct packer *, struct err *);

/* Forgets it; NULL is fine. */
void packer_cancel(struct packer *);

/* An archive being read, which nobody trusts. */
struct unpacker;

/* Begins to read the ordinary file FD, called NAME in messages; NULL with the
 * reason in ERR when it is no archive. */
struct unpacker *unpacker_begin(int fd, const char *name, struct err *);

/* Goes to the next member; its name lasts until the next call, and *SIZE is -1
 * for one that is no ordinary file.  False at the end, and with the reason in ERR:
 * the archive is damaged, or something follows the end. */
bool unpacker_next(struct unpacker *, const char **name, int64_t *size, struct err *);

/* Reads the next bytes of the member; 0 at its end, -1 with the reason in ERR. */
ssize_t unpacker_data(struct unpacker *, void *data, size_t size, struct err *);

void unpacker_end(struct unpacker *); /* NULL is fine */

#endif
