/* SPDX-License-Identifier: EUPL-1.2 */
/* The change that an audit row tells, of a store that may have been tampered with. */
#include "store/audit.h"

#include "fuzz.h"
#include "rec/id.h"

static void
fuzz(struct text t)
{
	struct audit_row row = { .change = t };
	struct audit_change *change;
	struct arena arena = { 0 };
	struct err err = { 0 };
	size_t count, at;

	if (!audit_changes(&row, &change, &count, &arena, &err))
		must(err.text != NULL);
	for (at = count; at > 0; at = audit_entry(change, at))
		must(change[at - 1].id != ID_NONE);
	free(change);
	err_clear(&err);
	arena_release(&arena);
}
