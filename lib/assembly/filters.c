/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/available.h"
#include "assembly/mine.h"
#include "assembly/published.h"
#include "paper/redact.h"

const struct filter assembly_filters[] = {
	{ .entity = &deliberation_entity, .name = "published",
	    .help = N_("only what the web site shows: drafts until the meeting has decided, "
		"then decisions"),
	    .field = published_fields, .nfield = PUBLISHED_FIELDS,
	    .begin = published_begin, .keep = published_keep, .end = published_end,
	    .show = redact_mask },
	{ .entity = &annex_entity, .name = "published",
	    .help = N_("only those that the web site shows: publishable, of what it shows too, "
		"of a decision once that is there"),
	    .field = annexed_fields, .nfield = ANNEXED_FIELDS,
	    .begin = annexed_begin, .keep = annexed_keep, .end = annexed_end,
	    .show = redact_mask },
	{ .entity = &deliberation_entity, .name = "available", .arg = "MEETING",
	    .help = N_("only what that meeting can have on its agenda: validated points of "
		"its assembly that prefer no later one"),
	    .field = available_fields, .nfield = AVAILABLE_FIELDS,
	    .begin = available_begin, .keep = available_keep, .end = available_end },
	{ .entity = &deliberation_entity, .name = "mine",
	    .help = N_("only what waits for who asks: points in a level that he holds, and "
		"those returned to him, their author"),
	    .field = mine_fields, .nfield = MINE_FIELDS,
	    .begin = mine_begin, .keep = mine_keep, .end = mine_end },
	{ 0 }
};
