/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/prose.h"

#include <stdbool.h>
#include <string.h>

static bool
among(char c, const char *signs)
{
	return c != '\0' && strchr(signs, c) != NULL;
}

static struct text
trimmed(struct text t)
{
	while (t.size > 0 && t.data[t.size - 1] == ' ')
		t.size--;
	return t;
}

/* Nothing but these signs? */
static bool
only(struct text t, const char *signs)
{
	size_t i;

	for (i = 0; i < t.size && among(t.data[i], signs); i++)
		;
	return i == t.size;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

enum line { EMPTY, PLAIN, LISTED, TABLE };

/* What a line is, and where behind its blanks it begins. */
static enum line
kind_of(struct text t, size_t *from)
{
	size_t i = 0;

	while (i < t.size && t.data[i] == ' ')
		i++;
	*from = i;
	if (i == t.size)
		return EMPTY;
	if (t.data[i] == '|')
		return TABLE;
	if (among(t.data[i], "-*") && i + 1 < t.size && t.data[i + 1] == ' ' &&
	    !only((struct text){ t.data + i, t.size - i }, "-*_ "))
		return LISTED;
	return PLAIN;
}

static bool
blank_at(struct text t, size_t i)
{
	return i >= t.size || t.data[i] == ' ';
}

/* The signs by which Markdown would take a line for something else. */
static size_t
put_start(struct buf *out, struct text t)
{
	size_t i = 0;

	while (i < t.size && digit(t.data[i]))
		buf_char(out, t.data[i++]);
	if (i < t.size && (i > 0 ? among(t.data[i], ".)") && blank_at(t, i + 1)
				 : among(t.data[i], "-+=:*"))) {
		/* A star may begin what is strong. */
		if (t.data[i] != '*' || only(t, "* -_"))
			buf_char(out, '\\');
		buf_char(out, t.data[i++]);
	}
	return i;
}

static void
put_words(struct buf *out, struct text t, size_t i, const char *kept)
{
	for (; i < t.size; i++) {
		char c = t.data[i];

		if (c == '\\' && i + 1 < t.size && among(t.data[i + 1],
		    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")) {
			buf_char(out, c);
			buf_char(out, t.data[++i]);
			continue;
		}
		if (among(c, "\\`_[]<>&#!~|") && !among(c, kept))
			buf_char(out, '\\');
		buf_char(out, c);
	}
}

static void
put_line(struct buf *out, struct text t, enum line kind, size_t from)
{
	struct text rest = { t.data + from, t.size - from };

	switch (kind) {
	case EMPTY:
		break;
	case PLAIN:
		put_words(out, rest, put_start(out, rest), "");
		break;
	case LISTED:
		buf_add(out, t.data, from + 2);
		rest = (struct text){ rest.data + 2, rest.size - 2 };
		put_words(out, rest, put_start(out, rest), "");
		break;
	case TABLE:
		put_words(out, rest, 0, "|");
		break;
	}
	buf_char(out, '\n');
}

/* Appends the text with a blank for each control character: a tab or a return is one to
 * Markdown, and may make a sign of what stands behind it. */
static void
blank_controls(struct buf *out, struct text t)
{
	size_t i;

	for (i = 0; i < t.size; i++)
		buf_char(out, (unsigned char)t.data[i] < 0x20 && t.data[i] != '\n' ? ' ' :
		    t.data[i]);
}

void
prose_markdown(struct buf *out, struct text text)
{
	enum line before = EMPTY, kind;
	struct buf clean = { 0 };
	const char *newline;
	size_t from, size, begun = out->size;
	struct text t;

	blank_controls(&clean, text);
	t = (struct text){ clean.data, clean.size };
	while (t.size > 0) {
		newline = memchr(t.data, '\n', t.size);
		size = newline == NULL ? t.size : (size_t)(newline - t.data);
		struct text line = trimmed((struct text){ t.data, size });

		kind = kind_of(line, &from);
		/* A template may have words before the text, on its line. */
		if (out->size == begun && (kind == LISTED || kind == TABLE))
			buf_string(out, "\n\n");
		/* Else it would go on with what it follows. */
		if (before != kind && before != EMPTY && kind != EMPTY && kind != LISTED)
			buf_char(out, '\n');
		put_line(out, line, kind, from);
		before = kind;
		size += newline != NULL;
		t = (struct text){ t.data + size, t.size - size };
	}
	buf_release(&clean);
}
