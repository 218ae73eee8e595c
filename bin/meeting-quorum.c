/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/presence.h"
#include "cmd/answer.h"
#include "cmd/kind.h"
#include "rec/id.h"

static const struct column columns[] = {
	{ "id", CELL_TEXT, N_("id of the deliberation") },
	{ "number", CELL_TEXT, N_("number on the agenda") },
	{ "present", CELL_NUMBER, N_("how many members with a vote are present at it") },
	{ "needed", CELL_NUMBER, N_("how many must be") },
	{ "quorum", CELL_BOOLEAN, N_("are they enough?") },
	{ "state", CELL_TEXT, N_("state of the point") },
	{ 0 }
};

/* Is it a point that nothing is decided on? */
static bool
is_dropped(const struct record *point)
{
	return listed(text_of("postponed,postponed-next,not-applicable,removed,returned,out-of-meeting"),
	    point->value[DELIBERATION_STATE]);
}

static bool
tell_point(struct run *run, struct answer *a, const struct sitting *s, size_t point)
{
	const struct text *value = s->point[point].value;
	struct quorum q;
	bool ok = presence_quorum(s, point, &q, &a->trace, &run->err);

	if (!ok)
		err_at(&run->err, "%.*s", (int)value[DELIBERATION_MEETING].size,
		    value[DELIBERATION_MEETING].data);
	if (answer_row(run, a, ok)) {
		rows_id(a->rows, s->point[point].id);
		rows_text(a->rows, value[DELIBERATION_NUMBER]);
		rows_number(a->rows, q.present);
		rows_number(a->rows, q.needed);
		rows_string(a->rows, q.met ? "yes" : "no");
		rows_text(a->rows, value[DELIBERATION_STATE]);
	}
	if (ok && !q.met && !is_dropped(&s->point[point]))
		run_no(run);
	return ok;
}

static void
tell_meeting(struct run *run, struct answer *a, struct db *db, struct text value)
{
	int64_t id = record_id(run->entity, value, &run->err);
	struct sitting s = { 0 };
	bool ok = id != ID_NONE && sitting_read(&s, db, id, &run->err);
	size_t i;

	if (ok && !s.attended) {
		ok = err_set(&run->err, STATUS_NO,
		    _("who is present is not recorded: meeting-attend"));
		err_at(&run->err, "%.*s", (int)value.size, value.data);
	}
	if (!ok)
		run_fail_here(run);
	for (i = 0; ok && i < s.agenda.npoint && !rows_failed(a->rows); i++)
		ok = tell_point(run, a, &s, i);
	sitting_release(&s);
}

static void
run_quorum(struct run *run)
{
	struct text value;
	struct answer a;
	struct db *db;

	if (!run_store(run) || !answer_begin(run, &a, NULL))
		return;
	db = store_reader(&run->store, run->wing, &run->err);
	while (db != NULL && run_value(run, 0, &value) && !rows_failed(a.rows))
		tell_meeting(run, &a, db, value);
	db_close(db);
	answer_end(run, &a);
}

static const struct command command = {
	.name = "quorum", .brief = N_("judge the quorum at each point of meetings"),
	.operands = "[MEETING...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.column = columns, .run = run_quorum,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, NULL, argc, argv);
}
