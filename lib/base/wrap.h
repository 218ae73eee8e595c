/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_WRAP_H
#define PERRON_BASE_WRAP_H

#include "base/buf.h"

/* Well-formed text set in lines.  They break at blanks, but not before a
 * closing sign that stands alone (: ; ? ! » % €) nor behind « § n° N° + and M., Mme
 * and their like, and inside a word only when it is longer than a line. */

/* Appends the text in lines of at most WIDTH columns, each with its newline.
 * INDENT blanks stand before every line but the first, of which AT columns are
 * taken already; both are less than WIDTH. */
void wrap(struct buf *, struct text, size_t at, size_t indent, size_t width);

/* How wide the widest of the pieces is that lines do not break. */
size_t wrap_widest(struct text);

/* Appends the text with no-break spaces where lines do not break, for those who
 * set it in lines of their own. */
void wrap_tie(struct buf *, struct text);

/* Appends the text in lines of at most WIDTH columns, each in their middle. */
void wrap_centre(struct buf *, struct text, size_t width);

#endif
