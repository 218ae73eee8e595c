/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct text
text_of(const char *string)
{
	return (struct text){ string, string == NULL ? 0 : strlen(string) };
}

bool
text_part(struct text *rest, char separator, struct text *part)
{
	const char *end;

	*part = *rest;
	if (rest->data == NULL)
		return false;
	end = memchr(rest->data, separator, rest->size);
	*rest = (struct text){ 0 };
	if (end == NULL)
		return true;
	*rest = (struct text){ end + 1, part->size - (size_t)(end + 1 - part->data) };
	part->size = (size_t)(end - part->data);
	return true;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Sets the high bit of the lowest byte that is zero, and perhaps of some
 * above it (Mycroft's test). */
static inline uint64_t
zero_byte(uint64_t w)
{
	return (w - EACH(1)) & ~w & EACH(0x80);
}

/* Is one of the eight bytes not plain? */
static inline bool
suspect(uint64_t w)
{
	return (((w - EACH(0x20)) & ~w & EACH(0x80)) | zero_byte(w ^ EACH('"')) |
	    zero_byte(w ^ EACH('\\'))) != 0;
}

static bool
plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

/* Copies from IN to OUT as long as the bytes are
 * plain.  The last eight, or of a short text two times four, are looked at
 * together, though some were looked at before. */
static inline size_t
copy_plain(char *out, const char *in, size_t size)
{
	size_t i = 0;
	uint64_t w;
	uint32_t first, last;

	for (; size - i >= sizeof w; i += sizeof w) {
		memcpy(&w, in + i, sizeof w);
		if (suspect(w))
			goto one_by_one;
		memcpy(out + i, &w, sizeof w);
	}
	if (i > 0) {
		memcpy(&w, in + size - sizeof w, sizeof w);
		if (!suspect(w)) {
			memcpy(out + size - sizeof w, &w, sizeof w);
			return size;
		}
	} else if (size >= sizeof first) {
		memcpy(&first, in, sizeof first);
		memcpy(&last, in + size - sizeof last, sizeof last);
		if (!suspect((uint64_t)first << 32 | last)) {
			memcpy(out, &first, sizeof first);
			memcpy(out + size - sizeof last, &last, sizeof last);
			return size;
		}
	}
one_by_one:
	for (; i < size && plain((unsigned char)in[i]); i++)
		out[i] = in[i];
	return i;
}

size_t
text_plain(struct text t)
{
	size_t i = 0;
	uint64_t w;

	for (; t.size - i >= sizeof w; i += sizeof w) {
		memcpy(&w, t.data + i, sizeof w);
		if (suspect(w))
			break;
	}
	while (i < t.size && plain((unsigned char)t.data[i]))
		i++;
	return i;
}

void
buf_escape(struct buf *b, struct text t, const char letter[256])
{
	char *out = buf_room(b, t.size);
	size_t i = copy_plain(out, t.data, t.size);

	b->size += i;
	out += i;
	if (i < t.size)
		out = buf_room(b, (t.size - i) * 2);
	for (; i < t.size; i++) {
		char l = letter[(unsigned char)t.data[i]];

		if (l != 0)
			*out++ = '\\';
		*out++ = l != 0 ? l : t.data[i];
	}
	*out = '\0';
	b->size = (size_t)(out - b->data);
}

char *
buf_grow(struct buf *b, size_t more)
{
	size_t need = b->size + more + 1, room = b->room;

	if (need <= more)
		mem_resize(NULL, SIZE_MAX, 2);
	if (room < 64)
		room = 64;
	while (room < need)
		room += room / 2;
	b->data = mem_resize(b->data, room, 1);
	b->room = room;
	return b->data + b->size;
}

void
buf_add(struct buf *b, const char *data, size_t size)
{
	char *end = buf_room(b, size);

	if (size > 0)
		memcpy(end, data, size);
	end[size] = '\0';
	b->size += size;
}

void
buf_string(struct buf *b, const char *string)
{
	buf_add(b, string, strlen(string));
}

void
buf_text(struct buf *b, struct text t)
{
	buf_add(b, t.data, t.size);
}

void
buf_integer(struct buf *b, int64_t n, int width)
{
	char digits[24], *p = digits + sizeof digits;
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do {
		*--p = (char)('0' + left % 10);
		left /= 10;
		width--;
	} while ((left > 0 || width > 0) && p > digits + 1);
	if (n < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(digits + sizeof digits - p));
}

void
buf_vprintf(struct buf *b, const char *format, va_list ap)
{
	va_list again;
	int size;

	va_copy(again, ap);
	size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (size > 0) {
		vsnprintf(buf_room(b, (size_t)size), (size_t)size + 1, format, ap);
		b->size += (size_t)size;
	}
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	buf_vprintf(b, format, ap);
	va_end(ap);
}

void
buf_clear(struct buf *b)
{
	b->size = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

char *
buf_take(struct buf *b)
{
	char *data = b->data != NULL ? b->data : mem_copy("", 0);

	*b = (struct buf){ 0 };
	return data;
}

const char *
buf_str(const struct buf *b)
{
	return b->data != NULL ? b->data : "";
}
