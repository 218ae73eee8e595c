/* SPDX-License-Identifier: EUPL-1.2 */
/* Ids, and values of every field of every kind: a canonical text stays as it is, and
 * comes back from the store the same. */
#include "rec/value.h"

#include "assembly/assembly.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "portal/portal.h"
#include "rec/id.h"

static const struct entity *const kinds[] = {
	&assembly_entity, &mandate_entity, &meeting_entity, &deliberation_entity,
	&signatory_entity, &attendance_entity, &vote_entity, &ballot_entity, &adviser_entity,
	&advice_entity, &annex_entity, &notice_entity, &publication_entity,
};

static void
check(const struct field *f, struct text t)
{
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct text value = t, again;

	if (value_check(f, &value, &arena, &err)) {
		again = value;
		must(utf8_valid(value) == value.size);
		must(value_check(f, &again, &arena, &err) && text_same(value, again));
		if (value.data != NULL && value_whole(f))
			must(text_same(value, value_text(f, value_encode(f, value), &arena)));
	} else {
		must(err.text != NULL && err.status == STATUS_BAD);
	}
	err_clear(&err);
	arena_release(&arena);
}

static void
fuzz(struct text t)
{
	int64_t id = id_parse(t);
	struct buf printed = { 0 };
	size_t i, j;

	if (id != ID_NONE) {
		id_print(&printed, id);
		must(text_same(contents(&printed), t));
	}
	buf_release(&printed);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (j = 0; j < kinds[i]->nfield; j++)
			check(&kinds[i]->field[j], t);
}
