/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/search.h"

#include <string.h>

#include "store/core.h"
#include "unit.h"

static const struct field fields[] = {
	{ .name = "title", .flags = FIELD_SEARCHED }, { .name = "note" },
	{ .name = "text", .flags = FIELD_SEARCHED },
};
static const struct entity entity = { .name = "thing", .plural = "things", .prefix = "T",
	.field = fields, .nfield = 3 };

static const char *const titles[] = {
	"École communale de Melen", "L'œuvre et la manœuvre", "Straße und Fußgänger",
	"LES FINANCES : ﬁnances, oﬃce", "Budget 2026 - 1ère modification",
	"Point n° 12.345,67 €", "日本", "École d’Évegnée-Tignée", "ecoles",
};

static void
put(struct db *db, int64_t id, struct record *r)
{
	struct err err = { 0 };
	struct buf words = { 0 };
	struct query *q = query_begin(db, "INSERT INTO search (rowid, words) VALUES (?1, ?2)", &err);

	search_words(&words, &entity, r);
	query_bind_number(q, 1, id);
	query_bind_text(q, 2, (struct text){ words.data, words.size });
	ck_assert_msg(query_run(q, &err), "%s", err.text);
	query_end(q);
	buf_release(&words);
}

/* The ids that are found, as bits: 1 << position in titles. */
static unsigned
find(struct db *db, const char *words)
{
	struct buf query = { 0 };
	struct err err = { 0 };
	unsigned found = 0;
	struct query *q;

	if (!search_query(&query, text_of(words)))
		return 0;
	q = query_begin(db, "SELECT rowid FROM search WHERE search MATCH ?1", &err);
	query_bind_text(q, 1, (struct text){ query.data, query.size });
	while (query_next(q, &err))
		found |= 1u << query_number(q, 0);
	ck_assert_msg(err.text == NULL, "%s: %s: %s", words, buf_str(&query), err.text);
	query_end(q);
	buf_release(&query);
	return found;
}

static struct db *
indexed(void)
{
	struct err err = { 0 };
	struct db *db = db_open(NULL, DB_MEMORY, &err);
	struct text value[3] = { { 0 } };
	struct record r = { .value = value };
	size_t i;

	setenv("PERRON_SHARE", "share", 0);
	ck_assert_msg(schema_raise(db, &core_wing, &err), "%s", err.text);
	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		value[0] = text_of(titles[i]);
		value[1] = text_of("note");
		value[2] = text_of(i == 2 ? "dispositif" : NULL);
		put(db, (int64_t)i, &r);
	}
	return db;
}

START_TEST(accents_and_case)
{
	static const struct { const char *words; unsigned found; } of[] = {
		{ "ecole", 0x81 }, { "école", 0x81 }, { "ÉCOLE", 0x81 }, { "e\xcc\x81" "cole", 0x81 },
		{ "oeuvre", 0x02 }, { "œuvre", 0x02 }, { "ŒUVRE", 0x02 }, { "manoeuvre", 0x02 },
		{ "strasse", 0x04 }, { "STRASSE", 0x04 }, { "straße", 0x04 },
		{ "fussganger", 0x04 }, { "finances", 0x08 }, { "office", 0x08 }, { "oﬃce", 0x08 },
		{ "1ere", 0x10 }, { "2026", 0x10 }, { "évegnée", 0x80 }, { "tignee", 0x80 },
		{ "日本", 0x40 },
	};
	struct db *db = indexed();
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++)
		ck_assert_msg(find(db, of[i].words) == of[i].found, "%s: %x", of[i].words,
		    find(db, of[i].words));
	db_close(db);
}
END_TEST

START_TEST(several_words)
{
	static const struct { const char *words; unsigned found; } of[] = {
		{ "ecole melen", 0x01 }, { "melen ecole", 0x01 }, { "ecole finances", 0 },
		{ "ecol", 0 }, { "ecol*", 0x181 }, { "ecole*", 0x181 }, { "fin* off*", 0x08 },
		{ "l'oeuvre", 0x02 }, { "d’evegnee", 0x80 }, { "evegnee-tignee", 0x80 },
		{ "12.345,67", 0x20 }, { "note", 0 }, { "dispositif", 0x04 }, { "  ecole  ", 0x81 },
	};
	struct db *db = indexed();
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++)
		ck_assert_msg(find(db, of[i].words) == of[i].found, "%s: %x", of[i].words,
		    find(db, of[i].words));
	db_close(db);
}
END_TEST

/* What means something to the query language is a word like any other. */
START_TEST(no_syntax)
{
	static const char *const words[] = { "\"", "\"\"", "AND", "OR", "NOT", "NEAR(a b)", "(", ")",
		"*", "**", "^", "a:b", "words:x", "-x", "+", "{a b}:c", "'", ";", "\\", "%", "\"a",
		"a\"b", "ecole OR finances", "x AND", "", " ", "€", "’" };
	struct db *db = indexed();
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		ck_assert_msg(find(db, words[i]) == 0, "%s: %x", words[i], find(db, words[i]));
	db_close(db);
}
END_TEST

UNIT("store/search", accents_and_case, several_words, no_syntax)
