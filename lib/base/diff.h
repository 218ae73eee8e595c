/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_DIFF_H
#define PERRON_BASE_DIFF_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the lines in which the one text differs from the other, as diff -U 0
 * writes them: "@@ -12,2 +12 @@", then the lines that were there with -, and those
 * that are there now with +.  False when there are none.  Texts that have next to
 * nothing in common are not compared to the end: all of one is replaced by all of
 * the other. */
bool diff_print(struct buf *, struct text before, struct text after);

#endif
