/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cmd/kind.h"
#include "verb/change.h"

static const struct option options[] = {
	{ .name = "apply",
	    .help = N_("take whole records, with their ids, from FILE or standard input") },
	{ 0 }
};

static bool
set(struct run *run, struct writer *w, int64_t id, const void *brought, bool *changed)
{
	return set_record(w, run->entity, id, brought, changed, &run->err);
}

static bool
apply_one(struct run *run, struct batch *b, const struct brought *brought)
{
	int64_t id;
	bool changed;

	if (brought->id.data == NULL)
		return err_set(&run->err, STATUS_BAD, _("id: no value"));
	id = record_id(run->entity, brought->id, &run->err);
	if (id == 0 || !set(run, b->writer, id, brought, &changed))
		return false;
	if (changed)
		batch_add(b, id);
	return true;
}

static bool
apply_all(struct run *run, struct batch *b, struct input *in)
{
	struct brought brought;
	bool broken = false;

	for (;;) {
		if (batch_next(run, b, in, &brought, &broken)) {
			if (apply_one(run, b, &brought))
				continue;
			input_at(in, &run->err);
		} else if (run->err.text == NULL) {
			return true;
		}
		if (!batch_refuse(run, b) || broken)
			return false;
	}
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
	in = input_begin(run->entity, run->noperand > 0 ? run->operand[0] : "-", &run->err);
	if (in != NULL && batch_begin(run, &b))
		batch_end(run, &b, !apply_all(run, &b, in), NULL);
	run_fail(run);
	input_end(in);
}

static void
run_set(struct run *run)
{
	const struct entity *e = run->entity;
	struct brought brought = {
		.named = arena_alloc(&run->arena, e->nfield * sizeof *brought.named),
		.value = arena_alloc(&run->arena, e->nfield * sizeof *brought.value),
	};
	size_t first = 0;

	if (option_value(run, "apply") != NULL) {
		run_apply(run);
		return;
	}
	memset(brought.named, 0, e->nfield * sizeof *brought.named);
	memset(brought.value, 0, e->nfield * sizeof *brought.value);
	for (; first < run->noperand && strchr(run->operand[first], '=') != NULL; first++)
		if (!read_assignment(e, run->operand[first], &brought, &run->arena, &run->err)) {
			run_fail(run);
			return;
		}
	if (first == 0) {
		run_usage(run, _("no FIELD=VALUE given"));
		return;
	}
	change_each(run, first, set, &brought, NULL);
}

const struct command kind_set = {
	.name = "set", .brief = N_("change fields of records and print the ids of those changed"),
	.operands = "FIELD=VALUE... [ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_set,
};
