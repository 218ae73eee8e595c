/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"
#include "verb/change.h"

static const struct option options[] = {
	{ .name = "to", .arg = "STATE",
	    .help = N_("move the records to this state and print those that moved") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the record") },
	{ .name = "state", .help = N_("state it is in") },
	{ .name = "next", .help = N_("states it can go to, joined by commas") },
	{ 0 }
};

/* Prints the id, the state and where it can go from there. */
static void
print(struct run *run, int64_t id, struct text state, struct rows *rows)
{
	const struct entity *e = run->entity;
	struct buf next = { 0 };
	size_t i;

	for (i = 0; i < e->nflow; i++)
		if (text_is(state, e->flow[i].from))
			buf_printf(&next, "%s%s", next.size > 0 ? "," : "", e->flow[i].to);
	rows_id(rows, id);
	rows_text(rows, state);
	rows_string(rows, buf_str(&next));
	buf_release(&next);
}

static bool
tell(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	(void)db;
	print(run, r->id, r->value[entity_state(run->entity)], rows);
	return true;
}

static bool
move(struct run *run, struct writer *w, int64_t id, const void *to, bool *changed)
{
	struct buf name = { 0 };

	if (move_record(w, run->entity, id, to, changed, &run->err))
		return true;
	id_print(&name, id);
	err_at(&run->err, "%s", buf_str(&name));
	buf_release(&name);
	return false;
}

static void
print_moved(struct run *run, int64_t id, struct rows *rows)
{
	print(run, id, text_of(option_value(run, "to")), rows);
}

static void
run_status(struct run *run)
{
	const char *to = option_value(run, "to");
	int state = entity_state(run->entity);
	struct text word = text_of(to);

	if (state < 0)
		run_usage(run, _("%s have no state"), _(run->entity->plural));
	else if (to == NULL)
		each_record(run, tell);
	else if (value_check(&run->entity->field[state], &word, &run->arena, &run->err))
		change_each(run, 0, move, to, print_moved);
	else
		err_at(&run->err, "--to");
	run_fail(run);
}

const struct command kind_status = {
	.name = "status", .brief = N_("tell the state of records, or move them to another"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run_status,
};
