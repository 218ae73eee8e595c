/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/export.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assembly/papers.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/mem.h"
#include "law/share.h"
#include "port/package.h"
#include "rec/id.h"
#include "rec/tsv.h"
#include "rec/value.h"
#include "store/files.h"

#define DECISIONS "decisions/"
#define ATTACHMENTS "attachments/"
/* How much is read at a time of what was put by. */
#define PIECE 65536

/* The forms of a paper: as paper() knows them, how their files end, what they are. */
static const struct form {
	const char *name, *ending, *type;
} forms[] = {
	{ "pdf", ".pdf", "application/pdf" },
	{ "text", ".txt", "text/plain" },
};
#define FORMS (sizeof forms / sizeof *forms)

/* Where the bytes of a member are: in a file of the store, or put by. */
struct held {
	const char *name;
	const char *sum; /* of the file, or NULL */
	off_t from, size; /* in the spool */
};

struct archiving {
	const struct export *export;
	const struct extract *x;
	struct package package;
	struct held *held; /* by name, once all are there */
	size_t nheld;
	off_t spooled; /* so many bytes were put by */
	struct papers papers;
	struct arena names, arena;
	struct err *err;
};

bool
export_is_member(const char *name)
{
	const char *part = name, *end;

	for (;; part = end + 1) {
		end = strchrnul(part, '/');
		if (end == part || (end - part == 1 && part[0] == '.') ||
		    (end - part == 2 && part[0] == '.' && part[1] == '.'))
			return false;
		for (; part < end; part++)
			if ((unsigned char)*part < 0x20 || *part == 0x7f || *part == '\\')
				return false;
		if (*end == '\0')
			return true;
	}
}

/* Members */

static struct held *
hold(struct archiving *a, const char *name)
{
	struct held *h;

	/* The room doubles whenever the count is a power of two. */
	if ((a->nheld & (a->nheld - 1)) == 0)
		a->held = mem_resize(a->held, a->nheld == 0 ? 1 : a->nheld * 2,
		    sizeof *a->held);
	h = &a->held[a->nheld++];
	*h = (struct held){ .name = arena_copy(&a->names, text_of(name)).data,
		.from = a->spooled };
	package_add(&a->package, text_of(name));
	return h;
}

/* Puts bytes by, behind those of the member that is held last. */
static bool
put_by(const char *data, size_t size, void *arg)
{
	struct archiving *a = arg;
	struct held *h = &a->held[a->nheld - 1];

	a->spooled += (off_t)size;
	h->size += (off_t)size;
	return io_write(a->export->spool, data, size) || err_system(a->err, "%s", h->name);
}

/* Holds a member of that text. */
static bool
hold_text(struct archiving *a, const char *name, const struct buf *text)
{
	hold(a, name);
	return put_by(text->data, text->size, a);
}

static int
by_name(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* The members whose names begin so, *COUNT of them in a row, once they are sorted. */
static const struct held *
held_under(const struct archiving *a, const char *prefix, size_t *count)
{
	size_t low = 0, high = a->nheld, n = strlen(prefix), at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (strcmp(a->held[at].name, prefix) < 0)
			low = at + 1;
		else
			high = at;
	}
	for (at = low; at < a->nheld && strncmp(a->held[at].name, prefix, n) == 0; at++)
		;
	*count = at - low;
	return a->held + low;
}

/* A deliberation and what it is part of. */
struct described {
	struct record r, meeting, assembly;
	bool placed; /* it has a meeting */
};

static bool
read_decision(struct archiving *a, int64_t id, struct described *d)
{
	struct text meeting;

	if (!extract_get(a->x, EXTRACT_DELIBERATION, id, &d->r, &a->arena, a->err))
		return false;
	meeting = d->r.value[DELIBERATION_MEETING];
	d->placed = meeting.data != NULL;
	return !d->placed || (extract_get(a->x, EXTRACT_MEETING, id_parse(meeting), &d->meeting,
	    &a->arena, a->err) && extract_get(a->x, EXTRACT_ASSEMBLY,
	    id_parse(d->meeting.value[MEETING_ASSEMBLY]), &d->assembly, &a->arena, a->err));
}

/* Papers */

static bool
hold_decision(struct archiving *a, int64_t id, const char *ending, const struct buf *text)
{
	struct buf name = { 0 };
	bool ok;

	buf_string(&name, DECISIONS);
	id_print(&name, id);
	buf_string(&name, ending);
	ok = hold_text(a, buf_str(&name), text);
	buf_release(&name);
	return ok;
}

static void
print_part(struct buf *b, struct text t)
{
	if (t.data == NULL)
		return;
	buf_char(b, '\n');
	buf_text(b, t);
	buf_char(b, '\n');
}

/* The text of a decision alone, as it was typed. */
static bool
hold_typed(struct archiving *a, int64_t id)
{
	struct buf b = { 0 };
	struct record r;
	bool ok = extract_get(a->x, EXTRACT_DELIBERATION, id, &r, &a->arena, a->err);

	if (ok) {
		buf_printf(&b, "%s\n", a->x->authority->name);
		print_part(&b, r.value[DELIBERATION_TITLE]);
		print_part(&b, r.value[DELIBERATION_MOTIVATION]);
		print_part(&b, r.value[DELIBERATION_DECISION]);
		ok = hold_decision(a, id, ".txt", &b);
	}
	arena_clear(&a->arena);
	buf_release(&b);
	return ok;
}

static bool
is_decided(const struct sitting *s, size_t point)
{
	static const char *const states[] = { "accepted", "accepted-modified", "pre-accepted",
		"refused" };
	size_t i;

	for (i = 0; i < sizeof states / sizeof *states; i++)
		if (text_is(s->point[point].value[DELIBERATION_STATE], states[i]))
			return true;
	return false;
}

/* May the reader have its extract?  What is not told to the public by records.jsonl,
 * no paper may tell it either. */
static bool
is_told(const struct archiving *a, const struct extract_member *m, const struct sitting *s,
    size_t point)
{
	return a->x->all || (!s->agenda.point[point].secret &&
	    (m->shown == SHOWN_DECISION || !is_decided(s, point)));
}

/* Makes the extract in all forms. */
static bool
hold_paper(struct archiving *a, int64_t id, struct data *data, day_t day)
{
	const struct export *e = a->export;
	struct buf b = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; i < FORMS && ok; i++) {
		buf_clear(&b);
		ok = e->paper(data, forms[i].name, day, &a->papers.redaction, &b,
		    e->tool, a->err) && hold_decision(a, id, forms[i].ending, &b);
	}
	buf_release(&b);
	return ok;
}

/* Makes the data of its extract; *DATA stays NULL when it has none. */
static bool
make_data(struct archiving *a, const struct extract_member *m, const struct sitting *s,
    struct data **data)
{
	const struct export *e = a->export;
	size_t point = sitting_point(s, m->id);
	bool stands = true;
	struct verdict v;

	if (!is_told(a, m, s, point))
		return true;
	if (is_decided(s, point) && !export_vote(e, m->owner, m->id, &v, &stands, a->err))
		return false;
	if (stands)
		*data = papers_point(&a->papers, s, point, a->err);
	/* A vote that decides nothing may be no better. */
	if (a->err->status == STATUS_NO)
		e->refused(a->err, e->tool);
	return a->err->text == NULL;
}

static bool
add_decision(struct archiving *a, const struct extract_member *m)
{
	const struct sitting *s = m->owner == ID_NONE ? NULL :
	    extract_sitting(a->x, m->owner, a->err);
	struct data *data = NULL;
	bool ok = a->err->text == NULL && (s == NULL || make_data(a, m, s, &data));

	ok = ok && (data != NULL ? hold_paper(a, m->id, data, s->day) : hold_typed(a, m->id));
	arena_clear(&a->papers.arena);
	return ok;
}

/* Meeting by meeting: each is read once. */
static bool
add_decisions(struct archiving *a)
{
	const struct extract_set *s = &a->x->set[EXTRACT_DELIBERATION];
	day_t today = store_day(a->x->store, clock_now(), a->err);
	bool ok = today != DAY_NONE;
	size_t i;

	papers_begin(&a->papers, a->x->authority, today,
	    a->x->all ? AUDIENCE_MEMBERS : AUDIENCE_PUBLIC);
	a->papers.drafts = true;
	a->papers.db = a->x->db;
	/* What is masked at one point may survive on the paper of another. */
	redact_also(&a->papers.redaction, &a->x->redaction);
	for (i = 0; i < s->count && ok; i++)
		ok = add_decision(a, s->owned[i]);
	return ok;
}

/* Metadata */

static void
put(struct buf *b, const char *name, struct text t)
{
	if (t.data == NULL)
		return;
	buf_printf(b, "%s\"%s\":", b->data[b->size - 1] == '{' ? "" : ",", name);
	json_quote(b, t);
}

/* Appends the names of those members to a list, of which COUNT are there; returns how
 * many are then. */
static size_t
put_members(struct buf *b, const char *name, const struct held *h, size_t n, size_t count)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (count++ == 0)
			buf_printf(b, ",\"%s\":[", name);
		else
			buf_char(b, ',');
		json_quote(b, text_of(h[i].name));
	}
	return count;
}

/* The same of what form each is, as a list. */
static void
put_forms(struct buf *b, const struct held *h, size_t count)
{
	size_t i, k;

	buf_string(b, ",\"format\":[");
	for (i = 0; i < count; i++)
		for (k = 0; k < FORMS; k++)
			if (strcmp(strrchr(h[i].name, '.'), forms[k].ending) == 0)
				buf_printf(b, "%s\"%s\"", i > 0 ? "," : "", forms[k].type);
	buf_char(b, ']');
}

/* Those members whose names begin with folder, id and mark. */
static const struct held *
held_of(struct archiving *a, const char *folder, int64_t id, char mark, size_t *count)
{
	struct buf prefix = { 0 };
	const struct held *h;

	buf_string(&prefix, folder);
	id_print(&prefix, id);
	buf_char(&prefix, mark);
	h = held_under(a, buf_str(&prefix), count);
	buf_release(&prefix);
	return h;
}

/* Describes the files of a decision: its forms, and as parts of it those that are
 * attached to it and to its annexes. */
static void
put_files(struct archiving *a, struct buf *b, int64_t id)
{
	struct extract_member **annex;
	const struct held *h;
	size_t n, nannex, i, count;

	h = held_of(a, DECISIONS, id, '.', &n);
	put_forms(b, h, n);
	buf_string(b, put_members(b, "hasFormat", h, n, 0) > 0 ? "]" : "");
	h = held_of(a, ATTACHMENTS, id, '/', &n);
	count = put_members(b, "hasPart", h, n, 0);
	annex = extract_owned(a->x, EXTRACT_ANNEX, id, &nannex);
	for (i = 0; i < nannex; i++) {
		h = held_of(a, ATTACHMENTS, annex[i]->id, '/', &n);
		count = put_members(b, "hasPart", h, n, count);
	}
	buf_string(b, count > 0 ? "]" : "");
}

/* Appends "D-2026-00001". */
static struct text
print_id(struct buf *b, int64_t id)
{
	buf_clear(b);
	id_print(b, id);
	return (struct text){ b->data, b->size };
}

static bool
describe(struct archiving *a, int64_t id, struct buf *b)
{
	struct described d = { 0 };
	struct buf text = { 0 };
	const struct text *v;

	if (!read_decision(a, id, &d))
		return false;
	v = d.r.value;
	buf_char(b, '{');
	put(b, "identifier", v[DELIBERATION_REFERENCE].data != NULL ? v[DELIBERATION_REFERENCE] :
	    print_id(&text, id));
	put(b, "title", v[DELIBERATION_TITLE]);
	if (d.placed) {
		put(b, "creator", d.assembly.value[ASSEMBLY_NAME]);
		put(b, "date", d.meeting.value[MEETING_DATE]);
		put(b, "isPartOf", v[DELIBERATION_MEETING]);
	}
	put(b, "publisher", text_of(a->x->authority->name));
	put(b, "type", v[DELIBERATION_ACT].data != NULL ? v[DELIBERATION_ACT] :
	    text_of("decision"));
	put(b, "subject", v[DELIBERATION_CATEGORY]);
	put(b, "language", text_of(a->x->authority->language));
	put(b, "accessRights", v[DELIBERATION_PRIVACY]);
	put(b, "replaces", v[DELIBERATION_PREDECESSOR]);
	put_files(a, b, id);
	buf_string(b, "}\n");
	buf_release(&text);
	arena_clear(&a->arena);
	return true;
}

static bool
describe_all(struct archiving *a, struct buf *b)
{
	const struct extract_set *s = &a->x->set[EXTRACT_DELIBERATION];
	size_t i;

	for (i = 0; i < s->count; i++)
		if (!describe(a, s->member[i].id, b))
			return false;
	return true;
}

/* All of it */

/* The files that are told. */
static void
add_attached(struct archiving *a)
{
	struct buf name = { 0 }, place = { 0 };
	size_t i;

	for (i = 0; i < a->x->nfile; i++) {
		const struct extract_file *f = &a->x->file[i];

		buf_clear(&name);
		buf_clear(&place);
		buf_string(&name, ATTACHMENTS);
		id_print(&name, f->record);
		buf_char(&name, '/');
		buf_printf(&place, "%lld-", (long long)f->position);
		files_name(&name, buf_str(&place), f->name);
		hold(a, buf_str(&name))->sum = f->sha256;
	}
	buf_release(&name);
	buf_release(&place);
}

static bool
add_readme(struct archiving *a)
{
	struct buf b = { 0 };
	bool ok;

	buf_printf(&b, "%s\n", a->x->authority->name);
	clock_instant(&b, clock_now());
	buf_string(&b, !a->x->all ? "\nCe qui est public\n\n" : a->x->whole ||
	    a->x->confidential == 0 ? "\n\n" : "\nSans ce qui est confidentiel\n\n");
	ok = share_read(&b, "templates/archive-readme.txt", a->err) &&
	    hold_text(a, "README.txt", &b);
	buf_release(&b);
	return ok;
}

static bool
add_records(struct archiving *a)
{
	struct export records = *a->export;

	records.sink = put_by;
	records.arg = a;
	hold(a, "records.jsonl");
	return export_jsonl(&records, a->err);
}

static void
sort_held(struct archiving *a)
{
	if (a->nheld > 0)
		qsort(a->held, a->nheld, sizeof *a->held, by_name);
}

static bool
gather(struct archiving *a)
{
	struct buf metadata = { 0 };
	bool ok;

	add_attached(a);
	ok = add_decisions(a) && add_records(a) && add_readme(a);
	sort_held(a);
	ok = ok && describe_all(a, &metadata) && hold_text(a, "metadata.jsonl", &metadata);
	sort_held(a);
	package_sort(&a->package);
	buf_release(&metadata);
	return ok;
}

/* The bytes of a member that were put by. */
static bool
read_spool(struct archiving *a, const struct held *h,
    bool (*sink)(const void *, size_t, void *), void *sink_arg)
{
	char *piece = mem_zero(PIECE, 1);
	off_t left = h->size;
	ssize_t n = 1;
	bool ok = lseek(a->export->spool, h->from, SEEK_SET) == h->from;

	for (; ok && left > 0; left -= n) {
		n = io_read(a->export->spool, piece, left < PIECE ? (size_t)left : PIECE);
		ok = n > 0;
		if (ok && !sink(piece, (size_t)n, sink_arg)) {
			free(piece);
			return false;
		}
	}
	free(piece);
	errno = n == 0 ? EIO : errno;
	return ok || err_system(a->err, "%s", h->name);
}

/* The bytes of a member. */
static bool
read_member(const char *name, bool (*sink)(const void *, size_t, void *), void *sink_arg,
    void *arg, struct err *err)
{
	struct archiving *a = arg;
	struct held key = { .name = name }, *h;

	h = bsearch(&key, a->held, a->nheld, sizeof *a->held, by_name);
	return h->sum != NULL ? files_get(a->x->store, h->sum, sink, sink_arg, err) :
	    read_spool(a, h, sink, sink_arg);
}

static bool
write_out(const void *data, size_t size, void *arg)
{
	const struct export *e = arg;

	return e->sink(data, size, e->arg);
}

bool
export_archive(const struct export *e, enum packing packing, struct err *err)
{
	struct archiving a = { .export = e, .x = e->extract, .err = err,
		.package = { .mark = EXPORT_MARK } };
	struct export copy = *e;
	bool ok = gather(&a) &&
	    package_write(&a.package, packing, read_member, &a, write_out, &copy, err);

	package_release(&a.package);
	papers_release(&a.papers);
	free(a.held);
	arena_release(&a.names);
	arena_release(&a.arena);
	return ok;
}
