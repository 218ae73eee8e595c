/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/numbering.h"

#include <stdlib.h>

#include "base/mem.h"

/* Numbers of one rank stand between the same bounds, UNIT apart; where the unit
 * is that of whole numbers, what is smaller goes with them. */
struct rank {
	int64_t low, high, unit;
};

static struct rank
rank_of(int64_t number)
{
	int64_t master = number / ITEM_UNIT * ITEM_UNIT;

	if (number == master)
		return (struct rank){ ITEM_UNIT, INT64_MAX, ITEM_UNIT };
	return (struct rank){ master + 1, master + ITEM_UNIT - 1, 1 };
}

/* Adds to all numbers from LOW to HIGH. */
static void
shift(struct numbering *n, int64_t low, int64_t high, int64_t by)
{
	size_t i;

	for (i = 0; i < n->count; i++)
		if (low <= n->number[i] && n->number[i] <= high)
			n->number[i] += by;
}

/* How many points have a number from LOW to HIGH? */
static size_t
count(const struct numbering *n, int64_t low, int64_t high)
{
	size_t i, found = 0;

	for (i = 0; i < n->count; i++)
		found += low <= n->number[i] && n->number[i] <= high;
	return found;
}

/* The places of a rank: its numbers in their unit, in order, each once. */
struct places {
	int64_t *place;
	size_t count;
};

static int
compare_numbers(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static struct places
places_of(const struct numbering *n, struct rank r)
{
	struct places p = { mem_zero(n->count, sizeof *p.place), 0 };
	size_t i, kept = 0;

	for (i = 0; i < n->count; i++)
		if (r.low <= n->number[i] && n->number[i] <= r.high)
			p.place[p.count++] = n->number[i] / r.unit;
	if (p.count > 0)
		qsort(p.place, p.count, sizeof *p.place, compare_numbers);
	for (i = 0; i < p.count; i++)
		if (kept == 0 || p.place[i] != p.place[kept - 1])
			p.place[kept++] = p.place[i];
	p.count = kept;
	return p;
}

/* The position of the place; the count when there is none. */
static size_t
place_at(const struct places *p, int64_t place)
{
	int64_t *found = p->count == 0 ? NULL : bsearch(&place, p->place, p->count,
	    sizeof place, compare_numbers);

	return found == NULL ? p->count : (size_t)(found - p->place);
}

/* The last number of the rank, 0 when it has none. */
static int64_t
last_place(const struct numbering *n, struct rank r)
{
	int64_t last = 0;
	size_t i;

	for (i = 0; i < n->count; i++)
		if (r.low <= n->number[i] && n->number[i] <= r.high && n->number[i] > last)
			last = n->number[i];
	return last / r.unit * r.unit;
}

bool
numbering_enter(struct numbering *n, size_t at, int64_t number, struct err *err)
{
	if (last_place(n, rank_of(number)) >= NUMBER_LAST)
		return err_set(err, STATUS_NO, _("the agenda has number %lld already, the last "
		    "that there is"), (long long)NUMBER_LAST / ITEM_UNIT);
	shift(n, number, INT64_MAX, ITEM_UNIT);
	n->number[at] = number;
	return true;
}

/* Closes up behind a number that was taken away. */
static void
close_up(struct numbering *n, int64_t own)
{
	int64_t master = own / ITEM_UNIT * ITEM_UNIT, end = master + ITEM_UNIT - 1, heir = end;
	size_t i;

	if (count(n, master, end) == 0) {
		shift(n, own, INT64_MAX, -ITEM_UNIT);
	} else if (own != master) {
		shift(n, own, end, -1);
	} else {
		for (i = 0; i < n->count; i++)
			if (own < n->number[i] && n->number[i] < heir)
				heir = n->number[i];
		shift(n, heir, heir, own - heir);
		shift(n, heir, end, -1);
	}
}

void
numbering_leave(struct numbering *n, size_t at)
{
	int64_t own = n->number[at];

	n->number[at] = 0;
	if (own != 0 && count(n, own, own) == 0)
		close_up(n, own);
}

/* Lets what stands at one place of the rank go to another, and those between close
 * up by a place. */
static void
rotate(struct numbering *n, struct rank r, const struct places *p, size_t from, size_t to)
{
	size_t i, at;

	for (i = 0; i < n->count; i++) {
		if (n->number[i] < r.low || n->number[i] > r.high)
			continue;
		at = place_at(p, n->number[i] / r.unit);
		if (at == from)
			at = to;
		else if (from < at && at <= to)
			at--;
		else if (to <= at && at < from)
			at++;
		n->number[i] = p->place[at] * r.unit + n->number[i] % r.unit;
	}
}

/* Says that there is no such number, of the rank or of a master. */
static bool
no_number(const struct numbering *n, int64_t number, struct err *err)
{
	struct rank r = rank_of(ITEM_UNIT);
	struct places p = places_of(n, r);

	err_set(err, STATUS_NO,
	    _("the agenda has no number %lld; its numbers go from %lld to %lld"),
	    (long long)(number / ITEM_UNIT), (long long)p.place[0],
	    (long long)p.place[p.count - 1]);
	free(p.place);
	return false;
}

static bool
no_subnumber(int64_t number, int64_t next, struct err *err)
{
	return err_set(err, STATUS_NO,
	    _("number %lld has no sub-number %lld; the next would be %lld"),
	    (long long)(number / ITEM_UNIT), (long long)(number % ITEM_UNIT),
	    (long long)(next % ITEM_UNIT));
}

/* The same of what is a sub-number of that number itself, which cannot go behind the last. */
static bool
no_other_subnumber(const struct places *p, int64_t number, struct err *err)
{
	return err_set(err, STATUS_NO,
	    _("number %lld has no sub-number %lld; they go from %lld to %lld"),
	    (long long)(number / ITEM_UNIT), (long long)(number % ITEM_UNIT),
	    (long long)(p->place[0] % ITEM_UNIT),
	    (long long)(p->place[p->count - 1] % ITEM_UNIT));
}

/* Moves within the rank. */
static bool
move_within(struct numbering *n, int64_t own, enum place place, int64_t number,
    struct err *err)
{
	struct rank r = rank_of(own);
	struct places p = places_of(n, r);
	size_t from = place_at(&p, own / r.unit), to;
	bool sub = r.unit == 1, ok;

	if (place == PLACE_UP) {
		to = from - 1;
		ok = from > 0 || err_set(err, STATUS_NO, sub
		    ? _("is the first sub-point already") : _("is the first point already"));
	} else if (place == PLACE_DOWN) {
		to = from + 1;
		ok = to < p.count || err_set(err, STATUS_NO, sub
		    ? _("is the last sub-point already") : _("is the last point already"));
	} else {
		to = place_at(&p, number / r.unit);
		ok = to < p.count || (sub ? no_other_subnumber(&p, number, err)
					  : no_number(n, number, err));
	}
	if (ok)
		rotate(n, r, &p, from, to);
	free(p.place);
	return ok;
}

/* May points, as many as are to move, go to the number, which is of another rank? */
static bool
may_go(const struct numbering *n, int64_t own, int64_t number, size_t many, struct err *err)
{
	struct rank to = rank_of(number);
	int64_t last = last_place(n, to), master = number / ITEM_UNIT * ITEM_UNIT;
	int64_t next = (last == 0 ? to.low - to.unit : last) + to.unit;
	bool there = number == next || count(n, number, number + to.unit - 1) > 0;

	if (to.unit == ITEM_UNIT)
		return (there && next <= NUMBER_LAST) || no_number(n, number, err);
	if (own == master)
		return err_set(err, STATUS_NO, _("would be its own sub-point"));
	if (count(n, master, master) == 0)
		return no_number(n, number, err);
	if (next + (int64_t)many - 1 > master + SUBPOINTS)
		return err_set(err, STATUS_NO, _("number %lld would have more than %d sub-points"),
		    (long long)(master / ITEM_UNIT), SUBPOINTS);
	return there || no_subnumber(number, next, err);
}

/* Moves to another rank; while the others close up and make room, what moves has
 * negative numbers in its order. */
static bool
move_away(struct numbering *n, int64_t own, int64_t number, struct err *err)
{
	int64_t master = own / ITEM_UNIT * ITEM_UNIT;
	struct rank group = { own, own == master ? own + ITEM_UNIT - 1 : own, 1 };
	struct rank to = rank_of(number);
	struct places p = places_of(n, group);
	bool ok = may_go(n, own, number, p.count, err);
	size_t i;

	for (i = 0; i < n->count && ok; i++)
		if (group.low <= n->number[i] && n->number[i] <= group.high)
			n->number[i] = -1 - (int64_t)place_at(&p, n->number[i]);
	if (ok) {
		if (number > master && count(n, master, master + ITEM_UNIT - 1) == 0)
			number -= ITEM_UNIT;
		close_up(n, own);
		shift(n, number, rank_of(number).high, (int64_t)p.count * to.unit);
	}
	for (i = 0; i < n->count && ok; i++)
		if (n->number[i] < 0)
			n->number[i] = number + (-1 - n->number[i]) * to.unit;
	free(p.place);
	return ok;
}

static bool
number_refused(const char *why, int64_t number, struct err *err)
{
	struct buf b = { 0 };

	value_print(&b, &(const struct field){ .type = FIELD_ITEM }, number);
	err_set(err, STATUS_NO, why, buf_str(&b));
	buf_release(&b);
	return false;
}

/* Does a gap open in the rank of the number, right before it?  One that was there before
 * is below the last number of the rank and has nothing in it. */
static bool
opens_gap(const struct numbering *before, const struct numbering *after, int64_t number)
{
	struct rank r = rank_of(number);
	int64_t from = r.low - r.unit, last = last_place(before, r);
	size_t i;

	for (i = 0; i < after->count; i++)
		if (r.low <= after->number[i] && after->number[i] < number &&
		    after->number[i] / r.unit * r.unit > from)
			from = after->number[i] / r.unit * r.unit;
	/* Between FROM, which is there, and NUMBER nothing is. */
	return from + r.unit < number && (number - r.unit > last ||
	    count(before, from + r.unit, number - 1) > 0);
}

/* Is it the sub-point of a point that is not there, and was? */
static bool
is_orphan(const struct numbering *before, const struct numbering *after, int64_t number)
{
	int64_t master = number / ITEM_UNIT * ITEM_UNIT;

	return number != master && count(after, master, master) == 0 &&
	    (count(before, master, master) > 0 || count(before, number, number) == 0);
}

bool
numbering_keeps(const struct numbering *before, const struct numbering *after,
    struct err *err)
{
	size_t i;

	for (i = 0; i < after->count; i++) {
		int64_t number = after->number[i];

		if (number == 0)
			continue;
		if (count(after, number, number) > 1 &&
		    count(after, number, number) > count(before, number, number))
			return number_refused(_("number %s would be there "
			    "twice; move points with deliberation-move"), number, err);
		if (is_orphan(before, after, number))
			return number_refused(_("number %s would be of no point; "
			    "move points with deliberation-move"), number, err);
		if (opens_gap(before, after, number))
			return number_refused(_("there would be a gap before number %s; "
			    "move points with deliberation-move"), number, err);
	}
	return true;
}

bool
numbering_move(struct numbering *n, size_t at, enum place place, int64_t number,
    struct err *err)
{
	int64_t own = n->number[at];

	if (count(n, own, own) > 1)
		return err_set(err, STATUS_NO, _("shares number %lld with another point; "
		    "change one with deliberation-set"), (long long)(own / ITEM_UNIT));
	if (place != PLACE_NUMBER || rank_of(number).low == rank_of(own).low)
		return move_within(n, own, place, number, err);
	return move_away(n, own, number, err);
}
