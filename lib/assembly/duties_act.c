/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "assembly/duty.h"
#include "assembly/pick.h"
#include "law/publication.h"
#include "law/supervision.h"
#include "rec/id.h"
#include "rec/value.h"

/* An act, the meeting that decides on it, if there is one yet, and its assembly. */
struct act {
	struct record point, meeting, assembly;
	day_t adopted; /* the day of that */
};

static bool
is_of(const struct act *a, const char *kinds)
{
	return listed(text_of(kinds), a->assembly.value[ASSEMBLY_KIND]);
}

/* Is it the act of a commune?  One of no assembly yet is. */
static bool
is_of_commune(const struct act *a)
{
	return a->assembly.value[ASSEMBLY_KIND].data == NULL || is_of(a, "council,college");
}

/* Is the assembly itself the authority, which receives the act before it decides? */
static bool
is_authority(const struct act *a, const char *kind)
{
	return supervision_by_council(kind) && is_of_commune(a);
}

/* Is the rule known for the day, for such an act?  The law on publication and supervision is
 * that of communes: of other authorities it is known where they have told it themselves. */
static bool
knows(const struct duties *d, const struct act *a, const char *name, day_t day)
{
	return rules_hold(d->rules, name, day, is_of_commune(a));
}

/* Is the rule supervision-WHAT-KIND known for the day?  Of a CPAS that the council supervises
 * its budget. */
static bool
known(const struct duties *d, const struct act *a, const char *what, const char *kind, day_t day)
{
	struct buf name = { 0 };
	bool is_known;

	buf_printf(&name, "supervision-%s-%s", what, kind);
	is_known = is_of(a, "cpas-council") && strcmp(kind, "cpas-budget") == 0 ?
	    rules_know(d->rules, buf_str(&name), day) : knows(d, a, buf_str(&name), day);
	buf_release(&name);
	return is_known;
}

static bool
add_sending(struct duties *d, const struct act *a, const char *kind, struct err *err)
{
	struct supervision s = { .adopted = a->adopted };
	struct duty duty = duty_on_point(&a->point, SENDING, NULL);
	day_t sent = day_in(&a->point, DELIBERATION_SENT);
	size_t first = duty_start(d);

	if (!known(d, a, "send", kind, a->adopted))
		return true;
	if (!supervision_judge(&s, kind, &d->off, d->rules, d->trace, err))
		return false;
	duty.rule = d->trace->step[first].rule;
	duty.date = s.send_by;
	duty.met = duty_met_by(d, duty.date, sent);
	duty_add(d, duty, first, sent, sent != DAY_NONE);
	return true;
}

static bool
is_accepted(const struct record *point)
{
	struct text state = point->value[DELIBERATION_STATE];

	return text_is(state, "accepted") || text_is(state, "accepted-modified");
}

/* Sets whether the duty is met and when.  The term ends with an approval, or in silence;
 * where the council is the authority, its decision has to come in time. */
static void
end_supervision(const struct duties *d, const struct act *a, const char *kind, day_t *done,
    struct duty *duty)
{
	*done = day_in(&a->point, DELIBERATION_APPROVED);
	if (!is_authority(a, kind)) {
		duty->met = (*done != DAY_NONE && *done <= d->on) || d->on > duty->date ? DUTY_MET : DUTY_OPEN;
		return;
	}
	if (is_accepted(&a->point) || text_is(a->point.value[DELIBERATION_STATE], "refused"))
		*done = a->adopted;
	duty->met = duty_met_by(d, duty->date, *done);
}

static bool
add_supervision(struct duties *d, const struct act *a, const char *kind, struct err *err)
{
	struct supervision s = { .received = day_in(&a->point, DELIBERATION_RECEIVED),
		.extended = text_is(a->point.value[DELIBERATION_EXTENDED], "yes") };
	struct duty duty = duty_on_point(&a->point, SUPERVISION, NULL);
	struct buf name = { 0 };
	size_t first = duty_start(d);
	day_t done;

	if (s.received == DAY_NONE || !rules_know(d->rules, "supervision-start", s.received) ||
	    !known(d, a, "term", kind, s.received) ||
	    (s.extended && !known(d, a, "extension", kind, s.received)))
		return true;
	if (!supervision_judge(&s, kind, &d->off, d->rules, d->trace, err))
		return false;
	buf_printf(&name, "supervision-term-%s", kind);
	duty.rule = rules_on(d->rules, buf_str(&name), s.received, err);
	buf_release(&name);
	duty.date = s.expiry;
	end_supervision(d, a, kind, &done, &duty);
	duty_add(d, duty, first, done, duty.met == DUTY_MET || done != DAY_NONE);
	return true;
}

static bool
add_copies(struct duties *d, const struct act *a, struct err *err)
{
	struct duty duty = duty_on_point(&a->point, COPIES, NULL);
	day_t copied = day_in(&a->point, DELIBERATION_COPIED);
	size_t first = duty_start(d);
	struct buf text = { 0 };
	int64_t hours;

	if (!rules_know(d->rules, "regulation-copy", a->adopted))
		return true;
	duty.rule = rules_on(d->rules, "regulation-copy", a->adopted, err);
	if (!rule_number(d->rules, duty.rule, &hours, err))
		return false;
	duty.date = day_add(a->adopted, hours / 24);
	if (duty.date == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	duty.met = duty_met_by(d, duty.date, copied);
	day_print(&text, a->adopted);
	buf_printf(&text, " hours=%s\tdate=", duty.rule->value);
	day_print(&text, duty.date);
	trace_add(d->trace, duty.rule, "adopted=%s", buf_str(&text));
	buf_release(&text);
	duty_add(d, duty, first, copied, copied != DAY_NONE);
	return true;
}

/* And to the registries of the courts: at once, which is no day. */
static bool
add_registries(struct duties *d, const struct act *a, struct err *err)
{
	struct duty duty = duty_on_point(&a->point, REGISTRIES, NULL);
	day_t done = day_in(&a->point, DELIBERATION_REGISTRIES);
	size_t first = duty_start(d);

	if (!rules_know(d->rules, "regulation-registries", a->adopted))
		return true;
	duty.rule = rules_on(d->rules, "regulation-registries", a->adopted, err);
	trace_add(d->trace, duty.rule, "\tcopies=%s", duty.rule->value);
	duty.met = done != DAY_NONE && done <= d->on ? DUTY_MET : DUTY_OPEN;
	duty_add(d, duty, first, done, done != DAY_NONE);
	return err->text == NULL;
}

/* A by-law binds from the day that it says itself, or else that of the law on. */
static bool
add_effect(struct duties *d, const struct act *a, day_t published, struct err *err)
{
	struct duty duty = duty_on_point(&a->point, EFFECT, NULL);
	day_t own = day_in(&a->point, DELIBERATION_EFFECT);
	size_t first = duty_start(d);
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
	duty_add(d, duty, first, DAY_NONE, duty.met == DUTY_MET);
	return true;
}

static bool
add_by_law(struct duties *d, const struct act *a, struct err *err)
{
	day_t published = day_in(&a->point, DELIBERATION_PUBLISHED);
	day_t day = published != DAY_NONE ? published : a->adopted;
	struct duty duty = duty_on_point(&a->point, PUBLICATION, NULL);
	size_t first;

	if (text_is(a->assembly.value[ASSEMBLY_KIND], "council") &&
	    !(add_copies(d, a, err) && add_registries(d, a, err)))
		return false;
	if (!rules_know(d->rules, "publication-mode", day) ||
	    !knows(d, a, "publication-effect", day))
		return true;
	if (published != DAY_NONE)
		return add_effect(d, a, published, err);
	first = duty_start(d);
	/* It will be published in the way of the day, if not of that of its adoption. */
	duty.rule = rules_on(d->rules, "publication-mode", d->on > day ? d->on : day, err);
	if (duty.rule == NULL)
		return false;
	trace_add(d->trace, duty.rule, "\tmode=%s", duty.rule->value);
	duty_add(d, duty, first, DAY_NONE, false);
	return true;
}

static void
add_embargo(struct duties *d, const struct act *a, struct err *err)
{
	struct duty duty = duty_on_point(&a->point, EMBARGO, NULL);
	size_t first = duty_start(d);

	duty.date = day_in(&a->point, DELIBERATION_EMBARGO);
	if (duty.date == DAY_NONE || !rules_know(d->rules, "act-closed", a->adopted))
		return;
	duty.rule = rules_on(d->rules, "act-closed", a->adopted, err);
	duty.met = d->on > duty.date ? DUTY_MET : DUTY_OPEN;
	duty_add(d, duty, first, DAY_NONE, duty.met == DUTY_MET);
}

static bool
add_act(struct duties *d, const struct act *a, struct err *err)
{
	const char *kind = a->point.value[DELIBERATION_SUPERVISION].data;
	bool accepted = is_accepted(&a->point);

	add_embargo(d, a, err);
	if (kind != NULL && (accepted || is_authority(a, kind)) &&
	    !add_supervision(d, a, kind, err))
		return false;
	return !accepted || ((kind == NULL || add_sending(d, a, kind, err)) &&
	    (!text_is(a->point.value[DELIBERATION_ACT], "by-law") || add_by_law(d, a, err)));
}

static const struct pick act_picks[] = {
	{ &deliberation_entity, (const int[]){ DELIBERATION_TITLE, DELIBERATION_PRIVACY,
	    DELIBERATION_STATE, DELIBERATION_ACT, DELIBERATION_EMBARGO,
	    DELIBERATION_SUPERVISION, DELIBERATION_SENT, DELIBERATION_RECEIVED,
	    DELIBERATION_EXTENDED, DELIBERATION_APPROVED, DELIBERATION_COPIED,
	    DELIBERATION_REGISTRIES, DELIBERATION_PUBLISHED, DELIBERATION_EFFECT, -1 } },
	{ &meeting_entity, (const int[]){ MEETING_DATE, -1 } },
	{ &assembly_entity, (const int[]){ ASSEMBLY_KIND, -1 } },
	{ 0 }
};

/* The condition is that of the index deliberation_duty, word for word. */
static struct query *
begin_acts(struct db *db, int64_t meeting, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, act_picks);
	buf_string(&sql, " FROM deliberation"
	    " LEFT JOIN meeting ON meeting.id = deliberation.meeting"
	    " LEFT JOIN assembly ON assembly.id"
	    " = coalesce(meeting.assembly, deliberation.assembly) WHERE ");
	buf_string(&sql, meeting != ID_NONE ? "deliberation.meeting = ?1" :
	    "(deliberation.supervision IS NOT NULL OR deliberation.act = 'by-law'"
	    " OR deliberation.embargo IS NOT NULL)");
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (q != NULL && meeting != ID_NONE)
		query_bind_number(q, 1, meeting);
	return q;
}

bool
duties_of_acts(struct duties *d, struct db *db, int64_t meeting, struct err *err)
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
		ok = add_act(d, &a, err) || err_at_id(a.point.id, err);
	}
	query_end(q);
	arena_release(&arena);
	return ok && err->text == NULL;
}
