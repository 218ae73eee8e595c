/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/papers_set.h"

#include <stdlib.h>

#include "assembly/words.h"
#include "base/mem.h"
#include "rec/value.h"

/* Signatures are numbered from 1 to this (signatory.number). */
#define SIGNATURES 99

struct text
papers_gender(const struct sitting *s, size_t seat)
{
	return s->seat[seat].mandate.value[MANDATE_GENDER];
}

bool
papers_is_woman(const struct sitting *s, size_t seat)
{
	return text_is(papers_gender(s, seat), "f");
}

struct text
papers_office(struct papers *p, const struct sitting *s, size_t point, size_t seat, bool women,
    bool many)
{
	struct text position = presence_position(s, point, seat);

	return position.data != NULL ? words_form(position, women) :
	    text_of(words_office(p->authority->language,
	    s->seat[seat].mandate.value[MANDATE_ROLE], women, many));
}

struct text
papers_person(const struct sitting *s, size_t seat)
{
	return s->seat[seat].mandate.value[MANDATE_PERSON];
}

/* Lists of people, put together of those of the same office who follow each
 * other: names, office, and whether more follow. */
struct people {
	struct papers *papers;
	const struct sitting *sitting;
	size_t point;
	struct data *list;
	struct buf names;
	size_t first, count; /* of those not put down yet */
	bool women; /* are they all? */
};

static void
put_down(struct people *l, bool more)
{
	struct papers *p = l->papers;
	struct data *map;

	if (l->count == 0)
		return;
	map = data_add_map(&p->arena, l->list);
	papers_set_buf(p, map, "names", &l->names);
	papers_set_text(p, map, "office", papers_office(p, l->sitting, l->point, l->first, l->women,
	    l->count > 1));
	papers_set_yes(p, map, "more", more);
	l->count = 0;
}

static void
add_person(struct people *l, size_t seat)
{
	const struct sitting *s = l->sitting;
	struct papers *p = l->papers;
	const char *civility = words_civility(p->authority->language, papers_gender(s, seat),
	    CIVILITY_NAME);

	if (l->count > 0 && !text_same(papers_office(p, s, l->point, l->first, false, true),
	    papers_office(p, s, l->point, seat, false, true)))
		put_down(l, true);
	if (l->count == 0)
		l->first = seat;
	else
		buf_string(&l->names, ", ");
	l->women = (l->count == 0 || l->women) && papers_is_woman(s, seat);
	buf_printf(&l->names, "%s%s", civility, *civility != '\0' ? " " : "");
	buf_text(&l->names, papers_person(s, seat));
	l->count++;
}

static void
end_people(struct people *l, struct data *map, const char *name)
{
	put_down(l, false);
	papers_set_list(l->papers, map, name, l->list);
	buf_release(&l->names);
}

static struct people
begin_people(struct papers *p, const struct sitting *s, size_t point)
{
	return (struct people){ .papers = p, .sitting = s, .point = point,
		.list = data_list(&p->arena) };
}

/* Those for whom another was there, and who that was. */
static void
set_others(struct papers *p, const struct sitting *s, struct data *map, const char *name,
    const struct standing *now, enum presence presence)
{
	struct data *list = data_list(&p->arena), *one;
	size_t seat;

	for (seat = 0; seat < s->nseat; seat++) {
		if (now[seat].presence != presence || now[seat].other == SITTING_NONE)
			continue;
		one = data_add_map(&p->arena, list);
		papers_set_text(p, one, "name", papers_person(s, seat));
		papers_set_text(p, one, "by", papers_person(s, now[seat].other));
	}
	data_set(map, name, list);
}

void
papers_set_presence(struct papers *p, const struct sitting *s, struct data *map, size_t point)
{
	static const struct { const char *name; enum presence presence; } lists[] = {
		{ "present", PRESENT }, { "excused", EXCUSED }, { "absent", ABSENT },
		{ "withdrawn", CONFLICT }, { "not-taking-part", NOT_TAKING_PART },
	};
	struct standing *now = mem_zero(s->nseat + 1, sizeof *now);
	size_t *order = presence_order(s, point), i, seat;

	presence_at(s, point, now);
	for (i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct people l = begin_people(p, s, point);

		for (seat = 0; seat < s->nseat; seat++)
			if (now[order[seat]].presence == lists[i].presence)
				add_person(&l, order[seat]);
		end_people(&l, map, lists[i].name);
	}
	set_others(p, s, map, "replaced", now, REPLACED);
	set_others(p, s, map, "represented", now, REPRESENTED);
	papers_set_yes(p, map, "attended", s->attended && p->held);
	free(order);
	free(now);
}

struct moves {
	struct people left, entered, withdrew;
};

static void
add_move(size_t seat, bool entered, const struct standing *now, void *arg)
{
	struct moves *m = arg;

	add_person(entered ? &m->entered :
	    now->presence == CONFLICT ? &m->withdrew : &m->left, seat);
}

void
papers_set_moves(struct papers *p, const struct sitting *s, struct data *map, size_t point)
{
	struct moves m = { begin_people(p, s, SITTING_NONE),
		begin_people(p, s, SITTING_NONE), begin_people(p, s, SITTING_NONE) };

	if (p->held)
		presence_moves(s, point, add_move, &m);
	end_people(&m.left, map, "left");
	end_people(&m.entered, map, "entered");
	end_people(&m.withdrew, map, "withdrew");
	papers_set_yes(p, map, "has-moves", data_yes(m.left.list) || data_yes(m.entered.list) ||
	    data_yes(m.withdrew.list));
}

static void
add_signature(struct papers *p, const struct sitting *s, struct data *list, size_t point,
    size_t seat, struct text title)
{
	struct data *map = data_add_map(&p->arena, list);
	bool woman = papers_is_woman(s, seat);

	papers_set_text(p, map, "title", title.data != NULL ? words_form(title, woman) :
	    papers_office(p, s, point, seat, woman, false));
	papers_set_text(p, map, "name", papers_person(s, seat));
}

static size_t
seat_of_role(const struct sitting *s, const char *role)
{
	size_t seat;

	for (seat = 0; seat < s->nseat; seat++)
		if (s->seat[seat].sits &&
		    text_is(s->seat[seat].mandate.value[MANDATE_ROLE], role))
			return seat;
	return SITTING_NONE;
}

void
papers_set_signatures(struct papers *p, const struct sitting *s, struct data *map,
    size_t point)
{
	static const char *const roles[] = { "director-general", "mayor" };
	struct data *list = data_list(&p->arena);
	struct text title;
	int64_t number;
	size_t seat, i;

	for (number = 1; number <= SIGNATURES; number++)
		if ((seat = sitting_signs(s, point, number, &title)) != SITTING_NONE)
			add_signature(p, s, list, point, seat, title);
	for (i = data_yes(list) ? 2 : 0; i < 2; i++) {
		seat = seat_of_role(s, roles[i]);
		if (seat == SITTING_NONE && i == 1)
			seat = seat_of_role(s, "president");
		if (seat != SITTING_NONE)
			add_signature(p, s, list, point, seat, (struct text){ 0 });
	}
	data_set(map, "signatures", list);
}
