/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "cmd/kind.h"
#include "cmd/meeting_paper.h"

static const struct option options[] = {
	{ .name = "text",
	    .help = N_("print the page that is pinned up, as on a terminal (--format=text)") },
	{ .name = "all", .help = N_("on the page, the titles of the closed part (huis clos) too") },
	{ .name = "contents", .help = N_("a page for those who sit in the assembly, with the "
	    "texts of all points, their advices and annexes") },
	{ 0 }
};

/* The columns behind the id, each a field. */
static const int fields[] = {
	DELIBERATION_NUMBER, DELIBERATION_TITLE, DELIBERATION_LIST, DELIBERATION_PRIVACY,
	DELIBERATION_CATEGORY, DELIBERATION_GROUP, DELIBERATION_REFERENCE,
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the deliberation") },
	{ .name = "number", .help = N_("number on the agenda") },
	{ .name = "title", .help = N_("title of the point") },
	{ .name = "list", .help = N_("list of the agenda: normal, late or urgent") },
	{ .name = "privacy", .help = N_("part of the meeting: public or secret") },
	{ .name = "category", .help = N_("matter") },
	{ .name = "group", .help = N_("service or group that proposes it") },
	{ .name = "reference", .help = N_("legal reference") },
	{ 0 }
};

static void
print_page(struct run *run)
{
	bool contents = option_value(run, "contents") != NULL;
	struct meeting_paper m;

	if (meeting_paper_begin(run, &m, contents || option_value(run, "all") != NULL ?
	    AUDIENCE_MEMBERS : AUDIENCE_DOOR)) {
		m.papers.held = false;
		if (meeting_paper_each(&m, meeting_paper_whole))
			meeting_paper_print(&m, contents ? "contents" : "agenda");
	}
	meeting_paper_end(&m);
}

static bool
print_rows(struct run *run, struct db *db, const struct record *meeting, struct rows *rows)
{
	struct finder *finder = NULL;
	struct arena arena = { 0 };
	struct agenda a;
	struct record r;
	bool ok = agenda_read(&a, db, meeting->id, &run->err);
	size_t i, j;

	if (ok)
		finder = finder_begin(db, &deliberation_entity, &run->err);
	for (i = 0; finder != NULL && i < a.npoint && ok; i++) {
		ok = finder_get(finder, a.point[i].id, &r, &arena, &run->err);
		rows_id(rows, a.point[i].id);
		for (j = 0; j < sizeof fields / sizeof *fields && ok; j++)
			rows_text(rows, r.value[fields[j]]);
		arena_clear(&arena);
	}
	finder_end(finder);
	arena_release(&arena);
	agenda_release(&a);
	return ok && finder != NULL;
}

/* The option that asks for a page, or NULL. */
static const char *
page_asked(struct run *run)
{
	static const char *const pages[] = { "text", "contents", "format", "template" };
	size_t i;

	for (i = 0; i < sizeof pages / sizeof *pages; i++)
		if (option_value(run, pages[i]) != NULL)
			return pages[i];
	return NULL;
}

static void
run_agenda(struct run *run)
{
	const char *rows = run_rows_asked(run), *page = page_asked(run);

	if (page != NULL && rows != NULL)
		run_usage(run, _("--%s and --%s exclude each other"), page, rows);
	else if (page != NULL || (rows == NULL && isatty(STDOUT_FILENO)))
		print_page(run);
	else
		each_record(run, print_rows);
}

static const struct command command = {
	.name = "agenda", .brief = N_("print the agenda of meetings (ordre du jour)"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_PAPER,
	.option = options, .column = columns, .run = run_agenda,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
