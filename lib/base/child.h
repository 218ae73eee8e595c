/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_CHILD_H
#define PERRON_BASE_CHILD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Runs the program ARGV[0] (NULL-terminated; found along PATH unless it has a slash),
 * gives it the text on its standard input, and waits until it ends.  False with the
 * reason in ERR: STATUS_AGAIN when it ended with 75, as sendmail does for what may work
 * later.  *STARTED tells whether it ran at all. */
bool child_feed(const char *const *argv, struct text, bool *started, struct err *);

#endif
