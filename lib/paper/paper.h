/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_PAPER_H
#define PERRON_PAPER_PAPER_H

#include "base/arena.h"
#include "base/err.h"

/*
 * A paper: what a template that was filled says, as a tree of blocks that can
 * be set as text (paper/text.h), HTML (paper/html.h) and pages (paper/pages.h).
 *
 * It is written in Markdown, with these differences.  A line is a paragraph;
 * those that follow each other without an empty line stand closer together.  A
 * table whose head is empty has none, and no rules.  And a fence (``` and one of
 * the words below) makes a block of the Markdown in it that Markdown has no sign
 * for.
 */
enum block_kind {
	BLOCK_ROOT,
	/* With text: */
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,    /* number: its level, 1 to 6 */
	BLOCK_CELL,       /* number: enum alignment */
	/* With blocks: */
	BLOCK_BULLETS,
	BLOCK_NUMBERS,    /* number: of the first item */
	BLOCK_ITEM,
	BLOCK_QUOTE,
	BLOCK_TABLE,      /* number: how many columns */
	BLOCK_ROW,        /* number: 1 for the head */
	/* With nothing: */
	BLOCK_RULE,
	/* Of fences: */
	BLOCK_LETTERHEAD, /* begins a page, unless it is the first thing, and the count
	                     of pages: several letters are one paper */
	BLOCK_ADDRESS,    /* to whom a letter goes, where an envelope has its window */
	BLOCK_CENTRE,
	BLOCK_RIGHT,
	BLOCK_SIGNATURES, /* of items side by side: lines, room to sign, the last line */
	BLOCK_LABELS,     /* of items: a label each, to be stuck on, on sheets of 3 by 8 */
	BLOCK_KEEP,       /* what must not be torn apart by the end of a page */
	BLOCK_FOOTER,     /* a line at the foot of the pages, and the title of the paper */
	BLOCK_PAGE,       /* what follows begins a page */
};
enum alignment { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

enum style { STYLE_STRONG = 1, STYLE_EMPHASIS = 2 };

/* Text of one style; a newline in it is one to be seen. */
struct span {
	struct text text;
	unsigned style;
	const char *link; /* where it leads, NULL for nowhere; HTML alone has links */
	struct span *next;
};

struct block {
	enum block_kind kind;
	int number;
	bool close; /* a paragraph close to the one before it */
	struct span *span;
	struct block *first, *last, *next;
};

struct paper {
	struct block root;
	struct text title;    /* of its first footer, else of its first heading */
	bool duplex;          /* is to be printed on both sides: each letterhead on a front */
	struct arena arena;
};

/* Reads the Markdown, well-formed text that messages call CALLED (the template
 * it comes from).  False with the reason in ERR: a fence without a word of ours,
 * signatures or labels that are no list, more than 32 blocks in one another. */
bool paper_read(struct paper *, struct text markdown, const char *called, struct err *);
void paper_release(struct paper *);

/* Wherever the words stand, in one style, has these INSTEAD, which lead to the address
 * LINK; both outlive the paper. */
void paper_link(struct paper *, struct text words, struct text instead, const char *link);

/* Appends the text of the block itself, of whatever style. */
void block_text(struct buf *, const struct block *);

/* Appends the text of the block and all in it, a line for each that has one. */
void paper_words(struct buf *, const struct block *);

/* Tells each number of a paper: the first cell of each row of a table without head
 * that is set to the right.  All tables of numbers have a first column of the same
 * width, so that what is numbered stands on one line from part to part. */
void paper_numbers(const struct block *, void (*tell)(const struct block *cell, void *),
    void *arg);
bool block_numbered(const struct block *table);

/* Gives each of the N columns of a table its share of ROOM, in any unit: the LEAST in
 * which its longest word stands, and then what it wants where that is no more than an
 * equal share of what is left.  Where there is no room for all words, shares of it. */
void share_width(const int64_t *wanted, const int64_t *least, int64_t *given, size_t n,
    int64_t room);

#endif
