/* SPDX-License-Identifier: EUPL-1.2 */
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

/* The canonical text of a column; SCRATCH serves numbers. */
static struct text
cell(struct query *q, int column, const struct entity *e, int field, struct buf *scratch)
{
	static const struct field id = { .type = FIELD_LINK };
	struct db_cell c = query_cell(q, column);

	if (c.type != DB_NUMBER)
		return c.text;
	buf_clear(scratch);
	value_print(scratch, field < 0 ? &id : &e->field[field], c.number);
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

static void
print(struct run *run, struct query *q, const struct selection *s, size_t count,
    const struct conditions *cs, int64_t limit)
{
	struct buf scratch = { 0 };
	struct rows *rows = run_rows_chosen(run);
	int64_t found = 0;
	size_t i;

	while (rows != NULL && query_next(q, &run->err)) {
		if (!matches(q, s, count, cs, &scratch, &run->err)) {
			if (run->err.text != NULL)
				break;
			continue;
		}
		for (i = 0; i < count; i++)
			rows_text(rows, cell(q, (int)i, s->entity, s->field[i], &scratch));
		if (++found == limit || rows_failed(rows))
			break;
	}
	run_fail(run);
	if (found == 0)
		run_no(run);
	buf_release(&scratch);
}

/* Reads options and operands into a selection. */
static bool
ask(struct run *run, struct selection *s, struct conditions *cs, size_t *count)
{
	const char *sort = option_value(run, "sort"), *search = option_value(run, "search");
	struct order *order = NULL;
	const int *position;
	int *field;
	size_t i;

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
	/* Behind the columns to print come those that a pattern looks at. */
	field = arena_alloc(&run->arena, (*count + cs->npattern) * sizeof *field);
	for (i = 0; i < *count; i++)
		field[i] = position[i] - 1;
	for (i = 0; i < cs->npattern; i++)
		field[*count + i] = cs->pattern[i].field;
	s->entity = run->entity;
	s->field = field;
	s->nfield = *count + cs->npattern;
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
	struct query *q = NULL;
	struct db *db = NULL;
	size_t count;

	if (run->status == STATUS_DONE && ask(run, &s, &cs, &count) && run_store(run)) {
		db = store_reader(&run->store, run->wing, &run->err);
		if (db != NULL)
			q = select_begin(db, &s, &run->err);
		if (q != NULL)
			print(run, q, &s, count, &cs, limit);
		run_fail(run);
	}
	query_end(q);
	db_close(db);
	conditions_release(&cs);
}

const struct command kind_list = {
	.name = "list", .brief = N_("list records that meet all conditions"),
	.operands = "[CONDITION...]", .flags = COMMAND_FIELDS | COMMAND_STORE | COMMAND_ROWS,
	.option = options, .run = run_list,
};
