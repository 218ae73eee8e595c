/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/noticing.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/advising.h"
#include "assembly/manner.h"
#include "base/clock.h"
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

/* Is the word a state of the kind?  One of points may be a level of their assembly, one of
 * advices a level of an adviser. */
static bool
is_state(const struct entity *e, struct text levels, struct text word)
{
	const char *const *state = e->field[entity_state(e)].values;

	for (; *state != NULL; state++)
		if (text_is(word, *state))
			return true;
	return e != &meeting_entity && listed(levels, word);
}

/* Sets *LEVELS to those of points of the assembly, or of advices of all its advisers. */
static bool
read_levels(struct db *db, const struct entity *e, const struct record *assembly,
    struct text *levels, struct arena *arena, struct err *err)
{
	struct query *q;
	struct manner m;

	manner_of(&m, assembly);
	*levels = m.levels;
	if (e != &advice_entity)
		return true;
	q = query_begin(db, "SELECT group_concat(levels) FROM adviser WHERE assembly = ?1", err);
	if (q != NULL)
		query_bind_number(q, 1, assembly->id);
	if (q != NULL && query_next(q, err))
		*levels = arena_copy(arena, query_text(q, 0));
	query_end(q);
	return err->text == NULL;
}

/* Is the word one of how the delay of an advice stands? */
static bool
is_delay(const struct entity *e, struct text word)
{
	return e == &advice_entity && (text_is(word, advice_standings[ALERT]) ||
	    text_is(word, advice_standings[LATE]));
}

/*
 * The kind
 */

static bool
check_words(struct writer *w, struct record *notice, struct text levels, struct err *err)
{
	const struct entity *e = kind_of(notice);
	struct text rest = notice->value[NOTICE_ON], word;
	struct buf words = { 0 };

	while (text_part(&rest, ',', &word)) {
		word = text_trim(word);
		if (!is_state(e, levels, word) && !is_delay(e, word) &&
		    entity_field(e, word) < 0) {
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
	struct db *db = writer_look(w, err);
	struct record assembly, copy;
	struct text levels;

	(void)before;
	if (db == NULL || !writer_get(w, &assembly_entity,
	    id_parse(after->value[NOTICE_ASSEMBLY]), &assembly, &copy, err) ||
	    !read_levels(db, kind_of(after), &assembly, &levels, writer_arena(w), err))
		return false;
	if (check_words(w, after, levels, err) && !conditions_read(&cs, kind_of(after),
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
	/* The audit row that made it active, if that is one of those read, and its day. */
	int64_t since;
	day_t since_day;
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
	const char *zone;
	/* For delays. */
	struct rules rules;
	struct days_off off;
	struct trace trace;
	struct err *err;
};

static bool
read_notice(struct reading *r, const struct record *record, struct err *err)
{
	struct notice *n = &r->notice[r->nnotice++];
	struct record assembly;

	*n = (struct notice){ .record = *record, .entity = kind_of(record),
		.assembly = id_parse(record->value[NOTICE_ASSEMBLY]) };
	if (!record_read(r->db, &assembly_entity, n->assembly, &assembly, &r->n->arena, err) ||
	    !conditions_read(&n->conditions, n->entity, record->value[NOTICE_CONDITION],
	    &r->n->arena, err) ||
	    !read_levels(r->db, n->entity, &assembly, &n->levels, &r->n->arena, err))
		return err_at_id(record->id, err);
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
add(struct reading *r, const struct notice *n, const struct happening *what)
{
	struct text address = n->record.value[NOTICE_ADDRESS];
	struct arena *arena = &r->n->arena;
	struct found *f;

	if (!mail_address_is(address) && !mail_address_is(address = r->person))
		return;

	if ((r->nfound & (r->nfound - 1)) == 0)
		r->found = mem_resize(r->found, r->nfound == 0 ? 1 : r->nfound * 2,
		    sizeof *r->found);
	f = &r->found[r->nfound];
	*f = (struct found){ .notice = n, .order = r->nfound++, .what = *what };
	f->what.assembly = n->assembly;
	f->what.address = arena_copy(arena, address);
	f->what.entity = n->entity;
	f->what.at = arena_copy(arena, what->at);
	f->what.actor = arena_copy(arena, what->actor);
	f->what.before = arena_copy(arena, what->before);
	f->what.after = arena_copy(arena, what->after);
}

/* Adds it when the record is one that the notice is about. */
static bool
consider(struct reading *r, const struct notice *n, const struct happening *what,
    struct err *err)
{
	if (!take(r, n->entity, what->id, err))
		return false;
	if (r->assembly == n->assembly &&
	    conditions_meet(&n->conditions, n->entity, &r->record, err))
		add(r, n, what);
	return err->text == NULL || err_at_id(n->record.id, err);
}

/* Looks for the notices that a change concerns. */
static bool
look(struct reading *r, const struct audit_row *row, const struct audit_change *c,
    struct err *err)
{
	struct notice *n;

	for (n = r->notice; n < r->notice + r->nnotice; n++) {
		struct happening what = { .id = c->id, .seq = row->seq, .at = row->at,
			.actor = row->actor, .field = entity_field(n->entity, c->field),
			.before = c->before, .after = c->after };

		if (n->record.id == c->id && text_is(c->after, "active")) {
			n->since = row->seq;
			n->since_day = instant_is(row->at)
			    ? clock_day(clock_seconds(row->at.data), r->zone) : DAY_NONE;
		}
		if (names(n, c) && !consider(r, n, &what, err))
			return false;
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
 * Delays
 */

/* Does any notice want to know of delays? */
static bool
is_waited_for(const struct reading *r)
{
	const struct notice *n;
	int standing;

	for (n = r->notice; n < r->notice + r->nnotice; n++)
		for (standing = ALERT; standing <= LATE; standing++)
			if (n->entity == &advice_entity && listed(n->record.value[NOTICE_ON],
			    text_of(advice_standings[standing])))
				return true;
	return false;
}

static bool
judge(struct reading *r, struct advised *a, day_t on)
{
	trace_clear(&r->trace);
	return advice_judge(a, on, &r->off, &r->rules, &r->trace, r->err);
}

/* Looks for the day, among those that are not told of yet, on which the delay came to
 * where it stands. */
static bool
look_at_delay(struct advised *a, void *arg)
{
	struct reading *r = arg;
	struct happening what = { .id = a->advice.id, .before = a->advice.value[ADVICE_STATE],
		.field = entity_state(&advice_entity), .came = r->n->today };
	enum advice_standing standing;
	const struct notice *n;

	if (!judge(r, a, r->n->today))
		return false;
	standing = a->standing;
	if (standing != ALERT && standing != LATE)
		return true;
	for (; what.came > r->n->from_day; what.came--)
		if (!judge(r, a, what.came - 1))
			return false;
		else if (a->standing != standing)
			break;
	what.after = text_of(advice_standings[standing]);
	for (n = r->notice; what.came > r->n->from_day && n < r->notice + r->nnotice; n++)
		if (n->entity == &advice_entity && listed(n->record.value[NOTICE_ON], what.after) &&
		    !consider(r, n, &what, r->err))
			return false;
	return true;
}

/* The first run looks at what came since there are notices. */
static void
find_first_day(struct reading *r)
{
	const struct notice *n;

	if (r->n->from_day != DAY_NONE)
		return;
	r->n->from_day = r->n->today;
	for (n = r->notice; n < r->notice + r->nnotice; n++)
		if (n->since_day != DAY_NONE && n->since_day < r->n->from_day)
			r->n->from_day = n->since_day;
}

static bool
read_delays(struct reading *r, struct err *err)
{
	bool ok;

	find_first_day(r);
	if (!is_waited_for(r) || r->n->from_day >= r->n->today)
		return true;
	r->err = err;
	ok = rules_load(&r->rules, "law/assembly.tsv", err) &&
	    advices_read(r->db, ID_NONE, true, look_at_delay, r, err);
	rules_release(&r->rules);
	days_off_release(&r->off);
	trace_release(&r->trace);
	return ok;
}

/*
 * Who was told
 */

/* Up to which audit row and day was the address told?  0 and no day when nothing is
 * known. */
static bool
told_up_to(struct query *q, int64_t assembly, struct text address, int64_t *seq, day_t *day,
    struct err *err)
{
	*seq = 0;
	*day = DAY_NONE;
	query_bind_number(q, 1, assembly);
	query_bind_text(q, 2, address);
	if (query_next(q, err)) {
		*seq = query_number(q, 0);
		*day = day_parse(query_text(q, 1));
	}
	query_reset(q);
	return err->text == NULL;
}

/* Is it from before the notice, or has the address been told of it? */
static bool
is_known(const struct found *f, struct query *told, bool again, struct err *err)
{
	const struct happening *h = &f->what;
	int64_t seq;
	day_t day;

	if (!told_up_to(told, h->assembly, h->address, &seq, &day, err))
		return true;
	return h->seq == 0 ? h->came <= f->notice->since_day || h->came <= day
	    : h->seq <= f->notice->since || (!again && h->seq <= seq);
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
keep(struct reading *r, struct query *told, bool again, struct err *err)
{
	struct noticing *n = r->n;
	size_t i;

	if (r->nfound == 0)
		return true;
	qsort(r->found, r->nfound, sizeof *r->found, compare);
	n->happening = mem_zero(r->nfound, sizeof *n->happening);
	for (i = 0; i < r->nfound && err->text == NULL; i++) {
		const struct found *f = &r->found[i];

		if (!is_known(f, told, again, err) && !is_double(n, &f->what))
			n->happening[n->count++] = f->what;
	}
	return err->text == NULL;
}

bool
noticing_read(struct noticing *n, struct db *db, int64_t since, day_t today, const char *zone,
    struct err *err)
{
	struct query *told = query_begin(db,
	    "SELECT seq, day FROM told WHERE assembly = ?1 AND address = ?2", err);
	struct reading r = { .n = n, .db = db, .zone = zone };
	struct notice *notice;
	bool ok = told != NULL;

	*n = (struct noticing){ .today = today };
	ok = ok && told_up_to(told, ID_NONE, text_of(""), &n->from, &n->from_day, err);
	if (since > 0)
		n->from = since - 1;
	n->last = n->from;
	ok = ok && read_notices(&r, err);
	if (r.nnotice == 0)
		n->today = n->from_day;
	else if (ok)
		ok = read_chain(&r, err) && read_delays(&r, err) && keep(&r, told, since > 0, err);
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
	return n->last != n->from || n->from_day < n->today;
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
put(struct query *q, int64_t assembly, struct text address, int64_t seq, day_t day,
    struct err *err)
{
	struct buf b = { 0 };
	bool ok;

	if (day != DAY_NONE)
		day_print(&b, day);
	query_bind_number(q, 1, assembly);
	query_bind_text(q, 2, address);
	query_bind_number(q, 3, seq);
	query_bind_text(q, 4, text_of(buf_str(&b)));
	ok = query_run(q, err);
	buf_release(&b);
	return ok;
}

bool
noticing_store(const struct noticing *n, struct writer *w, struct err *err)
{
	struct db *db = writer_db(w, err);
	bool all = is_all_told(n), ok = db != NULL && (!all || db_exec(db, "DELETE FROM told", err));
	struct query *q = !ok ? NULL : query_begin(db,
	    "INSERT OR REPLACE INTO told (assembly, address, seq, day)"
	    " VALUES (?1, ?2, ?3, ?4)", err);
	size_t i;

	ok = q != NULL && put(q, ID_NONE, text_of(""), all ? n->last : n->from,
	    all ? n->today : n->from_day, err);
	for (i = 0; ok && !all && i < n->count; i = noticing_message(n, i))
		if (n->happening[i].told)
			ok = put(q, n->happening[i].assembly, n->happening[i].address, n->last,
			    n->today, err);
	query_end(q);
	return ok;
}

void
noticing_release(struct noticing *n)
{
	free(n->happening);
	arena_release(&n->arena);
}
