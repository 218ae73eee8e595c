/* SPDX-License-Identifier: EUPL-1.2 */
/* Conditions and orders of lists, among them patterns, and whether a point meets them. */
#include "verb/condition.h"

#include "assembly/assembly.h"
#include "fuzz.h"
#include "rec/value.h"

/* A point whose fields all hold the same text, as far as they may; in a store that was
 * tampered with, texts are any bytes. */
static void
meet(const struct conditions *cs, struct text t, struct arena *arena)
{
	const struct entity *e = &deliberation_entity;
	struct record r = { .id = entity_base(e) + 2026000000001,
		.value = arena_alloc(arena, e->nfield * sizeof *r.value) };
	struct err err = { 0 };
	size_t i;

	for (i = 0; i < e->nfield; i++) {
		r.value[i] = t;
		if (!value_check(&e->field[i], &r.value[i], arena, &err))
			r.value[i] = e->field[i].type == FIELD_TEXT ? t : (struct text){ 0 };
		err_clear(&err);
	}
	conditions_meet(cs, e, &r, &err);
	err_clear(&err);
}

/* The first line is the text, what is below the conditions. */
static void
fuzz(struct text t)
{
	struct conditions cs = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct text first;
	struct order *order;
	size_t norder;

	if (text_part(&t, '\n', &first) && t.data != NULL) {
		if (conditions_read(&cs, &deliberation_entity, t, &arena, &err))
			meet(&cs, first, &arena);
		else
			must(err.text != NULL);
		err_clear(&err);
		order_parse(&deliberation_entity, arena_copy(&arena, t).data, &order, &norder,
		    &arena, &err);
	}
	err_clear(&err);
	conditions_release(&cs);
	arena_release(&arena);
}
