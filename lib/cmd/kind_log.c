/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/kind.h"
#include "verb/history.h"

static bool
tell(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	return history_of(db, r->id, r->audit, rows, &run->err);
}

static void
run_log(struct run *run)
{
	each_record(run, tell);
}

const struct command kind_log = {
	.name = "log", .brief = N_("tell all that happened to records, oldest first"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.column = history_columns, .run = run_log,
};
