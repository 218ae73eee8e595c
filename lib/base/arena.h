/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_ARENA_H
#define PERRON_BASE_ARENA_H

#include "base/buf.h"

/* Texts that live and die together: copies stay where they are until the
 * arena is cleared.  Zero-initialise it. */
struct arena {
	struct arena_block *block;
	size_t used; /* bytes copied since the last clearing */
};

/* Returns a NUL-terminated copy of the text, owned by the arena; no value
 * stays no value. */
struct text arena_copy(struct arena *, struct text);

/* Returns SIZE bytes aligned for any object, owned by the arena. */
void *arena_alloc(struct arena *, size_t size);

/* Forgets all copies and keeps one block of memory for the next. */
void arena_clear(struct arena *);

/* Gives all memory back. */
void arena_release(struct arena *);

#endif
