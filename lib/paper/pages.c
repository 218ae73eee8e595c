/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/pages.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/wrap.h"
#include "port/pdf.h"

#define PT(n) ((n) * PDF_POINT)
#define NOTHING ((size_t)-1)

/* The page. */
#define LEFT PDF_MM(25)
#define WIDTH (PDF_WIDTH - 2 * LEFT)
#define TOP PDF_MM(20)
#define BOTTOM (PDF_HEIGHT - PDF_MM(27))
#define FOOT (PDF_HEIGHT - PDF_MM(17))
#define FOOT_LINES 3
/* Where the window of an envelope shows the address. */
#define ADDRESS_X PDF_MM(108)
#define ADDRESS_Y PDF_MM(50)
#define ADDRESS_BELOW PDF_MM(12)
/* A sheet of labels, which has no margins. */
#define ACROSS 3
#define DOWN 8
#define LABEL_WIDTH (PDF_WIDTH / ACROSS)
#define LABEL_HEIGHT PDF_MM(37)
#define LABELS_TOP ((PDF_HEIGHT - DOWN * LABEL_HEIGHT) / 2)
#define LABEL_X PDF_MM(8)
#define LABEL_Y PDF_MM(3)
/* The letters. */
#define BODY PT(11)
#define SMALL PT(9)
#define LARGE PT(16)
/* The space above. */
#define APART PT(6)
#define CLOSE PT(2)
#define BELOW PT(11) /* a table, lines in the middle or at the right */
#define SIGNING PT(44)
#define CELL_GAP PT(9)
#define NUMBER_GAP PT(5)
#define ITEM_IN PT(6)

/* A line of a text, at a place of a strip. */
struct piece {
	const struct pdf_text *text;
	size_t line;
	int x, y;
};

/* What a page is made of, from its top to its bottom. */
struct strip {
	int above, height; /* ABOVE is left out at the top of a page */
	bool tied;         /* stands on the page of the one before it */
	int rule;          /* length of a line below it, 0 for none */
	int rule_x;
	size_t piece, npiece;
	size_t head;       /* strip that comes again above it at the top of a page */
	size_t nhead;
	int least;         /* where on the page it stands at least */
	const struct block *heading; /* for the table of contents */
	bool fresh;        /* begins a page */
	bool anew;         /* and the count of pages */
	bool bare;         /* nothing stands at the foot of the page that it begins */
	const struct block *footer;  /* that is in force */
};

/* A paper being pressed. */
struct press {
	struct pdf *pdf;
	struct strip *strip;
	size_t nstrip, room_strip;
	struct piece *piece;
	size_t npiece, room_piece;
	int x, width, size;
	enum pdf_align align;
	unsigned style;    /* of all text */
	bool close;        /* what comes is close to what was */
	bool dense;        /* lines that follow each other without space */
	bool tied;         /* what comes stays with what was */
	int level;         /* of the heading that was last, if nothing came since */
	bool fresh, anew;  /* what comes begins a page, and their count */
	const struct block *footer;
	int below;         /* the space that the last wants under it */
	int64_t numbers;   /* width of the longest number of a table of them */
	const struct pdf_text *mark; /* of the item that comes */
	int mark_x;
	int lists;         /* in which it stands */
};

static struct strip *
add_strip(struct press *p, int above, int height)
{
	struct strip *s;

	if (p->nstrip == p->room_strip) {
		p->room_strip = p->room_strip == 0 ? 256 : p->room_strip * 2;
		p->strip = mem_resize(p->strip, p->room_strip, sizeof *p->strip);
	}
	s = &p->strip[p->nstrip++];
	*s = (struct strip){ .above = above > p->below ? above : p->below, .height = height,
		.tied = p->tied, .piece = p->npiece, .head = NOTHING, .fresh = p->fresh,
		.anew = p->anew, .footer = p->footer };
	p->tied = p->fresh = p->anew = false;
	p->level = p->below = 0;
	return s;
}

/* Adds a piece to the last strip. */
static void
add_piece(struct press *p, const struct pdf_text *text, size_t line, int x, int y)
{
	if (p->npiece == p->room_piece) {
		p->room_piece = p->room_piece == 0 ? 256 : p->room_piece * 2;
		p->piece = mem_resize(p->piece, p->room_piece, sizeof *p->piece);
	}
	p->piece[p->npiece++] = (struct piece){ text, line, x, y };
	p->strip[p->nstrip - 1].npiece++;
}

/* Sets the text of a block in lines. */
static const struct pdf_text *
set_text(struct press *p, const struct block *b, int size, enum pdf_align align,
    unsigned style, int width)
{
	struct pdf_run *run;
	struct buf *tied;
	const struct span *s;
	const struct pdf_text *t;
	size_t n = 0, i;

	for (s = b->span; s != NULL; s = s->next)
		n++;
	run = mem_zero(n + 1, sizeof *run);
	tied = mem_zero(n + 1, sizeof *tied);
	for (s = b->span, i = 0; s != NULL; s = s->next, i++) {
		unsigned all = s->style | style;

		wrap_tie(&tied[i], s->text);
		run[i] = (struct pdf_run){ { tied[i].data, tied[i].size },
			(all & STYLE_STRONG) != 0, (all & STYLE_EMPHASIS) != 0 };
	}
	t = pdf_set(p->pdf, run, n, size, align, b->kind == BLOCK_CELL, width);
	for (i = 0; i < n; i++)
		buf_release(&tied[i]);
	free(run);
	free(tied);
	return t;
}

/* May a page end above line I of N?  Not where a line would be alone. */
static bool
line_tied(size_t i, size_t n)
{
	return i > 0 && (i < 2 || i + 2 > n);
}

/* Adds the lines of a text, a strip each. */
static void
add_lines(struct press *p, const struct pdf_text *t, int above)
{
	size_t n = pdf_lines(t), i;

	for (i = 0; i < n; i++) {
		p->tied = p->tied || line_tied(i, n);
		add_strip(p, i == 0 ? above : 0, pdf_height(t, i));
		if (i == 0 && p->mark != NULL)
			add_piece(p, p->mark, 0, p->mark_x, 0);
		p->mark = NULL;
		add_piece(p, t, i, p->x, 0);
	}
}

/* Does it end with a colon? */
static bool
announces(const struct block *b)
{
	const struct span *s = b->span;

	while (s != NULL && s->next != NULL)
		s = s->next;
	return s != NULL && s->text.size > 0 && s->text.data[s->text.size - 1] == ':';
}

static void
press_paragraph(struct press *p, const struct block *b)
{
	int above = p->dense && b->close ? 0 : b->close || p->close ? CLOSE : APART;

	p->close = false;
	add_lines(p, set_text(p, b, p->size, p->align, p->style, p->width), above);
	p->tied = announces(b);
}

static void
press_heading(struct press *p, const struct block *b)
{
	static const struct { int size, above, below; unsigned style; } looks[] = {
		{ PT(15), PT(16), PT(10), STYLE_STRONG }, { PT(13), PT(16), PT(4), STYLE_STRONG },
		{ BODY, PT(14), PT(2), STYLE_STRONG }, { BODY, PT(8), PT(2), STYLE_EMPHASIS },
	};
	size_t level = b->number > 4 ? 3 : (size_t)b->number - 1, from = p->nstrip, i;

	/* It need not stay with one that has nothing under it. */
	p->tied = p->tied && (p->level == 0 || p->level < b->number);
	add_lines(p, set_text(p, b, looks[level].size, level == 0 ? PDF_CENTRE : PDF_LEFT,
	    p->style | looks[level].style, p->width), looks[level].above);
	p->strip[from].heading = b;
	for (i = from + 1; i < p->nstrip; i++)
		p->strip[i].tied = true;
	p->tied = true;
	p->level = b->number;
	p->below = looks[level].below;
}

static void press_block(struct press *, const struct block *);

static void
press_all(struct press *p, const struct block *b)
{
	const struct block *child;

	for (child = b->first; child != NULL; child = child->next)
		press_block(p, child);
}

/* The same in another manner, and further in. */
static void
press_within(struct press *p, const struct block *b, int left, int right,
    enum pdf_align align)
{
	int x = p->x, width = p->width;
	enum pdf_align before = p->align;
	bool dense = p->dense;

	/* Many times further in, there is no room left. */
	if (width - left - right >= WIDTH / 4) {
		p->x += left;
		p->width -= left + right;
	}
	p->align = align;
	p->dense = p->dense || align != PDF_JUSTIFIED;
	press_all(p, b);
	p->x = x;
	p->width = width;
	p->align = before;
	p->dense = dense;
}

/* What stands before an item of the list. */
static const struct pdf_text *
set_mark(struct press *p, const struct block *list, long long number)
{
	struct buf mark = { 0 };
	const struct pdf_text *t;

	if (list->kind == BLOCK_NUMBERS)
		buf_printf(&mark, "%lld.", number);
	else
		buf_string(&mark, "–");
	t = pdf_set(p->pdf, &(const struct pdf_run){ .text = { mark.data, mark.size } }, 1,
	    p->size, PDF_LEFT, true, -1);
	buf_release(&mark);
	return t;
}

static void
press_items(struct press *p, const struct block *list)
{
	const struct block *item;
	long long number = list->number, last = number - 1;
	int wide;

	for (item = list->first; item != NULL; item = item->next)
		last++;
	wide = pdf_wanted(set_mark(p, list, last));
	p->lists++;
	for (item = list->first; item != NULL; item = item->next, number++) {
		p->mark = set_mark(p, list, number);
		p->close = item != list->first || p->lists > 1;
		p->mark_x = p->x + ITEM_IN + wide - pdf_wanted(p->mark);
		press_within(p, item, ITEM_IN + wide + NUMBER_GAP, 0, p->align);
		p->mark = NULL;
		p->close = false;
	}
	p->lists--;
}

/* The columns of a table, and the space between them. */
struct columns {
	size_t n;
	int64_t *wanted, *least, *width;
	int *gap;
};

/* Makes *WANTED as wide as the cell wants to be, and *LEAST as wide as its longest word;
 * rounded up, so that nothing breaks for want of nothing. */
static void
measure_cell(struct press *p, const struct block *cell, unsigned style, int64_t *wanted,
    int64_t *least)
{
	const struct pdf_text *t = set_text(p, cell, p->size, PDF_LEFT, style, -1);
	int wide = pdf_wanted(t) + PDF_POINT / 8;

	*wanted = wide > *wanted ? wide : *wanted;
	wide = pdf_widest(t) + PDF_POINT / 8;
	*least = wide > *least ? wide : *least;
}

static void
measure_number(const struct block *cell, void *arg)
{
	struct press *p = arg;
	int64_t least = 0;

	measure_cell(p, cell, 0, &p->numbers, &least);
}

static struct columns
measure_table(struct press *p, const struct block *table)
{
	size_t n = (size_t)table->number, i;
	struct columns c = { n, mem_zero(n, sizeof *c.wanted), mem_zero(n, sizeof *c.least),
		mem_zero(n, sizeof *c.width), mem_zero(n, sizeof *c.gap) };
	const struct block *row, *cell;
	int64_t room = p->width;

	if (block_numbered(table))
		c.wanted[0] = c.least[0] = p->numbers;
	for (row = table->first; row != NULL; row = row->next)
		for (cell = row->first, i = 0; cell != NULL; cell = cell->next, i++)
			measure_cell(p, cell, row->number == 1 ? p->style | STYLE_STRONG :
			    p->style, &c.wanted[i], &c.least[i]);
	cell = table->first->first;
	for (i = 0; i + 1 < n; i++, cell = cell->next) {
		c.gap[i] = i == 0 && cell->number == ALIGN_RIGHT ? NUMBER_GAP : CELL_GAP;
		room -= c.gap[i];
	}
	if (room < (int64_t)n * PDF_POINT)
		room = (int64_t)n * PDF_POINT;
	share_width(c.wanted, c.least, c.width, n, room);
	return c;
}

static int
table_width(const struct columns *c)
{
	int64_t all = 0;
	size_t i;

	for (i = 0; i < c->n; i++)
		all += c->width[i] + c->gap[i];
	return (int)all;
}

static void
press_row(struct press *p, const struct block *row, const struct columns *c, int above)
{
	const struct pdf_text **text = mem_zero(c->n, sizeof *text);
	const struct block *cell;
	size_t i, line, lines = 0;
	int x;

	for (cell = row->first, i = 0; cell != NULL; cell = cell->next, i++) {
		text[i] = set_text(p, cell, p->size, (enum pdf_align)cell->number,
		    row->number == 1 ? p->style | STYLE_STRONG : p->style, (int)c->width[i]);
		if (pdf_lines(text[i]) > lines)
			lines = pdf_lines(text[i]);
	}
	for (line = 0; line < lines; line++) {
		struct strip *s;

		p->tied = p->tied || line_tied(line, lines);
		s = add_strip(p, line == 0 ? above : 0, 0);
		for (i = 0, x = p->x; i < c->n; x += (int)c->width[i] + c->gap[i], i++) {
			if (text[i] == NULL || line >= pdf_lines(text[i]))
				continue;
			if (pdf_height(text[i], line) > s->height)
				s->height = pdf_height(text[i], line);
			add_piece(p, text[i], line, x, 0);
		}
	}
	free(text);
}

static void
press_table(struct press *p, const struct block *table)
{
	const struct block *row = table->first;
	size_t head = p->nstrip, nhead = 0, i;
	struct columns c;

	if (row == NULL)
		return;
	c = measure_table(p, table);
	if (row->number == 1) {
		press_row(p, row, &c, APART);
		nhead = p->nstrip - head;
		for (i = head + 1; i < p->nstrip; i++)
			p->strip[i].tied = true;
		p->strip[p->nstrip - 1].rule_x = p->x;
		p->strip[p->nstrip - 1].rule = table_width(&c);
		p->tied = true;
		row = row->next;
	}
	for (i = p->nstrip; row != NULL; row = row->next)
		press_row(p, row, &c, nhead == 0 && row == table->first ? APART : PT(2));
	/* A head that fills pages is no head. */
	if (nhead * BODY > WIDTH / 4)
		nhead = 0;
	for (; i < p->nstrip && nhead > 0; i++) {
		p->strip[i].head = head;
		p->strip[i].nhead = nhead;
	}
	p->below = BELOW;
	free(c.wanted);
	free(c.least);
	free(c.width);
	free(c.gap);
}

/* Puts a signature into the last strip: its lines, room to sign, the last line.
 * Returns how high it is. */
static int
press_signature(struct press *p, const struct block *item, int x, int width)
{
	const struct block *b;
	int y = 0;
	size_t i;

	for (b = item->first; b != NULL; b = b->next) {
		const struct pdf_text *t = set_text(p, b, p->size, PDF_CENTRE, p->style, width);

		if (b->next == NULL && b != item->first)
			y += SIGNING;
		for (i = 0; i < pdf_lines(t); i++) {
			add_piece(p, t, i, x, y);
			y += pdf_height(t, i);
		}
	}
	return y;
}

/* Two side by side.  None is ever alone on its page, without a line of what is
 * signed. */
static void
press_signatures(struct press *p, const struct block *b)
{
	const struct block *item = b->first;
	int width = (p->width - PT(24)) / 2, high, x;

	while (item != NULL) {
		struct strip *s;

		p->tied = true;
		add_strip(p, PT(24), 0);
		for (x = p->x; item != NULL && x < p->x + p->width; x += width + PT(24)) {
			high = press_signature(p, item, x, width);
			s = &p->strip[p->nstrip - 1];
			if (high > s->height)
				s->height = high;
			item = item->next;
		}
	}
}

/* Adds the lines of the blocks to the last strip, one below the other, and returns how
 * high they are; with DRAW unset only that. */
static int
press_lines(struct press *p, const struct block *item, int size, int x, int y, bool draw)
{
	const struct block *b;
	int high = 0;
	size_t i;

	for (b = item->first; b != NULL; b = b->next) {
		const struct pdf_text *t = set_text(p, b, size, PDF_LEFT, p->style,
		    LABEL_WIDTH - 2 * LABEL_X);

		for (i = 0; i < pdf_lines(t); i++) {
			if (draw)
				add_piece(p, t, i, x, y + high);
			high += pdf_height(t, i);
		}
	}
	return high;
}

/* In the middle of the height, and smaller where there is much. */
static void
press_label(struct press *p, const struct block *item, int x, int y)
{
	int size = BODY, high = press_lines(p, item, size, 0, 0, false);

	if (high > LABEL_HEIGHT - 2 * LABEL_Y) {
		size = SMALL;
		high = press_lines(p, item, size, 0, 0, false);
	}
	press_lines(p, item, size, x + LABEL_X, y + (LABEL_HEIGHT - high) / 2, true);
}

/* Each row of labels is a strip without height, so that no sheet is ever full before its
 * last row; its labels stand where the sheet has them. */
static void
press_labels(struct press *p, const struct block *b)
{
	const struct block *item = b->first;
	int row, column, y;

	for (row = 0; item != NULL; row = (row + 1) % DOWN) {
		y = LABELS_TOP + row * LABEL_HEIGHT;
		p->fresh = row == 0 && p->nstrip > 0;
		add_strip(p, 0, 0);
		p->strip[p->nstrip - 1].least = y;
		p->strip[p->nstrip - 1].bare = true;
		for (column = 0; item != NULL && column < ACROSS; column++, item = item->next)
			/* The first row stands higher than the text of a page may. */
			press_label(p, item, column * LABEL_WIDTH, y < TOP ? y - TOP : 0);
	}
	p->fresh = true;
}

static void
press_letterhead(struct press *p, const struct block *b)
{
	const struct block *child;
	enum pdf_align align = p->align;
	bool dense = p->dense;
	int size = p->size;

	p->fresh = p->anew = p->nstrip > 0;
	p->footer = NULL;
	p->dense = true;
	p->align = PDF_LEFT;
	for (child = b->first; child != NULL; child = child->next) {
		p->size = child == b->first ? LARGE : SMALL;
		press_block(p, child);
	}
	p->size = size;
	p->dense = dense;
	p->align = align;
	p->tied = true;
	add_strip(p, 0, PT(6));
	p->strip[p->nstrip - 1].rule_x = p->x;
	p->strip[p->nstrip - 1].rule = p->width;
	p->below = PT(12);
}

static void
press_address(struct press *p, const struct block *b)
{
	size_t from = p->nstrip, i;

	press_within(p, b, ADDRESS_X - p->x, 0, PDF_LEFT);
	for (i = from; i < p->nstrip; i++)
		p->strip[i].tied = p->strip[i].tied || i > from;
	if (from < p->nstrip)
		p->strip[from].least = ADDRESS_Y;
	p->below = ADDRESS_BELOW;
}

static void
press_keep(struct press *p, const struct block *b)
{
	size_t from = p->nstrip, i;

	press_all(p, b);
	for (i = from + 1; i < p->nstrip; i++)
		p->strip[i].tied = true;
}

static void
press_block(struct press *p, const struct block *b)
{
	unsigned style = p->style;

	switch (b->kind) {
	case BLOCK_ROOT: case BLOCK_ITEM: case BLOCK_ROW: case BLOCK_CELL:
		press_all(p, b);
		return;
	case BLOCK_PARAGRAPH:
		press_paragraph(p, b);
		return;
	case BLOCK_HEADING:
		press_heading(p, b);
		return;
	case BLOCK_BULLETS: case BLOCK_NUMBERS:
		press_items(p, b);
		return;
	case BLOCK_QUOTE:
		p->style |= STYLE_EMPHASIS;
		press_within(p, b, PT(24), PT(24), p->align);
		p->style = style;
		return;
	case BLOCK_TABLE:
		press_table(p, b);
		return;
	case BLOCK_RULE:
		add_strip(p, APART, 0);
		p->strip[p->nstrip - 1].rule_x = p->x;
		p->strip[p->nstrip - 1].rule = p->width;
		p->below = APART;
		return;
	case BLOCK_LETTERHEAD:
		press_letterhead(p, b);
		return;
	case BLOCK_ADDRESS:
		press_address(p, b);
		return;
	case BLOCK_CENTRE:
		press_within(p, b, 0, 0, PDF_CENTRE);
		p->below = BELOW;
		return;
	case BLOCK_RIGHT:
		press_within(p, b, 0, 0, PDF_RIGHT);
		p->below = BELOW;
		return;
	case BLOCK_SIGNATURES:
		press_signatures(p, b);
		return;
	case BLOCK_LABELS:
		press_labels(p, b);
		return;
	case BLOCK_KEEP:
		press_keep(p, b);
		return;
	case BLOCK_FOOTER:
		p->footer = b;
		return;
	case BLOCK_PAGE:
		p->fresh = p->nstrip > 0;
		return;
	}
}

/* A page: the strips from one to another, and its place in the count. */
struct page {
	size_t from, to;
	int number, count;
};

/* How far down the strip reaches where Y is above it; FIRST of its page, it stands at the
 * top, unless a head comes again there. */
static int
reach(const struct strip *s, int y, bool first)
{
	y += first && s->head == NOTHING ? 0 : s->above;
	return (y > s->least ? y : s->least) + s->height;
}

static int
head_height(const struct press *p, const struct strip *s)
{
	int high = 0;
	size_t i;

	for (i = 0; s->head != NOTHING && i < s->nhead; i++)
		high += p->strip[s->head + i].height;
	return high;
}

/* Returns where the page that begins with the strip ends: where it is full, or
 * at the last place before that where it may. */
static size_t
page_end(const struct press *p, size_t from)
{
	int y = TOP + head_height(p, &p->strip[from]);
	size_t i, may = from;

	for (i = from; i < p->nstrip; i++) {
		const struct strip *s = &p->strip[i];

		if (i > from && s->fresh)
			return i;
		if (i > from && !s->tied)
			may = i;
		y = reach(s, y, i == from);
		if (y > BOTTOM && i > from)
			return may > from ? may : i;
	}
	return i;
}

static void
draw_strip(struct press *p, const struct strip *s, int y)
{
	size_t i;

	for (i = 0; i < s->npiece; i++) {
		const struct piece *e = &p->piece[s->piece + i];

		pdf_draw(p->pdf, e->text, e->line, e->x, y + e->y);
	}
	if (s->rule > 0)
		pdf_rule(p->pdf, s->rule_x, y + s->height, s->rule);
}

static void
draw_foot(struct press *p, const struct page *page)
{
	struct buf text = { 0 };
	struct pdf_run run;
	const struct block *footer = p->strip[page->to - 1].footer;
	const struct block *b = footer != NULL ? footer->first : NULL;
	const struct pdf_text *words;
	size_t i;
	int y;

	pdf_rule(p->pdf, LEFT, FOOT - PT(4), WIDTH);
	if (b != NULL) {
		words = set_text(p, b, SMALL, PDF_LEFT, 0, WIDTH - PT(48));
		for (i = 0, y = FOOT; i < pdf_lines(words) && i < FOOT_LINES; i++) {
			pdf_draw(p->pdf, words, i, LEFT, y);
			y += pdf_height(words, i);
		}
	}
	buf_printf(&text, "%d/%d", page->number, page->count);
	run = (struct pdf_run){ { text.data, text.size }, false, false };
	pdf_draw(p->pdf, pdf_set(p->pdf, &run, 1, SMALL, PDF_RIGHT, true, WIDTH), 0, LEFT, FOOT);
	buf_release(&text);
}

static void
draw_page(struct press *p, const struct page *page)
{
	struct buf name = { 0 };
	const struct strip *first = &p->strip[page->from];
	int y = TOP;
	size_t i;

	if (first->head != NOTHING)
		for (i = 0; i < first->nhead; i++) {
			draw_strip(p, &p->strip[first->head + i], y);
			y += p->strip[first->head + i].height;
		}
	for (i = page->from; i < page->to; i++) {
		const struct strip *s = &p->strip[i];

		y = reach(s, y, i == page->from);
		draw_strip(p, s, y - s->height);
		if (s->heading == NULL)
			continue;
		buf_clear(&name);
		block_text(&name, s->heading);
		pdf_entry(p->pdf, (struct text){ buf_str(&name), name.size }, s->heading->number,
		    y - s->height);
	}
	if (!first->bare)
		draw_foot(p, page);
	pdf_page(p->pdf);
	buf_release(&name);
}

/* Divides the strips into pages, and numbers these. */
static struct page *
paginate(const struct press *p, size_t *count)
{
	struct page *page = NULL;
	size_t n = 0, room = 0, from, i;

	for (from = 0; from < p->nstrip; from = page[n++].to) {
		if (n == room)
			page = mem_resize(page, room = room == 0 ? 16 : room * 2, sizeof *page);
		page[n] = (struct page){ .from = from, .to = page_end(p, from),
			.number = n == 0 || p->strip[from].anew ? 1 : page[n - 1].number + 1 };
	}
	for (i = n; i-- > 0;)
		page[i].count = i + 1 == n || page[i + 1].number == 1 ? page[i].number
		    : page[i + 1].count;
	*count = n;
	return page;
}

void
paper_pages(struct buf *out, const struct paper *paper, const char *language,
    const char *when)
{
	struct press p = { .x = LEFT, .width = WIDTH, .size = BODY, .align = PDF_JUSTIFIED };
	struct page *page;
	size_t n, i, drawn = 0;

	p.pdf = pdf_begin(paper->title, language, when);
	paper_numbers(&paper->root, measure_number, &p);
	press_all(&p, &paper->root);
	if (p.nstrip == 0)
		add_strip(&p, 0, 0);
	page = paginate(&p, &n);
	for (i = 0; i < n; i++, drawn++) {
		if (paper->duplex && page[i].number == 1 && drawn % 2 == 1) {
			pdf_page(p.pdf);
			drawn++;
		}
		draw_page(&p, &page[i]);
	}
	pdf_end(p.pdf, out);
	free(page);
	free(p.strip);
	free(p.piece);
}
