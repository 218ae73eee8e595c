/* SPDX-License-Identifier: EUPL-1.2 */
#include "portal/portal.h"
#include "rec/check.h"
#include "base/utf8.h"
#include "rec/id.h"
#include "rec/value.h"

static const struct field fields[PUBLICATION_FIELDS] = {
	[PUBLICATION_TITLE] = { .name = "title", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("what is published (intitulé)") },
	[PUBLICATION_TYPE] = { .name = "type", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "notice", "by-law", "ordinance", "other", NULL },
	    .help = N_("type of act: notice (avis), by-law (règlement), ordinance (ordonnance)") },
	[PUBLICATION_CATEGORY] = { .name = "category",
	    .help = N_("matter, such as taxes or police (matière)") },
	[PUBLICATION_AUTHORITY] = { .name = "authority", .type = FIELD_WORD, .flags = FIELD_OPEN,
	    .values = (const char *const[]){ "council", "college", "mayor", NULL },
	    .help = N_("who took the act, in one of these words or another (autorité)") },
	[PUBLICATION_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "private",
	    .values = (const char *const[]){ "private", "proposed", "planned", "published",
		"archived", "unpublished", NULL },
	    .help = N_("state") },
	[PUBLICATION_PUBLISHED] = { .name = "published", .type = FIELD_DATE,
	    .help = N_("day of the publication; the day on which it becomes published") },
	[PUBLICATION_EFFECT] = { .name = "effect", .type = FIELD_DATE,
	    .help = N_("day from which it binds: what it says itself, or of a by-law or an "
		"ordinance what the law says (CDLD L1133-2)") },
	[PUBLICATION_PUBLISH_ON] = { .name = "publish-on", .type = FIELD_DATE,
	    .help = N_("day on which it is planned to be published") },
	[PUBLICATION_ARCHIVE_ON] = { .name = "archive-on", .type = FIELD_DATE,
	    .help = N_("day from which it is planned to be archived") },
	[PUBLICATION_DELIBERATION] = { .name = "deliberation", .flags = FIELD_LONG,
	    .help = N_("id of the deliberation that decided it") },
	[PUBLICATION_DECIDED] = { .name = "decided", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which it was decided") },
	[PUBLICATION_SUPERVISION] = { .name = "supervision", .type = FIELD_WORD,
	    .flags = FIELD_LONG | FIELD_OPEN,
	    .values = (const char *const[]){ "annulment", "approval", NULL },
	    .help = N_("supervision that it was under, in one of these words or another "
		"(tutelle)") },
	[PUBLICATION_APPROVED] = { .name = "approved", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which the supervising authority decided, or its term ended") },
	[PUBLICATION_RULING] = { .name = "ruling", .type = FIELD_WORD,
	    .flags = FIELD_LONG | FIELD_OPEN,
	    .values = (const char *const[]){ "approved", "reformed", "executory", NULL },
	    .help = N_("what that decided, in one of these words or another; executory when "
		"its term ended") },
	[PUBLICATION_REGISTER] = { .name = "register", .flags = FIELD_LONG,
	    .help = N_("number of its entry in the register of publications, from the time of "
		"the notice board") },
	[PUBLICATION_SUPERSEDES] = { .name = "supersedes", .type = FIELD_LINK,
	    .flags = FIELD_LONG, .target = &publication_entity,
	    .help = N_("publication in the place of which it comes, and which has no other "
		"successor") },
	[PUBLICATION_CONSULTATION] = { .name = "consultation", .flags = FIELD_LONG,
	    .help = N_("where and when the file can be consulted") },
	[PUBLICATION_TEXT] = { .name = "text", .flags = FIELD_SEARCHED | FIELD_LONG,
	    .help = N_("its text, in full") },
	[PUBLICATION_STAMP] = { .name = "stamp", .flags = FIELD_LONG,
	    .help = N_("SHA-256 of what was published, while that has not changed") },
	[PUBLICATION_STAMPED] = { .name = "stamped", .flags = FIELD_LONG,
	    .help = N_("moment of which a time-stamp authority proves that it was so") },
};

static const struct step flow[] = {
	{ "private", "proposed" },
	{ "proposed", "planned" }, { "proposed", "published" }, { "proposed", "private" },
	{ "planned", "published" }, { "planned", "proposed" },
	{ "published", "archived" }, { "published", "unpublished" },
	{ "archived", "published" },
	{ "unpublished", "private" },
};

/* What the public sees, or has seen until the end, has a day. */
static bool
check_published(const struct entity *e, const struct record *r, struct err *err)
{
	struct text state = r->value[PUBLICATION_STATE];

	if (r->value[PUBLICATION_PUBLISHED].data != NULL ||
	    (!text_is(state, "published") && !text_is(state, "archived")))
		return true;
	return err_set(err, STATUS_BAD, _("%s: no value, and what is %.*s has one"),
	    e->field[PUBLICATION_PUBLISHED].name, (int)state.size, state.data);
}

/* The deliberation is of another wing: it is known by its id alone. */
static bool
check_deliberation(const struct entity *e, const struct record *r, struct err *err)
{
	struct text t = r->value[PUBLICATION_DELIBERATION];

	return t.data == NULL || id_parse(t) / ID_PREFIX == id_prefix(text_of("D")) ||
	    err_set(err, STATUS_BAD, _("%s: not the id of a deliberation: %.*s"),
		e->field[PUBLICATION_DELIBERATION].name, (int)utf8_fit(t, 60), t.data);
}

static bool
check(const struct entity *e, const struct record *r, struct err *err)
{
	return check_published(e, r, err) && check_deliberation(e, r, err) &&
	    check_order(e, r, PUBLICATION_DECIDED, PUBLICATION_APPROVED, err) &&
	    check_order(e, r, PUBLICATION_DECIDED, PUBLICATION_PUBLISHED, err) &&
	    check_order(e, r, PUBLICATION_PUBLISH_ON, PUBLICATION_ARCHIVE_ON, err);
}

const struct entity publication_entity = {
	.name = "publication", .plural = N_("publications"), .prefix = "P",
	.french = "publication : avis, règlement, ordonnance",
	.help = N_("an act of the authority that is made public"),
	.field = fields, .nfield = PUBLICATION_FIELDS,
	.flow = flow, .nflow = sizeof flow / sizeof *flow,
	.check = check,
};
