/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_CHECK_H
#define PERRON_STORE_CHECK_H

#include "store/store.h"

/* Is told each fault: what it is about ("D-2026-00042", "audit 7") and what is
 * wrong with it. */
typedef void check_fault(const char *subject, const char *fault, void *arg);
/* Is told how far the work is. */
typedef void check_progress(const char *subject, int64_t done, int64_t all, void *arg);

/*
 * Checks a wing against itself:
 * - the pages of its file, and its foreign keys (by SQLite);
 * - the audit chain: every row there, none added, each of the hash it must have;
 * - the records against the chain: each one made by an audit row, and holding
 *   what the chain last said of it; none told of and gone;
 * - the attachments: told of by the chain, there, and of the right sum.
 * True when all could be looked at, however many faults were told; false with
 * the reason in ERR when it could not.
 */
bool check_wing(const struct store *, const struct wing *, check_fault *,
    check_progress *, void *arg, struct err *);

#endif
