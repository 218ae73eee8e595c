/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "unit.h"

static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

/* The rule of the bull Inter gravissimas (1582). */
static int
length(int year, int month)
{
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

/* Every day there is, one after the other, by counting on the fingers. */
START_TEST(every_day)
{
	struct buf b = { 0 };
	struct ymd at;
	int year, month, d, weekday = MONDAY;
	day_t day = DAY_FIRST;

	for (year = 1; year <= 9999; year++)
		for (month = 1; month <= 12; month++) {
			ck_assert_int_eq(month_days(year, month), length(year, month));
			for (d = 1; d <= length(year, month); d++, day++) {
				char want[16] = "0000-00-00";
				int n, i;

				for (n = year, i = 3; i >= 0; n /= 10)
					want[i--] = (char)('0' + n % 10);
				want[5] = (char)('0' + month / 10);
				want[6] = (char)('0' + month % 10);
				want[8] = (char)('0' + d / 10);
				want[9] = (char)('0' + d % 10);
				at = day_ymd(day);
				buf_clear(&b);
				day_print(&b, day);
				if (day_of(year, month, d) != day || at.year != year ||
				    at.month != month || at.day != d ||
				    (int)day_weekday(day) != weekday ||
				    strcmp(buf_str(&b), want) != 0 ||
				    day_parse(text_of(want)) != day)
					ck_abort_msg("%s: %s", want, buf_str(&b));
				weekday = weekday == SUNDAY ? MONDAY : weekday + 1;
			}
			ck_assert_int_eq(day_of(year, month, d), DAY_NONE);
			ck_assert_int_eq(day_of(year, month, 0), DAY_NONE);
		}
	ck_assert_int_eq(day - 1, DAY_LAST);
	buf_release(&b);
}
END_TEST

/* Known from elsewhere: the epoch of Unix was a Thursday, 15 October 1582 (the
 * first day of the calendar) a Friday, 1 January 2000 a Saturday. */
START_TEST(known_weekdays)
{
	ck_assert_int_eq(day_weekday(day_of(1970, 1, 1)), THURSDAY);
	ck_assert_int_eq(day_weekday(day_of(1582, 10, 15)), FRIDAY);
	ck_assert_int_eq(day_weekday(day_of(2000, 1, 1)), SATURDAY);
	ck_assert_int_eq(day_of(1970, 1, 1) - DAY_FIRST, 719162);
}
END_TEST

START_TEST(no_dates)
{
	static const char *const not[] = { "", "2026-3-2", "2026-03-2", "26-03-02", "2026-02-29",
		"2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "0000-01-01",
		"10000-01-01", "2026/03/02", "2026-03-02 ", " 2026-03-02", "2026-03-02T",
		"+026-03-02", "-026-03-02", "2026-0x-02", "1900-02-29", "2100-02-29",
		"02-03-2026", "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-03-02" };
	size_t i;

	for (i = 0; i < sizeof not / sizeof *not; i++)
		ck_assert_msg(day_parse(text_of(not[i])) == DAY_NONE, "%s", not[i]);
	ck_assert_int_eq(day_parse((struct text){ "2026-03-02", 9 }), DAY_NONE);
	ck_assert_int_eq(day_of(0, 1, 1), DAY_NONE);
	ck_assert_int_eq(day_of(10000, 1, 1), DAY_NONE);
	ck_assert_int_eq(day_of(2026, 0, 1), DAY_NONE);
	ck_assert_int_eq(day_of(2026, 13, 1), DAY_NONE);
	ck_assert_int_ne(day_parse(text_of("2000-02-29")), DAY_NONE);
}
END_TEST

START_TEST(days_added)
{
	day_t day = day_of(2026, 3, 2);

	ck_assert_int_eq(day_add(day, 0), day);
	ck_assert_int_eq(day_add(DAY_FIRST, DAY_LAST - DAY_FIRST), DAY_LAST);
	ck_assert_int_eq(day_add(DAY_LAST, DAY_FIRST - DAY_LAST), DAY_FIRST);
	ck_assert_int_eq(day_add(DAY_LAST, 1), DAY_NONE);
	ck_assert_int_eq(day_add(DAY_FIRST, -1), DAY_NONE);
	ck_assert_int_eq(day_add(day, INT64_MAX), DAY_NONE);
	ck_assert_int_eq(day_add(day, INT64_MIN), DAY_NONE);
}
END_TEST

/* A month that lacks the day ends on its last day: the issue, day-add. */
START_TEST(months_added)
{
	ck_assert_int_eq(day_add_months(day_of(2026, 1, 31), 1), day_of(2026, 2, 28));
	ck_assert_int_eq(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
	ck_assert_int_eq(day_add_months(day_of(2024, 2, 29), 12), day_of(2025, 2, 28));
	ck_assert_int_eq(day_add_months(day_of(2024, 2, 29), 48), day_of(2028, 2, 29));
	ck_assert_int_eq(day_add_months(day_of(2026, 3, 31), -1), day_of(2026, 2, 28));
	ck_assert_int_eq(day_add_months(day_of(2026, 1, 15), -1), day_of(2025, 12, 15));
	ck_assert_int_eq(day_add_months(day_of(2026, 12, 15), 1), day_of(2027, 1, 15));
	ck_assert_int_eq(day_add_months(day_of(1, 1, 31), -1), DAY_NONE);
	ck_assert_int_eq(day_add_months(day_of(9999, 12, 1), 1), DAY_NONE);
	ck_assert_int_eq(day_add_months(day_of(1, 1, 31), 9999 * 12 - 1), day_of(9999, 12, 31));
	ck_assert_int_eq(day_add_months(DAY_FIRST, INT64_MAX), DAY_NONE);
	ck_assert_int_eq(day_add_months(DAY_LAST, INT64_MIN), DAY_NONE);
}
END_TEST

START_TEST(times)
{
	static const char *const good[] = { "00:00", "09:30", "19:59", "23:59" };
	static const char *const bad[] = { "", "24:00", "23:60", "9:30", "09:3", "09:30:00",
		"09h30", "-1:30", "09:30 " };
	size_t i;

	for (i = 0; i < sizeof good / sizeof *good; i++)
		ck_assert_msg(time_is(text_of(good[i])), "%s", good[i]);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(!time_is(text_of(bad[i])), "%s", bad[i]);
}
END_TEST

START_TEST(instants)
{
	static const char *const good[] = { "0001-01-01T00:00:00Z", "2026-03-02T09:00:00Z",
		"9999-12-31T23:59:59Z" };
	static const char *const bad[] = { "", "2026-03-02", "2026-03-02T09:00Z",
		"2026-03-02T09:00:60Z", "2026-03-02T24:00:00Z", "2026-02-29T09:00:00Z",
		"2026-03-02 09:00:00Z", "2026-03-02T09:00:00", "2026-03-02T09:00:00+00:00",
		"2026-03-02T09:00:00z" };
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof good / sizeof *good; i++) {
		ck_assert_msg(instant_is(text_of(good[i])), "%s", good[i]);
		setenv("PERRON_NOW", good[i], 1);
		clock_instant(&b, clock_now());
		ck_buf(&b, good[i]);
	}
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = { 0 };

		ck_assert_msg(!instant_is(text_of(bad[i])), "%s", bad[i]);
		setenv("PERRON_NOW", bad[i], 1);
		ck_assert(!clock_check(&err));
		err_clear(&err);
	}
	buf_release(&b);
}
END_TEST

/* Directive 2000/84/EC: summer time begins at 01:00 UTC on the last Sunday of
 * March; before it Belgium is one hour ahead of UTC, then two. */
START_TEST(legal_days)
{
	static const struct { const char *now, *zone; int year, month, day; } of[] = {
		{ "2026-03-28T22:59:59Z", "Europe/Brussels", 2026, 3, 28 },
		{ "2026-03-28T23:00:00Z", "Europe/Brussels", 2026, 3, 29 },
		{ "2026-03-29T21:59:59Z", "Europe/Brussels", 2026, 3, 29 },
		{ "2026-03-29T22:00:00Z", "Europe/Brussels", 2026, 3, 30 },
		{ "2025-12-31T23:30:00Z", "Europe/Brussels", 2026, 1, 1 },
		{ "2025-12-31T23:30:00Z", "UTC", 2025, 12, 31 },
	};
	size_t i;

	setenv("TZ", "America/New_York", 1);
	for (i = 0; i < sizeof of / sizeof *of; i++) {
		setenv("PERRON_NOW", of[i].now, 1);
		ck_assert_msg(clock_day(clock_now(), of[i].zone) ==
		    day_of(of[i].year, of[i].month, of[i].day), "%s", of[i].now);
	}
	ck_assert(clock_zone("Europe/Brussels"));
	ck_assert(!clock_zone("Europe/Bruxelles"));
	ck_assert(!clock_zone("../../../etc/passwd"));
	ck_assert(!clock_zone(""));
}
END_TEST

UNIT("base/date", every_day, known_weekdays, no_dates, days_added, months_added, times,
    instants, legal_days)
