/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/roll.h"
#include "cmd/kind.h"
#include "rec/id.h"

static const struct column columns[] = {
	{ "deliberation", CELL_TEXT, N_("id of the deliberation") },
	{ "mandate", CELL_TEXT, N_("id of the mandate") },
	{ "value", CELL_TEXT, N_("what was voted; none as long as nothing was") },
	{ "person", CELL_TEXT, N_("name of the person") },
	{ "group", CELL_TEXT, N_("political group (groupe politique)") },
	{ "number", CELL_TEXT, N_("number on the agenda") },
	{ "vote", CELL_TEXT, N_("id of the vote; none when nothing was voted") },
	{ "label", CELL_TEXT, N_("what it was on, when there are several on the point") },
	{ "proxy", CELL_TEXT, N_("name of the person who votes for him") },
	{ 0 }
};

/* What is kept from one point to the next: those of a meeting share its sitting. */
struct rolls {
	struct db *db;
	struct sitting sitting;
};

static void
print(struct rows *rows, const struct sitting *s, size_t point, size_t poll, size_t seat,
    size_t cast)
{
	const struct text *mandate = s->seat[seat].mandate.value;
	struct standing standing = presence_of(s, point, seat);

	rows_id(rows, s->point[point].id);
	rows_id(rows, s->seat[seat].mandate.id);
	rows_string(rows, cast == SITTING_NONE ? NULL :
	    ballot_entity.field[BALLOT_VALUE].values[s->cast[cast].choice]);
	rows_text(rows, mandate[MANDATE_PERSON]);
	rows_text(rows, mandate[MANDATE_GROUP]);
	rows_text(rows, s->point[point].value[DELIBERATION_NUMBER]);
	if (poll == SITTING_NONE)
		rows_string(rows, NULL);
	else
		rows_id(rows, s->poll[poll].vote.id);
	rows_text(rows, poll == SITTING_NONE ? (struct text){ 0 } :
	    s->poll[poll].vote.value[VOTE_LABEL]);
	rows_text(rows, standing.presence != REPRESENTED ? (struct text){ 0 } :
	    s->seat[standing.other].mandate.value[MANDATE_PERSON]);
}

/* A vote by name, or none yet: how each on the roll voted. */
static void
tell_poll(struct rows *rows, const struct sitting *s, size_t point, size_t poll,
    const size_t *roll, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		print(rows, s, point, poll, roll[i], poll == SITTING_NONE ? SITTING_NONE :
		    sitting_cast(s, poll, roll[i]));
}

static bool
tell_point(struct run *run, const struct sitting *s, size_t point, struct rows *rows)
{
	size_t count = 0, *roll = roll_call(s, point, &count, &run->err), poll;

	if (roll == NULL)
		return false;
	if (s->first_poll[point] == SITTING_NONE)
		tell_poll(rows, s, point, SITTING_NONE, roll, count);
	for (poll = s->first_poll[point]; poll != SITTING_NONE; poll = s->poll[poll].next)
		if (!voting_by_counts(&s->poll[poll]))
			tell_poll(rows, s, point, poll, roll, count);
	free(roll);
	return true;
}

static bool
tell(struct run *run, struct rolls *r, struct text value, struct rows *rows)
{
	int64_t id = record_id(run->entity, value, &run->err);
	size_t point;

	if (id == ID_NONE)
		return false;
	if (sitting_turn_to(&r->sitting, r->db, id, &point, &run->err) &&
	    tell_point(run, &r->sitting, point, rows))
		return true;
	err_at(&run->err, "%.*s", (int)value.size, value.data);
	return false;
}

static void
run_roll(struct run *run)
{
	struct rolls r = { .db = NULL };
	struct text value;
	struct rows *rows;

	if (run_store(run))
		r.db = store_reader(&run->store, run->wing, &run->err);
	if (r.db != NULL && (rows = run_rows(run)) != NULL)
		while (run_value(run, 0, &value) && !rows_failed(rows))
			if (!tell(run, &r, value, rows))
				run_fail_here(run);
	run_fail(run);
	sitting_release(&r.sitting);
	db_close(r.db);
}

static const struct command command = {
	.name = "roll", .brief = N_("call the roll for votes on points, or tell how each voted"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.column = columns, .run = run_roll,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
