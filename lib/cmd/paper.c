/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/paper.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "law/share.h"
#include "paper/html.h"
#include "paper/pages.h"
#include "paper/template.h"
#include "paper/text.h"

/* A page that is read is no wider, however wide the terminal. */
#define PAGE 72
/* Numbers, and some words behind them. */
#define NARROWEST 20

/* Where templates are looked for. */
struct search {
	struct run *run;
	const char *language;
	const char *first; /* --template, or NULL */
	struct arena arena; /* of the texts */
};

/* Reads the file, when it is there. */
static bool
read_one(struct search *s, const struct buf *path, struct text *text, const char **called,
    struct err *err)
{
	struct buf b = { 0 };

	*called = arena_copy(&s->arena, (struct text){ path->data, path->size }).data;
	*text = (struct text){ 0 };
	if (io_read_all(&b, *called))
		*text = arena_copy(&s->arena, (struct text){ buf_str(&b), b.size });
	else if (errno != ENOENT && errno != ENOTDIR)
		err_system(err, "%s", *called);
	buf_release(&b);
	return text->data != NULL || err->text != NULL;
}

/* Appends the path of place N for templates, with a slash; false behind the last. */
static bool
folder(struct search *s, size_t n, struct buf *path)
{
	const char *slash = s->first == NULL ? NULL : strrchr(s->first, '/');

	switch (n) {
	case 0:
		if (slash != NULL)
			buf_add(path, s->first, (size_t)(slash - s->first) + 1);
		return true;
	case 1:
		buf_printf(path, "%s/templates/", s->run->store.dir);
		return true;
	case 2:
		share_path(path, "templates/");
		buf_printf(path, "%s/", s->language);
		return true;
	case 3:
		share_path(path, "templates/");
		return true;
	}
	return false;
}

static bool
read_template(struct text name, struct text *text, const char **called, void *arg,
    struct err *err)
{
	struct search *s = arg;
	struct buf path = { 0 };
	bool found = false;
	size_t n = s->first == NULL ? 1 : 0;

	for (; !found && (buf_clear(&path), folder(s, n, &path)); n++) {
		buf_text(&path, name);
		buf_string(&path, ".md");
		found = read_one(s, &path, text, called, err);
	}
	buf_release(&path);
	if (!found)
		err_set(err, STATUS_BAD, _("no template of that name: %.*s"), (int)name.size,
		    name.data);
	return err->text == NULL;
}

/* Reads the template of the paper itself. */
static bool
read_first(struct search *s, const char *name, struct text *text, const char **called,
    struct err *err)
{
	struct buf path = { 0 };

	if (s->first == NULL)
		return read_template(text_of(name), text, called, s, err);
	buf_string(&path, s->first);
	if (!read_one(s, &path, text, called, err))
		err_system(err, "%s", s->first);
	buf_release(&path);
	return err->text == NULL;
}

/* Fills the template of that text. */
static bool
fill_in(struct search *s, struct text text, const char *called, struct data *const *data,
    size_t count, struct buf *markdown)
{
	const struct template_source source = { read_template, s };
	struct err *err = &s->run->err;
	struct template *t = template_read(called, text, &source, err);
	bool ok = t != NULL;
	size_t i;

	for (i = 0; i < count && ok; i++)
		ok = template_fill(t, data[i], markdown, err);
	template_free(t);
	return ok;
}

static bool
fill(struct search *s, const char *name, struct data *const *data, size_t count,
    struct buf *markdown, const char **called)
{
	struct text text;

	return read_first(s, name, &text, called, &s->run->err) &&
	    fill_in(s, text, *called, data, count, markdown);
}

/* The words of the template, on one line. */
static bool
words_of(struct search *s, const char *name, struct data *const *data, struct text *words)
{
	struct buf markdown = { 0 }, plain = { 0 };
	const char *called;
	struct paper paper;
	struct text text;
	bool ok = read_template(text_of(name), &text, &called, s, &s->run->err) &&
	    fill_in(s, text, called, data, 1, &markdown);

	if (ok) {
		ok = paper_read(&paper, (struct text){ buf_str(&markdown), markdown.size }, called,
		    &s->run->err);
		paper_words(&plain, &paper.root);
		*words = arena_copy(&s->arena, (struct text){ buf_str(&plain),
		    strcspn(buf_str(&plain), "\n") });
		paper_release(&paper);
	}
	buf_release(&markdown);
	buf_release(&plain);
	return ok;
}

/* What was masked leads to the page that tells why. */
static bool
link_masked(struct search *s, struct paper *paper, struct data *const *data,
    const struct redaction *redaction)
{
	const char *page = s->run->store.authority.privacy_page;
	struct text words;

	if (!redaction->mask || page == NULL)
		return true;
	if (!words_of(s, "masked", data, &words))
		return false;
	paper_link(paper, redact_instead(redaction), words, page);
	return true;
}

/* Refuses what was masked and stands somewhere all the same. */
static bool
check_masked(struct run *run, const struct paper *paper, const struct redaction *redaction)
{
	struct buf words = { 0 };
	const char *place, *from;
	size_t line;

	paper_words(&words, &paper->root);
	if (redact_survives(redaction, (struct text){ words.data, words.size }, &line, &place)) {
		for (from = words.data; line > 1; line--)
			from = strchr(from, '\n') + 1;
		err_set(&run->err, STATUS_NO, _("%s: what is masked there survives in: %.*s"),
		    place, (int)strcspn(from, "\n"), from);
	}
	buf_release(&words);
	return run->err.text == NULL;
}

static size_t
text_width(void)
{
	size_t width = run_width();

	if (width == 0 || width > PAGE)
		return PAGE;
	return width < NARROWEST ? NARROWEST : width;
}

/* The form that a paper is to have. */
struct form {
	const char *name;
	size_t width; /* of a text */
};

static void
render(const struct paper *paper, const struct form *form, const char *language, day_t day,
    struct buf *out)
{
	struct buf when = { 0 };

	if (strcmp(form->name, "text") == 0) {
		paper_text(out, paper, form->width);
	} else if (strcmp(form->name, "html") == 0) {
		paper_html(out, paper, language);
	} else {
		day_print(&when, day);
		buf_string(&when, "T00:00:00Z");
		paper_pages(out, paper, language, buf_str(&when));
	}
	buf_release(&when);
}

static bool
make(struct run *run, const struct form *form, const char *name, struct data *const *data,
    size_t count, day_t day, const struct redaction *redaction, struct buf *title,
    struct buf *out)
{
	const struct authority *authority = store_authority(&run->store, &run->err);
	struct search search = { .run = run, .first = option_value(run, "template") };
	struct buf markdown = { 0 };
	struct paper paper;
	const char *called;
	bool ok = authority != NULL;

	if (ok) {
		search.language = authority->language;
		ok = fill(&search, name, data, count, &markdown, &called);
	}
	if (ok) {
		ok = paper_read(&paper, (struct text){ buf_str(&markdown), markdown.size }, called,
		    &run->err) && check_masked(run, &paper, redaction) &&
		    (strcmp(form->name, "html") != 0 ||
		    link_masked(&search, &paper, data, redaction));
		paper.duplex = option_value(run, "duplex") != NULL;
		if (ok)
			render(&paper, form, authority->language, day, out);
		if (ok && title != NULL)
			buf_text(title, paper.title);
		paper_release(&paper);
	}
	arena_release(&search.arena);
	buf_release(&markdown);
	return ok;
}

bool
paper_make(struct run *run, const char *name, struct data *const *data, size_t count,
    day_t day, const struct redaction *redaction, struct buf *out)
{
	const char *format = option_value(run, "format");
	const struct form form = { format != NULL ? format : "text", text_width() };

	return make(run, &form, name, data, count, day, redaction, NULL, out);
}

bool
paper_make_as(struct run *run, const char *form, const char *name, struct data *const *data,
    size_t count, day_t day, const struct redaction *redaction, struct buf *out)
{
	const struct form kept = { form, PAGE };

	return make(run, &kept, name, data, count, day, redaction, NULL, out);
}

bool
paper_mail(struct run *run, const char *name, struct data *data, day_t day,
    const struct redaction *redaction, struct buf *title, struct buf *out)
{
	const struct form mail = { "text", PAGE };

	return make(run, &mail, name, &data, 1, day, redaction, title, out);
}

bool
paper_refuse(struct run *run)
{
	const char *format = option_value(run, "format");

	if (format == NULL || strcmp(format, "pdf") != 0 || !isatty(STDOUT_FILENO))
		return false;
	run_usage(run, _("--format: pdf is not for a terminal: send it to a file"));
	return true;
}
