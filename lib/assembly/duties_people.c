/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/duty.h"
#include "assembly/pick.h"
#include "rec/value.h"

/* What ends on the day that its record says. */
static const struct rule own_end = { .name = "own-end", .article = "",
	.source = "the last day in the record", .certainty = "text" };

static const struct pick mandate_picks[] = {
	{ &mandate_entity, (const int[]){ MANDATE_PERSON, MANDATE_TO, MANDATE_STATE, -1 } },
	{ 0 }
};
static const struct pick signatory_picks[] = {
	{ &signatory_entity, (const int[]){ SIGNATORY_TO, -1 } },
	{ &mandate_entity, (const int[]){ MANDATE_PERSON, -1 } },
	{ 0 }
};

/* Nothing has to be done by that day, but somebody else be there behind it. */
static void
add_end(struct duties *d, int name, int64_t subject, struct text person, day_t to, bool over)
{
	struct duty duty = { .name = name, .subject = subject, .what = person, .date = to,
		.rule = &own_end, .met = over || d->on > to ? DUTY_MET : DUTY_OPEN };

	duty_add(d, duty, duty_start(d), DAY_NONE, duty.met == DUTY_MET);
}

/* Begins to read those of the table that have a last day. */
static struct query *
begin(struct db *db, const struct pick *picks, const char *from, struct err *err)
{
	struct buf sql = { 0 };
	struct query *q;

	pick_select(&sql, picks);
	buf_string(&sql, from);
	q = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	return q;
}

static bool
add_mandates(struct duties *d, struct db *db, struct arena *arena, struct err *err)
{
	struct text m[MANDATE_FIELDS] = { 0 };
	struct record mandate = { .value = m };
	struct query *q = begin(db, mandate_picks, " FROM mandate WHERE \"to\" IS NOT NULL", err);

	while (q != NULL && query_next(q, err)) {
		arena_clear(arena);
		pick_row(q, mandate_picks, (struct record *[]){ &mandate }, arena);
		add_end(d, MANDATE, mandate.id, m[MANDATE_PERSON], day_in(&mandate, MANDATE_TO),
		    text_is(m[MANDATE_STATE], "ended"));
	}
	query_end(q);
	return err->text == NULL;
}

static bool
add_signatories(struct duties *d, struct db *db, struct arena *arena, struct err *err)
{
	struct text s[SIGNATORY_FIELDS] = { 0 }, m[MANDATE_FIELDS] = { 0 };
	struct record signatory = { .value = s }, mandate = { .value = m };
	struct query *q = begin(db, signatory_picks, " FROM signatory JOIN mandate"
	    " ON mandate.id = signatory.mandate WHERE signatory.\"to\" IS NOT NULL", err);

	while (q != NULL && query_next(q, err)) {
		arena_clear(arena);
		pick_row(q, signatory_picks, (struct record *[]){ &signatory, &mandate }, arena);
		add_end(d, SIGNATORY, signatory.id, m[MANDATE_PERSON],
		    day_in(&signatory, SIGNATORY_TO), false);
	}
	query_end(q);
	return err->text == NULL;
}

bool
duties_of_people(struct duties *d, struct db *db, struct err *err)
{
	struct arena arena = { 0 };
	bool ok = add_mandates(d, db, &arena, err) && add_signatories(d, db, &arena, err);

	arena_release(&arena);
	return ok;
}
