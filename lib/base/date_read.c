/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_read.h"

#include <string.h>

#include "base/utf8.h"

/* Takes a number of MOST digits at most off the front; -1 when none stands there. */
static int
take_number(struct text *t, int most)
{
	int n = 0, count = 0;

	while (count < most && t->size > 0 && *t->data >= '0' && *t->data <= '9') {
		n = n * 10 + (*t->data - '0');
		t->data++;
		t->size--;
		count++;
	}
	return count > 0 ? n : -1;
}

/* Takes one of the characters off the front; returns it, or 0. */
static char
take_one(struct text *t, const char *of)
{
	char c = t->size > 0 ? *t->data : '\0';

	if (c == '\0' || strchr(of, c) == NULL)
		return '\0';
	t->data++;
	t->size--;
	return c;
}

static void
skip_blanks(struct text *t)
{
	while (take_one(t, " ") != '\0')
		;
}

/* Is the picture of the text that one, in which 0 stands for a digit? */
static bool
has_form(struct text t, const char *picture)
{
	size_t i;

	if (t.size != strlen(picture))
		return false;
	for (i = 0; i < t.size; i++)
		if ((t.data[i] >= '0' && t.data[i] <= '9' ? '0' : t.data[i]) != picture[i])
			return false;
	return true;
}

/* 23/03/2026, 23.3.2026, 2026/03/23, 20260323.  What could be the third of April or the
 * fourth of March is neither. */
static day_t
guess_day(struct text t)
{
	static const char between[] = "/.-";
	bool year_first = has_form((struct text){ t.data, t.size < 4 ? t.size : 4 }, "0000");
	int part[3];
	char first, second;

	if (has_form(t, "00000000")) {
		part[0] = take_number(&t, 4);
		part[1] = take_number(&t, 2);
		return day_of(part[0], part[1], take_number(&t, 2));
	}
	part[0] = take_number(&t, year_first ? 4 : 2);
	first = take_one(&t, between);
	part[1] = take_number(&t, 2);
	second = take_one(&t, between);
	part[2] = t.size == (year_first ? t.size : 4) ? take_number(&t, year_first ? 2 : 4) : -1;
	if (first == '\0' || first != second || t.size > 0 || part[0] < 0 || part[1] < 0 ||
	    part[2] < 0)
		return DAY_NONE;
	if (year_first)
		return day_of(part[0], part[1], part[2]);
	return part[0] > 12 || part[0] == part[1] ? day_of(part[2], part[1], part[0]) : DAY_NONE;
}

bool
day_read(struct text t, day_t *day, struct err *err)
{
	int size = (int)utf8_fit(t, 60);
	struct buf form = { 0 };
	day_t guess;

	*day = day_parse(t);
	if (*day != DAY_NONE)
		return true;
	guess = guess_day(t);
	if (guess != DAY_NONE) {
		day_print(&form, guess);
		err_set(err, STATUS_BAD, _("not a date: %.*s (YYYY-MM-DD: %s)"), size, t.data,
		    buf_str(&form));
		buf_release(&form);
	} else if (has_form(t, "0000-00-00")) {
		err_set(err, STATUS_BAD, _("not a date: %.*s"), size, t.data);
	} else {
		err_set(err, STATUS_BAD, _("not a date: %.*s (YYYY-MM-DD)"), size, t.data);
	}
	return false;
}

/* 20h00, 20h, 8:00, 20.30, 20:00:00, 8 pm: minutes since midnight, or -1. */
static int
guess_time(struct text t)
{
	int hour = take_number(&t, 2), minute = 0, most = 23;
	char sign, half;

	skip_blanks(&t);
	sign = take_one(&t, "hH:.u");
	skip_blanks(&t);
	if (hour < 0)
		return -1;
	if (sign != '\0' && t.size >= 2 && t.data[0] >= '0' && t.data[0] <= '9')
		minute = has_form((struct text){ t.data, 2 }, "00") ? take_number(&t, 2) : -1;
	if (sign == ':' && t.size == 3 && memcmp(t.data, ":00", 3) == 0)
		t.size = 0;
	skip_blanks(&t);
	half = take_one(&t, "aApP");
	if (half != '\0') {
		most = 12;
		if (hour == 0 || take_one(&t, "mM") == '\0')
			return -1;
	}
	if (t.size > 0 || hour > most || minute < 0 || minute > 59 ||
	    (sign == '\0' && half == '\0'))
		return -1;
	if (half != '\0')
		hour = hour % 12 + (half == 'p' || half == 'P' ? 12 : 0);
	return hour * 60 + minute;
}

bool
time_read(struct text t, struct err *err)
{
	int size = (int)utf8_fit(t, 60), guess;

	if (time_is(t))
		return true;
	guess = guess_time(t);
	if (guess >= 0)
		return err_set(err, STATUS_BAD, _("not a time: %.*s (HH:MM: %02d:%02d)"), size,
		    t.data, guess / 60, guess % 60);
	if (has_form(t, "00:00"))
		return err_set(err, STATUS_BAD, _("not a time: %.*s"), size, t.data);
	return err_set(err, STATUS_BAD, _("not a time: %.*s (HH:MM)"), size, t.data);
}
