/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_POOL_H
#define PERRON_STORE_POOL_H

#include <stddef.h>

/*
 * Memory for SQLite, which asks for thousands of small pieces to read a schema and keeps
 * most of them to the end: cut one behind the other from large ones, they take a fifth
 * off the instructions of deliberation-show.  A piece that is given back is used again
 * for one of its size; a large one is malloc()'s.  Not for threads.
 */

/* Returns a piece of at least that size, aligned to 16 bytes; NULL without memory. */
void *pool_take(size_t);

/* Returns the piece with room for that size and what it held, maybe elsewhere; NULL
 * without memory, and then it stays as it is. */
void *pool_resize(void *, size_t);

/* Takes the piece back; never NULL. */
void pool_give(void *);

/* Returns how much room the piece has. */
size_t pool_room(const void *);

#endif
