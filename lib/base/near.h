/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_NEAR_H
#define PERRON_BASE_NEAR_H

#include "base/buf.h"

/* Longer names are near to nothing. */
#define NEAR_MOST 40

/* Which of the names there are may be meant by one that is none of them. */
struct near {
	struct text wanted;
	const char *lead; /* what stands before a name where it is typed, "--" or "" */
	size_t slips;     /* how far the nearest is from it; more than any when none is */
	char hint[NEAR_MOST + sizeof " (--?)"]; /* " (title?)", or nothing: to be put behind
	                                           what is said of the one that is none */
};

/* Begins with no name. */
struct near near_begin(struct text wanted, const char *lead);

/* Takes the name when it is nearer than those before: when one letter in three at
 * most, or one, was changed, left out, added or exchanged with the next, capitals
 * counting as the small ones; or when it begins with all that was typed. */
void near_try(struct near *, const char *name);

#endif
