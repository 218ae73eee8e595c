/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/mem.h"
#include "paper/redact.h"
#include "portal/portal.h"
#include "rec/value.h"

/* What publication-list can be asked: the answer depends on a day alone. */

static void *
begin(struct db *db, const char *value, day_t on, struct err *err)
{
	day_t *day = mem_alloc(sizeof *day);

	(void)db;
	(void)value;
	(void)err;
	*day = on;
	return day;
}

/* Has the day come that the field names? */
static bool
has_come(const struct record *r, int field, const void *on)
{
	struct text t = r->value[field];

	return t.data != NULL && day_parse(t) <= *(const day_t *)on;
}

static bool
keep_published(void *on, const struct record *r, struct err *err)
{
	(void)err;
	return text_is(r->value[PUBLICATION_STATE], "published") &&
	    has_come(r, PUBLICATION_PUBLISHED, on) && !has_come(r, PUBLICATION_ARCHIVE_ON, on);
}

static bool
keep_due(void *on, const struct record *r, struct err *err)
{
	(void)err;
	return (text_is(r->value[PUBLICATION_STATE], "planned") &&
	    has_come(r, PUBLICATION_PUBLISH_ON, on)) ||
	    (text_is(r->value[PUBLICATION_STATE], "published") &&
	    has_come(r, PUBLICATION_ARCHIVE_ON, on));
}

static const int looked_at[] = {
	PUBLICATION_STATE, PUBLICATION_PUBLISHED, PUBLICATION_PUBLISH_ON, PUBLICATION_ARCHIVE_ON,
};

#define DAYS .entity = &publication_entity, .field = looked_at, \
	.nfield = sizeof looked_at / sizeof *looked_at, .begin = begin, .end = free

const struct filter portal_filters[] = {
	{ DAYS, .name = "published", .keep = keep_published, .show = redact_mask,
	    .help = N_("only what the web site shows, what is personal in it masked") },
	{ DAYS, .name = "due", .keep = keep_due,
	    .help = N_("only what is planned to be published or archived by then, and is not "
		"yet") },
	{ 0 }
};
