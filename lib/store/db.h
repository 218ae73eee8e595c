/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_DB_H
#define PERRON_STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The door to SQLite: this header names no type of it, and store/ alone opens
 * the door.  Column numbers of results start at 0, those of parameters at 1.
 */
struct db;
struct query;

enum db_mode {
	DB_READ,   /* never writes; works in a directory that is read-only */
	DB_WRITE,  /* creates the file where it is missing */
	DB_MEMORY, /* an empty database in memory; the path is not used */
};

/* Opens the file; NULL with the reason in ERR. */
struct db *db_open(const char *path, enum db_mode, struct err *);

/* Settles what only a new file can be given: its page size, its log (WAL). */
bool db_found(struct db *, struct err *);

/* Makes a function of text to text known to SQL under that name. */
bool db_text_function(struct db *, const char *name,
    void (*function)(struct buf *out, struct text in), struct err *);

/* Closes it (rolling back what was not committed) and writes the log back
 * into the file when nobody else has it open, which leaves the log empty; NULL is fine. */
void db_close(struct db *);

/* Returns the path it was opened with, NULL for one in memory that is no copy. */
const char *db_path(const struct db *);

/* The moment as of which its content stands (NULL: now), for those who have to read
 * another database as of the same. */
void db_set_moment(struct db *, const char *moment);
const char *db_moment(const struct db *);

/* Runs statements that return nothing of interest. */
bool db_exec(struct db *, const char *sql, struct err *);

/* Returns the first column of the first row as a whole number, OR_ELSE when
 * there is no row or it is NULL; ERR is set on an error. */
int64_t db_number(struct db *, const char *sql, int64_t or_else, struct err *);

/* Copies the whole database as it stands into a new file, while others go on
 * reading and writing.  PROGRESS (may be NULL) is told pages done and all. */
bool db_copy(struct db *, const char *path,
    void (*progress)(int64_t done, int64_t all, void *), void *arg, struct err *);

/* Returns a copy of the whole database as it stands, in memory, in which links are not
 * watched over; NULL with the reason in ERR. */
struct db *db_clone(struct db *, struct err *);

/* Prepares a statement; query_end() gives it back. */
struct query *query_begin(struct db *, const char *sql, struct err *);
void query_end(struct query *);

/* Bind the parameter; texts must last until the query is reset or ended. */
void query_bind_number(struct query *, int at, int64_t);
void query_bind_text(struct query *, int at, struct text); /* no value: NULL */
void query_keep_text(struct query *, int at, struct text); /* a copy of it */
void query_bind_bytes(struct query *, int at, const void *, size_t size);

/* Goes to the next row; false when there is none, and on an error, which sets
 * ERR. */
bool query_next(struct query *, struct err *);

/* Runs a statement that returns no rows, and resets it. */
bool query_run(struct query *, struct err *);

/* Makes it ready to run again; its parameters stay bound. */
void query_reset(struct query *);

/* A value on its way in or out. */
struct db_cell {
	enum { DB_NULL, DB_NUMBER, DB_TEXT } type;
	int64_t number;
	struct text text; /* on the way in it must last as long as the statement runs */
};

/* The columns of the current row; texts last until the next call on it. */
bool query_null(struct query *, int column);
int64_t query_number(struct query *, int column);
struct text query_text(struct query *, int column); /* also for bytes */
struct db_cell query_cell(struct query *, int column);

/*
 * Rows from memory as a table of SQL, so that one INSERT ... SELECT takes many
 * (measured: a third of the time of a statement a row).  The table is called
 * NAME and has columns c0, c1, ... of which VALUE gives the value.
 */
struct db_rows {
	size_t count;   /* of rows now */
	int ncolumn;
	struct db_cell (*value)(size_t row, int column, void *arg);
	void *arg;
};
bool db_attach_rows(struct db *, const char *name, struct db_rows *, struct err *);

#endif
