/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/tsv.h"

#include <stdio.h>
#include <string.h>

#include "port/json.h"
#include "rec/rows.h"
#include "unit.h"

/* A generator of its own, so that every run has the same numbers: Marsaglia's
 * xorshift (Journal of Statistical Software 8/14, 2003). */
static uint32_t state = 2463534242u;

static uint32_t
next(void)
{
	state ^= state << 13;
	state ^= state >> 17;
	return state ^= state << 5;
}

/* Bytes of any kind, with those that mean something more often. */
static void
random_bytes(struct buf *b, size_t size)
{
	static const char nasty[] = "\t\n\r\\\"\",,;ntr ";

	buf_clear(b);
	while (b->size < size)
		buf_char(b, next() % 2 ? nasty[next() % (sizeof nasty - 1)] : (char)next());
}

/* The same, of characters that a text of ours may hold. */
static void
random_text(struct buf *b, size_t size)
{
	static const char *const piece[] = { "\t", "\n", "\r", "\\", "\"", ",", " ", "a", "é", "œ",
		"«", "’", "😀", "{", "}", "\\n", "\"\"", "'", ":" };

	buf_clear(b);
	while (b->size < size)
		buf_string(b, piece[next() % (sizeof piece / sizeof *piece)]);
}

#define ROUNDS 20000
#define FIELDS 5

START_TEST(tsv_round_trip)
{
	struct buf line = { 0 }, in[FIELDS] = { 0 };
	struct arena arena = { 0 };
	int round, i;

	for (round = 0; round < ROUNDS; round++) {
		struct text rest, field;
		struct err err = { 0 };

		buf_clear(&line);
		for (i = 0; i < FIELDS; i++) {
			random_bytes(&in[i], next() % 20);
			tsv_escape(&line, (struct text){ in[i].data, in[i].size }, '\t');
		}
		line.size--;
		ck_assert_ptr_null(memchr(line.data, '\n', line.size));
		rest = (struct text){ line.data, line.size };
		for (i = 0; i < FIELDS; i++) {
			ck_assert(tsv_next(&rest, &field, &arena, &err));
			ck_assert_uint_eq(field.size, in[i].size);
			ck_assert(field.size == 0 || memcmp(field.data, in[i].data, field.size) == 0);
		}
		ck_assert(!tsv_next(&rest, &field, &arena, &err));
		ck_assert_ptr_null(err.text);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_release(&line);
	for (i = 0; i < FIELDS; i++)
		buf_release(&in[i]);
}
END_TEST

START_TEST(csv_round_trip)
{
	struct buf line = { 0 }, in[FIELDS] = { 0 };
	struct arena arena = { 0 };
	int round, i;

	for (round = 0; round < ROUNDS; round++) {
		struct text rest, field;
		struct err err = { 0 };

		buf_clear(&line);
		for (i = 0; i < FIELDS; i++) {
			random_bytes(&in[i], next() % 20);
			/* A NUL ends no text of ours. */
			if (memchr(buf_str(&in[i]), '\0', in[i].size) != NULL)
				buf_clear(&in[i]);
			if (i > 0)
				buf_char(&line, ',');
			csv_quote(&line, (struct text){ in[i].data, in[i].size });
		}
		ck_assert(!csv_open((struct text){ line.data, line.size }));
		rest = (struct text){ line.data, line.size };
		for (i = 0; i < FIELDS; i++) {
			ck_assert_msg(csv_next(&rest, ',', &field, &arena, &err), "%s", err.text);
			ck_assert_uint_eq(field.size, in[i].size);
			ck_assert(field.size == 0 || memcmp(field.data, in[i].data, field.size) == 0);
		}
		ck_assert(!csv_next(&rest, ',', &field, &arena, &err));
		ck_assert_ptr_null(err.text);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_release(&line);
	for (i = 0; i < FIELDS; i++)
		buf_release(&in[i]);
}
END_TEST

/* Each field takes what it needs, and not what the rest of the line would. */
START_TEST(csv_takes_little)
{
	struct buf line = { 0 };
	struct arena arena = { 0 };
	struct text rest, field;
	struct err err = { 0 };
	int n = 0;

	for (; n < 10000; n++)
		buf_string(&line, "\"a\",\"\"\"\",");
	rest = (struct text){ line.data, line.size };
	for (n = 0; csv_next(&rest, ',', &field, &arena, &err); n++)
		ck_assert_uint_eq(field.size, n < 20000);
	ck_assert_int_eq(n, 20001);
	ck_assert_uint_le(arena.used, line.size * 2);
	arena_release(&arena);
	buf_release(&line);
}
END_TEST

static bool
sink(const char *data, size_t size, void *arg)
{
	buf_add(arg, data, size);
	return true;
}

START_TEST(json_round_trip)
{
	static const struct column columns[FIELDS] = { { .name = "a" }, { .name = "b" },
		{ .name = "c" }, { .name = "d" }, { .name = "e" } };
	struct buf line = { 0 }, in[FIELDS] = { 0 };
	struct arena arena = { 0 };
	int round, i;

	for (round = 0; round < ROUNDS / 4; round++) {
		struct rows *rows = rows_begin(FORMAT_JSON, columns, FIELDS, false, 0, sink, &line);
		struct json_pair *pair;
		struct err err = { 0 };

		for (i = 0; i < FIELDS; i++) {
			random_text(&in[i], next() % 20);
			rows_text(rows, (struct text){ in[i].data, in[i].size });
		}
		ck_assert(rows_end(rows));
		ck_assert_int_eq(line.data[line.size - 1], '\n');
		ck_assert_int_eq(json_object_read((struct text){ line.data, line.size - 1 }, &pair,
		    &arena, &err), FIELDS);
		for (i = 0; i < FIELDS; i++) {
			ck_assert_str_eq(pair[i].name.data, columns[i].name);
			ck_assert_uint_eq(pair[i].value.size, in[i].size);
			ck_assert(in[i].size == 0 ||
			    memcmp(pair[i].value.data, in[i].data, in[i].size) == 0);
		}
		buf_clear(&line);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_release(&line);
	for (i = 0; i < FIELDS; i++)
		buf_release(&in[i]);
}
END_TEST

START_TEST(no_escapes)
{
	static const char *const bad[] = { "\\", "a\\", "\\x", "\\N", "\\0", "\\\\\\", "\\ " };
	struct arena arena = { 0 };
	struct text rest, field;
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };

		rest = text_of(bad[i]);
		ck_assert_msg(!tsv_next(&rest, &field, &arena, &err), "%s", bad[i]);
		ck_assert_int_eq(err.status, STATUS_BAD);
		err_clear(&err);
	}
	arena_release(&arena);
}
END_TEST

/* Random bytes are read without harm, whatever they are called. */
START_TEST(garbage)
{
	struct arena arena = { 0 };
	struct json_pair *pair;
	struct buf b = { 0 };
	struct text rest, field;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		struct err err = { 0 };

		random_bytes(&b, next() % 40 + 1);
		rest = (struct text){ b.data, b.size };
		while (tsv_next(&rest, &field, &arena, &err))
			;
		err_clear(&err);
		rest = (struct text){ b.data, b.size };
		while (csv_next(&rest, ',', &field, &arena, &err))
			;
		err_clear(&err);
		ck_assert_int_le(json_object_read((struct text){ b.data, b.size }, &pair, &arena,
		    &err), 0);
		err_clear(&err);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_release(&b);
}
END_TEST

/* RFC 4180, section 2. */
START_TEST(csv_rules)
{
	static const struct { const char *line, *field; bool good; } of[] = {
		{ "aaa,bbb", "aaa", true }, { "\"aaa\",bbb", "aaa", true },
		{ "\"b \r\nbb\",ccc", "b \r\nbb", true }, { "\"b\"\"bb\",ccc", "b\"bb", true },
		{ "\"a,b\"", "a,b", true }, { "\"\"", "", true }, { ",", "", true },
		{ " a ,b", " a ", true },
		{ "\"a", NULL, false }, { "\"a\"b", NULL, false }, { "a\"b", NULL, false },
		{ "\"a\" ,b", NULL, false },
	};
	struct arena arena = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct text rest = text_of(of[i].line), field;
		struct err err = { 0 };

		ck_assert_msg(csv_next(&rest, ',', &field, &arena, &err) == of[i].good, "%s", of[i].line);
		if (of[i].good)
			ck_assert_msg(field.size == strlen(of[i].field) &&
			    memcmp(field.data, of[i].field, field.size) == 0, "%s", of[i].line);
		err_clear(&err);
	}
	arena_release(&arena);
}
END_TEST

START_TEST(json_rules)
{
	static const struct { const char *line; int pairs; } of[] = {
		{ "{}", 0 }, { "{\"a\":null}", 1 }, { "{\"a\":1,\"b\":true,\"c\":\"x\"}", 3 },
		{ "", -1 }, { "[]", -1 }, { "1", -1 }, { "{\"a\":1.5}", -1 }, { "{\"a\":[]}", -1 },
		{ "{\"a\":{}}", -1 }, { "{\"a\":1,\"a\":2}", -1 }, { "{\"a\":1} x", -1 },
		{ "{\"a\":\"\\u0000\"}", -1 }, { "{\"a\":\"\\ud800\"}", -1 },
		{ "{\"a\":\"\xff\"}", -1 }, { "{\"a\":99999999999999999999}", -1 },
	};
	struct arena arena = { 0 };
	struct json_pair *pair;
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct err err = { 0 };
		int n = json_object_read(text_of(of[i].line), &pair, &arena, &err);

		ck_assert_msg(n == of[i].pairs, "%s: %d", of[i].line, n);
		ck_assert((n < 0) == (err.text != NULL));
		err_clear(&err);
	}
	arena_release(&arena);
}
END_TEST

UNIT("rec/tsv", tsv_round_trip, csv_round_trip, csv_takes_little, json_round_trip, no_escapes, garbage,
    csv_rules, json_rules)
