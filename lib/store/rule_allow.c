/* SPDX-License-Identifier: EUPL-1.2 */
/* Apart from rules.c, so that commands that only read carry no writer. */
#include "law/own.h"
#include "rec/id.h"
#include "store/rules.h"
#include "store/writer.h"

/* Judges the record beside the rules of the table: a new one whole, and completes it; one
 * that is there by its period. */
static bool
judge(const struct rules *rules, struct record *r, struct arena *arena, struct err *err)
{
	struct rule row = rule_row(r, arena);

	if (r->id != ID_NONE)
		return row.to < row.from || own_alone(rules, &row, err);
	if (row.to < row.from) {
		err_set(err, STATUS_BAD, _("ends before it begins"));
		err_at(err, "to");
		return false;
	}
	if (!own_judge(rules, &row, err))
		return false;
	r->value[RULE_UNIT] = *row.unit == '\0' ? (struct text){ 0 } :
	    arena_copy(arena, text_of(row.unit));
	r->value[RULE_ARTICLE] = arena_copy(arena, text_of(row.article));
	return true;
}

bool
rule_allow(struct writer *w, struct record *r, struct err *err)
{
	const char *name = r->value[RULE_RULE].data;
	struct db *core = writer_look(w, err);
	struct rules rules;
	size_t i;
	bool ok;

	if (core == NULL)
		return false;
	for (i = 0; rule_tables[i] != NULL; i++) {
		if (!rules_load(&rules, rule_tables[i], err))
			return false;
		/* The rule of a row that is there may be gone from a newer table. */
		if (rules_have(&rules, name) || (rule_tables[i + 1] == NULL && r->id != ID_NONE)) {
			ok = rules_add_own(&rules, core, err) && judge(&rules, r, writer_arena(w), err);
			rules_release(&rules);
			return ok;
		}
		rules_release(&rules);
	}
	return own_unknown(name, err);
}
