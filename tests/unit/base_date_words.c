/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_words.h"

#include <string.h>

#include "unit.h"

/* 23 March 2026 is a Monday, 1 March a Sunday (cal 3 2026). */
START_TEST(days)
{
	static const struct { const char *language, *usual, *first; } want[] = {
		{ "fr", "lundi 23 mars 2026", "dimanche 1er mars 2026" },
		{ "nl", "maandag 23 maart 2026", "zondag 1 maart 2026" },
		{ "de", "Montag, 23. März 2026", "Sonntag, 1. März 2026" },
		{ "en", "Monday 23 March 2026", "Sunday 1 March 2026" },
		{ "eo", "lundi 23 mars 2026", "dimanche 1er mars 2026" },
		{ NULL, "lundi 23 mars 2026", "dimanche 1er mars 2026" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof want / sizeof *want; i++) {
		day_words(&b, day_of(2026, 3, 23), want[i].language);
		ck_buf(&b, want[i].usual);
		day_words(&b, day_of(2026, 3, 1), want[i].language);
		ck_buf(&b, want[i].first);
	}
	day_words(&b, DAY_FIRST, "fr");
	ck_buf(&b, "lundi 1er janvier 1");
	buf_release(&b);
}
END_TEST

START_TEST(months)
{
	static const char *const want[] = { "janvier", "février", "mars", "avril", "mai",
		"juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" };
	struct buf b = { 0 };
	int m;

	for (m = 1; m <= 12; m++) {
		day_words(&b, day_of(2026, m, 2), "fr");
		ck_assert_ptr_nonnull(strstr(buf_str(&b), want[m - 1]));
		buf_clear(&b);
	}
	buf_release(&b);
}
END_TEST

START_TEST(hours)
{
	static const struct { const char *language, *whole, *half, *early; } want[] = {
		{ "fr", "19 heures", "19 heures 30", "1 heure 05" },
		{ "nl", "19 uur", "19.30 uur", "1.05 uur" },
		{ "de", "19 Uhr", "19.30 Uhr", "1.05 Uhr" },
		{ "en", "19:00", "19:30", "1:05" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof want / sizeof *want; i++) {
		time_words(&b, text_of("19:00"), want[i].language);
		ck_buf(&b, want[i].whole);
		time_words(&b, text_of("19:30"), want[i].language);
		ck_buf(&b, want[i].half);
		time_words(&b, text_of("01:05"), want[i].language);
		ck_buf(&b, want[i].early);
		/* A time that is a part of a text ends where it says. */
		time_words(&b, (struct text){ "19:0012", 5 }, want[i].language);
		ck_buf(&b, want[i].whole);
	}
	buf_release(&b);
}
END_TEST

UNIT("base/date_words", days, months, hours)
