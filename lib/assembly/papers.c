/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/papers_set.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "assembly/words.h"
#include "base/mem.h"
#include "law/publicity.h"
#include "port/fold.h"
#include "rec/value.h"

/* So many votes stand side by side on a page. */
#define COLUMNS 7

void
papers_begin(struct papers *p, const struct authority *authority, day_t today,
    enum audience audience)
{
	*p = (struct papers){ .authority = authority, .today = today, .open = true,
		.closed = audience != AUDIENCE_PUBLIC, .told = audience == AUDIENCE_MEMBERS,
		.held = true, .redaction = { .mask = audience != AUDIENCE_MEMBERS,
		.instead = words_masked(authority->language) } };
}

void
papers_release(struct papers *p)
{
	redact_release(&p->redaction);
	opinions_release(&p->opinions);
	arena_release(&p->arena);
}

/* The meeting */

static void
set_authority(struct papers *p, struct data *map)
{
	struct data *a = data_map(&p->arena);

	data_set_string(&p->arena, a, "name", p->authority->name);
	papers_set_yes(p, a, "commune", strcmp(p->authority->kind, "commune") == 0);
	papers_set_yes(p, a, "cpas", strcmp(p->authority->kind, "cpas") == 0);
	data_set(map, "authority", a);
	papers_set_day(p, map, "today", p->today);
	papers_set_yes(p, map, "urgent", p->urgent);
}

static void
set_assembly(struct papers *p, const struct sitting *s, struct data *map)
{
	static const struct { const char *name, *kind; } kinds[] = {
		{ "council", "council" }, { "college", "college" }, { "cpas", "cpas-council" },
	};
	struct data *a = data_map(&p->arena);
	const char *law = presence_law(s);
	bool other = true;
	size_t i;
	struct text kind = s->assembly.value[ASSEMBLY_KIND];

	papers_set_text(p, a, "name", s->assembly.value[ASSEMBLY_NAME]);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		papers_set_yes(p, a, kinds[i].name, text_is(kind, kinds[i].kind));
		other = other && !text_is(kind, kinds[i].kind);
	}
	papers_set_yes(p, a, "general", text_is(kind, "general-assembly"));
	papers_set_yes(p, a, "other", other);
	papers_set_yes(p, a, "public", law == NULL || publicity_meets(law, &s->rules, s->day));
	data_set(map, "assembly", a);
}

static void
set_meeting(struct papers *p, const struct sitting *s, struct data *map)
{
	const struct text *v = s->meeting.value;
	struct data *m = data_map(&p->arena);

	papers_set_text(p, m, "name", v[MEETING_NAME]);
	papers_set_text(p, m, "category", v[MEETING_CATEGORY]);
	papers_set_text(p, m, "number", v[MEETING_NUMBER]);
	papers_set_text(p, m, "place", v[MEETING_PLACE]);
	papers_set_text(p, m, "day", v[MEETING_DATE]);
	papers_set_day(p, m, "date", s->day);
	papers_set_time(p, m, "start", v[MEETING_START]);
	papers_set_time(p, m, "end", v[MEETING_END]);
	papers_set_time(p, m, "pause", v[MEETING_PAUSE]);
	papers_set_time(p, m, "resume", v[MEETING_RESUME]);
	papers_set_yes(p, m, "second", text_is(v[MEETING_CALL], "2"));
	papers_set_yes(p, m, "third", text_is(v[MEETING_CALL], "3"));
	papers_set_yes(p, m, "extraordinary", text_is(v[MEETING_EXTRAORDINARY], "yes"));
	papers_set_yes(p, m, "remote", text_is(v[MEETING_REMOTE], "yes"));
	data_set(map, "meeting", m);
}

/* The parts of the meeting, each with its points. */
static bool
set_parts(struct papers *p, const struct sitting *s, struct data *map, struct err *err)
{
	struct data *parts = data_list(&p->arena), *points = NULL, *part;
	bool secret, ok = true;
	size_t i;

	for (i = 0; i < s->agenda.npoint && ok; i++) {
		secret = s->agenda.point[i].secret;
		if (!(secret ? p->closed : p->open))
			continue;
		if (points == NULL || secret != s->agenda.point[i - 1].secret) {
			part = data_add_map(&p->arena, parts);
			papers_set_yes(p, part, "public", !secret);
			points = data_list(&p->arena);
			data_set(part, "points", points);
		}
		ok = papers_set_point(p, s, data_add_map(&p->arena, points), i, err);
	}
	data_set(map, "parts", parts);
	return ok;
}

static struct data *
begin_data(struct papers *p, const struct sitting *s, size_t point)
{
	struct data *map = data_map(&p->arena);

	set_authority(p, map);
	set_assembly(p, s, map);
	set_meeting(p, s, map);
	papers_set_presence(p, s, map, point);
	papers_set_signatures(p, s, map, point);
	return map;
}

/* The head of a letter to the member; to all of them it names nobody. */
static void
set_salutation(struct papers *p, const struct sitting *s, struct data *map, size_t seat)
{
	data_set_string(&p->arena, map, "salutation", seat == SITTING_NONE ? "" :
	    words_civility(p->authority->language, papers_gender(s, seat), CIVILITY_LETTER));
}

static struct data *
meeting_data(struct papers *p, const struct sitting *s, size_t seat, struct err *err)
{
	struct data *map = begin_data(p, s, SITTING_NONE);

	set_salutation(p, s, map, seat);
	return set_parts(p, s, map, err) ? map : NULL;
}

struct data *
papers_meeting(struct papers *p, const struct sitting *s, struct err *err)
{
	return meeting_data(p, s, SITTING_NONE, err);
}

struct data *
papers_point(struct papers *p, const struct sitting *s, size_t point, struct err *err)
{
	struct text act = s->point[point].value[DELIBERATION_ACT];
	struct text state = s->point[point].value[DELIBERATION_STATE];
	bool decided = text_is(state, "refused") || papers_is_adopted(state), held = p->held, ok;
	struct data *map, *of;

	if (s->agenda.point[point].secret ? !p->closed : !p->open) {
		err_set(err, STATUS_NO, _("is of the closed part, which is not for the public "
		    "(CDLD L1122-21)"));
		return NULL;
	}
	if (!takes_vote(act) && (!p->drafts || text_is(act, "heading"))) {
		err_set(err, STATUS_NO, _("is a %.*s: there is nothing to extract"), (int)act.size,
		    act.data);
		return NULL;
	}
	if (!decided && !p->drafts) {
		err_set(err, STATUS_NO, _("is not decided, but %.*s: there is nothing to extract"),
		    (int)state.size, state.data);
		return NULL;
	}
	/* Of a draft nobody has voted yet. */
	p->held = held && decided;
	map = begin_data(p, s, point);
	of = data_map(&p->arena);
	data_set(map, "point", of);
	ok = papers_set_point(p, s, of, point, err);
	p->held = held;
	return ok ? map : NULL;
}

static void
set_member(struct papers *p, const struct sitting *s, struct data *member, size_t seat)
{
	papers_set_text(p, member, "name", papers_person(s, seat));
	data_set_string(&p->arena, member, "civility", words_civility(p->authority->language,
	    papers_gender(s, seat), CIVILITY_ADDRESS));
	papers_set_text(p, member, "office", papers_office(p, s, SITTING_NONE, seat,
	    papers_is_woman(s, seat), false));
	papers_set_lines(p, member, "address", s->seat[seat].mandate.value[MANDATE_ADDRESS]);
}

struct data *
papers_letter(struct papers *p, const struct sitting *s, size_t seat, struct err *err)
{
	struct data *map = meeting_data(p, s, seat, err), *member;

	if (map == NULL)
		return NULL;
	member = data_map(&p->arena);
	set_member(p, s, member, seat);
	data_set(map, "member", member);
	return map;
}

bool
papers_calls(const struct sitting *s, size_t seat)
{
	return s->seat[seat].sits && s->seat[seat].votes;
}

struct data *
papers_members(struct papers *p, const struct sitting *s)
{
	struct data *map = begin_data(p, s, SITTING_NONE), *list = data_list(&p->arena);
	size_t seat;

	for (seat = 0; seat < s->nseat; seat++)
		if (papers_calls(s, seat))
			set_member(p, s, data_add_map(&p->arena, list), seat);
	data_set(map, "members", list);
	return map;
}

/* A column of the table of votes: a vote on the point, or none yet. */
struct column {
	size_t point, poll;
};

/* Returns the columns, *COUNT of them: the caller's. */
static struct column *
vote_columns(const struct papers *p, const struct sitting *s, size_t *count)
{
	struct column *c = mem_zero(s->agenda.npoint + s->npoll + 1, sizeof *c);
	size_t i, poll;

	*count = 0;
	for (i = 0; i < s->agenda.npoint; i++) {
		const struct text *v = s->point[i].value;

		if (!(s->agenda.point[i].secret ? p->closed : p->open) ||
		    !takes_vote(v[DELIBERATION_ACT]))
			continue;
		poll = s->first_poll[i];
		if (poll == SITTING_NONE && !text_is(v[DELIBERATION_POLL], "secret") &&
		    !text_is(v[DELIBERATION_POLL], "none"))
			c[(*count)++] = (struct column){ i, SITTING_NONE };
		for (; poll != SITTING_NONE; poll = s->poll[poll].next)
			if (!text_is(s->poll[poll].vote.value[VOTE_POLL], "secret"))
				c[(*count)++] = (struct column){ i, poll };
	}
	return c;
}

/* How the member voted. */
static void
add_cell(struct papers *p, const struct sitting *s, struct data *list, const struct column *c,
    size_t seat)
{
	static const char *const words[] = { "yes", "no", "abstain" };
	size_t cast = c->poll == SITTING_NONE ? SITTING_NONE : sitting_cast(s, c->poll, seat), i;
	struct data *map = data_add_map(&p->arena, list);
	bool other = cast != SITTING_NONE;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		bool is = cast != SITTING_NONE && strcmp(words[i],
		    ballot_entity.field[BALLOT_VALUE].values[s->cast[cast].choice]) == 0;

		papers_set_yes(p, map, words[i], is);
		other = other && !is;
	}
	papers_set_yes(p, map, "other", other);
	papers_set_yes(p, map, "open", c->poll == SITTING_NONE);
}

/* A table of some columns. */
static void
add_table(struct papers *p, const struct sitting *s, struct data *tables,
    const struct column *c, size_t count)
{
	struct data *table = data_add_map(&p->arena, tables), *numbers = data_list(&p->arena),
	    *rows = data_list(&p->arena), *row, *cells;
	size_t seat, i;

	for (i = 0; i < count; i++)
		data_add(numbers, data_text(&p->arena,
		    s->point[c[i].point].value[DELIBERATION_NUMBER]));
	for (seat = 0; seat < s->nseat; seat++) {
		if (!papers_calls(s, seat))
			continue;
		row = data_add_map(&p->arena, rows);
		cells = data_list(&p->arena);
		papers_set_text(p, row, "name", papers_person(s, seat));
		for (i = 0; i < count; i++)
			add_cell(p, s, cells, &c[i], seat);
		data_set(row, "cells", cells);
	}
	data_set(table, "numbers", numbers);
	data_set(table, "rows", rows);
}

struct data *
papers_votes(struct papers *p, const struct sitting *s)
{
	struct data *map = begin_data(p, s, SITTING_NONE), *tables = data_list(&p->arena);
	size_t count, i;
	struct column *c = vote_columns(p, s, &count);

	for (i = 0; i < count; i += COLUMNS)
		add_table(p, s, tables, &c[i], count - i < COLUMNS ? count - i : COLUMNS);
	data_set(map, "tables", tables);
	free(c);
	return map;
}

struct data *
papers_together(struct papers *p, const struct sitting *first, struct data *const *meeting,
    size_t count)
{
	struct data *map = data_map(&p->arena), *list = data_list(&p->arena);
	size_t i;

	set_authority(p, map);
	set_assembly(p, first, map);
	for (i = 0; i < count; i++)
		data_add(list, meeting[i]);
	data_set(map, "meetings", list);
	return map;
}

/* A point that something has to be done after. */
struct followed {
	const struct sitting *sitting;
	size_t point;
	struct text group;
	const char *folded; /* its name as it is compared */
	size_t order;
};

/* By group, those of none last; then as they were found. */
static int
by_group(const void *a, const void *b)
{
	const struct followed *x = a, *y = b;
	int order = (x->group.data == NULL) - (y->group.data == NULL);

	if (order == 0)
		order = strcmp(x->folded, y->folded);
	if (order == 0 && x->group.data != NULL)
		order = strcmp(x->group.data, y->group.data);
	return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static void
find_followed(struct papers *p, const struct sitting *s, struct followed **found, size_t *count)
{
	struct buf folded = { 0 };
	size_t i;

	for (i = 0; i < s->agenda.npoint; i++) {
		struct text group = s->point[i].value[DELIBERATION_GROUP];

		if (s->point[i].value[DELIBERATION_FOLLOW_UP].data == NULL)
			continue;
		buf_clear(&folded);
		fold(&folded, group);
		*found = mem_resize(*found, *count + 1, sizeof **found);
		(*found)[*count] = (struct followed){ s, i, group,
			arena_copy(&p->arena, (struct text){ buf_str(&folded), folded.size }).data,
			*count };
		++*count;
	}
	buf_release(&folded);
}

/* The groups, each with its points. */
static bool
set_groups(struct papers *p, struct data *map, const struct followed *found, size_t count,
    struct err *err)
{
	struct data *groups = data_list(&p->arena), *points = NULL, *one;
	bool ok = true;
	size_t i;

	for (i = 0; i < count && ok; i++) {
		if (points == NULL || !text_same(found[i].group, found[i - 1].group)) {
			one = data_add_map(&p->arena, groups);
			papers_set_text(p, one, "name", found[i].group);
			points = data_list(&p->arena);
			data_set(one, "points", points);
		}
		one = data_add_map(&p->arena, points);
		set_meeting(p, found[i].sitting, one);
		ok = papers_set_point(p, found[i].sitting, one, found[i].point, err);
	}
	data_set(map, "groups", groups);
	return ok;
}

struct data *
papers_followed(struct papers *p, struct sitting *const *sitting, size_t count, struct err *err)
{
	struct data *map = data_map(&p->arena);
	struct followed *found = NULL;
	size_t nfound = 0, i;
	bool ok;

	for (i = 0; i < count; i++)
		find_followed(p, sitting[i], &found, &nfound);
	if (nfound > 0)
		qsort(found, nfound, sizeof *found, by_group);
	set_authority(p, map);
	set_assembly(p, sitting[0], map);
	ok = set_groups(p, map, found, nfound, err);
	free(found);
	return ok ? map : NULL;
}
