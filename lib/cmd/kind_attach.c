/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "cmd/kind.h"
#include "rec/value.h"
#include "store/files.h"
#include "store/record.h"

static const struct option options[] = {
	{ .name = "name", .arg = "NAME",
	    .help = N_("name of the file; needed for standard input") },
	{ 0 }
};

/* A name must be one that can be given back on any system, inside the folder
 * that is asked for. */
static bool
check_name(struct text name, struct err *err)
{
	size_t i;

	for (i = 0; i < name.size; i++)
		if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7f ||
		    name.data[i] == '/' || name.data[i] == '\\')
			break;
	if (name.size == 0 || i < name.size || text_is(name, ".") || text_is(name, ".."))
		return err_set(err, STATUS_BAD, _("not a name for a file: %.*s"),
		    (int)name.size, name.data);
	return true;
}

static bool
attach(struct run *run, struct batch *b, int64_t id, const char *path)
{
	const char *name = option_value(run, "name"), *slash = strrchr(path, '/');
	struct attachment a = { 0 };

	if (name == NULL && strcmp(path, "-") == 0)
		return err_set(&run->err, STATUS_BAD, _("stdin: needs a --name"));
	a.name = text_of(name != NULL ? name : slash != NULL ? slash + 1 : path);
	return check_name(a.name, &run->err) &&
	    files_put(&run->store, path, &a, &run->err) &&
	    conduct_attach(b->writer, run->conduct, run->entity, id, &a, &run->err);
}

static void
run_attach(struct run *run)
{
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
		if (!attach(run, &b, id, run->operand[i]))
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
