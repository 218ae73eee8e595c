/* SPDX-License-Identifier: EUPL-1.2 */
#include "verb/conduct.h"

#include "rec/value.h"

const struct conduct *
conduct_of(const struct conduct *c, const struct entity *e)
{
	for (; c != NULL && c->entity != NULL; c++)
		if (c->entity == e)
			return c;
	return NULL;
}

bool
conduct_new(struct writer *w, const struct conduct *rows, const struct entity *e,
    struct record *r, struct err *err)
{
	const struct conduct *c = conduct_of(rows, e);

	if (c != NULL && c->allow != NULL && !c->allow(w, NULL, r, err))
		return false;
	return writer_new(w, e, r, err) &&
	    (c == NULL || c->follow == NULL || c->follow(w, NULL, r, err));
}

static bool
differ(const struct entity *e, const struct record *a, const struct record *b)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (!text_same(a->value[i], b->value[i]))
			return true;
	return false;
}

bool
conduct_set(struct writer *w, const struct conduct *rows, const struct entity *e,
    const struct record *before, struct record *after, bool *changed, struct err *err)
{
	const struct conduct *c = conduct_of(rows, e);

	*changed = false;
	if (!differ(e, before, after))
		return true;
	if (c != NULL && c->allow != NULL && !c->allow(w, before, after, err))
		return false;
	return writer_set(w, e, before, after, changed, err) && (!*changed || c == NULL ||
	    c->follow == NULL || c->follow(w, before, after, err));
}

bool
conduct_attach(struct writer *w, const struct conduct *rows, const struct entity *e,
    int64_t id, const struct attachment *a, struct err *err)
{
	const struct conduct *c = conduct_of(rows, e);
	struct record r, copy;

	if (c != NULL && c->attach != NULL &&
	    !(writer_get(w, e, id, &r, &copy, err) && c->attach(w, &r, err)))
		return false;
	if (!writer_attach(w, e, id, a, err))
		return false;
	return c == NULL || c->follow == NULL ||
	    (writer_get(w, e, id, &r, &copy, err) && c->follow(w, &r, &r, err));
}

bool
conduct_next(struct db *db, const struct conduct *rows, const struct entity *e,
    const struct record *r, struct buf *next, struct err *err)
{
	const struct conduct *c = conduct_of(rows, e);
	size_t i, start = next->size;

	if (c != NULL && c->next != NULL)
		return c->next(db, r, next, err);
	for (i = 0; i < e->nflow; i++)
		if (text_is(r->value[entity_state(e)], e->flow[i].from))
			buf_printf(next, "%s%s", next->size > start ? "," : "", e->flow[i].to);
	return true;
}
