/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_PAGES_H
#define PERRON_PAPER_PAGES_H

#include "paper/paper.h"

/*
 * Appends the paper as A4 pages in PDF, in the language ("fr"), made at the
 * instant WHEN.  At the foot of each page stand the words of the footer and which
 * page of how many it is.  A heading stays with what follows it, no line of a
 * paragraph is alone on a page, nor are signatures, and the head of a table comes
 * again on each page.
 */
void paper_pages(struct buf *, const struct paper *, const char *language,
    const char *when);

#endif
