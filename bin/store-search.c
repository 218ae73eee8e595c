/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/wings.h"
#include "rec/id.h"
#include "store/record.h"
#include "store/search.h"

static const struct option options[] = {
	{ .name = "kind", .arg = "KIND", .help = N_("only records of this kind") },
	{ .name = "limit", .arg = "N", .help = N_("print N records at most") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("record that has all the words") },
	{ .name = "kind", .help = N_("its kind") },
	{ .name = "text", .help = N_("its title, name or other first words") },
	{ 0 }
};
enum { ID, KIND, TEXT };

/* The field that stands for a record: the first that is searched. */
static int
first_words(const struct entity *e)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (e->field[i].flags & FIELD_SEARCHED)
			return (int)i;
	return -1;
}

/* Prints the records of a kind, newest first, until the limit. */
static bool
search_kind(struct run *run, struct db *db, const struct entity *e, struct text words,
    struct rows *rows, const int *position, size_t count, int64_t *left)
{
	struct query *q = search_begin(db, e, words, &run->err), *one = NULL;
	int field = first_words(e);
	struct buf sql = { 0 };
	bool text = false;
	size_t i;

	for (i = 0; i < count; i++)
		text |= position[i] == TEXT;
	if (text && q != NULL) {
		buf_string(&sql, "SELECT ");
		sql_name(&sql, e->field[field].name);
		buf_string(&sql, " FROM ");
		sql_name(&sql, e->name);
		buf_string(&sql, " WHERE id = ?1");
		one = query_begin(db, buf_str(&sql), &run->err);
	}
	while (q != NULL && run->err.text == NULL && *left > 0 && !rows_failed(rows) &&
	    query_next(q, &run->err)) {
		int64_t id = query_number(q, 0);

		if (one != NULL) {
			query_bind_number(one, 1, id);
			query_next(one, &run->err);
		}
		for (i = 0; i < count; i++)
			if (position[i] == ID)
				rows_id(rows, id);
			else if (position[i] == KIND)
				rows_string(rows, e->name);
			else
				rows_text(rows, query_text(one, 0));
		if (one != NULL)
			query_reset(one);
		--*left;
	}
	query_end(one);
	query_end(q);
	buf_release(&sql);
	return run->err.text == NULL;
}

static bool
search_wing(struct run *run, const struct wing *wing, struct text words, struct rows *rows,
    const int *position, size_t count, int64_t *left)
{
	const char *kind = option_value(run, "kind");
	struct db *db = NULL;
	bool ok = true;
	size_t i, n;

	for (n = 0; wing->kind[n] != NULL; n++)
		;
	/* The kinds a wing is for come last in its table, and first here. */
	for (i = n; ok && i-- > 0;) {
		const struct entity *e = wing->kind[i];

		if (first_words(e) < 0 || (kind != NULL && strcmp(kind, e->name) != 0))
			continue;
		if (db == NULL)
			db = store_reader(&run->store, wing, &run->err);
		ok = db != NULL && search_kind(run, db, e, words, rows, position, count, left);
	}
	db_close(db);
	return ok || run_fail(run);
}

static bool
known_kind(const char *kind)
{
	size_t i, k;

	for (i = 0; wings[i] != NULL; i++)
		for (k = 0; wings[i]->kind[k] != NULL; k++)
			if (strcmp(wings[i]->kind[k]->name, kind) == 0)
				return true;
	return false;
}

static void
run_search(struct run *run)
{
	int64_t all = option_number(run, "limit", 1, INT64_MAX, INT64_MAX), left = all;
	const char *kind = option_value(run, "kind");
	struct buf words = { 0 };
	struct rows *rows = NULL;
	const int *position;
	size_t count, i;

	if (run->noperand == 0)
		run_usage(run, _("no words given"));
	else if (kind != NULL && !known_kind(kind))
		run_usage(run, _("--kind: no such kind: %s"), kind);
	if (run->status != STATUS_DONE || !run_store(run) ||
	    !run_chosen(run, &position, &count) || (rows = run_rows_chosen(run)) == NULL)
		return;
	for (i = 0; i < run->noperand; i++)
		buf_printf(&words, "%s%s", i > 0 ? " " : "", run->operand[i]);
	for (i = 0; wings[i] != NULL; i++)
		if (store_has(&run->store, wings[i]) &&
		    !search_wing(run, wings[i], (struct text){ words.data, words.size }, rows,
		    position, count, &left))
			break;
	if (left == all)
		run_no(run);
	buf_release(&words);
}

static const struct command command = {
	.name = "store-search",
	.brief = N_("find records of every kind by their words, the newest first"),
	.operands = "WORDS", .flags = COMMAND_STORE | COMMAND_ROWS, .option = options,
	.column = columns, .run = run_search,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
