/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

static const struct option options[] = { OPTION_URGENT, OPTION_TODAY, { 0 } };

static bool
add(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);
	bool ok = s != NULL && meeting_paper_convene(m, s);
	size_t seat;

	for (seat = 0; ok && seat < s->nseat; seat++)
		if (s->seat[seat].sits && s->seat[seat].votes)
			ok = meeting_paper_add(m, papers_letter(&m->papers, s, seat, &m->run->err));
	return ok;
}

static void
run(struct run *run)
{
	struct meeting_paper m;

	if (meeting_paper_begin(run, &m, AUDIENCE_MEMBERS)) {
		m.papers.held = false;
		if (meeting_paper_each(&m, add))
			meeting_paper_print(&m, "letter");
	}
	meeting_paper_end(&m);
}

static const struct command command = {
	.name = "letters",
	.brief = N_("print a letter that calls each member to meetings, all in one file"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_PAPER,
	.option = options, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
