/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/decimal.h"
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

/* Reads a size such as 500M. */
static bool
read_size(struct text t, int64_t *size)
{
	static const char units[] = "KMGT";
	const char *unit = t.size > 0 ? strchr(units, t.data[t.size - 1]) : NULL;
	int shift = unit != NULL ? 10 * (int)(unit - units + 1) : 0;
	int64_t n;

	if (unit != NULL)
		t.size--;
	if (!integer_parse(t, 0, INT64_MAX >> shift, &n))
		return false;
	*size = n << shift;
	return true;
}

static void
run_restore(struct run *run)
{
	const char *given = option_value(run, "limit");
	struct progress progress;
	struct watch watch = { progress_tell, &progress };
	struct rows *rows;
	int64_t limit;
	bool ok;

	if (run->noperand != 2) {
		run_usage(run, _("the operands are a FILE and a DIR"));
		return;
	}
	if (!read_size(text_of(given != NULL ? given : LIMIT), &limit)) {
		run_usage(run, _("--limit: not a size such as 500M: %s"), given);
		return;
	}
	if ((rows = run_rows(run)) == NULL)
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
