/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/deadlines.h"
#include "rec/id.h"

static const struct option options[] = {
	{ .name = "from", .arg = "DATE", .help = N_("only duties whose last day is that one or "
	    "later") },
	{ .name = "until", .arg = "DATE", .help = N_("only duties whose last day is that one or "
	    "earlier") },
	{ .name = "open", .help = N_("only those about which something can still be done") },
	DEADLINE_OPTIONS,
	{ 0 }
};

static void
run_list(struct run *run)
{
	struct deadlines d;

	if (deadlines_begin(run, &d) && answer_day(run, "from", &d.duties.from) &&
	    answer_day(run, "until", &d.duties.until)) {
		d.duties.open = option_value(run, "open") != NULL;
		if (duties_read(&d.duties, d.db, ID_NONE, &run->err))
			deadlines_print(run, &d);
	}
	deadlines_end(run, &d);
}

static const struct command command = {
	.name = "duty-list",
	.brief = N_("list what has to be done for all meetings, points and advices of the store, "
	    "by which day"),
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.option = options, .column = deadline_columns, .run = run_list,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, NULL, NULL, argc, argv);
}
