/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"

#define DAY_1970 ((day_t)719163)

bool
clock_check(struct err *err)
{
	const char *now = getenv("PERRON_NOW");

	if (now != NULL && !instant_is(text_of(now)))
		return err_set(err, STATUS_BAD, _("PERRON_NOW: not an instant: %s"), now);
	return true;
}

/* Where the clock was stopped. */
static bool stopped;
static int64_t stopped_at;

void
clock_stop(int64_t seconds)
{
	stopped = true;
	stopped_at = seconds;
}

int64_t
clock_now(void)
{
	const char *now = getenv("PERRON_NOW");

	if (stopped)
		return stopped_at;
	return now == NULL ? (int64_t)time(NULL) : clock_seconds(now);
}

int64_t
clock_seconds(const char *instant)
{
	return ((int64_t)day_parse((struct text){ instant, 10 }) - DAY_1970) * 86400 +
	    atoi(instant + 11) * 3600 + atoi(instant + 14) * 60 + atoi(instant + 17);
}

/* Whole days since 1970-01-01, also before it. */
static int64_t
days_since_1970(int64_t seconds)
{
	return seconds / 86400 - (seconds % 86400 < 0);
}

day_t
clock_utc_day(int64_t seconds)
{
	return day_add(DAY_1970, days_since_1970(seconds));
}

void
clock_instant(struct buf *b, int64_t seconds)
{
	int64_t days = days_since_1970(seconds);
	int rest = (int)(seconds - days * 86400);

	day_print(b, (day_t)(DAY_1970 + days));
	buf_printf(b, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
}

static void
use_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

int64_t
clock_moment(day_t day, int minutes, const char *zone)
{
	struct ymd at = day_ymd(day);
	struct tm tm = { .tm_year = at.year - 1900, .tm_mon = at.month - 1, .tm_mday = at.day,
		.tm_hour = minutes / 60, .tm_min = minutes % 60, .tm_isdst = -1 };

	use_zone(zone);
	return (int64_t)mktime(&tm);
}

int64_t
clock_start(day_t day, const char *zone)
{
	return clock_moment(day, 0, zone);
}

day_t
clock_local(int64_t seconds, const char *zone, int *minutes)
{
	time_t at = (time_t)seconds;
	struct tm tm;

	use_zone(zone);
	if (localtime_r(&at, &tm) == NULL)
		return DAY_NONE;
	*minutes = tm.tm_hour * 60 + tm.tm_min;
	return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

day_t
clock_day(int64_t seconds, const char *zone)
{
	int minutes;

	return clock_local(seconds, zone, &minutes);
}

bool
clock_zone(const char *zone)
{
	struct buf path = { 0 };
	char magic[4];
	bool known;
	int fd;

	if (zone[0] == '\0' || zone[0] == '/' || strstr(zone, "..") != NULL)
		return false;
	if (strcmp(zone, "UTC") == 0)
		return true;
	buf_printf(&path, "/usr/share/zoneinfo/%s", zone);
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	/* There are folders and tables too, of which the C library would make UTC. */
	known = fd >= 0 && io_read(fd, magic, sizeof magic) == sizeof magic &&
	    memcmp(magic, "TZif", sizeof magic) == 0;
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	return known;
}
