/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_ROWS_H
#define PERRON_REC_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "rec/entity.h"

/* Rows going out, in the format the user wants. */

enum format {
	FORMAT_TSV,   /* the contract of perron(7) */
	FORMAT_JSON,  /* JSON Lines */
	FORMAT_CSV,   /* RFC 4180, with a header */
	FORMAT_TABLE, /* aligned columns under a header, for people */
	FORMAT_LINES, /* "column: value" lines and an empty line, for people */
};

enum cell { CELL_TEXT, CELL_NUMBER, CELL_BOOLEAN };

/* Returns the cell that values of the field need. */
enum cell cell_of(const struct field *);

/* A column of output; the JSON type of its values follows from the cell. */
struct column {
	const char *name;
	enum cell cell;
	const char *help; /* one line in English; N_() */
};

struct rows;

/* Where full buffers go; false when it could not be written. */
typedef bool rows_sink(const char *data, size_t size, void *arg);

/* Begins rows of those columns, which the caller keeps.  HEADER asks for a
 * line of names in TSV.  WIDTH is how many columns of the terminal a table
 * may take, 0 for any number.  Returns what rows_end() gives back. */
struct rows *rows_begin(enum format, const struct column *, size_t ncolumn,
    bool header, size_t width, rows_sink *, void *arg);

/* From now on rows are given with all COUNT cells, of which those at POSITION
 * are printed, in its order. */
void rows_choose(struct rows *, const int *position, size_t count);

/* Adds the next cell of the row, in its canonical text; NULL is no value.
 * The last cell ends the row. */
void rows_text(struct rows *, struct text);

/* The same for a number that the store has for such a field, an id, a whole
 * number, a string. */
void rows_whole(struct rows *, const struct field *, int64_t);
void rows_id(struct rows *, int64_t id);
void rows_number(struct rows *, int64_t);
void rows_string(struct rows *, const char *);

/* Did the sink fail?  Then there is no point in going on. */
bool rows_failed(const struct rows *);

/* Writes what is waiting.  False when the sink failed, now or before. */
bool rows_flush(struct rows *);

/* Flushes and frees; false when the sink failed. */
bool rows_end(struct rows *);

#endif
