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

/* Sixteen bytes, which are looked at together. */
typedef unsigned char block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static inline bool
plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

static inline bool
all_plain(block b)
{
	halves not = (halves)(b < 0x20) | (halves)(b == '"') | (halves)(b == '\\');

	return (not[0] | not[1]) == 0;
}

/* Takes a piece of the text, and copies it to OUT unless that is NULL. */
static inline void
take(void *piece, size_t size, struct text t, size_t at, char *out)
{
	memcpy(piece, t.data + at, size);
	if (out != NULL)
		memcpy(out + at, piece, size);
}

/* The same for the last block, or all of a shorter text, some of its bytes
 * more than once. */
static inline block
take_last(struct text t, char *out)
{
	uint64_t first = UINT64_C(0x2020202020202020), last;
	uint32_t low, high;
	size_t i;
	block b;

	if (t.size >= sizeof b) {
		take(&b, sizeof b, t, t.size - sizeof b, out);
		return b;
	}
	if (t.size >= sizeof last) {
		take(&first, sizeof first, t, 0, out);
		take(&last, sizeof last, t, t.size - sizeof last, out);
		return (block)(halves){ first, last };
	}
	if (t.size >= sizeof low) {
		take(&low, sizeof low, t, 0, out);
		take(&high, sizeof high, t, t.size - sizeof high, out);
		first = (uint64_t)low << 32 | high;
	} else {
		for (i = 0; i < t.size; i++) {
			first = first << 8 | (unsigned char)t.data[i];
			if (out != NULL)
				out[i] = t.data[i];
		}
	}
	return (block)(halves){ first, first };
}

/* Returns how many of the first bytes are plain, and copies these to OUT,
 * unless that is NULL, and perhaps some more. */
static inline size_t
take_plain(struct text t, char *out)
{
	size_t i = 0;
	block b;

	for (; t.size - i > sizeof b; i += sizeof b) {
		take(&b, sizeof b, t, i, out);
		if (!all_plain(b))
			break;
	}
	if (t.size - i <= sizeof b && all_plain(take_last(t, out)))
		return t.size;
	while (plain((unsigned char)t.data[i]))
		i++;
	return i;
}

struct text
text_trim(struct text t)
{
	while (t.size > 0 && strchr(" \t\r\n", t.data[0]) != NULL) {
		t.data++;
		t.size--;
	}
	while (t.size > 0 && strchr(" \t\r\n", t.data[t.size - 1]) != NULL)
		t.size--;
	return t;
}

size_t
text_plain(struct text t)
{
	return take_plain(t, NULL);
}

void
buf_escape(struct buf *b, struct text t, const char letter[256], char end)
{
	char *out = buf_room(b, t.size + 1);
	size_t i = take_plain(t, out);

	if (i < t.size) {
		b->size += i;
		out = buf_room(b, (t.size - i) * 2 + 1);
		for (; i < t.size; i++) {
			char l = letter[(unsigned char)t.data[i]];

			if (l != 0)
				*out++ = '\\';
			*out++ = l != 0 ? l : t.data[i];
		}
	} else {
		out += i;
	}
	*out++ = end;
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

char *
digits_put(char *out, uint64_t n, int width)
{
	static const char pair[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	uint64_t top = 10;
	int size = 1;
	char *end;

	for (; size < 20 && n >= top; size++)
		top *= 10;
	if (size < width)
		size = width;
	end = out + size;
	for (; size > 1; size -= 2, n /= 100)
		memcpy(out + size - 2, pair + n % 100 * 2, 2);
	if (size == 1)
		out[0] = (char)('0' + n);
	return end;
}

void
buf_integer(struct buf *b, int64_t n, int width)
{
	char *out = buf_room(b, 21 + (size_t)width), *end;

	if (n < 0)
		*out++ = '-';
	end = digits_put(out, n < 0 ? -(uint64_t)n : (uint64_t)n, width);
	*end = '\0';
	b->size = (size_t)(end - b->data);
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
