/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/kind.h"

static bool
show(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	size_t i;

	(void)db;
	rows_id(rows, r->id);
	for (i = 0; i < run->entity->nfield; i++)
		rows_text(rows, r->value[i]);
	return true;
}

static void
run_show(struct run *run)
{
	each_record(run, show);
}

const struct command kind_show = {
	.name = "show", .brief = N_("show records, every field of them"),
	.operands = "[ID...]", .flags = COMMAND_FIELDS | COMMAND_STORE | COMMAND_ROWS | COMMAND_LINES,
	.run = run_show,
};
