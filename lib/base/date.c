/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date.h"

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* Days before 1 March of the year, counting years from March, so that the
 * leap day is the last of its year. */
static int32_t
days_before_march(int32_t y)
{
	return 365 * y + y / 4 - y / 100 + y / 400;
}

day_t
day_of(int year, int month, int day)
{
	int32_t y, m;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return DAY_NONE;
	y = month > 2 ? year : year - 1;
	m = month > 2 ? month - 3 : month + 9;
	/* (153 m + 2) / 5 is the days of the months from March on; 0001-01-01
	 * is 306 days after 0000-03-01. */
	return days_before_march(y) + (153 * m + 2) / 5 + day - 306;
}

struct ymd
day_ymd(day_t d)
{
	int32_t n = d + 305, y = (int32_t)(((int64_t)n * 10000 + 14780) / 3652425);
	int32_t rest = n - days_before_march(y), m;

	if (rest < 0) {
		y--;
		rest = n - days_before_march(y);
	}
	m = (5 * rest + 2) / 153;
	return (struct ymd){ m < 10 ? y : y + 1, m < 10 ? m + 3 : m - 9,
		rest - (153 * m + 2) / 5 + 1 };
}

enum weekday
day_weekday(day_t d)
{
	/* 0001-01-01 was a Monday. */
	return (enum weekday)((d - 1) % 7 + 1);
}

day_t
day_add(day_t d, int64_t n)
{
	if (n > DAY_LAST || n < -DAY_LAST)
		return DAY_NONE;
	n += d;
	return n < DAY_FIRST || n > DAY_LAST ? DAY_NONE : (day_t)n;
}

day_t
day_add_months(day_t d, int64_t n)
{
	struct ymd at = day_ymd(d);
	int64_t month;
	int days;

	if (n > 12 * 9999 || n < -12 * 9999)
		return DAY_NONE;
	month = at.year * 12 + at.month - 1 + n;
	if (month < 12 || month >= 12 * 10000)
		return DAY_NONE;
	at.year = (int)(month / 12);
	at.month = (int)(month % 12) + 1;
	days = month_days(at.year, at.month);
	return day_of(at.year, at.month, at.day < days ? at.day : days);
}

/* Does the text follow the picture, in which 0 stands for a digit? */
static bool
looks_like(struct text t, const char *picture)
{
	size_t i;

	for (i = 0; i < t.size && picture[i] != '\0'; i++)
		if (picture[i] == '0' ? t.data[i] < '0' || t.data[i] > '9'
		    : t.data[i] != picture[i])
			return false;
	return i == t.size && picture[i] == '\0';
}

static int
digits(const char *s, int n)
{
	int value = 0;

	while (n-- > 0)
		value = value * 10 + (*s++ - '0');
	return value;
}

day_t
day_parse(struct text t)
{
	if (!looks_like(t, "0000-00-00"))
		return DAY_NONE;
	return day_of(digits(t.data, 4), digits(t.data + 5, 2), digits(t.data + 8, 2));
}

void
day_print(struct buf *b, day_t d)
{
	struct ymd at = day_ymd(d);

	buf_integer(b, at.year, 4);
	buf_char(b, '-');
	buf_integer(b, at.month, 2);
	buf_char(b, '-');
	buf_integer(b, at.day, 2);
}

bool
time_is(struct text t)
{
	return looks_like(t, "00:00") && digits(t.data, 2) < 24 &&
	    digits(t.data + 3, 2) < 60;
}

bool
moment_is(struct text t)
{
	struct text hour = moment_time(t);

	return moment_day(t) != DAY_NONE && (t.size == 10 || (t.data[10] == 'T' && time_is(hour)));
}

day_t
moment_day(struct text t)
{
	return t.size < 10 ? DAY_NONE : day_parse((struct text){ t.data, 10 });
}

struct text
moment_time(struct text t)
{
	return t.size <= 10 ? (struct text){ 0 } : (struct text){ t.data + 11, t.size - 11 };
}

bool
instant_is(struct text t)
{
	return looks_like(t, "0000-00-00T00:00:00Z") &&
	    day_parse((struct text){ t.data, 10 }) != DAY_NONE &&
	    time_is((struct text){ t.data + 11, 5 }) && digits(t.data + 17, 2) < 60;
}
