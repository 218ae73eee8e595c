/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"
#include "rec/id.h"
#include "store/record.h"

static const struct option options[] = {
	{ .name = "public", .help = N_("for the public: what is marked [[like this]] masked, "
	    "nothing of the closed part (huis clos)") },
	{ .name = "draft", .help = N_("points that are not decided too, as drafts (projets de "
	    "délibération)") },
	{ .name = "report", .help = N_("what those who decide are told of the points, decided or "
	    "not (rapport au conseil): their texts, advices and annexes") },
	OPTION_TODAY,
	{ 0 }
};

/* The meeting that the point is on; ID_NONE with the reason in run->err. */
static int64_t
meeting_of(struct meeting_paper *m, int64_t id)
{
	struct finder *finder = finder_begin(m->db, &deliberation_entity, &m->run->err);
	struct arena arena = { 0 };
	struct record r;
	int64_t meeting = ID_NONE;

	if (finder != NULL && (finder_get(finder, id, &r, &arena, &m->run->err) ||
	    record_missing(&deliberation_entity, id, &m->run->err))) {
		if (r.value[DELIBERATION_MEETING].data != NULL)
			meeting = id_parse(r.value[DELIBERATION_MEETING]);
		else
			err_set(&m->run->err, STATUS_NO, _("is on no agenda: it has no meeting"));
	}
	arena_release(&arena);
	finder_end(finder);
	return meeting;
}

static bool
add(struct meeting_paper *m, int64_t id)
{
	int64_t meeting = meeting_of(m, id);
	const struct sitting *s = meeting == ID_NONE ? NULL : meeting_paper_sitting(m, meeting);

	return s != NULL && meeting_paper_add(m, papers_point(&m->papers, s,
	    sitting_point(s, id), &m->run->err));
}

static void
run(struct run *run)
{
	bool public = option_value(run, "public") != NULL,
	    report = option_value(run, "report") != NULL;
	struct meeting_paper m;

	if (public && report) {
		run_usage(run, _("--%s and --%s exclude each other"), "public", "report");
		return;
	}
	if (meeting_paper_begin(run, &m, public ? AUDIENCE_PUBLIC : AUDIENCE_MEMBERS)) {
		m.papers.drafts = report || option_value(run, "draft") != NULL;
		if (meeting_paper_each(&m, add))
			meeting_paper_print(&m, report ? "report" : "extract");
	}
	meeting_paper_end(&m);
}

static const struct command command = {
	.name = "extract",
	.brief = N_("print extracts of the register of deliberations (extrait du registre)"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_PAPER,
	.option = options, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
