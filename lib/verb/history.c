/* SPDX-License-Identifier: EUPL-1.2 */
#include "verb/history.h"

#include <stdlib.h>

#include "base/mem.h"

const struct column history_columns[] = {
	{ .name = "id", .help = N_("record that changed") },
	{ .name = "at", .help = N_("when, in UTC") },
	{ .name = "actor", .help = N_("who did it") },
	{ .name = "command", .help = N_("by which command") },
	{ .name = "field", .help = N_("field that changed") },
	{ .name = "before", .help = N_("its value before") },
	{ .name = "after", .help = N_("its value after") },
	{ .name = "seq", .cell = CELL_NUMBER, .help = N_("audit row that tells of it") },
	{ 0 }
};

void
history_print(struct rows *rows, const struct audit_row *row, const struct audit_change *c)
{
	rows_id(rows, c->id);
	rows_text(rows, row->at);
	rows_text(rows, row->actor);
	rows_text(rows, row->command);
	rows_text(rows, c->field);
	rows_text(rows, c->before);
	rows_text(rows, c->after);
	rows_number(rows, row->seq);
}

/* Goes through the changes of the record in one audit row: prints them, or
 * with ROWS NULL finds the row before.  0 when there is none. */
static int64_t
go_through(struct query *q, int64_t seq, int64_t id, struct rows *rows, struct err *err)
{
	struct audit_row row;
	struct audit_change change = { 0 };
	struct arena arena = { 0 };
	struct text rest;
	int64_t previous = 0;
	bool found = false;

	query_bind_number(q, 1, seq);
	if (query_next(q, err)) {
		audit_read(q, &row);
		rest = row.change;
		while (audit_next(&rest, &change, &arena, err)) {
			if (change.id != id)
				continue;
			found = true;
			if (rows != NULL)
				history_print(rows, &row, &change);
			if (change.previous != 0 && change.previous < seq)
				previous = change.previous;
		}
	}
	if (!found)
		err_set(err, STATUS_BAD, _("audit row %lld is missing: run store-check"),
		    (long long)seq);
	query_reset(q);
	arena_release(&arena);
	return previous;
}

bool
history_of(struct db *db, int64_t id, int64_t last, struct rows *rows, struct err *err)
{
	struct query *q = query_begin(db, AUDIT_SELECT " WHERE seq = ?1", err);
	int64_t *seq = NULL;
	size_t n = 0;

	while (q != NULL && last != 0 && err->text == NULL) {
		seq = mem_resize(seq, n + 1, sizeof *seq);
		seq[n++] = last;
		last = go_through(q, last, id, NULL, err);
	}
	while (n > 0 && err->text == NULL)
		go_through(q, seq[--n], id, rows, err);
	free(seq);
	query_end(q);
	return err->text == NULL;
}
