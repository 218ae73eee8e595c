/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/words.h"

#include <stddef.h>
#include <string.h>

#include "paper/redact.h"
#include "rec/value.h"

enum { FRENCH, DUTCH, GERMAN, ENGLISH, LANGUAGES };
static const char *const languages[LANGUAGES] = { "fr", "nl", "de", "en" };

static const char *const councils[LANGUAGES] = {
	"Conseil communal", "Gemeenteraad", "Gemeinderat", "Municipal council"
};

static const char *const masks[LANGUAGES] = {
	REDACTED, "VERBORGEN TEKST", "UNKENNTLICH GEMACHT", "MASKED TEXT"
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

static const struct {
	const char *kind, *state;
	const char *name[LANGUAGES];
} states[] = {
	{ "deliberation", "draft", { "en projet", "ontwerp", "Entwurf", "draft" } },
	{ "deliberation", "validated", { "validé", "goedgekeurd voor de agenda", "freigegeben",
	    "validated" } },
	{ "deliberation", "presented", { "inscrit à l’ordre du jour", "op de agenda",
	    "auf der Tagesordnung", "on the agenda" } },
	{ "deliberation", "frozen", { "arrêté à l’ordre du jour", "vast op de agenda",
	    "Tagesordnung festgelegt", "settled on the agenda" } },
	{ "deliberation", "published", { "publié à l’ordre du jour", "agenda bekendgemaakt",
	    "Tagesordnung veröffentlicht", "published on the agenda" } },
	{ "deliberation", "returned", { "renvoyé à son auteur", "terug bij de indiener",
	    "zurück beim Verfasser", "returned to its author" } },
	{ "deliberation", "pre-accepted", { "préaccepté", "voorlopig aangenomen",
	    "vorläufig angenommen", "accepted for now" } },
	{ "deliberation", "accepted", { "adopté", "aangenomen", "angenommen", "accepted" } },
	{ "deliberation", "accepted-modified", { "adopté avec modifications",
	    "aangenomen met wijzigingen", "mit Änderungen angenommen",
	    "accepted with changes" } },
	{ "deliberation", "refused", { "refusé", "verworpen", "abgelehnt", "refused" } },
	{ "deliberation", "postponed", { "reporté", "uitgesteld", "vertagt", "postponed" } },
	{ "deliberation", "postponed-next", { "reporté à la séance suivante",
	    "uitgesteld tot de volgende vergadering", "auf die nächste Sitzung vertagt",
	    "postponed to the next meeting" } },
	{ "deliberation", "not-applicable", { "sans objet", "zonder voorwerp", "gegenstandslos",
	    "without object" } },
	{ "deliberation", "removed", { "retiré de l’ordre du jour", "van de agenda gehaald",
	    "von der Tagesordnung abgesetzt", "removed from the agenda" } },
	{ "deliberation", "out-of-meeting", { "décidé hors séance",
	    "buiten vergadering beslist", "außerhalb der Sitzung entschieden",
	    "decided out of a meeting" } },
	{ "meeting", "created", { "créée", "aangemaakt", "angelegt", "created" } },
	{ "meeting", "frozen", { "ordre du jour arrêté", "agenda vastgelegd",
	    "Tagesordnung festgelegt", "agenda settled" } },
	{ "meeting", "published", { "ordre du jour publié", "agenda bekendgemaakt",
	    "Tagesordnung veröffentlicht", "agenda published" } },
	{ "meeting", "decided", { "tenue", "gehouden", "abgehalten", "held" } },
	{ "meeting", "decisions-published", { "décisions publiées", "beslissingen bekendgemaakt",
	    "Beschlüsse veröffentlicht", "decisions published" } },
	{ "meeting", "closed", { "clôturée", "afgesloten", "abgeschlossen", "closed" } },
	{ "advice", "asked", { "demandé", "gevraagd", "angefragt", "asked" } },
	{ "advice", "given", { "remis", "gegeven", "abgegeben", "given" } },
	{ "advice", "asked-again", { "redemandé", "opnieuw gevraagd", "erneut angefragt",
	    "asked again" } },
	{ "advice", "invalidated", { "caduc, le point ayant changé",
	    "vervallen, het punt is gewijzigd", "hinfällig, der Punkt wurde geändert",
	    "void, the point has changed" } },
	{ "advice", "alert", { "à rendre bientôt", "binnenkort te geven", "bald fällig",
	    "due soon" } },
	{ "advice", "late", { "en retard", "te laat", "überfällig", "late" } },
	{ "advice", "withdrawn", { "plus demandé", "niet meer gevraagd",
	    "nicht mehr angefragt", "no longer asked" } },
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
words_masked(const char *language)
{
	return masks[language_at(language)];
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
words_state(const char *language, const char *kind, struct text state)
{
	size_t i;

	for (i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(kind, states[i].kind) == 0 && text_is(state, states[i].state))
			return text_of(states[i].name[language_at(language)]);
	return state;
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

void
words_amount(struct buf *b, const char *language, struct text amount)
{
	bool english = language_at(language) == ENGLISH;
	const char *point = memchr(amount.data, '.', amount.size);
	size_t whole = point == NULL ? amount.size : (size_t)(point - amount.data), i;

	for (i = 0; i < amount.size; i++) {
		if (i == whole)
			buf_char(b, english ? '.' : ',');
		else
			buf_char(b, amount.data[i]);
		if (i + 1 < whole && (whole - i - 1) % 3 == 0 && amount.data[i] != '-')
			buf_char(b, english ? ',' : '.');
	}
}
