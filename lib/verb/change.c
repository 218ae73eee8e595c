/* SPDX-License-Identifier: EUPL-1.2 */
#include "verb/change.h"

#include <string.h>

#include "rec/id.h"
#include "rec/value.h"

bool
make_record(struct writer *w, const struct conduct *c, const struct entity *e,
    const struct brought *b, bool keep, int64_t *id, struct err *err)
{
	struct record r = { .id = ID_NONE };
	int state = entity_state(e);
	size_t i;

	if (keep) {
		if (b->id.data == NULL)
			return err_set(err, STATUS_BAD, _("id: no value to keep"));
		r.id = record_id(e, b->id, err);
		if (r.id == ID_NONE) {
			err_at(err, "id");
			return false;
		}
	}
	r.value = b->value;
	for (i = 0; i < e->nfield; i++)
		if (r.value[i].data == NULL && e->field[i].initial != NULL)
			r.value[i] = text_of(e->field[i].initial);
	if (!keep && state >= 0 && !text_is(r.value[state], e->field[state].initial))
		return err_set(err, STATUS_BAD,
		    _("state: a new record is %s, not %.*s; use %s-status, or --keep-ids"),
		    e->field[state].initial, (int)r.value[state].size, r.value[state].data, e->name);
	if (!(keep ? writer_new(w, e, &r, err) : conduct_new(w, c, e, &r, err)))
		return false;
	*id = r.id;
	return true;
}

bool
set_record(struct writer *w, const struct conduct *c, const struct entity *e, int64_t id,
    const struct brought *b, bool *changed, struct err *err)
{
	struct record before, after;
	size_t i;

	if (!writer_get(w, e, id, &before, &after, err))
		return false;
	for (i = 0; i < e->nfield; i++) {
		const struct field *f = &e->field[i];

		if (!b->named[i] || text_same(before.value[i], b->value[i]))
			continue;
		if (f->flags & FIELD_STATE)
			return err_set(err, STATUS_NO, _("%s: moves by %s-status alone"),
			    f->name, e->name);
		if (f->flags & FIELD_FIXED)
			return err_set(err, STATUS_NO, _("%s: does not change"), f->name);
		after.value[i] = b->value[i];
	}
	return conduct_set(w, c, e, &before, &after, changed, err);
}

/* Says which steps there are from where the record stands. */
static void
refuse_step(struct text from, const char *to, const struct buf *next, struct err *err)
{
	struct text rest = { next->data, next->size }, state;
	struct buf list = { 0 };

	while (text_part(&rest, ',', &state)) {
		buf_string(&list, list.size > 0 ? ", " : "");
		buf_text(&list, state);
	}
	err_set(err, STATUS_NO, _("no step from %.*s to %s; from there to: %s"),
	    (int)from.size, from.data, to, list.size > 0 ? buf_str(&list) : _("nowhere"));
	buf_release(&list);
}

bool
step_record(struct writer *w, const struct conduct *c, const struct entity *e,
    const struct record *before, struct record *after, const char *to, bool *changed,
    struct err *err)
{
	int state = entity_state(e);
	struct buf next = { 0 };
	struct db *db = writer_look(w, err);

	*changed = false;
	if (db == NULL || !conduct_next(db, c, e, before, &next, err))
		return false;
	after->value[state] = text_of(to);
	if (!listed((struct text){ next.data, next.size }, text_of(to)))
		refuse_step(before->value[state], to, &next, err);
	buf_release(&next);
	return err->text == NULL && conduct_set(w, c, e, before, after, changed, err);
}

bool
move_record(struct writer *w, const struct conduct *c, const struct entity *e, int64_t id,
    const char *to, bool *changed, struct err *err)
{
	struct record before, after;

	*changed = false;
	if (!writer_get(w, e, id, &before, &after, err))
		return false;
	return text_is(before.value[entity_state(e)], to) ||
	    step_record(w, c, e, &before, &after, to, changed, err);
}

struct brought
brought_nothing(const struct entity *e, struct arena *arena)
{
	struct brought b = {
		.named = arena_alloc(arena, e->nfield * sizeof *b.named),
		.value = arena_alloc(arena, e->nfield * sizeof *b.value),
	};

	memset(b.named, 0, e->nfield * sizeof *b.named);
	memset(b.value, 0, e->nfield * sizeof *b.value);
	return b;
}

bool
read_assignment(const struct entity *e, const char *operand, struct brought *b,
    struct arena *arena, struct err *err)
{
	struct text name = { operand, strcspn(operand, "=") };
	struct text value = text_of(operand + name.size);
	int field;

	if (value.size == 0)
		return err_set(err, STATUS_BAD, _("not FIELD=VALUE: %s"), operand);
	value = (struct text){ value.data + 1, value.size - 1 };
	if (!entity_find(e, name, false, &field, err))
		return false;
	if (b->named[field])
		return err_set(err, STATUS_BAD, _("%s: named twice"), e->field[field].name);
	if (!value_check(&e->field[field], &value, arena, err)) {
		err_at(err, "%s", e->field[field].name);
		return false;
	}
	b->named[field] = true;
	b->value[field] = value;
	return true;
}
