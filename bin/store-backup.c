/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "cmd/progress.h"
#include "port/archive.h"
#include "store/backup.h"

static const struct option options[] = {
	{ .name = "force", .letter = 'f', .help = N_("replace a FILE that is there already") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "file", .help = N_("the archive") },
	{ .name = "members", .cell = CELL_NUMBER, .help = N_("files in it") },
	{ .name = "size", .cell = CELL_NUMBER, .help = N_("bytes that it takes") },
	{ .name = "sha256", .help = N_("its SHA-256") },
	{ 0 }
};

static void
run_backup(struct run *run)
{
	bool force = option_value(run, "force") != NULL;
	struct backup backup;
	struct progress progress;
	struct watch watch = { progress_tell, &progress };
	struct buf sum = { 0 };
	struct rows *rows;
	bool ok;

	if (run->noperand != 1 || packing_of(run->operand[0]) == PACKING_NONE) {
		run_usage(run, _("the operand is a FILE whose name ends in .tar.gz or .tar.zst"));
		return;
	}
	if ((rows = run_rows(run)) == NULL || !run_store(run))
		return;
	progress_begin(&progress, run->name);
	ok = backup_make(&run->store, run->operand[0], force, &backup, &watch, &run->err);
	progress_end(&progress);
	if (!ok) {
		run_fail(run);
		return;
	}
	hex_print(&sum, backup.sum, sizeof backup.sum);
	rows_string(rows, run->operand[0]);
	rows_number(rows, backup.members);
	rows_number(rows, backup.size);
	rows_string(rows, buf_str(&sum));
	buf_release(&sum);
}

static const struct command command = {
	.name = "store-backup",
	.brief = N_("write the whole store into an archive, while others use it"),
	.operands = "FILE", .flags = COMMAND_STORE | COMMAND_NOW | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_backup,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
