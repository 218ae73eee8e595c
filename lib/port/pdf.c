/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FONTS "Linux Libertine O, Liberation Serif, serif"
#define RULE 0.5
/* Levels of the table of contents. */
#define LEVELS 6

/* What fontconfig keeps for a next time is no leak of ours, and to ask it to
 * forget is to ask for an assertion of cairo, which keeps fonts. */
const char *__lsan_default_suppressions(void), *__lsan_default_options(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}

struct line {
	PangoLayoutLine *line;
	int x, baseline, height; /* of the line in its text */
};

struct pdf_text {
	PangoLayout *layout;
	struct line *line;
	size_t nline;
	int wanted;
	struct pdf_text *next;
};

struct pdf {
	struct buf out;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoFontMap *map;
	PangoContext *context;
	PangoFontDescription *font;
	struct pdf_text *text;
	const char *language;
	int entry[LEVELS + 1]; /* the last of each level, the root first */
	int page;
};

/* They are there, or memory is out. */
static void *
there(void *p)
{
	return p != NULL ? p : mem_resize(NULL, SIZE_MAX, 2);
}

static cairo_status_t
write_out(void *arg, const unsigned char *data, unsigned size)
{
	struct pdf *p = arg;

	buf_add(&p->out, (const char *)data, size);
	return CAIRO_STATUS_SUCCESS;
}

static void
choose_fonts(struct pdf *p, const char *language)
{
	cairo_font_options_t *options = cairo_font_options_create();

	p->map = there(pango_cairo_font_map_new());
	p->context = there(pango_font_map_create_context(p->map));
	p->font = pango_font_description_from_string(FONTS);
	/* Paper has no pixels that letters would have to fit. */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(p->context, options);
	pango_cairo_context_set_resolution(p->context, 72);
	pango_context_set_round_glyph_positions(p->context, FALSE);
	pango_context_set_language(p->context, pango_language_from_string(language));
	cairo_font_options_destroy(options);
}

struct pdf *
pdf_begin(struct text title, const char *language, const char *when)
{
	struct pdf *p = mem_zero(1, sizeof *p);
	char *name = mem_copy(title.data == NULL ? "" : title.data, title.size);

	p->surface = cairo_pdf_surface_create_for_stream(write_out, p,
	    (double)PDF_WIDTH / PDF_POINT, (double)PDF_HEIGHT / PDF_POINT);
	cairo_pdf_surface_restrict_to_version(p->surface, CAIRO_PDF_VERSION_1_5);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, name);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Perron");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
	p->cairo = cairo_create(p->surface);
	cairo_set_line_width(p->cairo, RULE);
	p->entry[0] = CAIRO_PDF_OUTLINE_ROOT;
	p->page = 1;
	p->language = language;
	choose_fonts(p, language);
	free(name);
	return p;
}

static void
add_attribute(PangoAttrList *list, PangoAttribute *a, size_t from, size_t to)
{
	a->start_index = (guint)from;
	a->end_index = (guint)to;
	pango_attr_list_insert(list, a);
}

/* The text of the runs, and its attributes. */
static void
give_text(PangoLayout *layout, const struct pdf_run *run, size_t nrun, bool figures)
{
	PangoAttrList *list = pango_attr_list_new();
	struct buf text = { 0 };
	size_t i, from;

	for (i = 0; i < nrun; i++) {
		from = text.size;
		buf_text(&text, run[i].text);
		if (run[i].strong)
			add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from,
			    text.size);
		if (run[i].emphasis)
			add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from,
			    text.size);
	}
	add_attribute(list, pango_attr_font_features_new(figures ? "lnum, tnum" : "lnum"), 0,
	    text.size);
	pango_layout_set_text(layout, buf_str(&text), (int)text.size);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	buf_release(&text);
}

static void
measure_lines(struct pdf_text *t)
{
	PangoLayoutIter *at = pango_layout_get_iter(t->layout);
	size_t i = 0;

	t->nline = (size_t)pango_layout_get_line_count(t->layout);
	t->line = mem_zero(t->nline, sizeof *t->line);
	do {
		PangoRectangle r;
		int top, bottom;

		pango_layout_iter_get_line_extents(at, NULL, &r);
		pango_layout_iter_get_line_yrange(at, &top, &bottom);
		t->line[i++] = (struct line){ .line = pango_layout_iter_get_line_readonly(at),
			.x = r.x, .baseline = pango_layout_iter_get_baseline(at) - top,
			.height = bottom - top };
	} while (pango_layout_iter_next_line(at) && i < t->nline);
	pango_layout_iter_free(at);
}

/* Makes the lines as narrow as their number allows: in the middle of a page no
 * word is to stand alone. */
static void
balance(PangoLayout *layout, int width)
{
	int lines = pango_layout_get_line_count(layout), low = width / 2, high = width, middle;

	while (lines > 1 && high - low > PDF_POINT) {
		middle = low + (high - low) / 2;
		pango_layout_set_width(layout, middle);
		if (pango_layout_get_line_count(layout) > lines)
			low = middle;
		else
			high = middle;
	}
	pango_layout_set_width(layout, high);
}

struct pdf_text *
pdf_set(struct pdf *p, const struct pdf_run *run, size_t nrun, int size,
    enum pdf_align align, bool figures, int width)
{
	struct pdf_text *t = mem_zero(1, sizeof *t);
	PangoRectangle whole;
	size_t i;

	t->next = p->text;
	p->text = t;
	t->layout = there(pango_layout_new(p->context));
	pango_font_description_set_size(p->font, size);
	pango_layout_set_font_description(t->layout, p->font);
	give_text(t->layout, run, nrun, figures);
	pango_layout_get_extents(t->layout, NULL, &whole);
	t->wanted = whole.width;
	pango_layout_set_width(t->layout, width);
	pango_layout_set_wrap(t->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(t->layout, align == PDF_CENTRE ? PANGO_ALIGN_CENTER :
	    align == PDF_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_justify(t->layout, align == PDF_JUSTIFIED);
	if (align == PDF_CENTRE)
		balance(t->layout, width);
	measure_lines(t);
	if (align == PDF_CENTRE)
		for (i = 0; i < t->nline; i++)
			t->line[i].x += (width - pango_layout_get_width(t->layout)) / 2;
	return t;
}

size_t
pdf_lines(const struct pdf_text *t)
{
	return t->nline;
}

int
pdf_height(const struct pdf_text *t, size_t line)
{
	return t->line[line].height;
}

int
pdf_wanted(const struct pdf_text *t)
{
	return t->wanted;
}

int
pdf_widest(const struct pdf_text *t)
{
	PangoLayout *words = there(pango_layout_copy(t->layout));
	PangoRectangle whole;

	pango_layout_set_wrap(words, PANGO_WRAP_WORD);
	pango_layout_set_width(words, 0);
	pango_layout_get_extents(words, NULL, &whole);
	g_object_unref(words);
	return whole.width;
}

void
pdf_draw(struct pdf *p, const struct pdf_text *t, size_t line, int x, int y)
{
	const struct line *l = &t->line[line];

	cairo_move_to(p->cairo, (double)(x + l->x) / PDF_POINT,
	    (double)(y + l->baseline) / PDF_POINT);
	pango_cairo_show_layout_line(p->cairo, l->line);
}

void
pdf_rule(struct pdf *p, int x, int y, int length)
{
	cairo_move_to(p->cairo, (double)x / PDF_POINT, (double)y / PDF_POINT);
	cairo_rel_line_to(p->cairo, (double)length / PDF_POINT, 0);
	cairo_stroke(p->cairo);
}

void
pdf_entry(struct pdf *p, struct text name, int level, int y)
{
	char *string = mem_copy(name.data, name.size);
	struct buf link = { 0 };
	int i;

	level = level > LEVELS ? LEVELS : level;
	buf_printf(&link, "page=%d pos=[0 %d]", p->page, y / PDF_POINT);
	/* A level that was left out stands for the one above it. */
	p->entry[level] = cairo_pdf_surface_add_outline(p->surface, p->entry[level - 1], string,
	    buf_str(&link), level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
	for (i = level + 1; i <= LEVELS; i++)
		p->entry[i] = p->entry[level];
	buf_release(&link);
	free(string);
}

void
pdf_page(struct pdf *p)
{
	cairo_show_page(p->cairo);
	p->page++;
}

/* Appends the document, and in its catalog what cairo does not tell: in which language it
 * is, and that its title is to be shown, not the name of the file (WCAG 2, techniques PDF16
 * and PDF18).  The catalog is the last object, so that only the place of the table behind it
 * is another; where it is not, the document goes out as it is. */
static void
put_document(struct buf *out, const struct pdf *p)
{
	static const char catalog[] = "/Type /Catalog\n", table[] = "endobj\nxref\n",
	    place[] = "startxref\n";
	const char *from = p->out.data, *end = from + p->out.size, *at, *objects, *tail;
	struct buf more = { 0 };

	at = memmem(from, p->out.size, catalog, strlen(catalog));
	objects = at == NULL ? NULL : memmem(at, (size_t)(end - at), "endobj", 6);
	tail = at == NULL ? NULL : memmem(at, (size_t)(end - at), place, strlen(place));
	if (tail == NULL || strncmp(objects, table, strlen(table)) != 0) {
		buf_add(out, from, p->out.size);
		return;
	}
	at += strlen(catalog);
	tail += strlen(place);
	buf_printf(&more, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
	    p->language);
	buf_add(out, from, (size_t)(at - from));
	buf_text(out, (struct text){ more.data, more.size });
	buf_add(out, at, (size_t)(tail - at));
	buf_printf(out, "%lld\n%%%%EOF\n", strtoll(tail, NULL, 10) + (long long)more.size);
	buf_release(&more);
}

void
pdf_end(struct pdf *p, struct buf *out)
{
	struct pdf_text *next;

	cairo_surface_finish(p->surface);
	/* What it is given is good, so that it can only lack memory. */
	if (cairo_surface_status(p->surface) != CAIRO_STATUS_SUCCESS ||
	    cairo_status(p->cairo) != CAIRO_STATUS_SUCCESS)
		there(NULL);
	cairo_destroy(p->cairo);
	cairo_surface_destroy(p->surface);
	for (; p->text != NULL; p->text = next) {
		next = p->text->next;
		g_object_unref(p->text->layout);
		free(p->text->line);
		free(p->text);
	}
	pango_font_description_free(p->font);
	g_object_unref(p->context);
	g_object_unref(p->map);
	put_document(out, p);
	buf_release(&p->out);
	free(p);
}
