/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/available.h"

#include <stdlib.h>

#include "assembly/manner.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/record.h"

const int available_fields[AVAILABLE_FIELDS] = {
	DELIBERATION_STATE, DELIBERATION_LIST, DELIBERATION_MEETING, DELIBERATION_PREFERRED,
	DELIBERATION_ASSEMBLY,
};

bool
meeting_takes(const struct record *meeting, struct text list, day_t preferred)
{
	enum meeting_state state = meeting_state(meeting->value[MEETING_STATE]);

	if (state > DECIDED || (preferred != DAY_NONE &&
	    day_parse(meeting->value[MEETING_DATE]) < preferred))
		return false;
	if (state == DECIDED)
		return text_is(list, "urgent");
	return state == CREATED || preferred != DAY_NONE || !text_is(list, "normal");
}

struct available {
	struct finder *meetings;
	struct record meeting, preferred; /* preferred: the one that was looked at last */
	struct arena arena, other;
};

static bool
find(struct available *a, int64_t id, struct record *meeting, struct arena *arena,
    struct err *err)
{
	return finder_get(a->meetings, id, meeting, arena, err) ||
	    (err->text == NULL && record_missing(&meeting_entity, id, err));
}

void *
available_begin(struct db *db, const char *meeting, day_t on, struct err *err)
{
	struct available *a = mem_zero(1, sizeof *a);
	int64_t id = record_id(&meeting_entity, text_of(meeting), err);

	(void)on;
	if (id != ID_NONE && (a->meetings = finder_begin(db, &meeting_entity, err)) != NULL &&
	    find(a, id, &a->meeting, &a->arena, err))
		return a;
	available_end(a);
	return NULL;
}

void
available_end(void *available)
{
	struct available *a = available;

	if (a == NULL)
		return;
	finder_end(a->meetings);
	arena_release(&a->arena);
	arena_release(&a->other);
	free(a);
}

/* The meeting that the point prefers; points that prefer the same mostly come in a row. */
static bool
prefer(struct available *a, int64_t id, struct err *err)
{
	if (id == a->preferred.id)
		return true;
	a->preferred.id = ID_NONE;
	arena_clear(&a->other);
	return find(a, id, &a->preferred, &a->other, err);
}

bool
available_keep(void *available, const struct record *point, struct err *err)
{
	struct available *a = available;
	const struct text *v = point->value;
	struct text assembly = v[DELIBERATION_ASSEMBLY];
	day_t preferred = DAY_NONE;

	if (!text_is(v[DELIBERATION_STATE], "validated"))
		return false;
	if (v[DELIBERATION_PREFERRED].data != NULL) {
		if (!prefer(a, id_parse(v[DELIBERATION_PREFERRED]), err))
			return false;
		preferred = day_parse(a->preferred.value[MEETING_DATE]);
		if (assembly.data == NULL)
			assembly = a->preferred.value[MEETING_ASSEMBLY];
	}
	if (v[DELIBERATION_MEETING].data != NULL) {
		if (id_parse(v[DELIBERATION_MEETING]) != a->meeting.id)
			return false;
	} else if (!text_same(assembly, a->meeting.value[MEETING_ASSEMBLY])) {
		return false;
	}
	return meeting_takes(&a->meeting, v[DELIBERATION_LIST], preferred);
}
