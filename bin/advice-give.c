/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "assembly/asking.h"
#include "base/mem.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"
#include "verb/change.h"

static const struct option options[] = {
	{ .name = "comment", .arg = "TEXT", .help = N_("what the advice says") },
	{ .name = "from", .arg = "FILE", .help = N_("the same, as it stands in the file") },
	{ .name = "adviser", .arg = "ID", .help = N_("the ids are of points: give the advice of "
	    "this adviser on them, though nobody asked for it") },
	{ .name = "given", .arg = "DATE", .help = N_("the day on which it was given, instead of "
	    "today") },
	{ 0 }
};

/* Takes the value for the field, checked. */
static bool
bring(struct run *run, struct brought *b, int field, struct text value)
{
	const struct field *f = &advice_entity.field[field];

	if (value.data == NULL)
		return true;
	if (!value_check(f, &value, &run->arena, &run->err)) {
		err_at(&run->err, "%s", f->name);
		return run_fail(run);
	}
	b->named[field] = true;
	b->value[field] = value;
	return true;
}

/* Reads the file to its end; the newline that ends it is not part of the text. */
static bool
read_file(struct run *run, const char *path, struct text *text)
{
	struct lines lines = { 0 };
	struct buf all = { 0 };
	struct text line;
	bool ok = lines_open(&lines, run_file(run, path), &run->err);

	while (ok && lines_next(&lines, &line, &run->err)) {
		buf_string(&all, lines.number > 1 ? "\n" : "");
		buf_text(&all, line);
	}
	lines_close(&lines);
	*text = arena_copy(&run->arena, (struct text){ buf_str(&all), all.size });
	buf_release(&all);
	return run->err.text == NULL || run_fail(run);
}

/* What is given, and where: ADVISER is ID_NONE when the ids are those of advices, else they
 * are of points. */
struct giving {
	struct brought brought;
	int64_t adviser;
	int64_t *id; /* of the advices that were given */
	size_t count, printed;
};

static bool
give(struct run *run, struct writer *w, int64_t id, void *arg, bool *changed)
{
	struct giving *g = arg;
	bool moved;

	if ((g->adviser != ID_NONE && !advice_offer(w, id, g->adviser, &id, &run->err)) ||
	    !advice_ready(w, id, &run->err) ||
	    !set_record(w, run->conduct, &advice_entity, id, &g->brought, changed, &run->err) ||
	    !move_record(w, run->conduct, &advice_entity, id, "given", &moved, &run->err))
		return false;
	*changed |= moved;
	if (*changed) {
		g->id = mem_resize(g->id, g->count + 1, sizeof *g->id);
		g->id[g->count++] = id;
	}
	return true;
}

static void
print(int64_t id, struct rows *rows, void *arg)
{
	struct giving *g = arg;

	(void)id;
	rows_id(rows, g->id[g->printed++]);
}

/* Reads --adviser: then the ids are of points. */
static bool
read_adviser(struct run *run, struct giving *g)
{
	const char *adviser = option_value(run, "adviser");

	if (adviser == NULL)
		return true;
	g->adviser = record_id(&adviser_entity, text_of(adviser), &run->err);
	run->entity = &deliberation_entity;
	if (g->adviser != ID_NONE)
		return true;
	err_at(&run->err, "--adviser");
	return run_fail(run);
}

static void
run_give(struct run *run)
{
	struct giving g = { .brought = brought_nothing(run->entity, &run->arena) };
	const char *from = option_value(run, "from");
	struct text comment = text_of(option_value(run, "comment"));

	if (run->noperand == 0) {
		run_usage(run, _("needs an OPINION"));
		return;
	}
	if (from != NULL && comment.data != NULL) {
		run_usage(run, _("--%s and --%s exclude each other"), "comment", "from");
		return;
	}
	if ((from == NULL || read_file(run, from, &comment)) &&
	    bring(run, &g.brought, ADVICE_OPINION, text_of(run->operand[--run->noperand])) &&
	    bring(run, &g.brought, ADVICE_COMMENT, comment) &&
	    bring(run, &g.brought, ADVICE_GIVEN, text_of(option_value(run, "given"))) &&
	    read_adviser(run, &g))
		change_each(run, 0, give, print, &g);
	free(g.id);
}

static const struct command command = {
	.name = "give", .brief = N_("give advices (avis) and print the ids of those given"),
	.operands = "[ID...] OPINION",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = id_column, .run = run_give,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &advice_entity, assembly_conduct, argc, argv);
}
