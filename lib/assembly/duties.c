/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/duties.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/advising.h"
#include "assembly/duty.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

const char *const duty_names[] = {
	[VALIDATE_BY] = "validate-by", [FREEZE_BY] = "freeze-by",
	[CONVOCATION] = "convocation", [NOTICE] = "notice", [AGENDA] = "agenda",
	[PAPERS] = "papers", [MINUTES] = "minutes", [NOTES] = "notes", [DRAFTS] = "drafts",
	[MEMBER_POINTS] = "member-points", [DRAFTS_ONLINE] = "drafts-online",
	[ADVICE] = "advice", [APPROVAL] = "approval", [COPIES] = "copies",
	[REGISTRIES] = "registries", [SENDING] = "sending",
	[SUPERVISION] = "supervision", [PUBLICATION] = "publication", [EFFECT] = "effect",
	[EMBARGO] = "embargo", [SESSIONS] = "sessions",
	[MANDATE] = "mandate", [SIGNATORY] = "signatory", NULL
};

const char *const duty_helps[] = {
	[VALIDATE_BY] = N_("points are validated"),
	[FREEZE_BY] = N_("agenda is settled"),
	[CONVOCATION] = N_("members are convened"),
	[NOTICE] = N_("public is told of the agenda"),
	[AGENDA] = N_("members have the point that came on the agenda after they were convened"),
	[PAPERS] = N_("members have the papers of budget and accounts"),
	[MINUTES] = N_("minutes of the last meeting are at disposal"),
	[NOTES] = N_("synthesis note is there"),
	[DRAFTS] = N_("draft of the decision is there"),
	[MEMBER_POINTS] = N_("members hand in points"),
	[DRAFTS_ONLINE] = N_("drafts are on the web site"),
	[ADVICE] = N_("advice is given"),
	[APPROVAL] = N_("minutes of the last meeting are approved"),
	[COPIES] = N_("copies go to the provincial college"),
	[REGISTRIES] = N_("copies go to the registries of the courts"),
	[SENDING] = N_("act is sent to its supervision"),
	[SUPERVISION] = N_("term of the supervision ends"),
	[PUBLICATION] = N_("by-law is published"),
	[EFFECT] = N_("by-law begins to bind"),
	[EMBARGO] = N_("secrecy ends"),
	[SESSIONS] = N_("assembly has met as often as it must"),
	[MANDATE] = N_("mandate ends"),
	[SIGNATORY] = N_("right to sign ends"), NULL
};

const char *const duty_met_words[] = { "open", "yes", "no", NULL };

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

day_t
day_in(const struct record *r, int field)
{
	return day_parse(r->value[field]);
}

void
bind_day(struct query *q, int at_parameter, day_t day)
{
	struct buf text = { 0 };

	day_print(&text, day);
	query_keep_text(q, at_parameter, (struct text){ text.data, text.size });
	buf_release(&text);
}

size_t
duty_start(struct duties *d)
{
	if (!d->explain)
		trace_clear(d->trace);
	return d->trace->count;
}

void
duty_add(struct duties *d, struct duty duty, size_t first, day_t done, bool settled)
{
	if ((d->only >= 0 && duty.name != d->only) ||
	    (d->open && settled && done <= d->on) ||
	    (d->from != DAY_NONE && (duty.date == DAY_NONE || duty.date < d->from)) ||
	    (d->until != DAY_NONE && (duty.date == DAY_NONE || duty.date > d->until)))
		return;
	duty.certainty = weakest(d->trace, first, duty.rule);
	duty.what = arena_copy(&d->arena, duty.what);
	duty.time = arena_copy(&d->arena, duty.time);
	if (d->explain)
		conclude(d, &duty, done);
	duty.first = first;
	duty.count = d->trace->count - first;
	if ((d->count & (d->count - 1)) == 0)
		d->duty = mem_resize(d->duty, d->count == 0 ? 1 : d->count * 2, sizeof *d->duty);
	d->duty[d->count++] = duty;
}

enum duty_met
duty_met_by(const struct duties *d, day_t date, day_t done)
{
	if (done != DAY_NONE && done <= d->on)
		return done <= date ? DUTY_MET : DUTY_MISSED;
	return d->on > date ? DUTY_MISSED : DUTY_OPEN;
}

struct duty
duty_on_point(const struct record *point, int name, const struct rule *rule)
{
	return (struct duty){ .name = name, .subject = point->id, .rule = rule,
		.what = point->value[DELIBERATION_TITLE],
		.secret = text_is(point->value[DELIBERATION_PRIVACY], "secret") };
}

/*
 * Advices
 */

/* Are the rules of its delay known for the day on which that began? */
static bool
known(const struct duties *d, const struct advised *a)
{
	day_t started = day_parse(a->advice.value[ADVICE_STARTED]);

	return rules_know(d->rules, "advice-start", started) &&
	    (!text_is(a->adviser.value[ADVISER_LEGALITY], "yes") ||
	    rules_know(d->rules, "finance-advice-term", started));
}

bool
duties_add_advice(struct duties *d, struct advised *a, struct err *err)
{
	struct duty duty = duty_on_point(&a->point, ADVICE, NULL);
	struct buf what = { 0 };
	size_t first = duty_start(d), i;
	bool there;

	if (!known(d, a))
		return true;
	if (!advice_judge(a, d->on, &d->advice_off, d->rules, d->trace, err))
		return err_at_id(a->advice.id, err);
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
	duty_add(d, duty, first, day_parse(a->advice.value[ADVICE_GIVEN]), there);
	buf_release(&what);
	return true;
}

struct taking {
	struct duties *duties;
	struct err *err;
};

static bool
take_advice(struct advised *a, void *taking)
{
	const struct taking *t = taking;

	return duties_add_advice(t->duties, a, t->err);
}

/*
 * All of them
 */

bool
duties_read(struct duties *d, struct db *db, int64_t meeting, struct err *err)
{
	struct taking taking = { d, err };

	return duties_of_meetings(d, db, meeting, err) && duties_of_acts(d, db, meeting, err) &&
	    advices_read(db, meeting, d->open, take_advice, &taking, err) &&
	    (meeting != ID_NONE ||
	    (duties_of_assemblies(d, db, err) && duties_of_people(d, db, err)));
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
