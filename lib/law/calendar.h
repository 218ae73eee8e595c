/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_CALENDAR_H
#define PERRON_LAW_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "law/sheet.h"

/*
 * The three ways the law counts days, which are never mixed up: calendar days
 * (day_add), working days over a named set of holidays, and jours francs.
 */

/* Returns Easter Sunday of a year from 1 to 9999, in the Gregorian calendar
 * also before 1583.  The tables of Clavius (1603) as arithmetic: D. Knuth, The
 * Art of Computer Programming 1, 1.3.2, exercise 14. */
day_t easter(int year);

/* A holiday of some year; the texts are the calendar's. */
struct holiday {
	day_t day;
	const char *name;
	const char *article, *certainty; /* of the row that makes it count */
};

struct holiday_rule;
struct rules;

/*
 * A set of holidays and, since questions come in runs, those of the year that
 * was asked last.
 */
struct calendar {
	struct sheet days, sets;
	struct holiday_rule *rule;
	size_t nrule;
	day_t first, last; /* of that year; DAY_NONE before the first question */
	struct holiday *holiday;
	size_t nholiday, room;
};

/* Loads the set that share/law/calendars.tsv has under that name; "none" is
 * the set without days.  The names of the holidays are those of LANGUAGE, a
 * column name_LANGUAGE of share/law/holidays.tsv (fr, nl, de, en).  An unknown
 * set is STATUS_BAD and the message names those there are.  The calendar needs
 * no release after a failure. */
bool calendar_load(struct calendar *, const char *set, const char *language,
    struct err *);

void calendar_release(struct calendar *);

/* Adds to the set the days that the authority has set as holidays of it (the rule
 * decreed-holidays): the article of the days of supervision adds "those that are fixed by
 * decree" (CDLD L3113-2).  Their names are the notes, or else the sources; the texts are
 * copied. */
void calendar_decree(struct calendar *, const char *set, const struct rules *);

/* Points *LIST at the holidays of a year from 1 to 9999, in order, and returns
 * how many they are: a day that is a holiday twice (1 May 2008) is there twice.
 * The list lasts until the next question to the calendar. */
size_t calendar_year(struct calendar *, int year, const struct holiday **list);

/* Returns the holiday the day is, as calendar_year() does, or NULL. */
const struct holiday *calendar_holiday(struct calendar *, day_t);

/* Is it a day from Monday to Friday that is no holiday?  (Deadlines of Walloon
 * supervision move off the other days: CDLD L3113-2.) */
bool calendar_works(struct calendar *, day_t);

/* Returns the Nth working day after the day, before it when N is negative; the
 * day itself does not count, whether it is one or not, and is the answer when
 * N is 0.  DAY_NONE when outside the calendar.  (Five, ten or twenty working
 * days for the opinion of the finance director: CDLD L1124-40.) */
day_t calendar_add(struct calendar *, day_t, int64_t n);

/* Returns how many working days there are after FROM up to TO, TO included.
 * When TO is earlier, those before FROM down to TO, as a negative number: in
 * both directions FROM does not count and TO does, so that this undoes
 * calendar_add(). */
int64_t calendar_count(struct calendar *, day_t from, day_t to);

/* The set of holidays that a rule names, with those of the authority, loaded when it is
 * first needed.  Zero-initialise it. */
struct days_off {
	const char *set; /* the rule's, which must last as long; NULL: none yet */
	struct calendar calendar;
};

/* Tells the days from FIRST to LAST that the authority has set as holidays of the set: what
 * was counted there rests on these rows too. */
struct trace;
void days_off_tell(const struct days_off *, day_t first, day_t last, const struct rules *,
    struct trace *);

/* Turns to the set; false when it cannot be loaded. */
bool days_off_turn(struct days_off *, const char *set, const struct rules *, struct err *);

void days_off_release(struct days_off *);

enum roll { ROLL_NONE, ROLL_NEXT, ROLL_PREVIOUS };

/* Returns the day when it is a working day or ROLL_NONE is asked, else the
 * next or the previous working day; DAY_NONE when outside the calendar.  (A
 * term that ends on another day runs to the next working day: CDLD L3113-2,
 * CoDT D.I.13.) */
day_t calendar_roll(struct calendar *, day_t, enum roll);

/* A distance in time: "+30d" calendar days, "-5w" working days, "+1m" months,
 * "2y" years. */
struct span {
	int64_t n;
	char unit;
};

/* Reads an optional sign, a whole number without leading zeros and a unit;
 * false when it is not that or longer than the calendar. */
bool span_parse(struct text, struct span *);

/* Returns the day that far away; a month or a year that lacks the day ends on
 * its last day.  DAY_NONE when outside the calendar. */
day_t span_apply(struct span, struct calendar *, day_t);

/* Returns the latest day of receipt that leaves N jours francs before the
 * event: neither the day of receipt nor the day of the event counts, and every
 * day between them does, holiday or not.  DAY_NONE when outside the calendar.
 * (CDLD L1122-13; Walloon Parliament, written questions 115 and 138 of
 * 2007-2008.) */
day_t francs_latest(day_t event, int64_t n);

#endif
