/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/utf8.h"

#include <string.h>

/* The size of the well-formed character at S, of which LEFT bytes are there;
 * 0 when it is not one.  Ranges: Unicode, table 3-7. */
static size_t
character(const unsigned char *s, size_t left)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t size, i;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	size = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (s[0] == 0xe0)
		low = 0xa0;
	else if (s[0] == 0xed)
		high = 0x9f;
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f;
	if (left < size || s[1] < low || s[1] > high)
		return 0;
	for (i = 2; i < size; i++)
		if (s[i] < 0x80 || s[i] > 0xbf)
			return 0;
	return size;
}

size_t
utf8_valid(struct text t)
{
	const unsigned char *s = (const unsigned char *)t.data;
	size_t at = 0, size;
	uint64_t eight;

	while (at < t.size) {
		if (t.size - at >= 8) {
			memcpy(&eight, s + at, 8);
			if ((eight & 0x8080808080808080u) == 0) {
				at += 8;
				continue;
			}
		}
		size = character(s + at, t.size - at);
		if (size == 0)
			break;
		at += size;
	}
	return at;
}

uint32_t
utf8_next(struct text t, size_t *at)
{
	const unsigned char *s = (const unsigned char *)t.data + *at;
	size_t size = character(s, t.size - *at), i;
	uint32_t c;

	if (size <= 1) {
		*at += 1;
		return s[0];
	}
	c = s[0] & (0x7fu >> size);
	for (i = 1; i < size; i++)
		c = c << 6 | (s[i] & 0x3f);
	*at += size;
	return c;
}

void
utf8_put(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_char(b, (char)c);
	} else if (c < 0x800) {
		buf_char(b, (char)(0xc0 | c >> 6));
		buf_char(b, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0x10000) {
		buf_char(b, (char)(0xe0 | c >> 12));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (c & 0x3f)));
	} else {
		buf_char(b, (char)(0xf0 | c >> 18));
		buf_char(b, (char)(0x80 | (c >> 12 & 0x3f)));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_char(b, (char)(0x80 | (c & 0x3f)));
	}
}

/* The ranges that a terminal draws otherwise than in one column, in order
 * (Unicode 15: general category Mn, Me and Cf; East Asian Width W and F). */
static const struct range {
	uint32_t first, last;
	size_t width;
} ranges[] = {
	{ 0x0300, 0x036f, 0 }, { 0x0483, 0x0489, 0 }, { 0x0591, 0x05bd, 0 },
	{ 0x0610, 0x061a, 0 }, { 0x064b, 0x065f, 0 }, { 0x1100, 0x115f, 2 },
	{ 0x1ab0, 0x1aff, 0 }, { 0x1dc0, 0x1dff, 0 }, { 0x200b, 0x200f, 0 },
	{ 0x202a, 0x202e, 0 }, { 0x2060, 0x2064, 0 }, { 0x20d0, 0x20f0, 0 },
	{ 0x231a, 0x231b, 2 }, { 0x23e9, 0x23ec, 2 }, { 0x25fd, 0x25fe, 2 },
	{ 0x2614, 0x2615, 2 }, { 0x2648, 0x2653, 2 }, { 0x26aa, 0x26ab, 2 },
	{ 0x26bd, 0x26be, 2 }, { 0x26c4, 0x26c5, 2 }, { 0x26ce, 0x26ce, 2 },
	{ 0x26d4, 0x26d4, 2 }, { 0x26ea, 0x26ea, 2 }, { 0x2705, 0x2705, 2 },
	{ 0x270a, 0x270b, 2 }, { 0x2728, 0x2728, 2 }, { 0x274c, 0x274c, 2 },
	{ 0x2753, 0x2755, 2 }, { 0x2795, 0x2797, 2 }, { 0x2b1b, 0x2b1c, 2 },
	{ 0x2b50, 0x2b50, 2 }, { 0x2e80, 0x303e, 2 }, { 0x3041, 0x33ff, 2 },
	{ 0x3400, 0x4dbf, 2 }, { 0x4e00, 0x9fff, 2 }, { 0xa000, 0xa4cf, 2 },
	{ 0xac00, 0xd7a3, 2 }, { 0xf900, 0xfaff, 2 }, { 0xfe00, 0xfe0f, 0 },
	{ 0xfe20, 0xfe2f, 0 }, { 0xfe30, 0xfe6f, 2 }, { 0xfeff, 0xfeff, 0 },
	{ 0xff00, 0xff60, 2 }, { 0xffe0, 0xffe6, 2 }, { 0x1f004, 0x1f004, 2 },
	{ 0x1f0cf, 0x1f0cf, 2 }, { 0x1f18e, 0x1f18e, 2 }, { 0x1f191, 0x1f19a, 2 },
	{ 0x1f200, 0x1f320, 2 }, { 0x1f32d, 0x1f335, 2 }, { 0x1f337, 0x1f37c, 2 },
	{ 0x1f37e, 0x1f393, 2 }, { 0x1f3a0, 0x1f3ca, 2 }, { 0x1f3cf, 0x1f3d3, 2 },
	{ 0x1f3e0, 0x1f3f0, 2 }, { 0x1f3f4, 0x1f3f4, 2 }, { 0x1f3f8, 0x1f43e, 2 },
	{ 0x1f440, 0x1f440, 2 }, { 0x1f442, 0x1f4fc, 2 }, { 0x1f4ff, 0x1f53d, 2 },
	{ 0x1f54b, 0x1f567, 2 }, { 0x1f57a, 0x1f57a, 2 }, { 0x1f595, 0x1f596, 2 },
	{ 0x1f5a4, 0x1f5a4, 2 }, { 0x1f5fb, 0x1f64f, 2 }, { 0x1f680, 0x1f6c5, 2 },
	{ 0x1f6cc, 0x1f6d2, 2 }, { 0x1f6d5, 0x1f6df, 2 }, { 0x1f6eb, 0x1f6ec, 2 },
	{ 0x1f6f4, 0x1f6fc, 2 }, { 0x1f7e0, 0x1f7eb, 2 }, { 0x1f90c, 0x1f9ff, 2 },
	{ 0x1fa70, 0x1faff, 2 }, { 0x20000, 0x3fffd, 2 }, { 0xe0001, 0xe01ef, 0 },
};

static size_t
width_of(uint32_t c)
{
	size_t low = 0, high = sizeof ranges / sizeof *ranges, mid;

	if (c < 0x0300)
		return 1;
	while (low < high) {
		mid = (low + high) / 2;
		if (c > ranges[mid].last)
			low = mid + 1;
		else if (c < ranges[mid].first)
			high = mid;
		else
			return ranges[mid].width;
	}
	return 1;
}

size_t
utf8_width(struct text t)
{
	size_t at = 0, width = 0;

	while (at < t.size)
		width += width_of(utf8_next(t, &at));
	return width;
}

size_t
utf8_fit(struct text t, size_t width)
{
	size_t at = 0, before = 0, used = 0;

	while (at < t.size) {
		before = at;
		used += width_of(utf8_next(t, &at));
		if (used > width)
			return before;
	}
	return t.size;
}
