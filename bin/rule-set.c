/* SPDX-License-Identifier: EUPL-1.2 */
/* An authority tells a rule of law as it has it. */
#include <string.h>

#include "cmd/kind.h"
#include "rec/value.h"
#include "store/core.h"
#include "store/rules.h"

static const struct option options[] = {
	{ .name = "from", .arg = "DATE", .help = N_("first day it holds (today)") },
	{ .name = "to", .arg = "DATE", .help = N_("last day it holds (until further notice)") },
	{ .name = "least", .arg = "N", .help = N_("the smallest quantity it is for") },
	{ .name = "unit", .arg = "UNIT", .help = N_("what the number counts, or what the share "
	    "is taken of, where the rule leaves a choice") },
	{ .name = "article", .arg = "TEXT", .help = N_("the article that sets it (the source)") },
	{ .name = "source", .arg = "TEXT", .help = N_("where that was read; needed") },
	{ .name = "certainty", .arg = "WORD",
	    .values = (const char *const[]){ "text", "secondary", "unverified", NULL },
	    .help = N_("what was read of it (unverified)") },
	{ .name = "note", .arg = "TEXT", .help = N_("conditions, and what remains to be verified") },
	{ 0 },
};

/* Reads the operands and the options, which have the names of the fields. */
static bool
read_fields(struct run *run, struct record *r)
{
	const struct entity *e = &rule_entity;
	size_t i;

	if (run->noperand != 2)
		return run_usage(run, _("takes a RULE and its VALUE"));
	if (option_value(run, "source") == NULL)
		return run_usage(run, _("--%s is needed"), "source");
	r->value = arena_alloc(&run->arena, e->nfield * sizeof *r->value);
	for (i = 0; i < e->nfield; i++) {
		const char *given = i == RULE_RULE ? run->operand[0] :
		    i == RULE_VALUE ? run->operand[1] : option_value(run, e->field[i].name);

		r->value[i] = text_of(given != NULL ? given : e->field[i].initial);
		if (!value_check(&e->field[i], &r->value[i], &run->arena, &run->err)) {
			err_at(&run->err, "%s", e->field[i].name);
			return run_fail(run);
		}
		r->value[i] = arena_copy(&run->arena, r->value[i]);
	}
	return true;
}

static bool
make(struct run *run, struct writer *w, struct record *r)
{
	if (r->value[RULE_FROM].data == NULL &&
	    !writer_today(w, &r->value[RULE_FROM], &run->err))
		return false;
	return rule_allow(w, r, &run->err) && writer_new(w, &rule_entity, r, &run->err);
}

static void
run_set(struct run *run)
{
	struct record r = { 0 };
	struct batch b;
	bool made;

	if (!read_fields(run, &r) || !batch_begin(run, &b))
		return;
	made = make(run, b.writer, &r);
	if (made)
		batch_add(&b, r.id);
	else
		batch_refuse(run, &b);
	batch_end(run, &b, !made, NULL, NULL);
}

static const struct command command = {
	.name = "set",
	.brief = N_("tell a rule of law as the authority has it, which wins over the shipped one"),
	.operands = "RULE VALUE",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_set,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &core_wing, &rule_entity, NULL, argc, argv);
}
