/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/noticing.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/mail.h"
#include "rec/value.h"
#include "store/audit.h"
#include "verb/condition.h"

static const struct entity *
kind_of(const struct record *notice)
{
	static const struct entity *const kinds[] = { &deliberation_entity, &meeting_entity,
		&advice_entity };
	size_t i = 0;

	while (!text_is(notice->value[NOTICE_KIND], kinds[i]->name))
		i++;
	return kinds[i];
}

/* Is the word a state of the kind?  One of points may be a level of their assembly. */
static bool
is_state(const struct entity *e, struct text levels, struct text word)
{
	const char *const *state = e->field[entity_state(e)].values;

	for (; *state != NULL; state++)
		if (text_is(word, *state))
			return true;
	return e == &deliberation_entity && listed(levels, word);
}

/*
 * The kind
 */

static struct text
trimmed(struct text t)
{
	while (t.size > 0 && strchr(" \t\r\n", t.data[0]) != NULL)
		t = (struct text){ t.data + 1, t.size - 1 };
	while (t.size > 0 && strchr(" \t\r\n", t.data[t.size - 1]) != NULL)
		t.size--;
	return t;
}

static bool
check_words(struct writer *w, struct record *notice, struct text levels, struct err *err)
{
	const struct entity *e = kind_of(notice);
	struct text rest = notice->value[NOTICE_ON], word;
	struct buf words = { 0 };

	while (text_part(&rest, ',', &word)) {
		word = trimmed(word);
		if (!is_state(e, levels, word) && entity_field(e, word) < 0) {
			err_set(err, STATUS_BAD, _("%s: neither a state nor a field of a %s: %.*s"),
			    notice_entity.field[NOTICE_ON].name, e->name, (int)word.size, word.data);
			break;
		}
		buf_string(&words, words.size > 0 ? "," : "");
		buf_text(&words, word);
	}
	notice->value[NOTICE_ON] = arena_copy(writer_arena(w),
	    (struct text){ buf_str(&words), words.size });
	buf_release(&words);
	return err->text == NULL;
}

bool
notice_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct conditions cs = { 0 };
	struct record assembly, copy;
	struct manner m;

	(void)before;
	if (!writer_get(w, &assembly_entity, id_parse(after->value[NOTICE_ASSEMBLY]), &assembly,
	    &copy, err))
		return false;
	manner_of(&m, &assembly);
	if (check_words(w, after, m.levels, err) && !conditions_read(&cs, kind_of(after),
	    after->value[NOTICE_CONDITION], writer_arena(w), err))
		err_at(err, "%s", notice_entity.field[NOTICE_CONDITION].name);
	conditions_release(&cs);
	return err->text == NULL;
}

/*
 * What happened
 */

/* A notice that is active. */
struct notice {
	struct record record;
	const struct entity *entity;
	int64_t assembly;
	struct text levels;
	struct conditions conditions;
	int64_t since; /* the audit row that made it active, if that is one of those read */
};

/* Something that a notice wants to be told of. */
struct found {
	struct happening what;
	const struct notice *notice;
	size_t order; /* in which it was found */
};

struct reading {
	struct noticing *n;
	struct db *db;
	struct notice *notice;
	size_t nnotice;
	struct found *found;
	size_t nfound;
	/* The record in hand and its assembly, for the changes of it that follow. */
	struct record record;
	int64_t assembly;
	struct text person; /* whom it is about: the author of a point, who is asked for advice */
	struct arena arena;
};

static bool
read_notice(struct reading *r, const struct record *record, struct err *err)
{
	struct notice *n = &r->notice[r->nnotice++];
	struct record assembly;
	struct manner m;

	*n = (struct notice){ .record = *record, .entity = kind_of(record),
		.assembly = id_parse(record->value[NOTICE_ASSEMBLY]) };
	if (!record_read(r->db, &assembly_entity, n->assembly, &assembly, &r->n->arena, err) ||
	    !conditions_read(&n->conditions, n->entity, record->value[NOTICE_CONDITION],
	    &r->n->arena, err))
		return err_at_id(record->id, err);
	manner_of(&m, &assembly);
	n->levels = m.levels;
	return true;
}

static bool
read_notices(struct reading *r, struct err *err)
{
	const struct condition active = { .field = NOTICE_STATE, .value = text_of("active") };
	const struct selection s = { .entity = &notice_entity, .condition = &active,
		.ncondition = 1 };
	struct record *records;
	size_t count, i;
	bool ok;

	if (!records_read(r->db, &s, &r->n->arena, &records, &count, err))
		return false;
	r->notice = mem_zero(count + 1, sizeof *r->notice);
	for (i = 0, ok = true; i < count && ok; i++)
		ok = read_notice(r, &records[i], err);
	free(records);
	return ok;
}

/* Sets the assembly of the record in hand, and the address of whom it is about. */
static bool
find_assembly(struct reading *r, const struct entity *e, struct err *err)
{
	const struct text *v = r->record.value;
	struct record other;

	r->person = e == &deliberation_entity ? v[DELIBERATION_AUTHOR] : (struct text){ 0 };
	if (e == &meeting_entity) {
		r->assembly = id_parse(v[MEETING_ASSEMBLY]);
		return true;
	}
	if (e == &deliberation_entity && v[DELIBERATION_MEETING].data == NULL) {
		r->assembly = id_parse(v[DELIBERATION_ASSEMBLY]);
		return true;
	}
	if (e == &deliberation_entity) {
		if (!record_read(r->db, &meeting_entity, id_parse(v[DELIBERATION_MEETING]), &other,
		    &r->arena, err))
			return false;
		r->assembly = id_parse(other.value[MEETING_ASSEMBLY]);
		return true;
	}
	if (!record_read(r->db, &adviser_entity, id_parse(v[ADVICE_ADVISER]), &other, &r->arena,
	    err))
		return false;
	r->assembly = id_parse(other.value[ADVISER_ASSEMBLY]);
	r->person = other.value[ADVISER_EMAIL];
	return true;
}

/* Takes the record in hand, unless it is. */
static bool
take(struct reading *r, const struct entity *e, int64_t id, struct err *err)
{
	if (r->record.id == id)
		return true;
	arena_clear(&r->arena);
	r->record.id = ID_NONE;
	return record_read(r->db, e, id, &r->record, &r->arena, err) && find_assembly(r, e, err);
}

/* Is it a change that the notice names? */
static bool
names(const struct notice *n, const struct audit_change *c)
{
	struct text on = n->record.value[NOTICE_ON];

	if (c->id / ID_PREFIX != entity_base(n->entity) / ID_PREFIX || c->field.data == NULL)
		return false;
	if (text_is(c->field, n->entity->field[entity_state(n->entity)].name) &&
	    c->after.size > 0 && listed(on, c->after))
		return true;
	return listed(on, c->field) && !is_state(n->entity, n->levels, c->field);
}

/* Notes what is to be told, unless to somebody whose address is not known. */
static void
add(struct reading *r, const struct notice *n, const struct audit_row *row,
    const struct audit_change *c)
{
	struct text address = n->record.value[NOTICE_ADDRESS];
	struct arena *arena = &r->n->arena;

	if (!mail_address_is(address) && !mail_address_is(address = r->person))
		return;

	if ((r->nfound & (r->nfound - 1)) == 0)
		r->found = mem_resize(r->found, r->nfound == 0 ? 1 : r->nfound * 2,
		    sizeof *r->found);
	r->found[r->nfound] = (struct found){ .notice = n, .order = r->nfound, .what = {
		.assembly = n->assembly, .address = arena_copy(arena, address),
		.entity = n->entity, .id = c->id, .seq = row->seq,
		.at = arena_copy(arena, row->at), .actor = arena_copy(arena, row->actor),
		.field = entity_field(n->entity, c->field),
		.before = arena_copy(arena, c->before), .after = arena_copy(arena, c->after) } };
	r->nfound++;
}

/* Looks for the notices that a change concerns. */
static bool
look(struct reading *r, const struct audit_row *row, const struct audit_change *c,
    struct err *err)
{
	struct notice *n;

	for (n = r->notice; n < r->notice + r->nnotice; n++) {
		if (n->record.id == c->id && text_is(c->after, "active"))
			n->since = row->seq;
		if (!names(n, c))
			continue;
		if (!take(r, n->entity, c->id, err))
			return false;
		if (r->assembly == n->assembly &&
		    conditions_meet(&n->conditions, n->entity, &r->record, err))
			add(r, n, row, c);
		if (err->text != NULL)
			return err_at_id(n->record.id, err);
	}
	return true;
}

static bool
read_chain(struct reading *r, struct err *err)
{
	struct query *q = query_begin(r->db, AUDIT_SELECT " WHERE seq > ?1 ORDER BY seq", err);
	struct audit_change change;
	struct arena arena = { 0 };
	struct audit_row row;
	struct text rest;

	if (q != NULL)
		query_bind_number(q, 1, r->n->from);
	while (q != NULL && err->text == NULL && query_next(q, err)) {
		audit_read(q, &row);
		change = (struct audit_change){ 0 };
		rest = row.change;
		arena_clear(&arena);
		while (audit_next(&rest, &change, &arena, err))
			if (!look(r, &row, &change, err))
				break;
		r->n->last = row.seq;
		if (row.hash.size == SHA256_SIZE)
			memcpy(r->n->hash, row.hash.data, SHA256_SIZE);
	}
	arena_release(&arena);
	query_end(q);
	return err->text == NULL;
}

/*
 * Who was told
 */

/* Up to which audit row was the address told?  OR_ELSE when nothing is known. */
static int64_t
told_up_to(struct query *q, int64_t assembly, struct text address, int64_t or_else,
    struct err *err)
{
	query_bind_number(q, 1, assembly);
	query_bind_text(q, 2, address);
	if (query_next(q, err))
		or_else = query_number(q, 0);
	query_reset(q);
	return or_else;
}

static int
compare_text(struct text a, struct text b)
{
	size_t size = a.size < b.size ? a.size : b.size;
	int order = memcmp(a.data, b.data, size);

	return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static int
compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int order;

	if (x->what.assembly != y->what.assembly)
		return x->what.assembly < y->what.assembly ? -1 : 1;
	order = compare_text(x->what.address, y->what.address);
	return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* Has the address been given it already, by another notice? */
static bool
is_double(const struct noticing *n, const struct happening *h)
{
	const struct happening *last;

	if (n->count == 0)
		return false;
	last = &n->happening[n->count - 1];
	return last->assembly == h->assembly && text_same(last->address, h->address) &&
	    last->seq == h->seq && last->id == h->id && last->field == h->field;
}

/* Keeps what is to be told, in the order of the messages. */
static bool
keep(struct reading *r, struct query *told, struct err *err)
{
	struct noticing *n = r->n;
	size_t i;

	if (r->nfound == 0)
		return true;
	qsort(r->found, r->nfound, sizeof *r->found, compare);
	n->happening = mem_zero(r->nfound, sizeof *n->happening);
	for (i = 0; i < r->nfound && err->text == NULL; i++) {
		const struct happening *h = &r->found[i].what;

		if (h->seq <= r->found[i].notice->since || is_double(n, h) || (told != NULL &&
		    h->seq <= told_up_to(told, h->assembly, h->address, 0, err)))
			continue;
		n->happening[n->count++] = *h;
	}
	return err->text == NULL;
}

bool
noticing_read(struct noticing *n, struct db *db, int64_t since, struct err *err)
{
	struct query *told = query_begin(db,
	    "SELECT seq FROM told WHERE assembly = ?1 AND address = ?2", err);
	struct reading r = { .n = n, .db = db };
	struct notice *notice;
	bool ok = told != NULL;

	*n = (struct noticing){ 0 };
	if (ok)
		n->from = since > 0 ? since - 1
		    : told_up_to(told, ID_NONE, text_of(""), 0, err);
	n->last = n->from;
	ok = ok && read_notices(&r, err);
	if (ok && r.nnotice > 0)
		ok = read_chain(&r, err) && keep(&r, since > 0 ? NULL : told, err);
	for (notice = r.notice; notice != NULL && notice < r.notice + r.nnotice; notice++)
		conditions_release(&notice->conditions);
	free(r.notice);
	free(r.found);
	arena_release(&r.arena);
	query_end(told);
	return ok && err->text == NULL;
}

size_t
noticing_message(const struct noticing *n, size_t first)
{
	size_t end = first;

	while (end < n->count && n->happening[end].assembly == n->happening[first].assembly &&
	    text_same(n->happening[end].address, n->happening[first].address))
		end++;
	return end;
}

bool
noticing_moved(const struct noticing *n)
{
	return n->last != n->from;
}

static bool
is_all_told(const struct noticing *n)
{
	size_t i = 0;

	while (i < n->count && n->happening[i].told)
		i++;
	return i == n->count;
}

static bool
put(struct query *q, int64_t assembly, struct text address, int64_t seq, struct err *err)
{
	query_bind_number(q, 1, assembly);
	query_bind_text(q, 2, address);
	query_bind_number(q, 3, seq);
	return query_run(q, err);
}

bool
noticing_store(const struct noticing *n, struct writer *w, struct err *err)
{
	struct db *db = writer_db(w, err);
	bool all = is_all_told(n), ok = db != NULL && (!all || db_exec(db, "DELETE FROM told", err));
	struct query *q = !ok ? NULL : query_begin(db,
	    "INSERT OR REPLACE INTO told (assembly, address, seq) VALUES (?1, ?2, ?3)", err);
	size_t i;

	ok = q != NULL && put(q, ID_NONE, text_of(""), all ? n->last : n->from, err);
	for (i = 0; ok && !all && i < n->count; i = noticing_message(n, i))
		if (n->happening[i].told)
			ok = put(q, n->happening[i].assembly, n->happening[i].address, n->last, err);
	query_end(q);
	return ok;
}

void
noticing_release(struct noticing *n)
{
	free(n->happening);
	arena_release(&n->arena);
}
