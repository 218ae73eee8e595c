/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"
#include "rec/check.h"
#include "rec/id.h"
#include "rec/value.h"

static const struct field deliberation_fields[DELIBERATION_FIELDS] = {
	[DELIBERATION_TITLE] = { .name = "title", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("title of the point (objet)") },
	[DELIBERATION_CATEGORY] = { .name = "category", .help = N_("matter (matière)") },
	[DELIBERATION_GROUP] = { .name = "group",
	    .help = N_("service or group that proposes it (groupe proposant)") },
	[DELIBERATION_PRIVACY] = { .name = "privacy", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "public", "secret", NULL }, .initial = "public",
	    .help = N_("part of the meeting; secret is huis clos") },
	[DELIBERATION_LIST] = { .name = "list", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "normal", "late", "urgent", NULL },
	    .initial = "normal",
	    .help = N_("list of the agenda; late is a point supplémentaire") },
	[DELIBERATION_MOTIVATION] = { .name = "motivation", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("recitals (considérants)") },
	[DELIBERATION_DECISION] = { .name = "decision", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("operative part (dispositif)") },
	[DELIBERATION_MEETING] = { .name = "meeting", .type = FIELD_LINK,
	    .target = &meeting_entity, .help = N_("meeting whose agenda it is on") },
	[DELIBERATION_NUMBER] = { .name = "number", .type = FIELD_ITEM,
	    .help = N_("number on the agenda: 2, or 2.10 for a sub-point") },
	[DELIBERATION_REFERENCE] = { .name = "reference", .flags = FIELD_SEARCHED,
	    .help = N_("legal reference") },
	[DELIBERATION_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE | FIELD_OPEN, .initial = "draft",
	    .values = (const char *const[]){ "draft", "validated", "presented", "frozen",
		"published", "returned", "pre-accepted", "accepted", "accepted-modified",
		"refused", "postponed", "postponed-next", "removed", "out-of-meeting", NULL },
	    .help = N_("state, or one of the levels of the assembly") },
	[DELIBERATION_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK,
	    .flags = FIELD_LONG, .target = &assembly_entity,
	    .help = N_("assembly that is to decide; that of the meeting once it has one") },
	[DELIBERATION_CLASSIFIER] = { .name = "classifier", .flags = FIELD_LONG,
	    .help = N_("classifier (classificateur)") },
	[DELIBERATION_ALL_GROUPS] = { .name = "all-groups", .flags = FIELD_LONG,
	    .help = N_("groups that it concerns, joined by commas (groupes associés)") },
	[DELIBERATION_GROUP_IN_CHARGE] = { .name = "group-in-charge", .flags = FIELD_LONG,
	    .help = N_("who answers for it (échevin, groupe gestionnaire)") },
	[DELIBERATION_COMMITTEE] = { .name = "committee", .flags = FIELD_LONG,
	    .help = N_("committee that has seen it (commission)") },
	[DELIBERATION_TO_DISCUSS] = { .name = "to-discuss", .type = FIELD_BOOLEAN,
	    .flags = FIELD_LONG, .help = N_("is to be discussed") },
	[DELIBERATION_POLL] = { .name = "poll", .type = FIELD_WORD, .flags = FIELD_LONG,
	    .values = (const char *const[]){ "public", "secret", "none", NULL },
	    .help = N_("how it is voted on; secret is scrutin secret") },
	[DELIBERATION_AUTHOR] = { .name = "author", .flags = FIELD_LONG,
	    .help = N_("who proposes it (auteur)") },
	[DELIBERATION_PREFERRED] = { .name = "preferred", .type = FIELD_LINK,
	    .flags = FIELD_LONG, .target = &meeting_entity,
	    .help = N_("meeting for which it is meant, and late from then on") },
	[DELIBERATION_HANDED] = { .name = "handed", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which a member handed it to the mayor (point supplémentaire)") },
	[DELIBERATION_ACT] = { .name = "act", .type = FIELD_WORD, .flags = FIELD_LONG,
	    .values = (const char *const[]){ "decision", "by-law", "budget", "accounts",
		"minutes", "candidates", "nominations", "availability", "suspension",
		"discipline", "heading", "information", "advice", "question", NULL },
	    .help = N_("nature of the act, which decides on secrecy, papers and publication "
	        "(decision)") },
	[DELIBERATION_AMOUNT] = { .name = "amount", .type = FIELD_MONEY, .flags = FIELD_LONG,
	    .help = N_("what it costs, in euros") },
	[DELIBERATION_NOTE] = { .name = "note", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("synthesis note (note de synthèse explicative)") },
	[DELIBERATION_EMERGENCY] = { .name = "emergency", .type = FIELD_WORD,
	    .flags = FIELD_LONG,
	    .values = (const char *const[]){ "asked", "granted", "refused", NULL },
	    .help = N_("emergency (urgence)") },
	[DELIBERATION_EMERGENCY_REASON] = { .name = "emergency-reason", .flags = FIELD_LONG,
	    .help = N_("why it cannot wait") },
	[DELIBERATION_COMPLETENESS] = { .name = "completeness", .type = FIELD_WORD,
	    .flags = FIELD_LONG,
	    .values = (const char *const[]){ "complete", "incomplete", "asked-again", NULL },
	    .help = N_("is the file complete (complétude)") },
	[DELIBERATION_PREDECESSOR] = { .name = "predecessor", .type = FIELD_LINK,
	    .flags = FIELD_LONG, .target = &deliberation_entity,
	    .help = N_("point that it follows on") },
	[DELIBERATION_SEND_TO] = { .name = "send-to", .type = FIELD_LINK, .flags = FIELD_LONG,
	    .target = &assembly_entity,
	    .help = N_("assembly that decides after this one has accepted it") },
	[DELIBERATION_RECURRING] = { .name = "recurring", .type = FIELD_BOOLEAN,
	    .flags = FIELD_LONG, .help = N_("comes back at each meeting (point récurrent)") },
	[DELIBERATION_OBSERVATIONS] = { .name = "observations",
	    .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("what the minutes tell of the discussion (observations)") },
	[DELIBERATION_PUBLICATION] = { .name = "publication", .type = FIELD_WORD,
	    .flags = FIELD_LONG,
	    .values = (const char *const[]){ "private", "in-project", "decision", NULL },
	    .help = N_("what the public sees of it: nothing, the draft, the decision") },
	[DELIBERATION_PUBLISH_ON] = { .name = "publish-on", .type = FIELD_DATE,
	    .flags = FIELD_LONG, .help = N_("day on which that begins") },
	[DELIBERATION_EMBARGO] = { .name = "embargo", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("last day on which a point of the closed part is kept secret") },
	[DELIBERATION_SUPERVISION] = { .name = "supervision", .type = FIELD_WORD,
	    .flags = FIELD_LONG,
	    .values = (const char *const[]){ "annulment", "approval", "accounts", "worship",
		"cpas-budget", NULL },
	    .help = N_("supervision that it is under (tutelle)") },
	[DELIBERATION_SENT] = { .name = "sent", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which it was sent to the supervising authority") },
	[DELIBERATION_RECEIVED] = { .name = "received", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which that received it with all its papers") },
	[DELIBERATION_EXTENDED] = { .name = "extended", .type = FIELD_BOOLEAN,
	    .flags = FIELD_LONG, .help = N_("it took more time to decide (prorogation)") },
	[DELIBERATION_APPROVED] = { .name = "approved", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which it approved") },
	[DELIBERATION_COPIED] = { .name = "copied", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which copies of the by-law went to the provincial college") },
	[DELIBERATION_PUBLISHED] = { .name = "published", .type = FIELD_DATE,
	    .flags = FIELD_LONG, .help = N_("day on which the by-law was published") },
	[DELIBERATION_EFFECT] = { .name = "effect", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day from which the by-law itself says that it binds") },
	[DELIBERATION_INITIATOR] = { .name = "initiator", .flags = FIELD_LONG,
	    .help = N_("on whose initiative it comes (initiateur)") },
	[DELIBERATION_TAGS] = { .name = "tags", .flags = FIELD_LONG,
	    .help = N_("words to find it by, joined by commas (étiquettes)") },
	[DELIBERATION_BUDGET] = { .name = "budget", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("articles of the budget that bear it") },
	[DELIBERATION_FOLLOW_UP] = { .name = "follow-up", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("what is to be done after the decision, and was (suivi)") },
	[DELIBERATION_EXTERNAL] = { .name = "external", .flags = FIELD_LONG,
	    .help = N_("what another system calls it") },
	[DELIBERATION_INTERNAL_NUMBER] = { .name = "internal-number", .flags = FIELD_LONG,
	    .help = N_("what the services call its file (numéro interne)") },
	[DELIBERATION_TAKEN_OVER_BY] = { .name = "taken-over-by", .flags = FIELD_LONG,
	    .help = N_("who of the services works on it (pris en charge par)") },
	[DELIBERATION_INTERNAL_NOTE] = { .name = "internal-note",
	    .flags = FIELD_LONG | FIELD_INTERNAL,
	    .help = N_("for the services alone: on no paper, in no export (note interne)") },
	[DELIBERATION_MARGINAL_NOTE] = { .name = "marginal-note",
	    .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("what happened to it since, beside it in minutes and register "
	        "(mention marginale)") },
	[DELIBERATION_COMMITTEE_TRANSCRIPT] = { .name = "committee-transcript",
	    .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("what its committee said of it (travaux de la commission)") },
	[DELIBERATION_SUPERVISES] = { .name = "supervises", .type = FIELD_WORD,
	    .flags = FIELD_LONG, .values = (const char *const[]){ "cpas", NULL },
	    .help = N_("whose acts it exercises supervision over (tutelle)") },
	[DELIBERATION_ENTERED] = { .name = "entered", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which it was put on the agenda of its meeting") },
	[DELIBERATION_REGISTRIES] = { .name = "registries", .type = FIELD_DATE,
	    .flags = FIELD_LONG, .help = N_("day on which copies of the by-law went to the "
	        "registries of the courts (greffes)") },
	[DELIBERATION_FOLLOWED] = { .name = "followed", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which what was to be done after the decision was done") },
};

/* Of an assembly that says nothing of its own, as point_next() (flow.h) tells; what
 * is presented becomes frozen and published with its meeting. */
static const struct step deliberation_flow[] = {
	{ "draft", "validated" },
	{ "validated", "presented" }, { "validated", "draft" },
	{ "validated", "out-of-meeting" },
	{ "presented", "removed" }, { "presented", "returned" }, { "presented", "validated" },
	{ "frozen", "removed" }, { "frozen", "returned" }, { "frozen", "validated" },
	{ "published", "accepted" }, { "published", "accepted-modified" },
	{ "published", "pre-accepted" }, { "published", "refused" },
	{ "published", "postponed" }, { "published", "postponed-next" },
	{ "published", "removed" }, { "published", "returned" }, { "published", "validated" },
	{ "returned", "published" }, { "returned", "validated" },
	{ "pre-accepted", "accepted" }, { "pre-accepted", "accepted-modified" },
	{ "pre-accepted", "published" },
	{ "accepted", "published" }, { "accepted-modified", "published" },
	{ "refused", "published" }, { "postponed", "published" },
	{ "postponed-next", "published" }, { "removed", "published" },
	{ "out-of-meeting", "validated" },
};

static bool
deliberation_check(const struct entity *e, const struct record *r, struct err *err)
{
	if (r->value[DELIBERATION_NUMBER].data != NULL &&
	    r->value[DELIBERATION_MEETING].data == NULL)
		return err_set(err, STATUS_BAD, _("%s: a number, but no meeting"),
		    e->field[DELIBERATION_NUMBER].name);
	if (r->value[DELIBERATION_FOLLOWED].data != NULL &&
	    r->value[DELIBERATION_FOLLOW_UP].data == NULL)
		return err_set(err, STATUS_BAD, _("%s: done, but nothing was to be done"),
		    e->field[DELIBERATION_FOLLOWED].name);
	if (r->value[DELIBERATION_EMERGENCY].data != NULL &&
	    r->value[DELIBERATION_EMERGENCY_REASON].data == NULL)
		return err_set(err, STATUS_BAD, _("%s: asked, but no reason given"),
		    e->field[DELIBERATION_EMERGENCY].name);
	if (r->value[DELIBERATION_PREDECESSOR].data != NULL &&
	    id_parse(r->value[DELIBERATION_PREDECESSOR]) == r->id)
		return err_set(err, STATUS_BAD, _("%s: no point follows on itself"),
		    e->field[DELIBERATION_PREDECESSOR].name);
	if (r->value[DELIBERATION_SEND_TO].data != NULL &&
	    text_same(r->value[DELIBERATION_SEND_TO], r->value[DELIBERATION_ASSEMBLY]))
		return err_set(err, STATUS_BAD, _("%s: is the assembly that it comes from"),
		    e->field[DELIBERATION_SEND_TO].name);
	return check_order(e, r, DELIBERATION_SENT, DELIBERATION_RECEIVED, err) &&
	    check_order(e, r, DELIBERATION_RECEIVED, DELIBERATION_APPROVED, err);
}

const struct entity deliberation_entity = {
	.name = "deliberation", .plural = N_("deliberations"), .prefix = "D",
	.french = "délibération, point de l’ordre du jour",
	.help = N_("a point of an agenda and the decision on it"),
	.field = deliberation_fields, .nfield = DELIBERATION_FIELDS,
	.flow = deliberation_flow, .nflow = sizeof deliberation_flow / sizeof *deliberation_flow,
	.check = deliberation_check,
};
