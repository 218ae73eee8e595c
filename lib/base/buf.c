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

char *
buf_room(struct buf *b, size_t more)
{
	size_t need = b->size + more + 1, room = b->room;

	if (need <= more)
		mem_resize(NULL, SIZE_MAX, 2);
	if (need > room) {
		if (room < 64)
			room = 64;
		while (room < need)
			room += room / 2;
		b->data = mem_resize(b->data, room, 1);
		b->room = room;
	}
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
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
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
