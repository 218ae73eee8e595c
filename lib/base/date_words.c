/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/date_words.h"

#include <string.h>

static const struct tongue {
	const char *name;
	const char *weekday[7], *month[12];
	const char *before;        /* the number of the day */
	const char *first, *later; /* behind the number 1, behind the others */
	const char *minutes;       /* before the minutes; NULL: they end the words */
	const char *hour, *hours;  /* behind the hours up to 1, from 2 */
} tongues[] = {
	{ "fr", { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
	    { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	    "septembre", "octobre", "novembre", "décembre" },
	    " ", "er", "", NULL, " heure", " heures" },
	{ "nl", { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
	    "zondag" },
	    { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
	    "september", "oktober", "november", "december" },
	    " ", "", "", ".", " uur", " uur" },
	{ "de", { "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag",
	    "Sonntag" },
	    { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
	    "September", "Oktober", "November", "Dezember" },
	    ", ", ".", ".", ".", " Uhr", " Uhr" },
	{ "en", { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	    "Sunday" },
	    { "January", "February", "March", "April", "May", "June", "July", "August",
	    "September", "October", "November", "December" },
	    " ", "", "", ":", "", "" },
};

static const struct tongue *
tongue_of(const char *language)
{
	size_t i;

	for (i = 0; i < sizeof tongues / sizeof *tongues; i++)
		if (language != NULL && strcmp(tongues[i].name, language) == 0)
			return &tongues[i];
	return &tongues[0];
}

void
day_words(struct buf *b, day_t day, const char *language)
{
	const struct tongue *t = tongue_of(language);
	struct ymd d = day_ymd(day);

	buf_printf(b, "%s%s%d%s %s %d", t->weekday[day_weekday(day) - MONDAY], t->before, d.day,
	    d.day == 1 ? t->first : t->later, t->month[d.month - 1], d.year);
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

void
time_words(struct buf *b, struct text time, const char *language)
{
	const struct tongue *t = tongue_of(language);
	int hour = two_digits(time.data), minute = two_digits(time.data + 3);
	const char *word = hour < 2 ? t->hour : t->hours;

	buf_integer(b, hour, 1);
	if (t->minutes == NULL)
		buf_string(b, word);
	/* Whole hours need no minutes where a word says that they are hours. */
	if (minute != 0 || *word == '\0') {
		buf_string(b, t->minutes != NULL ? t->minutes : " ");
		buf_integer(b, minute, 2);
	}
	if (t->minutes != NULL)
		buf_string(b, word);
}
