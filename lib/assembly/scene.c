/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/scene.h"

#include <string.h>

#include "rec/id.h"
#include "rec/value.h"

static bool
read_assembly(struct scene *s, struct db *db, struct text id, struct arena *arena,
    struct err *err)
{
	size_t size = ASSEMBLY_FIELDS * sizeof *s->assembly.value;

	s->assembly = (struct record){ .value = arena_alloc(arena, size) };
	memset(s->assembly.value, 0, size);
	if (id.data != NULL && !record_read(db, &assembly_entity, id_parse(id), &s->assembly, arena,
	    err))
		return false;
	manner_of(&s->manner, &s->assembly);
	return true;
}

bool
scene_of_meeting(struct scene *s, struct db *db, const struct record *meeting,
    struct arena *arena, struct err *err)
{
	*s = (struct scene){ .meeting = *meeting,
		.state = meeting_state(meeting->value[MEETING_STATE]) };
	return read_assembly(s, db, meeting->value[MEETING_ASSEMBLY], arena, err);
}

bool
scene_of_point(struct scene *s, struct db *db, const struct record *point,
    struct arena *arena, struct err *err)
{
	struct text meeting = point->value[DELIBERATION_MEETING];
	struct text own = point->value[DELIBERATION_ASSEMBLY], its;
	struct record m;

	*s = (struct scene){ .state = CREATED };
	if (meeting.data == NULL)
		return read_assembly(s, db, own, arena, err);
	if (!record_read(db, &meeting_entity, id_parse(meeting), &m, arena, err))
		return false;
	its = m.value[MEETING_ASSEMBLY];
	if (own.data != NULL && !text_same(own, its))
		return err_set(err, STATUS_BAD, _("assembly: %.*s, but the meeting is of %.*s"),
		    (int)own.size, own.data, (int)its.size, its.data);
	return scene_of_meeting(s, db, &m, arena, err);
}
