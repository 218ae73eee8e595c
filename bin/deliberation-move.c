/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "assembly/agenda.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"

static const struct option options[] = {
	{ .name = "to", .arg = "NUMBER|up|down",
	    .help = N_("the number to take (2, or 2.1 for a sub-point), or up or down by one") },
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
	const struct field *f = &deliberation_entity.field[DELIBERATION_NUMBER];
	const char *to = option_value(run, "to");
	struct text number = text_of(to);

	if (to == NULL)
		return run_usage(run, _("--%s is needed"), "to");
	*target = (struct target){ .place = strcmp(to, "up") == 0 ? PLACE_UP :
		strcmp(to, "down") == 0 ? PLACE_DOWN : PLACE_NUMBER };
	if (target->place != PLACE_NUMBER)
		return true;
	if (number.size == 0 || !value_check(f, &number, &run->arena, &run->err)) {
		err_clear(&run->err);
		return run_usage(run, _("--to: not a number of an agenda, nor up or down: %s"), to);
	}
	target->number = value_encode(f, number);
	return true;
}

static bool
move(struct run *run, struct writer *w, int64_t id, void *arg, bool *changed)
{
	const struct target *t = arg;

	/* Which numbers have changed is known at the end. */
	*changed = false;
	return agenda_move(w, id, t->place, t->number, &run->err) || err_at_id(id, &run->err);
}

static void
moved(int64_t id, void *batch)
{
	batch_add(batch, id);
}

static void
run_move(struct run *run)
{
	struct target target;
	struct placed *ids;
	struct batch b;
	bool ok;
	size_t n;

	if (!read_target(run, &target) || !run_values(run, 0, &ids, &n))
		return;
	if (batch_begin(run, &b)) {
		ok = batch_each(run, &b, ids, n, move, &target) &&
		    (agenda_settle(b.writer, moved, &b, &run->err) || run_fail(run));
		batch_end(run, &b, !ok, NULL, NULL);
	}
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
