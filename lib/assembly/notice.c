/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"
#include "rec/check.h"
#include "rec/value.h"

static const struct field notice_fields[NOTICE_FIELDS] = {
	[NOTICE_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &assembly_entity, .help = N_("assembly in which it happens") },
	[NOTICE_KIND] = { .name = "kind", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "deliberation", "meeting", "advice", NULL },
	    .initial = "deliberation", .help = N_("kind of record to which it happens") },
	[NOTICE_ON] = { .name = "on", .flags = FIELD_REQUIRED,
	    .help = N_("what happens: states that it comes to, and fields that change, joined "
	        "by commas") },
	[NOTICE_CONDITION] = { .name = "condition",
	    .help = N_("records of which it is told, as conditions of the list of the kind "
	        "separated by semicolons") },
	[NOTICE_ADDRESS] = { .name = "address", .flags = FIELD_REQUIRED,
	    .help = N_("address to which it is mailed; author is that of the point, adviser that "
	        "of who is asked") },
	[NOTICE_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "ended", NULL }, .help = N_("state") },
};

static const struct step notice_flow[] = {
	{ "active", "ended" }, { "ended", "active" },
};

static bool
notice_check(const struct entity *e, const struct record *r, struct err *err)
{
	struct text address = r->value[NOTICE_ADDRESS], kind = r->value[NOTICE_KIND];

	return (text_is(address, "author") && text_is(kind, "deliberation")) ||
	    (text_is(address, "adviser") && text_is(kind, "advice")) ||
	    check_address(e, r, NOTICE_ADDRESS, err);
}

const struct entity notice_entity = {
	.name = "notice", .plural = N_("notices"), .prefix = "NT",
	.french = "avis par courriel", .help = N_("who is told by mail of what happens"),
	.field = notice_fields, .nfield = NOTICE_FIELDS,
	.flow = notice_flow, .nflow = sizeof notice_flow / sizeof *notice_flow,
	.check = notice_check,
};
