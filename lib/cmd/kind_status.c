/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/mem.h"
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

static void
print(struct rows *rows, int64_t id, struct text state, struct text next)
{
	rows_id(rows, id);
	rows_text(rows, state);
	rows_text(rows, next);
}

static bool
tell(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	struct buf next = { 0 };
	bool ok = conduct_next(db, run->conduct, run->entity, r, &next, &run->err);

	if (ok)
		print(rows, r->id, r->value[entity_state(run->entity)],
		    (struct text){ next.data, next.size });
	buf_release(&next);
	return ok;
}

/* A move of records: where to, and for each that moved where it is now, which may
 * be farther, and where it can go from there; to be asked before the commit. */
struct move {
	struct text to;
	struct moved {
		struct text state, next;
	} *moved;
	size_t count, printed;
};

static bool
note_move(struct run *run, struct writer *w, int64_t id, struct move *m)
{
	struct db *db = writer_look(w, &run->err);
	struct record r, copy;
	struct buf next = { 0 };
	bool ok = db != NULL && writer_get(w, run->entity, id, &r, &copy, &run->err) &&
	    conduct_next(db, run->conduct, run->entity, &r, &next, &run->err);

	if (ok) {
		if ((m->count & (m->count - 1)) == 0)
			m->moved = mem_resize(m->moved, m->count == 0 ? 1 : m->count * 2,
			    sizeof *m->moved);
		m->moved[m->count++] = (struct moved){
			arena_copy(&run->arena, r.value[entity_state(run->entity)]),
			arena_copy(&run->arena, (struct text){ next.data, next.size }) };
	}
	buf_release(&next);
	return ok;
}

static bool
move(struct run *run, struct writer *w, int64_t id, void *arg, bool *changed)
{
	struct move *m = arg;

	return (move_record(w, run->conduct, run->entity, id, m->to.data, changed, &run->err) &&
	    (!*changed || note_move(run, w, id, m))) || err_at_id(id, &run->err);
}

static void
print_moved(int64_t id, struct rows *rows, void *arg)
{
	struct move *m = arg;

	print(rows, id, m->moved[m->printed].state, m->moved[m->printed].next);
	m->printed++;
}

static void
run_status(struct run *run)
{
	const char *to = option_value(run, "to");
	int state = entity_state(run->entity);
	struct move m = { .to = text_of(to) };

	if (state < 0)
		run_usage(run, _("%s have no state"), _(run->entity->plural));
	else if (to == NULL)
		each_record(run, tell);
	else if (value_check(&run->entity->field[state], &m.to, &run->arena, &run->err))
		change_each(run, 0, move, print_moved, &m);
	else
		err_at(&run->err, "--to");
	run_fail(run);
	free(m.moved);
}

const struct command kind_status = {
	.name = "status", .brief = N_("tell the state of records, or move them to another"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run_status,
};
