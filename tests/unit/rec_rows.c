/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/rows.h"

#include <string.h>

#include "unit.h"

static const struct column columns[] = {
	{ .name = "id" }, { .name = "title" }, { .name = "seats", .cell = CELL_NUMBER },
	{ .name = "vote", .cell = CELL_BOOLEAN },
};

static bool
sink(const char *data, size_t size, void *arg)
{
	buf_add(arg, data, size);
	return true;
}

static void
two_rows(struct rows *rows)
{
	/* D-2026-00042, as rec/id.h works it out. */
	rows_id(rows, INT64_C(42026000000042));
	rows_string(rows, "l’école, \"là\\bas\"\tet\nici");
	rows_number(rows, 23);
	rows_string(rows, "yes");
	rows_id(rows, INT64_C(42026000000043));
	rows_text(rows, (struct text){ 0 });
	rows_text(rows, (struct text){ 0 });
	rows_string(rows, "no");
}

static void
golden(enum format format, bool header, size_t width, const char *want)
{
	struct buf b = { 0 };
	struct rows *rows = rows_begin(format, columns, 4, header, width, sink, &b);

	two_rows(rows);
	ck_assert(!rows_failed(rows));
	ck_assert(rows_end(rows));
	ck_buf(&b, want);
	buf_release(&b);
}

START_TEST(tsv)
{
	golden(FORMAT_TSV, false, 0,
	    "D-2026-00042\tl’école, \"là\\\\bas\"\\tet\\nici\t23\tyes\n"
	    "D-2026-00043\t\t\tno\n");
	golden(FORMAT_TSV, true, 0,
	    "id\ttitle\tseats\tvote\n"
	    "D-2026-00042\tl’école, \"là\\\\bas\"\\tet\\nici\t23\tyes\n"
	    "D-2026-00043\t\t\tno\n");
}
END_TEST

START_TEST(json)
{
	golden(FORMAT_JSON, false, 0,
	    "{\"id\":\"D-2026-00042\",\"title\":\"l’école, \\\"là\\\\bas\\\"\\tet\\nici\","
	    "\"seats\":23,\"vote\":true}\n"
	    "{\"id\":\"D-2026-00043\",\"title\":null,\"seats\":null,\"vote\":false}\n");
}
END_TEST

START_TEST(csv)
{
	golden(FORMAT_CSV, false, 0,
	    "id,title,seats,vote\r\n"
	    "D-2026-00042,\"l’école, \"\"là\\bas\"\"\tet\nici\",23,yes\r\n"
	    "D-2026-00043,,,no\r\n");
}
END_TEST

START_TEST(table)
{
	golden(FORMAT_TABLE, false, 0,
	    "id            title                        seats  vote\n"
	    "D-2026-00042  l’école, \"là\\\\bas\"\\tet\\nici     23  yes\n"
	    "D-2026-00043                                      no\n");
	golden(FORMAT_TABLE, false, 40,
	    "id            title          seats  vote\n"
	    "D-2026-00042  l’école, \"là…     23  yes\n"
	    "D-2026-00043                        no\n");
}
END_TEST

/* A narrow terminal: what has no value goes, then texts are cut, words never. */
START_TEST(narrow)
{
	static const struct column some[] = { { .name = "id" }, { .name = "meeting" },
		{ .name = "group" }, { .name = "title" }, { .name = "reference" } };
	static const struct { size_t width; const char *want; } of[] = {
		{ 69, "id            meeting       group  title                    reference\n"
		    "D-2026-00042  M-2026-00007         L’école de Polleur, toi  \n" },
		{ 68, "id            meeting       title\n"
		    "D-2026-00042  M-2026-00007  L’école de Polleur, toi\n" },
		{ 51, "id            meeting       title\n"
		    "D-2026-00042  M-2026-00007  L’école de Polleur, toi\n" },
		{ 50, "id            meeting       title\n"
		    "D-2026-00042  M-2026-00007  L’école de Polleur, t…\n" },
		{ 30, "id            meeting       title\n"
		    "D-2026-00042  M-2026-00007  L’école d…\n" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct rows *rows = rows_begin(FORMAT_TABLE, some, 5, false, of[i].width, sink, &b);

		rows_id(rows, INT64_C(42026000000042));
		rows_string(rows, "M-2026-00007");
		rows_string(rows, "");
		rows_string(rows, "L’école de Polleur, toi");
		rows_string(rows, "");
		ck_assert(rows_end(rows));
		ck_buf(&b, of[i].want);
	}
	buf_release(&b);
}
END_TEST

START_TEST(lines)
{
	golden(FORMAT_LINES, false, 0,
	    "id: D-2026-00042\n"
	    "title: l’école, \"là\\bas\"\tet\n"
	    "  ici\n"
	    "seats: 23\n"
	    "vote: yes\n"
	    "\n"
	    "id: D-2026-00043\n"
	    "vote: no\n");
}
END_TEST

START_TEST(nothing)
{
	static const struct { enum format format; bool header; const char *want; } of[] = {
		{ FORMAT_TSV, false, "" }, { FORMAT_TSV, true, "id\ttitle\tseats\tvote\n" },
		{ FORMAT_JSON, false, "" }, { FORMAT_CSV, false, "id,title,seats,vote\r\n" },
		{ FORMAT_TABLE, false, "" }, { FORMAT_LINES, false, "" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		ck_assert(rows_end(rows_begin(of[i].format, columns, 4, of[i].header, 0, sink, &b)));
		ck_buf(&b, of[i].want);
	}
	buf_release(&b);
}
END_TEST

START_TEST(chosen)
{
	static const struct column some[] = { { .name = "vote", .cell = CELL_BOOLEAN },
		{ .name = "id" } };
	static const int position[] = { 3, 0 };
	struct buf b = { 0 };
	struct rows *rows = rows_begin(FORMAT_TSV, some, 2, true, 0, sink, &b);

	rows_choose(rows, position, 4);
	two_rows(rows);
	ck_assert(rows_end(rows));
	ck_buf(&b, "vote\tid\nyes\tD-2026-00042\nno\tD-2026-00043\n");
	buf_release(&b);
}
END_TEST

/* More rows than a table samples for its widths, more bytes than are held. */
START_TEST(many)
{
	enum format format;

	for (format = FORMAT_TSV; format <= FORMAT_LINES; format++) {
		struct buf b = { 0 };
		struct rows *rows = rows_begin(format, columns, 4, false, 80, sink, &b);
		size_t i, newlines = 0;

		for (i = 0; i < 3000; i++)
			two_rows(rows);
		/* Something has gone out before the end. */
		ck_assert_uint_gt(b.size, 0);
		ck_assert(rows_end(rows));
		for (i = 0; i < b.size; i++)
			newlines += b.data[i] == '\n';
		/* A row is a line; in CSV the first has two, and there is a header, as in
		 * a table; as lines the two rows have seven lines, and one between. */
		ck_assert_uint_eq(newlines, format == FORMAT_CSV ? 9001 :
		    format == FORMAT_TABLE ? 6001 : format == FORMAT_LINES ? 3000 * 9 - 1 : 6000);
		buf_release(&b);
	}
}
END_TEST

static bool
full(const char *data, size_t size, void *arg)
{
	(void)data;
	(void)size;
	++*(int *)arg;
	return false;
}

START_TEST(failed)
{
	int calls = 0;
	struct rows *rows = rows_begin(FORMAT_TSV, columns, 4, false, 0, full, &calls);
	int i;

	for (i = 0; i < 10000; i++)
		two_rows(rows);
	ck_assert(rows_failed(rows));
	ck_assert(!rows_flush(rows));
	ck_assert(!rows_end(rows));
	ck_assert_int_eq(calls, 1);
}
END_TEST

UNIT("rec/rows", tsv, json, csv, table, narrow, lines, nothing, chosen, many, failed)
