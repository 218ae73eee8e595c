/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/reference.h"

#include <string.h>

#include "rec/value.h"
#include "unit.h"

/* MeetingCommunes has CC/YYYYMMDD-n for a council and COL/YYYYMMDD-n for a college. */
START_TEST(printed)
{
	static const struct { const char *format; int64_t number; const char *reference; } of[] = {
		{ "CC/{date:YYYYMMDD}-{number}", 3000, "CC/20260326-3" },
		{ "COL/{date:YYYYMMDD}-{number}", 12000, "COL/20260326-12" },
		{ "CC/{date:YYYYMMDD}-{number}", 2010, "CC/20260326-2.10" },
		{ "{date}/{number:3}", 3000, "2026-03-26/003" },
		{ "{date}/{number:3}", 3001, "2026-03-26/003.1" },
		{ "{date:DD.MM.YY}/{number:2}", 123000, "26.03.26/123" },
		{ "{date:D M Y}{number}", 1000, "D M Y1" },
		{ "{year}/{meeting:2}/{number}", 1000, "2026/04/1" },
		{ "{year} n° {running:4}", 3000, "2026 n° 0063" },
		{ "{running}", 1000, "61" }, { "{number}", 1000, "1" },
		{ "{running}", 2003, "62.3" },
		{ "a}b{number}", 1000, "a}b1" },
	};
	struct referred r = { .date = day_of(2026, 3, 26), .meeting = 4, .first = 61 };
	struct err err = { 0 };
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		r.number = of[i].number;
		ck_assert_msg(reference_check(text_of(of[i].format), &err), "%s", err.text);
		ck_assert_msg(reference_print(&b, text_of(of[i].format), &r), "%s", of[i].format);
		ck_buf(&b, of[i].reference);
	}
	buf_release(&b);
}
END_TEST

START_TEST(unknown)
{
	struct referred r = { .date = day_of(2026, 3, 26), .number = 1000 };
	struct buf b = { 0 };

	buf_string(&b, "kept");
	ck_assert(!reference_print(&b, text_of("{year}/{meeting}-{number}"), &r));
	ck_assert_str_eq(buf_str(&b), "kept");
	ck_assert(!reference_print(&b, text_of("{year}/{running}"), &r));
	ck_assert_str_eq(buf_str(&b), "kept");
	ck_assert(!reference_print(&b, text_of(NULL), &r));
	ck_buf(&b, "kept");
	ck_assert(reference_print(&b, text_of("{year}-{number}"), &r));
	ck_buf(&b, "2026-1");
	buf_release(&b);
}
END_TEST

START_TEST(refused)
{
	static const struct { const char *format, *why; } bad[] = {
		{ "CC/{date}", "neither {number} nor {running}, so that all points of a meeting "
		    "would have the same: CC/{date}" },
		{ "CC", "neither {number} nor {running}, so that all points of a meeting would "
		    "have the same: CC" },
		{ "CC/{number", "a brace that is never closed: {number" },
		{ "{numéro}", "not one of {date}, {year}, {meeting}, {number}, {running}: "
		    "{numéro}" },
		{ "{}", "not one of {date}, {year}, {meeting}, {number}, {running}: {}" },
		{ "{number}{date:}", "no pattern behind the colon: {date:}" },
		{ "{number:}", "not a width from 1 to 9 behind the colon: {number:}" },
		{ "{number:0}", "not a width from 1 to 9 behind the colon: {number:0}" },
		{ "{number:10}", "not a width from 1 to 9 behind the colon: {number:10}" },
		{ "{number:03}", "not a width from 1 to 9 behind the colon: {number:03}" },
	};
	struct err err = { 0 };
	size_t i;

	ck_assert(reference_check(text_of(NULL), &err));
	ck_assert(reference_check(text_of("{number:9}"), &err));
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_msg(!reference_check(text_of(bad[i].format), &err), "%s", bad[i].format);
		ck_assert_int_eq(err.status, STATUS_BAD);
		ck_assert_str_eq(err.text, bad[i].why);
		err_clear(&err);
	}
}
END_TEST

UNIT("assembly/reference", printed, unknown, refused)
