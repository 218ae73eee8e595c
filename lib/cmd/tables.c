/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/mem.h"
#include "cmd/parsed.h"

const struct option options_always[] = {
	{ .name = "help", .help = N_("say how the command is used, and end") },
	{ .name = "version", .help = N_("say which version this is, and end") },
	{ 0 }
};
const struct option options_store[] = {
	{ .name = "store", .arg = "DIR",
	    .help = N_("the store to work on, instead of PERRON_STORE") },
	{ 0 }
};
const struct option options_law[] = {
	{ .name = "store", .arg = "DIR",
	    .help = N_("the store whose own rules of law count, instead of PERRON_STORE") },
	{ 0 }
};
const struct option options_past[] = {
	{ .name = "at", .arg = "MOMENT",
	    .help = N_("read the store as it stood at the end of that day, or at that instant") },
	{ 0 }
};
const struct option options_rows[] = {
	{ .name = "output", .letter = 'o', .arg = "COLUMNS",
	    .help = N_("columns to print: a,b or +c or all; help lists them") },
	{ .name = "header", .help = N_("begin with a line of column names") },
	{ .name = "json", .help = N_("print JSON Lines") },
	{ .name = "csv", .help = N_("print comma-separated values") },
	{ .name = "tsv", .help = N_("print tab-separated values, also on a terminal") },
	{ .name = "table", .help = N_("print an aligned table, also into a pipe") },
	{ .name = "lines", .help = N_("print a line for each column, also into a pipe") },
	{ 0 }
};
const struct option options_writes[] = {
	{ .name = "dry-run", .help = N_("do all but store it") },
	{ .name = "keep-going", .help = N_("store the good records, report the bad ones") },
	{ 0 }
};
const struct option options_explains[] = {
	{ .name = "explain", .help = N_("print the rules that lead to the answer instead: "
	    "rule, article, inputs, result, certainty and source") },
	{ 0 }
};
const struct option options_paper[] = {
	{ .name = "format", .letter = 'f', .arg = "FORMAT",
	    .values = (const char *const[]){ "text", "html", "pdf", NULL },
	    .help = N_("print it as HTML or as pages (PDF) instead of as text") },
	{ .name = "template", .arg = "FILE",
	    .help = N_("fill in this template instead of the one of the store or of perron") },
	{ .name = "duplex",
	    .help = N_("for printing on both sides: each paper begins on the front of a sheet") },
	{ 0 }
};
static const struct option options_hidden[] = {
	{ .name = "describe" },
	{ 0 }
};

#define MANY 32

static void
add(struct parsed *p, size_t *n, const struct option *o)
{
	for (; o != NULL && o->name != NULL; o++) {
		/* All that most commands have fit in at once. */
		if (*n % MANY == 0)
			p->option = mem_resize(p->option, *n + MANY + 1, sizeof *p->option);
		p->option[(*n)++] = o;
		p->option[*n] = NULL;
	}
}

/* The filters of the kind, and the day as of which they answer. */
static void
add_filters(struct run *run, size_t *n)
{
	static const struct option on[] = {
		{ .name = "on", .arg = "DATE", .help = N_("answer as of that day, not today") },
		{ 0 }
	};
	const struct filter *f = run->filter;
	struct option *o;
	bool any = false;

	for (; f != NULL && f->entity != NULL; f++) {
		if (f->entity != run->entity)
			continue;
		o = arena_alloc(&run->arena, 2 * sizeof *o);
		o[0] = (struct option){ .name = f->name, .arg = f->arg, .help = f->help };
		o[1] = (struct option){ 0 };
		add(run->parsed, n, o);
		any = true;
	}
	add(run->parsed, n, any ? on : NULL);
}

static void
add_column(struct parsed *p, struct column column)
{
	p->column = mem_resize(p->column, p->ncolumn + 1, sizeof *p->column);
	p->column[p->ncolumn++] = column;
}

void
tables_gather(struct run *run)
{
	const struct command *c = run->command;
	const struct entity *e = run->entity;
	struct parsed *p = run->parsed;
	size_t n = 0, i;

	add(p, &n, c->option);
	add_filters(run, &n);
	add(p, &n, c->flags & COMMAND_EXPLAINS ? options_explains : NULL);
	add(p, &n, c->flags & COMMAND_PAPER ? options_paper : NULL);
	add(p, &n, c->flags & COMMAND_STORE ? options_store : NULL);
	add(p, &n, c->flags & COMMAND_LAW ? options_law : NULL);
	add(p, &n, (c->flags & (COMMAND_STORE | COMMAND_WRITES | COMMAND_NOW)) == COMMAND_STORE ?
	    options_past : NULL);
	add(p, &n, c->flags & COMMAND_WRITES ? options_writes : NULL);
	add(p, &n, c->flags & COMMAND_ROWS ? options_rows : NULL);
	add(p, &n, options_always);
	add(p, &n, options_hidden);
	p->value = mem_zero(n + 1, sizeof *p->value);
	if (!(c->flags & COMMAND_ROWS))
		return;
	if (c->column != NULL) {
		for (i = 0; c->column[i].name != NULL; i++)
			add_column(p, c->column[i]);
		return;
	}
	add_column(p, (struct column){ .name = "id", .help = N_("id") });
	for (i = 0; i < e->nfield; i++)
		add_column(p, (struct column){ .name = e->field[i].name,
		    .cell = cell_of(&e->field[i]), .help = e->field[i].help });
}

void
tables_explain(struct run *run)
{
	static const struct column columns[] = {
		{ "rule", CELL_TEXT, N_("the rule that is followed") },
		{ "article", CELL_TEXT, N_("the article that sets it") },
		{ "inputs", CELL_TEXT, N_("what it starts from") },
		{ "result", CELL_TEXT, N_("what follows") },
		{ "certainty", CELL_TEXT, N_("text, secondary or unverified: what was read of "
		    "it") },
		{ "source", CELL_TEXT, N_("where that was read") },
	};
	size_t i;

	run->parsed->ncolumn = 0;
	for (i = 0; i < sizeof columns / sizeof *columns; i++)
		add_column(run->parsed, columns[i]);
}
