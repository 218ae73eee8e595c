/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/flow.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/agenda.h"
#include "assembly/asking.h"
#include "assembly/copy.h"
#include "assembly/deadline.h"
#include "assembly/demand.h"
#include "assembly/voting.h"
#include "base/mem.h"
#include "law/supervision.h"
#include "rec/id.h"
#include "rec/value.h"

/* What a rule judges: something that is about to become AFTER. */
struct act {
	struct writer *writer;
	const struct scene *scene;
	const struct record *before;
	struct record *after;
};

/* Rules, each for the states to which it is asked; the first that does not hold
 * refuses.  A rule may have set ERR itself, with what it knows. */
struct guard {
	const char *rule;
	const char *to; /* joined by commas */
	bool (*holds)(const struct act *, struct err *);
	const char *why; /* N_() */
};

static bool
guards_hold(const struct guard *g, const struct act *act, struct text to, struct err *err)
{
	for (; g->rule != NULL; g++)
		if (listed(text_of(g->to), to) && !g->holds(act, err)) {
			if (err->text == NULL)
				err_set(err, STATUS_NO, "%s", _(g->why));
			err_at(err, _("rule %s"), g->rule);
			return false;
		}
	return true;
}

/* Points: where they can go */

static void
add(struct buf *next, struct text state)
{
	if (state.data == NULL)
		return;
	if (next->size > 0)
		buf_char(next, ',');
	buf_text(next, state);
}

static void
next_of_level(const struct manner *m, struct text state, struct buf *next)
{
	struct text below, above;

	manner_level(m, state, &below, &above);
	add(next, above.data != NULL ? above : text_of("presented"));
	add(next, below);
	if (above.data == NULL)
		add(next, text_of("out-of-meeting"));
}

static void
next_on_agenda(const struct scene *s, struct text state, struct buf *next)
{
	struct text open = text_of(manner_open(&s->manner, s->state));

	if (text_is(state, "pre-accepted"))
		add(next, text_of("accepted,accepted-modified"));
	if (text_is(state, manner_open(&s->manner, PUBLISHED)))
		add(next, text_of("accepted,accepted-modified,pre-accepted,refused,postponed,"
		    "postponed-next,not-applicable"));
	if (is_open(state))
		add(next, text_of("removed,returned"));
	if (!text_same(state, open))
		add(next, open);
	if (is_open(state) || text_is(state, "returned"))
		add(next, text_of("validated"));
	if (text_is(state, "returned"))
		add(next, text_of("draft"));
}

bool
point_next(struct db *db, const struct record *r, struct buf *next, struct err *err)
{
	struct text state = r->value[DELIBERATION_STATE];
	struct arena arena = { 0 };
	struct scene s;
	bool ok = scene_of_point(&s, db, r, &arena, err);

	if (ok && text_is(state, "out-of-meeting"))
		add(next, text_of("validated"));
	else if (ok && is_level(state))
		next_of_level(&s.manner, state, next);
	else if (ok)
		next_on_agenda(&s, state, next);
	arena_release(&arena);
	return ok;
}

/* Points: what may refuse it */

static bool
has_meeting(const struct act *a, struct err *err)
{
	(void)err;
	return a->after->value[DELIBERATION_MEETING].data != NULL;
}

/* Once it is being decided on, a meeting takes urgent points alone, and those that come
 * back to the number that was kept for them. */
static bool
takes_points(const struct act *a, struct err *err)
{
	(void)err;
	return a->scene->state < DECIDED || (a->scene->state == DECIDED &&
	    (text_is(a->after->value[DELIBERATION_LIST], "urgent") ||
	    a->after->value[DELIBERATION_NUMBER].data != NULL));
}

static bool
is_held(const struct act *a, struct err *err)
{
	day_t today = writer_day(a->writer, err);

	return today != DAY_NONE &&
	    day_parse(a->scene->meeting.value[MEETING_DATE]) <= today;
}

static bool
has_text(const struct act *a, struct err *err)
{
	(void)err;
	return a->after->value[DELIBERATION_MOTIVATION].data != NULL ||
	    a->after->value[DELIBERATION_DECISION].data != NULL ||
	    !takes_decision(a->after->value[DELIBERATION_ACT]);
}

static bool
is_unfinished(const struct act *a, struct err *err)
{
	(void)err;
	return a->scene->state != CLOSED;
}

static const struct sitting *
sitting_now(const struct act *a, struct err *err)
{
	return sitting_kept(a->writer, a->scene->meeting.id, err);
}

static bool
is_on_agenda(const struct act *a, struct err *err)
{
	const struct sitting *s = sitting_now(a, err);

	return s != NULL && voting_urgency(s, a->after->id, NULL, err);
}

static bool
votes_agree(const struct act *a, struct err *err)
{
	const struct sitting *s = sitting_now(a, err);

	return s != NULL && voting_allows(s, a->after->id,
	    a->after->value[DELIBERATION_STATE].data, err);
}

/* Few acts take a secret ballot: the sitting is not read for a point that tells none. */
static bool
is_balloted(const struct act *a, struct err *err)
{
	const struct sitting *s = a->after->value[DELIBERATION_ACT].data == NULL ? NULL :
	    sitting_now(a, err);

	return s == NULL ? err->text == NULL : voting_balloted(s, a->after->id, err);
}

static bool
is_released(const struct act *a, struct err *err)
{
	const struct sitting *s = a->scene->meeting.id == ID_NONE ? NULL : sitting_now(a, err);

	return s == NULL ? err->text == NULL : voting_releases(s, a->before->id, err);
}

static bool
all_agree(const struct act *a, struct err *err)
{
	const struct sitting *s = sitting_now(a, err);

	return s != NULL && voting_agrees(s, err);
}

static bool
advices_given(const struct act *a, struct err *err)
{
	return advice_allows(a->writer, a->after, err);
}

/* Is it the point of a member (point supplémentaire)?  Few are: the sitting is not read for
 * the others. */
static bool
is_handed_in(const struct act *a)
{
	return a->after->value[DELIBERATION_HANDED].data != NULL &&
	    a->after->value[DELIBERATION_AUTHOR].data != NULL;
}

/* The seat of the member who handed in the point of a council, and the rule of that name;
 * SITTING_NONE where nobody tells. */
static size_t
author_seat(const struct act *a, const struct sitting *s, const char *name,
    const struct rule **rule)
{
	const char *law = presence_law(s);
	struct err ignored = { 0 };
	size_t seat = SITTING_NONE;

	if (law != NULL && strcmp(law, "council") == 0 && rules_know(&s->rules, name, s->day)) {
		*rule = rules_on(&s->rules, name, s->day, &ignored);
		seat = sitting_name(s, a->after->value[DELIBERATION_AUTHOR], &ignored);
	}
	err_clear(&ignored);
	return seat;
}

/* Whoever handed it in is there (CDLD L1122-24 al. 3). */
static bool
author_is_there(const struct act *a, struct err *err)
{
	const struct sitting *s = is_handed_in(a) ? sitting_now(a, err) : NULL;
	const struct rule *rule = NULL;
	size_t seat, point;

	if (s == NULL)
		return err->text == NULL;
	point = sitting_point(s, a->after->id);
	seat = author_seat(a, s, "member-item-author", &rule);
	return seat == SITTING_NONE || point == SITTING_NONE || !s->attended ||
	    presence_of(s, point, seat).presence == PRESENT || err_set(err, STATUS_NO,
	    _("%s, who handed it in, is not there (%s)"),
	    s->seat[seat].mandate.value[MANDATE_PERSON].data, rule->article);
}

/* And is not of the college. */
static bool
author_may(const struct act *a, struct err *err)
{
	const struct sitting *s = is_handed_in(a) ? sitting_now(a, err) : NULL;
	const struct rule *rule = NULL;
	struct text roles, role;
	size_t seat;

	if (s == NULL)
		return err->text == NULL;
	seat = author_seat(a, s, "member-item-college", &rule);
	if (seat == SITTING_NONE)
		return true;
	roles = text_of(rule->unit);
	while (text_part(&roles, ',', &role))
		if (text_same(role, s->seat[seat].mandate.value[MANDATE_ROLE]))
			return err_set(err, STATUS_NO,
			    _("%s is of the college, and brings no point of his own (%s)"),
			    s->seat[seat].mandate.value[MANDATE_PERSON].data, rule->article);
	return true;
}

static bool
is_complete(const struct act *a, struct err *err)
{
	struct text completeness = a->after->value[DELIBERATION_COMPLETENESS];

	(void)err;
	return completeness.data == NULL || text_is(completeness, "complete");
}

static bool
tells_all(const struct act *a, struct err *err)
{
	return demand_told(&a->scene->assembly, a->after, err);
}

/* What a council would decide in public it leaves to others in an emergency alone. */
static bool
may_not_wait(const struct act *a, struct err *err)
{
	(void)err;
	return !text_is(a->scene->assembly.value[ASSEMBLY_KIND], "council") ||
	    text_is(a->after->value[DELIBERATION_EMERGENCY], "granted");
}

#define AFTER_DEBATE "pre-accepted,accepted,accepted-modified,refused,postponed," \
	"postponed-next,not-applicable"

static const struct guard present_guards[] = {
	{ "agenda-meeting", "presented", has_meeting, N_("no meeting to present it to") },
	{ "agenda-open", "presented", takes_points,
	    N_("its meeting takes no more points but urgent ones") },
	{ "file-complete", "presented", is_complete, N_("its file is not complete") },
	{ "point-required", "presented", tells_all, NULL },
	{ "member-point", "presented", author_may, NULL },
	{ "advice-mandatory", "presented", advices_given, NULL },
	{ 0 }
};

static const struct guard apart_guards[] = {
	{ "decision-text", "out-of-meeting", has_text, N_("neither motivation nor decision") },
	{ "emergency", "out-of-meeting", may_not_wait,
	    N_("a council decides in public, and no emergency is granted") },
	{ 0 }
};

static const struct guard agenda_guards[] = {
	{ "meeting-closed", AFTER_DEBATE ",removed,returned,validated,presented,frozen,published",
	    is_unfinished, N_("its meeting is closed") },
	{ "agenda-used", "validated", is_released, NULL },
	{ 0 }
};

/* Also when the point moves because its meeting does. */
static const struct guard decision_guards[] = {
	{ "meeting-held", AFTER_DEBATE, is_held, N_("its meeting is still to come") },
	{ "decision-text", "pre-accepted,accepted,accepted-modified", has_text,
	    N_("neither motivation nor decision") },
	{ "urgency", "pre-accepted,accepted,accepted-modified,refused", is_on_agenda, NULL },
	{ "member-point", "pre-accepted,accepted,accepted-modified,refused", author_is_there,
	    NULL },
	{ "decision-votes", "accepted,accepted-modified,refused", votes_agree, NULL },
	{ "secret-ballot", "accepted,accepted-modified", is_balloted, NULL },
	{ 0 }
};

/* What the minutes of a meeting say stays as it is once that is closed. */
static const int minuted[] = {
	DELIBERATION_TITLE, DELIBERATION_PRIVACY, DELIBERATION_LIST, DELIBERATION_MOTIVATION,
	DELIBERATION_DECISION, DELIBERATION_MEETING, DELIBERATION_NUMBER,
	DELIBERATION_REFERENCE, DELIBERATION_OBSERVATIONS,
};

/* Refuses a change of one of the N fields. */
static bool
keep(const struct entity *e, const int *field, size_t n, const struct record *before,
    const struct record *after, const char *why, struct err *err)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!text_same(before->value[field[i]], after->value[field[i]]))
			return err_set(err, STATUS_NO, _("%s: rule meeting-closed: %s"),
			    e->field[field[i]].name, why);
	return true;
}

static bool
keep_minuted(const struct scene *s, const struct record *before,
    const struct record *after, struct err *err)
{
	return s->state != CLOSED || keep(&deliberation_entity, minuted,
	    sizeof minuted / sizeof *minuted, before, after, _("its meeting is closed"), err);
}

/* The days on which something was done with an act: by the commune, and from sent on with
 * the authority that supervises it. */
static const int dated[] = { DELIBERATION_COPIED, DELIBERATION_REGISTRIES,
	DELIBERATION_PUBLISHED, DELIBERATION_SENT, DELIBERATION_RECEIVED, DELIBERATION_APPROVED };

/* Nothing is done with an act before there is one. */
static bool
check_days(const struct scene *s, const struct record *point, struct err *err)
{
	const char *kind = point->value[DELIBERATION_SUPERVISION].data;
	/* The council receives beforehand what it decides on as the authority. */
	size_t n = kind != NULL && supervision_by_council(kind) ? 3 : sizeof dated / sizeof *dated;
	struct text date = s->meeting.value[MEETING_DATE], day;
	size_t i;

	for (i = 0; i < n; i++) {
		day = point->value[dated[i]];
		if (day.data != NULL && day_parse(day) < day_parse(date))
			return err_set(err, STATUS_BAD, _("%s: %.*s is before the meeting, %.*s"),
			    deliberation_entity.field[dated[i]].name, (int)day.size, day.data,
			    (int)date.size, date.data);
	}
	return true;
}

static bool
is_dated(const struct record *point)
{
	size_t i;

	for (i = 0; i < sizeof dated / sizeof *dated; i++)
		if (point->value[dated[i]].data != NULL)
			return true;
	return false;
}

/* The scene of the last point, and what it was read from: many come in at once, of a few
 * meetings. */
struct kept_scene {
	struct scene scene;
	struct text meeting, assembly; /* what the point says */
	int64_t meetings, assemblies; /* how many had changed */
};

/* Under which the writer keeps it. */
static const char scene_key;

static bool
is_same_scene(const struct kept_scene *k, struct writer *w, const struct record *point)
{
	return text_same(k->meeting, point->value[DELIBERATION_MEETING]) &&
	    text_same(k->assembly, point->value[DELIBERATION_ASSEMBLY]) &&
	    k->meetings == writer_changes(w, &meeting_entity) &&
	    k->assemblies == writer_changes(w, &assembly_entity);
}

static bool
scene_now(struct scene *s, struct writer *w, const struct record *point, struct err *err)
{
	struct kept_scene *k = writer_kept(w, &scene_key);
	struct db *db;

	if (k != NULL && is_same_scene(k, w, point)) {
		*s = k->scene;
		return true;
	}
	db = writer_look(w, err);
	if (db == NULL || !scene_of_point(s, db, point, writer_arena(w), err))
		return false;
	k = mem_alloc(sizeof *k);
	*k = (struct kept_scene){ .scene = *s,
		.meeting = arena_copy(writer_arena(w), point->value[DELIBERATION_MEETING]),
		.assembly = arena_copy(writer_arena(w), point->value[DELIBERATION_ASSEMBLY]),
		.meetings = writer_changes(w, &meeting_entity),
		.assemblies = writer_changes(w, &assembly_entity) };
	writer_keep(w, &scene_key, k, free);
	return true;
}

/* Tells the day on which the point comes on the agenda; of a meeting that is over nobody
 * knows it any more. */
static bool
enter_today(struct writer *w, const struct record *meeting, struct record *after,
    struct err *err)
{
	day_t today = writer_day(w, err);

	after->value[DELIBERATION_ENTERED] = (struct text){ 0 };
	return today != DAY_NONE && (today > day_parse(meeting->value[MEETING_DATE]) ||
	    writer_today(w, &after->value[DELIBERATION_ENTERED], err));
}

/* Puts the point on the agenda of its meeting, in the state that open points
 * have there. */
static bool
present(struct writer *w, const struct record *before, struct record *after, struct err *err)
{
	struct scene s;
	struct act act = { w, &s, before, after };

	if (!scene_now(&s, w, after, err))
		return false;
	demand_in_charge(&s.assembly, after);
	if (!guards_hold(present_guards, &act, text_of("presented"), err) ||
	    !demand_listed(&s.assembly, NULL, after, err))
		return false;
	after->value[DELIBERATION_ASSEMBLY] = s.meeting.value[MEETING_ASSEMBLY];
	after->value[DELIBERATION_STATE] = text_of(manner_open(&s.manner, s.state));
	manner_texts(&s.manner, after);
	return enter_today(w, &s.meeting, after, err) &&
	    agenda_enter(w, &s.meeting, &s.assembly, after, err);
}

static bool
take_off(struct writer *w, const struct record *before, struct record *after, struct err *err)
{
	if (!agenda_leave(w, before, err))
		return false;
	after->value[DELIBERATION_MEETING] = (struct text){ 0 };
	after->value[DELIBERATION_ENTERED] = (struct text){ 0 };
	after->value[DELIBERATION_NUMBER] = (struct text){ 0 };
	after->value[DELIBERATION_REFERENCE] = (struct text){ 0 };
	if (text_is(after->value[DELIBERATION_LIST], "late"))
		after->value[DELIBERATION_LIST] = text_of("normal");
	return true;
}

/* Such a level is not for a point that has no advice to wait for. */
static bool
check_due(struct writer *w, const struct manner *m, const struct record *point,
    struct err *err)
{
	struct text state = point->value[DELIBERATION_STATE];
	int64_t advice = ID_NONE;

	return !listed(m->waiting, state) || (advice_due(w, point, &advice, err) &&
	    (advice != ID_NONE || err_set(err, STATUS_NO, _("rule advice-due: no advice is "
	    "due that could be given in %.*s"), (int)state.size, state.data)));
}

static bool
allow_level(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct text from = before->value[DELIBERATION_STATE], below, above;
	struct text to = after->value[DELIBERATION_STATE];
	struct scene s;
	struct act act = { w, &s, before, after };

	if (!scene_now(&s, w, before, err) || !demand_held(
	    s.assembly.value[ASSEMBLY_HOLDERS], from, writer_actor(w), err))
		return false;
	manner_level(&s.manner, from, &below, &above);
	if (!listed(below, to) && !advice_waits(w, &s.manner, before, err))
		return false;
	if (text_is(to, "presented"))
		return present(w, before, after, err);
	manner_texts(&s.manner, after);
	return guards_hold(apart_guards, &act, to, err) && check_due(w, &s.manner, after, err);
}

static bool
allow_move(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct text from = before->value[DELIBERATION_STATE];
	struct text to = after->value[DELIBERATION_STATE];
	struct scene s;
	struct act act = { w, &s, before, after };

	if (is_level(from))
		return allow_level(w, before, after, err);
	if (!scene_now(&s, w, before, err) || !guards_hold(agenda_guards, &act, to, err) ||
	    !guards_hold(decision_guards, &act, to, err))
		return false;
	manner_texts(&s.manner, after);
	/* What goes through the levels again keeps its place until it comes back. */
	return !is_level(to) || text_is(from, "out-of-meeting") || text_is(to, "draft") ||
	    take_off(w, before, after, err);
}

static bool
allow_change(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	bool same = text_same(before->value[DELIBERATION_MEETING],
	    after->value[DELIBERATION_MEETING]);
	bool other = !same || !text_same(before->value[DELIBERATION_ASSEMBLY],
	    after->value[DELIBERATION_ASSEMBLY]);
	bool concerns = advice_concerns(before, after);
	struct text number = after->value[DELIBERATION_NUMBER];
	struct scene s;

	if (!(same && text_same(before->value[DELIBERATION_NUMBER], number)) &&
	    after->value[DELIBERATION_MEETING].data != NULL && (same || number.data != NULL) &&
	    !agenda_renumber(w, id_parse(after->value[DELIBERATION_MEETING]), err))
		return false;
	if (is_level(before->value[DELIBERATION_STATE]))
		return (!other && !concerns) || (scene_now(&s, w, after, err) &&
		    (!concerns || advice_waits(w, &s.manner, before, err)));
	if (!same)
		return err_set(err, STATUS_NO, _("%s: rule agenda-meeting: %s"),
		    deliberation_entity.field[DELIBERATION_MEETING].name,
		    _("is on an agenda; deliberation-withdraw takes it off"));
	return scene_now(&s, w, before, err) && keep_minuted(&s, before, after, err) &&
	    (s.meeting.id == ID_NONE || check_days(&s, after, err));
}

/* An emergency is granted or refused to who asked for it. */
static bool
check_emergency(const struct record *before, const struct record *after, struct err *err)
{
	struct text is = after->value[DELIBERATION_EMERGENCY];
	struct text was = before == NULL ? text_of(NULL) : before->value[DELIBERATION_EMERGENCY];

	return is.data == NULL || text_is(is, "asked") || text_same(is, was) ||
	    text_is(was, "asked") || err_set(err, STATUS_NO, _("%s: rule emergency-asked: %s"),
	    deliberation_entity.field[DELIBERATION_EMERGENCY].name, _("nobody asked for it"));
}

/* The scene of a point that is made.  Where its links lead nowhere that is for the writer to
 * say: *THERE is false. */
static bool
scene_of_new(struct scene *s, struct writer *w, const struct record *point, bool *there,
    struct err *err)
{
	*there = scene_now(s, w, point, err);
	if (!*there && err->status == STATUS_NO)
		err_clear(err);
	return err->text == NULL;
}

/* Names stand on the lists of a strict assembly; most changes name nothing. */
static bool
check_names(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct scene s;
	bool there;

	return !demand_lists(before, after) || (scene_of_new(&s, w, after, &there, err) &&
	    (!there || demand_listed(&s.assembly, before, after, err)));
}

bool
point_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct scene s;
	bool there;

	if (!check_emergency(before, after, err) || !check_names(w, before, after, err))
		return false;
	/* Many come in at once, most of which say nothing that has to be looked up. */
	if (before == NULL && (after->value[DELIBERATION_MEETING].data == NULL ||
	    (after->value[DELIBERATION_ASSEMBLY].data == NULL && !is_dated(after))))
		return true;
	if (before == NULL)
		return scene_of_new(&s, w, after, &there, err) &&
		    (!there || check_days(&s, after, err));
	if (text_same(before->value[DELIBERATION_STATE], after->value[DELIBERATION_STATE]))
		return allow_change(w, before, after, err);
	return allow_move(w, before, after, err);
}

bool
point_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct text to = after->value[DELIBERATION_STATE];
	bool sent = after->value[DELIBERATION_SEND_TO].data != NULL &&
	    (text_is(to, "accepted") || text_is(to, "accepted-modified"));
	struct scene s;

	sitting_follow(w, &deliberation_entity, before, after);
	if (!advice_follows(w, before, after, err))
		return false;
	if (before == NULL || text_same(before->value[DELIBERATION_STATE], to) ||
	    !(sent || text_is(to, "postponed-next")))
		return true;
	/* What waits for the next meeting has its texts as they were. */
	return scene_now(&s, w, after, err) &&
	    (sent ? copy_sent(w, &s, after, err) : copy_postponed(w, &s, before, err));
}

/* Meetings: where they can go */

bool
meeting_next(struct db *db, const struct record *r, struct buf *next, struct err *err)
{
	const char *const *word = meeting_entity.field[MEETING_STATE].values;
	struct arena arena = { 0 };
	struct scene s;
	enum meeting_state to;
	bool ok = scene_of_meeting(&s, db, r, &arena, err);

	if (ok) {
		to = manner_after(&s.manner, s.state);
		if (to != MEETING_STATES)
			add(next, text_of(word[to]));
		to = manner_before(&s.manner, s.state);
		if (to != MEETING_STATES)
			add(next, text_of(word[to]));
	}
	arena_release(&arena);
	return ok;
}

/* Meetings: what may refuse it */

/* A point is with its author, too, while it goes through the levels again. */
static bool
none_returned(const struct act *a, struct err *err)
{
	struct db *db = writer_look(a->writer, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT id, state FROM deliberation"
	    " WHERE meeting = ?1 AND (state = 'returned' OR number IS NOT NULL)"
	    " ORDER BY number, id", err);
	struct buf id = { 0 };
	bool away = false;

	if (q == NULL)
		return false;
	query_bind_number(q, 1, a->after->id);
	while (!away && query_next(q, err))
		away = text_is(query_text(q, 1), "returned") || is_level(query_text(q, 1));
	if (away) {
		id_print(&id, query_number(q, 0));
		err_set(err, STATUS_NO, _("a point is still with its author: %s"), buf_str(&id));
		buf_release(&id);
	}
	query_end(q);
	return err->text == NULL;
}

/* The laws that know of second and third calls, and the rules that say so. */
static const struct {
	const char *kind, *rule;
} again[] = {
	{ "council", "quorum-third-call" }, { "cpas-council", "convocation-cpas-again" },
};

/* A council is called again after it was called before. */
static bool
was_called(const struct act *a, struct err *err)
{
	const struct record *m = &a->scene->meeting;
	int64_t call = value_encode(&meeting_entity.field[MEETING_CALL], m->value[MEETING_CALL]);
	const struct rule *rule = NULL;
	const struct sitting *s;
	struct query *q;
	size_t i;

	if (call == 1 || (s = sitting_now(a, err)) == NULL)
		return call == 1;
	for (i = 0; i < sizeof again / sizeof *again; i++)
		if (text_is(s->assembly.value[ASSEMBLY_KIND], again[i].kind) &&
		    rules_know(&s->rules, again[i].rule, s->day))
			rule = rules_on(&s->rules, again[i].rule, s->day, err);
	if (rule == NULL)
		return true;
	q = query_begin(writer_look(a->writer, err), "SELECT 1 FROM meeting"
	    " WHERE date < ?1 AND assembly = ?2 AND call = ?3 LIMIT 1", err);
	if (q == NULL)
		return false;
	query_bind_text(q, 1, m->value[MEETING_DATE]);
	query_bind_number(q, 2, id_parse(m->value[MEETING_ASSEMBLY]));
	query_bind_number(q, 3, call - 1);
	if (!query_next(q, err) && err->text == NULL)
		err_set(err, STATUS_NO, _("is call %lld, and no meeting of its assembly before it "
		    "was call %lld (%s)"), (long long)call, (long long)call - 1, rule->article);
	query_end(q);
	return err->text == NULL;
}

static const struct guard meeting_guards[] = {
	{ "meeting-call", "frozen,published,decided,closed", was_called, NULL },
	{ "meeting-held", "decided,closed", is_held, N_("it is still to come") },
	{ "closing-returned", "closed", none_returned, NULL },
	{ "decision-votes", "closed", all_agree, NULL },
	{ 0 }
};

/* Refuses a second meeting of the assembly at the same hour. */
static bool
check_hour(struct writer *w, const struct record *r, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT id FROM meeting"
	    " WHERE date = ?1 AND start = ?2 AND assembly = ?3 AND id <> ?4", err);
	struct buf id = { 0 };

	if (q == NULL)
		return false;
	query_bind_text(q, 1, r->value[MEETING_DATE]);
	query_bind_text(q, 2, r->value[MEETING_START]);
	query_bind_number(q, 3, id_parse(r->value[MEETING_ASSEMBLY]));
	query_bind_number(q, 4, r->id);
	if (query_next(q, err)) {
		id_print(&id, query_number(q, 0));
		err_set(err, STATUS_NO, _("rule meeting-hour: its assembly meets then already: %s"),
		    buf_str(&id));
		buf_release(&id);
	}
	query_end(q);
	return err->text == NULL;
}

/* Meetings: their numbers */

/* Runs a statement that looks at the meetings of the assembly before or beside
 * this one, of the same year when its numbers begin anew each year; OR_ELSE
 * without any. */
static int64_t
ask_meetings(struct writer *w, const struct scene *s, const char *sql, int64_t or_else,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, sql, err);
	struct text date = s->meeting.value[MEETING_DATE];
	int64_t n = or_else;

	if (q == NULL)
		return or_else;
	query_bind_number(q, 1, s->assembly.id);
	query_bind_text(q, 2, s->manner.yearly ? (struct text){ date.data, 4 } : text_of(""));
	query_bind_text(q, 3, date);
	query_bind_text(q, 4, s->meeting.value[MEETING_START]);
	if (query_next(q, err) && !query_null(q, 0))
		n = query_number(q, 0);
	query_end(q);
	return n;
}

/* A number that is set by hand follows on that of the meeting before, or it is told. */
static bool
remark_number(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct text number = after->value[MEETING_NUMBER];
	struct db *db;
	struct scene s;
	int64_t last;

	if (number.data == NULL ||
	    (before != NULL && text_same(before->value[MEETING_NUMBER], number)))
		return true;
	db = writer_look(w, err);
	if (db == NULL || !scene_of_meeting(&s, db, after, writer_arena(w), err))
		return false;
	last = ask_meetings(w, &s, "SELECT max(number) FROM meeting WHERE assembly = ?1"
	    " AND substr(date, 1, length(?2)) = ?2 AND (date < ?3 OR date = ?3 AND start < ?4)",
	    0, err);
	if (last > 0 && value_encode(&meeting_entity.field[MEETING_NUMBER], number) != last + 1)
		writer_remark(w, _("number: %.*s, and the last meeting before it has %lld"),
		    (int)number.size, number.data, (long long)last);
	return err->text == NULL;
}

/* A meeting gets its number when it leaves the state it was made in. */
static bool
number_meeting(struct writer *w, const struct scene *s, struct record *after,
    struct err *err)
{
	int64_t last;

	if (after->value[MEETING_NUMBER].data != NULL)
		return true;
	last = ask_meetings(w, s, "SELECT max(number) FROM meeting WHERE assembly = ?1"
	    " AND substr(date, 1, length(?2)) = ?2", 0, err);
	after->value[MEETING_NUMBER] = value_text(&meeting_entity.field[MEETING_NUMBER],
	    last + 1, writer_arena(w));
	return err->text == NULL;
}

/* Its points are numbered on from those of the meeting before, sub-points not
 * counted. */
static bool
number_points(struct writer *w, const struct scene *s, struct record *after,
    struct err *err)
{
	int64_t first = ask_meetings(w, s, "SELECT m.\"first-point\" + (SELECT count(*)"
	    " FROM deliberation d WHERE d.meeting = m.id AND d.number % 1000 = 0)"
	    " FROM meeting m WHERE m.assembly = ?1 AND substr(m.date, 1, length(?2)) = ?2"
	    " AND (m.date < ?3 OR m.date = ?3 AND m.start < ?4) AND m.\"first-point\" IS NOT NULL"
	    " ORDER BY m.date DESC, m.start DESC LIMIT 1", 1, err);

	after->value[MEETING_FIRST_POINT] = value_text(
	    &meeting_entity.field[MEETING_FIRST_POINT], first, writer_arena(w));
	return err->text == NULL;
}

static bool
number(struct writer *w, const struct scene *s, enum meeting_state from,
    enum meeting_state to, struct record *after, struct err *err)
{
	if (to > CREATED && !number_meeting(w, s, after, err))
		return false;
	/* A meeting that is opened again may have more points when it closes. */
	if (from == CLOSED)
		after->value[MEETING_FIRST_POINT] = (struct text){ 0 };
	else if (to == CLOSED || (to == DECIDED && from < DECIDED &&
	    after->value[MEETING_FIRST_POINT].data == NULL))
		return number_points(w, s, after, err);
	return true;
}

/* An agenda that is published hangs on the door from that day on. */
static bool
post(struct writer *w, enum meeting_state to, struct record *after, struct err *err)
{
	return to != PUBLISHED || after->value[MEETING_POSTED].data != NULL ||
	    writer_today(w, &after->value[MEETING_POSTED], err);
}

static bool
allow_meeting_move(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	enum meeting_state from = meeting_state(before->value[MEETING_STATE]);
	enum meeting_state to = meeting_state(after->value[MEETING_STATE]);
	struct db *db = writer_look(w, err);
	struct scene s;
	struct act act = { w, &s, before, after };

	return db != NULL && scene_of_meeting(&s, db, before, writer_arena(w), err) &&
	    (to < from || guards_hold(meeting_guards, &act, after->value[MEETING_STATE], err)) &&
	    number(w, &s, from, to, after, err) && (to < from || post(w, to, after, err));
}

/* Refuses to take a meeting that has points or members away from its assembly. */
static bool
check_assembly(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct db *db;
	struct query *q;

	if (text_same(before->value[MEETING_ASSEMBLY], after->value[MEETING_ASSEMBLY]))
		return true;
	db = writer_look(w, err);
	q = db == NULL ? NULL : query_begin(db, "SELECT id FROM deliberation WHERE meeting = ?1"
	    " UNION ALL SELECT id FROM attendance WHERE meeting = ?1 LIMIT 1", err);
	if (q == NULL)
		return false;
	query_bind_number(q, 1, before->id);
	if (query_next(q, err))
		err_set(err, STATUS_NO, _("assembly: does not change, the meeting has points or "
		    "members of it"));
	query_end(q);
	return err->text == NULL;
}

/* What stands in the minutes of a closed meeting, and does not change any more. */
static bool
keep_meeting(const struct record *before, const struct record *after, struct err *err)
{
	static const int told[] = { MEETING_ASSEMBLY, MEETING_NAME, MEETING_DATE, MEETING_START,
		MEETING_END, MEETING_PLACE, MEETING_CALL, MEETING_NUMBER, MEETING_EXTRAORDINARY,
		MEETING_REMOTE, MEETING_PAUSE, MEETING_RESUME, MEETING_CATEGORY };

	return meeting_state(before->value[MEETING_STATE]) != CLOSED ||
	    keep(&meeting_entity, told, sizeof told / sizeof *told, before, after,
	    _("the meeting is closed"), err);
}

/* Gives it the days that its assembly wants, unless it has its own; what was computed
 * follows the date. */
static void
set_deadlines(struct writer *w, const struct record *assembly, const struct record *before,
    struct record *after)
{
	static const int fields[][2] = {
		{ MEETING_VALIDATE_BY, ASSEMBLY_VALIDATE_BY },
		{ MEETING_FREEZE_BY, ASSEMBLY_FREEZE_BY },
	};
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct text rule = assembly->value[fields[i][1]], was = { 0 };
		struct text *value = &after->value[fields[i][0]];

		if (before != NULL)
			was = deadline_before(before->value[MEETING_DATE], rule, writer_arena(w));
		if (text_same(*value, was))
			*value = deadline_before(after->value[MEETING_DATE], rule, writer_arena(w));
	}
}

/* What its assembly has to say to a meeting that is made, or comes to be on another day:
 * one that was dissolved makes no more. */
static bool
ask_assembly(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct text link = after->value[MEETING_ASSEMBLY];
	struct record assembly, copy;

	if (link.data == NULL)
		return true;
	if (!writer_get(w, &assembly_entity, id_parse(link), &assembly, &copy, err)) {
		/* That there is such an assembly is for the writer to check. */
		if (err->status != STATUS_NO)
			return false;
		err_clear(err);
		return true;
	}
	if (before == NULL && text_is(assembly.value[ASSEMBLY_STATE], "dissolved"))
		return err_set(err, STATUS_NO,
		    _("rule assembly-dissolved: its assembly is dissolved: %.*s"),
		    (int)link.size, link.data);
	set_deadlines(w, &assembly, before, after);
	return true;
}

bool
meeting_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	static const int hour[] = { MEETING_ASSEMBLY, MEETING_DATE, MEETING_START };
	bool other = before == NULL;
	size_t i;

	if (before != NULL && (!keep_meeting(before, after, err) ||
	    !check_assembly(w, before, after, err)))
		return false;
	if ((before == NULL || !text_same(before->value[MEETING_DATE],
	    after->value[MEETING_DATE])) && !ask_assembly(w, before, after, err))
		return false;
	for (i = 0; i < sizeof hour / sizeof *hour && !other; i++)
		other = !text_same(before->value[hour[i]], after->value[hour[i]]);
	if ((other && after->value[MEETING_START].data != NULL && !check_hour(w, after, err)) ||
	    !remark_number(w, before, after, err))
		return false;
	return before == NULL ||
	    text_same(before->value[MEETING_STATE], after->value[MEETING_STATE]) ||
	    allow_meeting_move(w, before, after, err);
}

/* Meetings: what follows */

/* The points of the assembly that come back each time are on it from the start. */
static bool
bring_recurring(struct writer *w, const struct record *meeting, struct err *err)
{
	struct record before, after, r;
	struct scene s;
	int64_t *ids = NULL;
	size_t count = 0, i;
	struct db *db;
	bool ok = copy_recurring(w, id_parse(meeting->value[MEETING_ASSEMBLY]), &ids, &count,
	    err);

	if (ok && count > 0) {
		db = writer_look(w, err);
		ok = db != NULL && scene_of_meeting(&s, db, meeting, writer_arena(w), err);
	}
	for (i = 0; i < count && ok; i++) {
		ok = writer_get(w, &deliberation_entity, ids[i], &before, &after, err);
		if (!ok)
			break;
		copy_begin(&r, &before, "presented", meeting->value[MEETING_ASSEMBLY],
		    writer_arena(w));
		r.value[DELIBERATION_MEETING] = id_text(meeting->id, writer_arena(w));
		manner_texts(&s.manner, &r);
		ok = agenda_enter(w, &s.meeting, &s.assembly, &r, err) &&
		    copy_end(w, &r, err);
	}
	free(ids);
	return ok;
}

static bool
step_point(struct writer *w, const struct scene *s, int64_t id, struct err *err)
{
	struct record before, after;
	struct act act = { w, s, &before, &after };
	struct text to;
	bool changed;

	if (!writer_get(w, &deliberation_entity, id, &before, &after, err))
		return false;
	to = manner_step(&s->manner, s->state, before.value[DELIBERATION_STATE]);
	if (to.data == NULL)
		return true;
	after.value[DELIBERATION_STATE] = to;
	if (!guards_hold(decision_guards, &act, to, err))
		return err_at_id(id, err);
	manner_texts(&s->manner, &after);
	if (writer_set(w, &deliberation_entity, &before, &after, &changed, err) &&
	    point_follow(w, &before, &after, err))
		return true;
	return err_at_id(id, err);
}

static bool
step_points(struct writer *w, const struct scene *s, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct agenda a;
	size_t i;
	bool ok;

	if (db == NULL || !agenda_read(&a, db, s->meeting.id, err))
		return false;
	for (i = 0, ok = true; i < a.npoint && ok; i++)
		ok = step_point(w, s, a.point[i].id, err);
	agenda_release(&a);
	return ok;
}

bool
meeting_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	enum meeting_state from, to = meeting_state(after->value[MEETING_STATE]);
	struct scene s;
	struct db *db;

	if (before == NULL)
		return bring_recurring(w, after, err);
	from = meeting_state(before->value[MEETING_STATE]);
	if (from == to)
		return true;
	db = writer_look(w, err);
	if (db == NULL || !scene_of_meeting(&s, db, after, writer_arena(w), err))
		return false;
	if (!agenda_refer(w, &s.meeting, &s.assembly, to != CREATED, err))
		return false;
	return step_points(w, &s, err);
}
