/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_REGEX_H
#define PERRON_PORT_REGEX_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Regular expressions in Perl's syntax over UTF-8, by pcre2, with a limit on
 * the work that one match may take. */
struct regex;

/* Compiles the pattern; NULL with the reason and its place in ERR. */
struct regex *regex_new(struct text pattern, bool caseless, struct err *);

/* Does the pattern match somewhere in the text?  ERR is set when the limit of
 * work is reached. */
bool regex_match(struct regex *, struct text, struct err *);

void regex_free(struct regex *);

#endif
