/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_MARKDOWN_H
#define PERRON_PORT_MARKDOWN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Markdown (CommonMark with tables; without HTML), by md4c, as a stream of
 * what begins, what ends and the text in between. */

enum markdown {
	MARKDOWN_QUOTE, MARKDOWN_BULLETS, MARKDOWN_NUMBERS, MARKDOWN_ITEM, MARKDOWN_RULE,
	MARKDOWN_HEADING, MARKDOWN_FENCE, MARKDOWN_PARAGRAPH,
	MARKDOWN_TABLE, MARKDOWN_HEAD, MARKDOWN_ROW, MARKDOWN_CELL,
	MARKDOWN_STRONG, MARKDOWN_EMPHASIS,
	MARKDOWN_OTHER, /* a link, a picture, code: its text follows all the same */
};
enum { MARKDOWN_LEFT, MARKDOWN_CENTRE, MARKDOWN_RIGHT };

struct markdown_reader {
	/* NUMBER is the level of a heading, the first of a list of numbers, the
	 * alignment of a cell; INFO is the word behind the marks of a fence. */
	bool (*begin)(enum markdown, unsigned number, struct text info, void *);
	bool (*end)(enum markdown, void *);
	/* "\n" by itself is the end of a line of a paragraph; BREAK tells that it
	 * was meant to be seen (a backslash or two blanks stood before it). */
	bool (*text)(struct text, bool brk, void *);
};

/* Reads well-formed text; false when the reader said so, who knows why, or when
 * the text has more than 4 GiB. */
bool markdown_read(struct text, const struct markdown_reader *, void *arg);

#endif
