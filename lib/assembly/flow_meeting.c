/* SPDX-License-Identifier: EUPL-1.2 */
/* The conduct of meetings. */
#include "assembly/flow.h"

#include <stdlib.h>

#include "assembly/agenda.h"
#include "assembly/copy.h"
#include "assembly/deadline.h"
#include "assembly/guard.h"
#include "assembly/people.h"
#include "assembly/voting.h"
#include "rec/id.h"
#include "rec/value.h"

/* Where they can go */

bool
meeting_next(struct db *db, const struct record *r, struct buf *next, struct err *err)
{
	const char *const *word = meeting_entity.field[MEETING_STATE].values;
	struct arena arena = { 0 };
	struct scene s;
	bool ok = scene_of_meeting(&s, db, r, &arena, err);
	size_t start = next->size, i;

	if (ok) {
		enum meeting_state to[] = { manner_after(&s.manner, s.state),
			manner_before(&s.manner, s.state) };

		for (i = 0; i < sizeof to / sizeof *to; i++)
			if (to[i] != MEETING_STATES)
				buf_printf(next, "%s%s", next->size > start ? "," : "", word[to[i]]);
	}
	arena_release(&arena);
	return ok;
}

/* What may refuse it */

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

static bool
all_agree(const struct act *a, struct err *err)
{
	const struct sitting *s = act_sitting(a, err);

	return s != NULL && voting_agrees(s, err);
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

	if (call == 1 || (s = act_sitting(a, err)) == NULL)
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

/* Also when it comes to be on another day, or another call. */
static const struct guard state_guards[] = {
	{ "meeting-call", "frozen,published,decided,decisions-published,closed", was_called, NULL },
	{ "meeting-held", "decided,decisions-published,closed", act_is_held,
	    N_("it is still to come") },
	{ 0 }
};

static const struct guard closing_guards[] = {
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

/* Their numbers */

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

/* Does the same with each point of the agenda, in its order. */
static bool
each_point(struct writer *w, const struct scene *s, bool (*does)(struct writer *,
    const struct scene *, int64_t id, struct err *), struct err *err)
{
	struct db *db = writer_look(w, err);
	struct agenda a;
	size_t i;
	bool ok;

	if (db == NULL || !agenda_read(&a, db, s->meeting.id, err))
		return false;
	for (i = 0, ok = true; i < a.npoint && ok; i++)
		ok = does(w, s, a.point[i].id, err);
	agenda_release(&a);
	return ok;
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

	/* Its points are asked before anything is stored: it goes with all of them. */
	return db != NULL && scene_of_meeting(&s, db, after, writer_arena(w), err) &&
	    (to < from || (guards_hold(state_guards, &act, after->value[MEETING_STATE], err) &&
	    guards_hold(closing_guards, &act, after->value[MEETING_STATE], err))) &&
	    each_point(w, &s, point_may_step, err) && number(w, &s, from, to, after, err) &&
	    (to < from || post(w, to, after, err));
}

static bool
differs(int field, const struct record *before, const struct record *after)
{
	return !text_same(before->value[field], after->value[field]);
}

/* What was possible on the day of the meeting must be on another. */
static bool
allow_meeting_change(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	bool day = differs(MEETING_DATE, before, after);
	struct scene s;
	struct act act = { w, &s, before, after };
	struct db *db;

	if (!day && !differs(MEETING_CALL, before, after))
		return true;
	db = writer_look(w, err);
	return db != NULL && scene_of_meeting(&s, db, after, writer_arena(w), err) &&
	    guards_hold(state_guards, &act, after->value[MEETING_STATE], err) &&
	    (!day || (each_point(w, &s, point_may_stand, err) &&
	    people_sit(w, after->id, day_parse(after->value[MEETING_DATE]), err)));
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
	    guard_fields(&meeting_entity, told, sizeof told / sizeof *told, before, after,
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
	if ((before == NULL || differs(MEETING_DATE, before, after)) &&
	    !ask_assembly(w, before, after, err))
		return false;
	for (i = 0; i < sizeof hour / sizeof *hour && !other; i++)
		other = differs(hour[i], before, after);
	if ((other && after->value[MEETING_START].data != NULL && !check_hour(w, after, err)) ||
	    !remark_number(w, before, after, err))
		return false;
	return before == NULL || (differs(MEETING_STATE, before, after) ?
	    allow_meeting_move(w, before, after, err) :
	    allow_meeting_change(w, before, after, err));
}

/* What follows */

/* The points of the assembly that come back each time are on it from the start. */
static bool
bring_recurring(struct writer *w, const struct record *meeting, struct err *err)
{
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
	for (i = 0; i < count && ok; i++)
		ok = point_recur(w, &s, ids[i], err);
	free(ids);
	return ok;
}

/* Do the references of its points change with it (reference.h)? */
static bool
refers_anew(const struct record *before, const struct record *after)
{
	return differs(MEETING_DATE, before, after) || differs(MEETING_NUMBER, before, after) ||
	    differs(MEETING_FIRST_POINT, before, after);
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
	if (from == to && (to == CREATED || !refers_anew(before, after)))
		return true;
	db = writer_look(w, err);
	if (db == NULL || !scene_of_meeting(&s, db, after, writer_arena(w), err))
		return false;
	if (from == to)
		return agenda_refer_anew(w, before, &s.meeting, &s.assembly, err);
	if (!agenda_refer(w, &s.meeting, &s.assembly, to != CREATED, err))
		return false;
	return each_point(w, &s, point_step, err);
}
