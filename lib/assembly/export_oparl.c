/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/export.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/mem.h"
#include "port/sha256.h"
#include "rec/id.h"
#include "rec/tsv.h"
#include "rec/value.h"
#include "store/audit.h"
#include "store/files.h"

#define SCHEMA "https://schema.oparl.org/1.1/"

/* When a record was made and last changed: instants. */
struct stamp {
	const char *made, *changed;
};

struct oparl {
	const struct export *export;
	const struct extract *x;
	struct stamp *stamp[EXTRACT_KINDS]; /* of each member, where it is told */
	struct arena stamps;
	struct arena arena; /* of the object in hand */
	struct buf out;
	bool any; /* object was written */
	struct err *err;
};

/* Objects */

static void
key(struct oparl *o, const char *name)
{
	char last = o->out.size > 0 ? o->out.data[o->out.size - 1] : '{';

	buf_printf(&o->out, "%s\"%s\":", last == '{' || last == '[' ? "" : ",", name);
}

static void
put_text(struct oparl *o, const char *name, struct text t)
{
	if (t.data == NULL)
		return;
	key(o, name);
	json_quote(&o->out, t);
}

static void
put_string(struct oparl *o, const char *name, const char *s)
{
	put_text(o, name, text_of(s));
}

static void
put_boolean(struct oparl *o, const char *name, bool yes)
{
	key(o, name);
	buf_string(&o->out, yes ? "true" : "false");
}

static void
put_number(struct oparl *o, const char *name, int64_t n)
{
	key(o, name);
	buf_integer(&o->out, n, 1);
}

/* Appends the address of an object: base, what it is, its id (ID_NONE: none). */
static void
address(struct oparl *o, const char *what, int64_t id)
{
	struct buf url = { 0 };

	buf_printf(&url, "%s/%s", o->export->base, what);
	if (id != ID_NONE) {
		buf_char(&url, '/');
		id_print(&url, id);
	}
	json_quote(&o->out, (struct text){ url.data, url.size });
	buf_release(&url);
}

static void
put_address(struct oparl *o, const char *name, const char *what, int64_t id)
{
	key(o, name);
	address(o, what, id);
}

/* The same in a list of its own, of one or of as many as follow. */
static void
put_addresses(struct oparl *o, const char *name, const char *what, const int64_t *id,
    size_t count)
{
	size_t i;

	key(o, name);
	buf_char(&o->out, '[');
	for (i = 0; i < count; i++) {
		buf_string(&o->out, i > 0 ? "," : "");
		address(o, what, id[i]);
	}
	buf_char(&o->out, ']');
}

static void
open_object(struct oparl *o, const char *type, const char *what, int64_t id)
{
	buf_char(&o->out, '{');
	put_address(o, "id", what, id);
	key(o, "type");
	buf_printf(&o->out, "\"%s%s\"", SCHEMA, type);
}

/* Ends an object about a record that was made and changed then. */
static void
close_object(struct oparl *o, enum extract_kind kind, int64_t id)
{
	const struct extract_member *m = extract_find(o->x, kind, id);
	const struct stamp *s = m == NULL || o->stamp[kind] == NULL ? NULL :
	    &o->stamp[kind][m - o->x->set[kind].member];

	if (s != NULL) {
		put_string(o, "created", s->made);
		put_string(o, "modified", s->changed);
	}
	buf_char(&o->out, '}');
}

/* Begins an object of the array. */
static void
next_object(struct oparl *o)
{
	buf_string(&o->out, o->any ? ",\n" : "[\n");
	o->any = true;
}

/* Writes what is there; the texts of the record are done with. */
static bool
flush(struct oparl *o)
{
	bool ok = o->export->sink(o->out.data, o->out.size, o->export->arg);

	buf_clear(&o->out);
	arena_clear(&o->arena);
	return ok;
}

/* Stamps */

/* The kinds that are objects, which tell when they were made and changed. */
static const enum extract_kind stamped[] = { EXTRACT_ASSEMBLY, EXTRACT_MANDATE,
	EXTRACT_MEETING, EXTRACT_DELIBERATION, EXTRACT_ANNEX };
#define STAMPED (sizeof stamped / sizeof *stamped)

/* Returns the kind that the id is of, among those. */
static enum extract_kind
kind_of(const struct oparl *o, int64_t id)
{
	size_t i;

	for (i = 0; i < STAMPED; i++)
		if (id / ID_PREFIX * ID_PREFIX == entity_base(o->x->set[stamped[i]].entity))
			return stamped[i];
	return EXTRACT_KINDS;
}

/* Learns from the audit chain, read once, when each record was made and changed. */
static bool
read_stamps(struct oparl *o)
{
	struct query *q = query_begin(o->x->db, AUDIT_SELECT " ORDER BY seq", o->err);
	struct arena arena = { 0 };
	struct audit_row row;
	size_t i;

	for (i = 0; i < STAMPED; i++)
		o->stamp[stamped[i]] = mem_zero(o->x->set[stamped[i]].count, sizeof **o->stamp);
	while (q != NULL && query_next(q, o->err)) {
		struct audit_change change = { 0 };
		const char *at;
		struct text rest;

		audit_read(q, &row);
		at = arena_copy(&o->stamps, row.at).data;
		for (rest = row.change; audit_next(&rest, &change, &arena, o->err);) {
			enum extract_kind kind = kind_of(o, change.id);
			const struct extract_member *m = kind == EXTRACT_KINDS ? NULL :
			    extract_find(o->x, kind, change.id);
			struct stamp *s = m == NULL ? NULL :
			    &o->stamp[kind][m - o->x->set[kind].member];

			if (s == NULL)
				continue;
			s->made = s->made == NULL ? at : s->made;
			s->changed = at;
		}
		arena_clear(&arena);
	}
	query_end(q);
	arena_release(&arena);
	return o->err->text == NULL;
}

/* System and body */

static bool
write_system(struct oparl *o)
{
	const struct authority *a = o->x->authority;

	next_object(o);
	open_object(o, "System", "system", ID_NONE);
	put_string(o, "oparlVersion", SCHEMA);
	put_string(o, "name", a->name);
	put_address(o, "body", "bodies", ID_NONE);
	buf_char(&o->out, '}');
	next_object(o);
	open_object(o, "Body", "body", ID_NONE);
	put_address(o, "system", "system", ID_NONE);
	put_string(o, "name", a->name);
	put_string(o, "classification", a->kind);
	put_address(o, "organization", "organizations", ID_NONE);
	put_address(o, "person", "persons", ID_NONE);
	put_address(o, "meeting", "meetings", ID_NONE);
	put_address(o, "paper", "papers", ID_NONE);
	key(o, "legislativeTerm");
	buf_string(&o->out, "[]}");
	return flush(o);
}

/* Organizations and persons */

static void
put_owned(struct oparl *o, const char *name, const char *what, enum extract_kind kind,
    int64_t owner)
{
	struct extract_member **m;
	int64_t *id;
	size_t n, i;

	m = extract_owned(o->x, kind, owner, &n);
	id = arena_alloc(&o->arena, n * sizeof *id);
	for (i = 0; i < n; i++)
		id[i] = m[i]->id;
	put_addresses(o, name, what, id, n);
}

static bool
write_organization(struct oparl *o, const struct record *r)
{
	struct buf meetings = { 0 };

	open_object(o, "Organization", "organization", r->id);
	put_address(o, "body", "body", ID_NONE);
	put_text(o, "name", r->value[ASSEMBLY_NAME]);
	put_text(o, "classification", r->value[ASSEMBLY_KIND]);
	put_owned(o, "membership", "membership", EXTRACT_MANDATE, r->id);
	buf_string(&meetings, "organization/");
	id_print(&meetings, r->id);
	buf_string(&meetings, "/meetings");
	put_address(o, "meeting", buf_str(&meetings), ID_NONE);
	buf_release(&meetings);
	if (r->value[ASSEMBLY_SEATS].data != NULL) {
		key(o, "memberCount");
		buf_text(&o->out, r->value[ASSEMBLY_SEATS]);
	}
	close_object(o, EXTRACT_ASSEMBLY, r->id);
	return true;
}

/* A mandate is a person with one membership: that two mandates of the same name are
 * one person, nobody has told. */
static bool
write_person(struct oparl *o, const struct record *r)
{
	const struct text *v = r->value;

	open_object(o, "Person", "person", r->id);
	put_address(o, "body", "body", ID_NONE);
	put_text(o, "name", v[MANDATE_PERSON]);
	key(o, "membership");
	buf_char(&o->out, '[');
	open_object(o, "Membership", "membership", r->id);
	put_address(o, "person", "person", r->id);
	put_address(o, "organization", "organization", id_parse(v[MANDATE_ASSEMBLY]));
	put_text(o, "role", v[MANDATE_ROLE]);
	put_boolean(o, "votingRight", text_is(v[MANDATE_VOTE], "yes"));
	put_text(o, "startDate", v[MANDATE_FROM]);
	put_text(o, "endDate", v[MANDATE_TO]);
	if (v[MANDATE_GROUP].data != NULL) {
		key(o, "keyword");
		buf_char(&o->out, '[');
		json_quote(&o->out, v[MANDATE_GROUP]);
		buf_char(&o->out, ']');
	}
	close_object(o, EXTRACT_MANDATE, r->id);
	buf_char(&o->out, ']');
	close_object(o, EXTRACT_MANDATE, r->id);
	return true;
}

/* Annexes */

/* What is in a file, as its name ends. */
static const struct { const char *ending, *type; } types[] = {
	{ "csv", "text/csv" },
	{ "doc", "application/msword" },
	{ "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	{ "gif", "image/gif" },
	{ "htm", "text/html" },
	{ "html", "text/html" },
	{ "jpeg", "image/jpeg" },
	{ "jpg", "image/jpeg" },
	{ "odp", "application/vnd.oasis.opendocument.presentation" },
	{ "ods", "application/vnd.oasis.opendocument.spreadsheet" },
	{ "odt", "application/vnd.oasis.opendocument.text" },
	{ "pdf", "application/pdf" },
	{ "png", "image/png" },
	{ "rtf", "application/rtf" },
	{ "tif", "image/tiff" },
	{ "tiff", "image/tiff" },
	{ "txt", "text/plain" },
	{ "xls", "application/vnd.ms-excel" },
	{ "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	{ "xml", "application/xml" },
	{ "zip", "application/zip" },
};

static void
put_type(struct oparl *o, struct text name)
{
	const char *dot = memrchr(name.data, '.', name.size);
	size_t size = dot == NULL ? 0 : (size_t)(name.data + name.size - dot) - 1, i;

	for (i = 0; i < sizeof types / sizeof *types; i++)
		if (strlen(types[i].ending) == size &&
		    strncasecmp(dot + 1, types[i].ending, size) == 0)
			put_string(o, "mimeType", types[i].type);
}

static bool
add_bytes(const void *data, size_t size, void *arg)
{
	sha512_add(arg, data, size);
	return true;
}

/* The sum that the specification asks for is not that of the store. */
static bool
put_sum(struct oparl *o, const struct extract_file *f)
{
	struct sha512 *sha512 = sha512_begin();
	unsigned char raw[SHA512_SIZE];
	struct buf hex = { 0 };
	bool ok = files_get(o->x->store, f->sha256, add_bytes, sha512, o->err);

	sha512_end(sha512, raw);
	hex_print(&hex, raw, sizeof raw);
	put_string(o, "sha512Checksum", buf_str(&hex));
	buf_release(&hex);
	return ok;
}

static bool
put_annexed(struct oparl *o, const struct record *annex, const struct extract_file *f)
{
	struct buf path = { 0 };
	bool ok;

	buf_string(&path, "file/");
	id_print(&path, f->record);
	buf_printf(&path, "/%lld", (long long)f->position);
	open_object(o, "File", buf_str(&path), ID_NONE);
	put_text(o, "name", annex->value[ANNEX_TITLE]);
	put_text(o, "fileName", f->name);
	put_type(o, f->name);
	put_number(o, "size", f->size);
	ok = put_sum(o, f);
	put_address(o, "accessUrl", buf_str(&path), ID_NONE);
	close_object(o, EXTRACT_ANNEX, f->record);
	buf_release(&path);
	return ok;
}

/* The files of the annexes of a meeting or a deliberation. */
static bool
put_annexes(struct oparl *o, int64_t owner)
{
	struct extract_member **annex;
	const struct extract_file *file;
	size_t nannex, nfile, i, k, count = 0;
	struct record r;

	annex = extract_owned(o->x, EXTRACT_ANNEX, owner, &nannex);
	for (i = 0; i < nannex; i++) {
		if (!extract_get(o->x, EXTRACT_ANNEX, annex[i]->id, &r, &o->arena, o->err))
			return false;
		file = extract_files(o->x, r.id, &nfile);
		for (k = 0; k < nfile; k++) {
			if (count++ == 0) {
				key(o, "auxiliaryFile");
				buf_char(&o->out, '[');
			} else {
				buf_char(&o->out, ',');
			}
			if (!put_annexed(o, &r, &file[k]))
				return false;
		}
	}
	buf_string(&o->out, count > 0 ? "]" : "");
	return true;
}

/* Meetings */

static void
put_moment(struct oparl *o, const char *name, day_t day, struct text time)
{
	const char *zone = o->x->authority->timezone;
	struct buf at = { 0 };
	int minutes;

	if (day == DAY_NONE || time.data == NULL)
		return;
	minutes = ((time.data[0] - '0') * 10 + time.data[1] - '0') * 60 +
	    (time.data[3] - '0') * 10 + time.data[4] - '0';
	clock_instant(&at, clock_moment(day, minutes,
	    zone != NULL ? zone : "Europe/Brussels"));
	put_string(o, name, buf_str(&at));
	buf_release(&at);
}

/* The words that the specification recommends. */
static const char *
meeting_state(struct text state)
{
	return text_is(state, "created") ? "terminiert" :
	    text_is(state, "closed") ? "durchgeführt" : "eingeladen";
}

/* A point of an agenda, in the order of which they stand. */
struct item {
	const struct extract_member *member;
	bool secret;
	int64_t number;
};

static int
by_place(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->secret != y->secret)
		return x->secret - y->secret;
	if (x->number != y->number)
		return x->number > y->number ? 1 : -1;
	return (x->member->id > y->member->id) - (x->member->id < y->member->id);
}

/* What is decided, and not just drafted. */
static bool
is_decided(const struct oparl *o, const struct extract_member *m)
{
	return o->x->all || m->shown == SHOWN_DECISION;
}

static bool
put_item(struct oparl *o, const struct item *item, size_t order)
{
	int64_t id = item->member->id;
	struct record r;
	const struct text *v = NULL;

	if (!extract_get(o->x, EXTRACT_DELIBERATION, id, &r, &o->arena, o->err))
		return false;
	v = r.value;
	buf_string(&o->out, order > 0 ? "," : "");
	open_object(o, "AgendaItem", "agendaitem", id);
	put_address(o, "meeting", "meeting", id_parse(v[DELIBERATION_MEETING]));
	put_text(o, "number", v[DELIBERATION_NUMBER]);
	put_number(o, "order", (int64_t)order);
	put_text(o, "name", v[DELIBERATION_TITLE]);
	put_boolean(o, "public", !item->secret);
	put_address(o, "consultation", "consultation", id);
	if (is_decided(o, item->member)) {
		put_text(o, "result", v[DELIBERATION_STATE]);
		put_text(o, "resolutionText", v[DELIBERATION_DECISION]);
	}
	close_object(o, EXTRACT_DELIBERATION, id);
	return true;
}

static bool
put_agenda(struct oparl *o, int64_t meeting)
{
	const struct field *number = &deliberation_entity.field[DELIBERATION_NUMBER];
	struct extract_member **m;
	struct item *item;
	struct record r;
	size_t n, i;

	m = extract_owned(o->x, EXTRACT_DELIBERATION, meeting, &n);
	item = arena_alloc(&o->arena, n * sizeof *item);
	for (i = 0; i < n; i++) {
		struct text t;

		if (!extract_get(o->x, EXTRACT_DELIBERATION, m[i]->id, &r, &o->arena, o->err))
			return false;
		t = r.value[DELIBERATION_NUMBER];
		item[i] = (struct item){ m[i],
			text_is(r.value[DELIBERATION_PRIVACY], "secret"),
			t.data == NULL ? INT64_MAX : value_encode(number, t) };
	}
	if (n > 0)
		qsort(item, n, sizeof *item, by_place);
	key(o, "agendaItem");
	buf_char(&o->out, '[');
	for (i = 0; i < n; i++)
		if (!put_item(o, &item[i], i))
			return false;
	buf_char(&o->out, ']');
	return true;
}

/* Who was there, at the meeting as a whole. */
static bool
put_participants(struct oparl *o, int64_t meeting)
{
	const struct sitting *s = extract_sitting(o->x, meeting, o->err);
	struct standing *now;
	int64_t *id;
	size_t seat, there = 0;

	if (s == NULL)
		return false;
	now = arena_alloc(&o->arena, (s->nseat + 1) * sizeof *now);
	id = arena_alloc(&o->arena, (s->nseat + 1) * sizeof *id);
	presence_at(s, SITTING_NONE, now);
	for (seat = 0; seat < s->nseat; seat++)
		if (now[seat].presence == PRESENT)
			id[there++] = s->seat[seat].mandate.id;
	put_addresses(o, "participant", "person", id, there);
	return true;
}

static bool
write_meeting(struct oparl *o, const struct record *r)
{
	const struct text *v = r->value;
	int64_t assembly = id_parse(v[MEETING_ASSEMBLY]);
	struct text start = v[MEETING_START].data != NULL ? v[MEETING_START] : text_of("00:00");
	struct text end = v[MEETING_END];
	day_t day = day_parse(v[MEETING_DATE]);

	open_object(o, "Meeting", "meeting", r->id);
	put_text(o, "name", v[MEETING_NAME]);
	put_string(o, "meetingState", meeting_state(v[MEETING_STATE]));
	put_boolean(o, "cancelled", false);
	put_moment(o, "start", day, start);
	/* One that ends before it starts ends on the next day. */
	put_moment(o, "end", end.data != NULL && strncmp(end.data, start.data, 5) < 0 ? day + 1 :
	    day, end);
	if (v[MEETING_PLACE].data != NULL) {
		key(o, "location");
		open_object(o, "Location", "location", r->id);
		put_text(o, "description", v[MEETING_PLACE]);
		buf_char(&o->out, '}');
	}
	put_addresses(o, "organization", "organization", &assembly, 1);
	if (!put_participants(o, r->id) || !put_annexes(o, r->id) || !put_agenda(o, r->id))
		return false;
	close_object(o, EXTRACT_MEETING, r->id);
	return true;
}

/* Papers */

static void
put_file(struct oparl *o, const struct record *r, struct text date)
{
	const struct text *v = r->value;
	struct buf text = { 0 }, name = { 0 };
	bool both = v[DELIBERATION_MOTIVATION].data != NULL && v[DELIBERATION_DECISION].data != NULL;

	if (v[DELIBERATION_MOTIVATION].data == NULL && v[DELIBERATION_DECISION].data == NULL)
		return;
	buf_text(&text, v[DELIBERATION_MOTIVATION]);
	buf_string(&text, both ? "\n\n" : "");
	buf_text(&text, v[DELIBERATION_DECISION]);
	id_print(&name, r->id);
	buf_string(&name, ".txt");
	key(o, "mainFile");
	open_object(o, "File", "file", r->id);
	put_text(o, "name", v[DELIBERATION_TITLE]);
	put_string(o, "fileName", buf_str(&name));
	put_string(o, "mimeType", "text/plain");
	put_text(o, "date", date);
	put_text(o, "text", (struct text){ text.data, text.size });
	put_address(o, "accessUrl", "file", r->id);
	close_object(o, EXTRACT_DELIBERATION, r->id);
	buf_release(&text);
	buf_release(&name);
}

static void
put_consultation(struct oparl *o, const struct extract_member *m, const struct record *r,
    int64_t assembly)
{
	key(o, "consultation");
	buf_char(&o->out, '[');
	open_object(o, "Consultation", "consultation", r->id);
	put_address(o, "paper", "paper", r->id);
	put_address(o, "agendaItem", "agendaitem", r->id);
	put_address(o, "meeting", "meeting", id_parse(r->value[DELIBERATION_MEETING]));
	put_addresses(o, "organization", "organization", &assembly, 1);
	put_boolean(o, "authoritative", is_decided(o, m));
	close_object(o, EXTRACT_DELIBERATION, r->id);
	buf_char(&o->out, ']');
}

static bool
write_paper(struct oparl *o, const struct record *r)
{
	const struct extract_member *m = extract_find(o->x, EXTRACT_DELIBERATION, r->id);
	const struct text *v = r->value;
	struct record meeting = { 0 };
	struct text date = { 0 };

	if (v[DELIBERATION_MEETING].data != NULL) {
		if (!extract_get(o->x, EXTRACT_MEETING, id_parse(v[DELIBERATION_MEETING]), &meeting,
		    &o->arena, o->err))
			return false;
		date = meeting.value[MEETING_DATE];
	}
	open_object(o, "Paper", "paper", r->id);
	put_address(o, "body", "body", ID_NONE);
	put_text(o, "name", v[DELIBERATION_TITLE]);
	put_text(o, "reference", v[DELIBERATION_REFERENCE]);
	put_text(o, "date", date);
	put_text(o, "paperType", v[DELIBERATION_ACT].data != NULL ? v[DELIBERATION_ACT] :
	    text_of("decision"));
	put_file(o, r, date);
	if (!put_annexes(o, r->id))
		return false;
	if (date.data != NULL)
		put_consultation(o, m, r, id_parse(meeting.value[MEETING_ASSEMBLY]));
	close_object(o, EXTRACT_DELIBERATION, r->id);
	return true;
}

static bool
write_kind(struct oparl *o, enum extract_kind kind,
    bool (*write)(struct oparl *, const struct record *))
{
	const struct extract_set *s = &o->x->set[kind];
	struct record r;
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (!extract_get(o->x, kind, s->member[i].id, &r, &o->arena, o->err))
			return false;
		next_object(o);
		if (!write(o, &r) || !flush(o))
			return false;
	}
	return true;
}

bool
export_oparl(const struct export *e, struct err *err)
{
	struct oparl o = { .export = e, .x = e->extract, .err = err };
	int k;
	bool ok;

	ok = read_stamps(&o) && write_system(&o) &&
	    write_kind(&o, EXTRACT_ASSEMBLY, write_organization) &&
	    write_kind(&o, EXTRACT_MANDATE, write_person) &&
	    write_kind(&o, EXTRACT_MEETING, write_meeting) &&
	    write_kind(&o, EXTRACT_DELIBERATION, write_paper);
	buf_string(&o.out, "\n]\n");
	ok = ok && flush(&o);
	for (k = 0; k < EXTRACT_KINDS; k++)
		free(o.stamp[k]);
	arena_release(&o.stamps);
	arena_release(&o.arena);
	buf_release(&o.out);
	return ok;
}
