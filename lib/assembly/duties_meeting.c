/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "assembly/duty.h"
#include "assembly/manner.h"
#include "assembly/pick.h"
#include "base/mem.h"
#include "law/convocation.h"
#include "rec/id.h"
#include "rec/value.h"

/* What an assembly has set for itself, where the law says nothing or less. */
static const struct rule own_days = { .name = "convocation-days", .article = "",
	.source = "convocation-days of the assembly", .certainty = "text" };
static const struct rule own_day = { .name = "own-day", .article = "",
	.source = "validate-by and freeze-by of the meeting", .certainty = "text" };

/* A meeting, and what its points are to it. */
struct session {
	struct record meeting, assembly;
	day_t date;
	bool budget;              /* a point is a budget or accounts */
	const char *kind;         /* of its convocation, or NULL */
	day_t convened_by;        /* the last day for that; DAY_NONE without */
	int64_t last;             /* the meeting before; ID_NONE without */
	day_t approved;           /* its minutes were */
	day_t members_by;         /* the last day for points of members, likewise */
};

/* A point of a meeting, before it is held. */
struct candidate {
	struct record point;
	bool noted, drafted;
};

/*
 * Meetings: what comes before them
 */

/* Which convocation the meeting needs; NULL when it needs none, or none that is
 * known. */
static const char *
convocation_of(const struct session *s)
{
	struct text kind = s->assembly.value[ASSEMBLY_KIND], call = s->meeting.value[MEETING_CALL];

	if (text_is(kind, "council"))
		return text_is(call, "1") ? "council" : "council-again";
	if (text_is(kind, "cpas-council"))
		return text_is(call, "3") ? "cpas-again" : "cpas";
	if (text_is(kind, "college") && text_is(s->meeting.value[MEETING_EXTRAORDINARY], "yes"))
		return "college";
	return NULL;
}

/* Is there a rule for what has to be there so many jours francs before? */
static bool
known(const struct duties *d, const char *kind, day_t date)
{
	struct buf name = { 0 };
	bool is_known;

	if (kind == NULL)
		return false;
	buf_printf(&name, "convocation-%s", kind);
	is_known = rules_know(d->rules, buf_str(&name), date) &&
	    rules_know(d->rules, "jours-francs", date);
	buf_release(&name);
	return is_known;
}

static struct duty
duty_of(const struct session *s, int name)
{
	struct text what = s->meeting.value[MEETING_NAME];

	return (struct duty){ .name = name, .subject = s->meeting.id,
		.what = what.data != NULL ? what : s->assembly.value[ASSEMBLY_NAME] };
}

/* Adds a duty that is done on the day of the field, by the date in it. */
static void
add_dated(struct duties *d, const struct session *s, struct duty duty, size_t first, day_t done)
{
	duty.met = duty_met_by(d, duty.date, done);
	duty_add(d, duty, first, done, done != DAY_NONE || d->on > s->date);
}

/* The last day for the first call by what the assembly has set itself; DAY_NONE when
 * it has not, or when it meets on a fixed day without being called. */
static day_t
own_latest(const struct session *s)
{
	struct text days = s->assembly.value[ASSEMBLY_CONVOCATION_DAYS];

	if (days.data == NULL || !text_is(s->meeting.value[MEETING_CALL], "1") ||
	    (text_is(s->assembly.value[ASSEMBLY_KIND], "college") && convocation_of(s) == NULL))
		return DAY_NONE;
	return francs_latest(s->date,
	    value_encode(&assembly_entity.field[ASSEMBLY_CONVOCATION_DAYS], days));
}

/* Sets the last day for the convocation: the law's, or that of the assembly where it
 * is earlier. */
static bool
set_convocation(struct duties *d, struct session *s, struct duty *duty, struct err *err)
{
	struct text days = s->assembly.value[ASSEMBLY_CONVOCATION_DAYS];
	day_t own = own_latest(s);
	size_t first = d->trace->count;
	struct buf text = { 0 };

	if (s->kind != NULL && !convocation_latest(s->kind, s->date,
	    day_in(&s->meeting, MEETING_CONVENED), &duty->date, d->rules, d->trace, err))
		return false;
	if (s->kind != NULL)
		duty->rule = d->trace->step[first].rule;
	if (own != DAY_NONE && (s->kind == NULL || own < duty->date)) {
		day_print(&text, s->date);
		buf_printf(&text, " jours-francs=%.*s\tlatest=", (int)days.size, days.data);
		day_print(&text, own);
		trace_add(d->trace, &own_days, "event=%s", buf_str(&text));
		duty->date = own;
		duty->rule = &own_days;
	}
	buf_release(&text);
	return true;
}

/* By which channel the members of a council are convened; no day depends on it. */
static void
tell_channel(struct duties *d, const struct session *s, struct err *err)
{
	const struct rule *rule;

	if (!text_is(s->assembly.value[ASSEMBLY_KIND], "council") ||
	    !rules_know(d->rules, "convocation-channel", s->date))
		return;
	rule = rules_on(d->rules, "convocation-channel", s->date, err);
	trace_add(d->trace, rule, "\tchannel=%s", rule->value);
}

/* The convocation, and the notice to the public, which is due at the same time. */
static bool
add_convocation(struct duties *d, struct session *s, struct err *err)
{
	struct duty duty = duty_of(s, CONVOCATION);
	const struct rule *notice;
	struct buf text = { 0 };
	size_t first = duty_start(d);

	if (!set_convocation(d, s, &duty, err))
		return false;
	if (duty.rule == NULL)
		return true;
	s->convened_by = duty.date;
	tell_channel(d, s, err);
	add_dated(d, s, duty, first, day_in(&s->meeting, MEETING_CONVENED));
	if (!text_is(s->assembly.value[ASSEMBLY_KIND], "council") ||
	    !rules_know(d->rules, "convocation-public", s->date))
		return true;
	notice = rules_on(d->rules, "convocation-public", s->date, err);
	first = duty_start(d);
	day_print(&text, s->convened_by);
	trace_add(d->trace, notice, "convocation=%s\tterm=%s", buf_str(&text), notice->value);
	buf_release(&text);
	duty.name = NOTICE;
	duty.rule = notice;
	add_dated(d, s, duty, first, day_in(&s->meeting, MEETING_POSTED));
	return true;
}

/* What else has to be there some jours francs before. */
static const struct {
	int name;
	const char *assembly; /* the kinds of assembly it is for, joined by commas */
	const char *kind;     /* of law/convocation.h */
	int done;             /* field of the meeting; -1: nobody tells */
	bool budget;          /* only when a point is a budget or accounts */
} terms[] = {
	{ PAPERS, "council", "budget", MEETING_PAPERS, true },
	{ PAPERS, "cpas-council", "cpas-budget", MEETING_PAPERS, true },
	{ MINUTES, "council", "minutes", MEETING_MINUTES, false },
	{ DRAFTS_ONLINE, "council", "drafts-online", MEETING_DRAFTS_ONLINE, false },
	{ MEMBER_POINTS, "council", "member-item", -1, false },
};

/* The terms are those of a first call; that they are also those of the next, which has a
 * shorter one itself, no source says. */
static void
tell_again(struct duties *d, const struct session *s, struct err *err)
{
	struct text call = s->meeting.value[MEETING_CALL];
	const struct rule *rule;

	if (text_is(call, "1") || !rules_know(d->rules, "convocation-again-terms", s->date))
		return;
	rule = rules_on(d->rules, "convocation-again-terms", s->date, err);
	trace_add(d->trace, rule, "call=%.*s\tterms=%s", (int)call.size, call.data, rule->value);
}

static bool
add_terms(struct duties *d, struct session *s, struct err *err)
{
	size_t i;

	for (i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct duty duty = duty_of(s, terms[i].name);
		day_t done = terms[i].done < 0 ? DAY_NONE : day_in(&s->meeting, terms[i].done);
		size_t first = duty_start(d);

		if (!listed(text_of(terms[i].assembly), s->assembly.value[ASSEMBLY_KIND]) ||
		    (terms[i].budget && !s->budget) || !known(d, terms[i].kind, s->date))
			continue;
		if (!convocation_latest(terms[i].kind, s->date, done, &duty.date, d->rules,
		    d->trace, err))
			return false;
		duty.rule = d->trace->step[first].rule;
		tell_again(d, s, err);
		if (terms[i].done >= 0) {
			add_dated(d, s, duty, first, done);
			continue;
		}
		/* It is for the members to keep; then it is over. */
		s->members_by = duty.date;
		duty.met = d->on > duty.date ? DUTY_MET : DUTY_OPEN;
		duty_add(d, duty, first, DAY_NONE, d->on > duty.date);
	}
	return true;
}

/* The minutes of the last meeting, which nobody objects to until the end of this one, are
 * approved then (CDLD L1122-16). */
static bool
add_approval(struct duties *d, const struct session *s, struct err *err)
{
	struct duty duty = duty_of(s, APPROVAL);
	size_t first = duty_start(d);
	struct buf text = { 0 };
	const struct rule *objection;

	if (s->last == ID_NONE || !text_is(s->assembly.value[ASSEMBLY_KIND], "council") ||
	    !rules_know(d->rules, "minutes-objection", s->date) ||
	    !rules_know(d->rules, "minutes-silence", s->date))
		return true;
	objection = rules_on(d->rules, "minutes-objection", s->date, err);
	duty.rule = rules_on(d->rules, "minutes-silence", s->date, err);
	duty.date = s->date;
	duty.met = s->approved != DAY_NONE ? duty_met_by(d, s->date, s->approved) :
	    d->on > s->date ? DUTY_MET : DUTY_OPEN;
	id_print(&text, s->last);
	buf_string(&text, " until=");
	day_print(&text, s->date);
	trace_add(d->trace, objection, "minutes-of=%s\tobjection=%s", buf_str(&text),
	    objection->value);
	trace_add(d->trace, duty.rule, "minutes-of=%s\tsilence=%s", buf_str(&text),
	    duty.rule->value);
	buf_release(&text);
	duty_add(d, duty, first, s->approved, duty.met != DUTY_OPEN);
	return err->text == NULL;
}

/* The days that the meeting has set itself. */
static void
add_own_days(struct duties *d, const struct session *s, bool waiting)
{
	const struct {
		int name, field;
		bool done;
	} days[] = {
		{ VALIDATE_BY, MEETING_VALIDATE_BY, !waiting },
		{ FREEZE_BY, MEETING_FREEZE_BY,
		    meeting_state(s->meeting.value[MEETING_STATE]) != CREATED },
	};
	size_t i;

	for (i = 0; i < sizeof days / sizeof *days; i++) {
		struct duty duty = duty_of(s, days[i].name);
		size_t first = duty_start(d);

		duty.date = moment_day(s->meeting.value[days[i].field]);
		duty.time = moment_time(s->meeting.value[days[i].field]);
		if (duty.date == DAY_NONE)
			continue;
		duty.rule = &own_day;
		duty.met = days[i].done ? DUTY_MET : duty_met_by(d, duty.date, DAY_NONE);
		duty_add(d, duty, first, DAY_NONE, days[i].done || d->on > s->date);
	}
}

/*
 * Points: what comes before their meeting
 */

/* By when the point has to have its note and its draft: with the convocation, or with
 * the point when a member brings it later; DAY_NONE when it is urgent. */
static day_t
ready_by(const struct session *s, const struct record *point)
{
	struct text list = point->value[DELIBERATION_LIST];

	return text_is(list, "normal") ? s->convened_by :
	    text_is(list, "late") ? s->members_by : DAY_NONE;
}

/* Notes, or drafts: those that are missing, else that they are all there. */
static bool
add_ready(struct duties *d, const struct session *s, const struct candidate *c, size_t count,
    int name, const char *rule_name, struct err *err)
{
	const struct rule *rule;
	size_t missing = 0, i, first;
	struct duty duty;

	if (!rules_know(d->rules, rule_name, s->date) || count == 0)
		return true;
	rule = rules_on(d->rules, rule_name, s->date, err);
	for (i = 0; i < count; i++) {
		day_t by = ready_by(s, &c[i].point);

		if (by == DAY_NONE || (name == NOTES ? c[i].noted : c[i].drafted))
			continue;
		missing++;
		first = duty_start(d);
		duty = duty_on_point(&c[i].point, name, rule);
		duty.date = by;
		add_dated(d, s, duty, first, DAY_NONE);
	}
	if (missing > 0)
		return true;
	first = duty_start(d);
	duty = duty_of(s, name);
	duty.date = s->convened_by;
	duty.rule = rule;
	duty.met = DUTY_MET;
	duty_add(d, duty, first, DAY_NONE, true);
	return true;
}

/* Points that the members did not have when they were convened, and that are neither
 * theirs nor urgent: who is told of them by the last day can be convened to them. */
static bool
add_behind(struct duties *d, const struct session *s, const struct candidate *c, size_t count,
    struct err *err)
{
	day_t convened = day_in(&s->meeting, MEETING_CONVENED);
	const struct rule *urgency;
	struct buf text = { 0 };
	size_t i;

	if (s->kind == NULL || convened == DAY_NONE || !rules_know(d->rules, "urgency", s->date))
		return true;
	urgency = rules_on(d->rules, "urgency", s->date, err);
	for (i = 0; i < count && err->text == NULL; i++) {
		day_t entered = day_in(&c[i].point, DELIBERATION_ENTERED), latest;
		struct duty duty = duty_on_point(&c[i].point, AGENDA, urgency);
		size_t first = duty_start(d);

		if (entered == DAY_NONE || entered <= convened ||
		    !text_is(c[i].point.value[DELIBERATION_LIST], "normal") ||
		    !convocation_latest(s->kind, s->date, convened, &latest, d->rules, d->trace,
		    err))
			continue;
		duty.date = s->convened_by;
		buf_clear(&text);
		day_print(&text, convened);
		buf_string(&text, " entered=");
		day_print(&text, entered);
		trace_add(d->trace, urgency, "convened=%s list=normal\tshare=%s", buf_str(&text),
		    urgency->value);
		add_dated(d, s, duty, first, DAY_NONE);
	}
	buf_release(&text);
	return err->text == NULL;
}

/* The points of members: was each handed in in time? */
static bool
add_handed(struct duties *d, const struct session *s, const struct candidate *c, size_t count,
    struct err *err)
{
	size_t i;

	for (i = 0; i < count; i++) {
		day_t handed = day_in(&c[i].point, DELIBERATION_HANDED);
		struct duty duty = duty_on_point(&c[i].point, MEMBER_POINTS, NULL);
		size_t first = duty_start(d);

		if (handed == DAY_NONE)
			continue;
		if (!convocation_latest("member-item", s->date, handed, &duty.date, d->rules,
		    d->trace, err))
			return err_at_id(c[i].point.id, err);
		duty.rule = d->trace->step[first].rule;
		add_dated(d, s, duty, first, handed);
	}
	return true;
}

static const struct pick candidate_picks[] = {
	{ &deliberation_entity, (const int[]){ DELIBERATION_TITLE, DELIBERATION_PRIVACY,
	    DELIBERATION_LIST, DELIBERATION_ACT, DELIBERATION_HANDED,
	    DELIBERATION_ENTERED, -1 } },
	{ 0 }
};

/* Whether it has a note and a draft is told without reading them. */
static struct query *
begin_candidates(struct db *db, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, candidate_picks);
	buf_string(&sql, ", note IS NOT NULL OR act IS 'heading', decision IS NOT NULL"
	    " OR act IN ('heading', 'information', 'question')"
	    " FROM deliberation WHERE meeting = ?1 ORDER BY number, id");
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	return q;
}

static bool
is_budget(const struct record *point)
{
	return text_is(point->value[DELIBERATION_ACT], "budget") ||
	    text_is(point->value[DELIBERATION_ACT], "accounts");
}

static struct candidate *
read_candidates(struct session *s, struct query *q, size_t *count, struct arena *arena,
    struct err *err)
{
	struct candidate *c = NULL, *last;
	struct record *record;
	size_t size = DELIBERATION_FIELDS * sizeof *record->value;
	int column;

	*count = 0;
	query_bind_number(q, 1, s->meeting.id);
	while (query_next(q, err)) {
		if ((*count & (*count - 1)) == 0)
			c = mem_resize(c, *count == 0 ? 1 : *count * 2, sizeof *c);
		last = &c[(*count)++];
		record = &last->point;
		*record = (struct record){ .value = arena_alloc(arena, size) };
		memset(record->value, 0, size);
		column = pick_row(q, candidate_picks, &record, arena);
		last->noted = query_number(q, column) != 0;
		last->drafted = query_number(q, column + 1) != 0;
		s->budget |= is_budget(record);
	}
	query_reset(q);
	return c;
}

static bool
add_points(struct duties *d, const struct session *s, const struct candidate *c, size_t count,
    struct err *err)
{
	return !text_is(s->assembly.value[ASSEMBLY_KIND], "council") || (
	    add_ready(d, s, c, count, NOTES, "convocation-note", err) &&
	    add_ready(d, s, c, count, DRAFTS, "convocation-draft", err) &&
	    add_behind(d, s, c, count, err) &&
	    (s->members_by == DAY_NONE || add_handed(d, s, c, count, err)));
}

/*
 * Meetings: one after the other
 */

static const struct pick session_picks[] = {
	{ &meeting_entity, (const int[]){ MEETING_NAME, MEETING_DATE, MEETING_CALL,
	    MEETING_STATE, MEETING_EXTRAORDINARY, MEETING_CONVENED, MEETING_POSTED,
	    MEETING_DRAFTS_ONLINE, MEETING_PAPERS, MEETING_MINUTES, MEETING_VALIDATE_BY,
	    MEETING_FREEZE_BY, -1 } },
	{ &assembly_entity, (const int[]){ ASSEMBLY_NAME, ASSEMBLY_KIND,
	    ASSEMBLY_CONVOCATION_DAYS, -1 } },
	{ 0 }
};

/* The statements that read meetings, their points, and what waits for them. */
struct reading {
	struct query *sessions, *candidates, *waiting, *last;
};

/* What comes before a meeting is due on its day at the latest, and a year before at
 * the earliest. */
#define EARLIEST 366

static bool
begin(struct reading *r, const struct duties *d, struct db *db, int64_t meeting,
    struct err *err)
{
	day_t from = d->from, until = d->until == DAY_NONE ? DAY_NONE :
	    day_add(d->until, EARLIEST);
	struct buf sql = { 0 };

	if (d->open && from < d->on)
		from = d->on;
	pick_select(&sql, session_picks);
	buf_string(&sql, " FROM meeting CROSS JOIN assembly ON assembly.id = meeting.assembly");
	buf_string(&sql, meeting != ID_NONE ? " WHERE meeting.id = ?1" :
	    " WHERE meeting.date BETWEEN ?1 AND ?2 ORDER BY meeting.date, meeting.id");
	r->sessions = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (r->sessions != NULL)
		r->candidates = begin_candidates(db, err);
	if (r->candidates != NULL)
		r->waiting = query_begin(db, "SELECT state FROM deliberation WHERE preferred = ?1",
		    err);
	if (r->waiting != NULL)
		r->last = query_begin(db, "SELECT id, approved FROM meeting WHERE date < ?1"
		    " AND assembly = ?2 ORDER BY date DESC, id DESC LIMIT 1", err);
	if (r->last == NULL)
		return false;
	if (meeting != ID_NONE) {
		query_bind_number(r->sessions, 1, meeting);
	} else {
		bind_day(r->sessions, 1, from == DAY_NONE ? DAY_FIRST : from);
		bind_day(r->sessions, 2, until == DAY_NONE ? DAY_LAST : until);
	}
	return true;
}

static void
end(struct reading *r)
{
	query_end(r->sessions);
	query_end(r->candidates);
	query_end(r->waiting);
	query_end(r->last);
}

/* Finds the meeting of the assembly before this one. */
static void
find_last(struct query *q, struct session *s, struct err *err)
{
	query_bind_text(q, 1, s->meeting.value[MEETING_DATE]);
	query_bind_number(q, 2, s->assembly.id);
	s->last = ID_NONE;
	if (query_next(q, err)) {
		s->last = query_number(q, 0);
		s->approved = day_parse(query_text(q, 1));
	}
	query_reset(q);
}

/* Is a point that is meant for the meeting not validated yet? */
static bool
is_waited_for(struct query *q, const struct session *s, struct err *err)
{
	bool waiting = false;

	if (s->meeting.value[MEETING_VALIDATE_BY].data == NULL)
		return false;
	query_bind_number(q, 1, s->meeting.id);
	while (!waiting && query_next(q, err))
		waiting = is_level(query_text(q, 0)) && !text_is(query_text(q, 0), "validated");
	query_reset(q);
	return waiting;
}

static bool
add_session(struct duties *d, struct session *s, struct reading *r, struct arena *arena,
    struct err *err)
{
	struct candidate *c = NULL;
	size_t count = 0;
	bool waiting, ok;

	if (listed(text_of("council,cpas-council"), s->assembly.value[ASSEMBLY_KIND]))
		c = read_candidates(s, r->candidates, &count, arena, err);
	waiting = is_waited_for(r->waiting, s, err);
	find_last(r->last, s, err);
	ok = err->text == NULL;

	s->date = day_in(&s->meeting, MEETING_DATE);
	s->kind = convocation_of(s);
	if (!known(d, s->kind, s->date))
		s->kind = NULL;
	if (ok) {
		add_own_days(d, s, waiting);
		ok = (add_convocation(d, s, err) && add_terms(d, s, err) &&
		    add_approval(d, s, err)) ||
		    err_at_id(s->meeting.id, err);
	}
	ok = ok && add_points(d, s, c, count, err);
	free(c);
	return ok;
}

bool
duties_of_meetings(struct duties *d, struct db *db, int64_t meeting, struct err *err)
{
	struct text m[MEETING_FIELDS] = { 0 }, a[ASSEMBLY_FIELDS] = { 0 };
	struct reading r = { 0 };
	struct arena arena = { 0 };
	bool ok = begin(&r, d, db, meeting, err);

	while (ok && query_next(r.sessions, err)) {
		struct session s = { .meeting.value = m, .assembly.value = a };
		struct record *const records[] = { &s.meeting, &s.assembly };

		arena_clear(&arena);
		pick_row(r.sessions, session_picks, records, &arena);
		ok = add_session(d, &s, &r, &arena, err);
	}
	end(&r);
	arena_release(&arena);
	return ok && err->text == NULL;
}
