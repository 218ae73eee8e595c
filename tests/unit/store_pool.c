/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/pool.h"

#include <stdint.h>
#include <string.h>

#include "unit.h"

#define PIECES 500

/* What a piece was filled with, so that one that lies over another is found. */
struct piece {
	unsigned char *data, mark;
	size_t size;
};

static void
fill(struct piece *p, size_t size, unsigned char mark)
{
	ck_assert_ptr_nonnull(p->data);
	ck_assert_uint_eq((uintptr_t)p->data % 16, 0);
	ck_assert_uint_ge(pool_room(p->data), size);
	memset(p->data, mark, pool_room(p->data));
	p->size = size;
	p->mark = mark;
}

static void
holds(const struct piece *p, size_t size)
{
	size_t i = 0;

	while (i < size && p->data[i] == p->mark)
		i++;
	ck_assert_uint_eq(i, size);
}

/* Taken, resized and given back at random, no piece loses what it held. */
START_TEST(pieces_keep_what_they_hold)
{
	static struct piece piece[PIECES];
	unsigned seed = 1;
	int step;

	for (step = 0; step < 200000; step++) {
		struct piece *p;
		size_t size;

		seed = seed * 1103515245 + 12345;
		p = &piece[(seed >> 16) % PIECES];
		seed = seed * 1103515245 + 12345;
		/* Small ones, those around the limit, and large ones. */
		size = (seed >> 16) % 3 == 0 ? 1000 + (seed >> 8) % 60
		    : (seed >> 16) % 3 == 1 ? 1 + (seed >> 8) % 200 : 1 + (seed >> 8) % 9000;
		if (p->data == NULL) {
			p->data = pool_take(size);
		} else if ((seed >> 20) % 2 == 0) {
			holds(p, p->size);
			pool_give(p->data);
			p->data = NULL;
			continue;
		} else {
			p->data = pool_resize(p->data, size);
			ck_assert_ptr_nonnull(p->data);
			holds(p, size < p->size ? size : p->size);
		}
		fill(p, size, (unsigned char)step);
	}
	for (step = 0; step < PIECES; step++)
		if (piece[step].data != NULL)
			pool_give(piece[step].data);
}
END_TEST

/* 1024 is the last that is cut from a chunk, 1025 the first that is not. */
START_TEST(what_is_given_back_is_used_again)
{
	static const size_t sizes[] = { 1, 16, 17, 1008, 1023, 1024 };
	size_t i;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		void *first = pool_take(sizes[i]);

		pool_give(first);
		ck_assert_ptr_eq(pool_take(sizes[i]), first);
		pool_give(first);
	}
	ck_assert_uint_eq(pool_room(pool_take(1024)), 1024);
}
END_TEST

UNIT("store/pool", pieces_keep_what_they_hold, what_is_given_back_is_used_again)
