/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_PROSE_H
#define PERRON_PAPER_PROSE_H

#include "base/buf.h"

/*
 * Appends the text of an act, as it is typed and kept, as the Markdown of a
 * paper.  A line is a paragraph.  **Strong** and *stressed* words, items ("- " at
 * the beginning of a line) and tables (lines that begin with |) are what Markdown
 * makes of them; all else stands for itself: a line that begins with "2." keeps
 * its number whatever stands before, "+ 5.053,33" its sign, and nothing in a text
 * can make a block of a paper.  A backslash before a sign takes its meaning away.
 * Items and tables at its beginning begin a line, whatever stands before the text.
 */
void prose_markdown(struct buf *, struct text);

#endif
