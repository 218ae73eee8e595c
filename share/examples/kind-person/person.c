/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"

static const struct field fields[] = {
	{ .name = "name", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("family name and first name (nom)") },
	{ .name = "birth", .type = FIELD_DATE, .help = N_("date of birth") },
	{ .name = "language", .type = FIELD_WORD, .initial = "fr",
	    .values = (const char *const[]){ "fr", "nl", "de", NULL },
	    .help = N_("language in which the person is written to") },
	{ .name = "note", .flags = FIELD_SEARCHED | FIELD_LONG, .help = N_("what else to know") },
	{ .name = "state", .type = FIELD_WORD, .flags = FIELD_REQUIRED | FIELD_STATE,
	    .initial = "active", .values = (const char *const[]){ "active", "left", NULL },
	    .help = N_("state") },
};

static const struct step flow[] = {
	{ .from = "active", .to = "left" },
	{ .from = "left", .to = "active" },
};

const struct entity person_entity = {
	.name = "person", .plural = N_("persons"), .prefix = "PE",
	.french = "personne", .help = N_("somebody whom the authority knows"),
	.field = fields, .nfield = sizeof fields / sizeof *fields,
	.flow = flow, .nflow = sizeof flow / sizeof *flow,
};
