/* SPDX-License-Identifier: EUPL-1.2 */
/* Shipped tables and what is said of broken ones. */
#include "law/sheet.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "law/share.h"

static const char *const columns[] = { "name", "value", NULL };
static char dir[] = "law_sheet.XXXXXX";

/* A shipped file of that content. */
static void
ship(const char *data, size_t size)
{
	struct buf path = { 0 };
	FILE *f;

	share_path(&path, "t.tsv");
	f = fopen(buf_str(&path), "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(data, 1, size, f), size);
	ck_assert_int_eq(fclose(f), 0);
	buf_release(&path);
}

START_TEST(rows)
{
	static const char data[] = "# comment\n\nvalue\tmore\tname\n1\tx\ta\n"
	    "# comment\n\ty\tb\r\nt\\tn\\nr\\rb\\\\\t\ta";
	struct sheet s;
	struct err err = { 0 };

	ship(data, sizeof data - 1);
	ck_assert_msg(sheet_load(&s, "t.tsv", columns, &err), "%s", err.text);
	ck_assert_uint_eq(s.nrow, 3);
	ck_assert_str_eq(sheet_cell(&s, 0, 0), "a");
	ck_assert_str_eq(sheet_cell(&s, 0, 1), "1");
	ck_assert_str_eq(sheet_cell(&s, 1, 0), "b");
	ck_assert_str_eq(sheet_cell(&s, 1, 1), "");
	ck_assert_str_eq(sheet_cell(&s, 2, 1), "t\tn\nr\rb\\");
	ck_assert_uint_eq(sheet_find(&s, 0, 0, text_of("a")), 0);
	ck_assert_uint_eq(sheet_find(&s, 1, 0, text_of("a")), 2);
	ck_assert_uint_eq(sheet_find(&s, 3, 0, text_of("a")), 3);
	ck_assert_uint_eq(sheet_find(&s, 0, 0, text_of("c")), 3);
	err_set(&err, STATUS_BAD, "reason");
	ck_assert(!sheet_at(&s, 2, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "/t.tsv:7: reason"));
	err_clear(&err);
	sheet_release(&s);
}
END_TEST

START_TEST(broken)
{
	static const char *const tables[][2] = {
		{ "", ":0: no header line" },
		{ "# only\n", ":1: no header line" },
		{ "name\tvalu\n", ":1: no column value" },
		{ "name\tvalue\na\n", ":2: 1 fields where the header has 2" },
		{ "name\tvalue\na\t1\nb\t2\t3\n", ":3: 3 fields where the header has 2" },
		{ "name\tvalue\na\t\\x\n",
		    ":2: backslash without t, n, r or backslash behind it" },
		{ "name\tvalue\na\t1\\\n",
		    ":2: backslash without t, n, r or backslash behind it" },
		{ "name\tvalue\na\t\x01\n", ":2: control character" },
		{ "name\tvalue\na\t\xe9\n", ":2: not UTF-8" },
	};
	struct sheet s;
	struct err err = { 0 };
	size_t i;

	for (i = 0; i < sizeof tables / sizeof *tables; i++) {
		ship(tables[i][0], strlen(tables[i][0]));
		ck_assert_msg(!sheet_load(&s, "t.tsv", columns, &err), "%s", tables[i][0]);
		ck_assert_int_eq(err.status, STATUS_BAD);
		ck_assert_ptr_nonnull(strstr(err.text, "/t.tsv:"));
		ck_assert_str_eq(strstr(err.text, ".tsv") + 4, tables[i][1]);
		err_clear(&err);
	}
	ship("name\tvalue\na\0b\t1\n", 17);
	ck_assert(!sheet_load(&s, "t.tsv", columns, &err));
	err_clear(&err);
	ck_assert(!sheet_load(&s, "none.tsv", columns, &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	ck_assert_ptr_nonnull(strstr(err.text, "/none.tsv: "));
	err_clear(&err);
}
END_TEST

/* A line has no length it must keep below. */
START_TEST(long_line)
{
	struct buf b = { 0 };
	struct sheet s;
	struct err err = { 0 };
	int i;

	buf_string(&b, "name\tvalue\n\t");
	for (i = 0; i < 300000; i++)
		buf_char(&b, 'x');
	ship(b.data, b.size);
	ck_assert_msg(sheet_load(&s, "t.tsv", columns, &err), "%s", err.text);
	ck_assert_uint_eq(strlen(sheet_cell(&s, 0, 1)), 300000);
	sheet_release(&s);
	buf_release(&b);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("law/sheet");
	TCase *c = tcase_create("sheet");
	SRunner *runner = srunner_create(suite);
	struct buf path = { 0 };
	int failed;

	if (mkdtemp(dir) == NULL) {
		perror(dir);
		return EXIT_FAILURE;
	}
	setenv("PERRON_SHARE", dir, 1);
	suite_add_tcase(suite, c);
	tcase_add_test(c, rows);
	tcase_add_test(c, broken);
	tcase_add_test(c, long_line);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	share_path(&path, "t.tsv");
	unlink(buf_str(&path));
	rmdir(dir);
	buf_release(&path);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
