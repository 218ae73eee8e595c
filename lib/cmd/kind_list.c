/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/clock.h"
#include "cmd/answer.h"
#include "cmd/kind.h"
#include "rec/value.h"
#include "verb/condition.h"

static const struct option options[] = {
	{ .name = "sort", .arg = "FIELDS",
	    .help = N_("order by these fields, joined by commas; - in front reverses") },
	{ .name = "limit", .arg = "N", .help = N_("print N records at most") },
	{ .name = "search", .arg = "WORDS",
	    .help = N_("only records with all these words, accents and case apart") },
	{ 0 }
};

/* What a number in the column of the field is the value of. */
static const struct field *
field_of(const struct entity *e, int field)
{
	static const struct field id = { .type = FIELD_LINK };

	return field < 0 ? &id : &e->field[field];
}

/* The canonical text of a column; SCRATCH serves numbers. */
static struct text
cell(struct query *q, int column, const struct entity *e, int field, struct buf *scratch)
{
	struct db_cell c = query_cell(q, column);

	if (c.type != DB_NUMBER)
		return c.text;
	buf_clear(scratch);
	value_print(scratch, field_of(e, field), c.number);
	return (struct text){ scratch->data, scratch->size };
}

static bool
matches(struct query *q, const struct selection *s, size_t first,
    const struct conditions *cs, struct buf *scratch, struct err *err)
{
	size_t i;

	for (i = 0; i < cs->npattern; i++) {
		struct text t = cell(q, (int)(first + i), s->entity, cs->pattern[i].field, scratch);

		if (t.data == NULL)
			t = text_of("");
		if (!regex_match(cs->pattern[i].regex, t, err))
			return false;
	}
	return true;
}

/* The filters that were asked for, each ready to answer. */
struct asked {
	const struct filter *filter;
	void *ready;
	size_t first; /* column of the query that its fields begin at */
};
struct asking {
	struct asked *asked;
	size_t nasked;
	struct record record; /* that they look at */
};

/* Is the record of the row one of those that all the filters keep? */
static bool
kept(struct run *run, struct query *q, const struct selection *s, struct asking *as)
{
	struct asked *a;
	struct buf text = { 0 };
	bool keep = true;
	size_t i;

	for (a = as->asked; keep && a < as->asked + as->nasked; a++) {
		struct arena arena = { 0 };

		for (i = 0; i < a->filter->nfield; i++) {
			int field = a->filter->field[i];

			as->record.value[field] = arena_copy(&arena, cell(q, (int)(a->first + i),
			    s->entity, field, &text));
		}
		keep = a->filter->keep(a->ready, &as->record, &run->err);
		arena_release(&arena);
	}
	buf_release(&text);
	return keep;
}

/* The text of a field as the filters want it printed. */
static struct text
shown(const struct asking *as, const struct entity *e, int field, struct text t, struct buf *out)
{
	size_t i;

	if (field < 0 || e->field[field].type != FIELD_TEXT || t.data == NULL)
		return t;
	for (i = 0; i < as->nasked; i++)
		if (as->asked[i].filter->show != NULL) {
			if (e->field[field].flags & FIELD_INTERNAL)
				return (struct text){ 0 };
			buf_clear(out);
			as->asked[i].filter->show(out, t);
			return (struct text){ buf_str(out), out->size };
		}
	return t;
}

static void
print(struct run *run, struct query *q, const struct selection *s, size_t count,
    const struct conditions *cs, struct asking *as, int64_t limit)
{
	struct buf scratch = { 0 }, text = { 0 };
	struct rows *rows = run_rows_chosen(run);
	int64_t found = 0;
	size_t i;

	while (rows != NULL && query_next(q, &run->err)) {
		if (!matches(q, s, count, cs, &scratch, &run->err) || !kept(run, q, s, as)) {
			if (run->err.text != NULL)
				break;
			continue;
		}
		for (i = 0; i < count; i++) {
			struct db_cell c = query_cell(q, (int)i);

			if (c.type == DB_NUMBER)
				rows_whole(rows, field_of(s->entity, s->field[i]), c.number);
			else
				rows_text(rows, shown(as, s->entity, s->field[i], c.text, &text));
		}
		if (++found == limit || rows_failed(rows))
			break;
	}
	run_fail(run);
	if (found == 0)
		run_no(run);
	buf_release(&scratch);
	buf_release(&text);
}

/* Finds the filters that were asked for. */
static void
ask_filters(struct run *run, struct asking *as, size_t *nfield)
{
	const struct filter *f = run->filter;
	size_t n;

	for (n = 0; f != NULL && f[n].entity != NULL; n++)
		;
	as->asked = arena_alloc(&run->arena, n * sizeof *as->asked);
	as->record.value = arena_alloc(&run->arena,
	    run->entity->nfield * sizeof *as->record.value);
	memset(as->record.value, 0, run->entity->nfield * sizeof *as->record.value);
	for (; n > 0; n--, f++)
		if (f->entity == run->entity && option_value(run, f->name) != NULL) {
			as->asked[as->nasked++] = (struct asked){ .filter = f, .first = *nfield };
			*nfield += f->nfield;
		}
}

/* Makes the filters ready, as of the day that --on tells. */
static bool
begin_filters(struct run *run, struct db *db, struct asking *as)
{
	day_t day = DAY_NONE;
	size_t i;

	if (option_value(run, "on") != NULL && as->nasked == 0)
		return run_usage(run, _("--on: nothing is asked as of a day: --at=%s lists what stood "
		    "then"), option_value(run, "on"));
	if (as->nasked > 0 && !answer_day(run, "on", &day))
		return false;
	if (day == DAY_NONE && as->nasked > 0)
		day = store_day(&run->store, clock_now(), &run->err);
	for (i = 0; i < as->nasked && run->err.text == NULL; i++) {
		const struct filter *f = as->asked[i].filter;

		as->asked[i].ready = f->begin(db, option_value(run, f->name), day, &run->err);
		if (run->err.text != NULL && f->arg != NULL)
			err_at(&run->err, "--%s", f->name);
	}
	return run->err.text == NULL;
}

/* Reads options and operands into a selection. */
static bool
ask(struct run *run, struct selection *s, struct conditions *cs, struct asking *as,
    size_t *count)
{
	const char *sort = option_value(run, "sort"), *search = option_value(run, "search");
	struct order *order = NULL;
	const int *position;
	const struct filter *f;
	int *field;
	size_t i, j, n;

	for (i = 0; i < run->noperand; i++)
		if (!conditions_add(cs, run->entity, run->operand[i], &run->arena, &run->err))
			return run_fail(run);
	if (sort != NULL && !order_parse(run->entity, sort, &order, &s->norder, &run->arena,
	    &run->err)) {
		err_at(&run->err, "--sort");
		return run_fail(run);
	}
	if (!run_chosen(run, &position, count))
		return false;
	/* Behind the columns to print come those that patterns and filters look at. */
	n = *count + cs->npattern;
	ask_filters(run, as, &n);
	field = arena_alloc(&run->arena, n * sizeof *field);
	for (i = 0; i < *count; i++)
		field[i] = position[i] - 1;
	for (i = 0; i < cs->npattern; i++)
		field[*count + i] = cs->pattern[i].field;
	for (i = 0; i < as->nasked; i++)
		for (f = as->asked[i].filter, j = 0; j < f->nfield; j++)
			field[as->asked[i].first + j] = f->field[j];
	s->entity = run->entity;
	s->field = field;
	s->nfield = n;
	s->condition = cs->condition;
	s->ncondition = cs->ncondition;
	s->order = order;
	s->search = text_of(search);
	return true;
}

static void
run_list(struct run *run)
{
	int64_t limit = option_number(run, "limit", 1, INT64_MAX, 0);
	struct selection s = { 0 };
	struct conditions cs = { 0 };
	struct asking as = { 0 };
	struct query *q = NULL;
	struct db *db = NULL;
	size_t count, i;

	if (run->status == STATUS_DONE && ask(run, &s, &cs, &as, &count) && run_store(run)) {
		/* The store need not put more in order than are printed. */
		s.limit = cs.npattern == 0 && as.nasked == 0 ? limit : 0;
		db = store_reader(&run->store, run->wing, &run->err);
		if (db != NULL && begin_filters(run, db, &as))
			q = select_begin(db, &s, &run->err);
		if (q != NULL)
			print(run, q, &s, count, &cs, &as, limit);
		run_fail(run);
	}
	for (i = 0; i < as.nasked; i++)
		as.asked[i].filter->end(as.asked[i].ready);
	query_end(q);
	db_close(db);
	conditions_release(&cs);
}

const struct command kind_list = {
	.name = "list", .brief = N_("list records that meet all conditions"),
	.operands = "[CONDITION...]", .flags = COMMAND_FIELDS | COMMAND_STORE | COMMAND_ROWS |
	    COMMAND_FILTERS,
	.option = options, .run = run_list,
};
