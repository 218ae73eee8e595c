/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/data.h"

#include <string.h>

/* Lists and maps are chains: they are walked, and the maps are short. */
struct data {
	enum { TEXT, LIST, MAP } type;
	struct text text;
	struct data *first, *last;
	struct data *next;  /* in the list or map that holds it */
	const char *name;   /* in a map */
};

static struct data *
make(struct arena *a, struct data d)
{
	struct data *made = arena_alloc(a, sizeof *made);

	*made = d;
	return made;
}

struct data *
data_text(struct arena *a, struct text t)
{
	return make(a, (struct data){ .type = TEXT, .text = t });
}

struct data *
data_take(struct arena *a, struct buf *b)
{
	return data_text(a, arena_copy(a, (struct text){ buf_str(b), b->size }));
}

struct data *
data_list(struct arena *a)
{
	return make(a, (struct data){ .type = LIST });
}

struct data *
data_map(struct arena *a)
{
	return make(a, (struct data){ .type = MAP });
}

void
data_add(struct data *list, struct data *value)
{
	if (list->last != NULL)
		list->last->next = value;
	else
		list->first = value;
	list->last = value;
}

struct data *
data_add_map(struct arena *a, struct data *list)
{
	struct data *map = data_map(a);

	data_add(list, map);
	return map;
}

void
data_set(struct data *map, const char *name, struct data *value)
{
	value->name = name;
	data_add(map, value);
}

void
data_set_text(struct arena *a, struct data *map, const char *name, struct text t)
{
	data_set(map, name, data_text(a, t));
}

void
data_set_string(struct arena *a, struct data *map, const char *name, const char *string)
{
	data_set_text(a, map, name, text_of(string));
}

void
data_set_yes(struct arena *a, struct data *map, const char *name, bool yes)
{
	data_set_string(a, map, name, yes ? "yes" : "");
}

const struct data *
data_get(const struct data *map, struct text name)
{
	const struct data *d = map->type == MAP ? map->first : NULL;

	for (; d != NULL; d = d->next)
		if (strlen(d->name) == name.size && memcmp(d->name, name.data, name.size) == 0)
			break;
	return d;
}

bool
data_is_map(const struct data *d)
{
	return d->type == MAP;
}

bool
data_is_list(const struct data *d)
{
	return d->type == LIST;
}

bool
data_yes(const struct data *d)
{
	return d->type == MAP || (d->type == LIST ? d->first != NULL : d->text.size > 0);
}

struct text
data_text_of(const struct data *d)
{
	return d->text;
}

const struct data *
data_first(const struct data *list)
{
	return list->first;
}

const struct data *
data_next(const struct data *value)
{
	return value->next;
}
