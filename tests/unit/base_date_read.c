/* SPDX-License-Identifier: EUPL-1.2 */
/* Days and times that people type in other forms than the one that is taken. */
#include "base/date_read.h"
#include "unit.h"

static void
day_says(const char *typed, const char *says)
{
	struct err err = { 0 };
	day_t day = DAY_FIRST;

	ck_assert_msg(!day_read(text_of(typed), &day, &err), "%s", typed);
	ck_assert_int_eq(day, DAY_NONE);
	ck_assert_int_eq(err.status, STATUS_BAD);
	ck_assert_str_eq(err.text, says);
	err_clear(&err);
}

START_TEST(days)
{
	struct err err = { 0 };
	day_t day;

	ck_assert(day_read(text_of("2026-03-23"), &day, &err));
	ck_assert_int_eq(day, day_of(2026, 3, 23));
	ck_assert_ptr_null(err.text);
	day_says("23/03/2026", "not a date: 23/03/2026 (YYYY-MM-DD: 2026-03-23)");
	day_says("23.3.2026", "not a date: 23.3.2026 (YYYY-MM-DD: 2026-03-23)");
	day_says("13-12-2026", "not a date: 13-12-2026 (YYYY-MM-DD: 2026-12-13)");
	day_says("4/4/2026", "not a date: 4/4/2026 (YYYY-MM-DD: 2026-04-04)");
	day_says("2026/03/04", "not a date: 2026/03/04 (YYYY-MM-DD: 2026-03-04)");
	day_says("2026-3-4", "not a date: 2026-3-4 (YYYY-MM-DD: 2026-03-04)");
	day_says("20260304", "not a date: 20260304 (YYYY-MM-DD: 2026-03-04)");
	/* The third of April, or the fourth of March? */
	day_says("03/04/2026", "not a date: 03/04/2026 (YYYY-MM-DD)");
	day_says("12/11/2026", "not a date: 12/11/2026 (YYYY-MM-DD)");
	/* No such day, or none at all. */
	day_says("31/02/2026", "not a date: 31/02/2026 (YYYY-MM-DD)");
	day_says("2026-02-30", "not a date: 2026-02-30");
	day_says("23/03-2026", "not a date: 23/03-2026 (YYYY-MM-DD)");
	day_says("23/03/26", "not a date: 23/03/26 (YYYY-MM-DD)");
	day_says("23/03/2026 ", "not a date: 23/03/2026  (YYYY-MM-DD)");
	day_says("23/13/2026", "not a date: 23/13/2026 (YYYY-MM-DD)");
	day_says("00/00/2026", "not a date: 00/00/2026 (YYYY-MM-DD)");
	day_says("20260230", "not a date: 20260230 (YYYY-MM-DD)");
	day_says("demain", "not a date: demain (YYYY-MM-DD)");
	day_says("", "not a date:  (YYYY-MM-DD)");
}
END_TEST

static void
time_says(const char *typed, const char *says)
{
	struct err err = { 0 };

	ck_assert_msg(!time_read(text_of(typed), &err), "%s", typed);
	ck_assert_str_eq(err.text, says);
	err_clear(&err);
}

START_TEST(times)
{
	struct err err = { 0 };

	ck_assert(time_read(text_of("20:00"), &err));
	time_says("20h00", "not a time: 20h00 (HH:MM: 20:00)");
	time_says("20h", "not a time: 20h (HH:MM: 20:00)");
	time_says("9 h 30", "not a time: 9 h 30 (HH:MM: 09:30)");
	time_says("19u30", "not a time: 19u30 (HH:MM: 19:30)");
	time_says("8:05", "not a time: 8:05 (HH:MM: 08:05)");
	time_says("20.30", "not a time: 20.30 (HH:MM: 20:30)");
	time_says("20:00:00", "not a time: 20:00:00 (HH:MM: 20:00)");
	time_says("8pm", "not a time: 8pm (HH:MM: 20:00)");
	time_says("8:30 PM", "not a time: 8:30 PM (HH:MM: 20:30)");
	time_says("12am", "not a time: 12am (HH:MM: 00:00)");
	time_says("12pm", "not a time: 12pm (HH:MM: 12:00)");
	time_says("13pm", "not a time: 13pm (HH:MM)");
	time_says("24h00", "not a time: 24h00 (HH:MM)");
	time_says("23h60", "not a time: 23h60 (HH:MM)");
	time_says("20:00:30", "not a time: 20:00:30 (HH:MM)");
	time_says("20", "not a time: 20 (HH:MM)");
	time_says("25:00", "not a time: 25:00");
	time_says("midi", "not a time: midi (HH:MM)");
}
END_TEST

UNIT("base/date_read", days, times)
