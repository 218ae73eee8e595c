/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/asking.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/advising.h"
#include "assembly/demand.h"
#include "assembly/guard.h"
#include "assembly/sitting.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/rules.h"
#include "verb/condition.h"

/* An adviser and what it asks for. */
struct adviser {
	struct record record;
	struct conditions conditions;
	bool seen; /* has been asked about the point in hand */
};

/* All the advisers, and the law, read once in a transaction and kept until its end. */
struct advisers {
	struct adviser *adviser;
	size_t count;
	struct rules rules; /* without any: not needed yet */
	struct days_off off;
	struct trace trace;
	struct arena arena;
};

/* Under which the writer keeps them. */
static const char key;

static void
release(void *advisers)
{
	struct advisers *all = advisers;
	size_t i;

	for (i = 0; i < all->count; i++)
		conditions_release(&all->adviser[i].conditions);
	free(all->adviser);
	rules_release(&all->rules);
	days_off_release(&all->off);
	trace_release(&all->trace);
	arena_release(&all->arena);
	free(all);
}

/* Reads the ids of records of which a field is the id, or of all with -1. */
static bool
ids_with(struct db *db, const struct entity *e, int field, int64_t value, int64_t **id,
    size_t *count, struct err *err)
{
	static const int fields[] = { -1 };
	struct buf text = { 0 };
	struct condition c = { .field = field };
	struct selection s = { .entity = e, .field = fields, .nfield = 1, .condition = &c,
		.ncondition = field >= 0 };
	struct query *q;

	*id = NULL;
	*count = 0;
	id_print(&text, value);
	c.value = (struct text){ text.data, text.size };
	q = select_begin(db, &s, err);
	while (q != NULL && query_next(q, err)) {
		*id = mem_resize(*id, *count + 1, sizeof **id);
		(*id)[(*count)++] = query_number(q, 0);
	}
	query_end(q);
	buf_release(&text);
	return err->text == NULL;
}

static bool
read_adviser(struct advisers *all, struct finder *finder, int64_t id, struct err *err)
{
	struct adviser *a = &all->adviser[all->count];

	if (!finder_get(finder, id, &a->record, &all->arena, err))
		return false;
	all->count++;
	if (conditions_read(&a->conditions, &deliberation_entity,
	    a->record.value[ADVISER_CONDITION], &all->arena, err))
		return true;
	err_at(err, "%s", adviser_entity.field[ADVISER_CONDITION].name);
	return false;
}

static bool
read_all(struct advisers *all, struct db *db, struct err *err)
{
	struct finder *finder = NULL;
	int64_t *id;
	size_t n, i;
	bool ok = ids_with(db, &adviser_entity, -1, ID_NONE, &id, &n, err);

	if (ok && n > 0)
		ok = (finder = finder_begin(db, &adviser_entity, err)) != NULL;
	all->adviser = mem_zero(n, sizeof *all->adviser);
	for (i = 0; i < n && ok; i++)
		ok = read_adviser(all, finder, id[i], err);
	finder_end(finder);
	free(id);
	return ok;
}

/* Reads the advisers anew. */
static struct advisers *
load(struct writer *w, struct err *err)
{
	struct advisers *all = mem_zero(1, sizeof *all);
	struct db *db = writer_look(w, err);

	if (db == NULL || !read_all(all, db, err)) {
		release(all);
		return NULL;
	}
	writer_keep(w, &key, all, release);
	return all;
}

static struct advisers *
advisers_of(struct writer *w, struct err *err)
{
	struct advisers *all = writer_kept(w, &key);

	return all != NULL ? all : load(w, err);
}

static struct adviser *
find(struct advisers *all, struct text id)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->adviser[i].record.id == id_parse(id))
			return &all->adviser[i];
	return NULL;
}

static bool
law(struct writer *w, struct advisers *all, struct err *err)
{
	struct db *db;

	trace_clear(&all->trace);
	if (all->rules.count > 0)
		return true;
	db = writer_look(w, err);
	return db != NULL && wing_rules(db, &all->rules, "law/assembly.tsv", err);
}

/* Sets *ID to the assembly of the point, its own or that of its meeting; ID_NONE when
 * it has none yet. */
static bool
assembly_of(struct writer *w, const struct record *point, int64_t *id, struct err *err)
{
	struct record meeting, copy;

	*id = id_parse(point->value[DELIBERATION_ASSEMBLY]);
	if (*id != ID_NONE || point->value[DELIBERATION_MEETING].data == NULL)
		return true;
	if (!writer_get(w, &meeting_entity, id_parse(point->value[DELIBERATION_MEETING]),
	    &meeting, &copy, err))
		return false;
	*id = id_parse(meeting.value[MEETING_ASSEMBLY]);
	return true;
}

static bool
is_active(const struct adviser *a)
{
	return text_is(a->record.value[ADVISER_STATE], "active");
}

/* Sets *WANTED to whether the condition of the adviser asks about the point. */
static bool
wants(struct writer *w, struct advisers *all, const struct adviser *a,
    const struct record *point, bool *wanted, struct err *err)
{
	const struct text *v = a->record.value;
	struct text amount = point->value[DELIBERATION_AMOUNT];
	int64_t assembly;
	day_t today;

	*wanted = false;
	if (!assembly_of(w, point, &assembly, err))
		return false;
	if (assembly == ID_NONE || assembly != id_parse(v[ADVISER_ASSEMBLY]))
		return true;
	if (a->conditions.ncondition + a->conditions.npattern > 0) {
		*wanted = conditions_meet(&a->conditions, &deliberation_entity, point, err);
		if (*wanted || err->text != NULL)
			return err->text == NULL;
	}
	if (!text_is(v[ADVISER_LEGALITY], "yes") || amount.data == NULL)
		return true;
	today = writer_day(w, err);
	return today != DAY_NONE && law(w, all, err) && finance_asked(
	    value_encode(&deliberation_entity.field[DELIBERATION_AMOUNT], amount), today, wanted,
	    &all->rules, &all->trace, err);
}

/* Had the delay run out when it stopped? */
static bool
ran_out(struct writer *w, struct advisers *all, const struct record *advice,
    const struct record *adviser, const struct record *point, bool *out, struct err *err)
{
	struct advised a = { .advice = *advice, .adviser = *adviser, .point = *point };

	if (!law(w, all, err) || !advice_judge(&a, day_parse(advice->value[ADVICE_STOPPED]),
	    &all->off, &all->rules, &all->trace, err))
		return false;
	*out = a.limit != DAY_NONE && a.left < 0;
	return true;
}

/* Starts or stops the delay of an advice that is not given, as the point is now. */
static bool
set_clock(struct writer *w, struct advisers *all, struct record *advice,
    const struct record *adviser, const struct record *point, struct err *err)
{
	struct text *v = advice->value;
	bool out = false;

	if (!advice_giveable(adviser, point))
		return v[ADVICE_STARTED].data == NULL || v[ADVICE_STOPPED].data != NULL ||
		    writer_today(w, &v[ADVICE_STOPPED], err);
	if (v[ADVICE_STARTED].data != NULL && v[ADVICE_STOPPED].data == NULL)
		return true;
	if (v[ADVICE_STOPPED].data != NULL && !ran_out(w, all, advice, adviser, point, &out, err))
		return false;
	v[ADVICE_STOPPED] = (struct text){ 0 };
	return out || writer_today(w, &v[ADVICE_STARTED], err);
}

/* Forgets how it went the time before; the audit chain has it. */
static void
start_anew(struct record *advice)
{
	static const int fields[] = { ADVICE_STARTED, ADVICE_STOPPED, ADVICE_GIVEN,
		ADVICE_OPINION };
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		advice->value[fields[i]] = (struct text){ 0 };
}

/*
 * Advisers
 */

/* Are the words states in which a point of the assembly can be? */
static bool
check_states(struct writer *w, const struct record *adviser, int field, struct err *err)
{
	struct text rest = adviser->value[field], word;
	struct record assembly, copy;
	struct manner m;

	if (!writer_get(w, &assembly_entity, id_parse(adviser->value[ADVISER_ASSEMBLY]),
	    &assembly, &copy, err))
		return false;
	manner_of(&m, &assembly);
	while (text_part(&rest, ',', &word))
		if (is_level(word) && !listed(m.levels, word))
			return err_set(err, STATUS_BAD, _("%s: not a state of a point: %.*s"),
			    adviser_entity.field[field].name, (int)word.size, word.data);
	return true;
}

/* The law on the legality advice is that of communes; of other authorities it is known where
 * they have told it themselves. */
static bool
check_legality(struct writer *w, const struct record *adviser, struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	struct record assembly, copy;
	struct text kind;
	day_t today = writer_day(w, err);

	if (all == NULL || today == DAY_NONE || !law(w, all, err) || !writer_get(w,
	    &assembly_entity, id_parse(adviser->value[ADVISER_ASSEMBLY]), &assembly, &copy, err))
		return false;
	kind = assembly.value[ASSEMBLY_KIND];
	if (listed(text_of("council,college"), kind) ||
	    rules_hold(&all->rules, "finance-advice-term", today, false))
		return true;
	return err_set(err, STATUS_BAD, _("legality: finance-advice-term: known for a commune, "
	    "not for a %.*s: give the adviser a delay, or set the rule (rule-set)"),
	    (int)kind.size, kind.data);
}

bool
adviser_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct conditions cs = { 0 };

	if (text_is(after->value[ADVISER_LEGALITY], "yes") && (before == NULL ||
	    !text_is(before->value[ADVISER_LEGALITY], "yes")) && !check_legality(w, after, err))
		return false;
	if (!conditions_read(&cs, &deliberation_entity, after->value[ADVISER_CONDITION],
	    writer_arena(w), err))
		err_at(err, "%s", adviser_entity.field[ADVISER_CONDITION].name);
	conditions_release(&cs);
	if (after->value[ADVISER_UNIT].data == NULL && (after->value[ADVISER_DELAY].data != NULL ||
	    after->value[ADVISER_URGENT].data != NULL ||
	    after->value[ADVISER_EXTENDED].data != NULL))
		after->value[ADVISER_UNIT] = text_of("working");
	return err->text == NULL && check_states(w, after, ADVISER_GIVEABLE, err) &&
	    check_states(w, after, ADVISER_INVALIDATES, err) &&
	    check_states(w, after, ADVISER_RESTARTS, err);
}

bool
adviser_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	(void)before;
	(void)after;
	return writer_kept(w, &key) == NULL || load(w, err) != NULL;
}

/*
 * Advices
 */

/* Sets *FOUND to the advice of the adviser on the point, ID_NONE when there is none. */
static bool
find_advice(struct writer *w, int64_t point, int64_t adviser, int64_t *found, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct record r, copy;
	int64_t *id = NULL;
	size_t n = 0, i;

	*found = ID_NONE;
	if (db != NULL)
		ids_with(db, &advice_entity, ADVICE_DELIBERATION, point, &id, &n, err);
	for (i = 0; i < n && err->text == NULL && *found == ID_NONE; i++)
		if (writer_get(w, &advice_entity, id[i], &r, &copy, err) &&
		    id_parse(r.value[ADVICE_ADVISER]) == adviser)
			*found = id[i];
	free(id);
	return err->text == NULL;
}

/* Has nobody asked that adviser about the point yet? */
static bool
check_first(struct writer *w, const struct record *advice, struct err *err)
{
	struct buf name = { 0 };
	int64_t found;

	if (!find_advice(w, id_parse(advice->value[ADVICE_DELIBERATION]),
	    id_parse(advice->value[ADVICE_ADVISER]), &found, err) || found == ID_NONE)
		return err->text == NULL;
	id_print(&name, found);
	err_set(err, STATUS_NO, _("%s: has been asked already: %s"),
	    advice_entity.field[ADVICE_ADVISER].name, buf_str(&name));
	buf_release(&name);
	return false;
}

/* One that came along with its point stays what it is where it comes from. */
static bool
check_inherited(const struct record *before, const struct record *after, struct err *err)
{
	struct text from = after->value[ADVICE_INHERITED];
	const char *name = advice_entity.field[ADVICE_INHERITED].name;

	if (from.data == NULL)
		return true;
	if (before == NULL)
		return err_set(err, STATUS_BAD, _("%s: an advice is inherited with its point alone"),
		    name);
	return err_set(err, STATUS_NO, _("%s: is given and changed where it comes from: %.*s"),
	    name, (int)from.size, from.data);
}

/* May the adviser be asked about the point? */
static bool
check_new(struct writer *w, const struct adviser *a, const struct record *advice,
    const struct record *point, struct err *err)
{
	struct text own = a->record.value[ADVISER_ASSEMBLY];
	const char *field = advice_entity.field[ADVICE_ADVISER].name;
	int64_t assembly;

	if (!is_active(a))
		return err_set(err, STATUS_NO, _("%s: advises no more"), field);
	if (!assembly_of(w, point, &assembly, err))
		return false;
	if (assembly != ID_NONE && assembly != id_parse(own))
		return err_set(err, STATUS_NO, _("%s: advises %.*s, and the point is for another "
		    "assembly"), field, (int)own.size, own.data);
	return check_first(w, advice, err);
}

/* The delay of the adviser in the term of the advice, which may be none. */
static struct text
delay_in_term(const struct record *adviser, const struct record *advice)
{
	struct text term = advice->value[ADVICE_TERM];

	return adviser->value[term.data == NULL ? ADVISER_DELAY : text_is(term, "urgent") ?
	    ADVISER_URGENT : ADVISER_EXTENDED];
}

/* The law sets the terms of the legality advice, and that they have a reason; any other
 * has those of its adviser. */
static bool
check_term(const struct record *adviser, const struct record *advice,
    const struct record *point, struct err *err)
{
	const struct field *f = advice_entity.field;
	const struct text *v = advice->value;

	if (!text_is(adviser->value[ADVISER_LEGALITY], "yes"))
		return v[ADVICE_TERM].data == NULL ||
		    delay_in_term(adviser, advice).data != NULL || err_set(err, STATUS_BAD,
		    _("%s: the adviser has no delay that is %s"), f[ADVICE_TERM].name,
		    v[ADVICE_TERM].data);
	if (v[ADVICE_DELAY].data != NULL || v[ADVICE_UNIT].data != NULL)
		return err_set(err, STATUS_BAD, _("%s: the law says how long the legality advice "
		    "takes (CDLD L1124-40)"), f[ADVICE_DELAY].name);
	if (text_is(v[ADVICE_TERM], "extended"))
		return v[ADVICE_REASON].data != NULL || err_set(err, STATUS_NO,
		    _("%s: extended for a %s, and there is none (CDLD L1124-40)"),
		    f[ADVICE_TERM].name, f[ADVICE_REASON].name);
	return v[ADVICE_TERM].data == NULL || v[ADVICE_REASON].data != NULL ||
	    point->value[DELIBERATION_EMERGENCY_REASON].data != NULL || err_set(err, STATUS_NO,
	    _("%s: urgent for a reason, and the point has no %s (CDLD L1124-40)"),
	    f[ADVICE_TERM].name,
	    deliberation_entity.field[DELIBERATION_EMERGENCY_REASON].name);
}

/* An advice that is still to come is none. */
static bool
check_given(struct writer *w, const struct record *advice, struct err *err)
{
	struct text given = advice->value[ADVICE_GIVEN];
	day_t today = given.data == NULL ? DAY_NONE : writer_day(w, err);

	return given.data == NULL || (today != DAY_NONE && (day_parse(given) <= today ||
	    err_set(err, STATUS_BAD, _("%s: %.*s is still to come"),
	    advice_entity.field[ADVICE_GIVEN].name, (int)given.size, given.data)));
}

/* Can it be given now?  Then it is dated. */
static bool
give(struct writer *w, const struct record *adviser, struct record *advice,
    const struct record *point, struct err *err)
{
	struct text state = point->value[DELIBERATION_STATE];

	if (advice->value[ADVICE_OPINION].data == NULL)
		return err_set(err, STATUS_NO, _("%s: an advice that is given has one"),
		    advice_entity.field[ADVICE_OPINION].name);
	if (!advice_complete(adviser, point))
		return err_set(err, STATUS_NO, _("cannot be given: the file of the point is not "
		    "complete (CDLD L1124-40)"));
	if (!advice_giveable(adviser, point))
		return err_set(err, STATUS_NO, _("cannot be given while the point is %.*s"),
		    (int)state.size, state.data);
	return advice->value[ADVICE_GIVEN].data != NULL ||
	    writer_today(w, &advice->value[ADVICE_GIVEN], err);
}

static bool
check_withdrawal(struct writer *w, struct advisers *all, const struct adviser *a,
    const struct record *advice, const struct record *point, struct err *err)
{
	bool wanted = false;

	if (is_active(a) && text_is(advice->value[ADVICE_AUTOMATIC], "yes") &&
	    !wants(w, all, a, point, &wanted, err))
		return false;
	return !wanted ||
	    err_set(err, STATUS_NO, _("is asked by itself as long as the point is what it is"));
}

static bool
make(struct writer *w, struct advisers *all, const struct adviser *a, struct record *advice,
    const struct record *point, struct err *err)
{
	static const int taken[][2] = { { ADVICE_UNIT, ADVISER_UNIT },
		{ ADVICE_ALERT, ADVISER_ALERT } };
	size_t i;

	if (advice->value[ADVICE_DELAY].data == NULL)
		advice->value[ADVICE_DELAY] = delay_in_term(&a->record, advice);

	for (i = 0; i < sizeof taken / sizeof *taken; i++)
		if (advice->value[taken[i][0]].data == NULL)
			advice->value[taken[i][0]] = a->record.value[taken[i][1]];
	return set_clock(w, all, advice, &a->record, point, err);
}

bool
advice_next(struct db *db, const struct record *r, struct buf *next, struct err *err)
{
	struct text state = r->value[ADVICE_STATE], below, above;
	struct arena arena = { 0 };
	struct record adviser;
	bool ok;

	if (!advice_runs(r)) {
		buf_string(next, text_is(state, "given") ? "asked-again,invalidated" :
		    text_is(state, "invalidated") ? "asked-again" : "asked");
		return true;
	}
	ok = record_read(db, &adviser_entity, id_parse(r->value[ADVICE_ADVISER]), &adviser,
	    &arena, err);
	if (ok) {
		advice_level(&adviser, state, &below, &above);
		buf_text(next, above);
		buf_string(next, below.data != NULL ? "," : "");
		buf_text(next, below);
		buf_string(next, text_is(state, "asked") ? ",withdrawn" : "");
	}
	arena_release(&arena);
	return ok;
}

bool
advice_ready(struct writer *w, int64_t id, struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	struct text below, above;
	const struct adviser *a;
	struct record r, copy;

	if (all == NULL || !writer_get(w, &advice_entity, id, &r, &copy, err))
		return false;
	a = find(all, r.value[ADVICE_ADVISER]);
	if (a == NULL || !advice_runs(&r))
		return true;
	advice_level(&a->record, r.value[ADVICE_STATE], &below, &above);
	return text_is(above, "given") || err_set(err, STATUS_NO,
	    _("rule advice-level: goes to %.*s before it is given"), (int)above.size, above.data);
}

bool
advice_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	struct text state = after->value[ADVICE_STATE];
	const struct adviser *a;
	struct record point, copy;

	if (all == NULL || !check_inherited(before, after, err))
		return false;
	a = find(all, after->value[ADVICE_ADVISER]);
	if (a == NULL || !writer_get(w, &deliberation_entity,
	    id_parse(after->value[ADVICE_DELIBERATION]), &point, &copy, err))
		return a != NULL || record_missing(&adviser_entity,
		    id_parse(after->value[ADVICE_ADVISER]), err);
	if (!check_term(&a->record, after, &point, err) || !check_given(w, after, err))
		return false;
	if (before == NULL)
		return check_new(w, a, after, &point, err) &&
		    make(w, all, a, after, &point, err);
	if (!text_same(before->value[ADVICE_TERM], after->value[ADVICE_TERM]) &&
	    text_same(before->value[ADVICE_DELAY], after->value[ADVICE_DELAY]))
		after->value[ADVICE_DELAY] = delay_in_term(&a->record, after);
	if (text_same(before->value[ADVICE_STATE], state))
		return true;
	if (!demand_held(a->record.value[ADVISER_HOLDERS], before->value[ADVICE_STATE],
	    writer_actor(w), err))
		return false;
	if (text_is(state, "given"))
		return give(w, &a->record, after, &point, err);
	if (text_is(state, "withdrawn"))
		return check_withdrawal(w, all, a, after, &point, err);
	if (!advice_runs(after) || advice_runs(before))
		return true;
	start_anew(after);
	return set_clock(w, all, after, &a->record, &point, err);
}

/* Asks again, without a question, for one that was withdrawn. */
static bool
offer_again(struct writer *w, int64_t id, struct err *err)
{
	struct record before, after;
	bool changed;

	if (!writer_get(w, &advice_entity, id, &before, &after, err))
		return false;
	if (!text_is(before.value[ADVICE_STATE], "withdrawn"))
		return true;
	after.value[ADVICE_STATE] = text_of("asked");
	after.value[ADVICE_AUTOMATIC] = after.value[ADVICE_MANDATORY] = (struct text){ 0 };
	after.value[ADVICE_UNASKED] = text_of("yes");
	return advice_allow(w, &before, &after, err) &&
	    writer_set(w, &advice_entity, &before, &after, &changed, err);
}

bool
advice_offer(struct writer *w, int64_t point, int64_t adviser, int64_t *id, struct err *err)
{
	struct arena *arena = writer_arena(w);
	struct text value[ADVICE_FIELDS] = { [ADVICE_DELIBERATION] = id_text(point, arena),
		[ADVICE_ADVISER] = id_text(adviser, arena), [ADVICE_STATE] = text_of("asked"),
		[ADVICE_UNASKED] = text_of("yes") };
	struct record r = { .id = ID_NONE, .value = value };

	if (!find_advice(w, point, adviser, id, err))
		return false;
	if (*id != ID_NONE)
		return offer_again(w, *id, err);
	if (!advice_allow(w, NULL, &r, err) || !writer_new(w, &advice_entity, &r, err))
		return false;
	*id = r.id;
	return true;
}

/*
 * Points
 */

bool
advice_allows(struct writer *w, const struct record *point, struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	struct db *db = all == NULL || all->count == 0 ? NULL : writer_look(w, err);
	int64_t *id = NULL;
	size_t n = 0, i;

	if (db != NULL)
		ids_with(db, &advice_entity, ADVICE_DELIBERATION, point->id, &id, &n, err);
	for (i = 0; i < n && err->text == NULL; i++) {
		struct record r, copy;
		struct buf name = { 0 };

		if (!writer_get(w, &advice_entity, id[i], &r, &copy, err) ||
		    !text_is(r.value[ADVICE_MANDATORY], "yes") ||
		    text_is(r.value[ADVICE_STATE], "withdrawn"))
			continue;
		id_print(&name, id[i]);
		if (!text_is(r.value[ADVICE_STATE], "given"))
			err_set(err, STATUS_NO, _("the advice %s is mandatory, and not given"),
			    buf_str(&name));
		else if (strncmp(r.value[ADVICE_OPINION].data, "positive", 8) != 0)
			err_set(err, STATUS_NO, _("the advice %s is mandatory, and not positive: "
			    "%s"), buf_str(&name), r.value[ADVICE_OPINION].data);
		buf_release(&name);
	}
	free(id);
	return err->text == NULL;
}

bool
advice_due(struct writer *w, const struct record *point, int64_t *advice, struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	struct db *db = all == NULL || all->count == 0 ? NULL : writer_look(w, err);
	const struct adviser *a;
	int64_t *id = NULL;
	size_t n = 0, i;

	*advice = ID_NONE;
	if (db != NULL)
		ids_with(db, &advice_entity, ADVICE_DELIBERATION, point->id, &id, &n, err);
	for (i = 0; i < n && *advice == ID_NONE && err->text == NULL; i++) {
		struct record r, copy;

		if (writer_get(w, &advice_entity, id[i], &r, &copy, err) && advice_runs(&r) &&
		    (a = find(all, r.value[ADVICE_ADVISER])) != NULL &&
		    advice_giveable(&a->record, point))
			*advice = id[i];
	}
	free(id);
	return err->text == NULL;
}

bool
advice_waits(struct writer *w, const struct manner *m, const struct record *point,
    struct err *err)
{
	int64_t advice = ID_NONE;
	struct buf id = { 0 };

	if (!listed(m->waiting, point->value[DELIBERATION_STATE]))
		return true;
	if (!advice_due(w, point, &advice, err))
		return false;
	if (advice == ID_NONE)
		return true;
	id_print(&id, advice);
	err_set(err, STATUS_NO, _("rule advice-waiting: waits for the advice %s"), buf_str(&id));
	buf_release(&id);
	return false;
}

bool
advice_admits(struct writer *w, const struct record *point, struct err *err)
{
	struct scene s;

	return scene_now(&s, w, point, err) && advice_waits(w, &s.manner, point, err);
}

bool
advice_concerns(const struct record *before, const struct record *after)
{
	static const int fields[] = { DELIBERATION_TITLE, DELIBERATION_MOTIVATION,
		DELIBERATION_DECISION, DELIBERATION_ACT, DELIBERATION_AMOUNT, DELIBERATION_NOTE,
		DELIBERATION_BUDGET };
	size_t i;

	if (before == after)
		return true;
	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		if (!text_same(before->value[fields[i]], after->value[fields[i]]))
			return true;
	return false;
}

/* Is asked by the condition of the adviser: then it is no free choice. */
static void
ask(struct record *advice, const struct adviser *a)
{
	if (!advice_runs(advice))
		advice->value[ADVICE_STATE] = text_of("asked");
	advice->value[ADVICE_AUTOMATIC] = text_of("yes");
	advice->value[ADVICE_MANDATORY] = a->record.value[ADVISER_MANDATORY];
}

/* The adviser has spoken, before another assembly perhaps, whose advisers are others by
 * name alone. */
static void
see_namesakes(struct advisers *all, const struct adviser *a)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (text_same(all->adviser[i].record.value[ADVISER_NAME], a->record.value[ADVISER_NAME]))
			all->adviser[i].seen = true;
}

/* Has the point come into a state in which the delay begins anew? */
static bool
restarts(const struct record *adviser, const struct record *before, const struct record *point)
{
	struct text state = point->value[DELIBERATION_STATE];

	return before != NULL && !text_same(before->value[DELIBERATION_STATE], state) &&
	    listed(adviser->value[ADVISER_RESTARTS], state);
}

static bool
follow_one(struct writer *w, struct advisers *all, int64_t id, const struct record *before,
    const struct record *point, struct err *err)
{
	struct record was, is;
	struct adviser *a;
	bool wanted, changed;

	if (!writer_get(w, &advice_entity, id, &was, &is, err))
		return false;
	a = find(all, was.value[ADVICE_ADVISER]);
	if (a == NULL)
		return record_missing(&adviser_entity, id_parse(was.value[ADVICE_ADVISER]), err);
	if (was.value[ADVICE_INHERITED].data != NULL) {
		see_namesakes(all, a);
		return true;
	}
	a->seen = true;
	if (!wants(w, all, a, point, &wanted, err))
		return false;
	if (text_is(was.value[ADVICE_STATE], "withdrawn") && wanted && is_active(a)) {
		start_anew(&is);
		ask(&is, a);
	} else if (advice_runs(&was) && !text_is(was.value[ADVICE_STATE], "asked-again")) {
		if (wanted)
			ask(&is, a);
		else if (text_is(was.value[ADVICE_AUTOMATIC], "yes"))
			is.value[ADVICE_STATE] = text_of("withdrawn");
	} else if (text_is(was.value[ADVICE_STATE], "given") && advice_concerns(before, point) &&
	    listed(a->record.value[ADVISER_INVALIDATES], before->value[DELIBERATION_STATE])) {
		is.value[ADVICE_STATE] = text_of("invalidated");
	}
	if (advice_runs(&is) && restarts(&a->record, before, point))
		is.value[ADVICE_STARTED] = is.value[ADVICE_STOPPED] = (struct text){ 0 };
	if ((advice_runs(&is) && !set_clock(w, all, &is, &a->record, point, err)) ||
	    !writer_set(w, &advice_entity, &was, &is, &changed, err))
		return false;
	if (changed)
		sitting_follow(w, &advice_entity, &was, &is);
	return true;
}

/* Follows the advices that the point has. */
static bool
follow_all(struct writer *w, struct advisers *all, const struct record *before,
    const struct record *point, struct err *err)
{
	struct db *db = writer_look(w, err);
	int64_t *id = NULL;
	size_t n = 0, i;
	bool ok = db != NULL && ids_with(db, &advice_entity, ADVICE_DELIBERATION, point->id,
	    &id, &n, err);

	for (i = 0; i < n && ok; i++)
		ok = follow_one(w, all, id[i], before, point, err);
	free(id);
	return ok;
}

static bool
ask_new(struct writer *w, struct advisers *all, const struct adviser *a,
    const struct record *point, struct err *err)
{
	struct text value[ADVICE_FIELDS] = { [ADVICE_DELIBERATION] = id_text(point->id, writer_arena(w)),
		[ADVICE_ADVISER] = id_text(a->record.id, writer_arena(w)),
		[ADVICE_STATE] = text_of(advice_entity.field[ADVICE_STATE].initial) };
	struct record r = { .id = ID_NONE, .value = value };

	ask(&r, a);
	if (!make(w, all, a, &r, point, err) || !writer_new(w, &advice_entity, &r, err))
		return false;
	sitting_follow(w, &advice_entity, NULL, &r);
	return true;
}

bool
advice_follows(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct advisers *all = advisers_of(w, err);
	size_t i;
	bool wanted, ok = all != NULL;

	if (!ok || all->count == 0)
		return ok;
	for (i = 0; i < all->count; i++)
		all->adviser[i].seen = false;
	/* A new point has no advices but those that it inherits. */
	if (before != NULL || after->value[DELIBERATION_PREDECESSOR].data != NULL)
		ok = follow_all(w, all, before, after, err);
	for (i = 0; i < all->count && ok; i++)
		if (!all->adviser[i].seen && is_active(&all->adviser[i]))
			ok = wants(w, all, &all->adviser[i], after, &wanted, err) &&
			    (!wanted || ask_new(w, all, &all->adviser[i], after, err));
	return ok;
}
