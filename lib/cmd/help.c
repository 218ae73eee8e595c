/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/utf8.h"
#include "cmd/parsed.h"

/* Column at which the explanations start. */
#define INDENT 28

/* One line: the term, and its explanation under the others. */
static void
explain(struct buf *b, const char *term, const char *text)
{
	size_t width = utf8_width(text_of(term)), i;

	buf_printf(b, "  %s", term);
	if (text == NULL || *text == '\0') {
		buf_char(b, '\n');
		return;
	}
	if (width + 4 > INDENT) {
		buf_char(b, '\n');
		width = 0;
		buf_string(b, "  ");
	}
	for (i = width + 2; i < INDENT; i++)
		buf_char(b, ' ');
	buf_printf(b, "%s\n", text);
}

static void
explain_option(struct buf *b, const struct option *o)
{
	struct buf term = { 0 };
	size_t i;

	if (o->letter != 0)
		buf_printf(&term, "-%c, ", o->letter);
	buf_printf(&term, "--%s", o->name);
	if (o->values != NULL)
		for (i = 0; o->values[i] != NULL; i++)
			buf_printf(&term, "%c%s", i == 0 ? '=' : '|', o->values[i]);
	else if (o->arg != NULL)
		buf_printf(&term, "=%s", o->arg);
	explain(b, buf_str(&term), _(o->help));
	buf_release(&term);
}

/* Appends what the values of the field look like; nothing for text. */
static void
form(struct buf *b, const struct field *f)
{
	size_t i;

	switch (f->type) {
	case FIELD_TEXT:
		break;
	case FIELD_WORD:
		for (i = 0; f->values[i] != NULL; i++)
			buf_printf(b, "%s%s", i == 0 ? "" : "|", f->values[i]);
		break;
	case FIELD_DATE:
		buf_string(b, "YYYY-MM-DD");
		break;
	case FIELD_TIME:
		buf_string(b, "HH:MM");
		break;
	case FIELD_MOMENT:
		buf_string(b, "YYYY-MM-DD[THH:MM]");
		break;
	case FIELD_INTEGER:
		buf_string(b, "N");
		break;
	case FIELD_MONEY:
		buf_string(b, "N.NN");
		break;
	case FIELD_BOOLEAN:
		buf_string(b, "yes|no");
		break;
	case FIELD_LINK:
		buf_printf(b, "%s-YYYY-NNNNN", f->target->prefix);
		break;
	case FIELD_ITEM:
		buf_string(b, "N[.M]");
		break;
	case FIELD_NUMBER:
		buf_string(b, f->values[0]);
		break;
	}
}

static void
explain_field(struct buf *b, const struct field *f)
{
	struct buf text = { 0 }, values = { 0 };

	form(&values, f);
	if (values.size > 0)
		buf_printf(&text, _("%s: %s"), _(f->help), buf_str(&values));
	else
		buf_string(&text, _(f->help));
	if (f->initial != NULL)
		buf_printf(&text, " (%s)", f->initial);
	else if (f->flags & FIELD_REQUIRED)
		buf_printf(&text, " (%s)", _("required"));
	explain(b, f->name, buf_str(&text));
	buf_release(&text);
	buf_release(&values);
}

static void
title(struct buf *b, const char *text)
{
	buf_printf(b, "\n%s\n", text);
}

void
help_print(struct run *run, struct buf *b)
{
	const struct command *c = run->command;
	const struct option **o;
	size_t i;

	buf_printf(b, _("Usage: %s [OPTION...] %s"), run->name,
	    c->operands != NULL ? c->operands : "");
	while (b->size > 0 && b->data[b->size - 1] == ' ')
		b->data[--b->size] = '\0';
	buf_printf(b, "\n%s\n", _(c->brief));
	if (run->entity != NULL)
		buf_printf(b, "%s: %s (%s)\n", run->entity->name, _(run->entity->help),
		    run->entity->french);
	title(b, _("Options:"));
	for (o = run->parsed->option; *o != NULL; o++)
		if ((*o)->help != NULL)
			explain_option(b, *o);
	if (c->flags & COMMAND_FIELDS) {
		title(b, _("Fields:"));
		for (i = 0; i < run->entity->nfield; i++)
			explain_field(b, &run->entity->field[i]);
	}
	if (c->column != NULL && (c->flags & COMMAND_ROWS)) {
		title(b, _("Columns:"));
		for (i = 0; i < run->parsed->ncolumn; i++)
			explain(b, run->parsed->column[i].name,
			    run->parsed->column[i].help == NULL ? NULL
				: _(run->parsed->column[i].help));
	}
	buf_printf(b, "\n%s\n", _("Exit status: 0 done or yes, 1 no, 2 usage or bad data, 75 try again."));
	buf_printf(b, _("Manual: man %s; the tour is in man perron.\n"), run->name);
}

static void
row(struct buf *b, const char *what, const char *name, const char *more, const char *help)
{
	buf_printf(b, "%s\t%s\t%s\t%s\n", what, name, more != NULL ? more : "",
	    help != NULL ? _(help) : "");
}

static void
describe_words(struct buf *b, const char *what, const char *name, const char *const *word)
{
	for (; word != NULL && *word != NULL; word++)
		row(b, what, name, *word, NULL);
}

static void
describe_field(struct buf *b, const struct field *f)
{
	static const struct { enum field_flag flag; const char *name; } flags[] = {
		{ FIELD_REQUIRED, "required" }, { FIELD_SEARCHED, "searched" },
		{ FIELD_LONG, "long" }, { FIELD_STATE, "state" }, { FIELD_FIXED, "fixed" },
	};
	struct buf text = { 0 };
	size_t i;

	row(b, "field", f->name, f->initial, f->help);
	form(&text, f);
	if (f->type == FIELD_WORD)
		describe_words(b, "word", f->name, f->values);
	else if (text.size > 0)
		row(b, "form", f->name, buf_str(&text), NULL);
	for (i = 0; i < sizeof flags / sizeof *flags; i++)
		if (f->flags & flags[i].flag)
			row(b, "flag", f->name, flags[i].name, NULL);
	buf_release(&text);
}

static void
describe_kind(struct buf *b, const struct entity *e)
{
	size_t i;

	row(b, "kind", e->name, e->plural, e->help);
	row(b, "french", e->name, e->french, NULL);
	row(b, "prefix", e->name, e->prefix, NULL);
	for (i = 0; i < e->nfield; i++)
		describe_field(b, &e->field[i]);
	for (i = 0; i < e->nflow; i++)
		row(b, "step", e->flow[i].from, e->flow[i].to, NULL);
}

/* Lines "what TAB name TAB more TAB help": command (more: its kind), operands,
 * option (more: the name of its value), letter, value (of an option), column;
 * and of a kind: kind (more: its plural), french, prefix, field (more: its
 * initial value), word or form (of a field), flag (of a field), step (from TAB
 * to). */
void
help_describe(struct run *run, struct buf *b)
{
	const struct command *c = run->command;
	const struct option **o;
	size_t i;

	row(b, "command", run->name, run->entity != NULL ? run->entity->name : NULL, c->brief);
	if (c->operands != NULL)
		row(b, "operands", c->operands, NULL, NULL);
	for (o = run->parsed->option; *o != NULL; o++) {
		char letter[2] = { (*o)->letter, '\0' };

		if ((*o)->help == NULL)
			continue;
		row(b, "option", (*o)->name, (*o)->arg, (*o)->help);
		if (letter[0] != '\0')
			row(b, "letter", (*o)->name, letter, NULL);
		describe_words(b, "value", (*o)->name, (*o)->values);
	}
	for (i = 0; i < run->parsed->ncolumn; i++)
		row(b, "column", run->parsed->column[i].name, NULL, run->parsed->column[i].help);
	if (run->entity != NULL)
		describe_kind(b, run->entity);
}
