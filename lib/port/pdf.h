/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_PDF_H
#define PERRON_PORT_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Pages in PDF, by pango and cairo.  The same calls give the same bytes, on a
 * machine with the same fonts.  Lengths are in 1/1024 of a point, from the top
 * left corner of an A4 page.
 */
#define PDF_POINT 1024
#define PDF_MM(mm) ((int)((mm) * 72 * PDF_POINT * 10 / 254))
#define PDF_WIDTH PDF_MM(210)
#define PDF_HEIGHT PDF_MM(297)

struct pdf;

/* Begins a document in the language ("fr"), which outlives it; WHEN is the instant that it says it
 * was made at ("YYYY-MM-DDThh:mm:ssZ"). */
struct pdf *pdf_begin(struct text title, const char *language, const char *when);

/* A text in one style. */
struct pdf_run {
	struct text text;
	bool strong, emphasis;
};
enum pdf_align { PDF_LEFT, PDF_CENTRE, PDF_RIGHT, PDF_JUSTIFIED };

/* Sets the runs in lines of the width, letters of SIZE; a newline ends a line.
 * FIGURES asks for figures of the height and width of each other.  The document
 * owns what it returns. */
struct pdf_text *pdf_set(struct pdf *, const struct pdf_run *, size_t nrun, int size,
    enum pdf_align, bool figures, int width);

/* Returns how many lines it has (one at least), how high these are, how wide the
 * longest would be if the width did not matter, and how wide the longest word is. */
size_t pdf_lines(const struct pdf_text *);
int pdf_height(const struct pdf_text *, size_t line);
int pdf_wanted(const struct pdf_text *);
int pdf_widest(const struct pdf_text *);

/* Draws a line of it, whose upper left corner is there. */
void pdf_draw(struct pdf *, const struct pdf_text *, size_t line, int x, int y);

/* Draws a thin line to the right. */
void pdf_rule(struct pdf *, int x, int y, int length);

/* Puts a name into the table of contents, LEVEL from 1: the place on this page. */
void pdf_entry(struct pdf *, struct text name, int level, int y);

/* Ends the page, and begins the next. */
void pdf_page(struct pdf *);

/* Ends the document, of which at least one page was ended, and appends its
 * bytes; it is gone afterwards. */
void pdf_end(struct pdf *, struct buf *out);

#endif
