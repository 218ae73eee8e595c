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

/* Of one and of many; of women where that is another, in the order of the languages. */
static const struct {
	const char *role;
	struct { const char *one, *many, *her, *hers; } name[LANGUAGES];
} offices[] = {
	{ "mayor", { { "Bourgmestre", "Bourgmestres", NULL, NULL },
	    { "Burgemeester", "Burgemeesters", NULL, NULL },
	    { "Bürgermeister", "Bürgermeister", "Bürgermeisterin", "Bürgermeisterinnen" },
	    { "Mayor", "Mayors", NULL, NULL } } },
	{ "alderman", { { "Échevin", "Échevins", "Échevine", "Échevines" },
	    { "Schepen", "Schepenen", NULL, NULL },
	    { "Schöffe", "Schöffen", "Schöffin", "Schöffinnen" },
	    { "Alderman", "Aldermen", "Alderwoman", "Alderwomen" } } },
	{ "president", { { "Président", "Présidents", "Présidente", "Présidentes" },
	    { "Voorzitter", "Voorzitters", NULL, NULL },
	    { "Vorsitzender", "Vorsitzende", "Vorsitzende", "Vorsitzende" },
	    { "President", "Presidents", NULL, NULL } } },
	{ "cpas-president", { { "Président du CPAS", "Présidents du CPAS",
	    "Présidente du CPAS", "Présidentes du CPAS" },
	    { "OCMW-voorzitter", "OCMW-voorzitters", NULL, NULL },
	    { "ÖSHZ-Präsident", "ÖSHZ-Präsidenten", "ÖSHZ-Präsidentin", "ÖSHZ-Präsidentinnen" },
	    { "President of the CPAS", "Presidents of the CPAS", NULL, NULL } } },
	{ "councillor", { { "Conseiller", "Conseillers", "Conseillère", "Conseillères" },
	    { "Raadslid", "Raadsleden", NULL, NULL },
	    { "Ratsmitglied", "Ratsmitglieder", NULL, NULL },
	    { "Councillor", "Councillors", NULL, NULL } } },
	{ "member", { { "Membre", "Membres", NULL, NULL }, { "Lid", "Leden", NULL, NULL },
	    { "Mitglied", "Mitglieder", NULL, NULL }, { "Member", "Members", NULL, NULL } } },
	{ "director-general", { { "Directeur général", "Directeurs généraux",
	    "Directrice générale", "Directrices générales" },
	    { "Algemeen directeur", "Algemeen directeurs", NULL, NULL },
	    { "Generaldirektor", "Generaldirektoren", "Generaldirektorin",
	    "Generaldirektorinnen" }, { "Director general", "Directors general", NULL, NULL } } },
	{ "finance-director", { { "Directeur financier", "Directeurs financiers",
	    "Directrice financière", "Directrices financières" },
	    { "Financieel directeur", "Financieel directeurs", NULL, NULL },
	    { "Finanzdirektor", "Finanzdirektoren", "Finanzdirektorin", "Finanzdirektorinnen" },
	    { "Finance director", "Finance directors", NULL, NULL } } },
	{ "secretary", { { "Secrétaire", "Secrétaires", NULL, NULL },
	    { "Secretaris", "Secretarissen", NULL, NULL },
	    { "Sekretär", "Sekretäre", "Sekretärin", "Sekretärinnen" },
	    { "Secretary", "Secretaries", NULL, NULL } } },
};

/* By enum civility. */
static const struct {
	const char *gender, *name[LANGUAGES][3];
} civilities[] = {
	{ "f", { { "Madame", "Mme", "Madame" }, { "Mevrouw", "mevr.", "Mevrouw" },
	    { "Frau", "Frau", "Sehr geehrte Dame" }, { "Ms", "Ms", "Dear Madam" } } },
	{ "m", { { "Monsieur", "M.", "Monsieur" }, { "De heer", "dhr.", "Mijnheer" },
	    { "Herrn", "Herr", "Sehr geehrter Herr" }, { "Mr", "Mr", "Dear Sir" } } },
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
words_office(const char *language, struct text role, bool women, bool many)
{
	size_t at = language_at(language), i;

	for (i = 0; i < sizeof offices / sizeof *offices; i++) {
		if (!text_is(role, offices[i].role))
			continue;
		if (women && offices[i].name[at].her != NULL)
			return many ? offices[i].name[at].hers : offices[i].name[at].her;
		return many ? offices[i].name[at].many : offices[i].name[at].one;
	}
	return role.data;
}

struct text
words_form(struct text t, bool woman)
{
	struct text his;

	return text_part(&t, '|', &his) && (!woman || t.data == NULL) ? his : t;
}

const char *
words_civility(const char *language, struct text gender, enum civility civility)
{
	size_t at = language_at(language), i;

	for (i = 0; i < sizeof civilities / sizeof *civilities; i++)
		if (text_is(gender, civilities[i].gender))
			return civilities[i].name[at][civility];
	return "";
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
