/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/pool.h"

#include <stdlib.h>
#include <string.h>

#define STEP sizeof(union head) /* sizes are whole numbers of these */
#define SMALL 1024              /* larger pieces are malloc()'s */
#define CHUNK (64 * 1024)       /* what small ones are cut from */

/* In front of a piece its room; in one that was given back, the next of its size. */
union head {
	size_t room;
	union head *next;
	_Alignas(16) char aligned;
};

static union head *unused[SMALL / sizeof(union head) + 1];
static union head *rest, *end; /* of the chunk in hand */

static size_t
round_up(size_t n)
{
	return (n + STEP - 1) / STEP * STEP;
}

static union head *
cut(size_t room)
{
	union head *h;

	if ((size_t)(end - rest) * STEP < room + STEP) {
		rest = end = malloc(CHUNK);
		if (rest == NULL)
			return NULL;
		end += CHUNK / STEP;
	}
	h = rest;
	rest += room / STEP + 1;
	return h;
}

void *
pool_take(size_t n)
{
	size_t room = round_up(n);
	union head *h;

	if (room > SMALL)
		h = malloc(STEP + room);
	else if ((h = unused[room / STEP]) != NULL)
		unused[room / STEP] = h[1].next;
	else
		h = cut(room);
	if (h == NULL)
		return NULL;
	h->room = room;
	return h + 1;
}

void
pool_give(void *piece)
{
	union head *h = (union head *)piece - 1;

	if (h->room > SMALL) {
		free(h);
		return;
	}
	h[1].next = unused[h->room / STEP];
	unused[h->room / STEP] = h;
}

size_t
pool_room(const void *piece)
{
	return ((const union head *)piece - 1)->room;
}

void *
pool_resize(void *piece, size_t n)
{
	union head *h = (union head *)piece - 1;
	size_t room = round_up(n);
	void *made;

	if (room == h->room)
		return piece;
	if (room > SMALL && h->room > SMALL) {
		h = realloc(h, STEP + room);
		if (h == NULL)
			return NULL;
		h->room = room;
		return h + 1;
	}
	made = pool_take(n);
	if (made == NULL)
		return NULL;
	memcpy(made, piece, room < h->room ? room : h->room);
	pool_give(piece);
	return made;
}
