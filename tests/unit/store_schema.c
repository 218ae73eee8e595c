/* SPDX-License-Identifier: EUPL-1.2 */
/* The schema of share/schema, which is written by hand, against the tables of
 * the kinds, which everything else comes from. */
#include "cmd/wings.h"
#include "rec/value.h"
#include "store/core.h"

#include <string.h>

#include "unit.h"

static struct db *
fresh(const struct wing *wing)
{
	struct err err = { 0 };
	struct db *db = db_open(NULL, DB_MEMORY, &err);

	setenv("PERRON_SHARE", "share", 0);
	ck_assert_msg(db != NULL && schema_raise(db, wing, &err), "%s", err.text);
	return db;
}

/* Calls a function with every kind of every wing and its database. */
static void
each_kind(void (*check)(struct db *, const struct entity *))
{
	size_t i, k;

	for (i = 0; wings[i] != NULL; i++) {
		struct db *db = fresh(wings[i]);

		for (k = 0; wings[i]->kind[k] != NULL; k++)
			check(db, wings[i]->kind[k]);
		ck_assert_uint_gt(k, 0);
		db_close(db);
	}
}

static struct query *
ask(struct db *db, const char *sql, const char *table)
{
	struct err err = { 0 };
	struct query *q = query_begin(db, sql, &err);

	ck_assert_msg(q != NULL, "%s", err.text);
	query_bind_text(q, 1, text_of(table));
	return q;
}

static void
column_is(struct query *q, const char *table, const char *name, const char *type, bool required)
{
	struct err err = { 0 };

	ck_assert_msg(query_next(q, &err), "%s: no column %s", table, name);
	ck_assert_msg(text_is(query_text(q, 0), name), "%s: the next column should be %s", table,
	    name);
	ck_assert_msg(text_is(query_text(q, 1), type), "%s.%s: not %s", table, name, type);
	ck_assert_msg((query_number(q, 2) != 0) == required, "%s.%s: NOT NULL or not", table, name);
}

/* id, audit, and the fields in their order, with the right type, NOT NULL
 * where a value is required, and nothing else. */
static void
check_columns(struct db *db, const struct entity *e)
{
	struct query *q = ask(db, "SELECT name, type, \"notnull\" FROM pragma_table_info(?1)"
	    " ORDER BY cid", e->name);
	struct err err = { 0 };
	size_t i;

	column_is(q, e->name, "id", "INTEGER", false);
	column_is(q, e->name, "audit", "INTEGER", true);
	for (i = 0; i < e->nfield; i++)
		column_is(q, e->name, e->field[i].name, value_whole(&e->field[i]) ? "INTEGER" : "TEXT",
		    (e->field[i].flags & FIELD_REQUIRED) != 0);
	ck_assert_msg(!query_next(q, &err), "%s: a column that is no field", e->name);
	query_end(q);
	q = ask(db, "SELECT strict FROM pragma_table_list WHERE name = ?1", e->name);
	ck_assert_msg(query_next(q, &err) && query_number(q, 0) == 1, "%s: not STRICT", e->name);
	query_end(q);
}

START_TEST(columns)
{
	each_kind(check_columns);
}
END_TEST

/* Appends the quoted words of the CHECK of the column, each with a blank. */
static void
words_of(struct db *db, const char *table, const char *column, struct buf *words)
{
	struct query *q = ask(db, "SELECT sql FROM sqlite_schema WHERE name = ?1", table);
	struct err err = { 0 };
	struct buf sql = { 0 }, start = { 0 };
	const char *at, *quote;
	int depth = 1;

	ck_assert(query_next(q, &err));
	buf_text(&sql, query_text(q, 0));
	query_end(q);
	buf_printf(&start, "CHECK (\"%s\"", column);
	at = strstr(buf_str(&sql), buf_str(&start));
	ck_assert_msg(at != NULL, "%s.%s: no CHECK", table, column);
	for (at += start.size; depth > 0; at++) {
		depth += (*at == '(') - (*at == ')');
		if (*at != '\'')
			continue;
		quote = strchr(at + 1, '\'');
		buf_add(words, at + 1, (size_t)(quote - at - 1));
		buf_char(words, ' ');
		at = quote;
	}
	buf_release(&sql);
	buf_release(&start);
}

/* The words of a field are the words that its column takes. */
static void
check_words(struct db *db, const struct entity *e)
{
	struct buf found = { 0 }, want = { 0 };
	size_t i, k;

	for (i = 0; i < e->nfield; i++) {
		const struct field *f = &e->field[i];

		if (f->type != FIELD_WORD || (f->flags & FIELD_OPEN))
			continue;
		for (k = 0; f->values[k] != NULL; k++)
			buf_printf(&want, "%s ", f->values[k]);
		words_of(db, e->name, f->name, &found);
		ck_assert_msg(strcmp(buf_str(&found), buf_str(&want)) == 0, "%s.%s: %s", e->name,
		    f->name, buf_str(&found));
		buf_clear(&found);
		buf_clear(&want);
	}
	buf_release(&found);
	buf_release(&want);
}

START_TEST(words)
{
	each_kind(check_words);
}
END_TEST

/* A link is a foreign key to the table of its target, and nothing else is. */
static void
check_links(struct db *db, const struct entity *e)
{
	struct query *q = ask(db, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1)",
	    e->name);
	struct err err = { 0 };
	size_t links = 0, i;

	while (query_next(q, &err)) {
		int at = entity_field(e, query_text(q, 0));

		ck_assert_int_ge(at, 0);
		ck_assert_int_eq(e->field[at].type, FIELD_LINK);
		ck_assert(text_is(query_text(q, 1), e->field[at].target->name));
		links++;
	}
	for (i = 0; i < e->nfield; i++)
		if (e->field[i].type == FIELD_LINK)
			links--;
	ck_assert_msg(links == 0, "%s: a link without foreign key", e->name);
	query_end(q);
}

START_TEST(links)
{
	each_kind(check_links);
}
END_TEST

/* Every table that is no kind is one that every wing has, but for where the mails of the
 * assemblies stopped. */
START_TEST(no_other_table)
{
	struct err err = { 0 };
	size_t i, k;

	for (i = 0; wings[i] != NULL; i++) {
		struct db *db = fresh(wings[i]);
		struct query *q = query_begin(db, "SELECT name FROM sqlite_schema WHERE"
		    " type IN ('table', 'view', 'trigger')"
		    " AND name NOT IN ('audit', 'attachment', 'told') AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'", &err);

		while (query_next(q, &err)) {
			for (k = 0; wings[i]->kind[k] != NULL; k++)
				if (text_is(query_text(q, 0), wings[i]->kind[k]->name))
					break;
			ck_assert_msg(wings[i]->kind[k] != NULL, "%.*s",
			    (int)query_text(q, 0).size, query_text(q, 0).data);
		}
		query_end(q);
		db_close(db);
	}
}
END_TEST

/* The tables of the kinds themselves: prefixes that differ, states that the
 * flow can reach, initial values that are values. */
START_TEST(kinds)
{
	int64_t base[64];
	struct arena arena = { 0 };
	size_t i, k, f, n = 0, s;

	for (i = 0; wings[i] != NULL; i++)
		for (k = 0; wings[i]->kind[k] != NULL; k++) {
			const struct entity *e = wings[i]->kind[k];

			base[n] = entity_base(e);
			ck_assert_int_gt(base[n], 0);
			for (f = 0; f < n; f++)
				ck_assert_msg(base[f] != base[n], "%s: prefix taken", e->name);
			n++;
			for (f = 0; f < e->nfield; f++) {
				struct text t = text_of(e->field[f].initial);
				struct err err = { 0 };

				ck_assert_int_eq(entity_field(e, text_of(e->field[f].name)), (int)f);
				ck_assert_msg(e->field[f].help != NULL, "%s.%s: no help", e->name,
				    e->field[f].name);
				ck_assert_msg(value_check(&e->field[f], &t, &arena, &err), "%s.%s: %s",
				    e->name, e->field[f].name, err.text);
			}
			for (s = 0; s < e->nflow; s++) {
				const struct field *state = &e->field[entity_state(e)];
				struct text from = text_of(e->flow[s].from), to = text_of(e->flow[s].to);
				struct err err = { 0 };

				ck_assert(value_check(state, &from, &arena, &err));
				ck_assert(value_check(state, &to, &arena, &err));
				ck_assert_ptr_eq(entity_step(e, from, to), &e->flow[s]);
			}
		}
	arena_release(&arena);
}
END_TEST

START_TEST(versions)
{
	struct err err = { 0 };
	int64_t found;
	struct db *db = db_open(NULL, DB_MEMORY, &err);

	ck_assert(schema_check(db, &core_wing, &found, &err));
	ck_assert_int_eq(found, 0);
	db_close(db);
	db = fresh(&core_wing);
	ck_assert(schema_check(db, &core_wing, &found, &err));
	ck_assert_int_eq(found, schema_version(&core_wing));
	ck_assert(db_exec(db, "PRAGMA user_version = 99", &err));
	ck_assert(!schema_check(db, &core_wing, &found, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "newer"));
	err_clear(&err);
	ck_assert(db_exec(db, "PRAGMA user_version = 1", &err));
	ck_assert(!schema_check(db, &core_wing, &found, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "store-upgrade"));
	err_clear(&err);
	ck_assert(db_exec(db, "PRAGMA application_id = 1", &err));
	ck_assert(!schema_check(db, &core_wing, &found, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "not a store"));
	err_clear(&err);
	db_close(db);
}
END_TEST

UNIT("store/schema", columns, words, links, no_other_table, kinds, versions)
