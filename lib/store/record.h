/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_RECORD_H
#define PERRON_STORE_RECORD_H

#include "base/arena.h"
#include "rec/entity.h"
#include "store/db.h"

/* Records of a kind, read from an open database. */

/* Reads records by their ids, one after the other. */
struct finder;
struct finder *finder_begin(struct db *, const struct entity *, struct err *);
void finder_end(struct finder *); /* NULL is fine */

/* Reads the record, in canonical texts that the arena owns.  False when there
 * is none, and with ERR set on an error. */
bool finder_get(struct finder *, int64_t id, struct record *, struct arena *, struct err *);

/* Prepares what stores a record that is there already, whole: its audit row and its
 * fields; record_bind() gives it one.  NULL with the reason in ERR. */
struct query *record_update(struct db *, const struct entity *, struct err *);

/* Binds the record to a statement that has its id, its audit row and its fields as
 * parameters, in this order. */
void record_bind(struct query *, const struct entity *, const struct record *);

/* Reads just one record; STATUS_NO when there is none. */
bool record_read(struct db *, const struct entity *, int64_t id, struct record *,
    struct arena *, struct err *);

/* Returns the canonical text of a column of a row, in which the field is, owned by the
 * arena. */
struct text record_value(struct query *, int column, const struct field *, struct arena *);

/* Sets ERR to "no such meeting: M-2026-00009" with STATUS_NO; false. */
bool record_missing(const struct entity *, int64_t id, struct err *);

/* Reads the id of a record of the kind; ID_NONE, with the reason in ERR, when
 * the text is none. */
int64_t record_id(const struct entity *, struct text, struct err *);

/* Appends the name as SQL quotes it. */
void sql_name(struct buf *, const char *name);

/* Which records, which fields of them, in which order. */
enum comparison { EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST };
struct condition {
	int field; /* -1: the id */
	enum comparison comparison;
	struct text value; /* canonical; no value: the field has (not) none */
	/* EQUAL and UNEQUAL may have several: the next of the same condition. */
	const struct condition *or_else;
	/* The field is a link, and the condition is on the record that it names. */
	const struct condition *of;
};
struct order {
	int field; /* -1: the id */
	bool descending;
};
struct selection {
	const struct entity *entity;
	const int *field; /* of the result, -1 being the id */
	size_t nfield;
	const struct condition *condition;
	size_t ncondition;
	const struct order *order; /* then by id */
	size_t norder;
	struct text search; /* words that it must have, or no value */
	int64_t limit; /* 0: none */
};

/* Returns the rows of the selection, column by column as FIELD says, in the
 * form of the store (value_whole() tells which are numbers); NULL with the
 * reason in ERR.  query_end() gives it back. */
struct query *select_begin(struct db *, const struct selection *, struct err *);

/* Reads the records of the selection whole, whatever its fields: *COUNT of them
 * in canonical texts that the arena owns, and an array that the caller frees.
 * False with the reason in ERR. */
bool records_read(struct db *, const struct selection *, struct arena *,
    struct record **, size_t *count, struct err *);

#endif
