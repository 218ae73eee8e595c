/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/casting.h"

#include <stdlib.h>

#include "base/mem.h"
#include "port/fold.h"
#include "rec/id.h"
#include "rec/value.h"

void
casting_add(struct casting *c, const struct told *t)
{
	/* The room doubles whenever the count is a power of two. */
	if ((c->ntold & (c->ntold - 1)) == 0)
		c->told = mem_resize(c->told, c->ntold == 0 ? 1 : c->ntold * 2,
		    sizeof *c->told);
	c->told[c->ntold++] = *t;
}

void
casting_release(struct casting *c)
{
	free(c->told);
	c->told = NULL;
	c->ntold = 0;
}

static bool
is_group(struct text who)
{
	return who.size > 0 && who.data[0] == '@';
}

bool
casting_list(struct casting *c, const struct sitting *s, struct text list, enum choice choice,
    struct err *err)
{
	struct told t = { .choice = choice };

	while (list.data != NULL) {
		if (is_group(list))
			text_part(&list, ',', &t.who);
		else if (sitting_next_name(s, &list, &t.who, err) == SITTING_NONE)
			return false;
		casting_add(c, &t);
	}
	return true;
}

/* What a seat is to have voted, besides a choice, and CHOICES where nothing was said of it:
 * it is told by name that it is neither of a group nor of the rest. */
#define LEFT_OUT ((enum choice)(CHOICES + 1))

static bool
at_told(const struct told *t, struct err *err)
{
	if (t->place.size > 0)
		err_at(err, "%.*s", (int)t->place.size, t->place.data);
	return false;
}

static bool
choose_named(const struct sitting *s, size_t point, const struct told *t, enum choice *choice,
    struct err *err)
{
	size_t seat = sitting_name(s, t->who, err);

	if (seat != SITTING_NONE && choice[seat] != CHOICES)
		err_set(err, STATUS_BAD, _("%s is named twice"),
		    s->seat[seat].mandate.value[MANDATE_PERSON].data);
	if (err->text != NULL || (t->choice < CHOICE_NOT_VOTING &&
	    !voting_voter(s, point, seat, err)))
		return false;
	choice[seat] = t->choice == CHOICES ? LEFT_OUT : t->choice;
	return true;
}

static bool
same_folded(struct text a, struct text b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	fold(&x, a);
	fold(&y, b);
	same = text_is((struct text){ x.data, x.size }, buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* Is it of the group, which has an @ in front? */
static bool
is_of_group(const struct seat *seat, struct text group)
{
	return seat->sits && seat->mandate.value[MANDATE_GROUP].data != NULL &&
	    same_folded(seat->mandate.value[MANDATE_GROUP],
	    (struct text){ group.data + 1, group.size - 1 });
}

/* May it be among those who are not told one by one? */
static bool
is_there(const struct sitting *s, size_t point, size_t seat)
{
	return s->seat[seat].sits && s->seat[seat].votes && presence_votes(s, point, seat);
}

/* The Ith of what was told is a group. */
static bool
choose_group(const struct sitting *s, size_t point, const struct casting *c, size_t i,
    enum choice *choice, struct err *err)
{
	struct text group = c->told[i].who;
	bool known = false;
	size_t j, seat;

	for (j = 0; j < i; j++)
		if (is_group(c->told[j].who) && same_folded(c->told[j].who, group))
			return err_set(err, STATUS_BAD, _("%.*s is named twice"),
			    (int)group.size, group.data);
	for (seat = 0; seat < s->nseat; seat++) {
		if (!is_of_group(&s->seat[seat], group))
			continue;
		known = true;
		if (choice[seat] == CHOICES && is_there(s, point, seat))
			choice[seat] = c->told[i].choice == CHOICES ? LEFT_OUT :
			    c->told[i].choice;
	}
	return known || err_set(err, STATUS_BAD, _("no member of the assembly is of that "
	    "group: %.*s"), (int)group.size - 1, group.data + 1);
}

/* First the names, then the groups, then the rest: the more particular goes before. */
static bool
choose(const struct sitting *s, size_t point, const struct casting *c, enum choice *choice,
    struct err *err)
{
	bool open = c->rest != CHOICES;
	size_t i;

	for (i = 0; i < s->nseat; i++)
		choice[i] = CHOICES;
	for (i = 0; i < c->ntold; i++)
		if (!is_group(c->told[i].who) &&
		    !choose_named(s, point, &c->told[i], choice, err))
			return at_told(&c->told[i], err);
	for (i = 0; i < c->ntold; i++) {
		if (!is_group(c->told[i].who))
			continue;
		if (!choose_group(s, point, c, i, choice, err))
			return at_told(&c->told[i], err);
		open = true;
	}
	for (i = 0; i < s->nseat; i++) {
		if (choice[i] == CHOICES && c->rest != CHOICES && is_there(s, point, i))
			choice[i] = c->rest;
		if (choice[i] == LEFT_OUT)
			choice[i] = CHOICES;
	}
	return !open || s->attended || err_set(err, STATUS_NO,
	    _("who is present is not recorded: meeting-attend"));
}

/* The poll that has the label, of the same sort. */
static size_t
find_poll(const struct sitting *s, size_t point, const struct casting *c)
{
	bool procedural = text_is(c->value[VOTE_RULE], "two-thirds");
	size_t i;

	for (i = s->first_poll[point]; i != SITTING_NONE; i = s->poll[i].next)
		if (text_same(s->poll[i].vote.value[VOTE_LABEL], c->value[VOTE_LABEL]) &&
		    text_is(s->poll[i].vote.value[VOTE_RULE], "two-thirds") == procedural)
			break;
	return i;
}

/* Did anybody vote in it?  If not it was taken back, and can be held again. */
static bool
is_taken(const struct sitting *s, size_t poll, struct err *err)
{
	struct buf id = { 0 };
	size_t i;

	for (i = s->poll[poll].cast; i != SITTING_NONE &&
	    s->cast[i].choice >= CHOICE_NOT_VOTING; i = s->cast[i].next)
		;
	if (i == SITTING_NONE && !voting_by_counts(&s->poll[poll]))
		return false;
	id_print(&id, s->poll[poll].vote.id);
	err_set(err, STATUS_NO, _("has a vote already: %s; --replace it, or give this one a "
	    "--label"), buf_str(&id));
	buf_release(&id);
	return true;
}

static bool
store_ballot(struct writer *w, const struct conduct *rows, int64_t vote, int64_t mandate,
    int64_t id, enum choice choice, struct err *err)
{
	const struct entity *e = &ballot_entity;
	struct text value[BALLOT_FIELDS];
	struct record before, after = { .id = ID_NONE, .value = value };
	struct buf ids = { 0 };
	size_t size;
	bool changed, ok;

	if (id != ID_NONE) {
		if (!writer_get(w, e, id, &before, &after, err))
			return false;
		after.value[BALLOT_VALUE] = text_of(e->field[BALLOT_VALUE].values[choice]);
		return conduct_set(w, rows, e, &before, &after, &changed, err);
	}
	id_print(&ids, vote);
	size = ids.size;
	id_print(&ids, mandate);
	value[BALLOT_VOTE] = (struct text){ ids.data, size };
	value[BALLOT_MANDATE] = (struct text){ ids.data + size, ids.size - size };
	value[BALLOT_VALUE] = text_of(e->field[BALLOT_VALUE].values[choice]);
	ok = conduct_new(w, rows, e, &after, err);
	buf_release(&ids);
	return ok;
}

/* Stores the ballots that the choices ask for; TAKE_BACK: those of the seats that
 * choose nothing any more, else those of the others. */
static bool
store_ballots(struct writer *w, const struct conduct *rows, int64_t vote,
    const enum choice *choice, bool take_back, struct err *err)
{
	const struct sitting *s = sitting_of_vote(w, vote, err);
	size_t seat, cast;

	for (seat = 0; s != NULL && seat < s->nseat; seat++) {
		cast = sitting_cast(s, sitting_poll(s, vote), seat);
		if ((choice[seat] == CHOICES) != take_back || (take_back && cast == SITTING_NONE))
			continue;
		if (!store_ballot(w, rows, vote, s->seat[seat].mandate.id,
		    cast == SITTING_NONE ? ID_NONE : s->cast[cast].id,
		    take_back ? CHOICE_NOT_VOTING : choice[seat], err))
			return false;
		s = sitting_of_vote(w, vote, err);
	}
	return s != NULL;
}

static bool
store_vote(struct writer *w, const struct conduct *rows, int64_t deliberation,
    const struct casting *c, int64_t *vote, struct err *err)
{
	struct text value[VOTE_FIELDS];
	struct record before, after = { .id = ID_NONE, .value = value };
	struct buf id = { 0 };
	bool changed, ok;
	size_t i;

	if (*vote != ID_NONE && !writer_get(w, &vote_entity, *vote, &before, &after, err))
		return false;
	id_print(&id, deliberation);
	for (i = 0; i < VOTE_FIELDS; i++)
		if (!c->clear || (i >= VOTE_YES && i <= VOTE_INVALID))
			after.value[i] = c->value[i];
	after.value[VOTE_DELIBERATION] = (struct text){ id.data, id.size };
	if (*vote != ID_NONE)
		ok = conduct_set(w, rows, &vote_entity, &before, &after, &changed, err);
	else
		ok = conduct_new(w, rows, &vote_entity, &after, err);
	*vote = after.id;
	buf_release(&id);
	return ok;
}

/* Stores the vote and its ballots.  Those that are taken back go first, so that a
 * vote by name can become one by counts. */
static bool
store(struct writer *w, const struct conduct *rows, int64_t deliberation,
    const struct casting *c, const enum choice *choice, int64_t *vote, struct err *err)
{
	return (*vote == ID_NONE || store_ballots(w, rows, *vote, choice, true, err)) &&
	    store_vote(w, rows, deliberation, c, vote, err) &&
	    store_ballots(w, rows, *vote, choice, false, err);
}

bool
casting_store(struct writer *w, const struct conduct *rows, int64_t deliberation,
    const struct casting *c, int64_t *vote, struct verdict *verdict, struct err *err)
{
	struct sitting *s = sitting_of_point(w, deliberation, err);
	struct trace trace = { 0 };
	enum choice *choice;
	size_t point, poll;
	bool ok;

	*vote = ID_NONE;
	if (s == NULL)
		return false;
	point = sitting_point(s, deliberation);
	poll = find_poll(s, point, c);
	if (poll == SITTING_NONE && c->clear)
		return err_set(err, STATUS_NO, _("has no such vote"));
	if (poll != SITTING_NONE && !c->replace && !c->clear && is_taken(s, poll, err))
		return false;
	if (poll != SITTING_NONE)
		*vote = s->poll[poll].vote.id;
	choice = mem_zero(s->nseat, sizeof *choice);
	ok = choose(s, point, c, choice, err) &&
	    store(w, rows, deliberation, c, choice, vote, err);
	if (ok) {
		s = sitting_of_vote(w, *vote, err);
		ok = s != NULL && voting_judge(s, sitting_poll(s, *vote), verdict, &trace, err);
	}
	trace_release(&trace);
	free(choice);
	return ok;
}
