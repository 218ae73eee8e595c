/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/actor.h"

#include <stdlib.h>
#include <string.h>

#include "base/user.h"
#include "rec/value.h"

bool
actor_name(struct buf *actor, struct err *err)
{
	static const struct field field = { .name = "actor" };
	const char *name = getenv("PERRON_ACTOR");
	struct arena arena = { 0 };
	struct text t;
	bool ok;

	if (name != NULL)
		buf_string(actor, name);
	else
		user_name(actor);
	t = (struct text){ buf_str(actor), actor->size };
	ok = value_check(&field, &t, &arena, err);
	arena_release(&arena);
	if (ok && t.size == 0)
		ok = err_set(err, STATUS_BAD, _("no name"));
	if (ok && memchr(t.data, '\n', t.size) != NULL)
		ok = err_set(err, STATUS_BAD, _("more than one line"));
	if (!ok)
		err_at(err, "PERRON_ACTOR");
	return ok;
}
