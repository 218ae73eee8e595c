/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/kind.h"
#include "verb/change.h"

static const struct option options[] = {
	{ .name = "apply",
	    .help = N_("take whole records, with their ids, from FILE or standard input") },
	{ 0 }
};

static bool
set(struct run *run, struct writer *w, int64_t id, void *brought, bool *changed)
{
	return set_record(w, run->conduct, run->entity, id, brought, changed, &run->err);
}

static bool
apply_one(struct run *run, struct batch *b, const struct brought *brought, void *arg)
{
	int64_t id;
	bool changed;

	(void)arg;
	if (brought->id.data == NULL)
		return err_set(&run->err, STATUS_BAD, _("id: no value"));
	id = record_id(run->entity, brought->id, &run->err);
	if (id == 0 || !set_record(b->writer, run->conduct, run->entity, id, brought, &changed,
	    &run->err))
		return false;
	if (changed)
		batch_add(b, id);
	return true;
}

static void
run_apply(struct run *run)
{
	struct input *in;
	struct batch b;

	if (run->noperand > 1) {
		run_usage(run, _("--apply takes one FILE: %s"), run->operand[1]);
		return;
	}
	in = input_begin(run->entity, run_file(run, run->noperand > 0 ? run->operand[0] : "-"),
	    &run->err);
	if (in != NULL && batch_begin(run, &b))
		batch_end(run, &b, !batch_read(run, &b, in, apply_one, NULL), NULL, NULL);
	run_fail(run);
	input_end(in);
}

static void
run_set(struct run *run)
{
	const struct entity *e = run->entity;
	struct brought brought = brought_nothing(e, &run->arena);
	size_t pairs, i;

	if (option_value(run, "apply") != NULL) {
		run_apply(run);
		return;
	}
	pairs = run_pairs(run);
	for (i = 0; i < pairs; i++)
		if (!read_assignment(e, run->operand[i], &brought, &run->arena, &run->err)) {
			run_fail(run);
			return;
		}
	if (pairs == 0) {
		run_usage(run, _("no FIELD=VALUE given"));
		return;
	}
	change_each(run, pairs, set, NULL, &brought);
}

const struct command kind_set = {
	.name = "set", .brief = N_("change fields of records and print the ids of those changed"),
	.operands = "FIELD=VALUE... [ID...]",
	.flags = COMMAND_FIELDS | COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_set,
};
