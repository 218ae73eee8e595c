/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/record.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "port/fold.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/search.h"

void
sql_name(struct buf *sql, const char *name)
{
	buf_char(sql, '"');
	buf_string(sql, name);
	buf_char(sql, '"');
}

bool
record_missing(const struct entity *e, int64_t id, struct err *err)
{
	struct buf text = { 0 };

	id_print(&text, id);
	err_set(err, STATUS_NO, _("no such %s: %s"), e->name, buf_str(&text));
	buf_release(&text);
	return false;
}

int64_t
record_id(const struct entity *e, struct text t, struct err *err)
{
	int64_t id = id_parse(t);

	if (id == ID_NONE)
		err_set(err, STATUS_BAD, text_is(t, "id") ?
		    _("not an id, but a header, which --header asks for: %.*s") :
		    _("not an id: %.*s"), (int)utf8_fit(t, 60), t.data);
	else if (id / ID_PREFIX != entity_base(e) / ID_PREFIX) {
		err_set(err, STATUS_BAD, _("not the id of one of the %s: %.*s"), _(e->plural),
		    (int)t.size, t.data);
		id = ID_NONE;
	}
	return id;
}

/* What take_record() reads: the audit row, and the fields behind it. */
static void
whole_record(struct buf *sql, const struct entity *e)
{
	size_t i;

	buf_string(sql, "audit");
	for (i = 0; i < e->nfield; i++) {
		buf_string(sql, ", ");
		sql_name(sql, e->field[i].name);
	}
}

struct finder {
	const struct entity *entity;
	struct query *query;
};

struct finder *
finder_begin(struct db *db, const struct entity *e, struct err *err)
{
	struct finder *f = mem_zero(1, sizeof *f);
	struct buf sql = { 0 };

	buf_string(&sql, "SELECT ");
	whole_record(&sql, e);
	buf_string(&sql, " FROM ");
	sql_name(&sql, e->name);
	buf_string(&sql, " WHERE id = ?1");
	f->entity = e;
	f->query = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (f->query == NULL) {
		free(f);
		return NULL;
	}
	return f;
}

void
finder_end(struct finder *f)
{
	if (f == NULL)
		return;
	query_end(f->query);
	free(f);
}

struct text
record_value(struct query *q, int column, const struct field *f, struct arena *arena)
{
	struct buf text = { 0 };
	struct text value;

	if (query_null(q, column))
		return (struct text){ 0 };
	if (!value_whole(f))
		return arena_copy(arena, query_text(q, column));
	value_print(&text, f, query_number(q, column));
	value = arena_copy(arena, (struct text){ text.data, text.size });
	buf_release(&text);
	return value;
}

static struct record
take_record(struct query *q, const struct entity *e, int64_t id, struct arena *arena)
{
	struct record r = { .id = id, .audit = query_number(q, 0),
		.value = arena_alloc(arena, e->nfield * sizeof *r.value) };
	size_t i;

	for (i = 0; i < e->nfield; i++)
		r.value[i] = record_value(q, (int)i + 1, &e->field[i], arena);
	return r;
}

bool
finder_get(struct finder *f, int64_t id, struct record *r, struct arena *arena,
    struct err *err)
{
	bool found;

	query_bind_number(f->query, 1, id);
	found = query_next(f->query, err);
	if (found)
		*r = take_record(f->query, f->entity, id, arena);
	query_reset(f->query);
	return found;
}

bool
record_read(struct db *db, const struct entity *e, int64_t id, struct record *r,
    struct arena *arena, struct err *err)
{
	struct finder *finder = finder_begin(db, e, err);
	bool ok = finder != NULL && (finder_get(finder, id, r, arena, err) ||
	    record_missing(e, id, err));

	finder_end(finder);
	return ok;
}

struct query *
record_update(struct db *db, const struct entity *e, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;
	size_t i;

	buf_string(&sql, "UPDATE ");
	sql_name(&sql, e->name);
	buf_string(&sql, " SET audit = ?2");
	for (i = 0; i < e->nfield; i++) {
		buf_string(&sql, ", ");
		sql_name(&sql, e->field[i].name);
		buf_printf(&sql, " = ?%zu", i + 3);
	}
	buf_string(&sql, " WHERE id = ?1");
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	return q;
}

void
record_bind(struct query *q, const struct entity *e, const struct record *r)
{
	size_t i;

	query_bind_number(q, 1, r->id);
	query_bind_number(q, 2, r->audit);
	for (i = 0; i < e->nfield; i++)
		if (r->value[i].data != NULL && value_whole(&e->field[i]))
			query_bind_number(q, (int)i + 3, value_encode(&e->field[i], r->value[i]));
		else
			query_bind_text(q, (int)i + 3, r->value[i]);
}

static void
name_of(struct buf *sql, const struct entity *e, int field)
{
	if (field < 0)
		buf_string(sql, "id");
	else
		sql_name(sql, e->field[field].name);
}

/* SQLite takes an expression that is a thousand deep, and one "or" stands in another:
 * so many are put together, and these are then. */
#define TOGETHER 500

static void
add_condition(struct buf *sql, const struct entity *e, const struct condition *c, int *at)
{
	static const char *const operators[] = { " = ", " IS NOT ", " < ", " <= ", " > ", " >= " };
	const char *word = c->comparison == EQUAL ? "OR" : "AND";
	int n;

	buf_string(sql, "((");
	for (n = 1; c != NULL; c = c->or_else, n++) {
		name_of(sql, e, c->field);
		if (c->of != NULL) {
			buf_string(sql, " IN (SELECT id FROM ");
			sql_name(sql, e->field[c->field].target->name);
			buf_string(sql, " WHERE ");
			add_condition(sql, e->field[c->field].target, c->of, at);
			buf_string(sql, ")");
		} else {
			/* An index of what has a value does not serve IS. */
			buf_printf(sql, "%s?%d", c->comparison == EQUAL && c->value.data == NULL ?
			    " IS " : operators[c->comparison], (*at)++);
		}
		if (c->or_else != NULL)
			buf_printf(sql, n % TOGETHER == 0 ? ") %s (" : " %s ", word);
	}
	buf_string(sql, "))");
}

static void
bind_condition(struct query *q, const struct entity *e, const struct condition *c, int *at)
{
	for (; c != NULL; c = c->or_else) {
		const struct field *f = c->field < 0 ? NULL : &e->field[c->field];

		if (c->of != NULL) {
			bind_condition(q, f->target, c->of, at);
			continue;
		}
		if (c->value.data == NULL)
			query_bind_text(q, *at, c->value);
		else if (f == NULL)
			query_bind_number(q, *at, id_parse(c->value));
		else if (value_whole(f))
			query_bind_number(q, *at, value_encode(f, c->value));
		else
			query_bind_text(q, *at, c->value);
		++*at;
	}
}

static void
add_order(struct buf *sql, const struct selection *s)
{
	size_t i;

	buf_string(sql, " ORDER BY ");
	for (i = 0; i < s->norder; i++) {
		int field = s->order[i].field;
		bool text = field >= 0 && s->entity->field[field].type == FIELD_TEXT;

		buf_string(sql, text ? "fold(" : "");
		name_of(sql, s->entity, field);
		buf_string(sql, text ? ")" : "");
		buf_string(sql, s->order[i].descending ? " DESC, " : ", ");
		if (text) {
			name_of(sql, s->entity, field);
			buf_string(sql, s->order[i].descending ? " DESC, " : ", ");
		}
	}
	buf_string(sql, "id");
}

static bool
add_search(struct buf *sql, const struct selection *s, struct buf *words, int *at,
    struct err *err)
{
	if (s->search.data == NULL)
		return true;
	if (!search_query(words, s->search))
		return err_set(err, STATUS_BAD, _("no word to search for: %.*s"),
		    (int)s->search.size, s->search.data);
	buf_printf(sql, " AND id IN (SELECT rowid FROM search WHERE search MATCH ?%d"
	    " AND rowid >= ?%d AND rowid < ?%d)", *at, *at + 1, *at + 2);
	*at += 3;
	return true;
}

/* Begins the selection of those columns. */
static struct query *
begin(struct db *db, const struct selection *s, const char *columns, struct err *err)
{
	struct buf sql = { 0 }, words = { 0 };
	struct query *q = NULL;
	int at = 1;
	size_t i;

	buf_printf(&sql, "SELECT %s FROM ", columns);
	sql_name(&sql, s->entity->name);
	buf_string(&sql, " WHERE 1");
	for (i = 0; i < s->ncondition; i++) {
		buf_string(&sql, " AND ");
		add_condition(&sql, s->entity, &s->condition[i], &at);
	}
	if (add_search(&sql, s, &words, &at, err)) {
		add_order(&sql, s);
		if (s->limit > 0)
			buf_printf(&sql, " LIMIT %lld", (long long)s->limit);
		if (s->norder == 0 || db_text_function(db, "fold", fold, err))
			q = query_begin(db, buf_str(&sql), err);
	}
	if (q != NULL) {
		for (at = 1, i = 0; i < s->ncondition; i++)
			bind_condition(q, s->entity, &s->condition[i], &at);
		if (s->search.data != NULL) {
			/* The query must outlive the words it is bound to. */
			query_keep_text(q, at, (struct text){ words.data, words.size });
			query_bind_number(q, at + 1, entity_base(s->entity));
			query_bind_number(q, at + 2, entity_base(s->entity) + ID_PREFIX);
		}
	}
	buf_release(&sql);
	buf_release(&words);
	return q;
}

struct query *
select_begin(struct db *db, const struct selection *s, struct err *err)
{
	struct buf columns = { 0 };
	struct query *q;
	size_t i;

	for (i = 0; i < s->nfield; i++) {
		buf_string(&columns, i > 0 ? ", " : "");
		name_of(&columns, s->entity, s->field[i]);
	}
	q = begin(db, s, buf_str(&columns), err);
	buf_release(&columns);
	return q;
}

bool
records_read(struct db *db, const struct selection *s, struct arena *arena,
    struct record **record, size_t *count, struct err *err)
{
	struct buf columns = { 0 };
	size_t room = 0;
	struct query *q;

	*record = NULL;
	*count = 0;
	whole_record(&columns, s->entity);
	buf_string(&columns, ", id");
	q = begin(db, s, buf_str(&columns), err);
	buf_release(&columns);
	while (q != NULL && query_next(q, err)) {
		if (*count == room) {
			room = room == 0 ? 16 : room * 2;
			*record = mem_resize(*record, room, sizeof **record);
		}
		(*record)[(*count)++] = take_record(q, s->entity,
		    query_number(q, (int)s->entity->nfield + 1), arena);
	}
	query_end(q);
	if (err->text == NULL)
		return true;
	free(*record);
	*record = NULL;
	*count = 0;
	return false;
}
