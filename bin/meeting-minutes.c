/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/diff.h"
#include "base/io.h"
#include "cmd/meeting_paper.h"

static const struct option options[] = {
	{ .name = "public", .help = N_("for the public: without the closed part (huis clos), "
	    "what is marked [[like this]] masked") },
	{ .name = "closed", .help = N_("the closed part (huis clos) alone") },
	{ .name = "votes", .help = N_("instead, how each member voted on each point, by name: "
	    "tables that are empty where nobody voted yet") },
	{ .name = "diff", .arg = "FILE", .help = N_("print in what they differ from the minutes "
	    "in that file, which were printed with the same options before") },
	OPTION_TODAY,
	{ 0 }
};

static const char *
template_of(struct run *run)
{
	return option_value(run, "votes") != NULL ? "votes" : "minutes";
}

static bool
add(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s;

	if (option_value(m->run, "votes") == NULL)
		return meeting_paper_whole(m, meeting);
	s = meeting_paper_sitting(m, meeting);
	return s != NULL && meeting_paper_add(m, papers_votes(&m->papers, s));
}

/* Prints what the minutes have become since they were in the file. */
static void
print_diff(struct meeting_paper *m, const char *path)
{
	const char *format = option_value(m->run, "format");
	struct buf before = { 0 }, now = { 0 }, diff = { 0 };
	bool read = io_read_all(&before, path) || err_system(&m->run->err, "%s", path);

	if (!read) {
		run_fail(m->run);
	} else if (meeting_paper_make(m, template_of(m->run), &now) &&
	    diff_print(&diff, (struct text){ before.data, before.size },
	    (struct text){ now.data, now.size })) {
		run_no(m->run);
		/* Pages have no lines that anybody could read. */
		if (format != NULL && strcmp(format, "pdf") == 0)
			run_tell(m->run, _("%s: differs"), path);
		else
			run_print(m->run, &diff);
	}
	buf_release(&before);
	buf_release(&now);
	buf_release(&diff);
}

static void
run(struct run *run)
{
	const char *diff = option_value(run, "diff");
	bool public = option_value(run, "public") != NULL,
	    closed = option_value(run, "closed") != NULL;
	struct meeting_paper m;

	if (public && closed) {
		run_usage(run, _("--%s and --%s exclude each other"), "public", "closed");
		return;
	}
	if (meeting_paper_begin(run, &m, public ? AUDIENCE_PUBLIC : AUDIENCE_MEMBERS)) {
		m.papers.open = !closed;
		if (meeting_paper_each(&m, add) && diff == NULL)
			meeting_paper_print(&m, template_of(run));
		else if (run->status == STATUS_DONE && diff != NULL)
			print_diff(&m, diff);
	}
	meeting_paper_end(&m);
}

static const struct command command = {
	.name = "minutes", .brief = N_("print the minutes of meetings (procès-verbal)"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_PAPER,
	.option = options, .run = run,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
