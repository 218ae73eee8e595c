/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/ordering.h"
#include "assembly/people.h"
#include "assembly/reference.h"
#include "base/date.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

static int
compare(int64_t x, int64_t y)
{
	return (x > y) - (x < y);
}

static int
compare_points(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	if (x->secret != y->secret)
		return x->secret - y->secret;
	if ((x->number == 0) != (y->number == 0))
		return x->number == 0 ? 1 : -1;
	if (x->number != y->number)
		return compare(x->number, y->number);
	return compare(x->id, y->id);
}

bool
agenda_read(struct agenda *a, struct db *db, int64_t meeting, struct err *err)
{
	static const int fields[] = { -1, DELIBERATION_NUMBER, DELIBERATION_PRIVACY };
	struct buf id = { 0 };
	struct condition on_it = { .field = DELIBERATION_MEETING };
	struct selection s = { .entity = &deliberation_entity, .field = fields, .nfield = 3,
		.condition = &on_it, .ncondition = 1 };
	struct query *q;

	*a = (struct agenda){ 0 };
	id_print(&id, meeting);
	on_it.value = (struct text){ id.data, id.size };
	q = select_begin(db, &s, err);
	while (q != NULL && query_next(q, err)) {
		if ((a->npoint & (a->npoint - 1)) == 0)
			a->point = mem_resize(a->point, a->npoint == 0 ? 1 : a->npoint * 2,
			    sizeof *a->point);
		a->point[a->npoint++] = (struct point){ .id = query_number(q, 0),
			.number = query_number(q, 1), .secret = text_is(query_text(q, 2), "secret") };
	}
	query_end(q);
	buf_release(&id);
	if (err->text != NULL) {
		agenda_release(a);
		return false;
	}
	if (a->npoint > 0)
		qsort(a->point, a->npoint, sizeof *a->point, compare_points);
	return true;
}

void
agenda_release(struct agenda *a)
{
	free(a->point);
	*a = (struct agenda){ 0 };
}

/* A point as the book has it; its number now is that of the book's numbering. */
struct entry {
	int64_t id, stored; /* stored: the number that the store has, or is about to */
	struct text place;  /* ordering_place() */
};

/* An agenda that is being changed, for as long as the transaction lasts. */
struct book {
	struct deferred deferred; /* the first, so that one is found by the other */
	struct record meeting, assembly;
	struct ordering *ordering;
	struct entry *entry;
	struct numbering now;
	size_t room;
	bool stale; /* is to be read anew */
};

static int64_t
value_number(const struct entity *e, const struct record *r, int field)
{
	return r->value[field].data == NULL ? 0 : value_encode(&e->field[field],
	    r->value[field]);
}

static bool
is_frozen(const struct record *meeting)
{
	return !text_is(meeting->value[MEETING_STATE], "created");
}

static void
clear_book(struct book *b)
{
	ordering_end(b->ordering);
	free(b->entry);
	free(b->now.number);
	b->ordering = NULL;
	b->entry = NULL;
	b->now = (struct numbering){ 0 };
	b->room = 0;
}

static void
release_book(struct deferred *d)
{
	struct book *b = (struct book *)d;

	clear_book(b);
	free(b);
}

/* Adds a point at the end. */
static void
add_entry(struct book *b, struct entry entry, int64_t number)
{
	if (b->now.count == b->room) {
		b->room = b->room == 0 ? 16 : b->room * 2;
		b->entry = mem_resize(b->entry, b->room, sizeof *b->entry);
		b->now.number = mem_resize(b->now.number, b->room, sizeof *b->now.number);
	}
	b->entry[b->now.count] = entry;
	b->now.number[b->now.count++] = number;
}

/* The position of the point; the count when it is not there. */
static size_t
find_point(const struct book *b, int64_t id)
{
	size_t i;

	for (i = 0; i < b->now.count && b->entry[i].id != id; i++)
		;
	return i;
}

static struct text
place_of(const struct book *b, const struct text *value, struct writer *w)
{
	struct buf place = { 0 };
	struct text t;

	ordering_place(b->ordering, value, &place);
	t = arena_copy(writer_arena(w), (struct text){ buf_str(&place), place.size });
	buf_release(&place);
	return t;
}

/* The place of the point in the current row, whose fields begin in column FIRST. */
static struct text
row_place(const struct book *b, struct query *q, const int *field, size_t first,
    size_t nfield, struct writer *w)
{
	struct text value[DELIBERATION_FIELDS] = { { 0 } }, place;
	struct arena arena = { 0 };
	struct buf whole = { 0 };
	size_t i;

	for (i = first; i < nfield; i++) {
		const struct field *f = &deliberation_entity.field[field[i]];

		if (query_null(q, (int)i))
			continue;
		buf_clear(&whole);
		if (value_whole(f))
			value_print(&whole, f, query_number(q, (int)i));
		else
			buf_text(&whole, query_text(q, (int)i));
		value[field[i]] = arena_copy(&arena, (struct text){ whole.data, whole.size });
	}
	place = place_of(b, value, w);
	buf_release(&whole);
	arena_release(&arena);
	return place;
}

/* Reads the points that the store has on the agenda. */
static bool
read_book(struct book *b, struct writer *w, struct err *err)
{
	static const struct order by_number = { .field = DELIBERATION_NUMBER };
	int field[DELIBERATION_FIELDS + 2] = { -1, DELIBERATION_NUMBER };
	struct condition on_it = { .field = DELIBERATION_MEETING,
		.value = id_text(b->meeting.id, writer_arena(w)) };
	struct selection s = { .entity = &deliberation_entity, .field = field, .nfield = 2,
		.condition = &on_it, .ncondition = 1, .order = &by_number, .norder = 1 };
	struct db *db = writer_look(w, err);
	struct query *q;

	b->ordering = ordering_begin(&b->assembly, err);
	if (db == NULL || b->ordering == NULL)
		return false;
	ordering_fields(b->ordering, field, &s.nfield);
	q = select_begin(db, &s, err);
	while (q != NULL && query_next(q, err)) {
		int64_t number = query_number(q, 1);

		add_entry(b, (struct entry){ .id = query_number(q, 0), .stored = number,
		    .place = row_place(b, q, field, 2, s.nfield, w) }, number);
	}
	query_end(q);
	return err->text == NULL;
}

static bool finish_book(struct writer *, struct deferred *, struct err *);

/* The book of the meeting; it is opened when it is not. */
static struct book *
book_of(struct writer *w, int64_t meeting, struct err *err)
{
	struct deferred *d = writer_deferred(w);
	struct record copy;
	struct book *b;

	while (d != NULL && (d->finish != finish_book ||
	    ((struct book *)d)->meeting.id != meeting))
		d = d->next;
	b = (struct book *)d;
	if (b == NULL) {
		b = mem_zero(1, sizeof *b);
		b->deferred = (struct deferred){ finish_book, release_book, NULL };
		b->stale = true;
		writer_defer(w, &b->deferred);
	}
	if (!b->stale)
		return b;
	clear_book(b);
	b->stale = !(writer_get(w, &meeting_entity, meeting, &b->meeting, &copy, err) &&
	    writer_get(w, &assembly_entity, id_parse(b->meeting.value[MEETING_ASSEMBLY]),
	    &b->assembly, &copy, err) && read_book(b, w, err));
	return b->stale ? NULL : b;
}

bool
agenda_open(const struct record *meeting, struct err *err)
{
	struct buf id = { 0 };

	if (!text_is(meeting->value[MEETING_STATE], "closed"))
		return true;
	id_print(&id, meeting->id);
	err_set(err, STATUS_NO, _("the meeting is closed: %s"), buf_str(&id));
	buf_release(&id);
	return false;
}

/* Writing */

static bool
has_format(const struct book *b)
{
	return b->assembly.value[ASSEMBLY_REFERENCE_FORMAT].data != NULL;
}

/* The reference of a point of that number; no value as long as it is not known. */
static struct text
reference_of(const struct book *b, int64_t number, struct writer *w)
{
	const struct record *m = &b->meeting;
	struct referred r = {
		.date = day_parse(m->value[MEETING_DATE]),
		.meeting = value_number(&meeting_entity, m, MEETING_NUMBER),
		.first = value_number(&meeting_entity, m, MEETING_FIRST_POINT),
		.number = number,
	};
	struct buf reference = { 0 };
	struct text t = { 0 };

	if (reference_print(&reference, b->assembly.value[ASSEMBLY_REFERENCE_FORMAT], &r))
		t = arena_copy(writer_arena(w), (struct text){ reference.data, reference.size });
	buf_release(&reference);
	return t;
}

/* Gives the record the number, and where the agenda has them the reference. */
static void
set_number(struct record *r, const struct book *b, int64_t number, struct writer *w)
{
	r->value[DELIBERATION_NUMBER] = value_text(
	    &deliberation_entity.field[DELIBERATION_NUMBER], number, writer_arena(w));
	if (has_format(b) && is_frozen(&b->meeting))
		r->value[DELIBERATION_REFERENCE] = reference_of(b, number, w);
}

static bool
settle_book(struct writer *w, struct book *b, void (*moved)(int64_t, void *), void *arg,
    struct err *err)
{
	struct record before, after;
	bool changed;
	size_t i;

	for (i = 0; i < b->now.count && !b->stale; i++) {
		struct entry *e = &b->entry[i];

		if (e->stored == b->now.number[i] || e->id == ID_NONE)
			continue;
		if (!writer_get(w, &deliberation_entity, e->id, &before, &after, err))
			return false;
		set_number(&after, b, b->now.number[i], w);
		if (!writer_set(w, &deliberation_entity, &before, &after, &changed, err))
			return false;
		e->stored = b->now.number[i];
		if (moved != NULL)
			moved(e->id, arg);
	}
	return true;
}

static bool
finish_book(struct writer *w, struct deferred *d, struct err *err)
{
	return settle_book(w, (struct book *)d, NULL, NULL, err);
}

bool
agenda_settle(struct writer *w, void (*moved)(int64_t, void *), void *arg, struct err *err)
{
	struct deferred *d;

	for (d = writer_deferred(w); d != NULL; d = d->next)
		if (d->finish == finish_book &&
		    !settle_book(w, (struct book *)d, moved, arg, err))
			return false;
	return true;
}

bool
agenda_refer(struct writer *w, const struct record *meeting, const struct record *assembly,
    bool give, struct err *err)
{
	struct book *b = book_of(w, meeting->id, err);
	struct record before, after;
	bool changed, ok;
	size_t i;

	if (b == NULL)
		return false;
	b->meeting = *meeting;
	b->assembly = *assembly;
	ok = settle_book(w, b, NULL, NULL, err);
	for (i = 0; i < b->now.count && ok && has_format(b); i++) {
		ok = writer_get(w, &deliberation_entity, b->entry[i].id, &before, &after, err);
		if (!ok || b->now.number[i] == 0 ||
		    (give && before.value[DELIBERATION_REFERENCE].data != NULL))
			continue;
		after.value[DELIBERATION_REFERENCE] = give
		    ? reference_of(b, b->now.number[i], w) : text_of(NULL);
		ok = writer_set(w, &deliberation_entity, &before, &after, &changed, err);
	}
	return ok;
}

/* The reference of a point of that number when the meeting is so. */
static struct text
reference_at(struct book *b, const struct record *meeting, int64_t number, struct writer *w)
{
	b->meeting = *meeting;
	return reference_of(b, number, w);
}

bool
agenda_refer_anew(struct writer *w, const struct record *before,
    const struct record *meeting, const struct record *assembly, struct err *err)
{
	struct book *b = book_of(w, meeting->id, err);
	struct record r, after;
	bool changed, ok = b != NULL;
	struct text was, is;
	size_t i;

	if (ok)
		b->assembly = *assembly;
	for (i = 0; ok && i < b->now.count && has_format(b); i++) {
		if (b->now.number[i] == 0)
			continue;
		was = reference_at(b, before, b->now.number[i], w);
		is = reference_at(b, meeting, b->now.number[i], w);
		ok = writer_get(w, &deliberation_entity, b->entry[i].id, &r, &after, err);
		if (!ok || is.data == NULL || !text_same(r.value[DELIBERATION_REFERENCE], was))
			continue;
		after.value[DELIBERATION_REFERENCE] = is;
		ok = writer_set(w, &deliberation_entity, &r, &after, &changed, err);
	}
	return ok;
}

/* Coming and going */

/* The number in front of which a point of that place stands. */
static int64_t
number_for(const struct book *b, struct text place)
{
	int64_t last = 0, before = INT64_MAX;
	size_t i;

	for (i = 0; i < b->now.count; i++) {
		int64_t number = b->now.number[i];

		if (number > last)
			last = number;
		if (number > 0 && number % ITEM_UNIT == 0 && number < before &&
		    ordering_compare(b->entry[i].place, place) > 0)
			before = number;
	}
	return before < INT64_MAX ? before : (last / ITEM_UNIT + 1) * ITEM_UNIT;
}

/* Does the meeting that the point prefers make it late for this one? */
static bool
is_late(struct writer *w, const struct record *meeting, const struct record *point,
    bool *late, struct err *err)
{
	struct text preferred = point->value[DELIBERATION_PREFERRED];
	struct record p, copy;

	*late = false;
	if (preferred.data == NULL || !is_frozen(meeting))
		return true;
	if (!writer_get(w, &meeting_entity, id_parse(preferred), &p, &copy, err))
		return false;
	*late = day_parse(meeting->value[MEETING_DATE]) >= day_parse(p.value[MEETING_DATE]);
	return true;
}

/* Gives the point, which is in the book, the number that it brings, or makes room. */
static bool
take_number(struct book *b, size_t at, const struct record *point, struct err *err)
{
	int64_t number = value_number(&deliberation_entity, point, DELIBERATION_NUMBER);

	if (number != 0)
		b->now.number[at] = number;
	else if (!numbering_enter(&b->now, at, number_for(b, b->entry[at].place), err))
		return false;
	b->entry[at].stored = b->now.number[at];
	return true;
}

bool
agenda_enter(struct writer *w, const struct record *meeting, const struct record *assembly,
    struct record *after, struct err *err)
{
	struct book *b = book_of(w, meeting->id, err);
	bool late, ok;
	size_t at;

	if (b == NULL)
		return false;
	b->meeting = *meeting;
	b->assembly = *assembly;
	if (!agenda_open(&b->meeting, err) || !is_late(w, meeting, after, &late, err))
		return false;
	if (late && text_is(after->value[DELIBERATION_LIST], "normal"))
		after->value[DELIBERATION_LIST] = text_of("late");
	at = after->id == ID_NONE ? b->now.count : find_point(b, after->id);
	if (at == b->now.count)
		add_entry(b, (struct entry){ .id = after->id }, 0);
	b->entry[at].place = place_of(b, after->value, w);
	if (!take_number(b, at, after, err))
		return false;
	after->value[DELIBERATION_MEETING] = id_text(meeting->id, writer_arena(w));
	set_number(after, b, b->now.number[at], w);
	if (after->id != ID_NONE)
		return true;
	/* It will be known by the id that it is about to get. */
	ok = settle_book(w, b, NULL, NULL, err);
	b->stale = true;
	return ok;
}

bool
agenda_leave(struct writer *w, const struct record *before, struct err *err)
{
	struct text meeting = before->value[DELIBERATION_MEETING];
	struct book *b;
	size_t at;

	if (meeting.data == NULL)
		return true;
	b = book_of(w, id_parse(meeting), err);
	if (b == NULL || !agenda_open(&b->meeting, err))
		return false;
	at = find_point(b, before->id);
	if (at == b->now.count)
		return true;
	numbering_leave(&b->now, at);
	b->now.count--;
	memmove(&b->entry[at], &b->entry[at + 1], (b->now.count - at) * sizeof *b->entry);
	memmove(&b->now.number[at], &b->now.number[at + 1],
	    (b->now.count - at) * sizeof *b->now.number);
	return true;
}

bool
agenda_move(struct writer *w, int64_t id, enum place place, int64_t number, struct err *err)
{
	struct record r, copy;
	struct book *b;
	size_t at;

	if (!writer_get(w, &deliberation_entity, id, &r, &copy, err))
		return false;
	if (r.value[DELIBERATION_MEETING].data == NULL)
		return err_set(err, STATUS_NO, _("is on no agenda: it has no meeting"));
	b = book_of(w, id_parse(r.value[DELIBERATION_MEETING]), err);
	if (b == NULL)
		return false;
	at = find_point(b, id);
	if (at == b->now.count || b->now.number[at] == 0)
		return err_set(err, STATUS_NO, _("has no number on the agenda"));
	agenda_reorder(w, b->meeting.id);
	return agenda_open(&b->meeting, err) && numbering_move(&b->now, at, place, number, err);
}

/* Another order */

struct reordering {
	struct deferred deferred;
	int64_t meeting;
};

static bool
finish_reordering(struct writer *w, struct deferred *d, struct err *err)
{
	if (!agenda_settle(w, NULL, NULL, err))
		return false;
	if (people_stay(w, ((struct reordering *)d)->meeting, err))
		return true;
	if (err->status == STATUS_NO)
		err_at(err, _("rule %s"), "agenda-used");
	return false;
}

static void
release_reordering(struct deferred *d)
{
	free(d);
}

void
agenda_reorder(struct writer *w, int64_t meeting)
{
	struct deferred *d = writer_deferred(w);
	struct reordering *r;

	for (; d != NULL; d = d->next)
		if (d->finish == finish_reordering &&
		    ((struct reordering *)d)->meeting == meeting)
			return;
	r = mem_zero(1, sizeof *r);
	r->deferred = (struct deferred){ finish_reordering, release_reordering, NULL };
	r->meeting = meeting;
	writer_defer(w, &r->deferred);
}

/* Numbers set by hand */

/* The agenda whose numbers they are, and how these were before. */
struct renumbering {
	struct deferred deferred;
	int64_t meeting;
	struct numbering before;
};

static bool
read_numbers(struct writer *w, int64_t meeting, struct numbering *n, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT number FROM deliberation"
	    " WHERE meeting = ?1 AND number IS NOT NULL", err);

	*n = (struct numbering){ 0 };
	if (q != NULL)
		query_bind_number(q, 1, meeting);
	while (q != NULL && query_next(q, err)) {
		if ((n->count & (n->count - 1)) == 0)
			n->number = mem_resize(n->number, n->count == 0 ? 1 : n->count * 2,
			    sizeof *n->number);
		n->number[n->count++] = query_number(q, 0);
	}
	query_end(q);
	return err->text == NULL;
}

static bool
finish_renumbering(struct writer *w, struct deferred *d, struct err *err)
{
	struct renumbering *r = (struct renumbering *)d;
	struct numbering after;
	bool ok = read_numbers(w, r->meeting, &after, err);

	if (ok && !numbering_keeps(&r->before, &after, err)) {
		ok = false;
		err_at(err, _("%s: rule agenda-number"),
		    deliberation_entity.field[DELIBERATION_NUMBER].name);
	}
	free(after.number);
	return ok;
}

static void
release_renumbering(struct deferred *d)
{
	free(((struct renumbering *)d)->before.number);
	free(d);
}

bool
agenda_renumber(struct writer *w, int64_t meeting, struct err *err)
{
	struct deferred *d = writer_deferred(w);
	struct renumbering *r;

	for (; d != NULL; d = d->next)
		if (d->finish == finish_renumbering &&
		    ((struct renumbering *)d)->meeting == meeting)
			return true;
	r = mem_zero(1, sizeof *r);
	r->deferred = (struct deferred){ finish_renumbering, release_renumbering, NULL };
	r->meeting = meeting;
	writer_defer(w, &r->deferred);
	agenda_reorder(w, meeting);
	return read_numbers(w, meeting, &r->before, err);
}
