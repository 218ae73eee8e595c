/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_DATE_WORDS_H
#define PERRON_BASE_DATE_WORDS_H

#include "base/date.h"

/* Days and hours as papers write them, in French, Dutch, German or English
 * ("fr", "nl", "de", "en"); any other language is written as French. */

/* Appends the day: lundi 23 mars 2026, dimanche 1er mars 2026, maandag 23 maart
 * 2026, Montag, 23. März 2026, Monday 23 March 2026. */
void day_words(struct buf *, day_t, const char *language);

/* Appends the hour of a time that is "HH:MM": 19 heures 30, 19.30 uur, 19.30 Uhr,
 * 19:30, and 19 heures, 19 uur, 19 Uhr, 19:00. */
void time_words(struct buf *, struct text time, const char *language);

#endif
