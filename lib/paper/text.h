/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_TEXT_H
#define PERRON_PAPER_TEXT_H

#include "paper/paper.h"

/* Appends the paper as text, in lines of at most WIDTH columns (at least 20):
 * what is mailed and pinned up.  A page of its own begins with a form feed; feet
 * of pages and emphasis are left out. */
void paper_text(struct buf *, const struct paper *, size_t width);

#endif
