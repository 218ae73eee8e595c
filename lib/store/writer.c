/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/writer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/actor.h"
#include "store/audit.h"
#include "store/files.h"
#include "store/lock.h"
#include "store/search.h"

/* Records that are made wait here, and go into the store with one statement
 * when there are so many, or so many bytes of them. */
#define BATCH 65536
#define BATCH_BYTES ((size_t)40 << 20)
/* Links checked last, by their low bits, so that a load whose records point
 * to the same few does not ask again. */
#define KNOWN 256

#define DAY_SECONDS 86400

struct waiting {
	int64_t id, audit;
	struct text *value;
	struct text words;
};

/* What the writer keeps for a kind it has met. */
struct kind {
	const struct entity *entity;
	struct kind *next;
	struct query *insert, *insert_many, *insert_words, *update, *exists;
	uint64_t used; /* fields that insert_many has: those that any record had */
	struct finder *finder;
	int64_t year, last; /* number of the last id of that year; 0: not known */
	int64_t changes;
};

/* What somebody keeps until the end. */
struct keeping {
	const void *key;
	void *what;
	void (*release)(void *);
	struct keeping *next;
};

struct writer {
	struct store *store;
	struct db *db;
	int lock;
	struct audit *audit;
	struct buf actor, at, remarks;
	int64_t now, year; /* the moment, and its legal year once it is asked for */
	struct kind *kind;
	struct deferred *deferred;
	struct query *add_words, *drop_words, *add_file;
	int64_t known[KNOWN];
	struct arena arena; /* until the end */
	int64_t changes;
	struct keeping *keeping;
	struct arena batch_arena; /* until the batch is stored */
	struct db_rows rows;
	const struct entity *batch_entity;
	struct waiting *batch;
	struct buf words;
};

/* The columns of the batch, as INSERT ... SELECT asks for them: id, audit,
 * the fields, and last the words. */
static struct db_cell
batch_value(size_t row, int column, void *arg)
{
	struct writer *w = arg;
	struct waiting *r = &w->batch[row];
	const struct entity *e = w->batch_entity;
	struct text t;

	if (column < 2)
		return (struct db_cell){ .type = DB_NUMBER,
			.number = column == 0 ? r->id : r->audit };
	t = column < (int)e->nfield + 2 ? r->value[column - 2] : r->words;
	if (t.data == NULL)
		return (struct db_cell){ .type = DB_NULL };
	if (column < (int)e->nfield + 2 && value_whole(&e->field[column - 2]))
		return (struct db_cell){ .type = DB_NUMBER,
			.number = value_encode(&e->field[column - 2], t) };
	return (struct db_cell){ .type = DB_TEXT, .text = t };
}

static int
widest(const struct wing *wing)
{
	size_t most = 0, i;

	for (i = 0; wing->kind[i] != NULL; i++)
		if (wing->kind[i]->nfield > most)
			most = wing->kind[i]->nfield;
	return (int)most + 3;
}

static struct keeping *
keeping_of(const struct writer *w, const void *key)
{
	struct keeping *k = w->keeping;

	while (k != NULL && k->key != key)
		k = k->next;
	return k;
}

void
writer_keep(struct writer *w, const void *key, void *what, void (*release)(void *))
{
	struct keeping *k = keeping_of(w, key);

	if (k != NULL) {
		k->release(k->what);
	} else {
		k = mem_alloc(sizeof *k);
		k->next = w->keeping;
		w->keeping = k;
	}
	k->key = key;
	k->what = what;
	k->release = release;
}

void *
writer_kept(const struct writer *w, const void *key)
{
	struct keeping *k = keeping_of(w, key);

	return k == NULL ? NULL : k->what;
}

void
writer_cancel(struct writer *w)
{
	struct keeping *kept;
	struct deferred *d;
	struct kind *k;

	if (w == NULL)
		return;
	while ((d = w->deferred) != NULL) {
		w->deferred = d->next;
		d->release(d);
	}
	while ((kept = w->keeping) != NULL) {
		w->keeping = kept->next;
		kept->release(kept->what);
		free(kept);
	}
	while ((k = w->kind) != NULL) {
		w->kind = k->next;
		query_end(k->insert);
		query_end(k->insert_many);
		query_end(k->insert_words);
		query_end(k->update);
		query_end(k->exists);
		finder_end(k->finder);
		free(k);
	}
	query_end(w->add_words);
	query_end(w->drop_words);
	query_end(w->add_file);
	audit_end(w->audit);
	db_close(w->db);
	lock_release(w->lock);
	arena_release(&w->arena);
	arena_release(&w->batch_arena);
	free(w->batch);
	buf_release(&w->words);
	buf_release(&w->actor);
	buf_release(&w->remarks);
	buf_release(&w->at);
	free(w);
}

struct arena *
writer_arena(struct writer *w)
{
	return &w->arena;
}

struct text
writer_actor(const struct writer *w)
{
	return (struct text){ w->actor.data, w->actor.size };
}

void
writer_remark(struct writer *w, const char *format, ...)
{
	va_list ap;

	if (w->remarks.size > 0)
		buf_char(&w->remarks, '\n');
	va_start(ap, format);
	buf_vprintf(&w->remarks, format, ap);
	va_end(ap);
}

struct text
writer_remarks(const struct writer *w)
{
	return (struct text){ w->remarks.data, w->remarks.size };
}

const char *
writer_authority(struct writer *w, struct err *err)
{
	const struct authority *a = store_authority(w->store, err);

	return a != NULL ? a->kind : NULL;
}

day_t
writer_day(struct writer *w, struct err *err)
{
	return store_day(w->store, w->now, err);
}

bool
writer_today(struct writer *w, struct text *value, struct err *err)
{
	day_t today = writer_day(w, err);
	struct buf b = { 0 };

	if (today == DAY_NONE)
		return false;
	day_print(&b, today);
	*value = arena_copy(&w->arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return true;
}

static struct kind *
kind_of(struct writer *w, const struct entity *e)
{
	struct kind *k;

	for (k = w->kind; k != NULL && k->entity != e; k = k->next)
		;
	if (k == NULL) {
		k = mem_zero(1, sizeof *k);
		k->entity = e;
		k->next = w->kind;
		w->kind = k;
	}
	return k;
}

int64_t
writer_changes(const struct writer *w, const struct entity *e)
{
	const struct kind *k = w->kind;

	while (e != NULL && k != NULL && k->entity != e)
		k = k->next;
	return e == NULL ? w->changes : k == NULL ? 0 : k->changes;
}

/* Prepares a statement the first time that it is needed. */
static struct query *
statement(struct writer *w, struct query **q, const char *sql, struct err *err)
{
	if (*q == NULL)
		*q = query_begin(w->db, sql, err);
	return *q;
}

/* Appends INSERT INTO and the columns: id, audit, and the USED fields. */
static void
insert_into(struct buf *sql, const struct entity *e, uint64_t used)
{
	size_t i;

	buf_string(sql, "INSERT INTO ");
	sql_name(sql, e->name);
	buf_string(sql, " (id, audit");
	for (i = 0; i < e->nfield; i++)
		if (used >> i & 1) {
			buf_string(sql, ", ");
			sql_name(sql, e->field[i].name);
		}
	buf_char(sql, ')');
}

/* Prepares what stores one record: its values, and its words. */
static bool
insert_statements(struct writer *w, struct kind *k, struct err *err)
{
	struct buf sql = { 0 };
	size_t i;

	if (k->insert == NULL) {
		insert_into(&sql, k->entity, UINT64_MAX);
		for (i = 0; i < k->entity->nfield + 2; i++)
			buf_printf(&sql, i == 0 ? " VALUES (?%zu" : ", ?%zu", i + 1);
		buf_char(&sql, ')');
		statement(w, &k->insert, buf_str(&sql), err);
		buf_release(&sql);
	}
	return k->insert != NULL && statement(w, &w->add_words, SEARCH_ADD, err) != NULL;
}

/* The same for the records that wait, however many.  Fields that none of them
 * has are left out: most kinds have many that are seldom used. */
static bool
insert_many_statements(struct writer *w, struct kind *k, struct err *err)
{
	size_t i, words = k->entity->nfield + 2;
	struct buf sql = { 0 };

	if (k->insert_many == NULL) {
		insert_into(&sql, k->entity, k->used);
		buf_string(&sql, " SELECT c0, c1");
		for (i = 0; i < k->entity->nfield; i++)
			if (k->used >> i & 1)
				buf_printf(&sql, ", c%zu", i + 2);
		buf_string(&sql, " FROM incoming");
		statement(w, &k->insert_many, buf_str(&sql), err);
		buf_clear(&sql);
	}
	if (k->insert_many != NULL && k->insert_words == NULL) {
		buf_printf(&sql, "INSERT INTO search (rowid, words)"
		    " SELECT c0, c%zu FROM incoming WHERE c%zu IS NOT NULL", words, words);
		statement(w, &k->insert_words, buf_str(&sql), err);
	}
	buf_release(&sql);
	return k->insert_words != NULL;
}

/* Takes words into the index, or out of it. */
static bool
put_words(struct writer *w, struct query **q, const char *sql, int64_t id,
    struct text words, struct err *err)
{
	if (words.size == 0)
		return true;
	if (statement(w, q, sql, err) == NULL)
		return false;
	query_bind_number(*q, 1, id);
	query_bind_text(*q, 2, words);
	return query_run(*q, err);
}

static bool
insert_one(struct writer *w, struct kind *k, struct err *err)
{
	const struct waiting *r = &w->batch[0];

	if (!insert_statements(w, k, err))
		return false;
	record_bind(k->insert, k->entity, &(struct record){ r->id, r->audit, r->value });
	return query_run(k->insert, err) &&
	    put_words(w, &w->add_words, SEARCH_ADD, r->id, r->words, err);
}

/* Stores the records that wait. */
static bool
store_batch(struct writer *w, struct err *err)
{
	struct kind *k;
	bool ok;

	if (w->rows.count == 0)
		return true;
	k = kind_of(w, w->batch_entity);
	/* What takes many costs more to prepare. */
	ok = w->rows.count == 1 ? insert_one(w, k, err) : insert_many_statements(w, k, err) &&
	    query_run(k->insert_many, err) && query_run(k->insert_words, err);
	w->rows.count = 0;
	arena_clear(&w->batch_arena);
	return ok;
}

/* Opens the database; *FOUND is the version of its schema. */
static bool
open_wing(struct writer *w, const struct wing *wing, int64_t *found, struct err *err)
{
	mode_t before = store_umask(w->store);
	struct buf path = { 0 };

	store_path(w->store, &path, wing->name, ".db");
	w->db = db_open(buf_str(&path), DB_WRITE, err);
	buf_release(&path);
	umask(before);
	return w->db != NULL && schema_check(w->db, wing, found, err);
}

/* Makes ready what a transaction needs, on an open database. */
static bool
warm_up(struct writer *w, const struct entity *e, const char *command, struct err *err)
{
	if (!db_attach_rows(w->db, "incoming", &w->rows, err))
		return false;
	w->audit = audit_begin(w->db, buf_str(&w->actor), command, err);
	return w->audit != NULL && (e == NULL || insert_statements(w, kind_of(w, e), err));
}

/* Does all that can be done before the queue, where the wing is in use; a wing
 * that is being made by somebody else right now is left for later. */
static bool
approach(struct writer *w, const struct wing *wing, const struct entity *e,
    const char *command, struct err *err)
{
	int64_t found;

	if (!store_has(w->store, wing))
		return true;
	if (!open_wing(w, wing, &found, err))
		return false;
	if (found == 0) {
		db_close(w->db);
		w->db = NULL;
		return true;
	}
	return warm_up(w, e, command, err);
}

/* Queues, begins the transaction, and makes the wing where it is new. */
static bool
enter(struct writer *w, const struct wing *wing, const struct entity *e,
    const char *command, struct err *err)
{
	bool early = w->db != NULL, ok;
	int64_t found;

	w->lock = store_lock(w->store, wing->name, err);
	if (w->lock < 0)
		return false;
	/* What was seen before the queue may be of yesterday. */
	ok = early ? schema_check(w->db, wing, &found, err) : open_wing(w, wing, &found, err);
	if (ok && found == 0)
		ok = db_found(w->db, err) && db_exec(w->db, "BEGIN IMMEDIATE", err) &&
		    schema_raise(w->db, wing, err);
	else if (ok)
		ok = db_exec(w->db, "BEGIN IMMEDIATE", err);
	return ok && (early || warm_up(w, e, command, err));
}

struct writer *
writer_begin(struct store *store, const struct wing *wing, const struct entity *e,
    const char *command, struct err *err)
{
	struct writer *w = mem_zero(1, sizeof *w);
	bool ok;

	w->store = store;
	w->lock = -1;
	w->rows = (struct db_rows){ .ncolumn = widest(wing), .value = batch_value, .arg = w };
	ok = actor_name(&w->actor, err) && approach(w, wing, e, command, err) &&
	    enter(w, wing, e, command, err);
	if (ok) {
		/* The clock is read behind the lock, so that audit rows of one
		 * wing are in the order of time. */
		w->now = clock_now();
		clock_instant(&w->at, w->now);
		ok = audit_enter(w->audit, buf_str(&w->at), err);
	}
	if (!ok) {
		writer_cancel(w);
		return NULL;
	}
	return w;
}

struct db *
writer_db(struct writer *w, struct err *err)
{
	return store_batch(w, err) && audit_flush(w->audit, err) ? w->db : NULL;
}

struct db *
writer_look(struct writer *w, struct err *err)
{
	return store_batch(w, err) ? w->db : NULL;
}

static bool
exists(struct writer *w, const struct entity *e, int64_t id, struct err *err)
{
	struct kind *k = kind_of(w, e);
	struct buf sql = { 0 };
	bool found;

	if (w->rows.count > 0 && w->batch_entity == e && !store_batch(w, err))
		return false;
	if (k->exists == NULL) {
		buf_string(&sql, "SELECT 1 FROM ");
		sql_name(&sql, e->name);
		buf_string(&sql, " WHERE id = ?1");
		statement(w, &k->exists, buf_str(&sql), err);
		buf_release(&sql);
		if (k->exists == NULL)
			return false;
	}
	query_bind_number(k->exists, 1, id);
	found = query_next(k->exists, err);
	query_reset(k->exists);
	return found;
}

/* Do the values go together: the required ones there, the links to records
 * that are, the kind's own check satisfied? */
static bool
check_record(struct writer *w, const struct entity *e, const struct record *r,
    struct err *err)
{
	size_t i;

	for (i = 0; i < e->nfield; i++) {
		const struct field *f = &e->field[i];
		int64_t id;

		if ((f->flags & FIELD_REQUIRED) && r->value[i].data == NULL)
			return err_set(err, STATUS_BAD, _("%s: no value, and it needs one"), f->name);
		if (f->type != FIELD_LINK || r->value[i].data == NULL)
			continue;
		id = id_parse(r->value[i]);
		if (w->known[id % KNOWN] == id)
			continue;
		if (!exists(w, f->target, id, err)) {
			record_missing(f->target, id, err);
			err_at(err, "%s", f->name);
			/* Here it is the data that is wrong. */
			if (err->status == STATUS_NO)
				err->status = STATUS_BAD;
			return false;
		}
		w->known[id % KNOWN] = id;
	}
	return e->check == NULL || e->check(e, r, err);
}

/* The number of the last id of the kind in the year. */
static int64_t
last_number(struct writer *w, const struct entity *e, int64_t year, struct err *err)
{
	int64_t from = entity_base(e) + year * ID_YEAR, last;
	struct buf sql = { 0 };

	if (w->batch_entity == e && !store_batch(w, err))
		return -1;
	buf_string(&sql, "SELECT max(id) FROM ");
	sql_name(&sql, e->name);
	buf_printf(&sql, " WHERE id > %lld AND id < %lld", (long long)from,
	    (long long)(from + ID_YEAR));
	last = db_number(w->db, buf_str(&sql), from, err);
	buf_release(&sql);
	return err->text == NULL ? last - from : -1;
}

/* The legal year of the moment.  No time zone is a day away from UTC, so that
 * the store need not be asked for its own but around the turn of the year. */
static int64_t
legal_year(struct writer *w, struct err *err)
{
	day_t day = clock_utc_day(w->now - DAY_SECONDS);
	day_t late = clock_utc_day(w->now + DAY_SECONDS);

	if (w->year != 0)
		return w->year;
	if (day == DAY_NONE || late == DAY_NONE || day_ymd(day).year != day_ymd(late).year)
		day = store_day(w->store, w->now, err);
	if (day != DAY_NONE)
		w->year = day_ymd(day).year;
	return w->year;
}

/* Gives the record the next id, or checks that the one it has is free. */
static bool
settle_id(struct writer *w, struct kind *k, struct record *r, struct err *err)
{
	bool given = r->id != ID_NONE;
	int64_t year = given ? r->id / ID_YEAR % 10000 : legal_year(w, err);

	if (year == 0)
		return false;
	if (year != k->year) {
		k->last = last_number(w, k->entity, year, err);
		k->year = year;
		if (k->last < 0)
			return false;
	}
	if (given && r->id % ID_YEAR <= k->last && exists(w, k->entity, r->id, err)) {
		struct buf id = { 0 };

		id_print(&id, r->id);
		err_set(err, STATUS_BAD, _("id: taken already: %s"), buf_str(&id));
		buf_release(&id);
	}
	if (err->text != NULL)
		return false;
	if (!given) {
		if (k->last + 1 >= ID_YEAR)
			return err_set(err, STATUS_BAD, _("id: no number left in the year"));
		r->id = entity_base(k->entity) + year * ID_YEAR + k->last + 1;
	}
	if (r->id % ID_YEAR > k->last)
		k->last = r->id % ID_YEAR;
	return true;
}

static void
count_change(struct writer *w, struct kind *k)
{
	w->changes++;
	k->changes++;
}

bool
writer_new(struct writer *w, const struct entity *e, struct record *r, struct err *err)
{
	struct kind *k = kind_of(w, e);
	struct waiting *into;
	uint64_t used = 0;
	size_t i;

	if (!check_record(w, e, r, err) || !settle_id(w, k, r, err))
		return false;
	if (w->rows.count == BATCH || w->batch_arena.used > BATCH_BYTES ||
	    (w->rows.count > 0 && w->batch_entity != e))
		if (!store_batch(w, err))
			return false;
	if (w->batch == NULL) {
		mem_hoard();
		w->batch = mem_alloc(BATCH * sizeof *w->batch);
	}
	w->batch_entity = e;
	into = &w->batch[w->rows.count];
	into->id = r->id;
	into->audit = audit_record(w->audit, r->id, 0, err);
	if (into->audit == 0)
		return false;
	into->value = arena_alloc(&w->batch_arena, e->nfield * sizeof *into->value);
	for (i = 0; i < e->nfield; i++) {
		into->value[i] = r->value[i];
		if (r->value[i].data == NULL)
			continue;
		into->value[i] = arena_copy(&w->batch_arena, r->value[i]);
		audit_field(w->audit, e->field[i].name, (struct text){ 0 }, r->value[i]);
		used |= UINT64_C(1) << i;
	}
	if ((used & ~k->used) != 0) {
		k->used |= used;
		query_end(k->insert_many);
		k->insert_many = NULL;
	}
	buf_clear(&w->words);
	search_words(&w->words, e, r);
	into->words = w->words.size == 0 ? (struct text){ 0 } : arena_copy(&w->batch_arena,
	    (struct text){ w->words.data, w->words.size });
	w->rows.count++;
	count_change(w, k);
	return true;
}

bool
writer_get(struct writer *w, const struct entity *e, int64_t id, struct record *before,
    struct record *after, struct err *err)
{
	struct kind *k = kind_of(w, e);

	if (!store_batch(w, err))
		return false;
	if (k->finder == NULL)
		k->finder = finder_begin(w->db, e, err);
	if (k->finder == NULL)
		return false;
	if (!finder_get(k->finder, id, before, &w->arena, err))
		return err->text != NULL ? false : record_missing(e, id, err);
	after->id = id;
	after->audit = before->audit;
	after->value = arena_alloc(&w->arena, e->nfield * sizeof *after->value);
	memcpy(after->value, before->value, e->nfield * sizeof *after->value);
	return true;
}

/* Puts the words of AFTER in the place of those of BEFORE. */
static bool
change_words(struct writer *w, const struct entity *e, const struct record *before,
    const struct record *after, struct err *err)
{
	struct buf old = { 0 };
	bool ok = true;

	search_words(&old, e, before);
	buf_clear(&w->words);
	search_words(&w->words, e, after);
	if (old.size != w->words.size || (old.size > 0 &&
	    memcmp(old.data, w->words.data, old.size) != 0))
		ok = put_words(w, &w->drop_words, SEARCH_DROP, before->id,
		    (struct text){ old.data, old.size }, err) &&
		    put_words(w, &w->add_words, SEARCH_ADD, after->id,
		    (struct text){ w->words.data, w->words.size }, err);
	buf_release(&old);
	return ok;
}

static bool
update(struct writer *w, struct kind *k, const struct record *r, int64_t audit,
    struct err *err)
{
	if (audit != 0 && k->update == NULL)
		k->update = record_update(w->db, k->entity, err);
	if (audit == 0 || k->update == NULL)
		return false;
	record_bind(k->update, k->entity, &(struct record){ r->id, audit, r->value });
	return query_run(k->update, err);
}

bool
writer_set(struct writer *w, const struct entity *e, const struct record *before,
    const struct record *after, bool *changed, struct err *err)
{
	struct kind *k = kind_of(w, e);
	int64_t audit;
	size_t i;

	*changed = false;
	for (i = 0; i < e->nfield && !*changed; i++)
		*changed = !text_same(before->value[i], after->value[i]);
	if (!*changed)
		return true;
	if (!check_record(w, e, after, err))
		return false;
	audit = audit_record(w->audit, after->id, before->audit, err);
	if (!update(w, k, after, audit, err))
		return false;
	count_change(w, k);
	for (i = 0; i < e->nfield; i++)
		if (!text_same(before->value[i], after->value[i]))
			audit_field(w->audit, e->field[i].name, before->value[i], after->value[i]);
	return change_words(w, e, before, after, err);
}

bool
writer_attach(struct writer *w, const struct entity *e, int64_t id,
    const struct attachment *a, struct err *err)
{
	struct kind *k = kind_of(w, e);
	struct record before, after;
	struct buf sql = { 0 }, told = { 0 };
	int64_t position, audit;
	bool ok;

	if (!writer_get(w, e, id, &before, &after, err))
		return false;
	buf_printf(&sql, "SELECT max(position) FROM attachment WHERE record = %lld",
	    (long long)id);
	position = db_number(w->db, buf_str(&sql), 0, err) + 1;
	buf_release(&sql);
	audit = err->text != NULL ? 0 : audit_record(w->audit, id, before.audit, err);
	if (!update(w, k, &after, audit, err))
		return false;
	if (statement(w, &w->add_file, "INSERT INTO attachment (record, position, name, size,"
	    " sha256) VALUES (?1, ?2, ?3, ?4, ?5)", err) == NULL)
		return false;
	query_bind_number(w->add_file, 1, id);
	query_bind_number(w->add_file, 2, position);
	query_bind_text(w->add_file, 3, a->name);
	query_bind_number(w->add_file, 4, a->size);
	query_bind_text(w->add_file, 5, text_of(a->sha256));
	ok = query_run(w->add_file, err);
	buf_printf(&told, "%lld %lld %s ", (long long)position, (long long)a->size, a->sha256);
	buf_text(&told, a->name);
	audit_field(w->audit, "attachment", (struct text){ 0 },
	    (struct text){ told.data, told.size });
	buf_release(&told);
	count_change(w, k);
	return ok;
}

void
writer_defer(struct writer *w, struct deferred *d)
{
	d->next = w->deferred;
	w->deferred = d;
}

struct deferred *
writer_deferred(struct writer *w)
{
	return w->deferred;
}

/* Does what was put off, and hands all that waits to the database. */
static bool
settle(struct writer *w, struct err *err)
{
	struct deferred *d;
	bool ok = true;

	for (d = w->deferred; d != NULL && ok; d = d->next)
		ok = d->finish(w, d, err);
	return ok && store_batch(w, err);
}

bool
writer_try(struct writer *w, struct err *err)
{
	bool ok = settle(w, err);

	writer_cancel(w);
	return ok;
}

bool
writer_commit(struct writer *w, struct err *err)
{
	bool ok = settle(w, err) && audit_flush(w->audit, err) && db_exec(w->db, "COMMIT", err);

	/* The next may go in while this one tidies up. */
	if (ok) {
		lock_release(w->lock);
		w->lock = -1;
	}
	writer_cancel(w);
	return ok;
}
