/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/advising.h"

#include "assembly/manner.h"
#include "assembly/pick.h"
#include "rec/id.h"
#include "rec/value.h"

const char *const advice_standings[] = {
	"not-yet-giveable", "never-giveable", "still-time", "alert", "late", "given",
	"given-late", "invalidated", "withdrawn", NULL
};

/* Is nothing more to be decided on the point? */
static bool
is_over(const struct record *point)
{
	struct text state = point->value[DELIBERATION_STATE];

	return is_decided(state) || text_is(state, "out-of-meeting");
}

bool
advice_complete(const struct record *adviser, const struct record *point)
{
	struct text file = point->value[DELIBERATION_COMPLETENESS];

	return !text_is(adviser->value[ADVISER_LEGALITY], "yes") || file.data == NULL ||
	    text_is(file, "complete");
}

bool
advice_giveable(const struct record *adviser, const struct record *point)
{
	struct text states = adviser->value[ADVISER_GIVEABLE];

	if (!advice_complete(adviser, point))
		return false;
	return states.data == NULL ? !is_over(point)
	    : listed(states, point->value[DELIBERATION_STATE]);
}

bool
advice_runs(const struct record *advice)
{
	struct text state = advice->value[ADVICE_STATE];

	return !text_is(state, "given") && !text_is(state, "invalidated") &&
	    !text_is(state, "withdrawn");
}

bool
is_advice_state(struct text word)
{
	const char *const *state = advice_entity.field[ADVICE_STATE].values;

	while (*state != NULL && !text_is(word, *state))
		state++;
	return *state != NULL;
}

bool
is_advice_standing(struct text word)
{
	const char *const *standing = advice_standings;

	while (*standing != NULL && !text_is(word, *standing))
		standing++;
	return *standing != NULL;
}

void
advice_level(const struct record *adviser, struct text state, struct text *below,
    struct text *above)
{
	const struct manner m = { .levels = adviser->value[ADVISER_LEVELS] };
	struct text rest = m.levels;

	*below = *above = (struct text){ 0 };
	if (is_advice_state(state)) {
		text_part(&rest, ',', above);
	} else {
		manner_level(&m, state, below, above);
		if (below->data == NULL)
			*below = text_of("asked");
	}
	if (above->data == NULL)
		*above = text_of("given");
}

/* The delay of the advice; false when it has none. */
static bool
delay_of(const struct advised *a, struct delay *d)
{
	const struct text *v = a->advice.value;

	*d = (struct delay){ .started = day_parse(v[ADVICE_STARTED]),
		.working = !text_is(v[ADVICE_UNIT], "calendar") };
	if (text_is(a->adviser.value[ADVISER_LEGALITY], "yes"))
		d->finance = v[ADVICE_TERM].data == NULL ? finance_terms[0] : v[ADVICE_TERM].data;
	else if (v[ADVICE_DELAY].data != NULL)
		d->days = value_encode(&advice_entity.field[ADVICE_DELAY], v[ADVICE_DELAY]);
	return d->started != DAY_NONE && (d->finance != NULL || d->days > 0);
}

/* How one that is asked and not there stands. */
static enum advice_standing
running(const struct advised *a, day_t on)
{
	const struct text *v = a->advice.value;
	day_t stopped = day_parse(v[ADVICE_STOPPED]);
	bool giveable = advice_giveable(&a->adviser, &a->point);

	if (!giveable && is_over(&a->point))
		return NEVER_GIVEABLE;
	if (!giveable)
		return a->limit != DAY_NONE && a->limit < stopped ? LATE : NOT_YET_GIVEABLE;
	if (a->limit == DAY_NONE)
		return STILL_TIME;
	if (on > a->limit)
		return LATE;
	return v[ADVICE_ALERT].data != NULL && a->left <=
	    value_encode(&advice_entity.field[ADVICE_ALERT], v[ADVICE_ALERT]) ? ALERT : STILL_TIME;
}

/* Tells why the legality advice was asked. */
static bool
tell_threshold(const struct advised *a, const struct delay *d, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	struct text amount = a->point.value[DELIBERATION_AMOUNT];
	bool asked;

	return d->finance == NULL || amount.data == NULL ||
	    !text_is(a->advice.value[ADVICE_AUTOMATIC], "yes") ||
	    !rules_know(rules, "finance-advice-threshold", d->started) ||
	    finance_asked(value_encode(&deliberation_entity.field[DELIBERATION_AMOUNT], amount),
	    d->started, &asked, rules, trace, err);
}

bool
advice_judge(struct advised *a, day_t on, struct days_off *off, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	const struct text *v = a->advice.value;
	struct delay d;

	a->limit = DAY_NONE;
	a->left = 0;
	if (delay_of(a, &d)) {
		if (!tell_threshold(a, &d, rules, trace, err) ||
		    !delay_end(&d, off, rules, trace, err) ||
		    !delay_left(&d, on, &a->left, off, rules, err))
			return false;
		a->limit = d.limit;
	}
	if (advice_runs(&a->advice))
		a->standing = running(a, on);
	else if (text_is(v[ADVICE_STATE], "given"))
		a->standing = a->limit != DAY_NONE && day_parse(v[ADVICE_GIVEN]) > a->limit
		    ? GIVEN_LATE : GIVEN;
	else
		a->standing = text_is(v[ADVICE_STATE], "withdrawn") ? WITHDRAWN : INVALIDATED;
	return true;
}

/* What is read of each. */
static const struct pick picks[] = {
	{ &advice_entity, (const int[]){ ADVICE_AUTOMATIC, ADVICE_TERM, ADVICE_DELAY,
	    ADVICE_UNIT, ADVICE_ALERT, ADVICE_STARTED, ADVICE_STOPPED, ADVICE_GIVEN,
	    ADVICE_OPINION, ADVICE_COMMENT, ADVICE_STATE, ADVICE_UNASKED,
	    ADVICE_CONFIDENTIAL, -1 } },
	{ &adviser_entity, (const int[]){ ADVISER_NAME, ADVISER_LEGALITY, ADVISER_GIVEABLE,
	    -1 } },
	{ &deliberation_entity, (const int[]){ DELIBERATION_TITLE, DELIBERATION_STATE,
	    DELIBERATION_PRIVACY, DELIBERATION_COMPLETENESS, DELIBERATION_AMOUNT, -1 } },
	{ 0 }
};

static struct query *
begin(struct db *db, int64_t meeting, bool only_running, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, picks);
	/* CROSS: in this order, whatever the planner thinks.  For those that run it takes
	 * the index advice_running, which has few, unless they are to be in some order. */
	buf_string(&sql, meeting != ID_NONE ? " FROM deliberation CROSS JOIN advice ON "
	    : " FROM advice CROSS JOIN deliberation ON ");
	buf_string(&sql, "advice.deliberation = deliberation.id CROSS JOIN adviser ON"
	    " advice.adviser = adviser.id WHERE 1");
	if (meeting != ID_NONE)
		buf_string(&sql, " AND deliberation.meeting = ?1");
	if (only_running)
		buf_string(&sql, " AND advice.state NOT IN ('given', 'invalidated', 'withdrawn')");
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (q != NULL && meeting != ID_NONE)
		query_bind_number(q, 1, meeting);
	return q;
}

bool
advices_read(struct db *db, int64_t meeting, bool only_running,
    bool (*take)(struct advised *, void *), void *arg, struct err *err)
{
	struct text advice[ADVICE_FIELDS] = { 0 }, adviser[ADVISER_FIELDS] = { 0 };
	struct text point[DELIBERATION_FIELDS] = { 0 };
	struct advised a = { .advice.value = advice, .adviser.value = adviser,
		.point.value = point };
	struct record *const records[] = { &a.advice, &a.adviser, &a.point };
	struct query *q = begin(db, meeting, only_running, err);
	struct arena arena = { 0 };
	bool ok = q != NULL;

	while (ok && query_next(q, err)) {
		arena_clear(&arena);
		pick_row(q, picks, records, &arena);
		ok = take(&a, arg);
	}
	query_end(q);
	arena_release(&arena);
	return ok && err->text == NULL;
}
