/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"

#include <string.h>

#include "base/decimal.h"
#include "rec/value.h"

/* Refuses a record whose period ends before it starts. */
static bool
in_order(const struct record *r, int from, int to, const struct entity *e, struct err *err)
{
	struct text a = r->value[from], b = r->value[to];

	/* Dates and times sort as their texts do. */
	if (a.data == NULL || b.data == NULL || strncmp(a.data, b.data, a.size) <= 0)
		return true;
	return err_set(err, STATUS_BAD, _("%s: %.*s is before %s, %.*s"), e->field[to].name,
	    (int)b.size, b.data, e->field[from].name, (int)a.size, a.data);
}

static bool
at_least(const struct record *r, int at, int64_t least, int64_t most,
    const struct entity *e, struct err *err)
{
	struct text t = r->value[at];
	int64_t n;

	if (t.data == NULL || integer_parse(t, least, most, &n))
		return true;
	return err_set(err, STATUS_BAD, _("%s: not from %d to %d: %.*s"), e->field[at].name,
	    (int)least, (int)most, (int)t.size, t.data);
}

/* Assembly */

static const char *const assembly_kinds[] = {
	"council", "college", "cpas-council", "permanent-bureau", "police-council",
	"police-college", "general-assembly", "board", NULL
};

static const struct field assembly_fields[ASSEMBLY_FIELDS] = {
	[ASSEMBLY_NAME] = { .name = "name", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("name of the assembly") },
	[ASSEMBLY_KIND] = { .name = "kind", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = assembly_kinds, .help = N_("kind of assembly") },
	[ASSEMBLY_SEATS] = { .name = "seats", .type = FIELD_INTEGER,
	    .help = N_("members in office when all seats are taken") },
	[ASSEMBLY_CONVOCATION_DAYS] = { .name = "convocation-days", .type = FIELD_INTEGER,
	    .help = N_("clear days of a convocation (jours francs)") },
	[ASSEMBLY_REFERENCE_FORMAT] = { .name = "reference-format",
	    .help = N_("how the references of its decisions are written") },
	[ASSEMBLY_ORDERING] = { .name = "ordering",
	    .help = N_("keys that put the points of an agenda in order") },
	[ASSEMBLY_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "dissolved", NULL },
	    .help = N_("state") },
};

static const struct step assembly_flow[] = {
	{ .from = "active", .to = "dissolved" },
	{ .from = "dissolved", .to = "active" },
};

static bool
assembly_check(const struct entity *e, const struct record *r, struct err *err)
{
	return at_least(r, ASSEMBLY_SEATS, 1, 999, e, err) &&
	    at_least(r, ASSEMBLY_CONVOCATION_DAYS, 0, 365, e, err);
}

const struct entity assembly_entity = {
	.name = "assembly", .plural = N_("assemblies"), .prefix = "A",
	.french = "assemblée", .help = N_("an assembly that deliberates: council, college, board"),
	.field = assembly_fields, .nfield = ASSEMBLY_FIELDS,
	.flow = assembly_flow, .nflow = sizeof assembly_flow / sizeof *assembly_flow,
	.check = assembly_check,
};

/* Mandate */

static const char *const mandate_roles[] = {
	"mayor", "alderman", "president", "cpas-president", "councillor", "member",
	"director-general", "finance-director", "secretary", NULL
};

static const struct field mandate_fields[MANDATE_FIELDS] = {
	[MANDATE_PERSON] = { .name = "person", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("name of the person") },
	[MANDATE_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &assembly_entity, .help = N_("assembly in which the person sits") },
	[MANDATE_ROLE] = { .name = "role", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = mandate_roles, .initial = "councillor", .help = N_("office held (fonction)") },
	[MANDATE_GROUP] = { .name = "group", .flags = FIELD_SEARCHED,
	    .help = N_("political group (groupe politique)") },
	[MANDATE_BIRTH] = { .name = "birth", .type = FIELD_DATE,
	    .help = N_("date of birth: the oldest wins a tie") },
	[MANDATE_ORDER] = { .name = "order", .type = FIELD_INTEGER,
	    .help = N_("rank in the order of precedence (tableau de préséance)") },
	[MANDATE_FROM] = { .name = "from", .type = FIELD_DATE, .help = N_("first day of the mandate") },
	[MANDATE_TO] = { .name = "to", .type = FIELD_DATE, .help = N_("last day of the mandate") },
	[MANDATE_VOTE] = { .name = "vote", .type = FIELD_BOOLEAN, .flags = FIELD_REQUIRED,
	    .initial = "yes", .help = N_("has a vote (voix délibérative)") },
	[MANDATE_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "prevented", "ended", NULL },
	    .help = N_("state; prevented is empêché") },
};

static const struct step mandate_flow[] = {
	{ .from = "active", .to = "prevented" },
	{ .from = "prevented", .to = "active" },
	{ .from = "active", .to = "ended" },
	{ .from = "prevented", .to = "ended" },
	{ .from = "ended", .to = "active" },
};

static bool
mandate_check(const struct entity *e, const struct record *r, struct err *err)
{
	return in_order(r, MANDATE_FROM, MANDATE_TO, e, err);
}

const struct entity mandate_entity = {
	.name = "mandate", .plural = N_("mandates"), .prefix = "N",
	.french = "mandat", .help = N_("the seat of a person in an assembly"),
	.field = mandate_fields, .nfield = MANDATE_FIELDS,
	.flow = mandate_flow, .nflow = sizeof mandate_flow / sizeof *mandate_flow,
	.check = mandate_check,
};

/* Meeting */

static const struct field meeting_fields[MEETING_FIELDS] = {
	[MEETING_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &assembly_entity, .help = N_("assembly that meets") },
	[MEETING_NAME] = { .name = "name", .flags = FIELD_SEARCHED,
	    .help = N_("name of the meeting") },
	[MEETING_DATE] = { .name = "date", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
	    .help = N_("day of the meeting") },
	[MEETING_START] = { .name = "start", .type = FIELD_TIME, .help = N_("hour at which it starts") },
	[MEETING_END] = { .name = "end", .type = FIELD_TIME, .help = N_("hour at which it ends") },
	[MEETING_PLACE] = { .name = "place", .flags = FIELD_SEARCHED, .help = N_("where it is held") },
	[MEETING_CALL] = { .name = "call", .type = FIELD_INTEGER, .flags = FIELD_REQUIRED,
	    .initial = "1", .help = N_("first, second or third call (convocation): 1 to 3") },
	[MEETING_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "created",
	    .values = (const char *const[]){ "created", "frozen", "published", "decided",
		"closed", NULL },
	    .help = N_("state") },
};

static const struct step meeting_flow[] = {
	{ .from = "created", .to = "frozen" },
	{ .from = "frozen", .to = "published" },
	{ .from = "published", .to = "decided" },
	{ .from = "decided", .to = "closed" },
	{ .from = "closed", .to = "decided" },
	{ .from = "decided", .to = "published" },
	{ .from = "published", .to = "frozen" },
	{ .from = "frozen", .to = "created" },
};

static bool
meeting_check(const struct entity *e, const struct record *r, struct err *err)
{
	return at_least(r, MEETING_CALL, 1, 3, e, err);
}

const struct entity meeting_entity = {
	.name = "meeting", .plural = N_("meetings"), .prefix = "M",
	.french = "séance", .help = N_("a sitting of an assembly"),
	.field = meeting_fields, .nfield = MEETING_FIELDS,
	.flow = meeting_flow, .nflow = sizeof meeting_flow / sizeof *meeting_flow,
	.check = meeting_check,
};

/* Deliberation */

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
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "draft",
	    .values = (const char *const[]){ "draft", "validated", "presented", "frozen",
		"published", "accepted", "accepted-modified", "refused", "postponed",
		"removed", NULL },
	    .help = N_("state") },
};

static const struct step deliberation_flow[] = {
	{ .from = "draft", .to = "validated" },
	{ .from = "validated", .to = "draft" },
	{ .from = "validated", .to = "presented" },
	{ .from = "presented", .to = "validated" },
	{ .from = "presented", .to = "frozen" },
	{ .from = "frozen", .to = "presented" },
	{ .from = "frozen", .to = "published" },
	{ .from = "published", .to = "frozen" },
	{ .from = "published", .to = "accepted" },
	{ .from = "published", .to = "accepted-modified" },
	{ .from = "published", .to = "refused" },
	{ .from = "published", .to = "postponed" },
	{ .from = "published", .to = "removed" },
	{ .from = "accepted", .to = "published" },
	{ .from = "accepted-modified", .to = "published" },
	{ .from = "refused", .to = "published" },
	{ .from = "postponed", .to = "published" },
	{ .from = "removed", .to = "published" },
};

static bool
deliberation_check(const struct entity *e, const struct record *r, struct err *err)
{
	if (r->value[DELIBERATION_NUMBER].data != NULL &&
	    r->value[DELIBERATION_MEETING].data == NULL)
		return err_set(err, STATUS_BAD, _("%s: a number, but no meeting"),
		    e->field[DELIBERATION_NUMBER].name);
	return true;
}

const struct entity deliberation_entity = {
	.name = "deliberation", .plural = N_("deliberations"), .prefix = "D",
	.french = "délibération, point de l’ordre du jour",
	.help = N_("a point of an agenda and the decision on it"),
	.field = deliberation_fields, .nfield = DELIBERATION_FIELDS,
	.flow = deliberation_flow, .nflow = sizeof deliberation_flow / sizeof *deliberation_flow,
	.check = deliberation_check,
};

static const struct entity *const kinds[] = {
	&assembly_entity, &mandate_entity, &meeting_entity, &deliberation_entity, NULL
};
static const char *const migrations[] = {
	"wing-0001-ground", "assembly-0001-meetings", NULL
};

const struct wing assembly_wing = {
	.name = "assembly", .help = N_("assemblies, their meetings and deliberations"),
	.kind = kinds, .migration = migrations,
};
