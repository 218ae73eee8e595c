/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_PROGRESS_H
#define PERRON_CMD_PROGRESS_H

#include <stdint.h>

/*
 * How far long work is, on one line of standard error that changes: only
 * where that is a terminal, and only once the work has taken a second.
 */
struct progress {
	const char *name; /* of the command */
	int64_t begun, told; /* milliseconds; told is 0 while nothing was */
};

void progress_begin(struct progress *, const char *name);

/* Tells that of ALL there is to do about the subject so much is done; ARG is
 * the struct progress. */
void progress_tell(const char *subject, int64_t done, int64_t all, void *arg);

/* Wipes the line out; to be called before anything else is printed. */
void progress_end(struct progress *);

#endif
