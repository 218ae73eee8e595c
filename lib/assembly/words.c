/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/words.h"

#include <stddef.h>
#include <string.h>

static const struct words words[] = {
	{ .language = "fr", .council = "Conseil communal", .meeting = "Séance",
	    .of = "du", .at = "à", .agenda = "ORDRE DU JOUR",
	    .call = { "", "Deuxième convocation", "Troisième et dernière convocation" },
	    .convened = "Les membres sont convoqués à cette séance pour délibérer sur les "
		"points suivants :",
	    .part = { "SÉANCE PUBLIQUE", "SÉANCE À HUIS CLOS" },
	    .closed = "Point à huis clos",
	    .list = { "", "Point supplémentaire", "Urgence" },
	    .none = "Aucun point." },
	{ .language = "nl", .council = "Gemeenteraad", .meeting = "Vergadering",
	    .of = "van", .at = "om", .agenda = "AGENDA",
	    .call = { "", "Tweede oproeping", "Derde en laatste oproeping" },
	    .convened = "De leden worden opgeroepen voor deze vergadering om over de "
		"volgende punten te beraadslagen:",
	    .part = { "OPENBARE VERGADERING", "BESLOTEN VERGADERING" },
	    .closed = "Punt in besloten vergadering",
	    .list = { "", "Bijkomend punt", "Hoogdringendheid" },
	    .none = "Geen punt." },
	{ .language = "de", .council = "Gemeinderat", .meeting = "Sitzung",
	    .of = "vom", .at = "um", .agenda = "TAGESORDNUNG",
	    .call = { "", "Zweite Einberufung", "Dritte und letzte Einberufung" },
	    .convened = "Die Mitglieder werden zu dieser Sitzung einberufen, um über die "
		"folgenden Punkte zu beraten:",
	    .part = { "ÖFFENTLICHE SITZUNG", "GESCHLOSSENE SITZUNG" },
	    .closed = "Punkt in geschlossener Sitzung",
	    .list = { "", "Zusatzpunkt", "Dringlichkeit" },
	    .none = "Kein Punkt." },
	{ .language = "en", .council = "Municipal council", .meeting = "Meeting",
	    .of = "of", .at = "at", .agenda = "AGENDA",
	    .call = { "", "Second call", "Third and last call" },
	    .convened = "The members are called to this meeting to deliberate on the "
		"following points:",
	    .part = { "PUBLIC MEETING", "CLOSED MEETING" },
	    .closed = "Point in closed meeting",
	    .list = { "", "Supplementary point", "Urgent" },
	    .none = "No point." },
};

const struct words *
words_of(const char *language)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (language != NULL && strcmp(words[i].language, language) == 0)
			return &words[i];
	return &words[0];
}
