/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"

#include <string.h>

#include "unit.h"

/* INT64_MAX is 2^63 - 1 = 9223372036854775807. */
START_TEST(limits)
{
	static const struct { const char *text; int scale; int64_t value; } good[] = {
		{ "0", 0, 0 }, { "-0", 0, 0 }, { "0.00", 2, 0 }, { "1", 2, 100 },
		{ "1.5", 2, 150 }, { "1.05", 2, 105 }, { "-1.05", 2, -105 }, { "007", 0, 7 },
		{ "9223372036854775807", 0, INT64_MAX },
		{ "-9223372036854775808", 0, INT64_MIN },
		{ "92233720368547758.07", 2, INT64_MAX },
		{ "-92233720368547758.08", 2, INT64_MIN },
		{ "92233720368547758", 2, INT64_MAX - 7 },
	};
	struct buf b = { 0 };
	int64_t n;
	size_t i;

	for (i = 0; i < sizeof good / sizeof *good; i++) {
		n = 42;
		ck_assert_msg(decimal_parse(text_of(good[i].text), good[i].scale, &n), "%s",
		    good[i].text);
		ck_assert_msg(n == good[i].value, "%s", good[i].text);
		/* What is printed is read as the same. */
		decimal_print(&b, n, good[i].scale);
		n = 42;
		ck_assert_msg(decimal_parse(text_of(buf_str(&b)), good[i].scale, &n) &&
		    n == good[i].value, "%s: %s", good[i].text, buf_str(&b));
		buf_clear(&b);
	}
	buf_release(&b);
}
END_TEST

START_TEST(no_decimals)
{
	static const struct { const char *text; int scale; } bad[] = {
		{ "", 2 }, { "-", 2 }, { ".", 2 }, { "-.", 2 }, { ".5", 2 }, { "1.", 2 },
		{ "1.234", 2 }, { "1.0", 0 }, { "1..2", 2 }, { "1.2.3", 2 }, { "+1", 2 },
		{ "1,5", 2 }, { "1e3", 2 }, { " 1", 2 }, { "1 ", 2 }, { "--1", 2 }, { "0x1", 0 },
		{ "9223372036854775808", 0 }, { "-9223372036854775809", 0 },
		{ "92233720368547758.08", 2 }, { "-92233720368547758.09", 2 },
		{ "92233720368547759", 2 }, { "99999999999999999999999999", 0 },
		{ "1\0002", 0 }, { "NaN", 2 }, { "inf", 2 },
	};
	int64_t n;
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		n = 42;
		/* One is a NUL between digits. */
		ck_assert_msg(!decimal_parse((struct text){ bad[i].text, bad[i].text[0] == '1' &&
		    bad[i].text[1] == '\0' ? 3 : strlen(bad[i].text) }, bad[i].scale, &n), "%s",
		    bad[i].text);
		ck_assert_msg(n == 42, "%s", bad[i].text);
	}
}
END_TEST

START_TEST(prints)
{
	struct buf b = { 0 };

	decimal_print(&b, 5, 2);
	ck_buf(&b, "0.05");
	decimal_print(&b, -5, 2);
	ck_buf(&b, "-0.05");
	decimal_print(&b, -500, 2);
	ck_buf(&b, "-5.00");
	decimal_print(&b, INT64_MIN, 2);
	ck_buf(&b, "-92233720368547758.08");
	decimal_print(&b, INT64_MIN, 0);
	ck_buf(&b, "-9223372036854775808");
	decimal_print(&b, 0, 0);
	ck_buf(&b, "0");
	buf_release(&b);
}
END_TEST

START_TEST(integers)
{
	static const char *const bad[] = { "", "-", "-0", "00", "01", "-01", "+1", "1.0", "1 ",
		"9223372036854775808" };
	int64_t n;
	size_t i;

	ck_assert(integer_parse(text_of("0"), -1, 1, &n) && n == 0);
	ck_assert(integer_parse(text_of("-1"), -1, 1, &n) && n == -1);
	ck_assert(integer_parse(text_of("1"), -1, 1, &n) && n == 1);
	ck_assert(!integer_parse(text_of("2"), -1, 1, &n));
	ck_assert(!integer_parse(text_of("-2"), -1, 1, &n));
	ck_assert(integer_parse(text_of("-9223372036854775808"), INT64_MIN, 0, &n) &&
	    n == INT64_MIN);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(!integer_parse(text_of(bad[i]), INT64_MIN, INT64_MAX, &n), "%s",
		    bad[i]);
}
END_TEST

UNIT("base/decimal", limits, no_decimals, prints, integers)
