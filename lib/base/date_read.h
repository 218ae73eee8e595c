/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_DATE_READ_H
#define PERRON_BASE_DATE_READ_H

#include "base/date.h"
#include "base/err.h"

/*
 * Days and times as people type them: only one form of each is taken, and who typed
 * another is told which, and what he typed in that form where it can mean but one.
 */

/* Reads "YYYY-MM-DD"; false with the reason in ERR, DAY_NONE then. */
bool day_read(struct text, day_t *, struct err *);

/* Is it "HH:MM"?  False with the reason in ERR. */
bool time_read(struct text, struct err *);

#endif
