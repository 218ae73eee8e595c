/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_FILES_H
#define PERRON_STORE_FILES_H

#include "store/store.h"

/*
 * Attachments lie in files/ under the SHA-256 of their bytes: files/ab/abcd...
 * as they are, or abcd....gz where gzip made them smaller.  The same bytes are
 * kept once, whoever attaches them; where they were damaged, those of who attaches them
 * again take their place.
 */
struct attachment {
	struct text name; /* of the file, without folders */
	int64_t size;
	char sha256[65];
};

/* Bytes of a name that every system can give a file (NAME_MAX). */
#define FILES_NAME 255

/* Appends the name, behind PREFIX, cut within its stem where both would take more bytes
 * than that; the ending stays, and no character is cut in two. */
void files_name(struct buf *, const char *prefix, struct text name);

/* Stores the bytes of the file at PATH ("-": standard input) and tells their
 * size and sum; the file is on disk when this returns.  The name is not set. */
bool files_put(const struct store *, const char *path, struct attachment *, struct err *);

/* The same for bytes in memory. */
bool files_put_bytes(const struct store *, const void *, size_t, struct attachment *,
    struct err *);

/* Hands the bytes of an attachment to SINK (NULL: to nobody, they are checked), piece by
 * piece.  False when the file is missing, damaged, of another sum, or SINK returned false. */
bool files_get(const struct store *, const char *sha256,
    bool (*sink)(const void *, size_t, void *), void *arg, struct err *);

#endif
