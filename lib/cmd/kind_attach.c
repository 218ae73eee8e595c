/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/kind.h"
#include "store/record.h"

static const struct option options[] = {
	{ .name = "name", .arg = "NAME",
	    .help = N_("name of the file; needed for standard input") },
	{ 0 }
};

static void
run_attach(struct run *run)
{
	const char *name = option_value(run, "name");
	struct batch b;
	bool ok = true;
	int64_t id;
	size_t i;

	if (run->noperand < 2) {
		run_usage(run, _("needs the ID of a record and a FILE"));
		return;
	}
	id = record_id(run->entity, text_of(run->operand[0]), &run->err);
	if (id == 0 || !batch_begin(run, &b)) {
		run_fail(run);
		return;
	}
	for (i = 1; i < run->noperand && ok; i++)
		if (batch_attach(run, &b, id, run->operand[i], name))
			batch_accept(&b);
		else
			ok = batch_refuse(run, &b);
	if (ok)
		batch_add(&b, id);
	batch_end(run, &b, !ok, NULL, NULL);
}

const struct command kind_attach = {
	.name = "attach", .brief = N_("attach files to a record"),
	.operands = "ID FILE...", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_attach,
};
