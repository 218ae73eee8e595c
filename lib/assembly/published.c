/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/published.h"

#include <stdlib.h>

#include "assembly/showing.h"
#include "base/mem.h"
#include "rec/id.h"
#include "store/record.h"

/* deliberation-list --published */

void *
published_begin(struct db *db, const char *value, day_t on, struct err *err)
{
	(void)value;
	return showing_begin(db, on, err);
}

bool
published_keep(void *showing, const struct record *r, struct err *err)
{
	enum shown shown;

	return showing_point(showing, r, &shown, NULL, err) && shown != SHOWN_NOTHING;
}

void
published_end(void *showing)
{
	showing_end(showing);
}

const int published_fields[PUBLISHED_FIELDS] = {
	DELIBERATION_PUBLICATION, DELIBERATION_PUBLISH_ON, DELIBERATION_PRIVACY,
	DELIBERATION_EMBARGO, DELIBERATION_STATE, DELIBERATION_MEETING, DELIBERATION_ACT,
};

/* annex-list --published */

struct annexed {
	struct showing *showing;
	struct db *db;
	struct finder *points;
	struct arena arena; /* of the point */
};

void
annexed_end(void *annexed)
{
	struct annexed *a = annexed;

	if (a == NULL)
		return;
	showing_end(a->showing);
	finder_end(a->points);
	arena_release(&a->arena);
	free(a);
}

void *
annexed_begin(struct db *db, const char *value, day_t on, struct err *err)
{
	struct annexed *a = mem_zero(1, sizeof *a);

	(void)value;
	a->db = db;
	a->showing = showing_begin(db, on, err);
	a->points = a->showing == NULL ? NULL : finder_begin(db, &deliberation_entity, err);
	if (a->points != NULL)
		return a;
	annexed_end(a);
	return NULL;
}

static bool
shows_point(struct annexed *a, int64_t id, enum shown *shown, struct err *err)
{
	struct record r;
	bool ok = (finder_get(a->points, id, &r, &a->arena, err) || (err->text == NULL &&
	    record_missing(&deliberation_entity, id, err))) &&
	    showing_point(a->showing, &r, shown, NULL, err);

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

bool
annexed_keep(void *annexed, const struct record *r, struct err *err)
{
	struct text point = r->value[ANNEX_DELIBERATION], meeting = r->value[ANNEX_MEETING];
	enum shown shown = SHOWN_NOTHING;

	if (!showing_publishes(r))
		return false;
	if (point.data != NULL)
		shows_point(annexed, id_parse(point), &shown, err);
	else if (meeting.data != NULL)
		shows_meeting(annexed, id_parse(meeting), &shown, err);
	return err->text == NULL && showing_annex(r, shown);
}

const int annexed_fields[ANNEXED_FIELDS] = {
	ANNEX_DELIBERATION, ANNEX_MEETING, ANNEX_PART, ANNEX_PUBLISHABLE, ANNEX_CONFIDENTIAL,
	ANNEX_STATE,
};
