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
