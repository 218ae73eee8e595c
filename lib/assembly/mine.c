/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/mine.h"

#include <stdlib.h>

#include "assembly/demand.h"
#include "assembly/scene.h"
#include "base/mem.h"
#include "rec/value.h"
#include "store/actor.h"

const int mine_fields[MINE_FIELDS] = {
	DELIBERATION_STATE, DELIBERATION_AUTHOR, DELIBERATION_ASSEMBLY, DELIBERATION_MEETING,
};

struct mine {
	struct db *db;
	struct buf actor;
	struct arena arena; /* of the point */
};

void *
mine_begin(struct db *db, const char *value, day_t on, struct err *err)
{
	struct mine *m = mem_zero(1, sizeof *m);

	(void)value;
	(void)on;
	m->db = db;
	if (actor_name(&m->actor, err))
		return m;
	mine_end(m);
	return NULL;
}

void
mine_end(void *mine)
{
	struct mine *m = mine;

	if (m == NULL)
		return;
	buf_release(&m->actor);
	arena_release(&m->arena);
	free(m);
}

/* Few points are in a level, and none of the others is looked up. */
static bool
is_held(struct mine *m, const struct record *point, struct text actor, struct err *err)
{
	struct scene s;
	bool held = scene_of_point(&s, m->db, point, &m->arena, err) &&
	    listed(demand_holders(&s.assembly, point->value[DELIBERATION_STATE]), actor);

	arena_clear(&m->arena);
	return held;
}

bool
mine_keep(void *mine, const struct record *point, struct err *err)
{
	struct mine *m = mine;
	struct text actor = { m->actor.data, m->actor.size };
	struct text state = point->value[DELIBERATION_STATE];

	return is_level(state) ? is_held(m, point, actor, err) : text_is(state, "returned") &&
	    text_same(point->value[DELIBERATION_AUTHOR], actor);
}
