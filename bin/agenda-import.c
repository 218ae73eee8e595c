/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "assembly/import.h"
#include "cmd/kind.h"

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the record") },
	{ .name = "action", .help = N_("created or changed") },
	{ .name = "kind", .help = N_("assembly, meeting or deliberation") },
	{ .name = "number", .help = N_("number on the agenda") },
	{ .name = "title", .help = N_("title of the point, name of the meeting or assembly") },
	{ 0 }
};

/* Returns the INS code of the commune whose store it is, or NULL. */
static const char *
own_ins(struct run *run)
{
	const struct authority *a = store_authority(&run->store, &run->err);

	if (a == NULL)
		return NULL;
	if (strcmp(a->kind, "commune") != 0)
		err_set(&run->err, STATUS_NO, _("%s: is no commune, but a %s"), a->name, a->kind);
	else if (a->ins == NULL)
		err_set(&run->err, STATUS_NO, _("%s: the store does not know its INS code"),
		    a->name);
	return run->err.text == NULL ? a->ins : NULL;
}

/* Where the lines of the commune go. */
struct taking {
	struct import *import;
	const char *ins;
};

static bool
take(struct run *run, struct batch *b, const struct brought *brought, void *arg)
{
	struct taking *t = arg;

	(void)b;
	return import_take(t->import, brought, t->ins, &run->err);
}

static bool
take_all(struct run *run, struct batch *b, struct input *in, struct import *im,
    const char *ins)
{
	struct taking taking = { im, ins };

	return batch_read(run, b, in, take, &taking) && (im->npoint > 0 ||
	    err_set(&run->err, STATUS_NO, _("no point of the commune %s"), ins));
}

static bool
import_all(struct run *run, struct batch *b, struct input *in, struct import *im)
{
	const char *ins = own_ins(run);

	return (ins != NULL && take_all(run, b, in, im, ins) && import_store(im, b->writer,
	    store_authority(&run->store, &run->err), &run->err)) || run_fail(run);
}

static void
print(struct rows *rows, const struct imported *i)
{
	rows_id(rows, i->id);
	rows_string(rows, i->made ? "created" : "changed");
	rows_string(rows, i->entity->name);
	rows_text(rows, i->number);
	rows_text(rows, i->title);
}

static void
run_import(struct run *run)
{
	struct import im = { 0 };
	struct input *in;
	struct rows *rows;
	struct batch b;
	size_t i;

	if (run->noperand > 1) {
		run_usage(run, _("takes one FILE: %s"), run->operand[1]);
		return;
	}
	in = input_begin_foreign(&agenda_line_entity,
	    run_file(run, run->noperand > 0 ? run->operand[0] : "-"), &run->err);
	if (in != NULL && batch_begin(run, &b)) {
		rows = batch_commit(run, &b, !import_all(run, &b, in, &im));
		for (i = 0; rows != NULL && i < im.ndone; i++)
			print(rows, &im.done[i]);
		if (rows != NULL && im.ndone == 0)
			run_tell(run, _("nothing to do: %zu points, all there"), im.npoint);
	}
	run_fail(run);
	import_release(&im);
	input_end(in);
}

static const struct command command = {
	.name = "agenda-import",
	.brief = N_("bring published agendas of the commune's council into the store"),
	.operands = "[FILE]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.column = columns, .run = run_import,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, NULL, NULL, argc, argv);
}
