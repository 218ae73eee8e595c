/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_SHARE_H
#define PERRON_LAW_SHARE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* The files Perron ships: below PERRON_SHARE where it is set in the
 * environment, else where they were installed. */

/* Appends the path of the shipped file NAME ("law/calendars.tsv"). */
void share_path(struct buf *, const char *name);

/* Appends what the file holds; the error names its path. */
bool share_read(struct buf *, const char *name, struct err *);

#endif
