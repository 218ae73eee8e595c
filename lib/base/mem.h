/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_MEM_H
#define PERRON_BASE_MEM_H

#include <stddef.h>

/*
 * Memory that is there or the program ends.  A command is short and writes in
 * one transaction, so running out of memory is answered in one place: the
 * handler says so and exits 75, and the transaction that was open vanishes.
 */

/* Sets what is called when memory runs out; it must not return. */
void mem_on_failure(void (*handler)(void));

/* Keeps what is freed for the next to come, instead of giving it back to the
 * system piece by piece: for work that takes and frees many megabytes again
 * and again (a page that is given back and taken costs more than its use). */
void mem_hoard(void);

/* Returns SIZE bytes (never NULL), the caller's to free(); SIZE may be 0. */
void *mem_alloc(size_t size);

/* Returns N * SIZE zeroed bytes, the caller's to free(); overflow counts as
 * running out. */
void *mem_zero(size_t n, size_t size);

/* Resizes P (or NULL) to N * SIZE bytes and returns where it is now. */
void *mem_resize(void *p, size_t n, size_t size);

/* Returns a NUL-terminated copy of the N bytes at S, the caller's to free(). */
char *mem_copy(const char *s, size_t n);

/* Returns a copy of the string S, the caller's to free(); NULL gives NULL. */
char *mem_string(const char *s);

#endif
