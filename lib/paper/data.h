/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_DATA_H
#define PERRON_PAPER_DATA_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * What a template is filled with: a small tree of texts, lists and maps of
 * names.  All of it is owned by an arena; names are strings that outlive it, and
 * a value stands in one place.
 */
struct data;

/* Returns the text, which is not copied. */
struct data *data_text(struct arena *, struct text);

/* Returns a copy of what the buffer holds, as a text. */
struct data *data_take(struct arena *, struct buf *);

/* Returns an empty list, an empty map. */
struct data *data_list(struct arena *);
struct data *data_map(struct arena *);

/* Puts the value behind the others of the list. */
void data_add(struct data *list, struct data *value);

/* Returns a new map that stands behind the others of the list. */
struct data *data_add_map(struct arena *, struct data *list);

/* Gives the name a value in the map, which must not have it yet. */
void data_set(struct data *map, const char *name, struct data *value);

/* The same for a text that is not copied, a string, and yes or no. */
void data_set_text(struct arena *, struct data *map, const char *name, struct text);
void data_set_string(struct arena *, struct data *map, const char *name, const char *);
void data_set_yes(struct arena *, struct data *map, const char *name, bool);

/* Returns the value of the name in the map; NULL when it has none, and when it
 * is no map. */
const struct data *data_get(const struct data *map, struct text name);

/* What is it?  A template says "yes" to a text that is not empty, a list that
 * is not, and a map. */
bool data_is_map(const struct data *);
bool data_is_list(const struct data *);
bool data_yes(const struct data *);

/* Returns the text; no text for a list or a map. */
struct text data_text_of(const struct data *);

/* Returns the first value of a list, and the one behind a value of it; NULL at
 * its end. */
const struct data *data_first(const struct data *list);
const struct data *data_next(const struct data *value);

#endif
