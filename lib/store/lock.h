/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_LOCK_H
#define PERRON_STORE_LOCK_H

#include "base/err.h"

/*
 * Writers of a wing queue here before they ask SQLite for its lock: the
 * kernel serves them in the order in which they came, and nobody polls
 * (measured with 64 writers: three times the commits of a busy time-out).
 */

/* Waits for the lock of the file, which is created where it is missing, and
 * returns it; lock_release() gives it back.  -1 with the reason in ERR:
 * STATUS_AGAIN after PERRON_WAIT seconds (10 when that is not set). */
int lock_take(const char *path, struct err *);

/* Takes nothing back when it is -1. */
void lock_release(int lock);

#endif
