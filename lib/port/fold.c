/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/fold.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Folding one character never gives more than this many (U+FDFA gives 18). */
#define MOST 32

/* Unicode counts the ligatures of French as letters of their own. */
static void
put_letter(struct buf *b, uint32_t c)
{
	if (c == 0x0153)
		buf_add(b, "oe", 2);
	else if (c == 0x00e6)
		buf_add(b, "ae", 2);
	else
		utf8_put(b, c);
}

static void
fold_character(struct buf *b, uint32_t c)
{
	utf8proc_int32_t parts[MOST];
	int boundary = 0;
	utf8proc_ssize_t n, i;

	n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, MOST,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
	for (i = 0; i < n && i < MOST; i++)
		switch (utf8proc_category(parts[i])) {
		case UTF8PROC_CATEGORY_MN:
		case UTF8PROC_CATEGORY_ME:
		case UTF8PROC_CATEGORY_CF:
			break;
		case UTF8PROC_CATEGORY_LU:
		case UTF8PROC_CATEGORY_LL:
		case UTF8PROC_CATEGORY_LT:
		case UTF8PROC_CATEGORY_LM:
		case UTF8PROC_CATEGORY_LO:
		case UTF8PROC_CATEGORY_MC:
		case UTF8PROC_CATEGORY_ND:
		case UTF8PROC_CATEGORY_NL:
		case UTF8PROC_CATEGORY_NO:
			put_letter(b, (uint32_t)parts[i]);
			break;
		default:
			buf_char(b, ' ');
		}
}

/* What becomes of an ASCII character. */
static const char ascii[] =
    "                                "
    "                0123456789      "
    " abcdefghijklmnopqrstuvwxyz     "
    " abcdefghijklmnopqrstuvwxyz     ";

void
fold(struct buf *b, struct text t)
{
	size_t at = 0;

	while (at < t.size) {
		char *start = buf_room(b, t.size - at), *out = start;

		while (at < t.size && (unsigned char)t.data[at] < 0x80)
			*out++ = ascii[(unsigned char)t.data[at++]];
		*out = '\0';
		b->size += (size_t)(out - start);
		if (at < t.size)
			fold_character(b, utf8_next(t, &at));
	}
}
