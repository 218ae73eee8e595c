/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/duties.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/advising.h"
#include "assembly/manner.h"
#include "assembly/pick.h"
#include "base/mem.h"
#include "law/convocation.h"
#include "law/publication.h"
#include "law/supervision.h"
#include "rec/id.h"
#include "rec/value.h"

enum {
	VALIDATE_BY, FREEZE_BY, CONVOCATION, NOTICE, PAPERS, MINUTES, NOTES, DRAFTS,
	MEMBER_POINTS, DRAFTS_ONLINE, ADVICE, COPIES, SENDING, SUPERVISION, PUBLICATION, EFFECT,
	EMBARGO
};

const char *const duty_names[] = {
	"validate-by", "freeze-by", "convocation", "notice", "papers", "minutes", "notes",
	"drafts", "member-points", "drafts-online", "advice", "copies", "sending", "supervision",
	"publication", "effect", "embargo", NULL
};

const char *const duty_helps[] = {
	N_("points are validated"), N_("agenda is settled"), N_("members are convened"),
	N_("public is told of the agenda"), N_("members have the papers of budget and accounts"),
	N_("minutes of the last meeting are at disposal"), N_("synthesis note is there"),
	N_("draft of the decision is there"), N_("members hand in points"),
	N_("drafts are on the web site"), N_("advice is given"),
	N_("copies go to the provincial college"), N_("act is sent to its supervision"),
	N_("term of the supervision ends"), N_("by-law is published"),
	N_("by-law begins to bind"), N_("secrecy ends"), NULL
};

const char *const duty_met_words[] = { "open", "yes", "no", NULL };

/* What an assembly has set for itself, where the law says nothing or less. */
static const struct rule own_days = { .name = "convocation-days", .value = "", .unit = "",
	.article = "", .source = "convocation-days of the assembly", .certainty = "text", .note = "" };
static const struct rule own_day = { .name = "own-day", .value = "", .unit = "", .article = "",
	.source = "validate-by and freeze-by of the meeting", .certainty = "text", .note = "" };

/* A meeting, and what its points are to it. */
struct session {
	struct record meeting, assembly;
	day_t date;
	bool budget;              /* a point is a budget or accounts */
	const char *kind;         /* of its convocation, or NULL */
	day_t convened_by;        /* the last day for that; DAY_NONE without */
	day_t members_by;         /* the last day for points of members, likewise */
};

/* A point of a meeting, before it is held. */
struct candidate {
	struct record point;
	bool noted, drafted;
};

/*
 * One duty
 */

/* How sure is the least sure of the rules? */
static const char *
weakest(const struct trace *t, size_t first, const struct rule *rule)
{
	static const char *const words[] = { "text", "secondary", "unverified" };
	size_t worst = 0, i, k;

	for (i = first; i <= t->count; i++) {
		const char *certainty = i < t->count ? t->step[i].rule->certainty : rule->certainty;

		for (k = worst; k < 3; k++)
			if (strcmp(certainty, words[k]) == 0)
				worst = k;
	}
	return words[worst];
}

static void
conclude(const struct duties *d, const struct duty *duty, day_t done)
{
	struct buf text = { 0 };

	buf_printf(&text, "duty=%s subject=", duty_names[duty->name]);
	id_print(&text, duty->subject);
	if (duty->date != DAY_NONE) {
		buf_string(&text, " date=");
		day_print(&text, duty->date);
	}
	if (done != DAY_NONE) {
		buf_string(&text, " done=");
		day_print(&text, done);
	}
	buf_string(&text, " on=");
	day_print(&text, d->on);
	trace_add(d->trace, duty->rule, "%s\tmet=%s", buf_str(&text), duty_met_words[duty->met]);
	buf_release(&text);
}

/* Starts a duty: its steps come behind those of the ones before, or in their place. */
static size_t
start(struct duties *d)
{
	if (!d->explain)
		trace_clear(d->trace);
	return d->trace->count;
}

/* Adds the duty, unless it is not one of those that are looked for.  FIRST is where
 * its steps start; SETTLED tells that nothing can be done about it any more. */
static void
add(struct duties *d, struct duty duty, size_t first, day_t done, bool settled)
{
	if ((d->only >= 0 && duty.name != d->only) || (d->open && settled) ||
	    (d->from != DAY_NONE && (duty.date == DAY_NONE || duty.date < d->from)) ||
	    (d->until != DAY_NONE && (duty.date == DAY_NONE || duty.date > d->until)))
		return;
	duty.certainty = weakest(d->trace, first, duty.rule);
	duty.what = arena_copy(&d->arena, duty.what);
	if (d->explain)
		conclude(d, &duty, done);
	duty.first = first;
	duty.count = d->trace->count - first;
	if ((d->count & (d->count - 1)) == 0)
		d->duty = mem_resize(d->duty, d->count == 0 ? 1 : d->count * 2, sizeof *d->duty);
	d->duty[d->count++] = duty;
}

/* Was what is to be done by the date done on the day (DAY_NONE: not)? */
static enum duty_met
met_by(const struct duties *d, day_t date, day_t done)
{
	if (done != DAY_NONE)
		return done <= date ? DUTY_MET : DUTY_MISSED;
	return d->on > date ? DUTY_MISSED : DUTY_OPEN;
}

static day_t
day_in(const struct record *r, int field)
{
	return day_parse(r->value[field]);
}

/* Puts the subject in front of an error. */
static bool
at(int64_t subject, struct err *err)
{
	struct buf id = { 0 };

	id_print(&id, subject);
	err_at(err, "%s", buf_str(&id));
	buf_release(&id);
	return false;
}

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
	duty.met = met_by(d, duty.date, done);
	add(d, duty, first, done, done != DAY_NONE || d->on > s->date);
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

/* The convocation, and the notice to the public, which is due at the same time. */
static bool
add_convocation(struct duties *d, struct session *s, struct err *err)
{
	struct duty duty = duty_of(s, CONVOCATION);
	const struct rule *notice;
	struct buf text = { 0 };
	size_t first = start(d);

	if (!set_convocation(d, s, &duty, err))
		return false;
	if (duty.rule == NULL)
		return true;
	s->convened_by = duty.date;
	add_dated(d, s, duty, first, day_in(&s->meeting, MEETING_CONVENED));
	if (!text_is(s->assembly.value[ASSEMBLY_KIND], "council") ||
	    !rules_know(d->rules, "convocation-public", s->date))
		return true;
	notice = rules_on(d->rules, "convocation-public", s->date, err);
	first = start(d);
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

static bool
add_terms(struct duties *d, struct session *s, struct err *err)
{
	size_t i;

	for (i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct duty duty = duty_of(s, terms[i].name);
		day_t done = terms[i].done < 0 ? DAY_NONE : day_in(&s->meeting, terms[i].done);
		size_t first = start(d);

		if (!listed(text_of(terms[i].assembly), s->assembly.value[ASSEMBLY_KIND]) ||
		    (terms[i].budget && !s->budget) || !known(d, terms[i].kind, s->date))
			continue;
		if (!convocation_latest(terms[i].kind, s->date, done, &duty.date, d->rules, d->trace,
		    err))
			return false;
		duty.rule = d->trace->step[first].rule;
		if (terms[i].done >= 0) {
			add_dated(d, s, duty, first, done);
			continue;
		}
		/* It is for the members to keep; then it is over. */
		s->members_by = duty.date;
		duty.met = d->on > duty.date ? DUTY_MET : DUTY_OPEN;
		add(d, duty, first, DAY_NONE, d->on > duty.date);
	}
	return true;
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
		size_t first = start(d);

		duty.date = day_in(&s->meeting, days[i].field);
		if (duty.date == DAY_NONE)
			continue;
		duty.rule = &own_day;
		duty.met = days[i].done ? DUTY_MET : met_by(d, duty.date, DAY_NONE);
		add(d, duty, first, DAY_NONE, days[i].done || d->on > s->date);
	}
}

/*
 * Points: what comes before their meeting
 */

static struct duty
duty_on(const struct record *point, int name, const struct rule *rule)
{
	return (struct duty){ .name = name, .subject = point->id, .rule = rule,
		.what = point->value[DELIBERATION_TITLE],
		.secret = text_is(point->value[DELIBERATION_PRIVACY], "secret") };
}

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
		first = start(d);
		duty = duty_on(&c[i].point, name, rule);
		duty.date = by;
		add_dated(d, s, duty, first, DAY_NONE);
	}
	if (missing > 0)
		return true;
	first = start(d);
	duty = duty_of(s, name);
	duty.date = s->convened_by;
	duty.rule = rule;
	duty.met = DUTY_MET;
	add(d, duty, first, DAY_NONE, true);
	return true;
}

/* The points of members: was each handed in in time? */
static bool
add_handed(struct duties *d, const struct session *s, const struct candidate *c, size_t count,
    struct err *err)
{
	size_t i;

	for (i = 0; i < count; i++) {
		day_t handed = day_in(&c[i].point, DELIBERATION_HANDED);
		struct duty duty = duty_on(&c[i].point, MEMBER_POINTS, NULL);
		size_t first = start(d);

		if (handed == DAY_NONE)
			continue;
		if (!convocation_latest("member-item", s->date, handed, &duty.date, d->rules,
		    d->trace, err))
			return at(c[i].point.id, err);
		duty.rule = d->trace->step[first].rule;
		add_dated(d, s, duty, first, handed);
	}
	return true;
}

static const struct pick candidate_picks[] = {
	{ &deliberation_entity, DELIBERATION_TITLE }, { &deliberation_entity, DELIBERATION_PRIVACY },
	{ &deliberation_entity, DELIBERATION_LIST }, { &deliberation_entity, DELIBERATION_ACT },
	{ &deliberation_entity, DELIBERATION_HANDED },
	{ 0 }
};

/* Whether it has a note and a draft is told without reading them. */
static struct query *
begin_candidates(struct db *db, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, candidate_picks);
	buf_string(&sql, ", note IS NOT NULL, decision IS NOT NULL OR act IS 'information'"
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
	    (s->members_by == DAY_NONE || add_handed(d, s, c, count, err)));
}

/*
 * Meetings: one after the other
 */

static const struct pick session_picks[] = {
	{ &meeting_entity, MEETING_NAME }, { &meeting_entity, MEETING_DATE },
	{ &meeting_entity, MEETING_CALL }, { &meeting_entity, MEETING_STATE },
	{ &meeting_entity, MEETING_EXTRAORDINARY }, { &meeting_entity, MEETING_CONVENED },
	{ &meeting_entity, MEETING_POSTED }, { &meeting_entity, MEETING_DRAFTS_ONLINE },
	{ &meeting_entity, MEETING_PAPERS }, { &meeting_entity, MEETING_MINUTES },
	{ &meeting_entity, MEETING_VALIDATE_BY }, { &meeting_entity, MEETING_FREEZE_BY },
	{ &assembly_entity, ASSEMBLY_NAME }, { &assembly_entity, ASSEMBLY_KIND },
	{ &assembly_entity, ASSEMBLY_CONVOCATION_DAYS },
	{ 0 }
};

/* The statements that read meetings, their points, and what waits for them. */
struct reading {
	struct query *sessions, *candidates, *waiting;
};

static void
bind_day(struct query *q, int at_parameter, day_t day)
{
	struct buf text = { 0 };

	day_print(&text, day);
	query_keep_text(q, at_parameter, (struct text){ text.data, text.size });
	buf_release(&text);
}

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
	buf_string(&sql, " FROM meeting CROSS JOIN assembly ON assembly.id = meeting.assembly WHERE ");
	buf_string(&sql, meeting != ID_NONE ? "meeting.id = ?1" :
	    "meeting.date BETWEEN ?1 AND ?2 ORDER BY meeting.date, meeting.id");
	r->sessions = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (r->sessions != NULL)
		r->candidates = begin_candidates(db, err);
	if (r->candidates != NULL)
		r->waiting = query_begin(db, "SELECT state FROM deliberation WHERE preferred = ?1",
		    err);
	if (r->waiting == NULL)
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
	ok = err->text == NULL;

	s->date = day_in(&s->meeting, MEETING_DATE);
	s->kind = convocation_of(s);
	if (!known(d, s->kind, s->date))
		s->kind = NULL;
	if (ok) {
		add_own_days(d, s, waiting);
		ok = (add_convocation(d, s, err) && add_terms(d, s, err)) || at(s->meeting.id, err);
	}
	ok = ok && add_points(d, s, c, count, err);
	free(c);
	return ok;
}

static bool
read_sessions(struct duties *d, struct db *db, int64_t meeting, struct err *err)
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

/*
 * Acts: what comes after the decision
 */

/* An act that was decided on, and its meeting. */
struct act {
	struct record point, meeting, assembly;
	day_t adopted;
};

/* Is the rule NAME-KIND known for the day? */
static bool
supervises(const struct duties *d, const char *what, const char *kind, day_t day)
{
	struct buf name = { 0 };
	bool is_known;

	buf_printf(&name, "supervision-%s-%s", what, kind);
	is_known = rules_know(d->rules, buf_str(&name), day);
	buf_release(&name);
	return is_known;
}

static bool
add_sending(struct duties *d, const struct act *a, const char *kind, struct err *err)
{
	struct supervision s = { .adopted = a->adopted };
	struct duty duty = duty_on(&a->point, SENDING, NULL);
	day_t sent = day_in(&a->point, DELIBERATION_SENT);
	size_t first = start(d);

	if (!supervises(d, "send", kind, a->adopted))
		return true;
	if (!supervision_judge(&s, kind, &d->off, d->rules, d->trace, err))
		return false;
	duty.rule = d->trace->step[first].rule;
	duty.date = s.send_by;
	duty.met = met_by(d, duty.date, sent);
	add(d, duty, first, sent, sent != DAY_NONE);
	return true;
}

/* The term of the authority: it ends with an approval, or in silence. */
static bool
add_supervision(struct duties *d, const struct act *a, const char *kind, struct err *err)
{
	day_t approved = day_in(&a->point, DELIBERATION_APPROVED);
	struct supervision s = { .received = day_in(&a->point, DELIBERATION_RECEIVED),
		.extended = text_is(a->point.value[DELIBERATION_EXTENDED], "yes") };
	struct duty duty = duty_on(&a->point, SUPERVISION, NULL);
	struct buf name = { 0 };
	size_t first = start(d);
	bool over;

	if (s.received == DAY_NONE || !supervises(d, "term", kind, s.received))
		return true;
	if (!supervision_judge(&s, kind, &d->off, d->rules, d->trace, err))
		return false;
	buf_printf(&name, "supervision-term-%s", kind);
	duty.rule = rules_on(d->rules, buf_str(&name), s.received, err);
	buf_release(&name);
	duty.date = s.expiry;
	over = approved != DAY_NONE || d->on > s.expiry;
	duty.met = over ? DUTY_MET : DUTY_OPEN;
	add(d, duty, first, approved, over);
	return true;
}

static bool
add_copies(struct duties *d, const struct act *a, struct err *err)
{
	struct duty duty = duty_on(&a->point, COPIES, NULL);
	day_t copied = day_in(&a->point, DELIBERATION_COPIED);
	size_t first = start(d);
	struct buf text = { 0 };
	int64_t hours;

	if (!rules_know(d->rules, "regulation-copy", a->adopted))
		return true;
	duty.rule = rules_on(d->rules, "regulation-copy", a->adopted, err);
	if (!rule_number(d->rules, duty.rule, &hours, err))
		return false;
	duty.date = day_add(a->adopted, hours / 24);
	duty.met = met_by(d, duty.date, copied);
	day_print(&text, a->adopted);
	buf_printf(&text, " hours=%s\tdate=", duty.rule->value);
	day_print(&text, duty.date);
	trace_add(d->trace, duty.rule, "adopted=%s", buf_str(&text));
	buf_release(&text);
	add(d, duty, first, copied, copied != DAY_NONE);
	return true;
}

/* A by-law binds from the day that it says itself, or else that of the law on. */
static bool
add_effect(struct duties *d, const struct act *a, day_t published, struct err *err)
{
	struct duty duty = duty_on(&a->point, EFFECT, NULL);
	day_t own = day_in(&a->point, DELIBERATION_EFFECT);
	size_t first = start(d);
	struct buf text = { 0 };

	if (!publication_effect(published, &duty.date, d->rules, d->trace, err))
		return false;
	duty.rule = rules_on(d->rules, "publication-effect", published, err);
	if (own != DAY_NONE) {
		duty.date = own;
		day_print(&text, own);
		trace_add(d->trace, duty.rule, "effect=%s\teffective=%s", buf_str(&text),
		    buf_str(&text));
		buf_release(&text);
	}
	duty.met = d->on >= duty.date ? DUTY_MET : DUTY_OPEN;
	add(d, duty, first, DAY_NONE, duty.met == DUTY_MET);
	return true;
}

static bool
add_by_law(struct duties *d, const struct act *a, struct err *err)
{
	day_t published = day_in(&a->point, DELIBERATION_PUBLISHED);
	day_t day = published != DAY_NONE ? published : a->adopted;
	struct duty duty = duty_on(&a->point, PUBLICATION, NULL);
	size_t first;

	if (text_is(a->assembly.value[ASSEMBLY_KIND], "council") && !add_copies(d, a, err))
		return false;
	if (!rules_know(d->rules, "publication-mode", day) ||
	    !rules_know(d->rules, "publication-effect", day))
		return true;
	if (published != DAY_NONE)
		return add_effect(d, a, published, err);
	first = start(d);
	/* It will be published in the way of the day, if not of that of its adoption. */
	duty.rule = rules_on(d->rules, "publication-mode", d->on > day ? d->on : day, err);
	if (duty.rule == NULL)
		return false;
	trace_add(d->trace, duty.rule, "\tmode=%s", duty.rule->value);
	add(d, duty, first, DAY_NONE, false);
	return true;
}

static void
add_embargo(struct duties *d, const struct act *a, struct err *err)
{
	struct duty duty = duty_on(&a->point, EMBARGO, NULL);
	size_t first = start(d);

	duty.date = day_in(&a->point, DELIBERATION_EMBARGO);
	if (duty.date == DAY_NONE || !rules_know(d->rules, "act-closed", a->adopted))
		return;
	duty.rule = rules_on(d->rules, "act-closed", a->adopted, err);
	duty.met = d->on > duty.date ? DUTY_MET : DUTY_OPEN;
	add(d, duty, first, DAY_NONE, duty.met == DUTY_MET);
}

static bool
add_act(struct duties *d, const struct act *a, struct err *err)
{
	struct text state = a->point.value[DELIBERATION_STATE];
	const char *kind = a->point.value[DELIBERATION_SUPERVISION].data;

	add_embargo(d, a, err);
	if (!text_is(state, "accepted") && !text_is(state, "accepted-modified"))
		return true;
	return (kind == NULL || (add_sending(d, a, kind, err) &&
	    add_supervision(d, a, kind, err))) &&
	    (!text_is(a->point.value[DELIBERATION_ACT], "by-law") || add_by_law(d, a, err));
}

static const struct pick act_picks[] = {
	{ &deliberation_entity, DELIBERATION_TITLE }, { &deliberation_entity, DELIBERATION_PRIVACY },
	{ &deliberation_entity, DELIBERATION_STATE }, { &deliberation_entity, DELIBERATION_ACT },
	{ &deliberation_entity, DELIBERATION_EMBARGO },
	{ &deliberation_entity, DELIBERATION_SUPERVISION },
	{ &deliberation_entity, DELIBERATION_SENT }, { &deliberation_entity, DELIBERATION_RECEIVED },
	{ &deliberation_entity, DELIBERATION_EXTENDED },
	{ &deliberation_entity, DELIBERATION_APPROVED }, { &deliberation_entity, DELIBERATION_COPIED },
	{ &deliberation_entity, DELIBERATION_PUBLISHED }, { &deliberation_entity, DELIBERATION_EFFECT },
	{ &meeting_entity, MEETING_DATE }, { &assembly_entity, ASSEMBLY_KIND },
	{ 0 }
};

/* The condition is that of the index deliberation_duty, word for word. */
static struct query *
begin_acts(struct db *db, int64_t meeting, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, act_picks);
	buf_string(&sql, " FROM deliberation CROSS JOIN meeting ON meeting.id = deliberation.meeting"
	    " CROSS JOIN assembly ON assembly.id = meeting.assembly WHERE ");
	buf_string(&sql, meeting != ID_NONE ? "deliberation.meeting = ?1" :
	    "(deliberation.supervision IS NOT NULL OR deliberation.act = 'by-law'"
	    " OR deliberation.embargo IS NOT NULL)");
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (q != NULL && meeting != ID_NONE)
		query_bind_number(q, 1, meeting);
	return q;
}

static bool
read_acts(struct duties *d, struct db *db, int64_t meeting, struct err *err)
{
	struct text p[DELIBERATION_FIELDS] = { 0 }, m[MEETING_FIELDS] = { 0 };
	struct text s[ASSEMBLY_FIELDS] = { 0 };
	struct act a = { .point.value = p, .meeting.value = m, .assembly.value = s };
	struct record *const records[] = { &a.point, &a.meeting, &a.assembly };
	struct query *q = begin_acts(db, meeting, err);
	struct arena arena = { 0 };
	bool ok = q != NULL;

	while (ok && query_next(q, err)) {
		arena_clear(&arena);
		pick_row(q, act_picks, records, &arena);
		a.adopted = day_in(&a.meeting, MEETING_DATE);
		ok = add_act(d, &a, err) || at(a.point.id, err);
	}
	query_end(q);
	arena_release(&arena);
	return ok && err->text == NULL;
}

/*
 * Advices
 */

struct taking {
	struct duties *duties;
	struct err *err;
};

static bool
take_advice(struct advised *a, void *arg)
{
	struct duties *d = ((struct taking *)arg)->duties;
	struct err *err = ((struct taking *)arg)->err;
	struct duty duty = duty_on(&a->point, ADVICE, NULL);
	struct buf what = { 0 };
	size_t first = start(d), i;
	bool there;

	if (!advice_judge(a, d->on, &d->advice_off, d->rules, d->trace, err))
		return at(a->advice.id, err);
	there = a->standing == GIVEN || a->standing == GIVEN_LATE;
	if (a->limit == DAY_NONE || (!there && (a->standing < STILL_TIME || a->standing > LATE)))
		return true;
	/* The term of the law, or how delays begin. */
	for (i = first; duty.rule == NULL && i < d->trace->count; i++)
		if (strcmp(d->trace->step[i].rule->name, "finance-advice-threshold") != 0)
			duty.rule = d->trace->step[i].rule;
	duty.subject = a->advice.id;
	duty.date = a->limit;
	duty.met = a->standing == GIVEN ? DUTY_MET : a->standing == GIVEN_LATE ||
	    a->standing == LATE ? DUTY_MISSED : DUTY_OPEN;
	buf_text(&what, a->adviser.value[ADVISER_NAME]);
	buf_string(&what, ": ");
	buf_text(&what, duty.what);
	duty.what = (struct text){ what.data, what.size };
	add(d, duty, first, day_in(&a->advice, ADVICE_GIVEN), there);
	buf_release(&what);
	return true;
}

/*
 * All of them
 */

bool
duties_read(struct duties *d, struct db *db, int64_t meeting, struct err *err)
{
	struct taking taking = { d, err };

	return read_sessions(d, db, meeting, err) && read_acts(d, db, meeting, err) &&
	    advices_read(db, meeting, d->open, take_advice, &taking, err);
}

static int
compare(const void *a, const void *b)
{
	const struct duty *x = a, *y = b;
	day_t p = x->date == DAY_NONE ? DAY_LAST : x->date;
	day_t q = y->date == DAY_NONE ? DAY_LAST : y->date;

	if (p != q)
		return (p > q) - (p < q);
	if (x->name != y->name)
		return x->name - y->name;
	return (x->subject > y->subject) - (x->subject < y->subject);
}

void
duties_sort(struct duties *d)
{
	if (d->count > 0)
		qsort(d->duty, d->count, sizeof *d->duty, compare);
}

void
duties_release(struct duties *d)
{
	free(d->duty);
	days_off_release(&d->off);
	days_off_release(&d->advice_off);
	arena_release(&d->arena);
}
