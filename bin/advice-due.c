/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/advising.h"
#include "base/mem.h"
#include "cmd/deadlines.h"
#include "rec/id.h"
#include "verb/condition.h"

static const struct option options[] = {
	{ .name = "until", .arg = "DATE", .help = N_("only those whose delay ends by that day") },
	{ .name = "all", .help = N_("also those that are there, cannot be given, are void or "
	    "withdrawn") },
	{ .name = "on", .arg = "DATE", .help = N_("judge as of that day instead of today") },
	DEADLINE_ICS,
	{ 0 }
};

static const struct column columns[] = {
	{ "id", CELL_TEXT, N_("id of the advice") },
	{ "deliberation", CELL_TEXT, N_("id of the point") },
	{ "adviser", CELL_TEXT, N_("id of the adviser") },
	{ "started", CELL_TEXT, N_("day on which it could first be given") },
	{ "limit", CELL_TEXT, N_("last day to give it") },
	{ "left", CELL_NUMBER, N_("days that count until then; below 0 how many days it is late") },
	{ "status", CELL_TEXT, N_("how it stands: still-time, alert, late ...") },
	{ "title", CELL_TEXT, N_("title of the point") },
	{ "name", CELL_TEXT, N_("name of the adviser") },
	{ 0 }
};

/* A row to come; texts are the run's. */
struct due {
	int64_t id, point, adviser, left;
	struct text started, title, name;
	day_t limit;
	enum advice_standing standing;
	size_t first, count; /* its steps in the trace */
};

struct dues {
	struct run *run;
	struct answer *answer;
	struct conditions conditions;
	struct finder *finder;
	struct days_off off;
	day_t on, until;
	bool all, ical;
	struct duties duties; /* of the calendar */
	struct due *due;
	size_t count;
};

/* Do the conditions of the user hold for the advice? */
static bool
wanted(struct dues *d, int64_t id)
{
	struct arena arena = { 0 };
	struct record r;
	bool met = d->finder == NULL || (finder_get(d->finder, id, &r, &arena, &d->run->err) &&
	    conditions_meet(&d->conditions, &advice_entity, &r, &d->run->err));

	arena_release(&arena);
	return met;
}

/* Adds how it stands to the steps that lead there. */
static void
conclude(struct trace *t, size_t first, const struct advised *a, day_t on)
{
	struct buf id = { 0 }, day = { 0 };

	id_print(&id, a->advice.id);
	day_print(&day, on);
	if (t->count > first)
		trace_add(t, t->step[t->count - 1].rule, "advice=%s on=%s\tleft=%lld status=%s",
		    buf_str(&id), buf_str(&day), (long long)a->left, advice_standings[a->standing]);
	buf_release(&id);
	buf_release(&day);
}

static void
add(struct dues *d, const struct advised *a, size_t first)
{
	struct arena *arena = &d->run->arena;

	if ((d->count & (d->count - 1)) == 0)
		d->due = mem_resize(d->due, d->count == 0 ? 1 : d->count * 2, sizeof *d->due);
	d->due[d->count++] = (struct due){
		.id = a->advice.id, .point = a->point.id, .adviser = a->adviser.id,
		.left = a->left, .limit = a->limit, .standing = a->standing,
		.started = arena_copy(arena, a->advice.value[ADVICE_STARTED]),
		.title = arena_copy(arena, a->point.value[DELIBERATION_TITLE]),
		.name = arena_copy(arena, a->adviser.value[ADVISER_NAME]),
		.first = first, .count = d->answer->trace.count - first,
	};
}

static bool
take(struct advised *a, void *arg)
{
	struct dues *d = arg;
	struct trace *t = &d->answer->trace;
	size_t first;

	if (d->ical)
		return (!wanted(d, a->advice.id) ||
		    duties_add_advice(&d->duties, a, &d->run->err)) &&
		    d->run->err.text == NULL;
	if (!d->answer->explained)
		trace_clear(t);
	first = t->count;
	if (!advice_judge(a, d->on, &d->off, &d->answer->rules, t, &d->run->err))
		return err_at_id(a->advice.id, &d->run->err);
	if ((!d->all && (a->standing < STILL_TIME || a->standing > LATE)) || (d->until != DAY_NONE &&
	    (a->limit == DAY_NONE || a->limit > d->until)) || !wanted(d, a->advice.id))
		return d->run->err.text == NULL;
	conclude(t, first, a, d->on);
	add(d, a, first);
	return true;
}

/* By the last day, those without one at the end; then by id. */
static int
compare(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	day_t p = x->limit == DAY_NONE ? DAY_LAST : x->limit;
	day_t q = y->limit == DAY_NONE ? DAY_LAST : y->limit;

	return p != q ? (p > q) - (p < q) : (x->id > y->id) - (x->id < y->id);
}

static void
print(const struct dues *d, const struct due *due)
{
	struct rows *rows = d->answer->rows;

	if (due->standing == LATE)
		run_no(d->run);
	if (d->answer->explained) {
		answer_steps(d->answer, due->first, due->count);
		return;
	}
	rows_id(rows, due->id);
	rows_id(rows, due->point);
	rows_id(rows, due->adviser);
	rows_text(rows, due->started);
	answer_put_day(rows, due->limit);
	/* What is there has nothing left to wait for. */
	if (due->limit != DAY_NONE && due->standing < GIVEN)
		rows_number(rows, due->left);
	else
		rows_string(rows, NULL);
	rows_string(rows, advice_standings[due->standing]);
	rows_text(rows, due->title);
	rows_text(rows, due->name);
}

static bool
ask(struct dues *d)
{
	struct run *run = d->run;
	size_t i;

	for (i = 0; i < run->noperand; i++)
		if (!conditions_add(&d->conditions, &advice_entity, run->operand[i], &run->arena,
		    &run->err))
			return run_fail(run);
	if ((d->on = answer_today(run)) == DAY_NONE || !answer_day(run, "until", &d->until))
		return false;
	d->duties = (struct duties){ .on = d->on, .until = d->until, .open = !d->all, .only = -1,
		.rules = &d->answer->rules, .trace = &d->answer->trace };
	return true;
}

static void
run_due(struct run *run)
{
	struct answer answer = { 0 };
	struct dues d = { .run = run, .answer = &answer,
		.all = option_value(run, "all") != NULL };
	struct db *db = NULL;
	size_t i;

	if (deadlines_ical(run, &d.ical) && run_store(run) &&
	    answer_begin(run, &answer, "law/assembly.tsv") && ask(&d))
		db = store_reader(&run->store, run->wing, &run->err);
	if (db != NULL && run->noperand > 0)
		d.finder = finder_begin(db, &advice_entity, &run->err);
	if (db != NULL && run->err.text == NULL && advices_read(db, ID_NONE, !d.all, take,
	    &d, &run->err)) {
		if (d.count > 0)
			qsort(d.due, d.count, sizeof *d.due, compare);
		for (i = 0; i < d.count; i++)
			print(&d, &d.due[i]);
		if (d.ical)
			deadlines_calendar(run, &d.duties);
	}
	finder_end(d.finder);
	db_close(db);
	conditions_release(&d.conditions);
	days_off_release(&d.off);
	duties_release(&d.duties);
	free(d.due);
	answer_end(run, &answer);
}

static const struct command command = {
	.name = "due",
	.brief = N_("list advices (avis) that are asked and not there, the most pressing first"),
	.operands = "[CONDITION...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.option = options, .column = columns, .run = run_due,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &advice_entity, NULL, argc, argv);
}
