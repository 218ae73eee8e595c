/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

static const struct option options[] = { OPTION_URGENT, OPTION_TODAY, { 0 } };

static bool
add(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);

	return s != NULL && meeting_paper_convene(m, s) && meeting_paper_whole(m, meeting);
}

static void
run(struct run *run)
{
	struct meeting_paper m;

	if (meeting_paper_begin(run, &m, AUDIENCE_MEMBERS)) {
		m.papers.held = false;
		if (meeting_paper_each(&m, add))
			meeting_paper_print(&m, "convocation");
	}
	meeting_paper_end(&m);
}

static const struct command command = {
	.name = "convocation",
	.brief = N_("print the paper that calls the members to meetings (convocation)"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_PAPER,
	.option = options, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
