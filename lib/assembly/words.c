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
words_office(const char *language, struct text role, bool many)
{
	size_t at = language_at(language), i;

	for (i = 0; i < sizeof offices / sizeof *offices; i++)
		if (text_is(role, offices[i].role))
			return many ? offices[i].name[at].many : offices[i].name[at].one;
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
