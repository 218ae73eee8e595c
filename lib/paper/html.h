/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_HTML_H
#define PERRON_PAPER_HTML_H

#include "paper/paper.h"

/* Appends the paper as one HTML file that needs no other, in the language
 * ("fr"): for a screen, and for a printer with the title and the number of the
 * page at the foot of each. */
void paper_html(struct buf *, const struct paper *, const char *language);

#endif
