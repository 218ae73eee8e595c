/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/words.h"

#include <stddef.h>
#include <string.h>

#include "rec/value.h"

enum { FRENCH, DUTCH, GERMAN, ENGLISH, LANGUAGES };
static const char *const languages[LANGUAGES] = { "fr", "nl", "de", "en" };

static const char *const councils[LANGUAGES] = {
	"Conseil communal", "Gemeenteraad", "Gemeinderat", "Municipal council"
};

static const struct {
	const char *role;
	struct { const char *one, *many; } name[LANGUAGES];
} offices[] = {
	{ "mayor", { { "Bourgmestre", "Bourgmestres" }, { "Burgemeester", "Burgemeesters" },
	    { "Bürgermeister", "Bürgermeister" }, { "Mayor", "Mayors" } } },
	{ "alderman", { { "Échevin", "Échevins" }, { "Schepen", "Schepenen" },
	    { "Schöffe", "Schöffen" }, { "Alderman", "Aldermen" } } },
	{ "president", { { "Président", "Présidents" }, { "Voorzitter", "Voorzitters" },
	    { "Vorsitzender", "Vorsitzende" }, { "President", "Presidents" } } },
	{ "cpas-president", { { "Président du CPAS", "Présidents du CPAS" },
	    { "OCMW-voorzitter", "OCMW-voorzitters" }, { "ÖSHZ-Präsident", "ÖSHZ-Präsidenten" },
	    { "President of the CPAS", "Presidents of the CPAS" } } },
	{ "councillor", { { "Conseiller", "Conseillers" }, { "Raadslid", "Raadsleden" },
	    { "Ratsmitglied", "Ratsmitglieder" }, { "Councillor", "Councillors" } } },
	{ "member", { { "Membre", "Membres" }, { "Lid", "Leden" }, { "Mitglied", "Mitglieder" },
	    { "Member", "Members" } } },
	{ "director-general", { { "Directeur général", "Directeurs généraux" },
	    { "Algemeen directeur", "Algemeen directeurs" },
	    { "Generaldirektor", "Generaldirektoren" },
	    { "Director general", "Directors general" } } },
	{ "finance-director", { { "Directeur financier", "Directeurs financiers" },
	    { "Financieel directeur", "Financieel directeurs" },
	    { "Finanzdirektor", "Finanzdirektoren" },
	    { "Finance director", "Finance directors" } } },
	{ "secretary", { { "Secrétaire", "Secrétaires" }, { "Secretaris", "Secretarissen" },
	    { "Sekretär", "Sekretäre" }, { "Secretary", "Secretaries" } } },
};

static const struct {
	const char *opinion, *name[LANGUAGES];
} opinions[] = {
	{ "positive", { "favorable", "gunstig", "günstig", "favourable" } },
	{ "positive-with-comments", { "favorable avec commentaires", "gunstig met opmerkingen",
	    "günstig mit Bemerkungen", "favourable with comments" } },
	{ "positive-with-remarks", { "favorable avec remarques", "gunstig met bedenkingen",
	    "günstig mit Anmerkungen", "favourable with remarks" } },
	{ "positive-after-modification", { "favorable après modification",
	    "gunstig na wijziging", "günstig nach Änderung", "favourable after modification" } },
	{ "cautious", { "réservé", "voorbehouden", "zurückhaltend", "reserved" } },
	{ "negative", { "défavorable", "ongunstig", "ungünstig", "unfavourable" } },
	{ "negative-with-remarks", { "défavorable avec remarques", "ongunstig met bedenkingen",
	    "ungünstig mit Anmerkungen", "unfavourable with remarks" } },
	{ "back-to-author", { "renvoyant le dossier à son auteur",
	    "terug naar de steller", "zurück an den Verfasser",
	    "back to its author" } },
	{ "nil", { "sans observation", "zonder opmerking", "ohne Bemerkung",
	    "without observation" } },
	{ "read", { "de prise de connaissance", "kennisgenomen", "zur Kenntnis genommen",
	    "read" } },
};

static size_t
language_at(const char *language)
{
	size_t i;

	for (i = 0; i < LANGUAGES; i++)
		if (language != NULL && strcmp(languages[i], language) == 0)
			return i;
	return FRENCH;
}

const char *
words_council(const char *language)
{
	return councils[language_at(language)];
}

const char *
words_office(const char *language, struct text role, bool many)
{
	size_t at = language_at(language), i;

	for (i = 0; i < sizeof offices / sizeof *offices; i++)
		if (text_is(role, offices[i].role))
			return many ? offices[i].name[at].many : offices[i].name[at].one;
	return role.data;
}

const char *
words_opinion(const char *language, struct text opinion)
{
	size_t at = language_at(language), i;

	for (i = 0; i < sizeof opinions / sizeof *opinions; i++)
		if (text_is(opinion, opinions[i].opinion))
			return opinions[i].name[at];
	return opinion.data;
}
