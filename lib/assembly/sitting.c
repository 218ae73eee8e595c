/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "port/fold.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/rules.h"

/* Positions by id: an array of them is sorted by what stands there. */

static int64_t
id_at(const struct sitting *s, bool seat, size_t at)
{
	return seat ? s->seat[at].mandate.id : s->point[at].id;
}

static int
compare_ids(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static size_t *
index_ids(const struct sitting *s, bool seat, size_t count)
{
	struct { int64_t id; size_t at; } *pair = mem_zero(count, sizeof *pair);
	size_t *by_id = mem_zero(count, sizeof *by_id), i;

	for (i = 0; i < count; i++) {
		pair[i].id = id_at(s, seat, i);
		pair[i].at = i;
	}
	if (count > 0)
		qsort(pair, count, sizeof *pair, compare_ids);
	for (i = 0; i < count; i++)
		by_id[i] = pair[i].at;
	free(pair);
	return by_id;
}

static size_t
find_id(const struct sitting *s, bool seat, const size_t *by_id, size_t count, int64_t id)
{
	size_t low = 0, high = count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (id_at(s, seat, by_id[middle]) < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && id_at(s, seat, by_id[low]) == id ? by_id[low] : SITTING_NONE;
}

size_t
sitting_point(const struct sitting *s, int64_t deliberation)
{
	return find_id(s, false, s->point_by_id, s->agenda.npoint, deliberation);
}

size_t
sitting_seat(const struct sitting *s, int64_t mandate)
{
	return find_id(s, true, s->seat_by_id, s->nseat, mandate);
}

size_t
sitting_poll(const struct sitting *s, int64_t vote)
{
	size_t low = 0, high = s->npoll, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->poll[middle].vote.id < vote)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->npoll && s->poll[low].vote.id == vote ? low : SITTING_NONE;
}

size_t
sitting_cast(const struct sitting *s, size_t poll, size_t seat)
{
	size_t i;

	for (i = s->poll[poll].cast; i != SITTING_NONE && s->cast[i].seat != seat;
	    i = s->cast[i].next)
		;
	return i;
}

/* Reading */

/* Reads the records whose link FIELD is the one named, in the order of ids. */
static bool
read_all(struct sitting *s, struct db *db, const struct entity *e, int field, int64_t link,
    struct record **record, size_t *count, struct err *err)
{
	struct condition linked = { .field = field };
	struct selection selection = { .entity = e, .condition = &linked, .ncondition = 1 };
	struct buf id = { 0 };
	bool ok;

	id_print(&id, link);
	linked.value = (struct text){ id.data, id.size };
	ok = records_read(db, &selection, &s->arena, record, count, err);
	buf_release(&id);
	return ok;
}

/* The points, put where the agenda has them. */
static bool
read_points(struct sitting *s, struct db *db, struct err *err)
{
	struct record *record;
	size_t count, i, at;

	if (!agenda_read(&s->agenda, db, s->meeting.id, err) ||
	    !read_all(s, db, &deliberation_entity, DELIBERATION_MEETING, s->meeting.id,
	    &record, &count, err))
		return false;
	s->point = mem_zero(s->agenda.npoint, sizeof *s->point);
	s->first_poll = mem_zero(s->agenda.npoint, sizeof *s->first_poll);
	s->third = mem_zero(s->agenda.npoint, sizeof *s->third);
	for (i = 0; i < s->agenda.npoint; i++) {
		s->point[i].id = s->agenda.point[i].id;
		s->first_poll[i] = SITTING_NONE;
	}
	s->point_by_id = index_ids(s, false, s->agenda.npoint);
	for (i = 0; i < count; i++) {
		at = sitting_point(s, record[i].id);
		if (at != SITTING_NONE)
			s->point[at] = record[i];
	}
	free(record);
	return true;
}

/* Which points the agendas of the two calls before had already, in the assembly: what
 * their predecessors tell. */
static bool
read_third(struct sitting *s, struct db *db, struct err *err)
{
	struct query *q = query_begin(db, "SELECT d.id FROM deliberation d"
	    " JOIN deliberation p ON p.id = d.predecessor"
	    " JOIN meeting second ON second.id = p.meeting AND second.\"call\" = 2"
	    " JOIN deliberation pp ON pp.id = p.predecessor"
	    " JOIN meeting first ON first.id = pp.meeting AND first.\"call\" = 1"
	    " WHERE d.meeting = ?1 AND second.assembly = ?2 AND first.assembly = ?2", err);

	size_t point;

	if (q == NULL)
		return false;
	query_bind_number(q, 1, s->meeting.id);
	query_bind_number(q, 2, s->assembly.id);
	while (query_next(q, err)) {
		point = sitting_point(s, query_number(q, 0));
		if (point != SITTING_NONE)
			s->third[point] = true;
	}
	query_end(q);
	return err->text == NULL;
}

/* The rank in the order of precedence; those without come last. */
static int64_t
rank_of(const struct seat *seat)
{
	struct text order = seat->mandate.value[MANDATE_ORDER];

	return order.data == NULL ? INT64_MAX :
	    value_encode(&mandate_entity.field[MANDATE_ORDER], order);
}

static int
compare_seats(const void *a, const void *b)
{
	int64_t x = rank_of(a), y = rank_of(b);

	if (x == y) {
		x = ((const struct seat *)a)->mandate.id;
		y = ((const struct seat *)b)->mandate.id;
	}
	return (x > y) - (x < y);
}

/* Does the mandate hold on the day?  One that has ended, nobody knows when, does
 * where the meeting KNOWS it. */
static bool
holds(const struct record *mandate, day_t day, bool knows)
{
	struct text from = mandate->value[MANDATE_FROM], to = mandate->value[MANDATE_TO];

	return (from.data == NULL || day_parse(from) <= day) &&
	    (to.data != NULL ? day <= day_parse(to) :
	    knows || !text_is(mandate->value[MANDATE_STATE], "ended"));
}

/* Takes note that the meeting knows the seat. */
static void
know(struct sitting *s, size_t seat)
{
	if (seat != SITTING_NONE)
		s->seat[seat].sits = holds(&s->seat[seat].mandate, s->day, true);
}

static bool
read_seats(struct sitting *s, struct db *db, struct err *err)
{
	struct buf folded = { 0 };
	struct record *record;
	size_t i;

	if (!read_all(s, db, &mandate_entity, MANDATE_ASSEMBLY, s->assembly.id, &record,
	    &s->nseat, err))
		return false;
	s->seat = mem_zero(s->nseat, sizeof *s->seat);
	for (i = 0; i < s->nseat; i++) {
		buf_clear(&folded);
		fold(&folded, record[i].value[MANDATE_PERSON]);
		s->seat[i] = (struct seat){ .mandate = record[i],
			.sits = holds(&record[i], s->day, false),
			.votes = text_is(record[i].value[MANDATE_VOTE], "yes"),
			.folded = arena_copy(&s->arena,
			    (struct text){ buf_str(&folded), folded.size }) };
	}
	buf_release(&folded);
	free(record);
	if (s->nseat > 0)
		qsort(s->seat, s->nseat, sizeof *s->seat, compare_seats);
	s->seat_by_id = index_ids(s, true, s->nseat);
	return true;
}

/* About how many points is the row?  The fewer, the more particular. */
static size_t
span(const struct attendance *a)
{
	return a->whole ? SIZE_MAX : a->first > a->last ? 0 : a->last - a->first + 1;
}

static int
compare_attendances(const void *a, const void *b)
{
	const struct attendance *x = a, *y = b;

	if (x->seat != y->seat)
		return x->seat < y->seat ? -1 : 1;
	if (span(x) != span(y))
		return span(x) < span(y) ? -1 : 1;
	/* Of two that are alike the later one is right, and one that is only
	 * tried has no id yet. */
	if (x->record.id == ID_NONE || y->record.id == ID_NONE)
		return x->record.id == ID_NONE ? -1 : 1;
	return x->record.id > y->record.id ? -1 : x->record.id < y->record.id;
}

static struct attendance
attendance_of(const struct sitting *s, const struct record *r)
{
	int64_t from = id_parse(r->value[ATTENDANCE_FROM]), until = id_parse(r->value[ATTENDANCE_UNTIL]);
	struct attendance a = { .record = *r,
		.seat = sitting_seat(s, id_parse(r->value[ATTENDANCE_MANDATE])),
		.by = sitting_seat(s, id_parse(r->value[ATTENDANCE_REPLACED_BY])),
		.whole = from == ID_NONE && until == ID_NONE,
		.first = from == ID_NONE ? 0 : sitting_point(s, from),
		.last = until == ID_NONE ? s->agenda.npoint - 1 : sitting_point(s, until) };

	if (a.first == SITTING_NONE || a.last == SITTING_NONE) {
		a.first = 1;
		a.last = 0;
	}
	return a;
}

static void
sort_attendances(struct sitting *s)
{
	if (s->nattendance > 0)
		qsort(s->attendance, s->nattendance, sizeof *s->attendance,
		    compare_attendances);
}

static bool
read_attendances(struct sitting *s, struct db *db, struct err *err)
{
	struct record *record;
	size_t count, i;

	if (!read_all(s, db, &attendance_entity, ATTENDANCE_MEETING, s->meeting.id, &record,
	    &count, err))
		return false;
	s->attendance = mem_zero(count, sizeof *s->attendance);
	for (i = 0; i < count; i++) {
		struct attendance a = attendance_of(s, &record[i]);

		if (a.seat == SITTING_NONE)
			continue;
		s->attended |= a.whole;
		know(s, a.seat);
		know(s, a.by);
		s->attendance[s->nattendance++] = a;
	}
	free(record);
	sort_attendances(s);
	return true;
}

static int
compare_signatories(const void *a, const void *b)
{
	const struct field *f = &signatory_entity.field[SIGNATORY_NUMBER];
	const struct record *x = a, *y = b;
	int64_t m = value_encode(f, x->value[SIGNATORY_NUMBER]);
	int64_t n = value_encode(f, y->value[SIGNATORY_NUMBER]);

	return m != n ? (m > n) - (m < n) : (x->id > y->id) - (x->id < y->id);
}

static bool
read_signatories(struct sitting *s, struct db *db, struct err *err)
{
	size_t count, i;

	if (!read_all(s, db, &signatory_entity, SIGNATORY_ASSEMBLY, s->assembly.id,
	    &s->signatory, &count, err))
		return false;
	for (i = 0; i < count; i++) {
		const struct text *v = s->signatory[i].value;

		if ((v[SIGNATORY_FROM].data == NULL || day_parse(v[SIGNATORY_FROM]) <= s->day) &&
		    (v[SIGNATORY_TO].data == NULL || s->day <= day_parse(v[SIGNATORY_TO])))
			s->signatory[s->nsignatory++] = s->signatory[i];
	}
	if (s->nsignatory > 0)
		qsort(s->signatory, s->nsignatory, sizeof *s->signatory, compare_signatories);
	return true;
}

/* Makes room for one more, which doubles whenever the count is a power of two. */
static void *
room_for_one(void *array, size_t count, size_t size)
{
	return (count & (count - 1)) != 0 ? array :
	    mem_resize(array, count == 0 ? 1 : count * 2, size);
}

size_t
sitting_try_poll(struct sitting *s, const struct record *vote)
{
	size_t point = sitting_point(s, id_parse(vote->value[VOTE_DELIBERATION])), *end;

	s->poll = room_for_one(s->poll, s->npoll, sizeof *s->poll);
	s->poll[s->npoll] = (struct poll){ *vote, point, SITTING_NONE, SITTING_NONE };
	for (end = &s->first_poll[point]; *end != SITTING_NONE; end = &s->poll[*end].next)
		;
	*end = s->npoll;
	return s->npoll++;
}

void
sitting_drop_poll(struct sitting *s)
{
	size_t last = --s->npoll, *end = &s->first_poll[s->poll[last].point];

	while (*end != last)
		end = &s->poll[*end].next;
	*end = SITTING_NONE;
}

void
sitting_try_attendance(struct sitting *s, const struct record *r)
{
	struct attendance a = attendance_of(s, r);
	size_t i;

	for (i = 0; i < s->nattendance && s->attendance[i].record.id != r->id; i++)
		;
	if (i == s->nattendance)
		s->attendance = mem_resize(s->attendance, ++s->nattendance,
		    sizeof *s->attendance);
	s->attendance[i] = a;
	s->attended |= a.whole;
	sort_attendances(s);
}

void
sitting_add_cast(struct sitting *s, size_t poll, int64_t id, int64_t mandate, enum choice choice)
{
	s->cast = room_for_one(s->cast, s->ncast, sizeof *s->cast);
	s->cast[s->ncast] = (struct cast){ .id = id, .mandate = mandate,
		.seat = sitting_seat(s, mandate), .choice = choice,
		.next = s->poll[poll].cast };
	know(s, s->cast[s->ncast].seat);
	s->poll[poll].cast = s->ncast++;
}

enum choice
choice_of(struct text value)
{
	const char *const *word = ballot_entity.field[BALLOT_VALUE].values;
	size_t i = 0;

	while (i + 1 < CHOICES && !text_is(value, word[i]))
		i++;
	return (enum choice)i;
}

/* The condition that a vote is on a point of the meeting. */
#define ON_MEETING(id) { .field = VOTE_DELIBERATION, \
	.of = &(struct condition){ .field = DELIBERATION_MEETING, .value = (id) } }

static bool
read_polls(struct sitting *s, struct db *db, struct text meeting, struct err *err)
{
	const struct condition here = ON_MEETING(meeting);
	const struct selection selection = { .entity = &vote_entity, .condition = &here,
		.ncondition = 1 };
	struct record *record;
	size_t count, i;

	if (!records_read(db, &selection, &s->arena, &record, &count, err))
		return false;
	for (i = 0; i < count; i++)
		sitting_try_poll(s, &record[i]);
	free(record);
	return true;
}

static bool
read_casts(struct sitting *s, struct db *db, struct text meeting, struct err *err)
{
	static const int fields[] = { -1, BALLOT_VOTE, BALLOT_MANDATE, BALLOT_VALUE };
	const struct condition here = ON_MEETING(meeting);
	const struct condition cast = { .field = BALLOT_VOTE, .of = &here };
	const struct selection selection = { .entity = &ballot_entity, .field = fields,
		.nfield = 4, .condition = &cast, .ncondition = 1 };
	struct query *q = select_begin(db, &selection, err);

	while (q != NULL && query_next(q, err))
		sitting_add_cast(s, sitting_poll(s, query_number(q, 1)), query_number(q, 0),
		    query_number(q, 2), choice_of(query_text(q, 3)));
	query_end(q);
	return err->text == NULL;
}

/* Annexes */

/* The place among the annexes of its part; those without come last. */
static int64_t
place_of(const struct annex *a)
{
	struct text order = a->record.value[ANNEX_ORDER];

	return order.data == NULL ? INT64_MAX :
	    value_encode(&annex_entity.field[ANNEX_ORDER], order);
}

static int
compare_annexes(const void *a, const void *b)
{
	const struct annex *x = a, *y = b;

	if (x->point != y->point)
		return x->point < y->point ? -1 : 1;
	if (x->decision != y->decision)
		return x->decision - y->decision;
	if (place_of(x) != place_of(y))
		return place_of(x) < place_of(y) ? -1 : 1;
	return (x->record.id > y->record.id) - (x->record.id < y->record.id);
}

static bool
read_annexes(struct sitting *s, struct db *db, struct text meeting, struct err *err)
{
	const struct condition meant[] = {
		{ .field = ANNEX_DELIBERATION,
		    .of = &(struct condition){ .field = DELIBERATION_MEETING, .value = meeting } },
		{ .field = ANNEX_STATE, .value = text_of("active") },
	};
	const struct selection selection = { .entity = &annex_entity, .condition = meant,
		.ncondition = 2 };
	struct record *record;
	size_t count, i, point;

	if (!records_read(db, &selection, &s->arena, &record, &count, err))
		return false;
	s->annex = mem_zero(count, sizeof *s->annex);
	for (i = 0; i < count; i++) {
		point = sitting_point(s, id_parse(record[i].value[ANNEX_DELIBERATION]));
		if (point != SITTING_NONE)
			s->annex[s->nannex++] = (struct annex){ record[i], point,
				text_is(record[i].value[ANNEX_PART], "decision") };
	}
	free(record);
	if (s->nannex > 0)
		qsort(s->annex, s->nannex, sizeof *s->annex, compare_annexes);
	return true;
}

const struct annex *
sitting_annexes(const struct sitting *s, size_t point, size_t *count)
{
	size_t low = 0, high = s->nannex, at;

	while (low < high) {
		at = low + (high - low) / 2;
		if (s->annex[at].point < point)
			low = at + 1;
		else
			high = at;
	}
	for (at = low; at < s->nannex && s->annex[at].point == point; at++)
		;
	*count = at - low;
	return s->annex + low;
}

/* What hangs on the points. */
static bool
read_hanging(struct sitting *s, struct db *db, struct err *err)
{
	struct buf id = { 0 };
	struct text meeting;
	bool ok;

	id_print(&id, s->meeting.id);
	meeting = (struct text){ id.data, id.size };
	ok = read_polls(s, db, meeting, err) && read_casts(s, db, meeting, err) &&
	    read_annexes(s, db, meeting, err);
	buf_release(&id);
	return ok;
}

bool
sitting_read(struct sitting *s, struct db *db, int64_t meeting, struct err *err)
{
	*s = (struct sitting){ 0 };
	if (!record_read(db, &meeting_entity, meeting, &s->meeting, &s->arena, err) ||
	    !record_read(db, &assembly_entity, id_parse(s->meeting.value[MEETING_ASSEMBLY]),
	    &s->assembly, &s->arena, err))
		return false;
	s->day = day_parse(s->meeting.value[MEETING_DATE]);
	return wing_rules(db, &s->rules, "law/assembly.tsv", err) && read_points(s, db, err) &&
	    read_third(s, db, err) && read_seats(s, db, err) && read_attendances(s, db, err) &&
	    read_signatories(s, db, err) && read_hanging(s, db, err);
}

void
sitting_release(struct sitting *s)
{
	agenda_release(&s->agenda);
	free(s->point);
	free(s->first_poll);
	free(s->third);
	free(s->seat);
	free(s->attendance);
	free(s->signatory);
	free(s->poll);
	free(s->cast);
	free(s->annex);
	rules_release(&s->rules);
	arena_release(&s->arena);
	free(s->point_by_id);
	free(s->seat_by_id);
	*s = (struct sitting){ 0 };
}

bool
sitting_turn_to(struct sitting *s, struct db *db, int64_t deliberation, size_t *point,
    struct err *err)
{
	struct arena arena = { 0 };
	struct record d;
	bool ok;

	*point = s->meeting.id == 0 ? SITTING_NONE : sitting_point(s, deliberation);
	if (*point != SITTING_NONE)
		return true;
	ok = record_read(db, &deliberation_entity, deliberation, &d, &arena, err);
	if (ok && d.value[DELIBERATION_MEETING].data == NULL)
		ok = err_set(err, STATUS_NO, _("is on no agenda: it has no meeting"));
	sitting_release(s);
	ok = ok && sitting_read(s, db, id_parse(d.value[DELIBERATION_MEETING]), err);
	*point = ok ? sitting_point(s, deliberation) : SITTING_NONE;
	arena_release(&arena);
	return ok;
}

bool
attendance_covers(const struct attendance *a, size_t point)
{
	return a->whole || (point != SITTING_NONE && a->first <= point && point <= a->last);
}

/* The most particular row that says who signs there. */
static const struct attendance *
signs_row(const struct sitting *s, size_t point, int64_t number)
{
	const struct field *f = &attendance_entity.field[ATTENDANCE_SIGNS];
	const struct attendance *found = NULL, *a;
	struct text value;

	for (a = s->attendance; a < s->attendance + s->nattendance; a++) {
		value = a->record.value[ATTENDANCE_SIGNS];
		if (value.data != NULL && value_encode(f, value) == number &&
		    attendance_covers(a, point) && (found == NULL || span(a) < span(found)))
			found = a;
	}
	return found;
}

size_t
sitting_signs(const struct sitting *s, size_t point, int64_t number, struct text *title)
{
	const struct field *f = &signatory_entity.field[SIGNATORY_NUMBER];
	const struct attendance *row = signs_row(s, point, number);
	struct text ignored;
	size_t i;

	if (title == NULL)
		title = &ignored;
	*title = row == NULL ? (struct text){ 0 } : row->record.value[ATTENDANCE_POSITION];
	if (row != NULL)
		return row->seat;
	for (i = 0; i < s->nsignatory; i++)
		if (value_encode(f, s->signatory[i].value[SIGNATORY_NUMBER]) == number) {
			*title = s->signatory[i].value[SIGNATORY_TITLE];
			return sitting_seat(s, id_parse(s->signatory[i].value[SIGNATORY_MANDATE]));
		}
	return SITTING_NONE;
}
