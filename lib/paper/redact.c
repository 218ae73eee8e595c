/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/redact.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "port/fold.h"

/* Words that were masked, folded and with nothing between them, in each order in
 * which they are looked for. */
#define ORDERS 3
struct masked {
	struct text order[ORDERS];
	const char *place;
};

/* Text that is searched: its words folded and with nothing between them, and
 * which of these bytes begin a word. */
struct words {
	struct buf text, begins;
};

/* Adds the words of a text.  Escapes of TSV are blanks of ours. */
static void
add_words(struct words *w, struct text t)
{
	struct buf plain = { 0 }, folded = { 0 };
	bool begins = true;
	size_t i;

	for (i = 0; i < t.size; i++)
		if (t.data[i] == '\\' && i + 1 < t.size && strchr("ntr\\", t.data[i + 1]) != NULL) {
			buf_char(&plain, ' ');
			i++;
		} else {
			buf_char(&plain, t.data[i]);
		}
	fold(&folded, (struct text){ buf_str(&plain), plain.size });
	for (i = 0; i < folded.size; i++) {
		if (folded.data[i] == ' ') {
			begins = true;
			continue;
		}
		buf_char(&w->text, folded.data[i]);
		buf_char(&w->begins, begins ? 1 : 0);
		begins = false;
	}
	buf_release(&plain);
	buf_release(&folded);
}

static void
release_words(struct words *w)
{
	buf_release(&w->text);
	buf_release(&w->begins);
}

/* Where the word that begins there ends. */
static size_t
word_end(const struct words *w, size_t at)
{
	for (at++; at < w->text.size && w->begins.data[at] == 0; at++)
		;
	return at;
}

static bool
courtesy(const char *word, size_t size)
{
	static const char *const words[] = {
		"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dhr", "mevr",
		"mevrouw", "herr", "frau", "ms", "mrs"
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == size && memcmp(words[i], word, size) == 0)
			return true;
	return false;
}

/* The words from one to another, and then those before: moved to the front. */
static struct text
turned(struct redaction *r, const struct words *w, size_t from, size_t at)
{
	struct buf b = { 0 };
	struct text copy;

	buf_add(&b, w->text.data + at, w->text.size - at);
	buf_add(&b, w->text.data + from, at - from);
	copy = arena_copy(&r->arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return copy;
}

/* Returns room for another. */
static struct masked *
add_masked(struct redaction *r)
{
	if ((r->nmasked & (r->nmasked - 1)) == 0)
		r->masked = mem_resize(r->masked, r->nmasked == 0 ? 1 : r->nmasked * 2,
		    sizeof *r->masked);
	return &r->masked[r->nmasked++];
}

/* Remembers the words; false when there are none. */
static bool
remember(struct redaction *r, struct text t, const char *place)
{
	struct words w = { 0 };
	struct masked *m;
	size_t from = 0, last, end;

	add_words(&w, t);
	if (w.text.size == 0) {
		release_words(&w);
		return false;
	}
	while ((end = word_end(&w, from)) < w.text.size &&
	    courtesy(w.text.data + from, end - from))
		from = end;
	for (last = w.text.size - 1; w.begins.data[last] == 0; last--)
		;
	m = add_masked(r);
	m->order[0] = turned(r, &w, from, from);
	m->order[1] = turned(r, &w, from, word_end(&w, from));
	m->order[2] = turned(r, &w, from, last);
	m->place = arena_copy(&r->arena, text_of(place)).data;
	release_words(&w);
	return true;
}

static const char *
find(struct text t, const char *what)
{
	return t.size == 0 ? NULL : memmem(t.data, t.size, what, strlen(what));
}

static struct text
behind(struct text t, const char *at)
{
	return (struct text){ at, t.size - (size_t)(at - t.data) };
}

/* Does [[ or ]] stand there? */
static bool
sign_at(struct text t, size_t i)
{
	return i + 1 < t.size && t.data[i] == t.data[i + 1] &&
	    (t.data[i] == '[' || t.data[i] == ']');
}

/* Where the mark that is open at the beginning of the text closes, those within it
 * having closed; NULL when it does not. */
static const char *
mark_end(struct text t)
{
	size_t i, open = 1;

	for (i = 0; i < t.size; i++) {
		if (!sign_at(t, i))
			continue;
		open = t.data[i] == '[' ? open + 1 : open - 1;
		if (open == 0)
			return t.data + i;
		i++;
	}
	return NULL;
}

/* Takes the text before the next mark, and what is marked, off the front of *REST;
 * false when none is left.  A mark that does not close on its line goes to its
 * end. */
static bool
next_mark(struct text *rest, struct text *before, struct text *inside, bool *closed)
{
	const char *open = find(*rest, "[["), *close;

	if (open == NULL)
		return false;
	*before = (struct text){ rest->data, (size_t)(open - rest->data) };
	*rest = behind(*rest, open + 2);
	close = memchr(rest->data, '\n', rest->size);
	*inside = (struct text){ rest->data, close == NULL ? rest->size
	    : (size_t)(close - rest->data) };
	close = mark_end(*inside);
	*closed = close != NULL;
	if (*closed)
		inside->size = (size_t)(close - inside->data);
	*rest = behind(*rest, inside->data + inside->size + (*closed ? 2 : 0));
	return true;
}

/* Do the marks go together, and mark anything?  Remembers what. */
static bool
take_mark(struct redaction *r, struct text before, struct text inside, bool closed,
    const char *place, struct err *err)
{
	if (find(before, "]]") != NULL)
		return err_set(err, STATUS_BAD, _("]] without [["));
	if (!closed)
		return err_set(err, STATUS_BAD, _("[[ without ]] on its line"));
	if (find(inside, "[[") != NULL)
		return err_set(err, STATUS_BAD, _("[[ within [[ and ]]"));
	return remember(r, inside, place) ||
	    err_set(err, STATUS_BAD, _("[[ and ]] with no word in between"));
}

struct text
redact_instead(const struct redaction *r)
{
	return text_of(r->instead != NULL ? r->instead : REDACTED);
}

bool
redact(struct redaction *r, struct text t, const char *place, struct buf *out,
    struct err *err)
{
	struct text before, inside;
	bool closed, ok = true;

	while (ok && next_mark(&t, &before, &inside, &closed)) {
		ok = take_mark(r, before, inside, closed, place, err);
		buf_text(out, before);
		buf_text(out, r->mask ? redact_instead(r) : inside);
	}
	if (ok && find(t, "]]") != NULL)
		ok = err_set(err, STATUS_BAD, _("]] without [["));
	if (ok)
		buf_text(out, t);
	else
		err_at(err, "%s", place);
	return ok;
}

void
redact_mask(struct buf *out, struct text t)
{
	struct text before, inside;
	bool closed;

	while (next_mark(&t, &before, &inside, &closed)) {
		buf_text(out, before);
		buf_string(out, REDACTED);
	}
	buf_text(out, t);
}

void
redact_bare(struct buf *out, struct text t)
{
	struct text before, inside;
	bool closed;
	size_t i;

	while (next_mark(&t, &before, &inside, &closed)) {
		buf_text(out, before);
		for (i = 0; i < inside.size; i++)
			if (sign_at(inside, i))
				i++;
			else
				buf_char(out, inside.data[i]);
	}
	buf_text(out, t);
}

void
redact_note(struct redaction *r, struct text t, const char *place)
{
	struct text before, inside;
	bool closed;

	while (next_mark(&t, &before, &inside, &closed))
		remember(r, inside, place);
}

void
redact_also(struct redaction *r, const struct redaction *other)
{
	size_t i;

	for (i = 0; i < other->nmasked; i++)
		*add_masked(r) = other->masked[i];
}

/* Words that are looked for. */
struct sought {
	struct text words;
	const char *place;
	size_t within; /* the longest other that it begins with: its position and 1, or 0 */
};

static bool
starts(struct text t, struct text with)
{
	return t.size >= with.size && memcmp(t.data, with.data, with.size) == 0;
}

/* Of the same words, those that were masked first come first. */
static int
by_words(const void *a, const void *b)
{
	const struct sought *x = a, *y = b;
	size_t size = x->words.size < y->words.size ? x->words.size : y->words.size;
	int order = memcmp(x->words.data, y->words.data, size);

	if (order == 0)
		order = (x->words.size > y->words.size) - (x->words.size < y->words.size);
	return order != 0 ? order : (x->within > y->within) - (x->within < y->within);
}

/* Returns all that is looked for, each once, in order; the caller's to free(). */
static struct sought *
seek(const struct redaction *r, size_t *count)
{
	struct sought *all = mem_zero(r->nmasked * ORDERS, sizeof *all);
	size_t i, n = 0, within;

	for (i = 0; i < r->nmasked * ORDERS; i++)
		all[i] = (struct sought){ r->masked[i / ORDERS].order[i % ORDERS],
			r->masked[i / ORDERS].place, i };
	qsort(all, r->nmasked * ORDERS, sizeof *all, by_words);
	for (i = 0; i < r->nmasked * ORDERS; i++) {
		for (within = n; within > 0 && !starts(all[i].words, all[within - 1].words);)
			within = all[within - 1].within;
		if (within > 0 && all[within - 1].words.size == all[i].words.size)
			continue;
		all[n] = all[i];
		all[n++].within = within;
	}
	*count = n;
	return all;
}

/* Finds one of those that the text begins with, up to the end of a word.  They are all
 * among the last that is not behind the text in their order, and those within it. */
static const struct sought *
find_words(const struct sought *all, size_t n, const struct words *w, size_t at)
{
	struct sought rest = { { w->text.data + at, w->text.size - at }, NULL, SIZE_MAX };
	size_t low = 0, high = n, end;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (by_words(&all[mid], &rest) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low > 0; low = all[low - 1].within) {
		end = at + all[low - 1].words.size;
		if (starts(rest.words, all[low - 1].words) &&
		    (end == w->text.size || w->begins.data[end] != 0))
			return &all[low - 1];
	}
	return NULL;
}

bool
redact_survives(const struct redaction *r, struct text all, size_t *line, const char **place)
{
	size_t *begun = NULL, nline = 0, at, n = 0;
	struct sought *sought = r->mask ? seek(r, &n) : NULL;
	const struct sought *found = NULL;
	struct words w = { 0 };

	while (n > 0 && all.size > 0) {
		const char *newline = memchr(all.data, '\n', all.size);
		size_t size = newline == NULL ? all.size : (size_t)(newline - all.data);

		if ((nline & (nline - 1)) == 0)
			begun = mem_resize(begun, nline == 0 ? 1 : nline * 2, sizeof *begun);
		begun[nline++] = w.text.size;
		add_words(&w, (struct text){ all.data, size });
		size += newline != NULL;
		all = (struct text){ all.data + size, all.size - size };
	}
	for (at = 0; found == NULL && at < w.text.size; at++)
		if (w.begins.data[at] != 0 &&
		    (found = find_words(sought, n, &w, at)) != NULL) {
			*place = found->place;
			for (*line = nline; *line > 1 && begun[*line - 1] > at; --*line)
				;
		}
	free(begun);
	free(sought);
	release_words(&w);
	return found != NULL;
}

void
redact_release(struct redaction *r)
{
	free(r->masked);
	arena_release(&r->arena);
}
