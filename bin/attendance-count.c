/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/tally.h"
#include "base/mem.h"
#include "cmd/answer.h"
#include "cmd/kind.h"
#include "rec/id.h"

static const struct option options[] = {
	{ .name = "from", .arg = "DATE", .help = N_("meetings from that day on (the first of the "
	    "year of --to)") },
	{ .name = "to", .arg = "DATE", .help = N_("meetings up to and with that day (today)") },
	{ 0 }
};

static const struct column columns[] = {
	{ "id", CELL_TEXT, N_("id of the mandate") },
	{ "person", CELL_TEXT, N_("name of the person") },
	{ "meetings", CELL_NUMBER, N_("meetings that it sat in, with an attendance on record") },
	{ "present", CELL_NUMBER, N_("of these: where it was, for a part at least") },
	{ "excused", CELL_NUMBER, N_("where it was excused") },
	{ "absent", CELL_NUMBER, N_("where it was absent") },
	{ "replaced", CELL_NUMBER, N_("where somebody sat in its place") },
	{ "points", CELL_NUMBER, N_("points on the agendas of these meetings") },
	{ "attended", CELL_NUMBER, N_("points at which it was there") },
	{ "voted", CELL_NUMBER, N_("points on which it voted by name") },
	{ "group", CELL_TEXT, N_("political group (groupe politique)") },
	{ "represented", CELL_NUMBER, N_("meetings at which it was represented (procuration)") },
	{ 0 }
};

/* Appends the meetings of the assembly on these days, in their order, to *ID. */
static bool
meetings_of(struct run *run, struct db *db, struct text assembly, struct text from,
    struct text to, int64_t **id, size_t *count)
{
	const struct condition conditions[] = {
		{ .field = MEETING_ASSEMBLY, .value = assembly },
		{ .field = MEETING_DATE, .comparison = AT_LEAST, .value = from },
		{ .field = MEETING_DATE, .comparison = AT_MOST, .value = to },
	};
	const struct order by_date = { .field = MEETING_DATE };
	const struct selection selection = { .entity = &meeting_entity, .field = (const int[]){ -1 },
		.nfield = 1, .condition = conditions, .ncondition = 3, .order = &by_date,
		.norder = 1 };
	struct query *q = select_begin(db, &selection, &run->err);

	while (q != NULL && query_next(q, &run->err)) {
		*id = mem_resize(*id, *count + 1, sizeof **id);
		(*id)[(*count)++] = query_number(q, 0);
	}
	query_end(q);
	return run->err.text == NULL;
}

static bool
count_meetings(struct run *run, struct db *db, const int64_t *id, size_t count,
    struct tallies *all)
{
	struct sitting s;
	bool ok = true;
	size_t i;

	for (i = 0; i < count && ok; i++) {
		ok = sitting_read(&s, db, id[i], &run->err);
		if (ok)
			tallies_add(all, &s);
		sitting_release(&s);
	}
	return ok;
}

static void
print(struct rows *rows, const struct tally *t)
{
	const int64_t numbers[] = { t->meetings, t->present, t->excused, t->absent, t->replaced,
		t->points, t->attended, t->voted };
	size_t i;

	rows_id(rows, t->mandate);
	rows_text(rows, t->person);
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
		rows_number(rows, numbers[i]);
	rows_text(rows, t->group);
	rows_number(rows, t->represented);
}

/* The days that are asked about, as dates. */
static bool
read_days(struct run *run, struct text *from, struct text *to)
{
	struct buf b = { 0 };
	day_t first, last;

	if (!answer_day(run, "from", &first) || !answer_day(run, "to", &last))
		return false;
	if (last == DAY_NONE)
		last = answer_today(run);
	if (last == DAY_NONE)
		return false;
	if (first == DAY_NONE)
		first = day_of(day_ymd(last).year, 1, 1);
	day_print(&b, first);
	*from = arena_copy(&run->arena, (struct text){ b.data, b.size });
	buf_clear(&b);
	day_print(&b, last);
	*to = arena_copy(&run->arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return true;
}

/* Counts for one assembly. */
static bool
count_one(struct run *run, struct db *db, struct finder *finder, struct text value,
    struct text from, struct text to, struct rows *rows)
{
	struct tallies all = { 0 };
	struct record assembly;
	int64_t id = record_id(&assembly_entity, value, &run->err), *meeting = NULL;
	size_t count = 0, i;
	bool ok;

	ok = id != ID_NONE && (finder_get(finder, id, &assembly, &run->arena, &run->err) ||
	    record_missing(&assembly_entity, id, &run->err)) &&
	    meetings_of(run, db, value, from, to, &meeting, &count) &&
	    count_meetings(run, db, meeting, count, &all);
	tallies_sort(&all);
	for (i = 0; ok && i < all.count; i++)
		print(rows, &all.tally[i]);
	if (ok && all.count == 0)
		run_no(run);
	tallies_release(&all);
	free(meeting);
	return ok;
}

static void
run_count(struct run *run)
{
	struct finder *finder = NULL;
	struct text from, to;
	struct placed *ids;
	struct rows *rows;
	struct db *db = NULL;
	size_t n, i;

	if (!run_values(run, 0, &ids, &n))
		return;
	if (run_store(run) && read_days(run, &from, &to))
		db = store_reader(&run->store, run->wing, &run->err);
	if (db != NULL)
		finder = finder_begin(db, &assembly_entity, &run->err);
	if (finder != NULL && (rows = run_rows(run)) != NULL)
		for (i = 0; i < n && !rows_failed(rows); i++)
			if (!count_one(run, db, finder, ids[i].value, from, to, rows)) {
				run_at(run, ids[i].place);
				run_fail(run);
			}
	run_fail(run);
	finder_end(finder);
	db_close(db);
	free(ids);
}

static const struct command command = {
	.name = "count", .brief = N_("count how often the members of assemblies were there, and "
	    "voted"),
	.operands = "[ASSEMBLY...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_count,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &attendance_entity, NULL, argc, argv);
}
