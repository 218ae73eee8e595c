/* SPDX-License-Identifier: EUPL-1.2 */
/* Apart from batch.c, so that commands that only read carry no writer. */
#include <stdlib.h>

#include "cmd/kind.h"

static bool
tell_record(struct run *run, struct db *db, struct finder *finder, struct text value,
    struct rows *rows, bool (*tell)(struct run *, struct db *, const struct record *,
    struct rows *))
{
	int64_t id = record_id(run->entity, value, &run->err);
	struct arena arena = { 0 };
	struct record r;
	bool ok;

	ok = id != 0 && (finder_get(finder, id, &r, &arena, &run->err) ||
	    record_missing(run->entity, id, &run->err)) && tell(run, db, &r, rows);
	arena_release(&arena);
	return ok;
}

void
each_record(struct run *run, bool (*tell)(struct run *, struct db *,
    const struct record *, struct rows *))
{
	struct finder *finder = NULL;
	struct placed *ids;
	struct rows *rows;
	struct db *db;
	size_t n, i;

	if (!run_ids(run, 0, &ids, &n))
		return;
	db = run_store(run) ? store_reader(&run->store, run->wing, &run->err) : NULL;
	if (db != NULL)
		finder = finder_begin(db, run->entity, &run->err);
	if (finder != NULL && (rows = run_rows(run)) != NULL)
		for (i = 0; i < n && !rows_failed(rows); i++)
			if (!tell_record(run, db, finder, ids[i].value, rows, tell)) {
				run_at(run, ids[i].place);
				run_fail(run);
			}
	run_fail(run);
	finder_end(finder);
	db_close(db);
	free(ids);
}
