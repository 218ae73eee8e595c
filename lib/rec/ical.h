/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_ICAL_H
#define PERRON_REC_ICAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/*
 * A calendar going out, as RFC 5545 writes it: lines end in CR LF and have no more than
 * 75 bytes, those that are longer going on behind a blank on the next, and never within
 * a character.
 */

/* An event that takes a whole day, and leaves it free for others. */
struct ical_event {
	const char *uid;   /* the same for the same event whenever it is printed */
	int64_t stamp;     /* the moment of printing, in seconds since 1970 */
	day_t day;
	struct text summary, description; /* any text, with newlines or without */
	const char *category;
};

/* Appends what stands before the events: who wrote it, and the name of the calendar. */
void ical_begin(struct buf *, const char *version, struct text name);

void ical_event(struct buf *, const struct ical_event *);

/* Appends what stands behind them. */
void ical_end(struct buf *);

#endif
