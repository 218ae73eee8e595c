/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_JSON_H
#define PERRON_PORT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* JSON, read by jansson. */

/* One JSON object of a line, as names and texts. */
struct json_pair {
	struct text name, value;
};

/* Reads an object of strings, numbers, booleans (yes and no) and null (no
 * value).  Returns how many pairs it has and where they are, owned by the
 * arena; -1 with the reason in ERR when the line is anything else. */
int json_object_read(struct text line, struct json_pair **, struct arena *, struct err *);

/*
 * A place in a whole document: a value, and how to come to it from the top, so
 * that an error can name it: "items[3].title".  The places that it is in must
 * outlive it.
 */
struct json_place {
	const struct json_place *in; /* NULL at the top */
	const char *name; /* of a member; NULL in an array, and at the top */
	size_t at;        /* in an array */
	const void *value;
};

/* Reads a document and sets *TOP; json_end() gives it back.  NULL with the reason
 * and its place in ERR: it is no JSON, or not UTF-8, is nested more than 2048 deep,
 * has a NUL in a text or names a member twice. */
struct json_document;
struct json_document *json_read(struct text, struct json_place *top, struct err *);
void json_end(struct json_document *); /* NULL is fine */

/* Sets ERR to the reason, with STATUS_BAD and the place in front; false. */
bool json_refuse(const struct json_place *, const char *reason, struct err *);

/* Is it an object, an array, a text? */
bool json_is_object(const struct json_place *);
bool json_is_array(const struct json_place *);
bool json_is_text(const struct json_place *);

/* Finds the member of that name; false when there is none, it is null, or the
 * place is no object.  NAME must outlive the place. */
bool json_member(const struct json_place *, const char *name, struct json_place *);

/* Returns how many values an array or members an object has, 0 for what is neither;
 * finds one of the values. */
size_t json_count(const struct json_place *);
void json_item(const struct json_place *, size_t at, struct json_place *);

/* Read the value, which must be one: a text, which lives as long as the document,
 * a whole number, true or false.  False with the reason and the place in ERR. */
bool json_text(const struct json_place *, struct text *, struct err *);
bool json_whole(const struct json_place *, int64_t *, struct err *);
bool json_yes(const struct json_place *, bool *, struct err *);

#endif
