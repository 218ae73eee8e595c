/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/opinions.h"

#include <stdlib.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

/* What reading takes along. */
struct reading {
	struct opinions *opinions;
	const struct sitting *sitting;
	struct days_off off;
	struct trace trace;
	struct err *err;
};

static bool
is_yes(const struct record *r, int field)
{
	return text_is(r->value[field], "yes");
}

static struct record
kept(const struct record *r, size_t nfield, struct arena *arena)
{
	struct record copy = { .id = r->id, .value = arena_alloc(arena, nfield * sizeof *r->value) };
	size_t i;

	for (i = 0; i < nfield; i++)
		copy.value[i] = arena_copy(arena, r->value[i]);
	return copy;
}

/* Did its term end before the meeting? */
static bool
missed(struct reading *r, struct advised *a, bool *late)
{
	*late = false;
	if (!advice_runs(&a->advice) || !is_yes(&a->adviser, ADVISER_LEGALITY))
		return true;
	if (!advice_judge(a, r->sitting->day, &r->off, &r->sitting->rules, &r->trace, r->err))
		return err_at_id(a->advice.id, r->err);
	trace_clear(&r->trace);
	*late = a->limit != DAY_NONE && a->limit < r->sitting->day;
	return true;
}

static bool
take(struct advised *a, void *arg)
{
	struct reading *r = arg;
	struct opinions *o = r->opinions;
	bool given = text_is(a->advice.value[ADVICE_STATE], "given"), late;

	if (is_yes(&a->advice, ADVICE_CONFIDENTIAL))
		return true;
	if (!missed(r, a, &late))
		return false;
	if (!given && !late)
		return true;
	o->opinion = mem_resize(o->opinion, o->count + 1, sizeof *o->opinion);
	o->opinion[o->count++] = (struct opinion){ .point = a->point.id, .given = given,
		.advice = kept(&a->advice, ADVICE_FIELDS, &o->arena),
		.adviser = kept(&a->adviser, ADVISER_FIELDS, &o->arena),
		.legality = is_yes(&a->adviser, ADVISER_LEGALITY) &&
		    is_yes(&a->advice, ADVICE_AUTOMATIC) };
	return true;
}

static int
compare(const void *a, const void *b)
{
	const struct opinion *x = a, *y = b;

	if (x->point != y->point)
		return x->point < y->point ? -1 : 1;
	return (x->advice.id > y->advice.id) - (x->advice.id < y->advice.id);
}

bool
opinions_turn(struct opinions *o, struct db *db, const struct sitting *s, struct err *err)
{
	struct reading r = { .opinions = o, .sitting = s, .err = err };
	bool ok;

	if (o->meeting == s->meeting.id)
		return true;
	opinions_release(o);
	ok = advices_read(db, s->meeting.id, false, take, &r, err);
	if (o->count > 0)
		qsort(o->opinion, o->count, sizeof *o->opinion, compare);
	days_off_release(&r.off);
	trace_release(&r.trace);
	o->meeting = ok ? s->meeting.id : ID_NONE;
	return ok;
}

const struct opinion *
opinions_on(const struct opinions *o, int64_t point, size_t *count)
{
	size_t low = 0, high = o->count, at;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (o->opinion[middle].point < point)
			low = middle + 1;
		else
			high = middle;
	}
	for (at = low; at < o->count && o->opinion[at].point == point; at++)
		;
	*count = at - low;
	return *count == 0 ? NULL : o->opinion + low;
}

void
opinions_release(struct opinions *o)
{
	free(o->opinion);
	arena_release(&o->arena);
	*o = (struct opinions){ .meeting = ID_NONE };
}
