/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/portal.h"

#include <stdlib.h>

#include "assembly/available.h"
#include "assembly/manner.h"
#include "assembly/mine.h"
#include "base/mem.h"
#include "paper/redact.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/record.h"
#include "store/rules.h"

struct portal {
	day_t on;
	struct rules rules;
	struct finder *meetings, *assemblies;
	struct arena arena; /* of both */
	struct record meeting, assembly; /* that were looked at last */
	bool written; /* the assembly says when decisions are written */
};

struct portal *
portal_begin(struct db *db, day_t on, struct err *err)
{
	struct portal *p = mem_zero(1, sizeof *p);

	p->on = on;
	if (!wing_rules(db, &p->rules, "law/assembly.tsv", err)) {
		free(p);
		return NULL;
	}
	p->meetings = finder_begin(db, &meeting_entity, err);
	p->assemblies = p->meetings == NULL ? NULL : finder_begin(db, &assembly_entity, err);
	if (p->assemblies != NULL)
		return p;
	portal_end(p);
	return NULL;
}

void
portal_end(struct portal *p)
{
	if (p == NULL)
		return;
	finder_end(p->meetings);
	finder_end(p->assemblies);
	arena_release(&p->arena);
	rules_release(&p->rules);
	free(p);
}

static bool
find(struct finder *f, const struct entity *e, struct text id, struct record *r,
    struct arena *arena, struct err *err)
{
	return finder_get(f, id_parse(id), r, arena, err) || (err->text == NULL &&
	    record_missing(e, id_parse(id), err));
}

static bool
look_at_meeting(struct portal *p, struct text meeting, struct err *err)
{
	struct manner m;

	p->meeting.id = ID_NONE;
	arena_clear(&p->arena);
	if (!find(p->meetings, &meeting_entity, meeting, &p->meeting, &p->arena, err) ||
	    !find(p->assemblies, &assembly_entity, p->meeting.value[MEETING_ASSEMBLY],
	    &p->assembly, &p->arena, err)) {
		p->meeting.id = ID_NONE;
		return false;
	}
	manner_of(&m, &p->assembly);
	p->written = m.uses[DECISIONS_PUBLISHED];
	return true;
}

/* What the meeting says of its points, which mostly come in a row. */
static bool
ask_meeting(struct portal *p, struct text meeting, struct publicity *point, struct err *err)
{
	if (meeting.data == NULL)
		return true;
	if (id_parse(meeting) != p->meeting.id && !look_at_meeting(p, meeting, err))
		return false;
	point->meeting = p->meeting.value[MEETING_STATE];
	point->written = p->written;
	return true;
}

bool
portal_shows(struct portal *p, const struct record *d, enum shown *shown,
    struct trace *trace, struct err *err)
{
	const struct text *v = d->value;
	struct publicity point = {
		.choice = v[DELIBERATION_PUBLICATION], .closed = text_is(v[DELIBERATION_PRIVACY], "secret"),
		.from = day_parse(v[DELIBERATION_PUBLISH_ON]),
		.embargo = day_parse(v[DELIBERATION_EMBARGO]), .state = v[DELIBERATION_STATE],
		.by_law = text_is(v[DELIBERATION_ACT], "by-law"),
		.question = text_is(v[DELIBERATION_ACT], "question"),
	};

	return ask_meeting(p, v[DELIBERATION_MEETING], &point, err) &&
	    publicity_on(&point, p->on, shown, &p->rules, trace, err);
}

bool
portal_publishes(const struct record *annex)
{
	return text_is(annex->value[ANNEX_PUBLISHABLE], "yes") &&
	    !text_is(annex->value[ANNEX_CONFIDENTIAL], "yes") &&
	    text_is(annex->value[ANNEX_STATE], "active");
}

bool
portal_shows_annex(const struct record *annex, enum shown of)
{
	return portal_publishes(annex) && (of == SHOWN_DECISION ||
	    (of == SHOWN_DRAFT && !text_is(annex->value[ANNEX_PART], "decision")));
}

/* deliberation-list --published */

static void *
begin_published(struct db *db, const char *value, day_t on, struct err *err)
{
	(void)value;
	return portal_begin(db, on, err);
}

static bool
keep_published(void *portal, const struct record *r, struct err *err)
{
	enum shown shown;

	return portal_shows(portal, r, &shown, NULL, err) && shown != SHOWN_NOTHING;
}

static void
end_published(void *portal)
{
	portal_end(portal);
}

static const int looked_at[] = {
	DELIBERATION_PUBLICATION, DELIBERATION_PUBLISH_ON, DELIBERATION_PRIVACY,
	DELIBERATION_EMBARGO, DELIBERATION_STATE, DELIBERATION_MEETING, DELIBERATION_ACT,
};

/* annex-list --published */

struct annexed {
	struct portal *portal;
	struct db *db;
	struct finder *points;
	struct arena arena; /* of the point */
};

static void
end_annexed(void *annexed)
{
	struct annexed *a = annexed;

	if (a == NULL)
		return;
	portal_end(a->portal);
	finder_end(a->points);
	arena_release(&a->arena);
	free(a);
}

static void *
begin_annexed(struct db *db, const char *value, day_t on, struct err *err)
{
	struct annexed *a = mem_zero(1, sizeof *a);

	(void)value;
	a->db = db;
	a->portal = portal_begin(db, on, err);
	a->points = a->portal == NULL ? NULL : finder_begin(db, &deliberation_entity, err);
	if (a->points != NULL)
		return a;
	end_annexed(a);
	return NULL;
}

static bool
shows_point(struct annexed *a, int64_t id, enum shown *shown, struct err *err)
{
	struct record r;
	bool ok = (finder_get(a->points, id, &r, &a->arena, err) || (err->text == NULL &&
	    record_missing(&deliberation_entity, id, err))) &&
	    portal_shows(a->portal, &r, shown, NULL, err);

	arena_clear(&a->arena);
	return ok;
}

/* The public sees a meeting as soon as it sees one of its points. */
static void
shows_meeting(struct annexed *a, int64_t id, enum shown *shown, struct err *err)
{
	struct query *q = query_begin(a->db, "SELECT id FROM deliberation WHERE meeting = ?1",
	    err);

	if (q != NULL)
		query_bind_number(q, 1, id);
	while (q != NULL && *shown == SHOWN_NOTHING && query_next(q, err))
		if (!shows_point(a, query_number(q, 0), shown, err))
			break;
	query_end(q);
}

static bool
keep_annexed(void *annexed, const struct record *r, struct err *err)
{
	struct text point = r->value[ANNEX_DELIBERATION], meeting = r->value[ANNEX_MEETING];
	enum shown shown = SHOWN_NOTHING;

	if (!portal_publishes(r))
		return false;
	if (point.data != NULL)
		shows_point(annexed, id_parse(point), &shown, err);
	else if (meeting.data != NULL)
		shows_meeting(annexed, id_parse(meeting), &shown, err);
	return err->text == NULL && portal_shows_annex(r, shown);
}

static const int looked_at_annex[] = {
	ANNEX_DELIBERATION, ANNEX_MEETING, ANNEX_PART, ANNEX_PUBLISHABLE, ANNEX_CONFIDENTIAL,
	ANNEX_STATE,
};

const struct filter assembly_filters[] = {
	{ .entity = &deliberation_entity, .name = "published",
	    .help = N_("only what the web site shows: drafts until the meeting has decided, "
		"then decisions"),
	    .field = looked_at, .nfield = sizeof looked_at / sizeof *looked_at,
	    .begin = begin_published, .keep = keep_published, .end = end_published,
	    .show = redact_mask },
	{ .entity = &annex_entity, .name = "published",
	    .help = N_("only those that the web site shows: publishable, of what it shows too, "
		"of a decision once that is there"),
	    .field = looked_at_annex,
	    .nfield = sizeof looked_at_annex / sizeof *looked_at_annex,
	    .begin = begin_annexed, .keep = keep_annexed, .end = end_annexed,
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
