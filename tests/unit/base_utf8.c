/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/utf8.h"

#include <string.h>

#include "unit.h"

/* Every character there is, and only these (Unicode, D92: U+0000 to U+D7FF
 * and U+E000 to U+10FFFF). */
START_TEST(every_character)
{
	struct buf b = { 0 };
	uint32_t c;
	size_t at, want;

	for (c = 0; c <= 0x10ffff; c++) {
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		utf8_put(&b, c);
		want = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
		at = 0;
		if (b.size != want || utf8_valid((struct text){ b.data, b.size }) != want ||
		    utf8_next((struct text){ b.data, b.size }, &at) != c || at != want)
			ck_abort_msg("U+%04X", (unsigned)c);
		buf_clear(&b);
	}
	buf_release(&b);
}
END_TEST

/* The rows of table 3-7 of the Unicode Standard, Well-Formed UTF-8 Byte
 * Sequences: the ranges of each byte. */
static const struct row {
	size_t size;
	unsigned char low[4], high[4];
} table_3_7[] = {
	{ 1, { 0x00 }, { 0x7f } },
	{ 2, { 0xc2, 0x80 }, { 0xdf, 0xbf } },
	{ 3, { 0xe0, 0xa0, 0x80 }, { 0xe0, 0xbf, 0xbf } },
	{ 3, { 0xe1, 0x80, 0x80 }, { 0xec, 0xbf, 0xbf } },
	{ 3, { 0xed, 0x80, 0x80 }, { 0xed, 0x9f, 0xbf } },
	{ 3, { 0xee, 0x80, 0x80 }, { 0xef, 0xbf, 0xbf } },
	{ 4, { 0xf0, 0x90, 0x80, 0x80 }, { 0xf0, 0xbf, 0xbf, 0xbf } },
	{ 4, { 0xf1, 0x80, 0x80, 0x80 }, { 0xf3, 0xbf, 0xbf, 0xbf } },
	{ 4, { 0xf4, 0x80, 0x80, 0x80 }, { 0xf4, 0x8f, 0xbf, 0xbf } },
};

/* How many bytes at the start the table makes one character. */
static size_t
by_table(const unsigned char *s, size_t size)
{
	size_t row, i;

	for (row = 0; row < sizeof table_3_7 / sizeof *table_3_7; row++) {
		const struct row *r = &table_3_7[row];

		for (i = 0; i < r->size && i < size && s[i] >= r->low[i] && s[i] <= r->high[i];)
			i++;
		if (i == r->size)
			return i;
	}
	return 0;
}

/* Every two bytes, and behind them bytes from the edges of the ranges. */
START_TEST(table)
{
	static const unsigned char edge[] = { 0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
		0xc0, 0xc2, 0xff };
	const size_t n = sizeof edge;
	size_t size, i, j, want;
	unsigned char s[4];
	int a, b;

	for (a = 0; a < 256; a++)
		for (b = 0; b < 256; b++)
			for (i = 0; i < n; i++)
				for (j = 0; j < n; j++) {
					s[0] = (unsigned char)a;
					s[1] = (unsigned char)b;
					s[2] = edge[i];
					s[3] = edge[j];
					for (size = 1; size <= 4; size++) {
						size_t one, at = 0;

						while (at < size && (one = by_table(s + at,
						    size - at)) > 0)
							at += one;
						want = at;
						if (utf8_valid((struct text){ (char *)s, size })
						    != want)
							ck_abort_msg("%02x %02x %02x %02x, %zu",
							    s[0], s[1], s[2], s[3], size);
					}
				}
}
END_TEST

/* Ill-formed behind, before and across the words of eight bytes that are
 * looked at in one go. */
START_TEST(anywhere)
{
	/* overlong /, surrogate, above U+10FFFF, cut short, lone continuation */
	static const char *const bad[] = { "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xe2\x82", "\x80", "\xff", "\xfe", "\xf0\x80\x80\xaf", "\xe0\x80\xaf",
		"\xf8\x88\x80\x80\x80", "\xc3" };
	char text[64];
	size_t i, at;

	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		for (at = 0; at < 40; at++) {
			size_t n = strlen(bad[i]);

			memset(text, 'x', sizeof text);
			memcpy(text + at, bad[i], n);
			ck_assert_uint_eq(utf8_valid((struct text){ text, sizeof text }), at);
			ck_assert_uint_eq(utf8_valid((struct text){ text, at + n }), at);
			ck_assert_uint_eq(utf8_valid((struct text){ text, at }), at);
		}
	ck_assert_uint_eq(utf8_valid((struct text){ 0 }), 0);
}
END_TEST

START_TEST(widths)
{
	static const struct { const char *text; size_t width; } of[] = {
		{ "", 0 }, { "abc", 3 }, { "école", 5 }, { "e\xcc\x81" "cole", 5 }, { "œuvre", 5 },
		{ "« ’ »", 5 }, { "日本", 4 }, { "😀", 2 }, { "한글", 4 }, { "\xe2\x80\x8b", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++)
		ck_assert_msg(utf8_width(text_of(of[i].text)) == of[i].width, "%s", of[i].text);
}
END_TEST

START_TEST(fits)
{
	const char *text = "é日e\xcc\x81x";
	/* Bytes at each width: nothing, é, é (日 takes two), é日, é日é, all. */
	static const size_t want[] = { 0, 2, 2, 5, 8, 9, 9 };
	size_t width;

	for (width = 0; width < sizeof want / sizeof *want; width++)
		ck_assert_uint_eq(utf8_fit(text_of(text), width), want[width]);
}
END_TEST

UNIT("base/utf8", every_character, table, anywhere, widths, fits)
