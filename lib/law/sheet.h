/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_SHEET_H
#define PERRON_LAW_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/*
 * A shipped table: UTF-8, one row a line, cells separated by a tab, a header
 * line that names the columns.  Empty lines and lines that start with # are
 * not rows; \t \n \r and \\ are the escapes.  Columns nobody asks for may
 * stand anywhere.
 */
struct sheet {
	char *path;         /* for messages */
	struct arena text;  /* of the cells */
	const char **cell;  /* row by row, the columns that were asked for */
	size_t *line;       /* where each row stands in the file */
	size_t nrow, ncolumn;
};

/* Reads the shipped file NAME and keeps the COLUMNS (NULL-terminated), which
 * are numbered from 0 from then on; a column "?name" may be missing, and has
 * empty cells then.  The error names the file and the line.  The sheet needs no
 * release after a failure. */
bool sheet_load(struct sheet *, const char *name, const char *const *columns,
    struct err *);

void sheet_release(struct sheet *);

/* Returns the cell as a borrowed string; "" is no value. */
const char *sheet_cell(const struct sheet *, size_t row, size_t column);

/* Returns the first row from FROM on whose cell in COLUMN is VALUE; nrow when
 * there is none. */
size_t sheet_find(const struct sheet *, size_t from, size_t column, struct text value);

/* Puts "file:line: " in front of an error that is about the row; false. */
bool sheet_at(const struct sheet *, size_t row, struct err *);

#endif
