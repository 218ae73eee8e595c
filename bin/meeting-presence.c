/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/presence.h"
#include "base/mem.h"
#include "cmd/kind.h"

static const struct option options[] = {
	{ .name = "moves", .help = N_("only who left or came in before a point") },
	{ 0 }
};

static const struct column columns[] = {
	{ "id", CELL_TEXT, N_("id of the deliberation") },
	{ "number", CELL_TEXT, N_("number on the agenda") },
	{ "mandate", CELL_TEXT, N_("id of the mandate") },
	{ "person", CELL_TEXT, N_("name of the person") },
	{ "presence", CELL_TEXT, N_("presence; none when nothing was recorded") },
	{ "move", CELL_TEXT, N_("left or entered, since the point before") },
	{ "other", CELL_TEXT, N_("who sits in the place, or whose place it is") },
	{ "position", CELL_TEXT, N_("office held at that point") },
	{ "reason", CELL_TEXT, N_("why") },
	{ 0 }
};

static void
print(struct rows *rows, const struct sitting *s, size_t point, size_t seat,
    const struct standing *now, const char *move)
{
	const struct text *mandate = s->seat[seat].mandate.value;
	struct text position = presence_position(s, point, seat);

	rows_id(rows, s->point[point].id);
	rows_text(rows, s->point[point].value[DELIBERATION_NUMBER]);
	rows_id(rows, s->seat[seat].mandate.id);
	rows_text(rows, mandate[MANDATE_PERSON]);
	rows_string(rows, presence_words[now->presence]);
	rows_string(rows, move);
	if (now->other != SITTING_NONE)
		rows_id(rows, s->seat[now->other].mandate.id);
	else
		rows_string(rows, NULL);
	rows_text(rows, position.data != NULL ? position : mandate[MANDATE_ROLE]);
	rows_text(rows, now->row == NULL ? (struct text){ 0 } :
	    now->row->record.value[ATTENDANCE_REASON]);
}

static bool
tell(struct run *run, struct db *db, const struct record *meeting, struct rows *rows)
{
	bool moves = option_value(run, "moves") != NULL, ok;
	struct standing *before, *now, *swap;
	struct sitting s;
	const char *move;
	size_t *order, i, j, seat;

	ok = sitting_read(&s, db, meeting->id, &run->err);
	before = mem_zero(s.nseat, sizeof *before);
	now = mem_zero(s.nseat, sizeof *now);
	for (i = 0; ok && i < s.agenda.npoint && !rows_failed(rows); i++) {
		presence_at(&s, i, now);
		order = presence_order(&s, i);
		for (j = 0; j < s.nseat; j++) {
			seat = order[j];
			move = i == 0 ? "" : presence_move(&before[seat], &now[seat]);
			if (moves ? *move != '\0' : s.seat[seat].sits || now[seat].row != NULL)
				print(rows, &s, i, seat, &now[seat], move);
		}
		free(order);
		swap = before;
		before = now;
		now = swap;
	}
	free(before);
	free(now);
	sitting_release(&s);
	return ok;
}

static void
run_presence(struct run *run)
{
	each_record(run, tell);
}

static const struct command command = {
	.name = "presence", .brief = N_("tell who is there at each point of meetings"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_presence,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
