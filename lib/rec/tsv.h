/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_TSV_H
#define PERRON_REC_TSV_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Fields of a line, separated by one tab; \t \n \r \\ are the only escapes
 * (perron(7), RECORDS). */

/* Appends the text with its tabs, newlines, returns and backslashes escaped, and
 * END behind it. */
void tsv_escape(struct buf *, struct text, char end);

/* Undoes the escapes of the field in OUT, which has room for it and a NUL, and
 * may be where the field is; *SIZE is how long it is then.  False on an escape
 * that is none, which sets ERR. */
bool tsv_unescape(char *out, struct text field, size_t *size, struct err *err);

/* Takes the field off the front of *REST: up to a tab, or all.  Its escapes
 * are undone, in a text that the arena owns where there are any.  False when
 * *REST.data is NULL, which is how it stands after the last field, and on an
 * escape that is none, which sets ERR. */
bool tsv_next(struct text *rest, struct text *field, struct arena *, struct err *);

/* The same for comma-separated values (RFC 4180), which quote with "; SEPARATOR is a
 * comma, or what a spreadsheet takes where a comma stands in numbers.  The caller joins
 * lines until the quotes are even (csv_open). */
bool csv_next(struct text *rest, char separator, struct text *field, struct arena *,
    struct err *);

/* Does the text end inside quotes? */
bool csv_open(struct text);

/* Appends the text, in quotes where RFC 4180 asks for them. */
void csv_quote(struct buf *, struct text);

/* Appends the text as a string of JSON (RFC 8259, 7), quotes and all. */
void json_quote(struct buf *, struct text);

#endif
