/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "unit.h"

START_TEST(empty)
{
	struct buf b = { 0 };
	char *taken;

	ck_assert_str_eq(buf_str(&b), "");
	buf_clear(&b);
	buf_add(&b, NULL, 0);
	ck_buf(&b, "");
	buf_text(&b, (struct text){ 0 });
	ck_buf(&b, "");
	buf_release(&b);
	buf_release(&b);
	taken = buf_take(&b);
	ck_assert_str_eq(taken, "");
	free(taken);
	ck_assert_ptr_null(text_of(NULL).data);
	ck_assert_uint_eq(text_of("école").size, 6);
}
END_TEST

START_TEST(grows_and_keeps)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < 100000; i++) {
		buf_char(&b, (char)i);
		ck_assert_uint_eq(b.size, i + 1);
		ck_assert_int_eq(b.data[b.size], '\0');
		ck_assert_uint_gt(b.room, b.size);
	}
	for (i = 0; i < b.size; i++)
		ck_assert_int_eq(b.data[i], (char)i);
	buf_release(&b);
}
END_TEST

START_TEST(taken)
{
	struct buf b = { 0 };
	char *first;

	buf_string(&b, "one");
	first = buf_take(&b);
	buf_string(&b, "two");
	ck_assert_str_eq(first, "one");
	ck_buf(&b, "two");
	free(first);
	buf_release(&b);
}
END_TEST

START_TEST(printed)
{
	struct buf b = { 0 };
	char *wide = malloc(100001);

	memset(wide, 'x', 100000);
	wide[100000] = '\0';
	buf_printf(&b, "%d-%s", 7, "a");
	buf_printf(&b, "%s", "");
	ck_buf(&b, "7-a");
	buf_printf(&b, "%s", wide);
	ck_buf(&b, wide);
	free(wide);
	buf_release(&b);
}
END_TEST

START_TEST(integers)
{
	static const int64_t n[] = { 0, 1, 9, 10, 99, 100, -1, -10, 12345, -12345, 999999999,
		INT64_MAX, INT64_MIN, INT64_MIN + 1, INT64_MAX - 1 };
	struct buf b = { 0 };
	char want[32];
	size_t i;

	for (i = 0; i < sizeof n / sizeof *n; i++) {
		snprintf(want, sizeof want, "%" PRId64, n[i]);
		buf_integer(&b, n[i], 1);
		ck_buf(&b, want);
		/* Digits, without the sign. */
		snprintf(want, sizeof want, "%0*" PRId64, n[i] < 0 ? 6 : 5, n[i]);
		buf_integer(&b, n[i], 5);
		ck_buf(&b, want);
	}
	buf_release(&b);
}
END_TEST

START_TEST(pieces)
{
	static const struct { const char *list, *pieces; } of[] = {
		{ NULL, "" }, { "", "[]" }, { "a", "[a]" }, { "a,b c,d", "[a][b c][d]" },
		{ ",a", "[][a]" }, { "a,", "[a][]" }, { "a,,b", "[a][][b]" }, { ",", "[][]" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct text rest = text_of(of[i].list), piece;

		while (text_part(&rest, ',', &piece)) {
			buf_char(&b, '[');
			buf_text(&b, piece);
			buf_char(&b, ']');
		}
		ck_buf(&b, of[i].pieces);
	}
	buf_release(&b);
}
END_TEST

/* Texts of every size up to some blocks of sixteen, in memory of just that
 * size, without and with one byte that is not plain, at every place. */
START_TEST(escapes)
{
	static const char letter[256] = { ['\n'] = 'n', ['\\'] = '\\' };
	static const char bad[] = "\n\\\"\x01\x1f";
	size_t size, at, i;

	for (size = 0; size <= 50; size++)
		for (at = 0; at <= size; at++)
			for (i = 0; i < sizeof bad - 1; i++) {
				char *text = malloc(size), want[64], l = letter[(unsigned char)bad[i]];
				struct buf b = { 0 };

				memset(text, 0xe9, size);
				memset(want, 0xe9, size);
				strcpy(want + size, "|");
				if (at < size) {
					text[at] = bad[i];
					snprintf(want + at, 3, l != 0 ? "\\%c" : "%c", l != 0 ? l : bad[i]);
					memset(want + strlen(want), 0xe9, size - at - 1);
					strcpy(want + size + (l != 0), "|");
				}
				ck_assert_uint_eq(text_plain((struct text){ text, size }), at);
				buf_escape(&b, (struct text){ text, size }, letter, '|');
				ck_buf(&b, want);
				buf_release(&b);
				free(text);
			}
}
END_TEST

UNIT("base/buf", pieces, empty, grows_and_keeps, taken, printed, integers, escapes)
