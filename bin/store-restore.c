/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "cmd/progress.h"
#include "store/backup.h"

#define LIMIT "64G" /* --help tells it */

static const struct option options[] = {
	{ .name = "limit", .arg = "SIZE",
	    .help = N_("largest size to unpack, in bytes or such as 500M (64G)") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "store", .help = N_("directory of the store") },
	{ 0 }
};

static void
run_restore(struct run *run)
{
	struct progress progress;
	struct watch watch = { progress_tell, &progress };
	struct rows *rows;
	int64_t limit;
	bool ok;

	if (run->noperand != 2) {
		run_usage(run, _("the operands are a FILE and a DIR"));
		return;
	}
	limit = option_size(run, "limit", LIMIT);
	if (limit < 0 || (rows = run_rows(run)) == NULL)
		return;
	progress_begin(&progress, run->name);
	ok = backup_restore(run->operand[0], run->operand[1], limit, &watch, &run->err);
	progress_end(&progress);
	if (ok)
		rows_string(rows, run->operand[1]);
	run_fail(run);
}

static const struct command command = {
	.name = "store-restore",
	.brief = N_("make a store from the archive of a backup"),
	.operands = "FILE DIR", .flags = COMMAND_ROWS,
	.option = options, .column = columns, .run = run_restore,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
