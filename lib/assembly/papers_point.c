/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/papers_set.h"

#include "assembly/manner.h"
#include "assembly/sentence.h"
#include "assembly/showing.h"
#include "assembly/words.h"
#include "rec/id.h"
#include "rec/value.h"

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
		ok = papers_set_redacted(p, one, "label", &vote_entity, &s->poll[i].vote,
		    VOTE_LABEL, false, err);
		papers_set_buf(p, one, "sentence", &sentence);
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
	papers_set_buf(p, map, "urgency", &names);
	err_clear(&none);
	buf_release(&names);
	return declared;
}

bool
papers_is_adopted(struct text state)
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
	bool adopted = papers_is_adopted(state), refused = text_is(state, "refused"),
	    postponed = text_is(state, "postponed") || text_is(state, "postponed-next"),
	    removed = text_is(state, "removed"), idle = text_is(state, "not-applicable"),
	    pending = is_pending(p, s, point);

	papers_set_yes(p, map, "adopted", adopted);
	papers_set_yes(p, map, "modified", text_is(state, "accepted-modified"));
	papers_set_yes(p, map, "refused", refused);
	papers_set_yes(p, map, "postponed", postponed);
	papers_set_yes(p, map, "removed", removed);
	papers_set_yes(p, map, "not-applicable", idle);
	papers_set_yes(p, map, "pending", pending);
	papers_set_yes(p, map, "kept", !refused && !postponed && !removed && !idle && !pending);
	papers_set_yes(p, map, "decided", (adopted || refused) &&
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
	papers_set_buf(p, map, "register", &b);
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
		papers_set_yes(p, map, marks[i].name, text_is(r->value[marks[i].field], "yes"));
	papers_set_day(p, map, "signed", r->value[ANNEX_SIGNED].data == NULL ? DAY_NONE :
	    day_parse(r->value[ANNEX_SIGNED]));
	return papers_set_redacted(p, map, "title", &annex_entity, r, ANNEX_TITLE, false, err) &&
	    papers_set_redacted(p, map, "type", &annex_entity, r, ANNEX_TYPE, false, err);
}

/* The annexes of the point, and those of the decision. */
static bool
set_annexes(struct papers *p, const struct sitting *s, struct data *map, size_t point,
    bool hidden, struct err *err)
{
	struct text state = s->point[point].value[DELIBERATION_STATE];
	bool decided = papers_is_adopted(state) || text_is(state, "refused"), ok = true;
	struct data *of_point = data_list(&p->arena), *of_decision = data_list(&p->arena);
	const struct annex *a;
	size_t count, i;

	a = sitting_annexes(s, point, &count);
	for (i = 0; i < count && ok; i++)
		if (!hidden && is_named(p, &a[i], decided))
			ok = add_annex(p, a[i].decision ? of_decision : of_point, &a[i].record, err);
	papers_set_list(p, map, "annexes", of_point);
	papers_set_list(p, map, "decision-annexes", of_decision);
	return ok;
}

static bool
add_advice(struct papers *p, struct data *list, const struct opinion *o, struct err *err)
{
	const struct text *v = o->advice.value;
	struct data *map = data_add_map(&p->arena, list);

	papers_set_text(p, map, "adviser", arena_copy(&p->arena, o->adviser.value[ADVISER_NAME]));
	data_set_string(&p->arena, map, "opinion", o->given ?
	    words_opinion(p->authority->language, v[ADVICE_OPINION]) : "");
	papers_set_day(p, map, "asked", day_parse(v[ADVICE_STARTED]));
	papers_set_day(p, map, "date", o->given ? day_parse(v[ADVICE_GIVEN]) : DAY_NONE);
	papers_set_yes(p, map, "given", o->given);
	papers_set_yes(p, map, "legality", o->legality);
	papers_set_yes(p, map, "unasked", text_is(v[ADVICE_UNASKED], "yes"));
	papers_set_yes(p, map, "finance", text_is(o->adviser.value[ADVISER_LEGALITY], "yes"));
	if (o->given)
		return papers_set_redacted(p, map, "comment", &advice_entity, &o->advice,
		    ADVICE_COMMENT, true, err);
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
	papers_set_list(p, map, "advices", list);
	return ok;
}

/* What it costs: members alone are told. */
static void
set_amount(struct papers *p, struct data *map, struct text amount)
{
	struct buf b = { 0 };

	if (amount.data != NULL && p->told)
		words_amount(&b, p->authority->language, amount);
	papers_set_buf(p, map, "amount", &b);
	buf_release(&b);
}

bool
papers_set_point(struct papers *p, const struct sitting *s, struct data *map, size_t point,
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

	papers_set_text(p, map, "number", r->value[DELIBERATION_NUMBER]);
	papers_set_yes(p, map, "hidden", hidden);
	for (i = 0; i < sizeof texts / sizeof *texts && ok; i++) {
		if (hidden || (texts[i].told && !p->told))
			papers_set_text(p, map, texts[i].name, (struct text){ 0 });
		else
			ok = papers_set_redacted(p, map, texts[i].name, &deliberation_entity, r,
			    texts[i].field, texts[i].prose, err);
	}
	ok = ok && papers_set_redacted(p, map, "category", &deliberation_entity, r,
	    DELIBERATION_CATEGORY, false, err) && set_advices(p, s, map, point, hidden, err);
	set_amount(p, map, r->value[DELIBERATION_AMOUNT]);
	papers_set_day(p, map, "followed", r->value[DELIBERATION_FOLLOWED].data == NULL ||
	    !p->told ? DAY_NONE : day_parse(r->value[DELIBERATION_FOLLOWED]));
	papers_set_text(p, map, "reference", r->value[DELIBERATION_REFERENCE]);
	papers_set_yes(p, map, "late", text_is(r->value[DELIBERATION_LIST], "late"));
	papers_set_yes(p, map, "urgent", text_is(r->value[DELIBERATION_LIST], "urgent"));
	papers_set_yes(p, map, "secret", s->agenda.point[point].secret);
	for (i = 0; i < sizeof acts / sizeof *acts; i++)
		papers_set_yes(p, map, acts[i], !hidden && text_is(r->value[DELIBERATION_ACT],
		    acts[i]));
	set_outcome(p, s, map, point);
	set_register_number(p, s, map, point);
	declared = set_urgency(p, s, map, point);
	papers_set_moves(p, s, map, point);
	return ok && set_annexes(p, s, map, point, hidden, err) &&
	    set_votes(p, s, map, point, declared, err);
}
