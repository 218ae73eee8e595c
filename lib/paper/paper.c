/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "port/markdown.h"

/* Blocks within blocks: more is no paper, and the stack is not endless. */
#define DEEPEST 32

/* A paper being read. */
struct builder {
	struct paper *paper;
	struct block *stack[DEEPEST];
	size_t depth;          /* stack[depth - 1] takes what comes next */
	struct block *leaf;    /* takes text; NULL while none is open */
	struct span *last;     /* of the leaf */
	struct buf text;       /* on its way into a span, or of a fence */
	unsigned style;
	bool fence;
	struct err *err;
};

static const struct { const char *word; enum block_kind kind; } fences[] = {
	{ "letterhead", BLOCK_LETTERHEAD }, { "address", BLOCK_ADDRESS },
	{ "centre", BLOCK_CENTRE }, { "right", BLOCK_RIGHT },
	{ "signatures", BLOCK_SIGNATURES }, { "labels", BLOCK_LABELS },
	{ "keep", BLOCK_KEEP }, { "footer", BLOCK_FOOTER }, { "page", BLOCK_PAGE },
};

static struct block *
add(struct builder *b, enum block_kind kind, int number)
{
	struct block *made = arena_alloc(&b->paper->arena, sizeof *made);
	struct block *top = b->stack[b->depth - 1];

	*made = (struct block){ .kind = kind, .number = number };
	if (top->last != NULL)
		top->last->next = made;
	else
		top->first = made;
	top->last = made;
	return made;
}

static bool
push(struct builder *b, struct block *block)
{
	if (b->depth == DEEPEST)
		return err_set(b->err, STATUS_BAD, _("more than %d blocks in one another"),
		    DEEPEST);
	b->stack[b->depth++] = block;
	return true;
}

/* Closes the span that is open. */
static void
flush(struct builder *b)
{
	struct span *s;

	if (b->text.size == 0 || b->leaf == NULL)
		return;
	s = arena_alloc(&b->paper->arena, sizeof *s);
	*s = (struct span){ .text = arena_copy(&b->paper->arena,
	    (struct text){ b->text.data, b->text.size }), .style = b->style };
	if (b->last != NULL)
		b->last->next = s;
	else
		b->leaf->span = s;
	b->last = s;
	buf_clear(&b->text);
}

static void
open_leaf(struct builder *b, enum block_kind kind, int number)
{
	flush(b);
	b->leaf = add(b, kind, number);
	b->last = NULL;
}

static void
close_leaf(struct builder *b)
{
	flush(b);
	b->leaf = NULL;
}

static bool
begin_fence(struct builder *b, struct text word)
{
	size_t i;

	for (i = 0; i < sizeof fences / sizeof *fences; i++)
		if (strlen(fences[i].word) == word.size &&
		    memcmp(fences[i].word, word.data, word.size) == 0)
			break;
	if (i == sizeof fences / sizeof *fences)
		return err_set(b->err, STATUS_BAD, _("no block of that name: ```%.*s"),
		    (int)(word.size < 40 ? word.size : 40), word.size > 0 ? word.data : "");
	b->fence = true;
	return push(b, add(b, fences[i].kind, 0));
}

static bool
begin(enum markdown what, unsigned number, struct text info, void *arg)
{
	static const enum block_kind kinds[] = {
		[MARKDOWN_QUOTE] = BLOCK_QUOTE, [MARKDOWN_BULLETS] = BLOCK_BULLETS,
		[MARKDOWN_NUMBERS] = BLOCK_NUMBERS, [MARKDOWN_ITEM] = BLOCK_ITEM,
		[MARKDOWN_TABLE] = BLOCK_TABLE, [MARKDOWN_ROW] = BLOCK_ROW,
		[MARKDOWN_CELL] = BLOCK_CELL,
	};
	struct builder *b = arg;

	switch (what) {
	case MARKDOWN_STRONG:
	case MARKDOWN_EMPHASIS:
		flush(b);
		b->style |= what == MARKDOWN_STRONG ? STYLE_STRONG : STYLE_EMPHASIS;
		return true;
	case MARKDOWN_OTHER:
	case MARKDOWN_HEAD:
		return true;
	case MARKDOWN_PARAGRAPH:
		open_leaf(b, BLOCK_PARAGRAPH, 0);
		return true;
	case MARKDOWN_HEADING:
		open_leaf(b, BLOCK_HEADING, (int)number);
		return true;
	case MARKDOWN_CELL:
		open_leaf(b, BLOCK_CELL, number == MARKDOWN_RIGHT ? ALIGN_RIGHT :
		    number == MARKDOWN_CENTRE ? ALIGN_CENTRE : ALIGN_LEFT);
		return true;
	case MARKDOWN_RULE:
		close_leaf(b);
		add(b, BLOCK_RULE, 0);
		return true;
	case MARKDOWN_FENCE:
		close_leaf(b);
		return begin_fence(b, info);
	default:
		close_leaf(b);
		return push(b, add(b, kinds[what], number > 999999 ? 0 : (int)number));
	}
}

/* The items themselves instead of the list. */
static bool
take_items(struct builder *b, struct block *block)
{
	struct block *list = block->first;

	if (list == NULL)
		return true;
	if (list->next != NULL || list->kind != BLOCK_BULLETS)
		return err_set(b->err, STATUS_BAD, block->kind == BLOCK_LABELS ?
		    _("labels: not a list with one label in each item") :
		    _("signatures: not a list with one signature in each item"));
	block->first = list->first;
	block->last = list->last;
	return true;
}

static bool begin(enum markdown, unsigned number, struct text info, void *);
static bool end(enum markdown, void *);
static bool take_text(struct text, bool brk, void *);
static const struct markdown_reader reader = { begin, end, take_text };

/* What stands in a fence is Markdown again. */
static bool
end_fence(struct builder *b)
{
	struct block *block = b->stack[b->depth - 1];
	struct buf inside = b->text;
	bool ok;

	b->text = (struct buf){ 0 };
	b->fence = false;
	ok = markdown_read((struct text){ buf_str(&inside), inside.size },
	    &reader, b);
	buf_release(&inside);
	return ok && ((block->kind != BLOCK_SIGNATURES && block->kind != BLOCK_LABELS) ||
	    take_items(b, block));
}

/* Counts the columns, and takes an empty head off. */
static void
end_table(struct block *table)
{
	struct block *head = table->first, *cell;
	bool empty = true;

	for (cell = head->first; cell != NULL; cell = cell->next) {
		table->number++;
		empty = empty && cell->span == NULL;
	}
	if (empty)
		table->first = head->next;
	else
		head->number = 1;
}

static bool
end(enum markdown what, void *arg)
{
	struct builder *b = arg;

	switch (what) {
	case MARKDOWN_STRONG:
	case MARKDOWN_EMPHASIS:
		flush(b);
		b->style &= ~(unsigned)(what == MARKDOWN_STRONG ? STYLE_STRONG : STYLE_EMPHASIS);
		return true;
	case MARKDOWN_OTHER:
	case MARKDOWN_HEAD:
	case MARKDOWN_RULE:
		return true;
	case MARKDOWN_PARAGRAPH:
	case MARKDOWN_HEADING:
	case MARKDOWN_CELL:
		close_leaf(b);
		return true;
	case MARKDOWN_FENCE:
		if (!end_fence(b))
			return false;
		break;
	case MARKDOWN_TABLE:
		end_table(b->stack[b->depth - 1]);
		break;
	default:
		close_leaf(b);
	}
	b->depth--;
	return true;
}

static bool
take_text(struct text t, bool brk, void *arg)
{
	struct builder *b = arg;
	bool newline = t.size == 1 && t.data[0] == '\n';

	if (b->fence) {
		buf_text(&b->text, t);
		return true;
	}
	/* Where an item has one line only, it is not said to be a paragraph. */
	if (b->leaf == NULL)
		open_leaf(b, BLOCK_PARAGRAPH, 0);
	if (!newline || brk) {
		buf_text(&b->text, t);
	} else if (b->leaf->kind != BLOCK_PARAGRAPH) {
		buf_char(&b->text, ' ');
	} else {
		open_leaf(b, BLOCK_PARAGRAPH, 0);
		b->leaf->close = true;
	}
	return true;
}

static const struct block *
find(const struct block *block, enum block_kind kind)
{
	const struct block *child, *found = block->kind == kind ? block : NULL;

	for (child = block->first; child != NULL && found == NULL; child = child->next)
		found = find(child, kind);
	return found;
}

static void
take_title(struct paper *p)
{
	const struct block *from = find(&p->root, BLOCK_FOOTER);
	struct buf words = { 0 };
	size_t i;

	if (from == NULL)
		from = find(&p->root, BLOCK_HEADING);
	if (from != NULL)
		paper_words(&words, from);
	while (words.size > 0 && words.data[words.size - 1] == '\n')
		words.size--;
	for (i = 0; i < words.size; i++)
		if (words.data[i] == '\n')
			words.data[i] = ' ';
	p->title = arena_copy(&p->arena, (struct text){ buf_str(&words), words.size });
	buf_release(&words);
}

bool
paper_read(struct paper *p, struct text markdown, const char *called, struct err *err)
{
	struct builder b = { .paper = p, .err = err };
	bool ok;

	*p = (struct paper){ .root = { .kind = BLOCK_ROOT } };
	b.stack[b.depth++] = &p->root;
	ok = markdown_read(markdown, &reader, &b);
	buf_release(&b.text);
	if (ok) {
		take_title(p);
		return true;
	}
	err_set(err, STATUS_BAD, _("larger than 4 GiB"));
	err_at(err, "%s", called);
	return false;
}

void
paper_release(struct paper *p)
{
	arena_release(&p->arena);
}

/* Puts a span behind another, and returns it. */
static struct span *
add_span(struct paper *p, struct span *before, struct span made)
{
	struct span *s = arena_alloc(&p->arena, sizeof *s);

	made.next = before->next;
	*s = made;
	before->next = s;
	return s;
}

/* Takes the first of the words out of the span: what is before stays in it, and what is
 * behind comes in a span of its own, which is returned; NULL when there are none. */
static struct span *
cut_span(struct paper *p, struct span *s, struct text words, struct text instead,
    const char *link)
{
	const char *at = s->text.size == 0 ? NULL :
	    memmem(s->text.data, s->text.size, words.data, words.size);
	struct text behind;

	if (at == NULL)
		return NULL;
	behind.data = at + words.size;
	behind.size = s->text.size - (size_t)(behind.data - s->text.data);
	s->text.size = (size_t)(at - s->text.data);
	s = add_span(p, s, (struct span){ .text = instead, .style = s->style, .link = link });
	return add_span(p, s, (struct span){ .text = behind, .style = s->style });
}

static void
link_block(struct paper *p, struct block *b, struct text words, struct text instead,
    const char *link)
{
	struct block *child;
	struct span *s, *rest;

	for (s = b->span; s != NULL; s = s->next)
		while ((rest = cut_span(p, s, words, instead, link)) != NULL)
			s = rest;
	for (child = b->first; child != NULL; child = child->next)
		link_block(p, child, words, instead, link);
}

void
paper_link(struct paper *p, struct text words, struct text instead, const char *link)
{
	link_block(p, &p->root, words, instead, link);
}

void
block_text(struct buf *out, const struct block *block)
{
	const struct span *s;

	for (s = block->span; s != NULL; s = s->next)
		buf_text(out, s->text);
}

void
paper_words(struct buf *out, const struct block *block)
{
	const struct block *child;

	block_text(out, block);
	if (block->span != NULL)
		buf_char(out, '\n');
	for (child = block->first; child != NULL; child = child->next)
		paper_words(out, child);
}

bool
block_numbered(const struct block *table)
{
	const struct block *row = table->kind == BLOCK_TABLE ? table->first : NULL;

	return row != NULL && row->number != 1 && row->first->number == ALIGN_RIGHT;
}

void
paper_numbers(const struct block *b, void (*tell)(const struct block *cell, void *), void *arg)
{
	const struct block *child;
	bool numbered = block_numbered(b);

	for (child = b->first; child != NULL; child = child->next)
		if (numbered)
			tell(child->first, arg);
		else
			paper_numbers(child, tell, arg);
}

/* Gives each what it wants where that is no more than an equal share of what is left. */
static void
share(const int64_t *wanted, int64_t *given, size_t n, int64_t room)
{
	size_t left = n, i;
	bool more = true;

	for (i = 0; i < n; i++)
		given[i] = -1;
	while (more) {
		int64_t equal = left > 0 ? room / (int64_t)left : 0;

		for (more = false, i = 0; i < n; i++)
			if (given[i] < 0 && wanted[i] <= equal) {
				given[i] = wanted[i];
				room -= wanted[i];
				left--;
				more = true;
			}
	}
	for (i = 0; i < n; i++)
		if (given[i] < 0) {
			given[i] = room / (int64_t)left;
			room -= given[i];
			left--;
		}
}

void
share_width(const int64_t *wanted, const int64_t *least, int64_t *given, size_t n,
    int64_t room)
{
	int64_t *more = mem_zero(n + 1, sizeof *more), all = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		all += least[i];
		more[i] = wanted[i] - least[i];
	}
	if (all > room) {
		share(least, given, n, room);
	} else {
		share(more, given, n, room - all);
		for (i = 0; i < n; i++)
			given[i] += least[i];
	}
	free(more);
}
