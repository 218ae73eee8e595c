/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"

#include <string.h>

#include "base/clock.h"
#include "base/date_read.h"
#include "base/decimal.h"
#include "law/calendar.h"
#include "store/rules.h"

bool
run_rules(struct run *run, struct rules *rules, const char *table)
{
	if (!run_store_if_any(run))
		return false;
	return run->store.dir != NULL ? store_rules(&run->store, rules, table, &run->err)
	    : rules_load(rules, table, &run->err);
}

bool
run_calendar(struct run *run, struct calendar *c, const char *set, const char *language)
{
	struct rules rules;

	set = set != NULL ? set : "legal";
	if (!calendar_load(c, set, language, &run->err))
		return false;
	if (run_rules(run, &rules, "law/assembly.tsv")) {
		calendar_decree(c, set, &rules);
		rules_release(&rules);
		return true;
	}
	calendar_release(c);
	return false;
}

bool
answer_begin(struct run *run, struct answer *a, const char *table)
{
	*a = (struct answer){ .explained = option_value(run, "explain") != NULL };
	if (table != NULL && !run_rules(run, &a->rules, table))
		return run_fail(run);
	a->rows = run_rows(run);
	return a->rows != NULL;
}

/* The kind of the authority whose store there is, else a commune; NULL with the reason in
 * run->err. */
static const char *
authority_kind(struct run *run)
{
	const struct authority *a;

	if (!run_store_if_any(run))
		return NULL;
	if (run->store.dir == NULL)
		return "commune";
	a = store_authority(&run->store, &run->err);
	return a != NULL ? a->kind : NULL;
}

const char *
answer_kind(struct run *run, const char *of_commune, const char *of_cpas)
{
	const char *given = option_value(run, "rule");
	const char *authority = given != NULL ? NULL : authority_kind(run);

	if (given != NULL)
		return given;
	if (authority != NULL && strcmp(authority, "commune") == 0)
		return of_commune;
	if (authority != NULL && strcmp(authority, "cpas") == 0)
		return of_cpas;
	if (authority != NULL)
		err_set(&run->err, STATUS_BAD, _("no rule is known for a %s: --rule names one of "
		    "another authority"), authority);
	run_fail(run);
	return NULL;
}

bool
answer_holds(struct run *run, const struct rule *r)
{
	const char *authority = r->own != NULL ? "commune" : authority_kind(run);

	return authority != NULL && (strcmp(authority, "commune") == 0 || err_set(&run->err,
	    STATUS_BAD, _("%s: known for a commune, not for a %s (%s)"), r->name, authority,
	    r->article));
}

void
answer_steps(struct answer *a, size_t first, size_t count)
{
	const struct trace_step *s;

	for (s = a->trace.step + first; s < a->trace.step + first + count; s++) {
		rows_string(a->rows, s->rule->name);
		rows_string(a->rows, s->rule->article);
		rows_string(a->rows, s->inputs);
		rows_string(a->rows, s->result);
		rows_string(a->rows, s->rule->certainty);
		rows_string(a->rows, s->rule->source);
	}
}

bool
answer_row(struct run *run, struct answer *a, bool good)
{
	if (!good)
		run_fail_here(run);
	else if (a->explained)
		answer_steps(a, 0, a->trace.count);
	trace_clear(&a->trace);
	return good && !a->explained;
}

void
answer_end(struct run *run, struct answer *a)
{
	run_fail(run);
	trace_release(&a->trace);
	rules_release(&a->rules);
}

static bool
at_name(const char *name, struct err *err)
{
	err_at(err, "%s", name);
	return false;
}

bool
case_number(const char *name, struct text t, int64_t low, int64_t high, int64_t *n,
    struct err *err)
{
	if (integer_parse(t, low, high, n))
		return true;
	if (t.size == 0)
		err_set(err, STATUS_BAD, _("a whole number is needed"));
	else
		err_set(err, STATUS_BAD, _("not a whole number from %lld to %lld: %.*s"),
		    (long long)low, (long long)high, (int)t.size, t.data);
	return at_name(name, err);
}

bool
case_day(const char *name, struct text t, day_t *day, struct err *err)
{
	*day = DAY_NONE;
	return t.size == 0 || day_read(t, day, err) || at_name(name, err);
}

day_t
answer_on(struct run *run)
{
	if (option_value(run, "on") == NULL && !run_store_if_any(run))
		return DAY_NONE;
	if (option_value(run, "on") == NULL && run->store.dir == NULL)
		return clock_day(clock_now(), "Europe/Brussels");
	return answer_today(run);
}

day_t
answer_today(struct run *run)
{
	day_t day;

	if (option_value(run, "on") == NULL) {
		day = store_day(&run->store, clock_now(), &run->err);
		run_fail(run);
	} else {
		answer_day(run, "on", &day);
	}
	return day;
}

bool
answer_day(struct run *run, const char *option, day_t *day)
{
	const char *value = option_value(run, option);

	*day = DAY_NONE;
	if (value == NULL || day_read(text_of(value), day, &run->err))
		return true;
	err_at(&run->err, "--%s", option);
	return run_fail(run);
}

void
answer_put_day(struct rows *rows, day_t day)
{
	struct buf text = { 0 };

	if (day != DAY_NONE)
		day_print(&text, day);
	rows_string(rows, day != DAY_NONE ? buf_str(&text) : NULL);
	buf_release(&text);
}
