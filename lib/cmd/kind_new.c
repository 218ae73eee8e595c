/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/kind.h"
#include "verb/change.h"

static const struct option options[] = {
	{ .name = "from", .arg = "FILE",
	    .help = N_("make a record of each line: JSON, or TSV or CSV under a header") },
	{ .name = "attach", .arg = "FILE",
	    .help = N_("attach this file to the record; may be given several times") },
	{ .name = "keep-ids", .help = N_("take ids and states as they come, to bring a list back") },
	{ 0 }
};

static bool
make_one(struct run *run, struct batch *b, const struct brought *brought, void *keep)
{
	int64_t id;

	if (!make_record(b->writer, run->conduct, run->entity, brought, *(bool *)keep, &id, &run->err))
		return false;
	batch_add(b, id);
	return true;
}

static void
run_from(struct run *run, const char *path)
{
	bool keep = option_value(run, "keep-ids") != NULL;
	struct input *in;
	struct batch b;

	if (run->noperand > 0) {
		run_usage(run, _("fields as operands and --from exclude each other"));
		return;
	}
	if (option_again(run, "from", 1) != NULL) {
		run_usage(run, _("--from takes one FILE: %s"), option_again(run, "from", 1));
		return;
	}
	if (option_value(run, "attach") != NULL) {
		run_usage(run, _("--%s and --%s exclude each other"), "attach", "from");
		return;
	}
	in = input_begin(run->entity, run_file(run, path), &run->err);
	if (in != NULL && batch_begin(run, &b))
		batch_end(run, &b, !batch_read(run, &b, in, make_one, &keep), NULL, NULL);
	run_fail(run);
	input_end(in);
}

/* Brings the files that were named, in their order. */
static bool
bring_all(struct run *run, struct attachment **a, size_t *count)
{
	const char *path;

	for (*count = 0; (path = option_again(run, "attach", *count)) != NULL; ++*count) {
		if (strcmp(path, "-") == 0)
			return err_set(&run->err, STATUS_BAD, _("--attach: stdin has no name; "
			    "%s-attach gives it one"), run->entity->name);
		*a = mem_resize(*a, *count + 1, sizeof **a);
		(*a)[*count] = (struct attachment){ 0 };
		if (!bring_file(run, path, NULL, &(*a)[*count]))
			return false;
	}
	return true;
}

static void
make_with(struct run *run, const struct brought *brought, const struct attachment *a,
    size_t count)
{
	struct batch b;
	int64_t id;
	size_t i;
	bool ok;

	if (!batch_begin(run, &b))
		return;
	ok = make_record(b.writer, run->conduct, run->entity, brought, false, &id, &run->err);
	for (i = 0; i < count && ok; i++)
		ok = batch_attach(run, &b, id, &a[i]);
	if (ok)
		batch_add(&b, id);
	else
		run_fail(run);
	batch_end(run, &b, !ok, NULL, NULL);
}

static void
run_new(struct run *run)
{
	const char *from = option_value(run, "from");
	const struct entity *e = run->entity;
	struct brought brought = brought_nothing(e, &run->arena);
	struct attachment *a = NULL;
	size_t count, i;

	if (from != NULL) {
		run_from(run, from);
		return;
	}
	if (run->noperand == 0) {
		run_usage(run, _("no field given, and no --from"));
		return;
	}
	for (i = 0; i < run->noperand; i++)
		if (!read_assignment(e, run->operand[i], &brought, &run->arena, &run->err)) {
			run_fail(run);
			return;
		}
	if (bring_all(run, &a, &count))
		make_with(run, &brought, a, count);
	free(a);
}

const struct command kind_new = {
	.name = "new", .brief = N_("make records and print their ids"),
	.operands = "FIELD=VALUE...",
	.flags = COMMAND_FIELDS | COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_new,
};
