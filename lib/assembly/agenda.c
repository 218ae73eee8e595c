/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/agenda.h"

#include <stdlib.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

static int
compare_numbers(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
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
		return compare_numbers(&x->number, &y->number);
	return compare_numbers(&x->id, &y->id);
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

/* The places of an agenda: its numbers without their sub-numbers, each once. */
struct places {
	int64_t *number;
	size_t count;
};

static struct places
places_of(const struct agenda *a)
{
	struct places p = { mem_zero(a->npoint, sizeof *p.number), 0 };
	size_t i, n = 0;

	for (i = 0; i < a->npoint; i++)
		if (a->point[i].number != 0)
			p.number[p.count++] = a->point[i].number / ITEM_UNIT;
	if (p.count > 0)
		qsort(p.number, p.count, sizeof *p.number, compare_numbers);
	for (i = 0; i < p.count; i++)
		if (n == 0 || p.number[i] != p.number[n - 1])
			p.number[n++] = p.number[i];
	p.count = n;
	return p;
}

/* The place that has the number; the count when none has. */
static size_t
place_at(const struct places *p, int64_t number)
{
	size_t i;

	for (i = 0; i < p->count && p->number[i] != number; i++)
		;
	return i;
}

/* The number a point gets when what stands at place FROM goes to place TO. */
static int64_t
renumbered(const struct places *p, size_t from, size_t to, int64_t number)
{
	size_t at = place_at(p, number / ITEM_UNIT);

	if (at == from)
		at = to;
	else if (from < at && at <= to)
		at--;
	else if (to <= at && at < from)
		at++;
	return p->number[at] * ITEM_UNIT + number % ITEM_UNIT;
}

/* Finds the place to go to. */
static bool
destination(const struct places *p, size_t from, enum place place, int64_t number,
    size_t *to, struct err *err)
{
	switch (place) {
	case PLACE_UP:
		*to = from - 1;
		return from > 0 || err_set(err, STATUS_NO, _("is the first point already"));
	case PLACE_DOWN:
		*to = from + 1;
		return *to < p->count ||
		    err_set(err, STATUS_NO, _("is the last point already"));
	case PLACE_NUMBER:
		*to = place_at(p, number);
		return *to < p->count || err_set(err, STATUS_NO,
		    _("the agenda has no number %lld; its numbers go from %lld to %lld"),
		    (long long)number, (long long)p->number[0],
		    (long long)p->number[p->count - 1]);
	}
	return false;
}

/* Does the point have a number that is its alone, and that may change? */
static bool
may_move(const struct agenda *a, int64_t number, struct err *err)
{
	size_t i, same = 0;

	for (i = 0; i < a->npoint; i++)
		same += a->point[i].number == number;
	if (same > 1)
		return err_set(err, STATUS_NO, _("shares number %lld with another point; "
		    "change one with deliberation-set"), (long long)(number / ITEM_UNIT));
	return number % ITEM_UNIT == 0 ||
	    err_set(err, STATUS_NO, _("is a sub-point, which follows its point"));
}

static bool
set_number(struct writer *w, int64_t id, int64_t number, struct err *err)
{
	const struct field *f = &deliberation_entity.field[DELIBERATION_NUMBER];
	struct record before, after;
	struct buf text = { 0 };
	bool changed;

	if (!writer_get(w, &deliberation_entity, id, &before, &after, err))
		return false;
	value_print(&text, f, number);
	after.value[DELIBERATION_NUMBER] =
	    arena_copy(writer_arena(w), (struct text){ text.data, text.size });
	buf_release(&text);
	return writer_set(w, &deliberation_entity, &before, &after, &changed, err);
}

static bool
move(struct writer *w, const struct agenda *a, int64_t own, enum place place,
    int64_t number, void (*moved)(int64_t, void *), void *arg, struct err *err)
{
	struct places p = places_of(a);
	size_t from = place_at(&p, own / ITEM_UNIT), to, i;
	bool ok = may_move(a, own, err) && destination(&p, from, place, number, &to, err);

	for (i = 0; i < a->npoint && ok; i++) {
		const struct point *at = &a->point[i];
		int64_t now = at->number == 0 ? 0 : renumbered(&p, from, to, at->number);

		if (now == at->number)
			continue;
		ok = set_number(w, at->id, now, err);
		if (ok)
			moved(at->id, arg);
	}
	free(p.number);
	return ok;
}

/* Is the agenda of the meeting still open to changes? */
static bool
is_open(struct writer *w, struct text meeting, struct err *err)
{
	struct record m, copy;

	if (!writer_get(w, &meeting_entity, id_parse(meeting), &m, &copy, err))
		return false;
	return !text_is(m.value[MEETING_STATE], "closed") || err_set(err, STATUS_NO,
	    _("the meeting is closed: %.*s"), (int)meeting.size, meeting.data);
}

bool
agenda_move(struct writer *w, int64_t id, enum place place, int64_t number,
    void (*moved)(int64_t, void *), void *arg, struct err *err)
{
	const struct field *f = &deliberation_entity.field[DELIBERATION_NUMBER];
	struct record r, copy;
	struct agenda a;
	struct db *db;
	bool ok;

	if (!writer_get(w, &deliberation_entity, id, &r, &copy, err))
		return false;
	if (r.value[DELIBERATION_MEETING].data == NULL)
		return err_set(err, STATUS_NO, _("is on no agenda: it has no meeting"));
	if (r.value[DELIBERATION_NUMBER].data == NULL)
		return err_set(err, STATUS_NO, _("has no number on the agenda"));
	db = is_open(w, r.value[DELIBERATION_MEETING], err) ? writer_db(w, err) : NULL;
	if (db == NULL || !agenda_read(&a, db, id_parse(r.value[DELIBERATION_MEETING]), err))
		return false;
	ok = move(w, &a, value_encode(f, r.value[DELIBERATION_NUMBER]), place, number, moved,
	    arg, err);
	agenda_release(&a);
	return ok;
}

bool
agenda_enter(struct writer *w, const struct record *meeting, const struct record *assembly,
    struct record *after, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct buf text = { 0 };
	struct agenda a;
	int64_t last = 0;
	size_t i;

	(void)assembly;
	if (after->value[DELIBERATION_NUMBER].data != NULL)
		return true;
	if (db == NULL || !agenda_read(&a, db, meeting->id, err))
		return false;
	for (i = 0; i < a.npoint; i++)
		if (a.point[i].number > last)
			last = a.point[i].number;
	value_print(&text, &deliberation_entity.field[DELIBERATION_NUMBER],
	    (last / ITEM_UNIT + 1) * ITEM_UNIT);
	after->value[DELIBERATION_NUMBER] = arena_copy(writer_arena(w),
	    (struct text){ text.data, text.size });
	buf_release(&text);
	agenda_release(&a);
	return true;
}

bool
agenda_leave(struct writer *w, const struct record *before, struct err *err)
{
	(void)w;
	(void)before;
	(void)err;
	return true;
}

bool
agenda_refer(struct writer *w, const struct record *meeting, const struct record *assembly,
    bool give, struct err *err)
{
	(void)w;
	(void)meeting;
	(void)assembly;
	(void)give;
	(void)err;
	return true;
}
