/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "assembly/agenda.h"
#include "base/decimal.h"
#include "cmd/kind.h"
#include "rec/id.h"

static const struct option options[] = {
	{ .name = "to", .arg = "NUMBER|up|down",
	    .help = N_("the number to take, or up or down by one point") },
	{ 0 }
};

/* Where --to says that the points go. */
struct target {
	enum place place;
	int64_t number;
};

static bool
read_target(struct run *run, struct target *target)
{
	const char *to = option_value(run, "to");

	if (to == NULL)
		return run_usage(run, _("--%s is needed"), "to");
	*target = (struct target){ .place = strcmp(to, "up") == 0 ? PLACE_UP :
		strcmp(to, "down") == 0 ? PLACE_DOWN : PLACE_NUMBER };
	if (target->place != PLACE_NUMBER ||
	    integer_parse(text_of(to), 1, 999999, &target->number))
		return true;
	if (strchr(to, '.') != NULL)
		return run_usage(run, _("--to: moving to a sub-number is not there yet: %s"), to);
	return run_usage(run, _("--to: not a number of an agenda, nor up or down: %s"), to);
}

/* Remembers the id of a point that moved, once. */
static void
moved(int64_t id, void *batch)
{
	struct batch *b = batch;
	size_t i;

	for (i = 0; i < b->nid && b->id[i] != id; i++)
		;
	if (i == b->nid)
		batch_add(b, id);
}

static bool
move_each(struct run *run, struct batch *b, const struct placed *ids, size_t n,
    const struct target *target)
{
	size_t i;

	for (i = 0; i < n; i++) {
		int64_t id = record_id(run->entity, ids[i].value, &run->err);

		if (id != ID_NONE && agenda_move(b->writer, id, target->place, target->number,
		    moved, b, &run->err))
			continue;
		if (id != ID_NONE)
			err_at(&run->err, "%.*s", (int)ids[i].value.size, ids[i].value.data);
		run_at(run, ids[i].place);
		if (!batch_refuse(run, b))
			return false;
	}
	return true;
}

static void
run_move(struct run *run)
{
	struct target target;
	struct placed *ids;
	struct batch b;
	size_t n;

	if (!read_target(run, &target) || !run_values(run, 0, &ids, &n))
		return;
	if (batch_begin(run, &b))
		batch_end(run, &b, !move_each(run, &b, ids, n, &target), NULL, NULL);
	free(ids);
}

static const struct command command = {
	.name = "move",
	.brief = N_("move points on their agenda and print the ids of those renumbered"),
	.operands = "[ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_move,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
