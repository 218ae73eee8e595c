/* SPDX-License-Identifier: EUPL-1.2 */
/* The conduct of points. */
#include "assembly/flow.h"

#include <string.h>

#include "assembly/agenda.h"
#include "assembly/asking.h"
#include "assembly/copy.h"
#include "assembly/demand.h"
#include "assembly/guard.h"
#include "assembly/voting.h"
#include "law/supervision.h"
#include "rec/id.h"
#include "rec/value.h"

/* Where they can go */

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

/* What may refuse it */

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

static bool
is_on_agenda(const struct act *a, struct err *err)
{
	const struct sitting *s = act_sitting(a, err);

	return s != NULL && voting_urgency(s, a->after->id, NULL, err);
}

static bool
votes_agree(const struct act *a, struct err *err)
{
	const struct sitting *s = act_sitting(a, err);

	return s != NULL && voting_allows(s, a->after->id,
	    a->after->value[DELIBERATION_STATE].data, err);
}

/* Few acts take a secret ballot: the sitting is not read for a point that tells none. */
static bool
is_balloted(const struct act *a, struct err *err)
{
	const struct sitting *s = a->after->value[DELIBERATION_ACT].data == NULL ? NULL :
	    act_sitting(a, err);

	return s == NULL ? err->text == NULL : voting_balloted(s, a->after->id, err);
}

static bool
is_released(const struct act *a, struct err *err)
{
	const struct sitting *s = a->scene->meeting.id == ID_NONE ? NULL : act_sitting(a, err);

	return s == NULL ? err->text == NULL : voting_releases(s, a->before->id, err);
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
	const struct sitting *s = is_handed_in(a) ? act_sitting(a, err) : NULL;
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
	const struct sitting *s = is_handed_in(a) ? act_sitting(a, err) : NULL;
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

/* Also when the meeting comes to be on another day. */
static const struct guard day_guards[] = {
	{ "meeting-held", AFTER_DEBATE, act_is_held, N_("its meeting is still to come") },
	{ 0 }
};

/* Also when the point moves because its meeting does. */
static const struct guard decision_guards[] = {
	{ "decision-text", "pre-accepted,accepted,accepted-modified", has_text,
	    N_("neither motivation nor decision") },
	{ "urgency", "pre-accepted,accepted,accepted-modified,refused", is_on_agenda, NULL },
	{ "member-point", "pre-accepted,accepted,accepted-modified,refused", author_is_there,
	    NULL },
	{ "decision-votes", "accepted,accepted-modified,refused", votes_agree, NULL },
	{ "secret-ballot", "accepted,accepted-modified", is_balloted, NULL },
	{ 0 }
};

static bool
may_decide(const struct act *act, struct text to, struct err *err)
{
	return guards_hold(day_guards, act, to, err) && guards_hold(decision_guards, act, to, err);
}

/* What the minutes of a meeting say stays as it is once that is closed. */
static const int minuted[] = {
	DELIBERATION_TITLE, DELIBERATION_PRIVACY, DELIBERATION_LIST, DELIBERATION_MOTIVATION,
	DELIBERATION_DECISION, DELIBERATION_MEETING, DELIBERATION_NUMBER,
	DELIBERATION_REFERENCE, DELIBERATION_OBSERVATIONS,
};

/* Nor does a point come onto its agenda. */
static bool
is_not_closed(const struct scene *s, struct err *err)
{
	return s->state != CLOSED || err_set(err, STATUS_NO, _("%s: rule meeting-closed: %s"),
	    deliberation_entity.field[DELIBERATION_MEETING].name, _("its meeting is closed"));
}

static bool
keep_minuted(const struct scene *s, const struct record *before,
    const struct record *after, struct err *err)
{
	return s->state != CLOSED || guard_fields(&deliberation_entity, minuted,
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

/* A point that goes to another meeting, or to none, leaves the agenda that kept a number for
 * it, by the rules by which it would be withdrawn; to be called when nothing else can refuse
 * it any more. */
static bool
leave_other(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	static const int fields[] = { DELIBERATION_NUMBER, DELIBERATION_REFERENCE,
		DELIBERATION_ENTERED };
	struct scene s;
	struct act act = { w, &s, before, after };
	size_t i;

	if (text_same(before->value[DELIBERATION_MEETING], after->value[DELIBERATION_MEETING]) ||
	    before->value[DELIBERATION_NUMBER].data == NULL)
		return true;
	if (!scene_now(&s, w, before, err) ||
	    !guards_hold(agenda_guards, &act, text_of("validated"), err))
		return false;
	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		if (text_same(before->value[fields[i]], after->value[fields[i]]))
			after->value[fields[i]] = (struct text){ 0 };
	return agenda_leave(w, before, err);
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
	return enter_today(w, &s.meeting, after, err) && leave_other(w, before, after, err) &&
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
	    !may_decide(&act, to, err))
		return false;
	manner_texts(&s.manner, after);
	/* What goes through the levels again keeps its place until it comes back. */
	return !is_level(to) || text_is(from, "out-of-meeting") || text_is(to, "draft") ||
	    take_off(w, before, after, err);
}

/* What goes through the levels may still be for another meeting, and waits for advices. */
static bool
allow_level_change(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	bool other = !text_same(before->value[DELIBERATION_MEETING],
	    after->value[DELIBERATION_MEETING]) || !text_same(
	    before->value[DELIBERATION_ASSEMBLY], after->value[DELIBERATION_ASSEMBLY]);
	bool number = !text_same(before->value[DELIBERATION_NUMBER],
	    after->value[DELIBERATION_NUMBER]);
	bool concerns = advice_concerns(before, after);
	struct scene s;

	return (!other && !number && !concerns) || (scene_now(&s, w, after, err) &&
	    ((!other && !number) || is_not_closed(&s, err)) &&
	    (!concerns || advice_waits(w, &s.manner, before, err)) &&
	    leave_other(w, before, after, err));
}

static bool
allow_change(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	bool same = text_same(before->value[DELIBERATION_MEETING],
	    after->value[DELIBERATION_MEETING]);
	struct text number = after->value[DELIBERATION_NUMBER];
	struct scene s;

	if (!(same && text_same(before->value[DELIBERATION_NUMBER], number)) &&
	    after->value[DELIBERATION_MEETING].data != NULL && (same || number.data != NULL) &&
	    !agenda_renumber(w, id_parse(after->value[DELIBERATION_MEETING]), err))
		return false;
	/* The closed part comes behind the public one. */
	if (same && before->value[DELIBERATION_MEETING].data != NULL && !text_same(
	    before->value[DELIBERATION_PRIVACY], after->value[DELIBERATION_PRIVACY]))
		agenda_reorder(w, id_parse(before->value[DELIBERATION_MEETING]));
	if (is_level(before->value[DELIBERATION_STATE]))
		return allow_level_change(w, before, after, err);
	if (!same)
		return err_set(err, STATUS_NO, _("%s: rule agenda-meeting: %s"),
		    deliberation_entity.field[DELIBERATION_MEETING].name,
		    _("is on an agenda; deliberation-withdraw takes it off"));
	/* Another assembly than its meeting's has no scene for it. */
	return scene_now(&s, w, after, err) && keep_minuted(&s, before, after, err) &&
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
	if (before == NULL)
		return after->value[DELIBERATION_MEETING].data == NULL ||
		    (scene_of_new(&s, w, after, &there, err) &&
		    (!there || (check_days(&s, after, err) && is_not_closed(&s, err))));
	if (text_same(before->value[DELIBERATION_STATE], after->value[DELIBERATION_STATE]))
		return allow_change(w, before, after, err);
	return allow_move(w, before, after, err);
}

/* Is the point one that another assembly decides on after this one? */
static bool
is_sent(const struct record *point)
{
	return point->value[DELIBERATION_SEND_TO].data != NULL &&
	    listed(text_of("accepted,accepted-modified"), point->value[DELIBERATION_STATE]);
}

static bool
is_postponed(const struct record *point)
{
	return text_is(point->value[DELIBERATION_STATE], "postponed-next");
}

/* Makes the point that follows on this one; who takes back what it follows from is told of
 * it. */
static bool
succeed(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	bool moved = !text_same(before->value[DELIBERATION_STATE],
	    after->value[DELIBERATION_STATE]);
	bool sent = is_sent(after) && (moved || !text_same(before->value[DELIBERATION_SEND_TO],
	    after->value[DELIBERATION_SEND_TO]));
	struct scene s;

	if (moved && is_open(after->value[DELIBERATION_STATE]) &&
	    (is_sent(before) || is_postponed(before)))
		return copy_remark(w, after->id, err);
	if (!sent && !(moved && is_postponed(after)))
		return true;
	/* What waits for the next meeting has its texts as they were. */
	return scene_now(&s, w, after, err) &&
	    (sent ? copy_sent(w, &s, after, err) : copy_postponed(w, &s, before, err));
}

bool
point_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	sitting_follow(w, &deliberation_entity, before, after);
	return advice_follows(w, before, after, err) &&
	    (before == NULL || succeed(w, before, after, err));
}

bool
point_attach(struct writer *w, const struct record *point, struct err *err)
{
	return advice_admits(w, point, err);
}

/* Reads the point, and sets its state to where it goes along with its meeting; *GOES tells
 * whether it does. */
static bool
begin_step(struct writer *w, const struct scene *s, int64_t id, struct record *before,
    struct record *after, bool *goes, struct err *err)
{
	struct text to;

	if (!writer_get(w, &deliberation_entity, id, before, after, err))
		return false;
	to = manner_step(&s->manner, s->state, before->value[DELIBERATION_STATE]);
	*goes = to.data != NULL;
	if (*goes)
		after->value[DELIBERATION_STATE] = to;
	return true;
}

bool
point_may_step(struct writer *w, const struct scene *s, int64_t id, struct err *err)
{
	struct record before, after;
	struct act act = { w, s, &before, &after };
	bool goes;

	return (begin_step(w, s, id, &before, &after, &goes, err) && (!goes ||
	    may_decide(&act, after.value[DELIBERATION_STATE], err))) || err_at_id(id, err);
}

bool
point_may_stand(struct writer *w, const struct scene *s, int64_t id, struct err *err)
{
	struct record before, after;
	struct act act = { w, s, &before, &after };

	return (writer_get(w, &deliberation_entity, id, &before, &after, err) &&
	    guards_hold(day_guards, &act, after.value[DELIBERATION_STATE], err) &&
	    check_days(s, &after, err)) || err_at_id(id, err);
}

bool
point_step(struct writer *w, const struct scene *s, int64_t id, struct err *err)
{
	struct record before, after;
	bool goes, changed;

	if (!begin_step(w, s, id, &before, &after, &goes, err))
		return err_at_id(id, err);
	if (!goes)
		return true;
	manner_texts(&s->manner, &after);
	return (writer_set(w, &deliberation_entity, &before, &after, &changed, err) &&
	    point_follow(w, &before, &after, err)) || err_at_id(id, err);
}

/* Presents the point to the meeting, or lets it wait for it. */
static bool
present_or_wait(struct writer *w, int64_t id, struct text meeting, struct err *err)
{
	struct record before, after, wait;
	bool changed;

	if (!writer_get(w, &deliberation_entity, id, &before, &after, err) ||
	    !writer_get(w, &deliberation_entity, id, &before, &wait, err))
		return false;
	after.value[DELIBERATION_MEETING] = meeting;
	if (present(w, &before, &after, err))
		return writer_set(w, &deliberation_entity, &before, &after, &changed, err) &&
		    point_follow(w, &before, &after, err);
	if (err->status != STATUS_NO)
		return false;
	err_at_id(id, err);
	writer_remark(w, _("%s; the point waits to be presented"), err->text);
	err_clear(err);
	wait.value[DELIBERATION_PREFERRED] = meeting;
	return writer_set(w, &deliberation_entity, &before, &wait, &changed, err);
}

bool
point_recur(struct writer *w, const struct scene *s, int64_t id, struct err *err)
{
	struct record model, copy, r;

	if (!writer_get(w, &deliberation_entity, id, &model, &copy, err))
		return false;
	copy_begin(&r, &model, "validated", s->meeting.value[MEETING_ASSEMBLY], writer_arena(w));
	return copy_end(w, &r, err) &&
	    present_or_wait(w, r.id, id_text(s->meeting.id, writer_arena(w)), err);
}
