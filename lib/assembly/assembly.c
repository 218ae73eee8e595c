/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"
#include "assembly/demand.h"
#include "assembly/manner.h"
#include "assembly/ordering.h"
#include "assembly/reference.h"
#include "rec/check.h"
#include "rec/value.h"

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
	[ASSEMBLY_ORDERING] = { .name = "ordering", .flags = FIELD_LIST,
	    .help = N_("keys that put the points of an agenda in order") },
	[ASSEMBLY_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "dissolved", NULL },
	    .help = N_("state") },
	[ASSEMBLY_LEVELS] = { .name = "levels", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("states of a point until it may be presented (draft,validated)") },
	[ASSEMBLY_MEETING_STATES] = { .name = "meeting-states",
	    .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("states of a meeting between created and closed "
	        "(frozen,published,decided; decisions-published)") },
	[ASSEMBLY_ON_STEP] = { .name = "on-step", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("what happens to the points when a meeting moves: "
	        "STATE:FROM=TO, separated by commas") },
	[ASSEMBLY_GROUPS] = { .name = "groups", .flags = FIELD_LONG,
	    .help = N_("its services and groups, in their order (groupes proposants)") },
	[ASSEMBLY_CATEGORIES] = { .name = "categories", .flags = FIELD_LONG,
	    .help = N_("its matters, in their order (matières)") },
	[ASSEMBLY_CLASSIFIERS] = { .name = "classifiers", .flags = FIELD_LONG,
	    .help = N_("its classifiers, in their order (classificateurs)") },
	[ASSEMBLY_COMMITTEES] = { .name = "committees", .flags = FIELD_LONG,
	    .help = N_("its committees, in their order (commissions)") },
	[ASSEMBLY_YEARLY] = { .name = "yearly", .type = FIELD_BOOLEAN, .flags = FIELD_LONG,
	    .help = N_("meetings and decisions are numbered anew each year") },
	[ASSEMBLY_FINAL] = { .name = "final", .type = FIELD_BOOLEAN, .flags = FIELD_LONG,
	    .help = N_("a closed meeting stays closed") },
	[ASSEMBLY_CARRIES] = { .name = "carries", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("what a point that goes to another assembly takes along besides its "
	        "texts: attachments and annexes, advices (attachments)") },
	[ASSEMBLY_SHORTCUTS] = { .name = "shortcuts", .type = FIELD_BOOLEAN, .flags = FIELD_LONG,
	    .help = N_("points jump over levels, forward and back (raccourcis)") },
	[ASSEMBLY_WAITING] = { .name = "waiting", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("levels in which a point waits for its advices (en attente d’avis)") },
	[ASSEMBLY_VALIDATE_BY] = { .name = "validate-by", .flags = FIELD_LONG,
	    .help = N_("until when points for a meeting are validated: DAYS.HH:MM, so many days "
	        "before it") },
	[ASSEMBLY_FREEZE_BY] = { .name = "freeze-by", .flags = FIELD_LONG,
	    .help = N_("by when the agenda of a meeting is settled: DAYS.HH:MM") },
	[ASSEMBLY_ON_STATE] = { .name = "on-state", .flags = FIELD_LONG,
	    .help = N_("texts that a point gets when it reaches a state, one a line: STATE FIELD "
	        "TEXT") },
	[ASSEMBLY_NAMES] = { .name = "names", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("of which votes the minutes name the voters, in their order: yes, no, "
	        "abstain, or none (no,abstain)") },
	[ASSEMBLY_NAMES_LIMIT] = { .name = "names-limit", .type = FIELD_INTEGER,
	    .flags = FIELD_LONG,
	    .help = N_("they are named when they are at most so many in a hundred voters") },
	[ASSEMBLY_REQUIRED] = { .name = "required", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("fields that a point has a value in before it is presented") },
	[ASSEMBLY_STRICT] = { .name = "strict", .type = FIELD_BOOLEAN, .flags = FIELD_LONG,
	    .help = N_("points carry names of its lists alone") },
	[ASSEMBLY_HOLDERS] = { .name = "holders", .flags = FIELD_LONG,
	    .help = N_("who takes points on from a level, one a line: LEVEL ACTOR[,ACTOR...]") },
	[ASSEMBLY_IN_CHARGE] = { .name = "in-charge", .flags = FIELD_LONG,
	    .help = N_("who answers for a matter (échevin), one a line: CATEGORY = GROUP") },
};

static const struct step assembly_flow[] = {
	{ .from = "active", .to = "dissolved" },
	{ .from = "dissolved", .to = "active" },
};

static bool
check_reference(const struct entity *e, const struct record *r, struct err *err)
{
	if (reference_check(r->value[ASSEMBLY_REFERENCE_FORMAT], err))
		return true;
	err_at(err, "%s", e->field[ASSEMBLY_REFERENCE_FORMAT].name);
	return false;
}

/* Is it none, or some of the votes, each once? */
static bool
check_names(const struct entity *e, const struct record *r, struct err *err)
{
	struct text rest = r->value[ASSEMBLY_NAMES], word;

	if (text_is(rest, "none"))
		return true;
	while (text_part(&rest, ',', &word))
		if (!listed(text_of("yes,no,abstain"), word) || listed(rest, word))
			return err_set(err, STATUS_BAD, _("%s: not yes, no, abstain, each once, or "
			    "none: %s"), e->field[ASSEMBLY_NAMES].name,
			    r->value[ASSEMBLY_NAMES].data);
	return true;
}

static bool
assembly_check(const struct entity *e, const struct record *r, struct err *err)
{
	return check_range(e, r, ASSEMBLY_SEATS, 1, 999, err) && check_names(e, r, err) &&
	    check_range(e, r, ASSEMBLY_NAMES_LIMIT, 1, 100, err) &&
	    check_range(e, r, ASSEMBLY_CONVOCATION_DAYS, 0, 365, err) &&
	    manner_check(r, err) && ordering_check(r, err) && demand_check(r, err) &&
	    check_reference(e, r, err);
}

const struct entity assembly_entity = {
	.name = "assembly", .plural = N_("assemblies"), .prefix = "A",
	.french = "assemblée", .help = N_("an assembly that deliberates: council, college, board"),
	.field = assembly_fields, .nfield = ASSEMBLY_FIELDS,
	.flow = assembly_flow, .nflow = sizeof assembly_flow / sizeof *assembly_flow,
	.check = assembly_check,
};

static const struct entity *const kinds[] = {
	&assembly_entity, &mandate_entity, &meeting_entity, &deliberation_entity,
	&annex_entity, &signatory_entity, &attendance_entity, &vote_entity, &ballot_entity,
	&notice_entity, &adviser_entity, &advice_entity, NULL
};
static const char *const migrations[] = {
	"wing-0001-ground", "assembly-0001-meetings", "assembly-0002-decisions",
	"assembly-0003-annex", "assembly-0004-notice", "assembly-0005-rules",
	"assembly-0006-flow", "assembly-0007-votes", "assembly-0008-duties",
	"assembly-0009-papers", NULL
};

const struct wing assembly_wing = {
	.name = "assembly", .help = N_("assemblies, their meetings and deliberations"),
	.kind = kinds, .migration = migrations,
};
