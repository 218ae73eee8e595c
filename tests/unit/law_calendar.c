/* SPDX-License-Identifier: EUPL-1.2 */
/* Days counted as the law counts them.  PERRON_SHARE names share/, which is
 * below the working directory when it is not set. */
#include "law/calendar.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>


static day_t
day(const char *s)
{
	day_t d = day_parse(text_of(s));

	ck_assert_msg(d != DAY_NONE, "not a date: %s", s);
	return d;
}

static void
load(struct calendar *c, const char *set)
{
	struct err e = { 0 };

	ck_assert_msg(calendar_load(c, set, "fr", &e), "%s", e.text);
}

static void
ck_day(day_t found, const char *want)
{
	struct buf b = { 0 };

	if (found != DAY_NONE)
		day_print(&b, found);
	ck_assert_str_eq(buf_str(&b), want);
	buf_release(&b);
}

/*
 * Easter
 */

/* The algorithm of an anonymous correspondent of Nature (20 April 1876), as
 * J. Meeus gives it in Astronomical Algorithms, chapter 8. */
static day_t
easter_1876(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return day_of(year, n / 31, n % 31 + 1);
}

/* Gauss's formula with his correction of 1816 and the two exceptions. */
static day_t
easter_gauss(int year)
{
	int a = year % 19, b = year % 4, c = year % 7, k = year / 100;
	int p = (13 + 8 * k) / 25, q = k / 4;
	int m = ((15 - p + k - q) % 30 + 30) % 30, n = ((4 + k - q) % 7 + 7) % 7;
	int d = (19 * a + m) % 30, e = (2 * b + 4 * c + 6 * d + n) % 7;

	if (d == 29 && e == 6)
		return day_of(year, 4, 19);
	if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19)
		return day_of(year, 4, 18);
	return day_of(year, 3, 22) + d + e;
}

START_TEST(easter_agrees)
{
	int year;

	for (year = 1; year <= 9999; year++) {
		ck_assert_msg(easter(year) == easter_1876(year), "1876: %d", year);
		ck_assert_msg(easter(year) == easter_gauss(year), "Gauss: %d", year);
	}
}
END_TEST

/* Meeus, chapter 8: 1991, 1992, 1993, 1954, 2000, 1818 (the earliest possible);
 * the latest possible: 1943, 2038; the others: the project's reference data,
 * checked against two calendars. */
START_TEST(easter_known)
{
	static const char *const known[] = { "1991-03-31", "1992-04-19", "1993-04-11",
		"1954-04-18", "2000-04-23", "1818-03-22", "2285-03-22", "1943-04-25",
		"2038-04-25", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
		"2026-04-05", "2027-03-28" };
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		ck_day(easter(atoi(known[i])), known[i]);
}
END_TEST

/*
 * Sets of holidays
 */

/* Easter Monday, Ascension and Whit Monday 2024 to 2029. */
START_TEST(moving_feasts)
{
	static const char *const days[][3] = {
		{ "2024-04-01", "2024-05-09", "2024-05-20" },
		{ "2025-04-21", "2025-05-29", "2025-06-09" },
		{ "2026-04-06", "2026-05-14", "2026-05-25" },
		{ "2027-03-29", "2027-05-06", "2027-05-17" },
		{ "2028-04-17", "2028-05-25", "2028-06-05" },
		{ "2029-04-02", "2029-05-10", "2029-05-21" },
	};
	static const char *const names[] = { "Lundi de Pâques", "Ascension",
		"Lundi de Pentecôte" };
	struct calendar c;
	const struct holiday *h;
	size_t i, j;

	load(&c, "legal");
	for (i = 0; i < sizeof days / sizeof *days; i++)
		for (j = 0; j < 3; j++) {
			h = calendar_holiday(&c, day(days[i][j]));
			ck_assert_ptr_nonnull(h);
			ck_assert_str_eq(h->name, names[j]);
		}
	calendar_release(&c);
}
END_TEST

static void
ck_year(const char *set, int year, const char *want)
{
	struct calendar c;
	const struct holiday *h;
	struct buf b = { 0 };
	size_t i, n;

	load(&c, set);
	n = calendar_year(&c, year, &h);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&b, ' ');
		day_print(&b, h[i].day);
	}
	ck_assert_str_eq(buf_str(&b), want);
	buf_release(&b);
	calendar_release(&c);
}

/* The days of CDLD L3113-2 (supervision); the sets of ten and of twelve are
 * parts of it. */
START_TEST(sets_of_days)
{
	ck_year("none", 2026, "");
	ck_year("legal", 2026, "2026-01-01 2026-04-06 2026-05-01 2026-05-14 2026-05-25 "
	    "2026-07-21 2026-08-15 2026-11-01 2026-11-11 2026-12-25");
	ck_year("community", 2026, "2026-01-01 2026-04-06 2026-05-01 2026-05-14 "
	    "2026-05-25 2026-07-21 2026-08-15 2026-09-27 2026-11-01 2026-11-11 "
	    "2026-11-15 2026-12-25");
	ck_year("supervision", 2026, "2026-01-01 2026-04-06 2026-05-01 2026-05-14 "
	    "2026-05-25 2026-07-21 2026-08-15 2026-09-27 2026-11-01 2026-11-02 "
	    "2026-11-11 2026-11-15 2026-12-25 2026-12-26");
	/* Easter on 23 March: Ascension is 1 May. */
	ck_year("legal", 2008, "2008-01-01 2008-03-24 2008-05-01 2008-05-01 2008-05-12 "
	    "2008-07-21 2008-08-15 2008-11-01 2008-11-11 2008-12-25");
}
END_TEST

START_TEST(languages)
{
	static const char *const names[][2] = { { "fr", "Noël" }, { "nl", "Kerstmis" },
		{ "de", "Weihnachten" }, { "en", "Christmas Day" } };
	struct calendar c;
	struct err e = { 0 };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		ck_assert(calendar_load(&c, "legal", names[i][0], &e));
		ck_assert_str_eq(calendar_holiday(&c, day("2026-12-25"))->name,
		    names[i][1]);
		ck_assert_ptr_null(calendar_holiday(&c, day("2026-12-24")));
		calendar_release(&c);
	}
	ck_assert(!calendar_load(&c, "legal", "xx", &e));
	ck_assert_int_eq(e.status, STATUS_BAD);
	err_clear(&e);
}
END_TEST

START_TEST(certainty)
{
	struct calendar c;

	load(&c, "supervision");
	ck_assert_str_eq(calendar_holiday(&c, day("2026-12-26"))->certainty, "text");
	ck_assert_str_eq(calendar_holiday(&c, day("2026-12-26"))->article, "CDLD L3113-2");
	calendar_release(&c);
	load(&c, "community");
	ck_assert_str_eq(calendar_holiday(&c, day("2026-09-27"))->certainty, "secondary");
	calendar_release(&c);
}
END_TEST

START_TEST(no_such_set)
{
	struct calendar c;
	struct err e = { 0 };

	ck_assert(!calendar_load(&c, "lunar", "fr", &e));
	ck_assert_int_eq(e.status, STATUS_BAD);
	ck_assert_str_eq(e.text, "no such set of holidays: lunar "
	    "(there are legal, community, supervision, none)");
	err_clear(&e);
}
END_TEST

/*
 * Working days
 */

/* CDLD L1124-40: the opinion on a file received on Monday 2 March 2026. */
START_TEST(finance_opinion)
{
	struct calendar c;

	load(&c, "legal");
	ck_day(calendar_add(&c, day("2026-03-02"), 5), "2026-03-09");
	ck_day(calendar_add(&c, day("2026-03-02"), 10), "2026-03-16");
	ck_day(calendar_add(&c, day("2026-03-02"), 20), "2026-03-30");
	calendar_release(&c);
}
END_TEST

/* CDLD L3113-2: the day an act is received and the last of the thirty days in
 * which the supervising authority decides. */
START_TEST(supervision_terms)
{
	static const char *const terms[][2] = {
		{ "2026-01-28", "2026-02-27" },
		{ "2026-03-07", "2026-04-07" }, /* Easter Monday */
		{ "2026-03-04", "2026-04-03" }, /* Good Friday is no holiday */
		{ "2026-06-21", "2026-07-22" },
		{ "2026-06-20", "2026-07-20" },
		{ "2026-07-01", "2026-07-31" }, /* no suspension in summer */
		{ "2026-08-28", "2026-09-28" },
		{ "2026-10-02", "2026-11-03" }, /* 1 and 2 November */
		{ "2026-10-16", "2026-11-16" },
		{ "2026-11-25", "2026-12-28" }, /* 25, 26 December, Sunday */
		{ "2026-12-02", "2027-01-04" },
		{ "2024-01-31", "2024-03-01" },
	};
	struct calendar c;
	size_t i;

	load(&c, "supervision");
	for (i = 0; i < sizeof terms / sizeof *terms; i++)
		ck_day(calendar_roll(&c, day(terms[i][0]) + 30, ROLL_NEXT), terms[i][1]);
	/* Forty days, CDLD L3162-1. */
	ck_day(calendar_roll(&c, day("2026-02-05") + 40, ROLL_NEXT), "2026-03-17");
	ck_day(calendar_roll(&c, day("2026-12-27"), ROLL_PREVIOUS), "2026-12-24");
	ck_day(calendar_roll(&c, day("2026-12-27"), ROLL_NONE), "2026-12-27");
	calendar_release(&c);
}
END_TEST

START_TEST(add_from_a_day_off)
{
	struct calendar c;

	load(&c, "legal");
	/* Saturday 4, Sunday 5, Easter Monday 6 April 2026. */
	ck_day(calendar_add(&c, day("2026-04-04"), 1), "2026-04-07");
	ck_day(calendar_add(&c, day("2026-04-06"), -1), "2026-04-03");
	ck_day(calendar_add(&c, day("2026-04-05"), 0), "2026-04-05");
	ck_assert(!calendar_works(&c, day("2026-04-06")));
	ck_assert(calendar_works(&c, day("2026-04-07")));
	calendar_release(&c);
}
END_TEST

START_TEST(limits)
{
	struct calendar c;

	load(&c, "legal");
	/* Friday 9999-12-31 and Tuesday 0001-01-02 after New Year's Day. */
	ck_day(calendar_add(&c, day("9999-12-30"), 1), "9999-12-31");
	ck_day(calendar_add(&c, day("9999-12-31"), 1), "");
	ck_day(calendar_add(&c, day("0001-01-03"), -1), "0001-01-02");
	ck_day(calendar_add(&c, day("0001-01-02"), -1), "");
	ck_day(calendar_add(&c, day("2026-01-01"), INT64_MAX), "");
	ck_day(calendar_add(&c, day("2026-01-01"), INT64_MIN), "");
	ck_day(calendar_roll(&c, DAY_FIRST, ROLL_NEXT), "0001-01-02");
	ck_day(calendar_roll(&c, DAY_FIRST, ROLL_PREVIOUS), "");
	ck_assert_int_eq(calendar_count(&c, DAY_LAST, DAY_LAST), 0);
	calendar_release(&c);
}
END_TEST

/* Without holidays, five days in seven work: all of 400 years, which are
 * 20871 weeks, and none of it depends on the start. */
START_TEST(count_without_holidays)
{
	struct calendar c;

	load(&c, "none");
	ck_assert_int_eq(calendar_count(&c, day("2000-01-01"), day("2400-01-01")), 104355);
	ck_assert_int_eq(calendar_count(&c, day("1999-05-20"), day("2399-05-20")), 104355);
	ck_day(calendar_add(&c, day("2000-01-03"), 104355), "2400-01-03");
	calendar_release(&c);
}
END_TEST

/* Counting undoes adding, in both directions and from any day of years in
 * which Easter is early, late and in between. */
START_TEST(count_undoes_add)
{
	static const char *const sets[] = { "none", "legal", "community", "supervision" };
	struct calendar c;
	day_t from, to;
	size_t i;
	int n;

	for (i = 0; i < sizeof sets / sizeof *sets; i++) {
		load(&c, sets[i]);
		for (from = day("2007-12-01"); from < day("2012-01-31"); from += 3)
			for (n = -40; n <= 40; n++) {
				to = calendar_add(&c, from, n);
				ck_assert_int_eq(calendar_count(&c, from, to), n);
				ck_assert(n == 0 || calendar_works(&c, to));
			}
		calendar_release(&c);
	}
}
END_TEST

/* The year kept from the last question must not show in the next answer. */
START_TEST(order_of_questions)
{
	struct calendar c;
	const struct holiday *h;

	load(&c, "legal");
	ck_assert_ptr_nonnull(calendar_holiday(&c, day("2026-04-06")));
	ck_assert_ptr_null(calendar_holiday(&c, day("2027-04-06")));
	ck_assert_uint_eq(calendar_year(&c, 2024, &h), 10);
	ck_assert_ptr_nonnull(calendar_holiday(&c, day("2026-04-06")));
	ck_assert_ptr_nonnull(calendar_holiday(&c, day("2027-01-01")));
	ck_assert_ptr_nonnull(calendar_holiday(&c, day("2025-12-25")));
	calendar_release(&c);
}
END_TEST

/*
 * Spans
 */

START_TEST(spans_read)
{
	static const struct {
		const char *text;
		int64_t n;
		char unit;
	} good[] = {
		{ "+30d", 30, 'd' }, { "30d", 30, 'd' }, { "-5w", -5, 'w' },
		{ "+1m", 1, 'm' }, { "+2y", 2, 'y' }, { "0d", 0, 'd' }, { "-0w", 0, 'w' },
		{ "+3652059d", 3652059, 'd' },
	};
	static const char *const bad[] = { "", "+", "-", "d", "+d", "30", "+30", "30x",
		"30D", "+-5d", "--5d", "++5d", "+ 5d", "5 d", "5d ", " 5d", "+05d", "1.5d",
		"+3652060d", "+99999999999999999999d", "+1m2d", "w5" };
	struct span s;
	size_t i;

	for (i = 0; i < sizeof good / sizeof *good; i++) {
		ck_assert_msg(span_parse(text_of(good[i].text), &s), "%s", good[i].text);
		ck_assert_int_eq(s.n, good[i].n);
		ck_assert_int_eq(s.unit, good[i].unit);
	}
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(!span_parse(text_of(bad[i]), &s), "%s", bad[i]);
	ck_assert(!span_parse((struct text){ 0 }, &s));
}
END_TEST

START_TEST(spans_applied)
{
	static const char *const rows[][3] = {
		{ "2026-01-26", "+30d", "2026-02-25" },
		{ "2026-03-02", "+10w", "2026-03-16" },
		{ "2026-01-31", "+1m", "2026-02-28" },
		{ "2024-01-31", "+1m", "2024-02-29" },
		{ "2024-03-31", "-1m", "2024-02-29" },
		{ "2024-02-29", "+1y", "2025-02-28" },
		{ "2024-02-29", "+4y", "2028-02-29" },
		{ "2024-02-29", "-2y", "2022-02-28" },
		{ "2026-03-02", "-0w", "2026-03-02" },
		/* Binding on the fifth day after publication, CDLD L1133-2. */
		{ "2026-03-02", "+5d", "2026-03-07" },
		{ "2024-02-26", "+5d", "2024-03-02" },
		{ "2026-12-29", "+5d", "2027-01-03" },
		/* The ends of the calendar. */
		{ "9999-12-30", "+1d", "9999-12-31" },
		{ "9999-12-31", "+1d", "" },
		{ "0001-01-02", "-1d", "0001-01-01" },
		{ "0001-01-01", "-1d", "" },
		{ "9999-11-30", "+1m", "9999-12-30" },
		{ "9999-12-01", "+1m", "" },
		{ "0001-01-31", "-1m", "" },
		{ "9998-12-31", "+1y", "9999-12-31" },
		{ "9999-01-01", "+1y", "" },
		{ "2026-01-01", "+3652059y", "" },
		{ "2026-01-01", "-3652059m", "" },
		{ "2026-01-01", "-3652059w", "" },
	};
	struct calendar c;
	struct span s;
	size_t i;

	load(&c, "legal");
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_assert(span_parse(text_of(rows[i][1]), &s));
		ck_day(span_apply(s, &c, day(rows[i][0])), rows[i][2]);
	}
	calendar_release(&c);
}
END_TEST

/*
 * Jours francs
 */

/* CDLD L1122-13: seven, five and two jours francs before sessions. */
START_TEST(francs)
{
	static const char *const rows[][4] = {
		{ "2026-01-26", "2026-01-18", "2026-01-20", "2026-01-23" },
		{ "2026-03-24", "2026-03-16", "2026-03-18", "2026-03-21" },
		{ "2026-04-14", "2026-04-06", "2026-04-08", "2026-04-11" },
		{ "2026-12-21", "2026-12-13", "2026-12-15", "2026-12-18" },
		{ "2024-03-05", "2024-02-26", "2024-02-28", "2024-03-02" },
		{ "2027-01-04", "2026-12-27", "2026-12-29", "2027-01-01" },
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_day(francs_latest(day(rows[i][0]), 7), rows[i][1]);
		ck_day(francs_latest(day(rows[i][0]), 5), rows[i][2]);
		ck_day(francs_latest(day(rows[i][0]), 2), rows[i][3]);
	}
	/* CDLD L1123-21: an extraordinary session of the college. */
	ck_day(francs_latest(day("2026-03-11"), 2), "2026-03-08");
	ck_day(francs_latest(day("0001-01-09"), 7), "0001-01-01");
	ck_day(francs_latest(day("0001-01-08"), 7), "");
	ck_day(francs_latest(day("9999-12-31"), INT64_MAX), "");
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("law/calendar");
	TCase *c = tcase_create("calendar");
	SRunner *runner = srunner_create(suite);
	int failed;

	setenv("PERRON_SHARE", "share", 0);
	suite_add_tcase(suite, c);
	tcase_add_test(c, easter_agrees);
	tcase_add_test(c, easter_known);
	tcase_add_test(c, moving_feasts);
	tcase_add_test(c, sets_of_days);
	tcase_add_test(c, languages);
	tcase_add_test(c, certainty);
	tcase_add_test(c, no_such_set);
	tcase_add_test(c, finance_opinion);
	tcase_add_test(c, supervision_terms);
	tcase_add_test(c, add_from_a_day_off);
	tcase_add_test(c, limits);
	tcase_add_test(c, count_without_holidays);
	tcase_add_test(c, count_undoes_add);
	tcase_add_test(c, order_of_questions);
	tcase_add_test(c, spans_read);
	tcase_add_test(c, spans_applied);
	tcase_add_test(c, francs);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
