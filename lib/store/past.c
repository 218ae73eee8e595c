/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/past.h"

#include <stdlib.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/audit.h"
#include "store/record.h"
#include "store/search.h"

/* A record that was touched since. */
struct touched {
	int64_t id;
	int64_t expected; /* the audit row that must tell of it next; 0: was made */
	uint64_t fields;  /* undone, and not met yet in the rows that are left */
};

/* What is made ready for a kind that was touched. */
struct kind {
	const struct entity *entity;
	struct finder *finder;
	struct query *update, *remove;
};

struct past {
	struct db *db;
	int64_t last; /* audit row of then */
	struct kind *kind;
	size_t nkind;
	struct touched *touched; /* by id */
	size_t ntouched, unmet;  /* unmet: those that have such fields */
	struct query *detach;
	struct arena arena; /* of one entry */
};

static struct kind *
kind_of(struct past *p, int64_t id)
{
	size_t i;

	for (i = 0; i < p->nkind; i++)
		if (entity_base(p->kind[i].entity) / ID_PREFIX == id / ID_PREFIX)
			return &p->kind[i];
	return NULL;
}

static int
by_id(const void *a, const void *b)
{
	const struct touched *s = a, *t = b;

	return (s->id > t->id) - (s->id < t->id);
}

static struct touched *
touched_of(struct past *p, int64_t id)
{
	struct touched key = { .id = id };

	return p->ntouched == 0 ? NULL :
	    bsearch(&key, p->touched, p->ntouched, sizeof *p->touched, by_id);
}

static bool
read_record(struct past *p, int64_t id, struct record *r, struct err *err)
{
	struct kind *k = kind_of(p, id);

	arena_clear(&p->arena);
	return k != NULL && finder_get(k->finder, id, r, &p->arena, err);
}

/* Undoes the file that was attached: what stands there must be it. */
static bool
detach(struct past *p, const struct audit_change *c, struct err *err)
{
	if (p->detach == NULL)
		p->detach = query_begin(p->db, "DELETE FROM attachment WHERE record = ?1 AND"
		    " position || ' ' || size || ' ' || sha256 || ' ' || name = ?2"
		    " RETURNING 1", err);
	if (p->detach == NULL)
		return false;
	query_bind_number(p->detach, 1, c->id);
	query_bind_text(p->detach, 2, c->after);
	if (!query_next(p->detach, err))
		return err_set(err, STATUS_BAD, _("attachment: is not there: %.*s"),
		    (int)c->after.size, c->after.data);
	return query_run(p->detach, err);
}

/* Does the record have what an audit row says of the field? */
static bool
agrees(const struct field *f, struct text now, struct text told, int64_t seq, struct err *err)
{
	return (now.size == 0 && told.size == 0) || text_same(now, told) ||
	    err_set(err, STATUS_BAD, _("%s: is \"%.*s\", audit %lld says \"%.*s\""), f->name,
	    (int)now.size, now.data == NULL ? "" : now.data, (long long)seq,
	    (int)told.size, told.data == NULL ? "" : told.data);
}

static bool
undo_field(struct past *p, const struct entity *e, struct record *r, struct touched *t,
    const struct audit_change *c, int64_t seq, struct err *err)
{
	int field = entity_field(e, c->field);

	if (field < 0)
		return err_set(err, STATUS_BAD, _("no such field: %.*s"), (int)c->field.size,
		    c->field.data);
	if (!agrees(&e->field[field], r->value[field], c->after, seq, err))
		return false;
	r->value[field] = c->before;
	t->fields |= UINT64_C(1) << field;
	/* A row that was changed by hand may say anything. */
	return value_check(&e->field[field], &r->value[field], &p->arena, err);
}

/* Is there nothing in the record that had to be there before it was made? */
static bool
is_bare(const struct entity *e, const struct record *r, int64_t seq, struct err *err)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (r->value[i].size > 0)
			return err_set(err, STATUS_BAD,
			    _("%s: is \"%.*s\", audit %lld says nothing of it"), e->field[i].name,
			    (int)r->value[i].size, r->value[i].data, (long long)seq);
	return true;
}

static bool
remove_record(struct past *p, struct kind *k, int64_t id, struct err *err)
{
	struct buf sql = { 0 };

	if (k->remove == NULL) {
		buf_string(&sql, "DELETE FROM ");
		sql_name(&sql, k->entity->name);
		buf_string(&sql, " WHERE id = ?1");
		k->remove = query_begin(p->db, buf_str(&sql), err);
		buf_release(&sql);
	}
	if (k->remove == NULL)
		return false;
	query_bind_number(k->remove, 1, id);
	return query_run(k->remove, err);
}

static bool
put_back(struct past *p, struct kind *k, struct record *r, struct err *err)
{
	if (k->update == NULL)
		k->update = record_update(p->db, k->entity, err);
	if (k->update == NULL)
		return false;
	record_bind(k->update, k->entity, r);
	return query_run(k->update, err);
}

/* Undoes an entry: N changes of one record, of which the last was made last. */
static bool
undo_entry(struct past *p, const struct audit_change *change, size_t n, int64_t seq,
    struct err *err)
{
	struct touched *t = touched_of(p, change->id);
	struct kind *k = kind_of(p, change->id);
	struct record r;

	if (t == NULL || !read_record(p, change->id, &r, err))
		return err_set(err, STATUS_BAD, _("is not there, and audit %lld tells of it"),
		    (long long)seq);
	if (r.audit != seq)
		return err_set(err, STATUS_BAD,
		    _("names audit %lld as its last, it is audit %lld"), (long long)r.audit,
		    (long long)seq);
	while (n-- > 0)
		if (change[n].field.data != NULL && !(text_is(change[n].field, "attachment") ?
		    detach(p, &change[n], err) :
		    undo_field(p, k->entity, &r, t, &change[n], seq, err)))
			return false;
	t->expected = r.audit = change->previous;
	if (change->previous != 0)
		return put_back(p, k, &r, err);
	t->fields = 0;
	return is_bare(k->entity, &r, seq, err) && remove_record(p, k, r.id, err);
}

/* Holds what stands then against an entry of the rows that are left. */
static bool
meet_entry(struct past *p, const struct audit_change *change, size_t n, int64_t seq,
    struct err *err)
{
	struct touched *t = touched_of(p, change->id);
	const struct entity *e;
	struct record r;
	size_t i;

	if (t == NULL || t->fields == 0)
		return true;
	if (t->expected != seq || !read_record(p, change->id, &r, err))
		return err_set(err, STATUS_BAD, _("its history skips from audit %lld to audit %lld"),
		    (long long)t->expected, (long long)seq);
	e = kind_of(p, change->id)->entity;
	while (n-- > 0) {
		int field = change[n].field.data == NULL ? -1 : entity_field(e, change[n].field);

		if (field < 0 || !(t->fields >> field & 1))
			continue;
		if (!agrees(&e->field[field], r.value[field], change[n].after, seq, err))
			return false;
		t->fields &= ~(UINT64_C(1) << field);
	}
	t->expected = change->previous;
	if (t->expected == 0) {
		for (i = 0; i < e->nfield; i++)
			if (!(t->fields >> i & 1))
				r.value[i] = (struct text){ 0 };
		t->fields = 0;
		if (!is_bare(e, &r, seq, err))
			return false;
	}
	p->unmet -= t->fields == 0;
	return true;
}

/* Goes through the entries of a row from the last to the first. */
static bool
each_entry(struct past *p, const struct audit_row *row, bool (*take)(struct past *,
    const struct audit_change *, size_t n, int64_t seq, struct err *), struct err *err)
{
	struct audit_change *change;
	struct arena arena = { 0 };
	size_t n, start;
	bool ok = audit_changes(row, &change, &n, &arena, err);

	if (!ok)
		err_at(err, "audit %lld", (long long)row->seq);
	for (; ok && n > 0; n = start) {
		start = audit_entry(change, n);
		ok = take(p, change + start, n - start, row->seq, err) ||
		    err_at_id(change[start].id, err);
	}
	free(change);
	arena_release(&arena);
	return ok;
}

/* Undoes the rows after the last of then, newest first, each of which must be there. */
static bool
undo_rows(struct past *p, struct err *err)
{
	int64_t seq = db_number(p->db, "SELECT max(seq) FROM audit", 0, err);
	struct query *q = query_begin(p->db, AUDIT_SELECT " WHERE seq > ?1 ORDER BY seq DESC", err);
	struct audit_row row;

	if (q != NULL)
		query_bind_number(q, 1, p->last);
	for (; q != NULL && err->text == NULL && query_next(q, err); seq--) {
		audit_read(q, &row);
		if (row.seq != seq)
			break;
		each_entry(p, &row, undo_entry, err);
	}
	query_end(q);
	return err->text == NULL && (seq == p->last || err_set(err, STATUS_BAD,
	    _("audit row %lld is missing: run store-check"), (long long)seq));
}

/* Follows the rows that are left back until they have told of all that was undone. */
static bool
meet_rows(struct past *p, struct err *err)
{
	struct query *q = query_begin(p->db, AUDIT_SELECT " WHERE seq <= ?1 ORDER BY seq DESC",
	    err);
	struct audit_row row;
	size_t i;

	for (i = 0; i < p->ntouched; i++)
		p->unmet += p->touched[i].fields != 0;
	if (q != NULL)
		query_bind_number(q, 1, p->last);
	while (q != NULL && err->text == NULL && p->unmet > 0 && query_next(q, err)) {
		audit_read(q, &row);
		each_entry(p, &row, meet_entry, err);
	}
	query_end(q);
	for (i = 0; err->text == NULL && p->unmet > 0; i++)
		if (p->touched[i].fields != 0) {
			err_set(err, STATUS_BAD,
			    _("its history begins in audit %lld, which does not tell of it"),
			    (long long)p->touched[i].expected);
			err_at_id(p->touched[i].id, err);
		}
	return err->text == NULL;
}

/* Makes ready what finds the records of the kind, and notes those touched since. */
static bool
find_touched(struct past *p, const struct entity *e, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	p->kind = mem_resize(p->kind, p->nkind + 1, sizeof *p->kind);
	p->kind[p->nkind] = (struct kind){ .entity = e, .finder = finder_begin(p->db, e, err) };
	if (p->kind[p->nkind++].finder == NULL)
		return false;
	buf_string(&sql, "SELECT id FROM ");
	sql_name(&sql, e->name);
	buf_printf(&sql, " WHERE audit > %lld", (long long)p->last);
	q = query_begin(p->db, buf_str(&sql), err);
	while (q != NULL && query_next(q, err)) {
		if ((p->ntouched & (p->ntouched - 1)) == 0)
			p->touched = mem_resize(p->touched, p->ntouched == 0 ? 1 : p->ntouched * 2,
			    sizeof *p->touched);
		p->touched[p->ntouched++] = (struct touched){ .id = query_number(q, 0),
			.expected = INT64_MAX };
	}
	query_end(q);
	buf_release(&sql);
	return err->text == NULL;
}

/* Takes the words of the records that were touched into the index, or out of it. */
static bool
put_words(struct past *p, const char *put, struct err *err)
{
	struct query *q = query_begin(p->db, put, err);
	struct buf words = { 0 };
	struct record r;
	size_t i;

	for (i = 0; q != NULL && i < p->ntouched && err->text == NULL; i++) {
		if (!read_record(p, p->touched[i].id, &r, err))
			continue;
		buf_clear(&words);
		search_words(&words, kind_of(p, r.id)->entity, &r);
		if (words.size == 0)
			continue;
		query_bind_number(q, 1, r.id);
		query_bind_text(q, 2, (struct text){ words.data, words.size });
		query_run(q, err);
	}
	query_end(q);
	buf_release(&words);
	return err->text == NULL;
}

/* Is every record that was touched either gone or back at a row of then? */
static bool
all_back(const struct past *p, struct err *err)
{
	size_t i;

	for (i = 0; i < p->ntouched; i++)
		if (p->touched[i].expected > p->last) {
			err_set(err, STATUS_BAD, _("no audit row tells of it"));
			return err_at_id(p->touched[i].id, err);
		}
	return true;
}

static bool
go_back(struct past *p, const struct wing *wing, struct err *err)
{
	struct buf forget = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; ok && wing->kind[i] != NULL; i++)
		ok = find_touched(p, wing->kind[i], err);
	if (p->ntouched > 0)
		qsort(p->touched, p->ntouched, sizeof *p->touched, by_id);
	buf_printf(&forget, "DELETE FROM audit WHERE seq > %lld", (long long)p->last);
	ok = ok && put_words(p, SEARCH_DROP, err) && undo_rows(p, err) && all_back(p, err) &&
	    meet_rows(p, err) && put_words(p, SEARCH_ADD, err) &&
	    db_exec(p->db, buf_str(&forget), err);
	buf_release(&forget);
	return ok;
}

/* The last row of that instant or before.  A clock that went wrong once may have put
 * later ones in front of it: they were in the store by then. */
static int64_t
last_row(struct db *db, const char *moment, struct err *err)
{
	struct query *q = query_begin(db, "SELECT seq FROM audit WHERE at <= ?1"
	    " ORDER BY seq DESC LIMIT 1", err);
	int64_t seq = 0;

	if (q != NULL)
		query_bind_text(q, 1, text_of(moment));
	if (q != NULL && query_next(q, err))
		seq = query_number(q, 0);
	query_end(q);
	return seq;
}

struct db *
past_wing(struct db *now, const struct wing *wing, const char *moment, struct err *err)
{
	struct past p = { .db = db_clone(now, err) };
	bool ok = p.db != NULL && db_exec(p.db, "BEGIN", err);
	size_t i;

	if (ok)
		p.last = last_row(p.db, moment, err);
	ok = ok && err->text == NULL && go_back(&p, wing, err);
	for (i = 0; i < p.nkind; i++) {
		finder_end(p.kind[i].finder);
		query_end(p.kind[i].update);
		query_end(p.kind[i].remove);
	}
	free(p.kind);
	free(p.touched);
	query_end(p.detach);
	arena_release(&p.arena);
	if (ok && db_exec(p.db, "COMMIT", err)) {
		db_set_moment(p.db, moment);
		return p.db;
	}
	err_at(err, _("%s.db: cannot be read as it stood"), wing->name);
	db_close(p.db);
	return NULL;
}
