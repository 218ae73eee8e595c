/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_UTF8_H
#define PERRON_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Returns how many of the first bytes are well-formed UTF-8 (RFC 3629: no
 * overlong form, no surrogate, nothing above U+10FFFF); the size when all. */
size_t utf8_valid(struct text);

/* Reads the character at *AT of well-formed text and moves *AT behind it. */
uint32_t utf8_next(struct text, size_t *at);

/* Appends a character, which must be one that UTF-8 can hold. */
void utf8_put(struct buf *, uint32_t c);

/* Returns how many columns of a terminal the well-formed text takes: none for
 * combining marks, two for East Asian wide characters and emoji. */
size_t utf8_width(struct text);

/* Returns how many bytes of the start of the text fit in WIDTH columns. */
size_t utf8_fit(struct text, size_t width);

#endif
