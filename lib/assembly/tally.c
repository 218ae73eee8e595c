/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/tally.h"

#include <stdlib.h>

#include "assembly/presence.h"
#include "base/mem.h"
#include "rec/value.h"

/* The tally of the seat, a new one where it has none. */
static struct tally *
tally_of(struct tallies *all, const struct seat *seat)
{
	const struct text *v = seat->mandate.value;
	struct text order = v[MANDATE_ORDER];
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->tally[i].mandate == seat->mandate.id)
			return &all->tally[i];
	all->tally = mem_resize(all->tally, all->count + 1, sizeof *all->tally);
	all->tally[all->count] = (struct tally){ .mandate = seat->mandate.id,
		.person = arena_copy(&all->arena, v[MANDATE_PERSON]),
		.group = arena_copy(&all->arena, v[MANDATE_GROUP]),
		.rank = order.data == NULL ? INT64_MAX :
		    value_encode(&mandate_entity.field[MANDATE_ORDER], order) };
	return &all->tally[all->count++];
}

/* At how many points is each seat present? */
static void
count_attended(const struct sitting *s, int64_t *attended)
{
	struct standing *now = mem_zero(s->nseat + 1, sizeof *now);
	size_t point, seat;

	for (point = 0; point < s->agenda.npoint; point++) {
		presence_at(s, point, now);
		for (seat = 0; seat < s->nseat; seat++)
			attended[seat] += now[seat].presence == PRESENT;
	}
	free(now);
}

/* On how many points has each seat voted by name, once or more often? */
static void
count_voted(const struct sitting *s, int64_t *voted)
{
	size_t *last = mem_zero(s->nseat + 1, sizeof *last), point, poll, c;

	for (point = 0; point < s->agenda.npoint; point++)
		for (poll = s->first_poll[point]; poll != SITTING_NONE; poll = s->poll[poll].next)
			for (c = s->poll[poll].cast; c != SITTING_NONE; c = s->cast[c].next) {
				const struct cast *cast = &s->cast[c];

				if (cast->seat == SITTING_NONE || cast->choice >= CHOICE_NOT_VOTING ||
				    last[cast->seat] == point + 1)
					continue;
				last[cast->seat] = point + 1;
				voted[cast->seat]++;
			}
	free(last);
}

static void
add_seat(struct tally *t, const struct sitting *s, size_t seat, int64_t attended,
    int64_t voted)
{
	enum presence whole = presence_of(s, SITTING_NONE, seat).presence;

	t->meetings++;
	t->points += (int64_t)s->agenda.npoint;
	t->attended += attended;
	t->voted += voted;
	if (attended > 0 || whole == PRESENT)
		t->present++;
	else if (whole == EXCUSED)
		t->excused++;
	else if (whole == ABSENT)
		t->absent++;
	else if (whole == REPLACED)
		t->replaced++;
	else if (whole == REPRESENTED)
		t->represented++;
}

void
tallies_add(struct tallies *all, const struct sitting *s)
{
	int64_t *attended = mem_zero(s->nseat + 1, sizeof *attended);
	int64_t *voted = mem_zero(s->nseat + 1, sizeof *voted);
	size_t seat;

	count_attended(s, attended);
	count_voted(s, voted);
	for (seat = 0; s->attended && seat < s->nseat; seat++)
		if (s->seat[seat].sits)
			add_seat(tally_of(all, &s->seat[seat]), s, seat, attended[seat], voted[seat]);
	free(attended);
	free(voted);
}

static int
compare(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->mandate > y->mandate) - (x->mandate < y->mandate);
}

void
tallies_sort(struct tallies *all)
{
	if (all->count > 0)
		qsort(all->tally, all->count, sizeof *all->tally, compare);
}

void
tallies_release(struct tallies *all)
{
	free(all->tally);
	arena_release(&all->arena);
	*all = (struct tallies){ 0 };
}
