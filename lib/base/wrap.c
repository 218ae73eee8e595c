/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/wrap.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

static bool
starts(const char *s, const char *end, const char *sign)
{
	size_t n = strlen(sign);

	return (size_t)(end - s) >= n && memcmp(s, sign, n) == 0;
}

static bool
closing(const char *s, const char *end)
{
	static const char *const signs[] = { ":", ";", "?", "!", "»", "%", "€" };
	size_t i;

	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (starts(s, end, signs[i]))
			return true;
	return false;
}

static bool
opening(const char *s, const char *end)
{
	static const char *const signs[] = { "«", "§", "n°", "N°", "+", "M.", "Mme", "Mmes",
		"dhr.", "mevr.", "Herr", "Frau", "Mr", "Ms" };
	size_t i, n;

	for (i = 0; i < sizeof signs / sizeof *signs; i++) {
		n = strlen(signs[i]);
		if ((size_t)(end - s) >= n && memcmp(end - n, signs[i], n) == 0)
			return true;
	}
	return false;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Takes the next piece that a line must not break off the front of *REST. */
static bool
next_piece(struct text *rest, struct text *piece)
{
	const char *s = rest->data, *end = s + rest->size, *from, *word;

	while (s < end && blank(*s))
		s++;
	if (s == end)
		return false;
	for (from = word = s;;) {
		while (s < end && !blank(*s))
			s++;
		*piece = (struct text){ from, (size_t)(s - from) };
		*rest = (struct text){ s, (size_t)(end - s) };
		while (s < end && blank(*s))
			s++;
		if (s == end || !(closing(s, end) || opening(word, rest->data)))
			return true;
		word = s;
	}
}

static void
pad(struct buf *b, size_t n)
{
	memset(buf_room(b, n), ' ', n);
	b->size += n;
}

void
wrap(struct buf *b, struct text t, size_t at, size_t indent, size_t width)
{
	bool fresh = true; /* nothing stands on the line yet */
	struct text piece;

	while (next_piece(&t, &piece)) {
		size_t wide = utf8_width(piece), fits;

		if (!fresh && at + 1 + wide <= width) {
			buf_char(b, ' ');
			at++;
		} else if (!fresh) {
			buf_char(b, '\n');
			pad(b, indent);
			at = indent;
		}
		while (at + wide > width) {
			fits = utf8_fit(piece, width - at);
			/* A wide character in a narrow column stands out. */
			if (fits == 0)
				utf8_next(piece, &fits);
			wide -= utf8_width((struct text){ piece.data, fits });
			buf_add(b, piece.data, fits);
			piece = (struct text){ piece.data + fits, piece.size - fits };
			if (piece.size == 0)
				break;
			buf_char(b, '\n');
			pad(b, indent);
			at = indent;
		}
		buf_text(b, piece);
		at += wide;
		fresh = false;
	}
	buf_char(b, '\n');
}

size_t
wrap_widest(struct text t)
{
	struct text piece;
	size_t widest = 0, wide;

	while (next_piece(&t, &piece)) {
		wide = utf8_width(piece);
		widest = wide > widest ? wide : widest;
	}
	return widest;
}

void
wrap_tie(struct buf *b, struct text t)
{
	const char *s = t.data, *end = s + t.size, *from = s;

	for (; s < end; s++) {
		if (*s != ' ' || s + 1 == end ||
		    !(closing(s + 1, end) || opening(t.data, s)))
			continue;
		buf_add(b, from, (size_t)(s - from));
		buf_string(b, "\xc2\xa0");
		from = s + 1;
	}
	if (from < end)
		buf_add(b, from, (size_t)(end - from));
}

void
wrap_centre(struct buf *b, struct text t, size_t width)
{
	struct buf lines = { 0 };
	struct text rest, line;

	wrap(&lines, t, 0, 0, width);
	rest = (struct text){ lines.data, lines.size };
	while (text_part(&rest, '\n', &line) && rest.data != NULL) {
		size_t wide = utf8_width(line);

		if (wide > 0 && wide < width)
			pad(b, (width - wide) / 2);
		buf_add(b, line.data, line.size + 1);
	}
	buf_release(&lines);
}
