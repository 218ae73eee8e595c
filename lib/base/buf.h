/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_BUF_H
#define PERRON_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A byte string that grows.  Zero-initialise it; data is NULL or holds size
 * bytes followed by a NUL that does not count.
 */
struct buf {
	char *data;
	size_t size, room;
};

/* A piece of text somebody else owns; data is NULL when there is no value. */
struct text {
	const char *data;
	size_t size;
};

/* The struct text of a string; NULL gives no value. */
struct text text_of(const char *string);

/* Takes the part in front of the next SEPARATOR, or the last one, off *REST, which
 * has no value behind that; false when it has none.  An empty text is one empty
 * part. */
bool text_part(struct text *rest, char separator, struct text *part);

/* Returns the text without the blanks, tabs and line ends around it. */
struct text text_trim(struct text);

/* Returns how many of the first bytes are neither control characters (below
 * 0x20) nor backslashes nor double quotes: what every format of ours takes as
 * it is. */
size_t text_plain(struct text);

/* Appends the text with a backslash and its letter in the place of each byte
 * that has one in LETTER (0: the byte stands for itself), and END behind it.
 * Only bytes that are not plain may have a letter. */
void buf_escape(struct buf *, struct text, const char letter[256], char end);

/* Makes room for MORE bytes, which are not there, and returns where they go. */
char *buf_grow(struct buf *, size_t more);

/* Makes room for MORE bytes and returns where they go; add to size what was
 * used. */
static inline char *
buf_room(struct buf *b, size_t more)
{
	if (b->room > b->size && b->room - b->size > more)
		return b->data + b->size;
	return buf_grow(b, more);
}

/* Append bytes, a character, a string, a text. */
void buf_add(struct buf *, const char *data, size_t size);

static inline void
buf_char(struct buf *b, char c)
{
	char *end = buf_room(b, 1);

	end[0] = c;
	end[1] = '\0';
	b->size++;
}

void buf_string(struct buf *, const char *string);
void buf_text(struct buf *, struct text);

/* Appends N in decimal, with at least WIDTH digits. */
void buf_integer(struct buf *, int64_t n, int width);

/* Writes N at OUT, with at least WIDTH digits and at most 20, and returns where
 * these end. */
char *digits_put(char *out, uint64_t n, int width);

void buf_printf(struct buf *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *, const char *format, va_list)
    __attribute__((format(printf, 2, 0)));

/* Empties it and keeps its memory. */
void buf_clear(struct buf *);

/* Gives its memory back and leaves it empty. */
void buf_release(struct buf *);

/* Returns the contents as a string (never NULL), the caller's to free(), and
 * leaves it empty. */
char *buf_take(struct buf *);

/* Returns the contents as a borrowed string, "" when empty. */
const char *buf_str(const struct buf *);

#endif
