/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/duty.h"
#include "assembly/pick.h"
#include "law/sessions.h"
#include "rec/id.h"
#include "rec/value.h"

/* How often an assembly meets, by the kind of it. */
static const struct {
	const char *assembly, *kind; /* the latter of law/sessions.h */
	const char *few; /* the rule that holds after a period of too few, or NULL */
} sitting_kinds[] = {
	{ "council", "council", "session-asked-few" },
	{ "cpas-council", "cpas", NULL },
};

/* The statements that read assemblies and count their meetings. */
struct counting {
	struct query *assemblies, *first, *count;
};

static const struct pick assembly_picks[] = {
	{ &assembly_entity, (const int[]){ ASSEMBLY_NAME, ASSEMBLY_KIND, -1 } },
	{ 0 }
};

static bool
begin(struct counting *c, struct db *db, struct err *err)
{
	struct buf sql = { 0 };

	pick_select(&sql, assembly_picks);
	buf_string(&sql, " FROM assembly WHERE state = 'active' ORDER BY id");
	c->assemblies = query_begin(db, buf_str(&sql), err);
	buf_release(&sql);
	if (c->assemblies != NULL)
		c->first = query_begin(db, "SELECT date FROM meeting WHERE assembly = ?1"
		    " ORDER BY date LIMIT 1", err);
	if (c->first != NULL)
		c->count = query_begin(db, "SELECT count(*) FROM meeting"
		    " WHERE date BETWEEN ?1 AND ?2 AND assembly = ?3", err);
	return c->count != NULL;
}

static void
end(struct counting *c)
{
	query_end(c->assemblies);
	query_end(c->first);
	query_end(c->count);
}

/* The day of the first meeting that the store has of the assembly; DAY_NONE without any. */
static day_t
first_day(struct query *q, int64_t assembly, struct err *err)
{
	day_t day = DAY_NONE;

	query_bind_number(q, 1, assembly);
	if (query_next(q, err))
		day = day_parse(query_text(q, 0));
	query_reset(q);
	return day;
}

static int64_t
count(struct query *q, int64_t assembly, day_t from, day_t to, struct err *err)
{
	int64_t n = 0;

	bind_day(q, 1, from);
	bind_day(q, 2, to);
	query_bind_number(q, 3, assembly);
	if (query_next(q, err))
		n = query_number(q, 0);
	query_reset(q);
	return n;
}

/* Adds the sessions of the period: this one, or one that is over. */
static bool
add_period(struct duties *d, struct counting *c, const struct record *assembly, size_t which,
    struct sessions *s, struct err *err)
{
	const char *few = sitting_kinds[which].few;
	struct duty duty = { .name = SESSIONS, .subject = assembly->id, .date = s->last,
		.what = assembly->value[ASSEMBLY_NAME] };
	size_t first = duty_start(d);
	bool over = s->last < d->on;

	s->held = count(c->count, assembly->id, s->first, over ? s->last : d->on, err);
	s->planned = over ? 0 : count(c->count, assembly->id, day_add(d->on, 1), s->last, err);
	if (err->text != NULL ||
	    !sessions_judge(s, sitting_kinds[which].kind, d->rules, d->trace, err))
		return false;
	duty.rule = d->trace->step[first].rule;
	duty.met = s->enough ? DUTY_MET : over ? DUTY_MISSED : DUTY_OPEN;
	if (duty.met == DUTY_MISSED && few != NULL && rules_know(d->rules, few, d->on)) {
		const struct rule *rule = rules_on(d->rules, few, d->on, err);

		trace_add(d->trace, rule, "held=%lld\tshare=%s", (long long)s->held, rule->value);
	}
	duty_add(d, duty, first, DAY_NONE, s->enough || over);
	return true;
}

static bool
known(const struct duties *d, const char *kind, day_t day)
{
	struct buf rule = { 0 };
	bool is_known;

	buf_printf(&rule, "sessions-%s", kind);
	is_known = day != DAY_NONE && rules_know(d->rules, buf_str(&rule), day);
	buf_release(&rule);
	return is_known;
}

/* This year or month; and the one before, if the store has it whole. */
static bool
add_assembly(struct duties *d, struct counting *c, const struct record *assembly, size_t which,
    struct err *err)
{
	const char *kind = sitting_kinds[which].kind;
	day_t since = first_day(c->first, assembly->id, err), before;
	struct sessions s = { 0 };

	if (since == DAY_NONE || !known(d, kind, d->on))
		return err->text == NULL;
	if (!sessions_period(&s, kind, d->on, d->rules, err) ||
	    !add_period(d, c, assembly, which, &s, err))
		return false;
	before = day_add(s.first, -1);
	if (!known(d, kind, before))
		return true;
	return sessions_period(&s, kind, before, d->rules, err) &&
	    (since >= s.first || add_period(d, c, assembly, which, &s, err));
}

bool
duties_of_assemblies(struct duties *d, struct db *db, struct err *err)
{
	struct text a[ASSEMBLY_FIELDS] = { 0 };
	struct record assembly = { .value = a };
	struct counting c = { 0 };
	struct arena arena = { 0 };
	bool ok = begin(&c, db, err);
	size_t i;

	while (ok && query_next(c.assemblies, err)) {
		arena_clear(&arena);
		pick_row(c.assemblies, assembly_picks, (struct record *[]){ &assembly }, &arena);
		for (i = 0; i < sizeof sitting_kinds / sizeof *sitting_kinds && ok; i++)
			if (text_is(a[ASSEMBLY_KIND], sitting_kinds[i].assembly))
				ok = add_assembly(d, &c, &assembly, i, err) ||
				    err_at_id(assembly.id, err);
	}
	end(&c);
	arena_release(&arena);
	return ok && err->text == NULL;
}
