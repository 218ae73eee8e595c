/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "unit.h"

/* Sizes around 64 KiB, the size of a block of the arena, and beyond it. */
static const size_t sizes[] = { 0, 1, 7, 100, 65534, 65535, 65536, 65537, 200000 };

START_TEST(copies_stay)
{
	struct arena arena = { 0 };
	struct text copy[sizeof sizes / sizeof *sizes];
	size_t i, j, total = 0;

	for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *text = malloc(sizes[i] + 1);

		memset(text, 'a' + (int)i, sizes[i]);
		copy[i] = arena_copy(&arena, (struct text){ text, sizes[i] });
		free(text);
		total += sizes[i];
	}
	ck_assert_uint_ge(arena.used, total);
	for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		ck_assert_uint_eq(copy[i].size, sizes[i]);
		ck_assert_int_eq(copy[i].data[sizes[i]], '\0');
		for (j = 0; j < sizes[i]; j++)
			ck_assert(copy[i].data[j] == 'a' + (int)i);
	}
	arena_release(&arena);
	ck_assert_uint_eq(arena.used, 0);
}
END_TEST

START_TEST(no_value_stays_none)
{
	struct arena arena = { 0 };

	ck_assert_ptr_null(arena_copy(&arena, (struct text){ 0 }).data);
	ck_assert_ptr_nonnull(arena_copy(&arena, text_of("")).data);
	arena_release(&arena);
}
END_TEST

START_TEST(aligned_behind_texts)
{
	struct arena arena = { 0 };
	size_t i;

	for (i = 0; i < 1000; i++) {
		arena_copy(&arena, (struct text){ "abcdefghijklmnopqrstuvwxyz", i % 26 });
		ck_assert_uint_eq((uintptr_t)arena_alloc(&arena, i) % alignof(max_align_t), 0);
	}
	arena_release(&arena);
}
END_TEST

START_TEST(cleared_and_used_again)
{
	struct arena arena = { 0 };
	size_t round, i;

	arena_clear(&arena);
	for (round = 0; round < 3; round++) {
		for (i = 0; i < sizeof sizes / sizeof *sizes; i++)
			memset(arena_alloc(&arena, sizes[i]), (int)round, sizes[i]);
		arena_clear(&arena);
		ck_assert_uint_eq(arena.used, 0);
	}
	arena_release(&arena);
	arena_release(&arena);
}
END_TEST

UNIT("base/arena", copies_stay, no_value_stays_none, aligned_behind_texts,
    cleared_and_used_again)
