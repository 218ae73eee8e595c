/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts of acts: whatever stands in one, its paper has nothing but paragraphs, items
 * and tables. */
#include "paper/prose.h"

#include "base/utf8.h"
#include "fuzz.h"
#include "paper/html.h"
#include "paper/text.h"
#include "rec/value.h"

static void
look(const struct block *block)
{
	for (; block != NULL; block = block->next) {
		must(block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_BULLETS ||
		    block->kind == BLOCK_ITEM || block->kind == BLOCK_TABLE ||
		    block->kind == BLOCK_ROW || block->kind == BLOCK_CELL);
		look(block->first);
	}
}

static void
set(struct text t)
{
	struct buf markdown = { 0 }, b = { 0 };
	struct paper paper;
	struct err err = { 0 };

	prose_markdown(&markdown, t);
	must(utf8_valid(contents(&markdown)) == markdown.size);
	must(paper_read(&paper, contents(&markdown), "fuzz", &err));
	look(paper.root.first);
	paper_text(&b, &paper, 40);
	paper_html(&b, &paper, "fr");
	must(utf8_valid(contents(&b)) == b.size);
	paper_release(&paper);
	buf_release(&markdown);
	buf_release(&b);
}

static void
fuzz(struct text t)
{
	static const struct field text = { .name = "text", .type = FIELD_TEXT };
	struct arena arena = { 0 };
	struct err err = { 0 };

	if (value_check(&text, &t, &arena, &err) && t.data != NULL)
		set(t);
	err_clear(&err);
	arena_release(&arena);
}
