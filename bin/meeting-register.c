/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

static const struct option options[] = {
	{ .name = "public", .help = N_("for the public: without the closed part (huis clos), "
	    "what is marked [[like this]] masked") },
	{ .name = "follow-up", .help = N_("what has to be done after the decisions instead, group by "
	    "group, and whether it was (suivi des décisions)") },
	OPTION_TODAY,
	{ 0 }
};

/* Reads the meeting.  A register is that of one assembly. */
static bool
read_meeting(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);

	return s != NULL && (s->assembly.id == m->sitting[0]->assembly.id ||
	    err_set(&m->run->err, STATUS_BAD, _("is of another assembly than the first meeting")));
}

static bool
add(struct meeting_paper *m, int64_t meeting)
{
	return read_meeting(m, meeting) && meeting_paper_whole(m, meeting);
}

/* One paper of all the meetings. */
static void
print_register(struct meeting_paper *m)
{
	struct data *all = papers_together(&m->papers, m->sitting[0], m->data, m->ndata);

	m->ndata = 0;
	meeting_paper_add(m, all);
	meeting_paper_print(m, "register");
}

static void
print_follow_up(struct meeting_paper *m)
{
	if (meeting_paper_add(m, papers_followed(&m->papers, m->sitting, m->nsitting,
	    &m->run->err)))
		meeting_paper_print(m, "follow-up");
	else
		run_fail(m->run);
}

static void
run(struct run *run)
{
	bool public = option_value(run, "public") != NULL,
	    follow_up = option_value(run, "follow-up") != NULL;
	struct meeting_paper m;

	if (public && follow_up) {
		run_usage(run, _("--%s and --%s exclude each other"), "public", "follow-up");
		return;
	}
	if (meeting_paper_begin(run, &m, public ? AUDIENCE_PUBLIC : AUDIENCE_MEMBERS) &&
	    meeting_paper_each(&m, follow_up ? read_meeting : add) && m.nsitting > 0) {
		if (follow_up)
			print_follow_up(&m);
		else
			print_register(&m);
	}
	meeting_paper_end(&m);
}

static const struct command command = {
	.name = "register",
	.brief = N_("print the register of the deliberations of meetings (registre aux "
	    "délibérations)"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_PAPER,
	.option = options, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
