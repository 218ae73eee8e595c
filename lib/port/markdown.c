/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/markdown.h"

#include <limits.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

struct stream {
	const struct markdown_reader *reader;
	void *arg;
	bool refused; /* by the reader */
};

/* What md4c is to be told: of numbers that are not negative it makes nothing. */
static int
answer(struct stream *s, bool ok)
{
	s->refused = s->refused || !ok;
	return ok ? 0 : -1;
}

/* What a block is to us; false when it is nothing of its own. */
static bool
block_is(MD_BLOCKTYPE type, enum markdown *what)
{
	switch (type) {
	case MD_BLOCK_QUOTE: *what = MARKDOWN_QUOTE; return true;
	case MD_BLOCK_UL: *what = MARKDOWN_BULLETS; return true;
	case MD_BLOCK_OL: *what = MARKDOWN_NUMBERS; return true;
	case MD_BLOCK_LI: *what = MARKDOWN_ITEM; return true;
	case MD_BLOCK_HR: *what = MARKDOWN_RULE; return true;
	case MD_BLOCK_H: *what = MARKDOWN_HEADING; return true;
	case MD_BLOCK_CODE: *what = MARKDOWN_FENCE; return true;
	case MD_BLOCK_P: *what = MARKDOWN_PARAGRAPH; return true;
	case MD_BLOCK_TABLE: *what = MARKDOWN_TABLE; return true;
	case MD_BLOCK_THEAD: *what = MARKDOWN_HEAD; return true;
	case MD_BLOCK_TR: *what = MARKDOWN_ROW; return true;
	case MD_BLOCK_TH: case MD_BLOCK_TD: *what = MARKDOWN_CELL; return true;
	default: return false;
	}
}

static unsigned
alignment(MD_ALIGN a)
{
	return a == MD_ALIGN_RIGHT ? MARKDOWN_RIGHT :
	    a == MD_ALIGN_CENTER ? MARKDOWN_CENTRE : MARKDOWN_LEFT;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct stream *s = arg;
	struct text info = { 0 };
	enum markdown what;
	unsigned number = 0;

	if (!block_is(type, &what))
		return 0;
	if (what == MARKDOWN_HEADING)
		number = ((MD_BLOCK_H_DETAIL *)detail)->level;
	else if (what == MARKDOWN_NUMBERS)
		number = ((MD_BLOCK_OL_DETAIL *)detail)->start;
	else if (what == MARKDOWN_CELL)
		number = alignment(((MD_BLOCK_TD_DETAIL *)detail)->align);
	else if (what == MARKDOWN_FENCE)
		info = (struct text){ ((MD_BLOCK_CODE_DETAIL *)detail)->info.text,
			((MD_BLOCK_CODE_DETAIL *)detail)->info.size };
	return answer(s, s->reader->begin(what, number, info, s->arg));
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct stream *s = arg;
	enum markdown what;

	(void)detail;
	return answer(s, !block_is(type, &what) || s->reader->end(what, s->arg));
}

static enum markdown
span_is(MD_SPANTYPE type)
{
	return type == MD_SPAN_STRONG ? MARKDOWN_STRONG :
	    type == MD_SPAN_EM ? MARKDOWN_EMPHASIS : MARKDOWN_OTHER;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct stream *s = arg;

	(void)detail;
	return answer(s, s->reader->begin(span_is(type), 0, (struct text){ 0 }, s->arg));
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct stream *s = arg;

	(void)detail;
	return answer(s, s->reader->end(span_is(type), s->arg));
}

/* The character that an entity stands for; 0 when it is not one of the few. */
static uint32_t
entity(struct text t)
{
	static const struct { const char *name; uint32_t c; } names[] = {
		{ "&nbsp;", 0xa0 }, { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&shy;", 0xad },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == t.size && memcmp(names[i].name, t.data, t.size) == 0)
			return names[i].c;
	return 0;
}

static int
add_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *arg)
{
	struct stream *s = arg;
	struct text t = { data, size };
	struct buf b = { 0 };
	uint32_t c;
	bool ok;

	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
		return answer(s, s->reader->text(text_of("\n"), type == MD_TEXT_BR, s->arg));
	if (type == MD_TEXT_NULLCHAR)
		t = text_of("\xef\xbf\xbd");
	c = type == MD_TEXT_ENTITY ? entity(t) : 0;
	if (c != 0) {
		utf8_put(&b, c);
		t = (struct text){ b.data, b.size };
	}
	ok = s->reader->text(t, false, s->arg);
	buf_release(&b);
	return answer(s, ok);
}

bool
markdown_read(struct text t, const struct markdown_reader *reader, void *arg)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block, .leave_block = leave_block,
		.enter_span = enter_span, .leave_span = leave_span, .text = add_text,
	};
	struct stream s = { .reader = reader, .arg = arg };

	if (t.size > UINT_MAX)
		return false;
	/* Of its own it only runs out of memory. */
	if (md_parse(t.data == NULL ? "" : t.data, (MD_SIZE)t.size, &parser, &s) != 0 &&
	    !s.refused)
		mem_resize(NULL, SIZE_MAX, 2);
	return !s.refused;
}
