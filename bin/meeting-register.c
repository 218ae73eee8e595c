/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

static const struct option options[] = {
	{ .name = "public", .help = N_("for the public: without the closed part (huis clos), "
	    "what is marked [[like this]] masked") },
	OPTION_TODAY,
	{ 0 }
};

/* A register is that of one assembly. */
static bool
add(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);

	if (s == NULL)
		return false;
	if (s->assembly.id != m->sitting[0]->assembly.id)
		return err_set(&m->run->err, STATUS_BAD,
		    _("is of another assembly than the first meeting"));
	return meeting_paper_whole(m, meeting);
}

/* One paper of all the meetings. */
static void
print(struct meeting_paper *m)
{
	struct data *all = papers_together(&m->papers, m->sitting[0], m->data, m->ndata);

	m->ndata = 0;
	meeting_paper_add(m, all);
	meeting_paper_print(m, "register");
}

static void
run(struct run *run)
{
	struct meeting_paper m;

	if (meeting_paper_begin(run, &m, option_value(run, "public") != NULL ?
	    AUDIENCE_PUBLIC : AUDIENCE_MEMBERS) && meeting_paper_each(&m, add) && m.ndata > 0)
		print(&m);
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
