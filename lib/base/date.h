/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_DATE_H
#define PERRON_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Days of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, as
 * ISO 8601 writes them.  A day is a number: 1 is 0001-01-01, 0 is no day.
 */
typedef int32_t day_t;

#define DAY_NONE ((day_t)0)
#define DAY_FIRST ((day_t)1)
#define DAY_LAST ((day_t)3652059)

enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct ymd {
	int year, month, day;
};

/* Returns the day, or DAY_NONE when the calendar has no such day. */
day_t day_of(int year, int month, int day);

/* Returns the parts of a day from DAY_FIRST to DAY_LAST. */
struct ymd day_ymd(day_t);

/* Returns the day of the week (ISO 8601: Monday is 1). */
enum weekday day_weekday(day_t);

/* Returns how many days the month has. */
int month_days(int year, int month);

/* Returns the day N months later (earlier when negative); a month that lacks
 * the day ends on its last day.  DAY_NONE when outside the calendar. */
day_t day_add_months(day_t, int64_t n);

/* Returns the day N days later, DAY_NONE when outside the calendar. */
day_t day_add(day_t, int64_t n);

/* Reads exactly "YYYY-MM-DD"; DAY_NONE when it is not one. */
day_t day_parse(struct text);

/* Appends "YYYY-MM-DD". */
void day_print(struct buf *, day_t);

/* Is it exactly "HH:MM", from 00:00 to 23:59? */
bool time_is(struct text);

/* Is it exactly "YYYY-MM-DDTHH:MM", or "YYYY-MM-DD" for the whole day?  As texts, days
 * stand before their hours. */
bool moment_is(struct text);

/* The day of such a text, DAY_NONE without value; and its hour, no value for a whole day. */
day_t moment_day(struct text);
struct text moment_time(struct text);

/* Is it exactly "YYYY-MM-DDThh:mm:ssZ"? */
bool instant_is(struct text);

#endif
