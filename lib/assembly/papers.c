/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/papers.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "assembly/showing.h"
#include "assembly/sentence.h"
#include "assembly/words.h"
#include "base/date_words.h"
#include "base/mem.h"
#include "law/publicity.h"
#include "paper/prose.h"
#include "port/fold.h"
#include "rec/id.h"
#include "rec/value.h"

/* Signatures are numbered from 1 to this (signatory.number). */
#define SIGNATURES 99
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

static void
set_text(struct papers *p, struct data *map, const char *name, struct text t)
{
	data_set_text(&p->arena, map, name, t);
}

static void
set_yes(struct papers *p, struct data *map, const char *name, bool yes)
{
	data_set_yes(&p->arena, map, name, yes);
}

/* Gives the name a copy of what the buffer holds, and empties that. */
static void
set_buf(struct papers *p, struct data *map, const char *name, struct buf *b)
{
	data_set(map, name, data_take(&p->arena, b));
	buf_clear(b);
}

static void
set_day(struct papers *p, struct data *map, const char *name, day_t day)
{
	struct buf b = { 0 };

	if (day != DAY_NONE)
		day_words(&b, day, p->authority->language);
	set_buf(p, map, name, &b);
	buf_release(&b);
}

static void
set_time(struct papers *p, struct data *map, const char *name, struct text time)
{
	struct buf b = { 0 };

	if (time.data != NULL)
		time_words(&b, time, p->authority->language);
	set_buf(p, map, name, &b);
	buf_release(&b);
}

/* The lines of a text, as a list. */
static void
set_lines(struct papers *p, struct data *map, const char *name, struct text t)
{
	struct data *list = data_list(&p->arena);
	const char *newline;

	while (t.size > 0) {
		newline = memchr(t.data, '\n', t.size);
		data_add(list, data_text(&p->arena, (struct text){ t.data,
		    newline == NULL ? t.size : (size_t)(newline - t.data) }));
		t = newline == NULL ? (struct text){ 0 }
		    : (struct text){ newline + 1, t.size - (size_t)(newline + 1 - t.data) };
	}
	data_set(map, name, list);
}

/* A text that was typed, masked or without marks; PROSE makes Markdown of it. */
static bool
set_redacted(struct papers *p, struct data *map, const char *name, const struct entity *e,
    const struct record *r, int field, bool prose, struct err *err)
{
	struct buf b = { 0 }, place = { 0 }, markdown = { 0 };
	struct text t = r->value[field];
	bool ok = true;

	if (t.size > 0 && (memmem(t.data, t.size, "[[", 2) != NULL ||
	    memmem(t.data, t.size, "]]", 2) != NULL)) {
		id_print(&place, r->id);
		buf_printf(&place, ": %s", e->field[field].name);
		ok = redact(&p->redaction, t, buf_str(&place), &b, err);
		t = arena_copy(&p->arena, (struct text){ buf_str(&b), b.size });
	}
	if (prose) {
		prose_markdown(&markdown, t);
		set_buf(p, map, name, &markdown);
	} else {
		set_text(p, map, name, t);
	}
	buf_release(&b);
	buf_release(&place);
	buf_release(&markdown);
	return ok;
}

/* Gives the name a list, and has-NAME whether there is anything in it: what stands
 * before the first of a list stands there once. */
static void
set_list(struct papers *p, struct data *map, const char *name, struct data *list)
{
	struct buf has = { 0 };

	buf_printf(&has, "has-%s", name);
	set_yes(p, map, arena_copy(&p->arena, (struct text){ has.data, has.size }).data,
	    data_yes(list));
	data_set(map, name, list);
	buf_release(&has);
}

/* Who is named */

static struct text
gender_of(const struct sitting *s, size_t seat)
{
	return s->seat[seat].mandate.value[MANDATE_GENDER];
}

static bool
is_woman(const struct sitting *s, size_t seat)
{
	return text_is(gender_of(s, seat), "f");
}

/* The office of a member at the point, which may be SITTING_NONE, as women hold it or not. */
static struct text
office_of(struct papers *p, const struct sitting *s, size_t point, size_t seat, bool women,
    bool many)
{
	struct text position = presence_position(s, point, seat);

	return position.data != NULL ? words_form(position, women) :
	    text_of(words_office(p->authority->language,
	    s->seat[seat].mandate.value[MANDATE_ROLE], women, many));
}

static struct text
person_of(const struct sitting *s, size_t seat)
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
	set_buf(p, map, "names", &l->names);
	set_text(p, map, "office", office_of(p, l->sitting, l->point, l->first, l->women,
	    l->count > 1));
	set_yes(p, map, "more", more);
	l->count = 0;
}

static void
add_person(struct people *l, size_t seat)
{
	const struct sitting *s = l->sitting;
	struct papers *p = l->papers;
	const char *civility = words_civility(p->authority->language, gender_of(s, seat),
	    CIVILITY_NAME);

	if (l->count > 0 && !text_same(office_of(p, s, l->point, l->first, false, true),
	    office_of(p, s, l->point, seat, false, true)))
		put_down(l, true);
	if (l->count == 0)
		l->first = seat;
	else
		buf_string(&l->names, ", ");
	l->women = (l->count == 0 || l->women) && is_woman(s, seat);
	buf_printf(&l->names, "%s%s", civility, *civility != '\0' ? " " : "");
	buf_text(&l->names, person_of(s, seat));
	l->count++;
}

static void
end_people(struct people *l, struct data *map, const char *name)
{
	put_down(l, false);
	set_list(l->papers, map, name, l->list);
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
		set_text(p, one, "name", person_of(s, seat));
		set_text(p, one, "by", person_of(s, now[seat].other));
	}
	data_set(map, name, list);
}

/* Who was there, and how the others were not, at the point or on the whole. */
static void
set_presence(struct papers *p, const struct sitting *s, struct data *map, size_t point)
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
	set_yes(p, map, "attended", s->attended && p->held);
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

/* Who left and who came in before the point. */
static void
set_moves(struct papers *p, const struct sitting *s, struct data *map, size_t point)
{
	struct moves m = { begin_people(p, s, SITTING_NONE),
		begin_people(p, s, SITTING_NONE), begin_people(p, s, SITTING_NONE) };

	if (p->held)
		presence_moves(s, point, add_move, &m);
	end_people(&m.left, map, "left");
	end_people(&m.entered, map, "entered");
	end_people(&m.withdrew, map, "withdrew");
	set_yes(p, map, "has-moves", data_yes(m.left.list) || data_yes(m.entered.list) ||
	    data_yes(m.withdrew.list));
}

static void
add_signature(struct papers *p, const struct sitting *s, struct data *list, size_t point,
    size_t seat, struct text title)
{
	struct data *map = data_add_map(&p->arena, list);

	set_text(p, map, "title", title.data != NULL ? words_form(title, is_woman(s, seat)) :
	    office_of(p, s, point, seat, is_woman(s, seat), false));
	set_text(p, map, "name", person_of(s, seat));
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

/* Who signs at the point or the meeting, by number.  Where nobody is said to, those whom
 * the law asks of a commune: the mayor, and the director general who countersigns (CDLD
 * L1132-1 and L1132-3); where no mayor sits, the president. */
static void
set_signatures(struct papers *p, const struct sitting *s, struct data *map,
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

/* The meeting */

static void
set_authority(struct papers *p, struct data *map)
{
	struct data *a = data_map(&p->arena);

	data_set_string(&p->arena, a, "name", p->authority->name);
	set_yes(p, a, "commune", strcmp(p->authority->kind, "commune") == 0);
	set_yes(p, a, "cpas", strcmp(p->authority->kind, "cpas") == 0);
	data_set(map, "authority", a);
	set_day(p, map, "today", p->today);
	set_yes(p, map, "urgent", p->urgent);
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

	set_text(p, a, "name", s->assembly.value[ASSEMBLY_NAME]);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		set_yes(p, a, kinds[i].name, text_is(kind, kinds[i].kind));
		other = other && !text_is(kind, kinds[i].kind);
	}
	set_yes(p, a, "general", text_is(kind, "general-assembly"));
	set_yes(p, a, "other", other);
	set_yes(p, a, "public", law == NULL || publicity_meets(law, &s->rules, s->day));
	data_set(map, "assembly", a);
}

static void
set_meeting(struct papers *p, const struct sitting *s, struct data *map)
{
	const struct text *v = s->meeting.value;
	struct data *m = data_map(&p->arena);

	set_text(p, m, "name", v[MEETING_NAME]);
	set_text(p, m, "category", v[MEETING_CATEGORY]);
	set_text(p, m, "number", v[MEETING_NUMBER]);
	set_text(p, m, "place", v[MEETING_PLACE]);
	set_text(p, m, "day", v[MEETING_DATE]);
	set_day(p, m, "date", s->day);
	set_time(p, m, "start", v[MEETING_START]);
	set_time(p, m, "end", v[MEETING_END]);
	set_time(p, m, "pause", v[MEETING_PAUSE]);
	set_time(p, m, "resume", v[MEETING_RESUME]);
	set_yes(p, m, "second", text_is(v[MEETING_CALL], "2"));
	set_yes(p, m, "third", text_is(v[MEETING_CALL], "3"));
	set_yes(p, m, "extraordinary", text_is(v[MEETING_EXTRAORDINARY], "yes"));
	set_yes(p, m, "remote", text_is(v[MEETING_REMOTE], "yes"));
	data_set(map, "meeting", m);
}

/* Points */

/* Is it the vote on urgency of a point that tells who declared it? */
static bool
is_told(const struct record *vote, bool declared)
{
	return declared && vote->value[VOTE_LABEL].data == NULL &&
	    text_is(vote->value[VOTE_RULE], "two-thirds");
}

static bool
set_votes(struct papers *p, const struct sitting *s, struct data *map, size_t point,
    bool declared, struct err *err)
{
	struct data *list = data_list(&p->arena), *one;
	struct trace trace = { 0 };
	struct buf sentence = { 0 };
	struct verdict v;
	size_t i;
	bool ok = true;

	for (i = p->held ? s->first_poll[point] : SITTING_NONE; i != SITTING_NONE && ok;
	    i = s->poll[i].next) {
		ok = voting_judge(s, i, &v, &trace, err);
		if (!ok)
			err_at_id(s->poll[i].vote.id, err);
		if (!ok || !v.counted || is_told(&s->poll[i].vote, declared))
			continue;
		sentence_print(&sentence, s, i, &v, p->authority->language);
		one = data_add_map(&p->arena, list);
		ok = set_redacted(p, one, "label", &vote_entity, &s->poll[i].vote, VOTE_LABEL,
		    false, err);
		set_buf(p, one, "sentence", &sentence);
		trace_clear(&trace);
	}
	if (!ok)
		err_at_id(s->point[point].id, err);
	data_set(map, "votes", list);
	trace_release(&trace);
	buf_release(&sentence);
	return ok;
}

/* Who declared the urgency of a point that was not on the agenda.  Did anybody? */
static bool
set_urgency(struct papers *p, const struct sitting *s, struct data *map, size_t point)
{
	struct buf names = { 0 };
	struct err none = { 0 };
	bool declared;

	if (!p->held || !text_is(s->point[point].value[DELIBERATION_LIST], "urgent") ||
	    !voting_urgency(s, s->point[point].id, &names, &none))
		buf_clear(&names);
	declared = names.size > 0;
	set_buf(p, map, "urgency", &names);
	err_clear(&none);
	buf_release(&names);
	return declared;
}

static bool
is_adopted(struct text state)
{
	return text_is(state, "accepted") || text_is(state, "accepted-modified") ||
	    text_is(state, "pre-accepted");
}

/* Is it open still, and could not be accepted: was it voted down, or is there no quorum? */
static bool
is_pending(const struct papers *p, const struct sitting *s, size_t point)
{
	struct err none = { 0 };
	bool pending = p->held && is_open(s->point[point].value[DELIBERATION_STATE]) &&
	    !voting_allows(s, s->point[point].id, "accepted", &none);

	err_clear(&none);
	return pending;
}

/* What became of the point.  Its text is that of a decision, or of the draft of
 * one, unless it was dropped or is not to be adopted. */
static void
set_outcome(struct papers *p, const struct sitting *s, struct data *map, size_t point)
{
	struct text state = s->point[point].value[DELIBERATION_STATE];
	bool adopted = is_adopted(state), refused = text_is(state, "refused"),
	    postponed = text_is(state, "postponed") || text_is(state, "postponed-next"),
	    removed = text_is(state, "removed"), idle = text_is(state, "not-applicable"),
	    pending = is_pending(p, s, point);

	set_yes(p, map, "adopted", adopted);
	set_yes(p, map, "modified", text_is(state, "accepted-modified"));
	set_yes(p, map, "refused", refused);
	set_yes(p, map, "postponed", postponed);
	set_yes(p, map, "removed", removed);
	set_yes(p, map, "not-applicable", idle);
	set_yes(p, map, "pending", pending);
	set_yes(p, map, "kept", !refused && !postponed && !removed && !idle && !pending);
	set_yes(p, map, "decided", (adopted || refused) &&
	    takes_vote(s->point[point].value[DELIBERATION_ACT]));
}

/* The number that the decision has among all of the year: that of the first point
 * of the meeting, and how many numbers of its agenda come before.  A sub-point has
 * that of its point, and its own behind. */
static void
set_register_number(struct papers *p, const struct sitting *s, struct data *map,
    size_t point)
{
	struct text first = s->meeting.value[MEETING_FIRST_POINT];
	struct buf b = { 0 };
	int64_t number = s->agenda.point[point].number, n = 0;
	size_t i;

	if (first.data != NULL && number != 0) {
		n = value_encode(&meeting_entity.field[MEETING_FIRST_POINT], first);
		for (i = 0; i < s->agenda.npoint; i++)
			n += s->agenda.point[i].number != 0 &&
			    s->agenda.point[i].number % ITEM_UNIT == 0 &&
			    s->agenda.point[i].number / ITEM_UNIT < number / ITEM_UNIT;
		value_print(&b, &deliberation_entity.field[DELIBERATION_NUMBER],
		    n * ITEM_UNIT + number % ITEM_UNIT);
	}
	set_buf(p, map, "register", &b);
	buf_release(&b);
}

/* May the paper name the annex?  One for the public names what the public sees: of the
 * decision, once there is one. */
static bool
is_named(const struct papers *p, const struct annex *a, bool decided)
{
	return p->told || (showing_publishes(&a->record) && (decided || !a->decision));
}

static bool
add_annex(struct papers *p, struct data *list, const struct record *r, struct err *err)
{
	static const struct { const char *name; int field; } marks[] = {
		{ "to-print", ANNEX_TO_PRINT }, { "to-sign", ANNEX_TO_SIGN },
		{ "confidential", ANNEX_CONFIDENTIAL },
	};
	struct data *map = data_add_map(&p->arena, list);
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		set_yes(p, map, marks[i].name, text_is(r->value[marks[i].field], "yes"));
	set_day(p, map, "signed", r->value[ANNEX_SIGNED].data == NULL ? DAY_NONE :
	    day_parse(r->value[ANNEX_SIGNED]));
	return set_redacted(p, map, "title", &annex_entity, r, ANNEX_TITLE, false, err) &&
	    set_redacted(p, map, "type", &annex_entity, r, ANNEX_TYPE, false, err);
}

/* The annexes of the point, and those of the decision. */
static bool
set_annexes(struct papers *p, const struct sitting *s, struct data *map, size_t point,
    bool hidden, struct err *err)
{
	struct text state = s->point[point].value[DELIBERATION_STATE];
	bool decided = is_adopted(state) || text_is(state, "refused"), ok = true;
	struct data *of_point = data_list(&p->arena), *of_decision = data_list(&p->arena);
	const struct annex *a;
	size_t count, i;

	a = sitting_annexes(s, point, &count);
	for (i = 0; i < count && ok; i++)
		if (!hidden && is_named(p, &a[i], decided))
			ok = add_annex(p, a[i].decision ? of_decision : of_point, &a[i].record, err);
	set_list(p, map, "annexes", of_point);
	set_list(p, map, "decision-annexes", of_decision);
	return ok;
}

static bool
add_advice(struct papers *p, struct data *list, const struct opinion *o, struct err *err)
{
	const struct text *v = o->advice.value;
	struct data *map = data_add_map(&p->arena, list);

	set_text(p, map, "adviser", arena_copy(&p->arena, o->adviser.value[ADVISER_NAME]));
	data_set_string(&p->arena, map, "opinion", o->given ?
	    words_opinion(p->authority->language, v[ADVICE_OPINION]) : "");
	set_day(p, map, "asked", day_parse(v[ADVICE_STARTED]));
	set_day(p, map, "date", o->given ? day_parse(v[ADVICE_GIVEN]) : DAY_NONE);
	set_yes(p, map, "given", o->given);
	set_yes(p, map, "legality", o->legality);
	set_yes(p, map, "unasked", text_is(v[ADVICE_UNASKED], "yes"));
	set_yes(p, map, "finance", text_is(o->adviser.value[ADVISER_LEGALITY], "yes"));
	if (o->given)
		return set_redacted(p, map, "comment", &advice_entity, &o->advice, ADVICE_COMMENT,
		    true, err);
	data_set_string(&p->arena, map, "comment", "");
	return true;
}

/* What advisers say of the point. */
static bool
set_advices(struct papers *p, const struct sitting *s, struct data *map, size_t point,
    bool hidden, struct err *err)
{
	struct data *list = data_list(&p->arena);
	bool ok = p->db == NULL || opinions_turn(&p->opinions, p->db, s, err);
	const struct opinion *o = NULL;
	size_t count = 0, i;

	if (ok && !hidden)
		o = opinions_on(&p->opinions, s->point[point].id, &count);
	for (i = 0; i < count && ok; i++)
		ok = add_advice(p, list, &o[i], err);
	set_list(p, map, "advices", list);
	return ok;
}

/* What it costs: members alone are told. */
static void
set_amount(struct papers *p, struct data *map, struct text amount)
{
	struct buf b = { 0 };

	if (amount.data != NULL && p->told)
		words_amount(&b, p->authority->language, amount);
	set_buf(p, map, "amount", &b);
	buf_release(&b);
}

static bool
set_point(struct papers *p, const struct sitting *s, struct data *map, size_t point,
    struct err *err)
{
	static const struct { const char *name; int field; bool prose, told; } texts[] = {
		{ "title", DELIBERATION_TITLE, false, false },
		{ "motivation", DELIBERATION_MOTIVATION, true, false },
		{ "decision", DELIBERATION_DECISION, true, false },
		{ "observations", DELIBERATION_OBSERVATIONS, true, false },
		{ "note", DELIBERATION_NOTE, true, false },
		{ "initiator", DELIBERATION_INITIATOR, false, false },
		{ "marginal-note", DELIBERATION_MARGINAL_NOTE, true, false },
		{ "committee-transcript", DELIBERATION_COMMITTEE_TRANSCRIPT, true, false },
		{ "group", DELIBERATION_GROUP, false, false },
		{ "budget", DELIBERATION_BUDGET, false, false },
		{ "author", DELIBERATION_AUTHOR, false, true },
		{ "group-in-charge", DELIBERATION_GROUP_IN_CHARGE, false, true },
		{ "committee", DELIBERATION_COMMITTEE, false, true },
		{ "follow-up", DELIBERATION_FOLLOW_UP, true, true },
	};
	static const char *const acts[] = { "heading", "information", "advice",
		"question" };
	const struct record *r = &s->point[point];
	bool hidden = s->agenda.point[point].secret && !p->told, ok = true, declared;
	size_t i;

	set_text(p, map, "number", r->value[DELIBERATION_NUMBER]);
	set_yes(p, map, "hidden", hidden);
	for (i = 0; i < sizeof texts / sizeof *texts && ok; i++) {
		if (hidden || (texts[i].told && !p->told))
			set_text(p, map, texts[i].name, (struct text){ 0 });
		else
			ok = set_redacted(p, map, texts[i].name, &deliberation_entity, r,
			    texts[i].field, texts[i].prose, err);
	}
	ok = ok && set_redacted(p, map, "category", &deliberation_entity, r,
	    DELIBERATION_CATEGORY, false, err) && set_advices(p, s, map, point, hidden, err);
	set_amount(p, map, r->value[DELIBERATION_AMOUNT]);
	set_day(p, map, "followed", r->value[DELIBERATION_FOLLOWED].data == NULL || !p->told ?
	    DAY_NONE : day_parse(r->value[DELIBERATION_FOLLOWED]));
	set_text(p, map, "reference", r->value[DELIBERATION_REFERENCE]);
	set_yes(p, map, "late", text_is(r->value[DELIBERATION_LIST], "late"));
	set_yes(p, map, "urgent", text_is(r->value[DELIBERATION_LIST], "urgent"));
	set_yes(p, map, "secret", s->agenda.point[point].secret);
	for (i = 0; i < sizeof acts / sizeof *acts; i++)
		set_yes(p, map, acts[i], !hidden && text_is(r->value[DELIBERATION_ACT],
		    acts[i]));
	set_outcome(p, s, map, point);
	set_register_number(p, s, map, point);
	declared = set_urgency(p, s, map, point);
	set_moves(p, s, map, point);
	return ok && set_annexes(p, s, map, point, hidden, err) &&
	    set_votes(p, s, map, point, declared, err);
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
			set_yes(p, part, "public", !secret);
			points = data_list(&p->arena);
			data_set(part, "points", points);
		}
		ok = set_point(p, s, data_add_map(&p->arena, points), i, err);
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
	set_presence(p, s, map, point);
	set_signatures(p, s, map, point);
	return map;
}

/* The head of a letter to the member; to all of them it names nobody. */
static void
set_salutation(struct papers *p, const struct sitting *s, struct data *map, size_t seat)
{
	data_set_string(&p->arena, map, "salutation", seat == SITTING_NONE ? "" :
	    words_civility(p->authority->language, gender_of(s, seat), CIVILITY_LETTER));
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
	bool decided = text_is(state, "refused") || is_adopted(state), held = p->held, ok;
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
	ok = set_point(p, s, of, point, err);
	p->held = held;
	return ok ? map : NULL;
}

static void
set_member(struct papers *p, const struct sitting *s, struct data *member, size_t seat)
{
	set_text(p, member, "name", person_of(s, seat));
	data_set_string(&p->arena, member, "civility", words_civility(p->authority->language,
	    gender_of(s, seat), CIVILITY_ADDRESS));
	set_text(p, member, "office", office_of(p, s, SITTING_NONE, seat, is_woman(s, seat),
	    false));
	set_lines(p, member, "address", s->seat[seat].mandate.value[MANDATE_ADDRESS]);
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

		set_yes(p, map, words[i], is);
		other = other && !is;
	}
	set_yes(p, map, "other", other);
	set_yes(p, map, "open", c->poll == SITTING_NONE);
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
		set_text(p, row, "name", person_of(s, seat));
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
			set_text(p, one, "name", found[i].group);
			points = data_list(&p->arena);
			data_set(one, "points", points);
		}
		one = data_add_map(&p->arena, points);
		set_meeting(p, found[i].sitting, one);
		ok = set_point(p, found[i].sitting, one, found[i].point, err);
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
