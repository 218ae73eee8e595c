/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"

#include <string.h>

#include "rec/check.h"
#include "rec/value.h"

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
	[MANDATE_ADDRESS] = { .name = "address", .flags = FIELD_LONG,
	    .help = N_("where letters go, line by line") },
	[MANDATE_EXTERNAL] = { .name = "external", .flags = FIELD_LONG,
	    .help = N_("what another system calls it") },
	[MANDATE_GENDER] = { .name = "gender", .type = FIELD_WORD, .flags = FIELD_LONG,
	    .values = (const char *const[]){ "f", "m", "x", NULL },
	    .help = N_("gender, which papers address the person by: f Madame, m Monsieur, x "
	        "neither") },
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
	return check_order(e, r, MANDATE_FROM, MANDATE_TO, err);
}

const struct entity mandate_entity = {
	.name = "mandate", .plural = N_("mandates"), .prefix = "N",
	.french = "mandat", .help = N_("the seat of a person in an assembly"),
	.field = mandate_fields, .nfield = MANDATE_FIELDS,
	.flow = mandate_flow, .nflow = sizeof mandate_flow / sizeof *mandate_flow,
	.check = mandate_check,
};

/* Signatory */

static const struct field signatory_fields[SIGNATORY_FIELDS] = {
	[SIGNATORY_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &assembly_entity,
	    .help = N_("assembly whose acts are signed") },
	[SIGNATORY_MANDATE] = { .name = "mandate", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &mandate_entity, .help = N_("who signs") },
	[SIGNATORY_NUMBER] = { .name = "number", .type = FIELD_INTEGER, .flags = FIELD_REQUIRED,
	    .help = N_("place among the signatures: 1 signs first") },
	[SIGNATORY_TITLE] = { .name = "title",
	    .help = N_("what stands above the name (Le Bourgmestre), or both forms: Le Bourgmestre|La "
	        "Bourgmestre") },
	[SIGNATORY_FROM] = { .name = "from", .type = FIELD_DATE, .help = N_("first day") },
	[SIGNATORY_TO] = { .name = "to", .type = FIELD_DATE, .help = N_("last day") },
};

static bool
signatory_check(const struct entity *e, const struct record *r, struct err *err)
{
	return check_range(e, r, SIGNATORY_NUMBER, 1, 99, err) &&
	    check_order(e, r, SIGNATORY_FROM, SIGNATORY_TO, err);
}

const struct entity signatory_entity = {
	.name = "signatory", .plural = N_("signatories"), .prefix = "SG",
	.french = "signataire", .help = N_("who signs the acts of an assembly, and when"),
	.field = signatory_fields, .nfield = SIGNATORY_FIELDS, .check = signatory_check,
};

/* Attendance */

static const struct field attendance_fields[ATTENDANCE_FIELDS] = {
	[ATTENDANCE_MEETING] = { .name = "meeting", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &meeting_entity,
	    .help = N_("meeting") },
	[ATTENDANCE_MANDATE] = { .name = "mandate", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &mandate_entity,
	    .help = N_("whose attendance it is") },
	[ATTENDANCE_PRESENCE] = { .name = "presence", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED, .initial = "present", .values = (const char *const[]){
	    "present", "excused", "absent", "not-taking-part", "conflict", "replaced",
	    "represented", NULL },
	    .help = N_("presence; conflict is an interest that forbids to take part, represented "
		"is by proxy (procuration)") },
	[ATTENDANCE_FROM] = { .name = "from", .type = FIELD_LINK, .target = &deliberation_entity,
	    .help = N_("first point that it is about; none is the first of all") },
	[ATTENDANCE_UNTIL] = { .name = "until", .type = FIELD_LINK,
	    .target = &deliberation_entity,
	    .help = N_("last point that it is about; none is the last of all") },
	[ATTENDANCE_REPLACED_BY] = { .name = "replaced-by", .type = FIELD_LINK,
	    .target = &mandate_entity, .help = N_("who sits in the place, or holds the proxy") },
	[ATTENDANCE_POSITION] = { .name = "position",
	    .help = N_("office held on that day, when it is another (fonction), or both forms: "
	        "échevin|échevine") },
	[ATTENDANCE_SIGNS] = { .name = "signs", .type = FIELD_INTEGER,
	    .help = N_("place among the signatures of this meeting") },
	[ATTENDANCE_REASON] = { .name = "reason", .help = N_("why") },
	[ATTENDANCE_ORDER] = { .name = "order", .type = FIELD_INTEGER,
	    .help = N_("rank in the order of precedence, when it is another") },
};

static bool
attendance_check(const struct entity *e, const struct record *r, struct err *err)
{
	bool other = listed(text_of("replaced,represented"), r->value[ATTENDANCE_PRESENCE]);

	if (other != (r->value[ATTENDANCE_REPLACED_BY].data != NULL))
		return err_set(err, STATUS_BAD, other ? _("%s: nobody, but presence is %s") :
		    _("%s: somebody, but presence is %s"), e->field[ATTENDANCE_REPLACED_BY].name,
		    r->value[ATTENDANCE_PRESENCE].data);
	if (r->value[ATTENDANCE_SIGNS].data != NULL &&
	    strcmp(r->value[ATTENDANCE_PRESENCE].data, "present") != 0)
		return err_set(err, STATUS_BAD, _("%s: a place among the signatures, but presence "
		    "is not present"), e->field[ATTENDANCE_SIGNS].name);
	return check_range(e, r, ATTENDANCE_SIGNS, 1, 99, err) &&
	    check_range(e, r, ATTENDANCE_ORDER, 1, 9999, err);
}

const struct entity attendance_entity = {
	.name = "attendance", .plural = N_("attendances"), .prefix = "AT",
	.french = "présence", .help = N_("who was there, at a meeting or at some of its points"),
	.field = attendance_fields, .nfield = ATTENDANCE_FIELDS, .check = attendance_check,
};
