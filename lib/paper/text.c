/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/wrap.h"

/* Room to sign, in lines. */
#define SIGNING 4

/* A paper being set: what stands at the margin of the lines that come. */
struct setter {
	struct buf *out;
	size_t indent, width; /* columns before, and up to where */
	struct buf mark;      /* what stands in the indent of the next line, at its end */
	bool begun;           /* something stands above */
	bool tight;           /* no empty line before what comes */
	int64_t numbers;      /* width of the longest number of a table of them */
	int lists;            /* in which it stands */
};

static void
pad(struct buf *b, size_t n)
{
	memset(buf_room(b, n), ' ', n);
	b->size += n;
}

/* Begins a line: the margin, and the mark of an item in it. */
static void
margin(struct setter *s)
{
	size_t wide = utf8_width((struct text){ s->mark.data, s->mark.size });

	pad(s->out, s->indent - wide);
	buf_text(s->out, (struct text){ s->mark.data, s->mark.size });
	buf_clear(&s->mark);
}

static void
between(struct setter *s)
{
	if (s->begun && !s->tight)
		buf_char(s->out, '\n');
	s->begun = true;
	s->tight = false;
}

/* Takes the next line off the text. */
static bool
next_line(struct text *rest, struct text *line)
{
	const char *newline;

	if (rest->data == NULL)
		return false;
	newline = memchr(rest->data, '\n', rest->size);
	*line = (struct text){ rest->data,
		newline == NULL ? rest->size : (size_t)(newline - rest->data) };
	*rest = newline == NULL ? (struct text){ 0 }
	    : (struct text){ newline + 1, rest->size - line->size - 1 };
	return true;
}

/* The text of a block set in lines of the width, without margin. */
static void
set_lines(struct buf *lines, const struct block *b, size_t width, enum alignment align)
{
	struct buf text = { 0 }, left = { 0 };
	struct text rest, line;

	block_text(&text, b);
	rest = (struct text){ buf_str(&text), text.size };
	while (next_line(&rest, &line)) {
		if (align == ALIGN_LEFT)
			wrap(lines, line, 0, 0, width);
		else if (align == ALIGN_CENTRE)
			wrap_centre(lines, line, width);
		else
			wrap(&left, line, 0, 0, width);
	}
	rest = (struct text){ left.data, left.size };
	while (left.size > 0 && next_line(&rest, &line) && rest.data != NULL) {
		size_t wide = utf8_width(line);

		pad(lines, wide < width ? width - wide : 0);
		buf_add(lines, line.data, line.size + 1);
	}
	buf_release(&text);
	buf_release(&left);
}

static void
set_leaf(struct setter *s, const struct block *b, enum alignment align)
{
	struct buf lines = { 0 };
	struct text rest, line;

	set_lines(&lines, b, s->width - s->indent, align);
	s->tight = s->tight || b->close;
	between(s);
	rest = (struct text){ lines.data, lines.size };
	while (next_line(&rest, &line) && rest.data != NULL) {
		if (line.size > 0 || s->mark.size > 0)
			margin(s);
		buf_add(s->out, line.data, line.size + 1);
	}
	buf_release(&lines);
}

static void set_block(struct setter *, const struct block *, enum alignment);

static void
set_all(struct setter *s, const struct block *b, enum alignment align)
{
	const struct block *child;

	for (child = b->first; child != NULL; child = child->next)
		set_block(s, child, align);
}

/* The same further in, from columns that leave half the width at least. */
static void
set_within(struct setter *s, const struct block *b, size_t left, size_t right)
{
	struct setter inner = *s;

	if (s->width - s->indent >= 2 * (left + right)) {
		inner.indent += left;
		inner.width -= right;
	}
	set_all(&inner, b, ALIGN_LEFT);
	inner.indent = s->indent;
	inner.width = s->width;
	*s = inner;
}

static size_t
count(const struct block *b)
{
	const struct block *child;
	size_t n = 0;

	for (child = b->first; child != NULL; child = child->next)
		n++;
	return n;
}

static void
set_items(struct setter *s, const struct block *list)
{
	struct buf last = { 0 };
	const struct block *item;
	long long number = list->number;
	size_t wide = 2;

	if (list->kind == BLOCK_NUMBERS) {
		buf_printf(&last, "%lld. ", number + (long long)count(list) - 1);
		wide = last.size;
	}
	s->lists++;
	for (item = list->first; item != NULL; item = item->next, number++) {
		s->tight = item != list->first || s->lists > 1;
		if (s->width - s->indent < 2 * wide) {
			set_all(s, item, ALIGN_LEFT);
			continue;
		}
		buf_clear(&s->mark);
		if (list->kind == BLOCK_NUMBERS)
			buf_printf(&s->mark, "%lld. ", number);
		else
			buf_string(&s->mark, "– ");
		set_within(s, item, wide, 0);
	}
	s->lists--;
	buf_clear(&s->mark);
	s->tight = false;
	buf_release(&last);
}

/* Prints texts side by side, line by line: of each its column. */
static void
set_beside(struct setter *s, struct text *rest, const int64_t *width, const int *gap, size_t n)
{
	bool more = true;
	size_t i;

	while (more) {
		struct buf row = { 0 };
		struct text line;

		more = false;
		for (i = 0; i < n; i++) {
			size_t wide = 0;

			if (rest[i].size > 0 && next_line(&rest[i], &line)) {
				wide = utf8_width(line);
				buf_text(&row, line);
				more = true;
			}
			if (i + 1 < n && (size_t)(width[i] + gap[i]) > wide)
				pad(&row, (size_t)(width[i] + gap[i]) - wide);
		}
		while (row.size > 0 && row.data[row.size - 1] == ' ')
			row.size--;
		if (more) {
			if (row.size > 0)
				pad(s->out, s->indent);
			buf_text(s->out, (struct text){ row.data, row.size });
			buf_char(s->out, '\n');
		}
		buf_release(&row);
	}
}

/* Makes *WANTED as wide as the cell wants to be, and *LEAST as wide as its longest word. */
static void
measure(const struct block *cell, int64_t *wanted, int64_t *least)
{
	struct buf b = { 0 };
	struct text t;
	int64_t wide;

	block_text(&b, cell);
	t = (struct text){ buf_str(&b), b.size };
	wide = (int64_t)utf8_width(t);
	*wanted = wide > *wanted ? wide : *wanted;
	wide = (int64_t)wrap_widest(t);
	*least = wide > *least ? wide : *least;
	buf_release(&b);
}

static void
measure_number(const struct block *cell, void *arg)
{
	struct setter *s = arg;
	int64_t least = 0;

	measure(cell, &s->numbers, &least);
}

static void
set_row(struct setter *s, const struct block *row, const int64_t *width, const int *gap,
    size_t n)
{
	struct buf *lines = mem_zero(n, sizeof *lines);
	struct text *rest = mem_zero(n, sizeof *rest);
	const struct block *cell;
	size_t i;

	for (cell = row->first, i = 0; cell != NULL; cell = cell->next, i++) {
		set_lines(&lines[i], cell, (size_t)width[i], (enum alignment)cell->number);
		rest[i] = (struct text){ lines[i].data, lines[i].size };
	}
	set_beside(s, rest, width, gap, n);
	for (i = 0; i < n; i++)
		buf_release(&lines[i]);
	free(lines);
	free(rest);
}

static void
set_table(struct setter *s, const struct block *table)
{
	size_t n = (size_t)table->number, i;
	int64_t *wanted = mem_zero(n, sizeof *wanted), *least = mem_zero(n, sizeof *least);
	int64_t *width = mem_zero(n, sizeof *width);
	int64_t room = (int64_t)(s->width - s->indent), all = 0;
	int *gap = mem_zero(n, sizeof *gap);
	const struct block *row, *cell;

	if (block_numbered(table))
		wanted[0] = least[0] = s->numbers;
	for (row = table->first; row != NULL; row = row->next)
		for (cell = row->first, i = 0; cell != NULL; cell = cell->next, i++)
			measure(cell, &wanted[i], &least[i]);
	/* A number and what it numbers stand close together. */
	for (i = 0; i + 1 < n; i++) {
		gap[i] = i == 0 && table->first != NULL &&
		    table->first->first->number == ALIGN_RIGHT ? 1 : 2;
		room -= gap[i];
	}
	share_width(wanted, least, width, n, room > (int64_t)n ? room : (int64_t)n);
	for (i = 0; i < n; i++) {
		width[i] = width[i] < 1 ? 1 : width[i];
		all += width[i] + gap[i];
	}
	if (table->first != NULL)
		between(s);
	for (row = table->first; row != NULL; row = row->next) {
		set_row(s, row, width, gap, n);
		if (row->number == 1) {
			pad(s->out, s->indent);
			for (; all > 0; all--)
				buf_string(s->out, "─");
			buf_char(s->out, '\n');
		}
	}
	free(wanted);
	free(least);
	free(width);
	free(gap);
}

/* The lines of a signature: all, room to sign, the last. */
static void
set_signature(struct buf *lines, const struct block *item, size_t width)
{
	const struct block *line;
	size_t i;

	for (line = item->first; line != NULL; line = line->next) {
		if (line->next == NULL && line != item->first)
			for (i = 0; i < SIGNING; i++)
				buf_char(lines, '\n');
		set_lines(lines, line, width, ALIGN_CENTRE);
	}
}

static void
set_signatures(struct setter *s, const struct block *b)
{
	size_t n = count(b), at = 0, i, across;
	const struct block *item = b->first;
	struct buf lines[2] = { 0 };
	int64_t width[2];
	int gap[2] = { 2, 0 };

	while (at < n) {
		struct text rest[2] = { 0 };

		across = n - at >= 2 ? 2 : 1;
		width[0] = width[1] = (int64_t)(s->width - s->indent) / 2 - 1;
		for (i = 0; i < across; i++, item = item->next) {
			buf_clear(&lines[i]);
			set_signature(&lines[i], item, (size_t)width[i]);
		}
		for (i = 0; i < across; i++)
			rest[i] = (struct text){ lines[i].data, lines[i].size };
		between(s);
		set_beside(s, rest, width, gap, across);
		at += across;
	}
	buf_release(&lines[0]);
	buf_release(&lines[1]);
}

static void
set_rule(struct setter *s)
{
	size_t i;

	between(s);
	pad(s->out, s->indent);
	for (i = s->indent; i < s->width; i++)
		buf_string(s->out, "─");
	buf_char(s->out, '\n');
}

static void
new_page(struct setter *s)
{
	if (s->begun)
		buf_string(s->out, "\f\n");
	s->begun = false;
}

static void
set_block(struct setter *s, const struct block *b, enum alignment align)
{
	switch (b->kind) {
	case BLOCK_ROOT: case BLOCK_ITEM: case BLOCK_ROW: case BLOCK_CELL: case BLOCK_KEEP:
	case BLOCK_LABELS:
		set_all(s, b, align);
		return;
	case BLOCK_PARAGRAPH:
		set_leaf(s, b, align);
		return;
	case BLOCK_HEADING:
		set_leaf(s, b, b->number == 1 ? ALIGN_CENTRE : align);
		return;
	case BLOCK_BULLETS: case BLOCK_NUMBERS:
		set_items(s, b);
		return;
	case BLOCK_QUOTE:
		set_within(s, b, 4, 4);
		return;
	case BLOCK_TABLE:
		set_table(s, b);
		return;
	case BLOCK_RULE:
		set_rule(s);
		return;
	case BLOCK_LETTERHEAD:
		new_page(s);
		set_all(s, b, ALIGN_CENTRE);
		return;
	case BLOCK_ADDRESS:
		set_within(s, b, (s->width - s->indent) / 2, 0);
		return;
	case BLOCK_CENTRE:
		set_all(s, b, ALIGN_CENTRE);
		return;
	case BLOCK_RIGHT:
		set_all(s, b, ALIGN_RIGHT);
		return;
	case BLOCK_SIGNATURES:
		set_signatures(s, b);
		return;
	case BLOCK_FOOTER:
		return;
	case BLOCK_PAGE:
		new_page(s);
		return;
	}
}

void
paper_text(struct buf *out, const struct paper *p, size_t width)
{
	struct setter s = { .out = out, .width = width };

	paper_numbers(&p->root, measure_number, &s);
	set_all(&s, &p->root, ALIGN_LEFT);
	buf_release(&s.mark);
}
