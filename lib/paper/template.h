/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_TEMPLATE_H
#define PERRON_PAPER_TEMPLATE_H

#include "base/buf.h"
#include "base/err.h"
#include "paper/data.h"

/*
 * Templates in the manner of Mustache, which make Markdown of data:
 *
 *	{{name}}	the text, as Markdown that shows it as it is
 *	{{{name}}}	the text, which is Markdown itself
 *	{{#name}}...{{/name}}	for each of the list; once when it is yes
 *	{{^name}}...{{/name}}	once when there is none, or it is no
 *	{{> name}}	the template of that name, in this place
 *	{{! comment}}
 *
 * Within a section over maps their names come first, then those around it; a.b
 * is the name b of the map a; {{.}} is the value of a list of texts.  A tag of
 * a section, a comment or a template that stands alone on its line takes the
 * line with it.  A name that the data lack is an error, not an empty text: a
 * council signs what is printed.
 */
struct template;

/* Gives the text of the template that {{> name}} asks for, which must outlive
 * what is made of it, and what to call it in messages; false with the reason in
 * ERR. */
struct template_source {
	bool (*read)(struct text name, struct text *text, const char **called, void *arg,
	    struct err *);
	void *arg;
};

/* Reads the template, which messages call CALLED; the text must outlive it.
 * NULL with place and rule in ERR: a section that is not closed, or closed by
 * another name; a tag that is none; a template that contains itself. */
struct template *template_read(const char *called, struct text,
    const struct template_source *, struct err *);

/* Appends the Markdown.  False with place and rule in ERR: a name that the data
 * lack, a list where a text is asked for, or more than 256 MiB of text (or that
 * much work), which is taken for sections that multiply each other. */
bool template_fill(const struct template *, const struct data *, struct buf *,
    struct err *);

void template_free(struct template *); /* NULL is fine */

/* Appends the text as Markdown that shows it as it is, on one line. */
void markdown_plain(struct buf *, struct text);

#endif
