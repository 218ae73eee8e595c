/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* More than that is no paper; a part that is gone through counts as some bytes. */
#define MOST ((size_t)256 << 20)
#define STEP 16
/* Templates within templates, sections within sections: more is a mistake. */
#define DEEPEST 64

/* A part of a template; sections point to the part that ends them. */
struct part {
	enum { TEXT, PLAIN, MARKDOWN, SECTION, ABSENT, CLOSE, INCLUDE } type;
	struct text text; /* the text itself, or the name */
	size_t line;
	size_t end;       /* SECTION, ABSENT: the CLOSE; INCLUDE: which of included */
};

/* A file: a template, and each that it includes, once. */
struct file {
	const char *called;
	struct text name;
	struct part *part;
	size_t npart;
	bool open; /* being read: whoever asks for it now contains itself */
};

struct template {
	struct file **file;
	size_t nfile;
};

/* A file being read. */
struct reader {
	struct template *template;
	struct file *file;
	struct text rest;
	size_t line;
	bool fresh; /* nothing but blanks stands before on this line */
	size_t section[DEEPEST];
	size_t depth;
	const struct template_source *source;
	struct err *err;
};

static bool
wrong(const struct file *f, size_t line, struct err *err)
{
	err_at(err, "%s:%zu", f->called, line);
	return false;
}

static struct part *
add(struct reader *r, int type, struct text text)
{
	struct file *f = r->file;

	if ((f->npart & (f->npart - 1)) == 0)
		f->part = mem_resize(f->part, f->npart == 0 ? 1 : f->npart * 2, sizeof *f->part);
	f->part[f->npart] = (struct part){ .type = type, .text = text, .line = r->line };
	return &f->part[f->npart++];
}

static size_t
count_lines(struct text t)
{
	const char *s = t.data, *end = s + t.size;
	size_t n = 0;

	for (; s < end && (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++)
		n++;
	return n;
}

static const char *
find(struct text t, const char *what)
{
	return memmem(t.data, t.size, what, strlen(what));
}

static void
skip(struct text *t, size_t n)
{
	*t = (struct text){ t->data + n, t->size - n };
}

static bool
is_name(struct text t)
{
	static const char letters[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	size_t i;

	for (i = 0; i < t.size && strchr(letters, t.data[i]) != NULL && t.data[i] != '\0'; i++)
		;
	return t.size > 0 && i == t.size;
}

static bool read_file(struct reader *, size_t *at);

/* Reads the template that is asked for, unless it was read before. */
static bool
include(struct reader *r, struct part *p)
{
	struct template *t = r->template;
	size_t line = p->line, at = (size_t)(p - r->file->part), i;
	struct reader inner = { .template = t, .source = r->source, .err = r->err,
		.line = 1, .fresh = true };
	struct file *f;

	for (i = 0; i < t->nfile; i++) {
		f = t->file[i];
		if (f->name.size != p->text.size ||
		    memcmp(f->name.data, p->text.data, p->text.size) != 0)
			continue;
		p->end = i;
		return !f->open || err_set(r->err, STATUS_BAD,
		    _("a template that contains itself: %.*s"), (int)p->text.size, p->text.data) ||
		    wrong(r->file, line, r->err);
	}
	if (t->nfile >= DEEPEST)
		return err_set(r->err, STATUS_BAD, _("more than %d templates in one another"),
		    DEEPEST) || wrong(r->file, line, r->err);
	f = mem_zero(1, sizeof *f);
	f->name = p->text;
	if (r->source == NULL || !r->source->read(f->name, &inner.rest, &f->called,
	    r->source->arg, r->err)) {
		if (r->source == NULL)
			err_set(r->err, STATUS_BAD, _("no template of that name: %.*s"),
			    (int)f->name.size, f->name.data);
		free(f);
		return wrong(r->file, line, r->err);
	}
	inner.file = f;
	if (!read_file(&inner, &i))
		return false;
	r->file->part[at].end = i;
	return true;
}

static bool
open_section(struct reader *r, int type, struct text name)
{
	if (r->depth == DEEPEST)
		return err_set(r->err, STATUS_BAD, _("more than %d sections in one another"),
		    DEEPEST) || wrong(r->file, r->line, r->err);
	r->section[r->depth++] = r->file->npart;
	add(r, type, name);
	return true;
}

static bool
close_section(struct reader *r, struct text name)
{
	struct part *open;

	if (r->depth == 0)
		return err_set(r->err, STATUS_BAD, _("closes a section that is not open: %.*s"),
		    (int)name.size, name.data) || wrong(r->file, r->line, r->err);
	open = &r->file->part[r->section[--r->depth]];
	if (open->text.size != name.size || memcmp(open->text.data, name.data, name.size) != 0)
		return err_set(r->err, STATUS_BAD,
		    _("closes %.*s, but the section that is open is %.*s (line %zu)"),
		    (int)name.size, name.data, (int)open->text.size, open->text.data,
		    open->line) || wrong(r->file, r->line, r->err);
	open->end = r->file->npart;
	add(r, CLOSE, name);
	return true;
}

/* Takes what stands between the braces. */
static bool
read_tag(struct reader *r, struct text inside, bool triple)
{
	char sign = inside.size > 0 ? inside.data[0] : '\0';
	struct text name = inside;

	if (sign == '!' && !triple)
		return true;
	if (!triple && sign != '\0' && strchr("#^/>", sign) != NULL)
		skip(&name, 1);
	else
		sign = '\0';
	name = text_trim(name);
	if (!is_name(name))
		return err_set(r->err, STATUS_BAD, _("a tag that is none: {{%.*s}}"),
		    (int)(inside.size < 60 ? utf8_fit(inside, 60) : 60), inside.data) ||
		    wrong(r->file, r->line, r->err);
	switch (sign) {
	case '#':
		return open_section(r, SECTION, name);
	case '^':
		return open_section(r, ABSENT, name);
	case '/':
		return close_section(r, name);
	case '>':
		return include(r, add(r, INCLUDE, name));
	}
	add(r, triple ? MARKDOWN : PLAIN, name);
	return true;
}

/* Does nothing but blanks follow up to the end of the line?  Then tells how
 * many bytes these and the end of the line are. */
static bool
line_ends(struct text t, size_t *taken)
{
	size_t i = 0;

	while (i < t.size && (t.data[i] == ' ' || t.data[i] == '\t' || t.data[i] == '\r'))
		i++;
	if (i < t.size && t.data[i] != '\n')
		return false;
	*taken = i < t.size ? i + 1 : i;
	return true;
}

/* Adds the text up to a tag.  Blanks before a tag that takes its line go with
 * it; returns whether the tag is the first of the line. */
static bool
add_before(struct reader *r, struct text before, bool *alone)
{
	size_t keep = before.size;

	while (keep > 0 && (before.data[keep - 1] == ' ' || before.data[keep - 1] == '\t'))
		keep--;
	*alone = *alone && (keep > 0 ? before.data[keep - 1] == '\n' : r->fresh);
	if (*alone)
		before.size = keep;
	if (before.size > 0)
		add(r, TEXT, before);
	return *alone;
}

/* Reads up to the end of the next tag. */
static bool
read_piece(struct reader *r, const char *open)
{
	struct text before = { r->rest.data, (size_t)(open - r->rest.data) }, inside;
	size_t line = r->line + count_lines(before), taken = 0;
	const char *close;
	bool triple, alone;

	skip(&r->rest, before.size + 2);
	triple = r->rest.size > 0 && r->rest.data[0] == '{';
	if (triple)
		skip(&r->rest, 1);
	close = find(r->rest, triple ? "}}}" : "}}");
	if (close == NULL)
		return err_set(r->err, STATUS_BAD, _("a tag that is not closed: {{")) ||
		    wrong(r->file, line, r->err);
	inside = (struct text){ r->rest.data, (size_t)(close - r->rest.data) };
	skip(&r->rest, inside.size + (triple ? 3 : 2));
	alone = !triple && inside.size > 0 && strchr("#^/>!", inside.data[0]) != NULL &&
	    line_ends(r->rest, &taken);
	add_before(r, before, &alone);
	r->line = line;
	if (!read_tag(r, inside, triple))
		return false;
	r->line += count_lines(inside);
	if (alone) {
		r->line += count_lines((struct text){ r->rest.data, taken });
		skip(&r->rest, taken);
	}
	r->fresh = alone;
	return true;
}

/* Reads the file to its end and tells where among the files it is. */
static bool
read_file(struct reader *r, size_t *at)
{
	struct template *t = r->template;
	struct file *f = r->file;
	const char *open;
	size_t bad;

	*at = t->nfile;
	t->file = mem_resize(t->file, t->nfile + 1, sizeof *t->file);
	t->file[t->nfile++] = f;
	f->open = true;
	bad = utf8_valid(r->rest);
	if (bad < r->rest.size)
		return err_set(r->err, STATUS_BAD, _("not UTF-8: byte %zu"), bad + 1) ||
		    wrong(f, 1 + count_lines((struct text){ r->rest.data, bad }), r->err);
	while ((open = find(r->rest, "{{")) != NULL)
		if (!read_piece(r, open))
			return false;
	if (r->depth > 0) {
		struct part *p = &f->part[r->section[r->depth - 1]];

		return err_set(r->err, STATUS_BAD, _("a section that is not closed: %.*s"),
		    (int)p->text.size, p->text.data) || wrong(f, p->line, r->err);
	}
	if (r->rest.size > 0)
		add(r, TEXT, r->rest);
	f->open = false;
	return true;
}

struct template *
template_read(const char *called, struct text text, const struct template_source *source,
    struct err *err)
{
	struct template *t = mem_zero(1, sizeof *t);
	struct reader r = { .template = t, .rest = text, .line = 1, .fresh = true,
		.source = source, .err = err };
	size_t at;

	r.file = mem_zero(1, sizeof *r.file);
	r.file->called = called;
	if (read_file(&r, &at))
		return t;
	template_free(t);
	return NULL;
}

void
template_free(struct template *t)
{
	size_t i;

	for (i = 0; t != NULL && i < t->nfile; i++) {
		free(t->file[i]->part);
		free(t->file[i]);
	}
	if (t != NULL)
		free(t->file);
	free(t);
}

/* A template being filled. */
struct filler {
	const struct template *template;
	struct buf *out;
	size_t begun, work;
	const struct data **frame; /* the innermost last */
	size_t nframe, room;
	struct err *err;
};

static void
push(struct filler *f, const struct data *d)
{
	if (f->nframe == f->room) {
		f->room = f->room == 0 ? 16 : f->room * 2;
		f->frame = mem_resize(f->frame, f->room, sizeof *f->frame);
	}
	f->frame[f->nframe++] = d;
}

/* Finds the first part of the name from the inside out, the others in it. */
static const struct data *
look_up(const struct filler *f, struct text name)
{
	const char *dot = memchr(name.data, '.', name.size);
	struct text first = { name.data, dot == NULL ? name.size : (size_t)(dot - name.data) };
	const struct data *found = NULL;
	size_t i;

	if (name.size == 1 && dot != NULL)
		return f->frame[f->nframe - 1];
	for (i = f->nframe; i > 0 && found == NULL; i--)
		found = data_get(f->frame[i - 1], first);
	while (found != NULL && first.size < name.size) {
		skip(&name, first.size + 1);
		dot = memchr(name.data, '.', name.size);
		first = (struct text){ name.data,
			dot == NULL ? name.size : (size_t)(dot - name.data) };
		found = data_get(found, first);
	}
	return found;
}

static bool
fill_value(struct filler *f, const struct part *p, const struct data *d)
{
	if (data_is_list(d) || data_is_map(d))
		return err_set(f->err, STATUS_BAD, _("is a section, not a text: %.*s"),
		    (int)p->text.size, p->text.data);
	if (p->type == PLAIN)
		markdown_plain(f->out, data_text_of(d));
	else
		buf_text(f->out, data_text_of(d));
	return true;
}

static bool fill_parts(struct filler *, const struct file *, size_t from, size_t to);

static bool
fill_section(struct filler *f, const struct file *file, size_t at, const struct data *d)
{
	size_t to = file->part[at].end;
	const struct data *each;
	bool ok = true;

	if (!data_is_list(d)) {
		push(f, d);
		ok = fill_parts(f, file, at + 1, to);
		f->nframe--;
		return ok;
	}
	for (each = data_first(d); each != NULL && ok; each = data_next(each)) {
		push(f, each);
		ok = fill_parts(f, file, at + 1, to);
		f->nframe--;
	}
	return ok;
}

/* The depth of this is that of sections and templates, which reading limits. */
static bool
fill_parts(struct filler *f, const struct file *file, size_t from, size_t to)
{
	const struct data *d = NULL;
	const struct file *inner;
	bool ok = true;
	size_t i;

	for (i = from; i < to && ok; i++) {
		const struct part *p = &file->part[i];

		if ((f->work += STEP) + (f->out->size - f->begun) > MOST)
			return err_set(f->err, STATUS_BAD, _("the paper is larger than %zu bytes"),
			    MOST) || wrong(file, p->line, f->err);
		if (p->type == TEXT) {
			buf_text(f->out, p->text);
			continue;
		}
		if (p->type == INCLUDE) {
			inner = f->template->file[p->end];
			if (!fill_parts(f, inner, 0, inner->npart))
				return false;
			continue;
		}
		d = look_up(f, p->text);
		if (d == NULL)
			return err_set(f->err, STATUS_BAD, _("no such name: %.*s"),
			    (int)p->text.size, p->text.data) || wrong(file, p->line, f->err);
		switch (p->type) {
		case SECTION:
			ok = !data_yes(d) || fill_section(f, file, i, d);
			i = p->end;
			break;
		case ABSENT:
			ok = data_yes(d) || fill_parts(f, file, i + 1, p->end);
			i = p->end;
			break;
		default:
			ok = fill_value(f, p, d) || wrong(file, p->line, f->err);
		}
	}
	return ok;
}

bool
template_fill(const struct template *t, const struct data *data, struct buf *out,
    struct err *err)
{
	struct filler f = { .template = t, .out = out, .begun = out->size, .err = err };
	bool ok;

	push(&f, data);
	ok = fill_parts(&f, t->file[0], 0, t->file[0]->npart);
	free(f.frame);
	return ok;
}

/* CommonMark lets a backslash stand before any ASCII punctuation, so none of
 * it can mean anything. */
void
markdown_plain(struct buf *b, struct text t)
{
	size_t i;

	for (i = 0; i < t.size; i++) {
		unsigned char c = (unsigned char)t.data[i];

		if (c < 0x20 || c == 0x7f) {
			buf_char(b, ' ');
			continue;
		}
		if (c < 0x80 && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL)
			buf_char(b, '\\');
		buf_char(b, (char)c);
	}
}

