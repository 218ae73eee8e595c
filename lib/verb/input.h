/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_INPUT_H
#define PERRON_VERB_INPUT_H

#include "base/arena.h"
#include "base/lines.h"
#include "rec/entity.h"

/*
 * Records coming in: JSON Lines, or lines under a header, separated by tabs where the
 * header has one, by commas where it has one of these or ends in CR LF, by semicolons
 * where it has these alone.  A record names each field at most once, and only fields of
 * the kind, and "id".  A JSON object may name its kind as "record": those of other kinds
 * are passed over, so that one file may hold many.
 */
struct input;

/* Opens the file ("-": standard input) and reads the header, and the whole of
 * a pipe; NULL with the reason and its place in ERR. */
struct input *input_begin(const struct entity *, const char *path, struct err *);
void input_end(struct input *); /* NULL is fine */

/* The same for a file that others make: what it has that is no field of the
 * kind is passed over, and a header must have them all. */
struct input *input_begin_foreign(const struct entity *, const char *path, struct err *);

/* What a record brought: its id or no value, and for each field of the kind
 * whether it was named and the text, checked and canonical. */
struct brought {
	struct text id;
	bool *named;
	struct text *value;
};

/* Reads the next record, which lives until the next call.  False at the end,
 * and with ERR set, place and all, for a record that is wrong; BROKEN tells
 * whether the input cannot be read on from there. */
bool input_next(struct input *, struct brought *, bool *broken, struct err *);

/* Returns how many records of other kinds were passed over, where none of the kind came:
 * 0 when one did. */
size_t input_missed(const struct input *);

/* Tells how far the input is read: lines_told(). */
void input_told(const struct input *, int64_t *done, int64_t *all);

/* Appends the place of the record read last: "stdin:12". */
void input_place(const struct input *, struct buf *);

/* Puts the place of the record read last in front of ERR: "stdin:12: ". */
void input_at(const struct input *, struct err *);

#endif
