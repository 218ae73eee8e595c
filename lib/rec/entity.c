/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/entity.h"

#include <string.h>

#include "base/near.h"
#include "base/utf8.h"
#include "rec/id.h"

static bool
same(const char *name, struct text t)
{
	return strlen(name) == t.size && memcmp(name, t.data, t.size) == 0;
}

int
entity_field(const struct entity *e, struct text name)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (same(e->field[i].name, name))
			return (int)i;
	return -1;
}

bool
entity_find(const struct entity *e, struct text name, bool id, int *field, struct err *err)
{
	bool is_id = id && same("id", name);
	struct near near;
	size_t i;

	*field = is_id ? ENTITY_ID : entity_field(e, name);
	if (is_id || *field >= 0)
		return true;
	near = near_begin(name, "");
	for (i = 0; i < e->nfield; i++)
		near_try(&near, e->field[i].name);
	if (id)
		near_try(&near, "id");
	if (name.size == 0)
		return err_set(err, STATUS_BAD, _("a field without a name"));
	return err_set(err, STATUS_BAD, _("no such field: %.*s%s"), (int)utf8_fit(name, 60),
	    name.data, near.hint);
}

int
entity_state(const struct entity *e)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (e->field[i].flags & FIELD_STATE)
			return (int)i;
	return -1;
}

const struct step *
entity_step(const struct entity *e, struct text from, struct text to)
{
	size_t i;

	for (i = 0; i < e->nflow; i++)
		if (same(e->flow[i].from, from) && same(e->flow[i].to, to))
			return &e->flow[i];
	return NULL;
}

int64_t
entity_base(const struct entity *e)
{
	return id_prefix(text_of(e->prefix)) * ID_PREFIX;
}
