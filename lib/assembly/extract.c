/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/extract.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "assembly/showing.h"
#include "base/mem.h"
#include "paper/redact.h"
#include "rec/id.h"
#include "rec/value.h"

#define END (-1)

/* What anybody may know. */
static const int of_assembly[] = { ASSEMBLY_NAME, ASSEMBLY_KIND, ASSEMBLY_SEATS,
	ASSEMBLY_STATE, END };
static const int of_mandate[] = { MANDATE_PERSON, MANDATE_ASSEMBLY, MANDATE_ROLE,
	MANDATE_GROUP, MANDATE_ORDER, MANDATE_FROM, MANDATE_TO, MANDATE_VOTE, MANDATE_STATE,
	END };
static const int of_meeting[] = { MEETING_ASSEMBLY, MEETING_NAME, MEETING_DATE, MEETING_START,
	MEETING_END, MEETING_PLACE, MEETING_CALL, MEETING_STATE, MEETING_NUMBER,
	MEETING_FIRST_POINT, MEETING_EXTRAORDINARY, MEETING_REMOTE, END };
static const int of_deliberation[] = { DELIBERATION_TITLE, DELIBERATION_CATEGORY,
	DELIBERATION_GROUP, DELIBERATION_PRIVACY, DELIBERATION_LIST, DELIBERATION_MOTIVATION,
	DELIBERATION_DECISION, DELIBERATION_MEETING, DELIBERATION_NUMBER,
	DELIBERATION_REFERENCE, DELIBERATION_STATE, DELIBERATION_ASSEMBLY, DELIBERATION_ACT,
	DELIBERATION_NOTE, DELIBERATION_PUBLICATION, DELIBERATION_PUBLISH_ON,
	DELIBERATION_EMBARGO, DELIBERATION_SUPERVISION, DELIBERATION_SENT,
	DELIBERATION_RECEIVED, DELIBERATION_APPROVED, DELIBERATION_PUBLISHED,
	DELIBERATION_EFFECT, DELIBERATION_BUDGET, END };
/* What a decision adds to a point, which one that is shown as a draft keeps to itself. */
static const int of_decision[] = { DELIBERATION_STATE, DELIBERATION_SENT,
	DELIBERATION_RECEIVED, DELIBERATION_APPROVED, DELIBERATION_PUBLISHED, DELIBERATION_EFFECT,
	END };
static const int of_signatory[] = { SIGNATORY_ASSEMBLY, SIGNATORY_MANDATE, SIGNATORY_NUMBER,
	SIGNATORY_TITLE, SIGNATORY_FROM, SIGNATORY_TO, END };
static const int of_attendance[] = { ATTENDANCE_MEETING, ATTENDANCE_MANDATE,
	ATTENDANCE_PRESENCE, ATTENDANCE_FROM, ATTENDANCE_UNTIL, ATTENDANCE_REPLACED_BY,
	ATTENDANCE_POSITION, ATTENDANCE_SIGNS, ATTENDANCE_ORDER, END };
static const int of_vote[] = { VOTE_DELIBERATION, VOTE_LABEL, VOTE_RULE, VOTE_POLL,
	VOTE_LINKED, VOTE_YES, VOTE_NO, VOTE_ABSTAIN, VOTE_BLANK, VOTE_INVALID, VOTE_TIE,
	VOTE_URGENT, VOTE_DEMANDED, END };
static const int of_ballot[] = { BALLOT_VOTE, BALLOT_MANDATE, BALLOT_VALUE, END };
static const int of_annex[] = { ANNEX_DELIBERATION, ANNEX_MEETING, ANNEX_TITLE, ANNEX_TYPE,
	ANNEX_PART, ANNEX_ORDER, ANNEX_PUBLISHABLE, ANNEX_STATE, END };

/* The kinds in the order in which one may name another, and what each belongs to. */
static const struct {
	const struct entity *entity;
	const int *public; /* NULL: nothing of it */
	enum extract_kind of;
	int owner; /* the field that names it, END for none */
} kinds[EXTRACT_KINDS] = {
	[EXTRACT_ASSEMBLY] = { &assembly_entity, of_assembly, 0, END },
	[EXTRACT_MANDATE] = { &mandate_entity, of_mandate, EXTRACT_ASSEMBLY, MANDATE_ASSEMBLY },
	[EXTRACT_MEETING] = { &meeting_entity, of_meeting, EXTRACT_ASSEMBLY, MEETING_ASSEMBLY },
	[EXTRACT_DELIBERATION] = { &deliberation_entity, of_deliberation, EXTRACT_MEETING,
	    DELIBERATION_MEETING },
	[EXTRACT_SIGNATORY] = { &signatory_entity, of_signatory, EXTRACT_ASSEMBLY,
	    SIGNATORY_ASSEMBLY },
	[EXTRACT_ATTENDANCE] = { &attendance_entity, of_attendance, EXTRACT_MEETING,
	    ATTENDANCE_MEETING },
	[EXTRACT_VOTE] = { &vote_entity, of_vote, EXTRACT_DELIBERATION, VOTE_DELIBERATION },
	[EXTRACT_BALLOT] = { &ballot_entity, of_ballot, EXTRACT_VOTE, BALLOT_VOTE },
	[EXTRACT_ADVISER] = { &adviser_entity, NULL, EXTRACT_ASSEMBLY, ADVISER_ASSEMBLY },
	[EXTRACT_ADVICE] = { &advice_entity, NULL, EXTRACT_DELIBERATION, ADVICE_DELIBERATION },
	/* Or to something else: add_annexes(). */
	[EXTRACT_ANNEX] = { &annex_entity, of_annex, EXTRACT_DELIBERATION, ANNEX_DELIBERATION },
};

/* Beginning and end */

/* All the fields of a kind that may leave, in the order of its table. */
static int *
all_fields(const struct entity *e)
{
	int *field = mem_zero(e->nfield + 1, sizeof *field);
	size_t i, n = 0;

	for (i = 0; i < e->nfield; i++)
		if (!(e->field[i].flags & FIELD_INTERNAL))
			field[n++] = (int)i;
	field[n] = END;
	return field;
}

bool
extract_begin(struct extract *x, struct store *store, enum reach reach, struct err *err)
{
	bool all = reach > REACH_PUBLIC;
	int k;

	*x = (struct extract){ .store = store, .all = all, .whole = reach == REACH_WHOLE,
		.sitting = mem_zero(1, sizeof *x->sitting) };
	x->authority = store_authority(store, err);
	x->db = x->authority == NULL ? NULL : store_reader(store, &assembly_wing, err);
	for (k = 0; k < EXTRACT_KINDS && x->db != NULL; k++) {
		struct extract_set *s = &x->set[k];

		s->entity = kinds[k].entity;
		s->own = all ? all_fields(s->entity) : NULL;
		s->field = all ? s->own : kinds[k].public;
		s->finder = finder_begin(x->db, s->entity, err);
		if (s->finder == NULL)
			return false;
	}
	return x->db != NULL;
}

void
extract_end(struct extract *x)
{
	int k;

	for (k = 0; k < EXTRACT_KINDS; k++) {
		struct extract_set *s = &x->set[k];

		free(s->own);
		free(s->member);
		free(s->owned);
		finder_end(s->finder);
	}
	if (x->sitting != NULL)
		sitting_release(x->sitting);
	free(x->sitting);
	redact_release(&x->redaction);
	free(x->file);
	arena_release(&x->texts);
	db_close(x->db);
}

/* Members */

static void
add(struct extract_set *s, int64_t id, int64_t owner, enum shown shown)
{
	/* The room doubles whenever the count is a power of two. */
	if ((s->count & (s->count - 1)) == 0)
		s->member = mem_resize(s->member, s->count == 0 ? 1 : s->count * 2,
		    sizeof *s->member);
	s->member[s->count++] = (struct extract_member){ id, owner, shown };
}

static int
by_id(const void *a, const void *b)
{
	const struct extract_member *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* The same, and of two alike the one that has an owner first. */
static int
by_id_and_owner(const void *a, const void *b)
{
	const struct extract_member *x = a, *y = b;
	int order = by_id(a, b);

	return order != 0 ? order : (x->owner == ID_NONE) - (y->owner == ID_NONE);
}

static int
by_owner(const void *a, const void *b)
{
	const struct extract_member *const *x = a, *const *y = b;

	if ((*x)->owner != (*y)->owner)
		return (*x)->owner > (*y)->owner ? 1 : -1;
	return by_id(*x, *y);
}

/* Puts the members in their order, each once. */
static void
settle(struct extract_set *s)
{
	size_t i, n = 0;

	if (s->count > 0)
		qsort(s->member, s->count, sizeof *s->member, by_id_and_owner);
	for (i = 0; i < s->count; i++)
		if (n == 0 || s->member[i].id != s->member[n - 1].id)
			s->member[n++] = s->member[i];
	s->count = n;
	free(s->owned);
	s->owned = mem_zero(n, sizeof *s->owned);
	for (i = 0; i < n; i++)
		s->owned[i] = &s->member[i];
	if (n > 0)
		qsort(s->owned, n, sizeof *s->owned, by_owner);
}

const struct extract_member *
extract_find(const struct extract *x, enum extract_kind kind, int64_t id)
{
	const struct extract_set *s = &x->set[kind];
	struct extract_member key = { .id = id };

	return s->count == 0 ? NULL :
	    bsearch(&key, s->member, s->count, sizeof *s->member, by_id);
}

struct extract_member **
extract_owned(const struct extract *x, enum extract_kind kind, int64_t owner, size_t *count)
{
	const struct extract_set *s = &x->set[kind];
	size_t low = 0, high = s->count, at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (s->owned[at]->owner < owner)
			low = at + 1;
		else
			high = at;
	}
	for (at = low; at < s->count && s->owned[at]->owner == owner; at++)
		;
	*count = at - low;
	return s->owned + low;
}

/* The text as the public may read it. */
static struct text
masked(struct text t, struct arena *arena)
{
	struct buf b = { 0 };
	struct text copy;

	if (t.data == NULL || memmem(t.data, t.size, "[[", 2) == NULL)
		return t;
	redact_mask(&b, t);
	copy = arena_copy(arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return copy;
}

/* Takes away what the decision added, where the point is shown as a draft. */
static void
hide_decision(const struct extract_member *m, struct record *r)
{
	const int *f;

	if (m->shown == SHOWN_DRAFT && is_decided(r->value[DELIBERATION_STATE]))
		for (f = of_decision; *f != END; f++)
			r->value[*f] = (struct text){ 0 };
}

/* Returns the first point from FROM towards TO that is told, SITTING_NONE for none. */
static size_t
first_told(const struct extract *x, const struct sitting *s, size_t from, size_t to)
{
	while (from != to && extract_find(x, EXTRACT_DELIBERATION, s->point[from].id) == NULL)
		from += from < to ? 1 : -1;
	return extract_find(x, EXTRACT_DELIBERATION, s->point[from].id) == NULL ? SITTING_NONE :
	    from;
}

/* Lets the points that an attendance is about begin and end with some that are told: who
 * was away until a closed point was away at the open ones before it.  *TOLD is false when
 * it is about none that is. */
static bool
fit_attendance(const struct extract *x, int64_t meeting, int64_t *from, int64_t *until,
    bool *told, struct err *err)
{
	const struct sitting *s;
	size_t first, last;

	*told = true;
	if ((*from == ID_NONE || extract_find(x, EXTRACT_DELIBERATION, *from) != NULL) &&
	    (*until == ID_NONE || extract_find(x, EXTRACT_DELIBERATION, *until) != NULL))
		return true;
	if ((s = extract_sitting(x, meeting, err)) == NULL)
		return false;
	first = *from == ID_NONE ? 0 : sitting_point(s, *from);
	last = *until == ID_NONE ? s->agenda.npoint - 1 : sitting_point(s, *until);
	*told = first != SITTING_NONE && last != SITTING_NONE && first <= last &&
	    (first = first_told(x, s, first, last)) != SITTING_NONE;
	if (*told && *from != ID_NONE)
		*from = s->point[first].id;
	if (*told && *until != ID_NONE)
		*until = s->point[first_told(x, s, last, first)].id;
	return true;
}

static bool
fit_record(const struct extract *x, struct record *r, struct arena *arena, struct err *err)
{
	struct text *first = &r->value[ATTENDANCE_FROM], *last = &r->value[ATTENDANCE_UNTIL];
	int64_t from = first->data == NULL ? ID_NONE : id_parse(*first);
	int64_t until = last->data == NULL ? ID_NONE : id_parse(*last);
	bool told;

	if (!fit_attendance(x, id_parse(r->value[ATTENDANCE_MEETING]), &from, &until, &told, err))
		return false;
	if (from != ID_NONE)
		*first = id_text(from, arena);
	if (until != ID_NONE)
		*last = id_text(until, arena);
	return true;
}

bool
extract_get(const struct extract *x, enum extract_kind kind, int64_t id, struct record *r,
    struct arena *arena, struct err *err)
{
	const struct extract_set *s = &x->set[kind];
	struct text *all;
	const int *f;

	if (!finder_get(s->finder, id, r, arena, err))
		return err->text != NULL ? false : record_missing(s->entity, id, err);
	if (x->all)
		return true;
	all = r->value;
	r->value = arena_alloc(arena, s->entity->nfield * sizeof *r->value);
	memset(r->value, 0, s->entity->nfield * sizeof *r->value);
	for (f = s->field; f != NULL && *f != END; f++)
		r->value[*f] = s->entity->field[*f].type == FIELD_TEXT ?
		    masked(all[*f], arena) : all[*f];
	if (kind == EXTRACT_DELIBERATION)
		hide_decision(extract_find(x, kind, id), r);
	return kind != EXTRACT_ATTENDANCE || fit_record(x, r, arena, err);
}

/* What the name of a file is called, where fields have their names. */
#define FILE_NAME "attachment"

static void
print_place(struct buf *b, int64_t id, const char *field)
{
	id_print(b, id);
	buf_printf(b, ": %s", field);
}

/* Remembers what is marked in a text that is told. */
static void
note_mark(struct extract *x, int64_t id, const char *field, struct text t)
{
	struct buf place = { 0 };

	x->redaction.mask = true;
	if (t.size > 0 && memmem(t.data, t.size, "[[", 2) != NULL) {
		print_place(&place, id, field);
		redact_note(&x->redaction, t, buf_str(&place));
	}
	buf_release(&place);
}

/* The same of all that is told of a record. */
static void
note_marks(struct extract *x, enum extract_kind kind, const struct record *r)
{
	const struct extract_set *s = &x->set[kind];
	const int *f;

	for (f = s->field; f != NULL && *f != END; f++)
		note_mark(x, r->id, s->entity->field[*f].name, r->value[*f]);
}

/* All texts that are told, each on a line of its own. */
struct told {
	struct buf text;
	struct { int64_t id; const char *field; } *line;
	size_t nline, room;
};

static void
add_told(struct told *all, int64_t id, const char *field, struct text t)
{
	size_t i;

	if (all->nline == all->room) {
		all->room = all->room == 0 ? 256 : all->room * 2;
		all->line = mem_resize(all->line, all->room, sizeof *all->line);
	}
	all->line[all->nline].id = id;
	all->line[all->nline++].field = field;
	for (i = 0; i < t.size; i++)
		buf_char(&all->text, t.data[i] == '\n' ? ' ' : t.data[i]);
	buf_char(&all->text, '\n');
}

static bool
gather(const struct extract *x, enum extract_kind kind, struct told *all, struct err *err)
{
	const struct extract_set *s = &x->set[kind];
	struct arena arena = { 0 };
	struct record r;
	const int *f;
	size_t i;
	bool ok = true;

	for (i = 0; i < s->count && ok; i++) {
		ok = extract_get(x, kind, s->member[i].id, &r, &arena, err);
		for (f = s->field; ok && f != NULL && *f != END; f++)
			if (s->entity->field[*f].type == FIELD_TEXT && r.value[*f].size > 0)
				add_told(all, r.id, s->entity->field[*f].name, r.value[*f]);
		arena_clear(&arena);
	}
	arena_release(&arena);
	return ok;
}

bool
extract_check(const struct extract *x, struct err *err)
{
	struct told all = { 0 };
	struct buf place = { 0 };
	const char *masked;
	int kind = 0;
	size_t line, i;
	bool ok = true;

	while (x->redaction.nmasked > 0 && ok && kind < EXTRACT_KINDS)
		ok = gather(x, (enum extract_kind)kind++, &all, err);
	for (i = 0; x->redaction.nmasked > 0 && i < x->nfile; i++)
		add_told(&all, x->file[i].record, FILE_NAME, x->file[i].name);
	if (ok && all.nline > 0 && redact_survives(&x->redaction,
	    (struct text){ all.text.data, all.text.size }, &line, &masked)) {
		print_place(&place, all.line[line - 1].id, all.line[line - 1].field);
		ok = err_set(err, STATUS_NO, _("%s: what is masked at %s survives here"),
		    buf_str(&place), masked);
	}
	buf_release(&all.text);
	buf_release(&place);
	free(all.line);
	return ok;
}

bool
extract_add(struct extract *x, struct showing *showing, int64_t id, bool *added,
    struct err *err)
{
	struct extract_set *s = &x->set[EXTRACT_DELIBERATION];
	struct arena arena = { 0 };
	enum shown shown = SHOWN_NOTHING;
	struct record r;
	bool ok;

	*added = false;
	ok = (finder_get(s->finder, id, &r, &arena, err) ||
	    (err->text == NULL && record_missing(s->entity, id, err))) &&
	    showing_point(showing, &r, &shown, NULL, err);
	if (ok && (x->all || shown != SHOWN_NOTHING)) {
		struct text meeting = r.value[DELIBERATION_MEETING];
		struct text assembly = r.value[DELIBERATION_ASSEMBLY];

		if (!x->all)
			note_marks(x, EXTRACT_DELIBERATION, &r);
		add(s, id, meeting.data == NULL ? ID_NONE : id_parse(meeting), shown);
		if (meeting.data != NULL)
			add(&x->set[EXTRACT_MEETING], id_parse(meeting), ID_NONE, 0);
		if (assembly.data != NULL)
			add(&x->set[EXTRACT_ASSEMBLY], id_parse(assembly), ID_NONE, 0);
		*added = true;
	}
	arena_release(&arena);
	return ok;
}

/* Completing */

/* Meetings bring their assemblies. */
static bool
add_assemblies(struct extract *x, struct err *err)
{
	struct extract_set *s = &x->set[EXTRACT_MEETING];
	struct arena arena = { 0 };
	struct record r;
	size_t i;

	settle(s);
	for (i = 0; i < s->count && extract_get(x, EXTRACT_MEETING, s->member[i].id, &r, &arena,
	    err); i++) {
		s->member[i].owner = id_parse(r.value[MEETING_ASSEMBLY]);
		add(&x->set[EXTRACT_ASSEMBLY], s->member[i].owner, ID_NONE, 0);
		arena_clear(&arena);
	}
	arena_release(&arena);
	return err->text == NULL;
}

/* May the public know of a record of that kind with that owner? */
static bool
is_told(const struct extract *x, enum extract_kind kind, const struct extract_member *owner)
{
	return owner != NULL && (x->all || (kinds[kind].public != NULL &&
	    (kinds[kind].of != EXTRACT_DELIBERATION || owner->shown == SHOWN_DECISION)));
}

/* Is the attendance about points of the extract, or the whole meeting? */
static bool
is_inside(const struct extract *x, struct query *q, struct err *err)
{
	int64_t from = query_null(q, 2) ? ID_NONE : query_number(q, 2);
	int64_t until = query_null(q, 3) ? ID_NONE : query_number(q, 3);
	int64_t was_from = from, was_until = until;
	bool told;

	return fit_attendance(x, query_number(q, 1), &from, &until, &told, err) && told &&
	    (!x->all || (from == was_from && until == was_until));
}

/* Is the row of what those who work here are told, by the column that says whether it is
 * confidential, in the extract? */
static bool
is_admitted(struct extract *x, struct query *q, int column)
{
	bool confidential = x->all && query_number(q, column) == 1;

	x->confidential += confidential;
	return !confidential || x->whole;
}

/* Adds the records of the kind that belong to one that is in already. */
static bool
add_owned(struct extract *x, enum extract_kind kind, struct err *err)
{
	bool attendance = kind == EXTRACT_ATTENDANCE, advice = kind == EXTRACT_ADVICE;
	const int field[] = { -1, kinds[kind].owner,
		advice ? ADVICE_CONFIDENTIAL : ATTENDANCE_FROM, ATTENDANCE_UNTIL };
	struct selection s = { .entity = kinds[kind].entity, .field = field,
		.nfield = attendance ? 4 : advice ? 3 : 2 };
	struct query *q = select_begin(x->db, &s, err);

	while (q != NULL && query_next(q, err)) {
		int64_t owner = query_number(q, 1);

		if (is_told(x, kind, extract_find(x, kinds[kind].of, owner)) &&
		    (!attendance || is_inside(x, q, err)) &&
		    (!advice || is_admitted(x, q, 2)))
			add(&x->set[kind], query_number(q, 0), owner, 0);
	}
	query_end(q);
	settle(&x->set[kind]);
	return err->text == NULL;
}

/* The record in the extract that the annex belongs to, and as what the public sees it;
 * NULL when it is not there.  Columns of the row are those of add_annexes(). */
static const struct extract_member *
home_of(const struct extract *x, struct query *q, enum shown *shown)
{
	static const enum extract_kind kind[] = { EXTRACT_DELIBERATION, EXTRACT_MEETING,
		EXTRACT_ADVICE };
	const struct extract_member *m;
	int i = 0;

	while (query_null(q, i + 1))
		i++;
	m = extract_find(x, kind[i], query_number(q, i + 1));
	*shown = m == NULL ? SHOWN_NOTHING : kind[i] == EXTRACT_MEETING ? SHOWN_DRAFT : m->shown;
	return m;
}

/* May the public see the annex, of what is shown so?  Then what is marked in it is
 * remembered. */
static bool
is_seen(struct extract *x, int64_t id, enum shown shown, struct err *err)
{
	struct arena arena = { 0 };
	struct record r;
	bool seen = finder_get(x->set[EXTRACT_ANNEX].finder, id, &r, &arena, err) &&
	    showing_annex(&r, shown);

	if (seen)
		note_marks(x, EXTRACT_ANNEX, &r);
	arena_release(&arena);
	return seen;
}

static bool
add_annexes(struct extract *x, struct err *err)
{
	static const int field[] = { -1, ANNEX_DELIBERATION, ANNEX_MEETING, ANNEX_ADVICE,
		ANNEX_CONFIDENTIAL };
	struct selection s = { .entity = &annex_entity, .field = field, .nfield = 5 };
	struct query *q = select_begin(x->db, &s, err);
	const struct extract_member *home;
	enum shown shown;

	while (q != NULL && query_next(q, err)) {
		home = home_of(x, q, &shown);
		if (home != NULL && is_admitted(x, q, 4) &&
		    (x->all || is_seen(x, query_number(q, 0), shown, err)))
			add(&x->set[EXTRACT_ANNEX], query_number(q, 0), home->id, shown);
	}
	query_end(q);
	settle(&x->set[EXTRACT_ANNEX]);
	return err->text == NULL;
}

/* Files */

static bool
is_member(const struct extract *x, int64_t id)
{
	int kind = 0;

	while (kind < EXTRACT_KINDS && extract_find(x, (enum extract_kind)kind, id) == NULL)
		kind++;
	return kind < EXTRACT_KINDS;
}

static void
add_file(struct extract *x, struct query *q)
{
	struct extract_file f = { query_number(q, 0), query_number(q, 1), query_number(q, 3),
		query_text(q, 2), arena_copy(&x->texts, query_text(q, 4)).data };

	if (!x->all)
		note_mark(x, f.record, FILE_NAME, f.name);
	f.name = arena_copy(&x->texts, x->all ? f.name : masked(f.name, &x->texts));
	if ((x->nfile & (x->nfile - 1)) == 0)
		x->file = mem_resize(x->file, x->nfile == 0 ? 1 : x->nfile * 2, sizeof *x->file);
	x->file[x->nfile++] = f;
}

/* Adds the files of what is in; for the public, those of annexes alone. */
static bool
add_files(struct extract *x, struct err *err)
{
	int64_t first = x->all ? 0 : entity_base(&annex_entity);
	int64_t last = x->all ? INT64_MAX : first + ID_PREFIX - 1;
	struct query *q = query_begin(x->db, "SELECT record, position, name, size, sha256"
	    " FROM attachment WHERE record BETWEEN ?1 AND ?2 ORDER BY record, position", err);

	if (q == NULL)
		return false;
	query_bind_number(q, 1, first);
	query_bind_number(q, 2, last);
	while (query_next(q, err))
		if (is_member(x, query_number(q, 0)))
			add_file(x, q);
	query_end(q);
	return err->text == NULL;
}

const struct extract_file *
extract_files(const struct extract *x, int64_t record, size_t *count)
{
	size_t low = 0, high = x->nfile, at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (x->file[at].record < record)
			low = at + 1;
		else
			high = at;
	}
	for (at = low; at < x->nfile && x->file[at].record == record; at++)
		;
	*count = at - low;
	return *count == 0 ? NULL : x->file + low;
}

/* Adds the record that the field names, when it is not there yet. */
static void
add_named(struct extract *x, enum extract_kind kind, struct text named)
{
	int64_t id = named.data == NULL ? ID_NONE : id_parse(named);

	if (id != ID_NONE && extract_find(x, kind, id) == NULL)
		add(&x->set[kind], id, ID_NONE, 0);
}

/* A deliberation that comes back must find what it names: the points that it
 * follows on, the meeting that it is meant for, the assembly that it goes to. */
static bool
add_links(struct extract *x, struct err *err)
{
	struct extract_set *s = &x->set[EXTRACT_DELIBERATION];
	struct arena arena = { 0 };
	struct record r;
	size_t before = 0, i, n;

	for (settle(s); x->all && before < s->count && err->text == NULL; settle(s)) {
		before = n = s->count;
		for (i = 0; i < n && extract_get(x, EXTRACT_DELIBERATION, s->member[i].id, &r,
		    &arena, err); i++) {
			if (r.value[DELIBERATION_MEETING].data != NULL)
				s->member[i].owner = id_parse(r.value[DELIBERATION_MEETING]);
			add_named(x, EXTRACT_MEETING, r.value[DELIBERATION_MEETING]);
			add_named(x, EXTRACT_MEETING, r.value[DELIBERATION_PREFERRED]);
			add_named(x, EXTRACT_ASSEMBLY, r.value[DELIBERATION_ASSEMBLY]);
			add_named(x, EXTRACT_ASSEMBLY, r.value[DELIBERATION_SEND_TO]);
			if (r.value[DELIBERATION_PREDECESSOR].data != NULL)
				add(s, id_parse(r.value[DELIBERATION_PREDECESSOR]), ID_NONE, 0);
			arena_clear(&arena);
		}
	}
	arena_release(&arena);
	return err->text == NULL;
}

bool
extract_complete(struct extract *x, struct err *err)
{
	int k;

	settle(&x->set[EXTRACT_ASSEMBLY]);
	settle(&x->set[EXTRACT_MEETING]);
	if (!add_links(x, err) || !add_assemblies(x, err))
		return false;
	settle(&x->set[EXTRACT_ASSEMBLY]);
	settle(&x->set[EXTRACT_MEETING]);
	settle(&x->set[EXTRACT_DELIBERATION]);
	for (k = 0; k < EXTRACT_KINDS; k++)
		if (k != EXTRACT_ASSEMBLY && k != EXTRACT_MEETING && k != EXTRACT_DELIBERATION &&
		    k != EXTRACT_ANNEX && !add_owned(x, k, err))
			return false;
	return add_annexes(x, err) && add_files(x, err);
}

/* Meetings */

const struct sitting *
extract_sitting(const struct extract *x, int64_t meeting, struct err *err)
{
	if (x->sitting->meeting.id == meeting)
		return x->sitting;
	sitting_release(x->sitting);
	return sitting_read(x->sitting, x->db, meeting, err) ? x->sitting : NULL;
}
