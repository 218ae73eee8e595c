/* SPDX-License-Identifier: EUPL-1.2 */
/* Ends rules of law that an authority has of its own, or takes them back. */
#include "cmd/answer.h"
#include "cmd/kind.h"
#include "rec/value.h"
#include "store/core.h"
#include "store/rules.h"

static const struct option options[] = {
	{ .name = "to", .arg = "DATE", .help = N_("last day it holds (today); a day before its "
	    "first takes it back") },
	{ 0 },
};

/* Gives the rule the last day, a struct text; without one it is today. */
static bool
end_one(struct run *run, struct writer *w, int64_t id, void *last, bool *changed)
{
	struct record before, after;
	struct text to = *(struct text *)last;

	if (!writer_get(w, &rule_entity, id, &before, &after, &run->err) ||
	    (to.data == NULL && !writer_today(w, &to, &run->err)))
		return false;
	after.value[RULE_TO] = to;
	if (rule_allow(w, &after, &run->err))
		return writer_set(w, &rule_entity, &before, &after, changed, &run->err);
	return false;
}

static void
run_end(struct run *run)
{
	struct text to = text_of(option_value(run, "to"));
	day_t day;

	if (answer_day(run, "to", &day))
		change_each(run, 0, end_one, NULL, &to);
}

static const struct command command = {
	.name = "end",
	.brief = N_("end rules of law that the authority has of its own, or take them back"),
	.operands = "[ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_end,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &core_wing, &rule_entity, NULL, argc, argv);
}
