/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/present.h"

#include "assembly/available.h"
#include "assembly/manner.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/record.h"
#include "verb/change.h"

/* What is asked of meetings: the point, and what it prefers. */
struct search {
	struct writer *writer;
	const struct record *point;
	struct record preferred; /* id 0: none */
	day_t today;
};

static day_t
day_of_meeting(const struct record *meeting)
{
	return day_parse(meeting->value[MEETING_DATE]);
}

/* Does the meeting take the point, without being told to? */
static bool
takes(const struct search *s, const struct record *meeting)
{
	day_t preferred = s->preferred.id == ID_NONE ? DAY_NONE : day_of_meeting(&s->preferred);

	return day_of_meeting(meeting) >= s->today &&
	    meeting_takes(meeting, s->point->value[DELIBERATION_LIST], preferred);
}

/* Finds the next meeting of the assembly that takes the point; ID_NONE without one. */
static bool
find_next(const struct search *s, struct text assembly, int64_t *meeting, struct err *err)
{
	static const int field[] = { -1 };
	static const struct order order[] = {
		{ .field = MEETING_DATE }, { .field = MEETING_START }
	};
	struct buf today = { 0 };
	struct condition conditions[] = {
		{ .field = MEETING_ASSEMBLY, .value = assembly },
		{ .field = MEETING_DATE, .comparison = AT_LEAST },
		{ .field = MEETING_STATE, .comparison = UNEQUAL, .value = { "closed", 6 } },
	};
	struct selection selection = { .entity = &meeting_entity, .field = field, .nfield = 1,
		.condition = conditions, .ncondition = 3, .order = order, .norder = 2 };
	struct db *db = writer_look(s->writer, err);
	struct record m, copy;
	struct query *q;

	*meeting = ID_NONE;
	day_print(&today, s->today);
	conditions[1].value = (struct text){ today.data, today.size };
	q = db == NULL ? NULL : select_begin(db, &selection, err);
	while (q != NULL && *meeting == ID_NONE && query_next(q, err))
		if (writer_get(s->writer, &meeting_entity, query_number(q, 0), &m, &copy, err) &&
		    takes(s, &m))
			*meeting = m.id;
	query_end(q);
	buf_release(&today);
	return err->text == NULL;
}

/* The assembly that decides, where the store has one alone; no value else. */
static bool
find_assembly(struct writer *w, struct text *assembly, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT min(id) FROM assembly"
	    " WHERE state = 'active' HAVING count(*) = 1", err);

	if (q != NULL && query_next(q, err))
		*assembly = id_text(query_number(q, 0), writer_arena(w));
	query_end(q);
	return err->text == NULL;
}

static bool
find_meeting(struct writer *w, const struct record *point, int64_t *meeting, struct err *err)
{
	struct text named = point->value[DELIBERATION_MEETING];
	struct text preferred = point->value[DELIBERATION_PREFERRED];
	struct text assembly = point->value[DELIBERATION_ASSEMBLY];
	struct search s = { .writer = w, .point = point };
	struct record copy;

	*meeting = named.data == NULL ? ID_NONE : id_parse(named);
	if (*meeting != ID_NONE)
		return true;
	s.today = writer_day(w, err);
	if (s.today == DAY_NONE)
		return false;
	if (preferred.data != NULL) {
		if (!writer_get(w, &meeting_entity, id_parse(preferred), &s.preferred, &copy, err))
			return false;
		*meeting = takes(&s, &s.preferred) ? s.preferred.id : ID_NONE;
		assembly = s.preferred.value[MEETING_ASSEMBLY];
	}
	if (assembly.data == NULL && !find_assembly(w, &assembly, err))
		return false;
	if (assembly.data == NULL)
		return err_set(err, STATUS_NO,
		    _("has no assembly, and no meeting that it prefers"));
	if (*meeting == ID_NONE && !find_next(&s, assembly, meeting, err))
		return false;
	return *meeting != ID_NONE || err_set(err, STATUS_NO,
	    _("no meeting of its assembly takes it: %.*s"), (int)assembly.size, assembly.data);
}

/* Names the meeting in the point, whose number was of the one before. */
static void
name_meeting(struct writer *w, struct record *point, int64_t meeting)
{
	struct buf id = { 0 };

	id_print(&id, meeting);
	point->value[DELIBERATION_MEETING] =
	    arena_copy(writer_arena(w), (struct text){ id.data, id.size });
	point->value[DELIBERATION_NUMBER] = text_of(NULL);
	buf_release(&id);
}

bool
present_point(struct writer *w, const struct conduct *conduct, int64_t id, int64_t meeting,
    bool *changed, struct err *err)
{
	const struct entity *e = &deliberation_entity;
	struct record before, after;
	struct text on;

	*changed = false;
	if (!writer_get(w, e, id, &before, &after, err))
		return false;
	on = before.value[DELIBERATION_MEETING];
	if (meeting == ID_NONE && !find_meeting(w, &before, &meeting, err))
		return false;
	if (on.data == NULL || id_parse(on) != meeting) {
		/* What was decided there, or is with its author, is on it too. */
		if (on.data != NULL && !is_level(before.value[DELIBERATION_STATE]))
			return err_set(err, STATUS_NO, _("is on the agenda of %.*s; "
			    "deliberation-withdraw takes it off"), (int)on.size, on.data);
		name_meeting(w, &after, meeting);
	} else if (is_open(before.value[DELIBERATION_STATE])) {
		return true;
	}
	return step_record(w, conduct, e, &before, &after, "presented", changed, err);
}

bool
withdraw_point(struct writer *w, const struct conduct *conduct, int64_t id, struct err *err)
{
	const struct entity *e = &deliberation_entity;
	struct record before, after;
	bool changed;

	if (!writer_get(w, e, id, &before, &after, err))
		return false;
	if (is_level(before.value[DELIBERATION_STATE]) ||
	    text_is(before.value[DELIBERATION_STATE], "out-of-meeting"))
		return err_set(err, STATUS_NO, _("is on no agenda"));
	return step_record(w, conduct, e, &before, &after, "validated", &changed, err);
}
