/* SPDX-License-Identifier: EUPL-1.2 */
/* Templates of an authority, filled, and the Markdown that comes of them as a paper. */
#include "paper/template.h"

#include "base/utf8.h"
#include "fuzz.h"
#include "paper/html.h"
#include "paper/text.h"
#include "rec/value.h"

/* "self" is the template over again, "part" a small one. */
static bool
read_part(struct text name, struct text *text, const char **called, void *arg, struct err *err)
{
	*called = "part";
	if (text_is(name, "self"))
		*text = *(const struct text *)arg;
	else if (text_is(name, "part"))
		*text = text_of("{{#points}}\n- {{title}}{{/points}}\n");
	else
		return err_set(err, STATUS_BAD, "no template of that name");
	return true;
}

static struct data *
data_of(struct arena *arena)
{
	struct data *top = data_map(arena), *points = data_list(arena), *point;
	int i;

	data_set_string(arena, top, "title", "Compte 2025 [*]");
	data_set_yes(arena, top, "public", true);
	data_set_string(arena, top, "none", "");
	data_set(top, "points", points);
	for (i = 0; i < 2; i++) {
		point = data_add_map(arena, points);
		data_set_string(arena, point, "name", "| a\n# b");
		data_set(point, "self", data_list(arena));
	}
	return top;
}

static void
set(struct text markdown)
{
	struct paper paper;
	struct err err = { 0 };
	struct buf b = { 0 };

	if (paper_read(&paper, markdown, "fuzz", &err)) {
		paper_text(&b, &paper, 40);
		paper_html(&b, &paper, "fr");
		must(utf8_valid(contents(&b)) == b.size);
	} else {
		must(err.text != NULL);
	}
	paper_release(&paper);
	buf_release(&b);
	err_clear(&err);
}

static void
fuzz(struct text t)
{
	const struct template_source source = { read_part, &t };
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct template *template = template_read("fuzz", t, &source, &err);
	struct buf markdown = { 0 };

	must((template == NULL) == (err.text != NULL));
	if (template != NULL && template_fill(template, data_of(&arena), &markdown, &err))
		set(contents(&markdown));
	template_free(template);
	err_clear(&err);
	buf_release(&markdown);
	arena_release(&arena);
}
