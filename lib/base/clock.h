/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_CLOCK_H
#define PERRON_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

/* The only place that reads the clock: PERRON_NOW ("YYYY-MM-DDThh:mm:ssZ")
 * where it is set, else the system's, so that a run can be repeated. */

/* Checks PERRON_NOW; to be called before the others. */
bool clock_check(struct err *);

/* Returns the seconds since 1970-01-01T00:00:00Z. */
int64_t clock_now(void);

/* Stops the clock at that moment: what looks at the past is asked then. */
void clock_stop(int64_t seconds);

/* Appends "YYYY-MM-DDThh:mm:ssZ". */
void clock_instant(struct buf *, int64_t seconds);

/* Returns the seconds of such a text, which instant_is() has approved. */
int64_t clock_seconds(const char *instant);

/* Returns the day it is at that moment in UTC; DAY_NONE outside the calendar. */
day_t clock_utc_day(int64_t seconds);

/* Returns the day it is at that moment in the time zone (a tz database name
 * such as Europe/Brussels). */
day_t clock_day(int64_t seconds, const char *zone);

/* Returns the first moment of the day in the time zone, and the moment at which a
 * clock there shows so many minutes since midnight. */
int64_t clock_start(day_t, const char *zone);
int64_t clock_moment(day_t, int minutes, const char *zone);

/* Returns the day it is there at that moment, as clock_day(), and sets *MINUTES to
 * what a clock there shows. */
day_t clock_local(int64_t seconds, const char *zone, int *minutes);

/* Does the tz database of this machine know the zone? */
bool clock_zone(const char *zone);

#endif
