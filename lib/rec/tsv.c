/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/tsv.h"

#include <string.h>

/* The escape letter of a byte that may not stand for itself, else 0. */
static const char escape[256] = {
	['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\',
};

void
tsv_escape(struct buf *b, struct text t, char end)
{
	buf_escape(b, t, escape, end);
}

bool
tsv_unescape(char *out, struct text field, size_t *size, struct err *err)
{
	char *start = out;
	size_t i;

	for (i = 0; i < field.size; i++) {
		char c = field.data[i];

		if (c == '\\') {
			c = ++i < field.size ? field.data[i] : '\0';
			if (c != 't' && c != 'n' && c != 'r' && c != '\\')
				return err_set(err, STATUS_BAD,
				    _("backslash without t, n, r or backslash behind it"));
			c = c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
		}
		*out++ = c;
	}
	*out = '\0';
	*size = (size_t)(out - start);
	return true;
}

/* Undoes the escapes of the field, which has at least one, elsewhere. */
static bool
unescape(struct text *field, struct arena *arena, struct err *err)
{
	char *out = arena_alloc(arena, field->size + 1);
	size_t size;

	if (!tsv_unescape(out, *field, &size, err))
		return false;
	*field = (struct text){ out, size };
	return true;
}

bool
tsv_next(struct text *rest, struct text *field, struct arena *arena, struct err *err)
{
	const char *tab;

	if (rest->data == NULL)
		return false;
	tab = memchr(rest->data, '\t', rest->size);
	field->data = rest->data;
	field->size = tab != NULL ? (size_t)(tab - rest->data) : rest->size;
	if (tab != NULL)
		*rest = (struct text){ tab + 1, rest->size - field->size - 1 };
	else
		*rest = (struct text){ 0 };
	return memchr(field->data, '\\', field->size) == NULL ||
	    unescape(field, arena, err);
}

bool
csv_open(struct text t)
{
	const char *at = t.data, *end = t.data + t.size;
	bool open = false;

	while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) {
		open = !open;
		at++;
	}
	return open;
}

/* Takes what stands between quotes, which *AT points to, and moves *AT behind them; only
 * a field with a quote in it is copied. */
static bool
take_quoted(const char **at, const char *end, struct text *field, struct arena *arena)
{
	const char *from = *at + 1, *s = from;
	size_t doubled = 0;
	char *out;

	for (; (s = memchr(s, '"', (size_t)(end - s))) != NULL; s += 2, doubled++)
		if (s + 1 == end || s[1] != '"')
			break;
	if (s == NULL)
		return false;
	*at = s + 1;
	*field = (struct text){ from, (size_t)(s - from) };
	if (doubled == 0)
		return true;
	field->size -= doubled;
	field->data = out = arena_alloc(arena, field->size);
	for (; from < s; from++) {
		*out++ = *from;
		from += *from == '"';
	}
	return true;
}

bool
csv_next(struct text *rest, char separator, struct text *field, struct arena *arena,
    struct err *err)
{
	const char *at = rest->data, *end, *next;

	if (at == NULL)
		return false;
	end = at + rest->size;
	if (at == end || *at != '"') {
		next = memchr(at, separator, rest->size);
		*field = (struct text){ at, next != NULL ? (size_t)(next - at) : rest->size };
		if (memchr(at, '"', field->size) != NULL)
			return err_set(err, STATUS_BAD,
			    _("quote inside a field that is not quoted"));
		at += field->size;
	} else if (!take_quoted(&at, end, field, arena)) {
		return err_set(err, STATUS_BAD, _("quote that is never closed"));
	} else if (at < end && *at != separator) {
		return err_set(err, STATUS_BAD, _("text behind the closing quote of a field"));
	}
	if (at < end)
		*rest = (struct text){ at + 1, (size_t)(end - at - 1) };
	else
		*rest = (struct text){ 0 };
	return true;
}

void
csv_quote(struct buf *b, struct text t)
{
	size_t i;

	for (i = 0; i < t.size; i++)
		if (strchr(",\"\r\n", t.data[i]) != NULL)
			break;
	if (i == t.size) {
		buf_text(b, t);
		return;
	}
	buf_char(b, '"');
	for (i = 0; i < t.size; i++) {
		if (t.data[i] == '"')
			buf_char(b, '"');
		buf_char(b, t.data[i]);
	}
	buf_char(b, '"');
}

void
json_quote(struct buf *b, struct text t)
{
	size_t plain;

	buf_char(b, '"');
	for (; t.size > 0; t.data++, t.size--) {
		plain = text_plain(t);
		buf_add(b, t.data, plain);
		t.data += plain;
		t.size -= plain;
		if (t.size == 0)
			break;
		if (*t.data == '"' || *t.data == '\\')
			buf_printf(b, "\\%c", *t.data);
		else if (*t.data == '\n')
			buf_string(b, "\\n");
		else if (*t.data == '\t')
			buf_string(b, "\\t");
		else
			buf_printf(b, "\\u%04x", (unsigned char)*t.data);
	}
	buf_char(b, '"');
}
