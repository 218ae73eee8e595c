/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

static const struct option options[] = {
	{ .name = "labels",
	    .help = N_("labels for the envelopes instead, 3 by 8 on a sheet (étiquettes)") },
	OPTION_URGENT,
	OPTION_TODAY,
	{ 0 }
};

static bool
add_letters(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);
	bool ok = s != NULL && meeting_paper_convene(m, s);
	size_t seat;

	for (seat = 0; ok && seat < s->nseat; seat++)
		if (papers_calls(s, seat))
			ok = meeting_paper_add(m, papers_letter(&m->papers, s, seat, &m->run->err));
	return ok;
}

static bool
add_labels(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);

	return s != NULL && meeting_paper_add(m, papers_members(&m->papers, s));
}

static void
run(struct run *run)
{
	bool labels = option_value(run, "labels") != NULL;
	struct meeting_paper m;

	if (meeting_paper_begin(run, &m, AUDIENCE_MEMBERS)) {
		m.papers.held = false;
		if (meeting_paper_each(&m, labels ? add_labels : add_letters))
			meeting_paper_print(&m, labels ? "labels" : "letter");
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
