/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/showing.h"

#include <stdlib.h>

#include "assembly/manner.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/record.h"
#include "store/rules.h"

struct showing {
	day_t on;
	struct rules rules;
	struct finder *meetings, *assemblies;
	struct arena arena; /* of both */
	struct record meeting, assembly; /* that were looked at last */
	bool written; /* the assembly says when decisions are written */
};

struct showing *
showing_begin(struct db *db, day_t on, struct err *err)
{
	struct showing *s = mem_zero(1, sizeof *s);

	s->on = on;
	if (!wing_rules(db, &s->rules, "law/assembly.tsv", err)) {
		free(s);
		return NULL;
	}
	s->meetings = finder_begin(db, &meeting_entity, err);
	s->assemblies = s->meetings == NULL ? NULL : finder_begin(db, &assembly_entity, err);
	if (s->assemblies != NULL)
		return s;
	showing_end(s);
	return NULL;
}

void
showing_end(struct showing *s)
{
	if (s == NULL)
		return;
	finder_end(s->meetings);
	finder_end(s->assemblies);
	arena_release(&s->arena);
	rules_release(&s->rules);
	free(s);
}

static bool
find(struct finder *f, const struct entity *e, struct text id, struct record *r,
    struct arena *arena, struct err *err)
{
	return finder_get(f, id_parse(id), r, arena, err) || (err->text == NULL &&
	    record_missing(e, id_parse(id), err));
}

static bool
look_at_meeting(struct showing *s, struct text meeting, struct err *err)
{
	struct manner m;

	s->meeting.id = ID_NONE;
	arena_clear(&s->arena);
	if (!find(s->meetings, &meeting_entity, meeting, &s->meeting, &s->arena, err) ||
	    !find(s->assemblies, &assembly_entity, s->meeting.value[MEETING_ASSEMBLY],
	    &s->assembly, &s->arena, err)) {
		s->meeting.id = ID_NONE;
		return false;
	}
	manner_of(&m, &s->assembly);
	s->written = m.uses[DECISIONS_PUBLISHED];
	return true;
}

/* What the meeting says of its points, which mostly come in a row. */
static bool
ask_meeting(struct showing *s, struct text meeting, struct publicity *point, struct err *err)
{
	if (meeting.data == NULL)
		return true;
	if (id_parse(meeting) != s->meeting.id && !look_at_meeting(s, meeting, err))
		return false;
	point->meeting = s->meeting.value[MEETING_STATE];
	point->written = s->written;
	return true;
}

bool
showing_point(struct showing *s, const struct record *d, enum shown *shown,
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

	return ask_meeting(s, v[DELIBERATION_MEETING], &point, err) &&
	    publicity_on(&point, s->on, shown, &s->rules, trace, err);
}

bool
showing_publishes(const struct record *annex)
{
	return text_is(annex->value[ANNEX_PUBLISHABLE], "yes") &&
	    !text_is(annex->value[ANNEX_CONFIDENTIAL], "yes") &&
	    text_is(annex->value[ANNEX_STATE], "active");
}

bool
showing_annex(const struct record *annex, enum shown of)
{
	return showing_publishes(annex) && (of == SHOWN_DECISION ||
	    (of == SHOWN_DRAFT && !text_is(annex->value[ANNEX_PART], "decision")));
}
