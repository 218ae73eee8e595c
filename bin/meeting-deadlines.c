/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "cmd/deadlines.h"

static const struct option options[] = {
	DEADLINE_OPTIONS,
	{ 0 }
};

/* Adds the duties of the meeting, if there is one. */
static bool
read_meeting(struct run *run, struct deadlines *d, struct finder *finder, struct text value)
{
	int64_t id = record_id(&meeting_entity, value, &run->err);
	struct arena arena = { 0 };
	struct record r;
	bool ok;

	ok = id != 0 && (finder_get(finder, id, &r, &arena, &run->err) ||
	    record_missing(&meeting_entity, id, &run->err)) &&
	    duties_read(&d->duties, d->db, id, &run->err);
	arena_release(&arena);
	return ok;
}

static void
run_deadlines(struct run *run)
{
	struct finder *finder = NULL;
	struct placed *ids = NULL;
	struct deadlines d;
	size_t n, i;

	if (deadlines_begin(run, &d) && run_values(run, 0, &ids, &n) &&
	    (finder = finder_begin(d.db, &meeting_entity, &run->err)) != NULL) {
		for (i = 0; i < n; i++)
			if (!read_meeting(run, &d, finder, ids[i].value)) {
				run_at(run, ids[i].place);
				run_fail(run);
			}
		deadlines_print(run, &d);
	}
	finder_end(finder);
	free(ids);
	deadlines_end(run, &d);
}

static const struct command command = {
	.name = "deadlines",
	.brief = N_("list what has to be done for meetings and their points, by which day, and "
	    "whether it was"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.option = options, .column = deadline_columns, .run = run_deadlines,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
