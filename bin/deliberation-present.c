/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/agenda.h"
#include "assembly/present.h"
#include "cmd/kind.h"
#include "rec/id.h"

/* The columns behind the id, each a field. */
static const int fields[] = {
	DELIBERATION_MEETING, DELIBERATION_NUMBER, DELIBERATION_LIST, DELIBERATION_STATE
};
#define FIELDS (sizeof fields / sizeof *fields)

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the deliberation") },
	{ .name = "meeting", .help = N_("meeting whose agenda it is on now") },
	{ .name = "number", .help = N_("number on the agenda") },
	{ .name = "list", .help = N_("list of the agenda: normal, late or urgent") },
	{ .name = "state", .help = N_("state it is in") },
	{ 0 }
};

/* Takes the meeting, which is the last operand when that is the id of one, off the
 * operands; ID_NONE without. */
static int64_t
take_meeting(struct run *run)
{
	int64_t id = run->noperand == 0 ? ID_NONE
	    : id_parse(text_of(run->operand[run->noperand - 1]));

	if (id / ID_PREFIX != entity_base(&meeting_entity) / ID_PREFIX)
		return ID_NONE;
	run->operand[--run->noperand] = NULL;
	return id;
}

static bool
present(struct run *run, struct writer *w, int64_t id, void *meeting, bool *changed)
{
	return present_point(w, run->conduct, id, *(int64_t *)meeting, changed, &run->err) ||
	    err_at_id(id, &run->err);
}

/* Remembers what is to be printed of each, which is known once all are there. */
static bool
note(struct run *run, struct batch *b, struct text *cell)
{
	struct record r, copy;
	size_t i, j;

	if (!agenda_settle(b->writer, NULL, NULL, &run->err))
		return run_fail(run);
	for (i = 0; i < b->nid; i++) {
		if (!writer_get(b->writer, run->entity, b->id[i], &r, &copy, &run->err))
			return run_fail(run);
		for (j = 0; j < FIELDS; j++)
			*cell++ = arena_copy(&run->arena, r.value[fields[j]]);
	}
	return true;
}

static void
print(int64_t id, struct rows *rows, void *arg)
{
	struct text **cell = arg;
	size_t i;

	rows_id(rows, id);
	for (i = 0; i < FIELDS; i++)
		rows_text(rows, *(*cell)++);
}

static void
run_present(struct run *run)
{
	int64_t meeting = take_meeting(run);
	struct text *cells, *cell;
	struct placed *ids;
	struct batch b;
	bool ok;
	size_t n;

	if (!run_values(run, 0, &ids, &n))
		return;
	if (batch_begin(run, &b)) {
		ok = batch_each(run, &b, ids, n, present, &meeting);
		cells = cell = arena_alloc(&run->arena, (b.nid * FIELDS + 1) * sizeof *cells);
		ok = ok && note(run, &b, cells);
		batch_end(run, &b, !ok, print, &cell);
	}
	free(ids);
}

static const struct command command = {
	.name = "present",
	.brief = N_("put points on the agenda of a meeting (inscrire à l’ordre du jour)"),
	.operands = "[ID...] [MEETING]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.column = columns, .run = run_present,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, assembly_conduct, argc,
	    argv);
}
