/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"

struct text
plone_take(struct plonemeeting *pm, struct buf *b)
{
	struct text t = { 0 };

	if (b->size > 0)
		t = arena_copy(&pm->arena, (struct text){ b->data, b->size });
	buf_release(b);
	return t;
}

void
plone_report(struct plonemeeting *pm, const struct entity *e, int64_t id, const char *action,
    struct text external, struct text number, struct text title)
{
	if ((pm->nrow & (pm->nrow - 1)) == 0)
		pm->row = mem_resize(pm->row, pm->nrow == 0 ? 1 : pm->nrow * 2, sizeof *pm->row);
	pm->row[pm->nrow++] = (struct plone_row){ e, id, action,
		arena_copy(&pm->arena, external), arena_copy(&pm->arena, number),
		arena_copy(&pm->arena, title) };
}

struct text
plone_id(struct plonemeeting *pm, int64_t id)
{
	struct buf b = { 0 };

	id_print(&b, id);
	return plone_take(pm, &b);
}

static int
by_external(const void *a, const void *b)
{
	const struct plone_known *x = a, *y = b;

	return strcmp(x->external.data, y->external.data);
}

static void
append_known(struct plonemeeting *pm, struct text external, const struct entity *e,
    int64_t id)
{
	if ((pm->nknown & (pm->nknown - 1)) == 0)
		pm->known = mem_resize(pm->known, pm->nknown == 0 ? 1 : pm->nknown * 2,
		    sizeof *pm->known);
	pm->known[pm->nknown++] = (struct plone_known){ external, e, id };
}

void
plone_add_known(struct plonemeeting *pm, struct text external, const struct entity *e,
    int64_t id)
{
	append_known(pm, external, e, id);
	qsort(pm->known, pm->nknown, sizeof *pm->known, by_external);
}

static bool
load_known(struct plonemeeting *pm, const struct entity *e, int field, struct err *err)
{
	const int fields[] = { -1, field };
	const struct condition has = { .field = field, .comparison = UNEQUAL };
	struct selection s = { .entity = e, .field = fields, .nfield = 2, .condition = &has,
		.ncondition = 1 };
	struct db *db = writer_look(pm->writer, err);
	struct query *q = db == NULL ? NULL : select_begin(db, &s, err);

	while (q != NULL && query_next(q, err))
		append_known(pm, arena_copy(&pm->arena, query_text(q, 1)), e, query_number(q, 0));
	query_end(q);
	return err->text == NULL;
}

bool
plone_load_known(struct plonemeeting *pm, struct err *err)
{
	if (!load_known(pm, &meeting_entity, MEETING_EXTERNAL, err) ||
	    !load_known(pm, &mandate_entity, MANDATE_EXTERNAL, err) ||
	    !load_known(pm, &deliberation_entity, DELIBERATION_EXTERNAL, err) ||
	    !load_known(pm, &annex_entity, ANNEX_EXTERNAL, err))
		return false;
	if (pm->nknown > 0)
		qsort(pm->known, pm->nknown, sizeof *pm->known, by_external);
	return true;
}

int64_t
plone_find_known(const struct plonemeeting *pm, const struct entity *e, struct text external)
{
	struct plone_known key = { .external = external }, *k;

	if (pm->nknown == 0)
		return ID_NONE;
	k = bsearch(&key, pm->known, pm->nknown, sizeof *pm->known, by_external);
	while (k != NULL && k > pm->known && by_external(k - 1, &key) == 0)
		k--;
	for (; k != NULL && k < pm->known + pm->nknown && by_external(k, &key) == 0; k++)
		if (k->entity == e)
			return k->id;
	return ID_NONE;
}

bool
plone_begin(struct plonemeeting *pm, struct plone_target *t, const struct entity *e, int64_t id,
    struct err *err)
{
	size_t i;

	*t = (struct plone_target){ .entity = e, .id = id };
	if (id != ID_NONE)
		return writer_get(pm->writer, e, id, &t->before, &t->after, err);
	t->after.value = arena_alloc(&pm->arena, e->nfield * sizeof *t->after.value);
	for (i = 0; i < e->nfield; i++)
		t->after.value[i] = text_of(e->field[i].initial);
	return true;
}

bool
plone_settle(struct plonemeeting *pm, struct plone_target *t, const char **action, struct err *err)
{
	bool made = t->id == ID_NONE, changed = true;

	if (!(made ? writer_new(pm->writer, t->entity, &t->after, err) :
	    writer_set(pm->writer, t->entity, &t->before, &t->after, &changed, err)))
		return false;
	t->id = t->after.id;
	*action = made ? "created" : changed ? "changed" : "unchanged";
	return true;
}

bool
plone_settle_part(struct plonemeeting *pm, struct plone_target *t, struct text title,
    struct err *err)
{
	const char *action;

	if (!plone_settle(pm, t, &action, err))
		return false;
	if (strcmp(action, "unchanged") != 0)
		plone_report(pm, t->entity, t->id, action, (struct text){ 0 }, (struct text){ 0 }, title);
	return true;
}

bool
plone_select(struct plonemeeting *pm, const struct entity *e, const struct condition *c,
    size_t count, size_t at, int64_t *id, struct err *err)
{
	static const int fields[] = { -1 };
	struct selection s = { .entity = e, .field = fields, .nfield = 1, .condition = c,
		.ncondition = count };
	struct db *db = writer_look(pm->writer, err);
	struct query *q = db == NULL ? NULL : select_begin(db, &s, err);

	for (*id = ID_NONE; q != NULL && query_next(q, err); at--)
		if (at == 0) {
			*id = query_number(q, 0);
			break;
		}
	query_end(q);
	return err->text == NULL;
}
