/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/audit.h"
#include "store/files.h"
#include "store/record.h"

/* What the chain, read from its end, has said of a record so far. */
struct told {
	int64_t id; /* 0: a free place */
	int64_t expected; /* the audit row that must tell of it next; 0: was made */
	uint64_t fields; /* those whose last value was met */
};

struct check {
	const struct store *store;
	const struct wing *wing;
	struct db *db;
	check_fault *fault;
	check_progress *progress;
	void *arg;
	struct told *told; /* open addressing, a power of two of places */
	size_t ntold, places;
	const struct entity *entity; /* of the record looked at last */
	struct finder *finder;
	struct record record;
	bool found;
	struct arena arena;
	int64_t rows;        /* of the chain */
	int64_t attachments; /* that it tells of */
	struct query *attachment;
};

static void fault(struct check *, const char *subject, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
fault(struct check *c, const char *subject, const char *format, ...)
{
	struct buf text = { 0 };
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	c->fault(subject, buf_str(&text), c->arg);
	buf_release(&text);
}

static void fault_record(struct check *, int64_t id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
fault_record(struct check *c, int64_t id, const char *format, ...)
{
	struct buf subject = { 0 }, text = { 0 };
	va_list ap;

	id_print(&subject, id);
	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	c->fault(buf_str(&subject), buf_str(&text), c->arg);
	buf_release(&subject);
	buf_release(&text);
}

static void
fault_row(struct check *c, int64_t seq, const char *text)
{
	struct buf subject = { 0 };

	buf_printf(&subject, "%s.db: audit %lld", c->wing->name, (long long)seq);
	c->fault(buf_str(&subject), text, c->arg);
	buf_release(&subject);
}

static void
fault_gap(struct check *c, int64_t first, int64_t last)
{
	struct buf subject = { 0 };

	if (first == last) {
		fault_row(c, first, _("is missing"));
		return;
	}
	buf_printf(&subject, "%s.db: audit %lld to %lld", c->wing->name, (long long)first,
	    (long long)last);
	c->fault(buf_str(&subject), _("are missing"), c->arg);
	buf_release(&subject);
}

/* What SQLite finds in its own pages and keys. */
static bool
check_pages(struct check *c, struct err *err)
{
	struct query *q = query_begin(c->db, "PRAGMA integrity_check", err);
	struct buf file = { 0 };

	buf_printf(&file, "%s.db", c->wing->name);
	while (q != NULL && query_next(q, err)) {
		struct text t = query_text(q, 0);

		if (!text_is(t, "ok"))
			fault(c, buf_str(&file), "%.*s", (int)t.size, t.data);
	}
	query_end(q);
	q = err->text == NULL ? query_begin(c->db, "PRAGMA foreign_key_check", err) : NULL;
	while (q != NULL && query_next(q, err)) {
		struct text parent = query_text(q, 2);

		fault_record(c, query_number(q, 1), _("points to one of %.*s that is not there"),
		    (int)parent.size, parent.data);
	}
	query_end(q);
	buf_release(&file);
	return err->text == NULL;
}

/* The chain from its start: the numbers without gap, the hashes right. */
static bool
check_chain(struct check *c, struct err *err)
{
	struct query *q = query_begin(c->db, AUDIT_SELECT " ORDER BY seq", err);
	unsigned char before[SHA256_SIZE] = { 0 }, hash[SHA256_SIZE];
	struct audit_row row;
	int64_t last = 0, done = 0;

	c->rows = db_number(c->db, "SELECT count(*) FROM audit", 0, err);
	while (q != NULL && query_next(q, err)) {
		bool follows;

		audit_read(q, &row);
		follows = row.seq == last + 1;
		if (row.seq <= 0) {
			fault_row(c, row.seq, _("was added by hand: the first is audit 1"));
			continue;
		}
		if (!follows)
			fault_gap(c, last + 1, row.seq - 1);
		last = row.seq;
		audit_hash(&row, before, hash);
		/* Behind a gap the hash cannot be known. */
		if (row.hash.size != SHA256_SIZE ||
		    (follows && memcmp(hash, row.hash.data, SHA256_SIZE) != 0))
			fault_row(c, row.seq, _("was changed or added by hand: its hash is wrong"));
		if (row.hash.size == SHA256_SIZE)
			memcpy(before, row.hash.data, SHA256_SIZE);
		c->progress(c->wing->name, ++done, c->rows * 2, c->arg);
	}
	query_end(q);
	return err->text == NULL;
}

static struct told *
told_place(struct check *c, int64_t id)
{
	size_t at = (size_t)((uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (c->places - 1);

	while (c->told[at].id != 0 && c->told[at].id != id)
		at = (at + 1) & (c->places - 1);
	return &c->told[at];
}

/* The place of the record, made when it is not there yet (its id is 0). */
static struct told *
told_of(struct check *c, int64_t id)
{
	struct told *old = c->told;
	size_t n = c->places, i;

	if (c->ntold * 2 >= c->places) {
		c->places = n == 0 ? 1024 : n * 2;
		c->told = mem_zero(c->places, sizeof *c->told);
		for (i = 0; i < n; i++)
			if (old[i].id != 0)
				*told_place(c, old[i].id) = old[i];
		free(old);
	}
	return told_place(c, id);
}

static const struct entity *
entity_of(const struct check *c, int64_t id)
{
	size_t i;

	for (i = 0; c->wing->kind[i] != NULL; i++)
		if (id / ID_PREFIX == entity_base(c->wing->kind[i]) / ID_PREFIX)
			return c->wing->kind[i];
	return NULL;
}

/* Reads the record into c->record, unless it is there from the last time. */
static bool
look_at(struct check *c, int64_t id, struct err *err)
{
	const struct entity *e = entity_of(c, id);

	if (c->entity == e && e != NULL && c->record.id == id)
		return c->found;
	if (c->entity != e) {
		finder_end(c->finder);
		c->finder = e == NULL ? NULL : finder_begin(c->db, e, err);
		c->entity = c->finder == NULL ? NULL : e;
	}
	arena_clear(&c->arena);
	c->found = c->finder != NULL && finder_get(c->finder, id, &c->record, &c->arena, err);
	c->record.id = id;
	return c->found;
}

static void
check_attachment(struct check *c, const struct audit_change *change, int64_t seq,
    struct err *err)
{
	struct buf now = { 0 };
	struct text name;

	c->attachments++;
	if (c->attachment == NULL)
		c->attachment = query_begin(c->db, "SELECT position, size, sha256, name"
		    " FROM attachment WHERE record = ?1 AND position = ?2", err);
	if (c->attachment == NULL)
		return;
	query_bind_number(c->attachment, 1, change->id);
	/* The text begins with the position. */
	query_bind_number(c->attachment, 2, strtoll(change->after.data, NULL, 10));
	if (query_next(c->attachment, err)) {
		struct text sum = query_text(c->attachment, 2);

		buf_printf(&now, "%lld %lld %.*s ", (long long)query_number(c->attachment, 0),
		    (long long)query_number(c->attachment, 1), (int)sum.size, sum.data);
		name = query_text(c->attachment, 3);
		buf_text(&now, name);
	}
	query_reset(c->attachment);
	if (!text_same((struct text){ buf_str(&now), now.size }, change->after))
		fault_record(c, change->id, _("attachment: is \"%s\", audit %lld says \"%.*s\""),
		    buf_str(&now), (long long)seq, (int)change->after.size, change->after.data);
	buf_release(&now);
}

static void
check_field(struct check *c, struct told *told, const struct audit_change *change,
    int64_t seq)
{
	int field = entity_field(c->entity, change->field);
	struct text now;

	if (field < 0 || (told->fields >> field & 1))
		return;
	told->fields |= UINT64_C(1) << field;
	now = c->record.value[field];
	if (now.size != change->after.size ||
	    (now.size > 0 && memcmp(now.data, change->after.data, now.size) != 0))
		fault_record(c, change->id, _("%s: is \"%.*s\", audit %lld says \"%.*s\""),
		    c->entity->field[field].name, (int)now.size, now.data == NULL ? "" : now.data,
		    (long long)seq, (int)change->after.size, change->after.data);
}

/* A record that was just made has only what its audit row says. */
static void
check_rest(struct check *c, const struct told *told, int64_t seq)
{
	size_t i;

	for (i = 0; i < c->entity->nfield; i++)
		if (!(told->fields >> i & 1) && c->record.value[i].data != NULL)
			fault_record(c, told->id, _("%s: is \"%.*s\", audit %lld says nothing of it"),
			    c->entity->field[i].name, (int)c->record.value[i].size,
			    c->record.value[i].data, (long long)seq);
}

/* One entry of an audit row: changes of the same record, oldest first. */
static void
check_entry(struct check *c, const struct audit_change *change, size_t n, int64_t seq,
    struct err *err)
{
	struct told *told = told_of(c, change->id);
	bool first = told->id == 0;

	if (!look_at(c, change->id, err)) {
		if (first && err->text == NULL)
			fault_record(c, change->id, _("is not there, and audit %lld tells of it"),
			    (long long)seq);
		if (first) {
			*told = (struct told){ .id = change->id };
			c->ntold++;
		}
		return;
	}
	if (first) {
		*told = (struct told){ .id = change->id };
		c->ntold++;
		if (c->record.audit != seq)
			fault_record(c, change->id, _("names audit %lld as its last, it is audit %lld"),
			    (long long)c->record.audit, (long long)seq);
	} else if (told->expected != seq) {
		fault_record(c, change->id, _("its history skips from audit %lld to audit %lld"),
		    (long long)told->expected, (long long)seq);
		/* What the missing rows said of its fields nobody knows. */
		told->fields = UINT64_MAX;
	}
	while (n-- > 0)
		if (change[n].field.data == NULL)
			continue;
		else if (text_is(change[n].field, "attachment"))
			check_attachment(c, &change[n], seq, err);
		else
			check_field(c, told, &change[n], seq);
	told->expected = change->previous;
	if (change->previous == 0)
		check_rest(c, told, seq);
}

/* Goes through the entries of an audit row from the last to the first. */
static void
check_row(struct check *c, const struct audit_row *row, struct arena *arena, struct err *err)
{
	struct audit_change *change;
	struct err damage = { 0 };
	size_t n, start;

	if (!audit_changes(row, &change, &n, arena, &damage) || n == 0)
		fault_row(c, row->seq, _("tells no change that can be read"));
	err_clear(&damage);
	for (; n > 0 && err->text == NULL; n = start) {
		start = audit_entry(change, n);
		check_entry(c, change + start, n - start, row->seq, err);
	}
	free(change);
}

/* The chain from its end, against the records as they are. */
static bool
check_records(struct check *c, struct err *err)
{
	struct query *q = query_begin(c->db, AUDIT_SELECT " ORDER BY seq DESC", err);
	struct arena arena = { 0 };
	struct audit_row row;
	int64_t done = 0;

	while (q != NULL && query_next(q, err)) {
		audit_read(q, &row);
		check_row(c, &row, &arena, err);
		arena_clear(&arena);
		c->progress(c->wing->name, c->rows + ++done, c->rows * 2, c->arg);
	}
	arena_release(&arena);
	query_end(q);
	return err->text == NULL;
}

/* Records that no audit row tells of, or not from their start. */
static bool
check_untold(struct check *c, const struct entity *e, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	buf_string(&sql, "SELECT id, audit FROM ");
	sql_name(&sql, e->name);
	q = query_begin(c->db, buf_str(&sql), err);
	while (q != NULL && query_next(q, err)) {
		int64_t id = query_number(q, 0);
		struct told *told = told_of(c, id);

		if (told->id == 0)
			fault_record(c, id, _("no audit row tells of it"));
		else if (told->expected != 0)
			fault_record(c, id, _("its history begins in audit %lld, which does not tell of it"),
			    (long long)told->expected);
		if (entity_of(c, id) != e)
			fault_record(c, id, _("is no id of one of the %s"), _(e->plural));
	}
	query_end(q);
	buf_release(&sql);
	return err->text == NULL;
}

static bool
no_sink(const void *data, size_t size, void *arg)
{
	(void)data;
	*(int64_t *)arg += (int64_t)size;
	return true;
}

/* The bytes behind the attachments; each sum is looked at once. */
static bool
check_files(struct check *c, struct err *err)
{
	int64_t all = db_number(c->db, "SELECT count(*) FROM attachment", 0, err), done = 0;
	struct query *q;

	if (all > c->attachments)
		fault(c, c->wing->name, _("%lld attachments that no audit row tells of"),
		    (long long)(all - c->attachments));
	q = query_begin(c->db, "SELECT sha256, min(record), max(size), min(size)"
	    " FROM attachment GROUP BY sha256", err);
	while (q != NULL && query_next(q, err)) {
		struct err damage = { 0 };
		struct buf sum = { 0 };
		int64_t size = 0;

		buf_text(&sum, query_text(q, 0));
		if (!files_get(c->store, buf_str(&sum), no_sink, &size, &damage))
			fault_record(c, query_number(q, 1), _("attachment %s"), damage.text);
		else if (size != query_number(q, 2) || size != query_number(q, 3))
			fault_record(c, query_number(q, 1), _("attachment %s: is %lld bytes long"),
			    buf_str(&sum), (long long)size);
		err_clear(&damage);
		buf_release(&sum);
		c->progress(c->wing->name, ++done, all, c->arg);
	}
	query_end(q);
	return err->text == NULL;
}

bool
check_wing(const struct store *store, const struct wing *wing, check_fault *tell,
    check_progress *progress, void *arg, struct err *err)
{
	struct check c = { .store = store, .wing = wing, .fault = tell, .progress = progress,
		.arg = arg };
	bool ok;
	size_t i;

	c.db = store_reader(store, wing, err);
	ok = c.db != NULL && check_pages(&c, err) &&
	    check_chain(&c, err) && check_records(&c, err);
	for (i = 0; ok && wing->kind[i] != NULL; i++)
		ok = check_untold(&c, wing->kind[i], err);
	ok = ok && check_files(&c, err);
	finder_end(c.finder);
	query_end(c.attachment);
	arena_release(&c.arena);
	free(c.told);
	db_close(c.db);
	return ok;
}
