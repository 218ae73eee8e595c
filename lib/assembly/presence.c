/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/presence.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/value.h"

const char *const presence_words[] = {
	"present", "excused", "absent", "not-taking-part", "conflict", "replaced", "represented", "",
	NULL
};

static enum presence
presence_in(const struct attendance *a)
{
	size_t i = 0;

	while (i < PRESENCE_UNTOLD &&
	    !text_is(a->record.value[ATTENDANCE_PRESENCE], presence_words[i]))
		i++;
	return (enum presence)i;
}

/* The first of the rows of the seat, which lie together. */
static size_t
rows_of(const struct sitting *s, size_t seat)
{
	size_t low = 0, high = s->nattendance, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->attendance[middle].seat < seat)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct attendance *
row_of(const struct sitting *s, size_t point, size_t seat)
{
	size_t i;

	for (i = rows_of(s, seat); i < s->nattendance && s->attendance[i].seat == seat; i++)
		if (attendance_covers(&s->attendance[i], point))
			return &s->attendance[i];
	return NULL;
}

/* What the rows of the member say. */
static struct standing
told(const struct sitting *s, size_t point, size_t seat)
{
	const struct attendance *a = row_of(s, point, seat);

	return (struct standing){ a == NULL ? PRESENCE_UNTOLD : presence_in(a), a,
		a == NULL ? SITTING_NONE : a->by };
}

bool
presence_barred(const struct sitting *s, size_t point, size_t seat)
{
	return point != SITTING_NONE && s->seat[seat].sits &&
	    text_is(s->assembly.value[ASSEMBLY_KIND], "college") &&
	    text_is(s->point[point].value[DELIBERATION_SUPERVISES], "cpas") &&
	    text_is(s->seat[seat].mandate.value[MANDATE_ROLE], "cpas-president");
}

/* How the member stands who would be there, or of whom nothing is told, but for the law. */
static void
bar(const struct sitting *s, size_t point, size_t seat, struct standing *standing)
{
	if ((standing->presence == PRESENT || standing->presence == PRESENCE_UNTOLD) &&
	    presence_barred(s, point, seat))
		*standing = (struct standing){ NOT_TAKING_PART, NULL, SITTING_NONE };
}

struct standing
presence_of(const struct sitting *s, size_t point, size_t seat)
{
	struct standing standing = told(s, point, seat);
	size_t i;

	for (i = 0; i < s->nattendance && standing.presence == PRESENCE_UNTOLD; i++) {
		const struct attendance *a = &s->attendance[i];

		if (a->by == seat && presence_in(a) == REPLACED && row_of(s, point, a->seat) == a)
			standing = (struct standing){ PRESENT, a, a->seat };
	}
	bar(s, point, seat, &standing);
	return standing;
}

void
presence_at(const struct sitting *s, size_t point, struct standing *standing)
{
	size_t i, by;

	for (i = 0; i < s->nseat; i++)
		standing[i] = (struct standing){ PRESENCE_UNTOLD, NULL, SITTING_NONE };
	for (i = 0; i < s->nattendance; i++) {
		const struct attendance *a = &s->attendance[i];

		if (standing[a->seat].row == NULL && attendance_covers(a, point))
			standing[a->seat] = (struct standing){ presence_in(a), a, a->by };
	}
	for (i = 0; i < s->nseat; i++) {
		by = standing[i].presence == REPLACED ? standing[i].other : SITTING_NONE;
		if (by != SITTING_NONE && standing[by].presence == PRESENCE_UNTOLD)
			standing[by] = (struct standing){ PRESENT, standing[i].row, i };
	}
	for (i = 0; i < s->nseat; i++)
		bar(s, point, i, &standing[i]);
}

/* What the most particular row says that says something there. */
static struct text
recorded(const struct sitting *s, size_t point, size_t seat, int field)
{
	size_t i;

	for (i = rows_of(s, seat); i < s->nattendance && s->attendance[i].seat == seat; i++)
		if (attendance_covers(&s->attendance[i], point) &&
		    s->attendance[i].record.value[field].data != NULL)
			return s->attendance[i].record.value[field];
	return (struct text){ 0 };
}

struct text
presence_position(const struct sitting *s, size_t point, size_t seat)
{
	return recorded(s, point, seat, ATTENDANCE_POSITION);
}

/* A rank that was recorded goes before that of a mandate. */
struct ranked {
	int64_t rank;
	bool recorded;
	size_t seat;
};

static int
compare_ranks(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank) :
	    x->recorded != y->recorded ? y->recorded - x->recorded :
	    (x->seat > y->seat) - (x->seat < y->seat);
}

/* The rank of the member at the point; without one he comes last. */
static struct ranked
rank_at(const struct sitting *s, size_t point, size_t seat)
{
	const struct field *f = &attendance_entity.field[ATTENDANCE_ORDER];
	struct text own = recorded(s, point, seat, ATTENDANCE_ORDER), order = own;

	if (own.data == NULL)
		order = s->seat[seat].mandate.value[MANDATE_ORDER];
	return (struct ranked){ order.data == NULL ? INT64_MAX : value_encode(f, order),
		own.data != NULL, seat };
}

size_t *
presence_order(const struct sitting *s, size_t point)
{
	struct ranked *ranked = mem_zero(s->nseat + 1, sizeof *ranked);
	size_t *order = mem_zero(s->nseat + 1, sizeof *order), i;

	for (i = 0; i < s->nseat; i++)
		ranked[i] = rank_at(s, point, i);
	qsort(ranked, s->nseat, sizeof *ranked, compare_ranks);
	for (i = 0; i < s->nseat; i++)
		order[i] = ranked[i].seat;
	free(ranked);
	return order;
}

const char *
presence_move(const struct standing *before, const struct standing *now)
{
	bool was = before->presence == PRESENT, is = now->presence == PRESENT;

	return was == is ? "" : is ? "entered" : "left";
}

void
presence_moves(const struct sitting *s, size_t point,
    void (*tell)(size_t, bool, const struct standing *, void *), void *arg)
{
	struct standing *before, *now;
	size_t i;

	if (point == 0 || point >= s->agenda.npoint)
		return;
	before = mem_zero(s->nseat, sizeof *before);
	now = mem_zero(s->nseat, sizeof *now);
	presence_at(s, point - 1, before);
	presence_at(s, point, now);
	for (i = 0; i < s->nseat; i++)
		if (*presence_move(&before[i], &now[i]) != '\0')
			tell(i, now[i].presence == PRESENT, &now[i], arg);
	free(before);
	free(now);
}

const char *
presence_law(const struct sitting *s)
{
	static const char *const laws[][2] = {
		{ "council", "council" }, { "college", "college" },
		{ "cpas-council", "cpas" }, { "permanent-bureau", "cpas" },
	};
	size_t i;

	for (i = 0; i < sizeof laws / sizeof *laws; i++)
		if (text_is(s->assembly.value[ASSEMBLY_KIND], laws[i][0]))
			return laws[i][1];
	return NULL;
}

/* Which rule on quorum: that of the third call is for what was on the agendas of the
 * first two calls of a council. */
static const char *
quorum_kind(const struct sitting *s, size_t point)
{
	const char *law = presence_law(s);

	if (law == NULL || strcmp(law, "council") != 0 ||
	    !text_is(s->meeting.value[MEETING_CALL], "3") ||
	    (point != SITTING_NONE && !s->third[point]))
		return law;
	return "third-call";
}

int64_t
presence_seats(const struct sitting *s)
{
	struct text seats = s->assembly.value[ASSEMBLY_SEATS];
	int64_t n = 0;
	size_t i;

	if (seats.data != NULL)
		return value_encode(&assembly_entity.field[ASSEMBLY_SEATS], seats);
	for (i = 0; i < s->nseat; i++)
		n += s->seat[i].sits && s->seat[i].votes;
	return n;
}

/* Where the president of the CPAS does not sit: does he count among the members in office?
 * Tells both rules. */
static bool
count_barred(const struct sitting *s, size_t point, struct quorum *q, struct trace *trace,
    struct err *err)
{
	static const char *const words[] = { "counted", "not-counted", NULL };
	const struct rule *sits, *base;
	size_t seat, which;

	for (seat = 0; seat < s->nseat && !(s->seat[seat].votes &&
	    presence_barred(s, point, seat)); seat++)
		;
	if (seat == s->nseat)
		return true;
	sits = rules_on(&s->rules, "quorum-college-cpas", s->day, err);
	base = rules_on(&s->rules, "quorum-college-cpas-base", s->day, err);
	if (sits == NULL || base == NULL || !rule_word(&s->rules, base, words, &which, err))
		return false;
	trace_add(trace, sits, "supervises=cpas\tpresident=%s", sits->value);
	q->seats -= which == 1;
	trace_add(trace, base, "president=%s\tseats=%lld", sits->value, (long long)q->seats);
	return true;
}

/* Tells the rules by which those who are present were counted at a point. */
static bool
trace_present(const struct sitting *s, size_t point, int64_t present, int64_t conflicts,
    struct trace *trace, struct err *err)
{
	const struct rule *interest, *each;
	struct buf id = { 0 };

	if (conflicts > 0) {
		interest = rules_on(&s->rules, "interest-degree", s->day, err);
		if (interest == NULL)
			return false;
		trace_add(trace, interest, "conflict=%lld\tpresent=%lld",
		    (long long)conflicts, (long long)present);
	}
	if (point == SITTING_NONE)
		return true;
	each = rules_on(&s->rules, "quorum-each-point", s->day, err);
	if (each == NULL)
		return false;
	value_print(&id, &deliberation_entity.field[DELIBERATION_NUMBER],
	    s->agenda.point[point].number);
	trace_add(trace, each, "point=%s\tpresent=%lld", buf_str(&id), (long long)present);
	buf_release(&id);
	return true;
}

/* How many members with a vote stand so at the point? */
static int64_t
count_voters(const struct sitting *s, size_t point, enum presence presence)
{
	struct standing *standing = mem_zero(s->nseat, sizeof *standing);
	int64_t n = 0;
	size_t i;

	presence_at(s, point, standing);
	for (i = 0; i < s->nseat; i++)
		n += s->seat[i].votes && standing[i].presence == presence;
	free(standing);
	return n;
}

bool
presence_votes(const struct sitting *s, size_t point, size_t seat)
{
	struct standing standing = presence_of(s, point, seat);

	if (standing.presence == REPRESENTED && standing.other != SITTING_NONE)
		standing = presence_of(s, point, standing.other);
	return standing.presence == PRESENT;
}

int64_t
presence_voters(const struct sitting *s, size_t point)
{
	int64_t n = count_voters(s, point, PRESENT);
	size_t i;

	for (i = 0; i < s->nattendance; i++) {
		const struct attendance *a = &s->attendance[i];

		n += presence_in(a) == REPRESENTED && s->seat[a->seat].votes &&
		    row_of(s, point, a->seat) == a && presence_votes(s, point, a->seat);
	}
	return n;
}

bool
presence_quorum(const struct sitting *s, size_t point, struct quorum *q, struct trace *trace,
    struct err *err)
{
	const char *kind = quorum_kind(s, point);

	*q = (struct quorum){ .seats = presence_seats(s),
		.present = count_voters(s, point, PRESENT) };
	if (kind == NULL)
		return err_set(err, STATUS_BAD, _("no rule on the quorum of a %s is known"),
		    s->assembly.value[ASSEMBLY_KIND].data);
	return trace_present(s, point, q->present, count_voters(s, point, CONFLICT), trace,
	    err) && count_barred(s, point, q, trace, err) && quorum_judge(q, kind, &s->rules, s->day, trace, err);
}
