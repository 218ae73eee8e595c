/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_REFERENCE_H
#define PERRON_ASSEMBLY_REFERENCE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

/*
 * How an assembly writes the references of its decisions, CC/20260323-4 for
 * instance: a text that stands as it is, with parts in braces that stand for
 *
 *	{date}		the day of the meeting, 2026-03-23
 *	{date:PATTERN}	the same, where YYYY YY MM DD of the pattern stand for
 *			its parts, {date:YYYYMMDD}
 *	{year}		the year of the meeting
 *	{meeting}	the number of the meeting
 *	{number}	the number on the agenda, 4 or 4.1
 *	{running}	the same, counted on from the first point of the meeting
 *			across the year
 *
 * A number may be given a least width, filled with zeros: {number:3}.
 */

/* What the parts stand for. */
struct referred {
	day_t date;
	int64_t meeting; /* its number, 0 when it has none yet */
	int64_t first;   /* number of its first point in the year, 0 when not known yet */
	int64_t number;  /* of the point, as the store keeps it */
};

/* Refuses what is no such format, and one without {number} or {running}, by which
 * all points of a meeting would be called the same.  No format is fine. */
bool reference_check(struct text format, struct err *);

/* Appends the reference, of a format that was checked; false, with nothing appended,
 * as long as one of its parts is not known. */
bool reference_print(struct buf *, struct text format, const struct referred *);

#endif
