/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendars, by the rules of RFC 5545; tests/shell/duty.t has them read by somebody
 * else's program. */
#include <string.h>

#include "base/utf8.h"
#include "rec/ical.h"
#include "unit.h"

static struct buf b;

static void
print(const char *summary)
{
	struct ical_event e = { .uid = "x@y", .stamp = 1772442000, .day = day_of(2026, 3, 2),
		.summary = text_of(summary), .description = text_of("a\nb"), .category = "c" };

	buf_clear(&b);
	ical_event(&b, &e);
}

START_TEST(whole)
{
	ical_begin(&b, "0.1", text_of("Theux; conseil, collège"));
	ical_end(&b);
	ck_buf(&b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Perron//perron 0.1//EN\r\n"
	    "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Theux\\; conseil\\, collège\r\n"
	    "END:VCALENDAR\r\n");
	print("s");
	ck_buf(&b, "BEGIN:VEVENT\r\nUID:x@y\r\nDTSTAMP:20260302T090000Z\r\n"
	    "DTSTART;VALUE=DATE:20260302\r\nSUMMARY:s\r\nDESCRIPTION:a\\nb\r\nCATEGORIES:c\r\n"
	    "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
	buf_release(&b);
}
END_TEST

/* 3.3.11: backslash, semicolon, comma and newline; a colon stands as it is. */
START_TEST(escapes)
{
	print("a\\b;c,d:e\"f\r\ng\th");
	ck_assert_ptr_nonnull(strstr(buf_str(&b), "SUMMARY:a\\\\b\\;c\\,d:e\"f\\ng\th\r\n"));
	buf_release(&b);
}
END_TEST

/* 3.1: whatever the lengths, a line has 75 bytes at most and is UTF-8 by itself, and
 * without the folds the text is what it was. */
START_TEST(folds)
{
	static const char *const pieces[] = { "a", "é", "€", "😀" };
	struct buf summary = { 0 }, unfolded = { 0 };
	size_t n, k, i, start;
	const char *s;

	for (k = 0; k < 4; k++)
		for (n = 0; n < 240; n++) {
			buf_clear(&summary);
			buf_string(&summary, "SUMMARY:");
			for (i = 0; i < n; i++)
				buf_string(&summary, pieces[(i + (n % 3 == 0)) % 4 < 2 ? k : 0]);
			print(buf_str(&summary) + 8);
			buf_string(&summary, "\r\n");
			buf_clear(&unfolded);
			for (s = buf_str(&b), start = i = 0; i < b.size; i++) {
				if (strncmp(s + i, "\r\n", 2) == 0) {
					struct text line = { s + start, i - start };

					ck_assert_uint_le(line.size, 75);
					ck_assert_uint_eq(utf8_valid(line), line.size);
					start = i + 2;
				}
				if (strncmp(s + i, "\r\n ", 3) == 0)
					i += 2;
				else
					buf_char(&unfolded, s[i]);
			}
			ck_assert_ptr_nonnull(strstr(buf_str(&unfolded), buf_str(&summary)));
		}
	buf_release(&summary);
	buf_release(&unfolded);
	buf_release(&b);
}
END_TEST

UNIT("rec/ical", whole, escapes, folds)
