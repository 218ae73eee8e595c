/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/guard.h"

#include <stdlib.h>

#include "base/mem.h"
#include "rec/value.h"

bool
guards_hold(const struct guard *g, const struct act *act, struct text to, struct err *err)
{
	for (; g->rule != NULL; g++)
		if (listed(text_of(g->to), to) && !g->holds(act, err)) {
			if (err->text == NULL)
				err_set(err, STATUS_NO, "%s", _(g->why));
			err_at(err, _("rule %s"), g->rule);
			return false;
		}
	return true;
}

bool
guard_fields(const struct entity *e, const int *field, size_t n, const struct record *before,
    const struct record *after, const char *why, struct err *err)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!text_same(before->value[field[i]], after->value[field[i]]))
			return err_set(err, STATUS_NO, _("%s: rule meeting-closed: %s"),
			    e->field[field[i]].name, why);
	return true;
}

bool
act_is_held(const struct act *a, struct err *err)
{
	day_t today = writer_day(a->writer, err);

	return today != DAY_NONE &&
	    day_parse(a->scene->meeting.value[MEETING_DATE]) <= today;
}

const struct sitting *
act_sitting(const struct act *a, struct err *err)
{
	return sitting_kept(a->writer, a->scene->meeting.id, err);
}

/* The scene of the last point, and what it was read from: many come in at once, of a few
 * meetings. */
struct kept_scene {
	struct scene scene;
	struct text meeting, assembly; /* what the point says */
	int64_t meetings, assemblies; /* how many had changed */
};

/* Under which the writer keeps it. */
static const char scene_key;

static bool
is_same_scene(const struct kept_scene *k, struct writer *w, const struct record *point)
{
	return text_same(k->meeting, point->value[DELIBERATION_MEETING]) &&
	    text_same(k->assembly, point->value[DELIBERATION_ASSEMBLY]) &&
	    k->meetings == writer_changes(w, &meeting_entity) &&
	    k->assemblies == writer_changes(w, &assembly_entity);
}

bool
scene_now(struct scene *s, struct writer *w, const struct record *point, struct err *err)
{
	struct kept_scene *k = writer_kept(w, &scene_key);
	struct db *db;

	if (k != NULL && is_same_scene(k, w, point)) {
		*s = k->scene;
		return true;
	}
	db = writer_look(w, err);
	if (db == NULL || !scene_of_point(s, db, point, writer_arena(w), err))
		return false;
	k = mem_alloc(sizeof *k);
	*k = (struct kept_scene){ .scene = *s,
		.meeting = arena_copy(writer_arena(w), point->value[DELIBERATION_MEETING]),
		.assembly = arena_copy(writer_arena(w), point->value[DELIBERATION_ASSEMBLY]),
		.meetings = writer_changes(w, &meeting_entity),
		.assemblies = writer_changes(w, &assembly_entity) };
	writer_keep(w, &scene_key, k, free);
	return true;
}
