/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK ((size_t)64 << 10)

struct arena_block {
	struct arena_block *next;
	size_t room, used;
	alignas(max_align_t) char data[];
};

static char *
take(struct arena *a, size_t size, size_t align)
{
	struct arena_block *b = a->block;
	size_t at = b == NULL ? 0 : (b->used + align - 1) & ~(align - 1);

	if (b == NULL || at > b->room || b->room - at < size) {
		size_t room = size > BLOCK ? size : BLOCK;

		b = mem_alloc(sizeof *b + room);
		*b = (struct arena_block){ .next = a->block, .room = room };
		a->block = b;
		at = 0;
	}
	b->used = at + size;
	a->used += size;
	return b->data + at;
}

struct text
arena_copy(struct arena *a, struct text t)
{
	char *copy;

	if (t.data == NULL)
		return t;
	copy = take(a, t.size + 1, 1);
	memcpy(copy, t.data, t.size);
	copy[t.size] = '\0';
	return (struct text){ copy, t.size };
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, alignof(max_align_t));
}

void
arena_clear(struct arena *a)
{
	struct arena_block *kept = a->block, *next;

	if (kept == NULL)
		return;
	if (kept->room > BLOCK) {
		arena_release(a);
		return;
	}
	for (next = kept->next; next != NULL; next = kept->next) {
		kept->next = next->next;
		free(next);
	}
	kept->used = 0;
	a->used = 0;
}

void
arena_release(struct arena *a)
{
	struct arena_block *next;

	for (; a->block != NULL; a->block = next) {
		next = a->block->next;
		free(a->block);
	}
	a->used = 0;
}
