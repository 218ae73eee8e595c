/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "store/record.h"

static const struct option options[] = {
	{ .name = "name", .arg = "NAME",
	    .help = N_("name of the file; needed for standard input") },
	{ 0 }
};

/* Brings the files, which are NFILE, into the store; returns how many are there. */
static size_t
bring_all(struct run *run, char **path, size_t nfile, struct attachment *a, bool going)
{
	const char *name = option_value(run, "name");
	size_t n = 0, i;

	for (i = 0; i < nfile; i++) {
		if (bring_file(run, path[i], name, &a[n])) {
			n++;
			continue;
		}
		run_fail(run);
		if (!going)
			return 0;
	}
	return n;
}

static void
attach_all(struct run *run, int64_t id, const struct attachment *a, size_t n)
{
	bool ok = true, any = false;
	struct batch b;
	size_t i;

	if (!batch_begin(run, &b))
		return;
	for (i = 0; i < n && ok; i++)
		if (batch_attach(run, &b, id, &a[i])) {
			batch_accept(&b);
			any = true;
		} else {
			ok = batch_refuse(run, &b);
		}
	if (any)
		batch_add(&b, id);
	batch_end(run, &b, !ok, NULL, NULL);
}

static void
run_attach(struct run *run)
{
	bool going = option_value(run, "keep-going") != NULL;
	struct attachment *a;
	int64_t id;
	size_t n, i;

	if (run->noperand < 2) {
		run_usage(run, _("needs the ID of a record and a FILE"));
		return;
	}
	for (i = 1; i < run->noperand; i++)
		if (strcmp(run->operand[i], "-") == 0 && option_value(run, "name") == NULL) {
			err_set(&run->err, STATUS_BAD, _("stdin: needs a --name"));
			return;
		}
	id = record_id(run->entity, text_of(run->operand[0]), &run->err);
	if (id == ID_NONE)
		return;
	a = mem_zero(run->noperand - 1, sizeof *a);
	n = bring_all(run, run->operand + 1, run->noperand - 1, a, going);
	if (n > 0)
		attach_all(run, id, a, n);
	free(a);
}

const struct command kind_attach = {
	.name = "attach", .brief = N_("attach files to a record"),
	.operands = "ID FILE...", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_attach,
};
