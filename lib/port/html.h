/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_HTML_H
#define PERRON_PORT_HTML_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Appends what a reader sees of a piece of HTML, however bad but well-formed text, as the text of an
 * act: a line for each paragraph, "- " or a number before an item of a list, a row
 * of a table between |, **strong** and *stressed* words, with a backslash before
 * what would be taken for one of these.  Read by libxml2.  Programs, styles,
 * pictures and addresses are left out.  What has the class MARKED is [[marked]] as
 * personal; where nothing is left of it, there is [...] instead.  False with the
 * reason in ERR when it is nested deeper, or longer, than any text.
 */
bool html_prose(struct buf *, struct text html, const char *marked, struct err *);

#endif
