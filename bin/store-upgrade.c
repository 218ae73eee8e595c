/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "cmd/wings.h"
#include "store/upgrade.h"

static const struct column columns[] = {
	{ .name = "wing", .help = N_("wing that was brought up") },
	{ .name = "from", .cell = CELL_NUMBER, .help = N_("its version before") },
	{ .name = "to", .cell = CELL_NUMBER, .help = N_("its version now") },
	{ .name = "backup", .help = N_("copy of its file as it was") },
	{ 0 }
};

static void
run_upgrade(struct run *run)
{
	struct rows *rows;
	bool any = false;
	size_t i;

	if (!run_store(run) || (rows = run_rows(run)) == NULL)
		return;
	for (i = 0; wings[i] != NULL; i++) {
		struct upgrade u = { 0 };

		if (!store_has(&run->store, wings[i]))
			continue;
		if (!upgrade_wing(&run->store, wings[i], &u, &run->err)) {
			run_fail(run);
		} else if (u.from < u.to) {
			rows_string(rows, wings[i]->name);
			rows_number(rows, u.from);
			rows_number(rows, u.to);
			rows_string(rows, buf_str(&u.backup));
			any = true;
		}
		buf_release(&u.backup);
	}
	if (!any && run->status == STATUS_DONE)
		run_tell(run, _("nothing to do: the store is of this version"));
}

static const struct command command = {
	.name = "store-upgrade", .brief = N_("bring the store of an older perron up to this one"),
	.flags = COMMAND_STORE | COMMAND_NOW | COMMAND_ROWS, .column = columns, .run = run_upgrade,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
