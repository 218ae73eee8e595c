/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/advising.h"
#include "assembly/demand.h"
#include "assembly/manner.h"
#include "rec/check.h"
#include "rec/value.h"

/* Adviser */

static const char *const units[] = { "calendar", "working", NULL };

static const struct field adviser_fields[ADVISER_FIELDS] = {
	[ADVISER_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &assembly_entity, .help = N_("assembly whose points are advised on") },
	[ADVISER_NAME] = { .name = "name", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("who advises") },
	[ADVISER_CONDITION] = { .name = "condition",
	    .help = N_("points on which the advice is asked by itself, as conditions of "
	        "deliberation-list separated by semicolons") },
	[ADVISER_LEGALITY] = { .name = "legality", .type = FIELD_BOOLEAN,
	    .help = N_("is the finance director, whose advice the law asks for above an amount, "
	        "and in its own term (avis de légalité)") },
	[ADVISER_MANDATORY] = { .name = "mandatory", .type = FIELD_BOOLEAN,
	    .help = N_("a point is not presented before the advice is there and positive") },
	[ADVISER_DELAY] = { .name = "delay", .type = FIELD_INTEGER,
	    .help = N_("days in which the advice is given (délai)") },
	[ADVISER_UNIT] = { .name = "unit", .type = FIELD_WORD, .values = units,
	    .help = N_("what days these are: calendar or working (working)") },
	[ADVISER_ALERT] = { .name = "alert", .type = FIELD_INTEGER,
	    .help = N_("days before its end from which an alert is given") },
	[ADVISER_GIVEABLE] = { .name = "giveable", .flags = FIELD_LIST,
	    .help = N_("states of a point in which the advice can be given, joined by commas "
	        "(any)") },
	[ADVISER_INVALIDATES] = { .name = "invalidates", .flags = FIELD_LIST,
	    .help = N_("states of a point in which a change of what it says makes a given "
	        "advice void, joined by commas") },
	[ADVISER_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "ended", NULL }, .help = N_("state") },
	[ADVISER_EMAIL] = { .name = "email", .flags = FIELD_LONG,
	    .help = N_("address to which it is mailed that an advice is asked (courriel)") },
	[ADVISER_URGENT] = { .name = "urgent", .type = FIELD_INTEGER, .flags = FIELD_LONG,
	    .help = N_("days in which it is given when the point is urgent") },
	[ADVISER_EXTENDED] = { .name = "extended", .type = FIELD_INTEGER, .flags = FIELD_LONG,
	    .help = N_("days in which it is given when the adviser is given more time") },
	[ADVISER_RESTARTS] = { .name = "restarts", .flags = FIELD_LONG,
	    .help = N_("states of a point that start the delay anew when it comes into them, "
	        "joined by commas") },
	[ADVISER_LEVELS] = { .name = "levels", .flags = FIELD_LONG | FIELD_LIST,
	    .help = N_("states of an advice between asked and given, joined by commas (none)") },
	[ADVISER_HOLDERS] = { .name = "holders", .flags = FIELD_LONG,
	    .help = N_("who takes advices on from a level, one a line: LEVEL ACTOR[,ACTOR...]") },
};

static const struct step adviser_flow[] = {
	{ "active", "ended" }, { "ended", "active" },
};

/* Are the levels words of its own, none of which says how an advice stands? */
static bool
check_levels(const struct entity *e, const struct record *r, struct err *err)
{
	struct text rest = r->value[ADVISER_LEVELS], level;
	bool ok = levels_check(rest, err);

	while (ok && text_part(&rest, ',', &level))
		if (is_advice_state(level) || is_advice_standing(level))
			ok = err_set(err, STATUS_BAD, _("is a state of all advices: %.*s"),
			    (int)level.size, level.data);
	if (!ok)
		err_at(err, "%s", e->field[ADVISER_LEVELS].name);
	return ok;
}

static bool
adviser_check(const struct entity *e, const struct record *r, struct err *err)
{
	static const int own[] = { ADVISER_DELAY, ADVISER_URGENT, ADVISER_EXTENDED, ADVISER_UNIT };
	size_t i;

	for (i = 0; i < sizeof own / sizeof *own; i++)
		if (text_is(r->value[ADVISER_LEGALITY], "yes") && r->value[own[i]].data != NULL)
			return err_set(err, STATUS_BAD, _("%s: the law says how long the legality "
			    "advice takes (CDLD L1124-40)"), e->field[own[i]].name);
	return check_range(e, r, ADVISER_DELAY, 1, 999, err) &&
	    check_range(e, r, ADVISER_URGENT, 1, 999, err) &&
	    check_range(e, r, ADVISER_EXTENDED, 1, 999, err) &&
	    check_range(e, r, ADVISER_ALERT, 0, 999, err) &&
	    check_address(e, r, ADVISER_EMAIL, err) && check_levels(e, r, err) &&
	    demand_check_adviser(r, err);
}

const struct entity adviser_entity = {
	.name = "adviser", .plural = N_("advisers"), .prefix = "AR",
	.french = "conseiller, instance d’avis",
	.help = N_("who advises an assembly, on which points and how fast"),
	.field = adviser_fields, .nfield = ADVISER_FIELDS,
	.flow = adviser_flow, .nflow = sizeof adviser_flow / sizeof *adviser_flow,
	.check = adviser_check,
};

/* Advice */

static const struct field advice_fields[ADVICE_FIELDS] = {
	[ADVICE_DELIBERATION] = { .name = "deliberation", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &deliberation_entity,
	    .help = N_("point on which it is") },
	[ADVICE_ADVISER] = { .name = "adviser", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &adviser_entity, .help = N_("who gives it") },
	[ADVICE_AUTOMATIC] = { .name = "automatic", .type = FIELD_BOOLEAN,
	    .help = N_("was asked by the condition of the adviser") },
	[ADVICE_MANDATORY] = { .name = "mandatory", .type = FIELD_BOOLEAN,
	    .help = N_("the point is not presented before it is there and positive") },
	[ADVICE_TERM] = { .name = "term", .type = FIELD_WORD,
	    .values = (const char *const[]){ "urgent", "extended", NULL },
	    .help = N_("its term, where that is not the ordinary one") },
	[ADVICE_DELAY] = { .name = "delay", .type = FIELD_INTEGER,
	    .help = N_("days in which it is given") },
	[ADVICE_UNIT] = { .name = "unit", .type = FIELD_WORD, .values = units,
	    .help = N_("what days these are: calendar or working") },
	[ADVICE_ALERT] = { .name = "alert", .type = FIELD_INTEGER,
	    .help = N_("days before its end from which an alert is given") },
	[ADVICE_STARTED] = { .name = "started", .type = FIELD_DATE,
	    .help = N_("day on which it could first be given; it does not count") },
	[ADVICE_STOPPED] = { .name = "stopped", .type = FIELD_DATE,
	    .help = N_("day from which it could no longer be given") },
	[ADVICE_GIVEN] = { .name = "given", .type = FIELD_DATE,
	    .help = N_("day on which it was given") },
	[ADVICE_OPINION] = { .name = "opinion", .type = FIELD_WORD,
	    .values = (const char *const[]){ "positive", "positive-with-comments",
		"positive-with-remarks", "positive-after-modification", "cautious", "negative",
		"negative-with-remarks", "back-to-author", "nil", "read", NULL },
	    .help = N_("what it says") },
	[ADVICE_COMMENT] = { .name = "comment", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("its text") },
	[ADVICE_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE | FIELD_OPEN, .initial = "asked",
	    .values = (const char *const[]){ "asked", "given", "asked-again", "invalidated",
		"withdrawn", NULL },
	    .help = N_("state, or one of the levels of the adviser") },
	[ADVICE_UNASKED] = { .name = "unasked", .type = FIELD_BOOLEAN, .flags = FIELD_FIXED | FIELD_LONG,
	    .help = N_("was given without being asked (avis d’initiative)") },
	[ADVICE_INHERITED] = { .name = "inherited", .type = FIELD_LINK,
	    .flags = FIELD_FIXED | FIELD_LONG, .target = &advice_entity,
	    .help = N_("advice on the point that this one follows on, which it is") },
	[ADVICE_CONFIDENTIAL] = { .name = "confidential", .type = FIELD_BOOLEAN,
	    .flags = FIELD_LONG, .help = N_("no paper tells what it says") },
	[ADVICE_ANSWER] = { .name = "answer", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("what the group that proposes the point says of it") },
	[ADVICE_REASON] = { .name = "reason", .flags = FIELD_LONG,
	    .help = N_("why the term is not the ordinary one") },
};

/* Of an adviser without levels, as advice_next() (asking.h) tells. */
static const struct step advice_flow[] = {
	{ "asked", "given" }, { "asked", "withdrawn" }, { "withdrawn", "asked" },
	{ "given", "asked-again" }, { "given", "invalidated" },
	{ "asked-again", "given" }, { "invalidated", "asked-again" },
};

static bool
advice_check(const struct entity *e, const struct record *r, struct err *err)
{
	static const int needed[] = { ADVICE_OPINION, ADVICE_GIVEN };
	size_t i;

	for (i = 0; i < sizeof needed / sizeof *needed; i++)
		if (text_is(r->value[ADVICE_STATE], "given") && r->value[needed[i]].data == NULL)
			return err_set(err, STATUS_BAD, _("%s: an advice that is given has one"),
			    e->field[needed[i]].name);
	return check_range(e, r, ADVICE_DELAY, 1, 999, err) &&
	    check_range(e, r, ADVICE_ALERT, 0, 999, err) &&
	    check_order(e, r, ADVICE_STARTED, ADVICE_STOPPED, err) &&
	    check_order(e, r, ADVICE_STARTED, ADVICE_GIVEN, err);
}

const struct entity advice_entity = {
	.name = "advice", .plural = N_("advices"), .prefix = "AV",
	.french = "avis", .help = N_("the advice of an adviser on a point"),
	.field = advice_fields, .nfield = ADVICE_FIELDS,
	.flow = advice_flow, .nflow = sizeof advice_flow / sizeof *advice_flow,
	.check = advice_check,
};
