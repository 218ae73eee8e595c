/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/present.h"
#include "cmd/kind.h"
#include "rec/id.h"

static bool
withdraw(struct run *run, struct writer *w, int64_t id, void *arg, bool *changed)
{
	(void)arg;
	*changed = withdraw_point(w, run->conduct, id, &run->err);
	return *changed || err_at_id(id, &run->err);
}

static void
run_withdraw(struct run *run)
{
	change_each(run, 0, withdraw, NULL, NULL);
	run_fail(run);
}

static const struct command command = {
	.name = "withdraw",
	.brief = N_("take points off their agenda and print their ids"),
	.operands = "[ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.column = id_column, .run = run_withdraw,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, assembly_conduct, argc,
	    argv);
}
