/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_LINES_H
#define PERRON_BASE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Lines of a file, however long.  Zero-initialise, then lines_open(). */
struct lines {
	char *name;    /* for messages: the path, or "stdin" */
	int fd;
	size_t number; /* of the line read last, from 1 */
	struct buf held;
	size_t at;     /* where in held the next line starts */
	bool ended;    /* nothing more to come from fd */
};

/* Opens the path, "-" being the standard input. */
bool lines_open(struct lines *, const char *path, struct err *);

/* Reads to the end now, so that no other process is waited for later: a pipe
 * is kept in memory, or beyond some megabytes in an unnamed temporary file. */
bool lines_hold(struct lines *, struct err *);

/* Reads the next line, without its newline, and the first one without a byte order
 * mark; it lasts until the next call.
 * False at the end, and on an error, which sets ERR. */
bool lines_next(struct lines *, struct text *line, struct err *);

/* Puts the line read last together with the one behind it, as "line\nline";
 * false at the end.  For formats whose records may span lines. */
bool lines_join(struct lines *, struct text *line, struct err *);

/* Tells how many bytes of a file were taken, and how many it has; both are 0
 * where that is not known. */
void lines_told(const struct lines *, int64_t *done, int64_t *all);

void lines_close(struct lines *);

#endif
