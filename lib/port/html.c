/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/html.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"

/* Marks that may be open within one another: strong, stressed, personal. */
enum mark { STRONG, STRESSED, PERSONAL, MARKS };

static const struct {
	const char *open, *close;
} marks[MARKS] = {
	[STRONG] = { "**", "**" }, [STRESSED] = { "*", "*" }, [PERSONAL] = { "[[", "]]" },
};

/* A text being written. */
struct prose {
	struct buf *out;
	const char *marked;
	size_t line;  /* where the line begins */
	size_t fresh; /* where the text of an item begins, while it has none */
	bool space;   /* a blank waits for a word behind it */
	int open[MARKS];  /* elements that ask for the mark */
	bool shown[MARKS]; /* it is written */
	int cell;     /* cells that it is in */
	size_t ncell; /* cells of the row so far */
	size_t nrow;  /* rows of the table so far */
	int number;   /* of the item in a list of numbers, 0: of another list */
};

/* Elements */

enum element {
	INLINE, BLOCK, BREAK, ITEM, BULLETS, NUMBERS, TABLE, ROW, CELL, BOLD, ITALIC, UNSEEN
};

static enum element
element_of(const xmlNode *node)
{
	static const struct {
		const char *name;
		enum element element;
	} known[] = {
		{ "p", BLOCK }, { "div", BLOCK }, { "h1", BLOCK }, { "h2", BLOCK },
		{ "h3", BLOCK }, { "h4", BLOCK }, { "h5", BLOCK }, { "h6", BLOCK },
		{ "blockquote", BLOCK }, { "pre", BLOCK }, { "dl", BLOCK }, { "dt", BLOCK },
		{ "dd", BLOCK }, { "hr", BLOCK }, { "section", BLOCK }, { "article", BLOCK },
		{ "br", BREAK }, { "li", ITEM }, { "ul", BULLETS }, { "ol", NUMBERS },
		{ "table", TABLE }, { "tr", ROW }, { "td", CELL }, { "th", CELL },
		{ "b", BOLD }, { "strong", BOLD }, { "i", ITALIC }, { "em", ITALIC },
		{ "script", UNSEEN }, { "style", UNSEEN }, { "head", UNSEEN }, { "object", UNSEEN },
		{ "iframe", UNSEEN }, { "noscript", UNSEEN }, { "template", UNSEEN },
		{ "svg", UNSEEN }, { "textarea", UNSEEN }, { "select", UNSEEN },
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (strcasecmp((const char *)node->name, known[i].name) == 0)
			return known[i].element;
	return INLINE;
}

/* Has the element the class that marks what is personal? */
static bool
is_marked(const struct prose *p, xmlNode *node)
{
	xmlChar *class = p->marked == NULL ? NULL : xmlGetProp(node, (const xmlChar *)"class");
	const char *at = (const char *)class;
	size_t n;
	bool found = false;

	for (; at != NULL && *at != '\0' && !found; at += n) {
		at += strspn(at, " \t\n\r\f");
		n = strcspn(at, " \t\n\r\f");
		found = n > 0 && n == strlen(p->marked) && memcmp(at, p->marked, n) == 0;
	}
	xmlFree(class);
	return found;
}

/* Lines and marks */

static void
close_mark(struct prose *p, enum mark mark)
{
	if (p->shown[mark])
		buf_string(p->out, marks[mark].close);
	p->shown[mark] = false;
}

/* Ends the line, if anything is on it.  Within a cell a row stays one line. */
static void
end_line(struct prose *p)
{
	int m;

	if (p->cell > 0) {
		p->space = true;
		return;
	}
	for (m = MARKS - 1; m >= 0; m--)
		close_mark(p, m);
	p->space = false;
	/* An item that begins with a paragraph begins only once. */
	if (p->out->size > p->line && p->out->size == p->fresh)
		return;
	if (p->out->size > p->line)
		buf_char(p->out, '\n');
	p->line = p->out->size;
}

/* Makes ready for a word: the blank before it, and the marks. */
static void
begin_word(struct prose *p)
{
	int m;

	if (p->space && p->out->size > p->line && p->out->data[p->out->size - 1] != ' ')
		buf_char(p->out, ' ');
	p->space = false;
	for (m = 0; m < MARKS; m++)
		if (p->open[m] > 0 && !p->shown[m]) {
			buf_string(p->out, marks[m].open);
			p->shown[m] = true;
		}
}

/* What stands for U+0080 to U+009F, which are no characters of a text: those of Windows
 * that have these numbers (HTML Standard, 13.2.5.80); 0 where there is none. */
static const uint16_t of_windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static void
put_of_windows(struct prose *p, uint16_t c)
{
	if (c == 0) {
		p->space = true;
		return;
	}
	begin_word(p);
	utf8_put(p->out, c);
}

static void
put_text(struct prose *p, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == 0xc2 && (unsigned char)s[1] < 0xa0) {
			put_of_windows(p, of_windows[(unsigned char)*++s - 0x80]);
			continue;
		}
		if (c <= ' ' || c == 0x7f) {
			p->space = true;
			continue;
		}
		begin_word(p);
		if (c == '*' || c == '\\' || (c == '|' && (p->cell > 0 || p->out->size == p->line)) ||
		    (c == '-' && p->out->size == p->line))
			buf_char(p->out, '\\');
		/* Brackets of the text itself would end what is personal before its end. */
		if (p->shown[PERSONAL] && (c == '[' || c == ']') &&
		    p->out->data[p->out->size - 1] == *s)
			buf_char(p->out, ' ');
		buf_char(p->out, *s);
	}
}

static void
begin_item(struct prose *p)
{
	end_line(p);
	if (p->cell > 0)
		return;
	if (p->number > 0)
		buf_printf(p->out, "%d. ", p->number++);
	else
		buf_string(p->out, "- ");
	p->fresh = p->out->size;
}

/* Ends an item; nothing stays of one without text. */
static void
end_item(struct prose *p)
{
	if (p->cell == 0 && p->out->size == p->fresh) {
		p->out->size = p->line;
		p->out->data[p->line] = '\0';
	}
	p->fresh = 0;
	end_line(p);
}

/* Markdown wants the first row to be told from the others. */
static void
end_row(struct prose *p)
{
	size_t i;

	if (p->ncell == 0)
		return;
	buf_string(p->out, " |");
	p->space = false;
	end_line(p);
	if (p->nrow++ == 0) {
		for (i = 0; i < p->ncell; i++)
			buf_string(p->out, "|---");
		buf_char(p->out, '|');
		end_line(p);
	}
	p->ncell = 0;
}

static void
begin_cell(struct prose *p)
{
	if (p->cell++ > 0)
		return;
	buf_string(p->out, p->ncell++ == 0 ? "| " : " | ");
	p->space = false;
}

static void
end_cell(struct prose *p)
{
	int m;

	if (--p->cell > 0)
		return;
	for (m = MARKS - 1; m >= 0; m--)
		close_mark(p, m);
}

/* Returns whether what is in the element is to be looked at. */
static bool
enter(struct prose *p, xmlNode *node)
{
	enum element e = element_of(node);

	p->open[PERSONAL] += is_marked(p, node);
	switch (e) {
	case UNSEEN:
		return false;
	case BLOCK:
	case BREAK:
		end_line(p);
		break;
	case BULLETS:
	case NUMBERS:
		end_line(p);
		p->number = e == NUMBERS;
		break;
	case ITEM:
		begin_item(p);
		break;
	case TABLE:
		end_line(p);
		p->nrow = p->cell > 0 ? p->nrow : 0;
		break;
	case ROW:
		end_line(p);
		break;
	case CELL:
		begin_cell(p);
		break;
	case BOLD:
		p->open[STRONG]++;
		break;
	case ITALIC:
		p->open[STRESSED]++;
		break;
	case INLINE:
		break;
	}
	return true;
}

static void
leave_mark(struct prose *p, enum mark mark)
{
	if (--p->open[mark] == 0)
		close_mark(p, mark);
}

static void
leave(struct prose *p, xmlNode *node)
{
	if (is_marked(p, node)) {
		/* Somebody has taken it out before us. */
		if (node->children == NULL) {
			p->open[PERSONAL]--;
			begin_word(p);
			buf_string(p->out, "[...]");
		} else {
			leave_mark(p, PERSONAL);
		}
	}
	switch (element_of(node)) {
	case BLOCK:
	case BULLETS:
	case TABLE:
		end_line(p);
		break;
	case ITEM:
		end_item(p);
		break;
	case NUMBERS:
		end_line(p);
		p->number = 0;
		break;
	case ROW:
		if (p->cell == 0)
			end_row(p);
		break;
	case CELL:
		end_cell(p);
		break;
	case BOLD:
		leave_mark(p, STRONG);
		break;
	case ITALIC:
		leave_mark(p, STRESSED);
		break;
	case INLINE:
	case BREAK:
	case UNSEEN:
		break;
	}
}

/* Looks at all of the tree, in the order in which it is read. */
static void
walk(struct prose *p, xmlNode *top)
{
	xmlNode *node = top;

	while (node != NULL) {
		if (node->type == XML_TEXT_NODE && node->content != NULL)
			put_text(p, (const char *)node->content);
		if (node->type == XML_ELEMENT_NODE && enter(p, node) && node->children != NULL) {
			node = node->children;
			continue;
		}
		for (;;) {
			if (node->type == XML_ELEMENT_NODE)
				leave(p, node);
			if (node == top)
				return;
			if (node->next != NULL)
				break;
			node = node->parent;
		}
		node = node->next;
	}
}

/* Reads all of it, however bad; NULL with the reason in ERR. */
static htmlDocPtr
read_whole(struct text html, struct err *err)
{
	htmlParserCtxtPtr reader = htmlNewParserCtxt();
	htmlDocPtr doc;

	if (reader == NULL)
		mem_resize(NULL, SIZE_MAX, 2);
	doc = htmlCtxtReadMemory(reader, html.data, (int)html.size, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	/* What it cannot take, too deep or too large, it leaves out from there on. */
	if (reader->disableSAX || doc == NULL) {
		err_set(err, STATUS_BAD, reader->disableSAX
		    ? _("HTML that is nested deeper, or longer, than any text") : _("not HTML"));
		xmlFreeDoc(doc);
		doc = NULL;
	}
	htmlFreeParserCtxt(reader);
	return doc;
}

bool
html_prose(struct buf *out, struct text html, const char *marked, struct err *err)
{
	struct prose p = { .out = out, .marked = marked, .line = out->size };
	htmlDocPtr doc;
	size_t start = out->size;

	if (html.size == 0)
		return true;
	if (html.size > INT_MAX / 2)
		return err_set(err, STATUS_BAD, _("more text than an act can have"));
	doc = read_whole(html, err);
	if (doc == NULL)
		return false;
	if (xmlDocGetRootElement(doc) != NULL)
		walk(&p, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	end_line(&p);
	/* The last line of a text ends without a newline. */
	if (out->size > start && out->data[out->size - 1] == '\n')
		out->data[--out->size] = '\0';
	return true;
}
