/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/html.h"

#include <string.h>

#include "base/utf8.h"
#include "base/wrap.h"

/* The look.  What stands before and behind the words of the foot. */
static const char style_before[] =
    "\n"
    "html { background: #eee }\n"
    "body { background: #fff; color: #000;\n"
    "\tfont: 12pt/1.4 'Linux Libertine O', 'Linux Libertine', Georgia, serif;\n"
    "\tmargin: 0 auto; max-width: 160mm; overflow-wrap: break-word;\n"
    "\tpadding: 20mm min(25mm, 6%) }\n"
    "h1 { font-size: 1.4em; text-align: center; margin: 1.2em 0 }\n"
    "h2 { font-size: 1.1em; margin: 1.5em 0 .5em }\n"
    "h3, h4, h5, h6 { font-size: 1em; margin: 1.2em 0 .3em }\n"
    "h4, h5, h6 { font-style: italic; font-weight: normal; margin-top: .8em }\n"
    "p { margin: .6em 0 0 }\n"
    "p.close { margin-top: .2em }\n"
    "hr { border: 0; border-top: .5pt solid; margin: 1em 0 }\n"
    "ul { list-style: '\\2013\\a0' }\n"
    "ul, ol { margin: .6em 0; padding-left: 1.5em }\n"
    "li > ul, li > ol { margin: .2em 0 }\n"
    "li > p:first-child { margin-top: .2em }\n"
    "blockquote { font-style: italic; margin: .6em 2em }\n"
    "table { border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums;\n"
    "\tmargin: .6em 0 }\n"
    "th, td { padding: .15em .4em; text-align: left; vertical-align: top }\n"
    "th:first-child, td:first-child { padding-left: 0 }\n"
    "tbody th { font-weight: normal }\n"
    "thead th, thead td { border-bottom: .5pt solid }\n"
    ".end { text-align: right }\n"
    "td.end { white-space: nowrap }\n"
    "tbody:first-child td { overflow-wrap: anywhere }\n"
    ".middle { text-align: center }\n"
    ".middle p.close, .end p.close, .address p.close, .letterhead p.close { margin-top: 0 }\n"
    ".letterhead { border-bottom: .5pt solid; font-size: .9em; margin-bottom: 1.5em;\n"
    "\tpadding-bottom: .6em }\n"
    ".letterhead p:first-child { font-size: 1.5em }\n"
    ".letterhead ~ .letterhead, .page { margin-top: 4em }\n"
    ".address { font-style: normal; margin: 1em 0 2em 50% }\n"
    ".signatures { display: flex; flex-wrap: wrap; gap: 2em; justify-content: space-between;\n"
    "\tmargin-top: 2em; text-align: center }\n"
    ".signatures > div { flex: 1; min-width: 40% }\n"
    ".signatures p { margin: 0 }\n"
    ".signatures p:last-child:not(:first-child) { margin-top: 5em }\n"
    ".labels { display: grid; gap: 1.5em; grid-template-columns: repeat(3, 1fr) }\n"
    ".labels p { margin: 0 }\n"
    "@media print {\n"
    "\thtml { background: none }\n"
    "\tbody { font-size: 11pt; line-height: 1.25; max-width: none; padding: 0 }\n"
    "\tp { orphans: 2; widows: 2 }\n"
    "\th1, h2, h3, h4, h5, h6 { break-after: avoid }\n"
    "\tthead { display: table-header-group }\n"
    "\ttd { overflow-wrap: anywhere }\n"
    "\ttr, .keep, .signatures, .labels > div { break-inside: avoid }\n"
    "\t.signatures { break-before: avoid }\n"
    "\t.letterhead ~ .letterhead, .page { break-before: page; margin-top: 0 }\n"
    "\t.labels { gap: 0; grid-template-columns: repeat(3, 70mm); page: labels }\n"
    "\t.labels > div { box-sizing: border-box; height: 37mm; padding: 5mm 8mm }\n"
    "}\n"
    "@page labels {\n"
    "\tmargin: .5mm 0;\n"
    "\t@bottom-left { content: none }\n"
    "\t@bottom-right { content: none }\n"
    "}\n"
    "@page {\n"
    "\tsize: A4;\n"
    "\tmargin: 20mm 25mm 25mm;\n"
    "\t@bottom-left { content: ";
static const char style_after[] =
    "; font-size: 9pt }\n"
    "\t@bottom-right { content: counter(page) '/' counter(pages); font-size: 9pt }\n"
    "}\n";

static void
put_escaped(struct buf *out, struct text t)
{
	size_t i, from = 0;

	for (i = 0; i < t.size; i++) {
		const char *instead;

		switch (t.data[i]) {
		case '&': instead = "&amp;"; break;
		case '<': instead = "&lt;"; break;
		case '>': instead = "&gt;"; break;
		case '"': instead = "&quot;"; break;
		case '\n': instead = "<br>\n"; break;
		default: continue;
		}
		buf_add(out, t.data + from, i - from);
		buf_string(out, instead);
		from = i + 1;
	}
	if (from < t.size)
		buf_add(out, t.data + from, t.size - from);
}

/* As a string of CSS, in which nothing but letters stands for itself. */
static void
put_css(struct buf *out, struct text t)
{
	size_t at = 0, from;
	uint32_t c;

	buf_char(out, '\'');
	while (at < t.size) {
		from = at;
		c = utf8_next(t, &at);
		if (c > 0x7f || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' ||
		    (c >= '0' && c <= '9'))
			buf_add(out, t.data + from, at - from);
		else
			buf_printf(out, "\\%x ", (unsigned)c);
	}
	buf_char(out, '\'');
}

static void
put_spans(struct buf *out, const struct block *b)
{
	struct buf tied = { 0 };
	const struct span *s;

	for (s = b->span; s != NULL; s = s->next) {
		if (s->link != NULL) {
			buf_string(out, "<a href=\"");
			put_escaped(out, text_of(s->link));
			buf_string(out, "\">");
		}
		buf_clear(&tied);
		wrap_tie(&tied, s->text);
		buf_string(out, s->style & STYLE_STRONG ? "<strong>" : "");
		buf_string(out, s->style & STYLE_EMPHASIS ? "<em>" : "");
		put_escaped(out, (struct text){ tied.data, tied.size });
		buf_string(out, s->style & STYLE_EMPHASIS ? "</em>" : "");
		buf_string(out, s->style & STYLE_STRONG ? "</strong>" : "");
		buf_string(out, s->link != NULL ? "</a>" : "");
	}
	buf_release(&tied);
}

static void put_block(struct buf *, const struct block *);

static void
put_all(struct buf *out, const struct block *b)
{
	const struct block *child;

	for (child = b->first; child != NULL; child = child->next)
		put_block(out, child);
}

/* <div class="middle">: the blocks in it. */
static void
put_within(struct buf *out, const struct block *b, const char *tag, const char *class)
{
	if (class != NULL)
		buf_printf(out, "<%s class=\"%s\">\n", tag, class);
	else
		buf_printf(out, "<%s>\n", tag);
	put_all(out, b);
	buf_printf(out, "</%s>\n", tag);
}

/* The same, with the blocks of each item in a <div> of their own. */
static void
put_items(struct buf *out, const struct block *b, const char *class)
{
	const struct block *item;

	buf_printf(out, "<div class=\"%s\">\n", class);
	for (item = b->first; item != NULL; item = item->next)
		put_within(out, item, "div", NULL);
	buf_string(out, "</div>\n");
}

/* What a cell is.  Of a column without a head, whose other columns have one, the cells
 * are the heads of their rows. */
static const char *
cell_tag(const struct block *table, const struct block *row, const struct block *cell)
{
	const struct block *head = table->first;

	if (row->number == 1)
		return cell->span != NULL ? "th scope=\"col\"" : "td";
	return cell == row->first && head->number == 1 && head->first->span == NULL ?
	    "th scope=\"row\"" : "td";
}

static void
put_row(struct buf *out, const struct block *table, const struct block *row)
{
	static const char *const classes[] = { "", " class=\"middle\"", " class=\"end\"" };
	const struct block *cell;

	buf_string(out, "<tr>");
	for (cell = row->first; cell != NULL; cell = cell->next) {
		const char *tag = cell_tag(table, row, cell);

		buf_printf(out, "<%s%s>", tag, classes[cell->number]);
		put_spans(out, cell);
		buf_printf(out, "</%.2s>", tag);
	}
	buf_string(out, "</tr>\n");
}

static void
put_table(struct buf *out, const struct block *table)
{
	const struct block *row = table->first;

	if (row == NULL)
		return;
	/* One without a head puts things in their places, and tells no data. */
	buf_string(out, row->number == 1 ? "<table>\n" : "<table role=\"presentation\">\n");
	if (row->number == 1) {
		buf_string(out, "<thead>\n");
		put_row(out, table, row);
		buf_string(out, "</thead>\n");
		row = row->next;
	}
	if (row != NULL)
		buf_string(out, "<tbody>\n");
	for (; row != NULL; row = row->next) {
		put_row(out, table, row);
		if (row->next == NULL)
			buf_string(out, "</tbody>\n");
	}
	buf_string(out, "</table>\n");
}

static void
put_block(struct buf *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_ROOT: case BLOCK_CELL: case BLOCK_ROW: case BLOCK_FOOTER:
		return;
	case BLOCK_PARAGRAPH:
		buf_string(out, b->close ? "<p class=\"close\">" : "<p>");
		put_spans(out, b);
		buf_string(out, "</p>\n");
		return;
	case BLOCK_HEADING:
		buf_printf(out, "<h%d>", b->number);
		put_spans(out, b);
		buf_printf(out, "</h%d>\n", b->number);
		return;
	case BLOCK_BULLETS:
		put_within(out, b, "ul", NULL);
		return;
	case BLOCK_NUMBERS:
		buf_printf(out, "<ol start=\"%d\">\n", b->number);
		put_all(out, b);
		buf_string(out, "</ol>\n");
		return;
	case BLOCK_ITEM:
		put_within(out, b, "li", NULL);
		return;
	case BLOCK_QUOTE:
		put_within(out, b, "blockquote", NULL);
		return;
	case BLOCK_TABLE:
		put_table(out, b);
		return;
	case BLOCK_RULE:
		buf_string(out, "<hr>\n");
		return;
	case BLOCK_LETTERHEAD:
		put_within(out, b, "header", "letterhead");
		return;
	case BLOCK_ADDRESS:
		put_within(out, b, "address", "address");
		return;
	case BLOCK_CENTRE:
		put_within(out, b, "div", "middle");
		return;
	case BLOCK_RIGHT:
		put_within(out, b, "div", "end");
		return;
	case BLOCK_KEEP:
		put_within(out, b, "div", "keep");
		return;
	case BLOCK_PAGE:
		put_within(out, b, "div", "page");
		return;
	case BLOCK_SIGNATURES:
		put_items(out, b, "signatures");
		return;
	case BLOCK_LABELS:
		put_items(out, b, "labels");
		return;
	}
}

void
paper_html(struct buf *out, const struct paper *p, const char *language)
{
	buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>", language);
	put_escaped(out, p->title);
	buf_string(out, "</title>\n<style>");
	buf_string(out, style_before);
	put_css(out, p->title);
	buf_string(out, style_after);
	if (p->duplex)
		buf_string(out, "@media print { .letterhead ~ .letterhead { break-before: right } }\n");
	buf_string(out, "</style>\n</head>\n<body>\n");
	put_all(out, &p->root);
	buf_string(out, "</body>\n</html>\n");
}
