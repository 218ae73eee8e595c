/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/id.h"

#include <string.h>

#include "unit.h"

START_TEST(written_and_read)
{
	/* 42026000000042: the example of rec/id.h; ZZZ is 26 * (27^2 + 27 + 1). */
	static const struct { const char *text; int64_t id; } of[] = {
		{ "D-2026-00042", INT64_C(42026000000042) },
		{ "A-0001-00001", INT64_C(10001000000001) },
		{ "Z-9999-99999", INT64_C(269999000099999) },
		{ "A-2026-100000", INT64_C(12026000100000) },
		{ "AU-2026-00001", INT64_C(482026000000001) },
		{ "ZZZ-9999-999999999", INT64_C(196829999999999999) },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		ck_assert_msg(id_parse(text_of(of[i].text)) == of[i].id, "%s", of[i].text);
		id_print(&b, of[i].id);
		ck_buf(&b, of[i].text);
	}
	buf_release(&b);
}
END_TEST

START_TEST(no_ids)
{
	static const char *const bad[] = { "", "D", "D-", "D-2026", "D-2026-", "D-2026-0042",
		"D-2026-00000", "D-0000-00001", "d-2026-00042", "ABCD-2026-00042",
		"-2026-00042", "D-2026-000042", "D-2026-1000000000", "D-2026-00042 ",
		" D-2026-00042", "D-26-00042", "D-20260-0042", "D_2026_00042", "D-2026-0004x",
		"D-2026-+0042", "É-2026-00042", "D-2026-00042\n", "D-2026-00042\tx" };
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(id_parse(text_of(bad[i])) == ID_NONE, "%s", bad[i]);
	ck_assert_int_eq(id_parse((struct text){ "D-2026-00042", 11 }), ID_NONE);
	ck_assert_int_eq(id_parse((struct text){ 0 }), ID_NONE);
	ck_assert_int_eq(id_prefix(text_of("")), 0);
	ck_assert_int_eq(id_prefix(text_of("ABCD")), 0);
	ck_assert_int_eq(id_prefix(text_of("Ab")), 0);
}
END_TEST

/* Every prefix there is, first and last number: all different, and read as
 * they were written. */
START_TEST(every_prefix)
{
	static const int64_t number[] = { 1, 99999, 100000, 999999999 };
	struct buf b = { 0 };
	char prefix[4];
	int a, c, d;
	size_t i;

	for (a = 0; a <= 26; a++)
		for (c = 0; c <= 26; c++)
			for (d = 1; d <= 26; d++) {
				char *p = prefix;
				int64_t base;

				if (a > 0 && c == 0)
					continue;
				if (a > 0)
					*p++ = (char)('A' + a - 1);
				if (c > 0)
					*p++ = (char)('A' + c - 1);
				*p++ = (char)('A' + d - 1);
				*p = '\0';
				base = id_prefix(text_of(prefix));
				ck_assert_int_eq(base, (a * 27 + c) * 27 + d);
				for (i = 0; i < 4; i++) {
					int64_t id = base * ID_PREFIX + 2026 * ID_YEAR + number[i];

					buf_clear(&b);
					id_print(&b, id);
					ck_assert(strncmp(buf_str(&b), prefix, strlen(prefix)) == 0);
					ck_assert_int_eq(id_parse((struct text){ b.data, b.size }), id);
				}
			}
	buf_release(&b);
}
END_TEST

UNIT("rec/id", written_and_read, no_ids, every_prefix)
