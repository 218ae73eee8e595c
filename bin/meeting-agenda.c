/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "assembly/agenda.h"
#include "assembly/notice.h"
#include "cmd/kind.h"

/* A page that is read is no wider, however wide the terminal. */
#define PAGE 72
/* Numbers, and some words behind them. */
#define NARROWEST 20

static const struct option options[] = {
	{ .name = "text",
	    .help = N_("print the page that is pinned up, as on a terminal") },
	{ .name = "all", .help = N_("on the page, the titles of the closed part (huis clos) too") },
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

static bool
print_page(struct run *run, struct db *db, const struct record *meeting, struct rows *rows)
{
	const struct authority *authority = store_authority(&run->store, &run->err);
	size_t width = run_width();
	struct buf page = { 0 };
	bool ok;

	(void)rows;
	if (width == 0 || width > PAGE)
		width = PAGE;
	ok = authority != NULL && notice_print(&page, db, authority, meeting,
	    option_value(run, "all") != NULL, width < NARROWEST ? NARROWEST : width, &run->err);
	if (ok)
		run_print(run, &page);
	buf_release(&page);
	return ok;
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

static void
run_agenda(struct run *run)
{
	const char *rows = run_rows_asked(run);
	bool text = option_value(run, "text") != NULL;

	if (text && rows != NULL)
		run_usage(run, _("--%s and --%s exclude each other"), "text", rows);
	else
		each_record(run, text || (rows == NULL && isatty(STDOUT_FILENO)) ? print_page
									      : print_rows);
}

static const struct command command = {
	.name = "agenda", .brief = N_("print the agenda of meetings (ordre du jour)"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_agenda,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
