/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "law/share.h"
#include "port/package.h"
#include "rec/id.h"
#include "rec/tsv.h"
#include "rec/value.h"
#include "store/files.h"

#define DECISIONS "decisions/"
#define ATTACHMENTS "attachments/"

/* A member that is a file of the store. */
struct attached {
	const char *name, *sum;
	int64_t record;
};

struct archiving {
	const struct export *export;
	const struct extract *x;
	struct package package;
	struct buf readme, metadata, records;
	struct attached *attached; /* by name */
	size_t nattached;
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

/* A deliberation and what it is part of. */
struct decision {
	struct record r, meeting, assembly;
	const struct extract_member *member;
	bool placed; /* it has a meeting */
};

static bool
read_decision(struct archiving *a, int64_t id, struct decision *d)
{
	struct text meeting;

	d->member = extract_find(a->x, EXTRACT_DELIBERATION, id);
	if (!extract_get(a->x, EXTRACT_DELIBERATION, id, &d->r, &a->arena, a->err))
		return false;
	meeting = d->r.value[DELIBERATION_MEETING];
	d->placed = meeting.data != NULL;
	return !d->placed || (extract_get(a->x, EXTRACT_MEETING, id_parse(meeting), &d->meeting,
	    &a->arena, a->err) && extract_get(a->x, EXTRACT_ASSEMBLY,
	    id_parse(d->meeting.value[MEETING_ASSEMBLY]), &d->assembly, &a->arena, a->err));
}

/* The text of a decision */

static void
line(struct buf *b, const char *label, struct text t)
{
	if (t.data == NULL)
		return;
	buf_printf(b, "%s : ", label);
	buf_text(b, t);
	buf_char(b, '\n');
}

static void
part(struct buf *b, struct text t)
{
	if (t.data == NULL)
		return;
	buf_char(b, '\n');
	buf_text(b, t);
	buf_char(b, '\n');
}

static bool
print_decision(struct archiving *a, int64_t id, struct buf *b)
{
	struct decision d = { 0 };
	struct tally t;
	const struct text *v;
	bool ok;

	ok = read_decision(a, id, &d);
	if (ok) {
		v = d.r.value;
		buf_printf(b, "%s\n", a->x->authority->name);
		if (d.placed) {
			line(b, "Assemblée", d.assembly.value[ASSEMBLY_NAME]);
			line(b, "Séance", d.meeting.value[MEETING_DATE]);
		}
		line(b, "Point", v[DELIBERATION_NUMBER]);
		line(b, "Référence", v[DELIBERATION_REFERENCE]);
		line(b, "État", v[DELIBERATION_STATE]);
		part(b, v[DELIBERATION_TITLE]);
		part(b, v[DELIBERATION_MOTIVATION]);
		part(b, v[DELIBERATION_DECISION]);
		if (extract_tally(a->x, id, &t, a->err))
			buf_printf(b, "\nVote : %lld pour, %lld contre, %lld abstention(s), "
			    "%lld bulletin(s) blanc(s), %lld nul(s)\n", (long long)t.yes,
			    (long long)t.no, (long long)t.abstain, (long long)t.blank,
			    (long long)t.invalid);
		ok = a->err->text == NULL;
	}
	arena_clear(&a->arena);
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

static void
put_parts(struct archiving *a, struct buf *b, int64_t id)
{
	size_t i;
	bool any = false;

	for (i = 0; i < a->nattached; i++)
		if (a->attached[i].record == id) {
			buf_string(b, any ? "," : ",\"hasPart\":[");
			json_quote(b, text_of(a->attached[i].name));
			any = true;
		}
	buf_string(b, any ? "]" : "");
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
describe(struct archiving *a, int64_t id)
{
	struct decision d = { 0 };
	struct buf text = { 0 }, *b = &a->metadata;
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
	put(b, "format", text_of("text/plain"));
	put(b, "accessRights", v[DELIBERATION_PRIVACY]);
	put(b, "replaces", v[DELIBERATION_PREDECESSOR]);
	buf_clear(&text);
	buf_string(&text, DECISIONS);
	id_print(&text, id);
	buf_string(&text, ".txt");
	put(b, "source", (struct text){ text.data, text.size });
	put_parts(a, b, id);
	buf_string(b, "}\n");
	buf_release(&text);
	arena_clear(&a->arena);
	return true;
}

/* Members */

static int
by_name(const void *a, const void *b)
{
	const struct attached *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Finds the files of the deliberations: all of them, or none for the public. */
static bool
find_attached(struct archiving *a)
{
	struct query *q = !a->x->all ? NULL : query_begin(a->x->db, "SELECT record, position,"
	    " name, sha256 FROM attachment ORDER BY record, position", a->err);
	struct buf name = { 0 };

	while (q != NULL && query_next(q, a->err)) {
		int64_t id = query_number(q, 0);

		if (extract_find(a->x, EXTRACT_DELIBERATION, id) == NULL)
			continue;
		buf_clear(&name);
		buf_string(&name, ATTACHMENTS);
		id_print(&name, id);
		buf_printf(&name, "/%lld-", (long long)query_number(q, 1));
		buf_text(&name, query_text(q, 2));
		if ((a->nattached & (a->nattached - 1)) == 0)
			a->attached = mem_resize(a->attached,
			    a->nattached == 0 ? 1 : a->nattached * 2, sizeof *a->attached);
		a->attached[a->nattached++] = (struct attached){
			arena_copy(&a->names, (struct text){ name.data, name.size }).data,
			arena_copy(&a->names, query_text(q, 3)).data, id };
		package_add(&a->package, (struct text){ name.data, name.size });
	}
	query_end(q);
	buf_release(&name);
	if (a->nattached > 0)
		qsort(a->attached, a->nattached, sizeof *a->attached, by_name);
	return a->err->text == NULL;
}

static bool
add_decisions(struct archiving *a)
{
	const struct extract_set *s = &a->x->set[EXTRACT_DELIBERATION];
	struct buf name = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; i < s->count && ok; i++) {
		buf_clear(&name);
		buf_string(&name, DECISIONS);
		id_print(&name, s->member[i].id);
		buf_string(&name, ".txt");
		package_add(&a->package, (struct text){ name.data, name.size });
		ok = describe(a, s->member[i].id);
	}
	buf_release(&name);
	return ok;
}

static bool
to_records(const char *data, size_t size, void *arg)
{
	struct archiving *a = arg;

	buf_add(&a->records, data, size);
	return true;
}

static bool
gather(struct archiving *a)
{
	struct export records = *a->export;

	records.sink = to_records;
	records.arg = a;
	buf_printf(&a->readme, "%s\n", a->x->authority->name);
	clock_instant(&a->readme, clock_now());
	buf_string(&a->readme, a->x->all ? "\n\n" : "\nCe qui est public\n\n");
	package_add(&a->package, text_of("README.txt"));
	package_add(&a->package, text_of("metadata.jsonl"));
	package_add(&a->package, text_of("records.jsonl"));
	if (!share_read(&a->readme, "templates/archive-readme.txt", a->err) ||
	    !find_attached(a) || !add_decisions(a) || !export_jsonl(&records, a->err))
		return false;
	package_sort(&a->package);
	return true;
}

/* The bytes of a member. */
static bool
read_member(const char *name, bool (*sink)(const void *, size_t, void *), void *sink_arg,
    void *arg, struct err *err)
{
	struct archiving *a = arg;
	struct attached key = { .name = name }, *file;
	struct buf own = { 0 };
	const struct buf *text = strcmp(name, "README.txt") == 0 ? &a->readme :
	    strcmp(name, "metadata.jsonl") == 0 ? &a->metadata :
	    strcmp(name, "records.jsonl") == 0 ? &a->records : NULL;
	bool ok = true;

	if (strncmp(name, ATTACHMENTS, strlen(ATTACHMENTS)) == 0) {
		file = bsearch(&key, a->attached, a->nattached, sizeof *a->attached, by_name);
		return files_get(a->x->store, file->sum, sink, sink_arg, err);
	}
	if (text == NULL) {
		name += strlen(DECISIONS);
		text = &own;
		ok = print_decision(a, id_parse((struct text){ name, strlen(name) - 4 }), &own);
	}
	ok = ok && (text->size == 0 || sink(text->data, text->size, sink_arg));
	buf_release(&own);
	return ok;
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
	buf_release(&a.readme);
	buf_release(&a.metadata);
	buf_release(&a.records);
	free(a.attached);
	arena_release(&a.names);
	arena_release(&a.arena);
	return ok;
}
