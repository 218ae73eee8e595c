/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void (*failure)(void) = abort;

void
mem_on_failure(void (*handler)(void))
{
	failure = handler;
}

void
mem_hoard(void)
{
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
	mallopt(M_MMAP_THRESHOLD, 1 << 30);
	mallopt(M_TOP_PAD, 1 << 20);
}

static void *
there(void *p)
{
	if (p == NULL) {
		failure();
		abort();
	}
	return p;
}

void *
mem_alloc(size_t size)
{
	return there(malloc(size ? size : 1));
}

void *
mem_zero(size_t n, size_t size)
{
	return there(calloc(n ? n : 1, size ? size : 1));
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		there(NULL);
	n *= size;
	return there(realloc(p, n > 0 ? n : 1));
}

char *
mem_copy(const char *s, size_t n)
{
	char *copy = mem_alloc(n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
mem_string(const char *s)
{
	return s == NULL ? NULL : mem_copy(s, strlen(s));
}
