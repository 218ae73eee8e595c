/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/diff.h"

#include "unit.h"

START_TEST(differs)
{
	/* As GNU diff -U 0 prints them, from its first "@@" on. */
	static const struct { const char *a, *b, *diff; } of[] = {
		{ "", "", "" }, { "a\nb\n", "a\nb\n", "" },
		{ "", "a\n", "@@ -0,0 +1 @@\n+a\n" }, { "a\n", "", "@@ -1 +0,0 @@\n-a\n" },
		{ "a\nb\nc\n", "a\nx\nc\n", "@@ -2 +2 @@\n-b\n+x\n" },
		{ "a\nb\nc\nd\n", "a\nd\n", "@@ -2,2 +1,0 @@\n-b\n-c\n" },
		{ "a\nd\n", "a\nb\nc\nd\n", "@@ -1,0 +2,2 @@\n+b\n+c\n" },
		{ "a\nb\nc\nd\ne\n", "x\nb\nc\ny\ne\nz\n",
		    "@@ -1 +1 @@\n-a\n+x\n@@ -4 +4 @@\n-d\n+y\n@@ -5,0 +6 @@\n+z\n" },
		{ "a", "b", "@@ -1 +1 @@\n-a\n+b\n" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&b);
		ck_assert(diff_print(&b, text_of(of[i].a), text_of(of[i].b)) ==
		    (of[i].diff[0] != '\0'));
		ck_assert_str_eq(buf_str(&b), of[i].diff);
	}
	buf_release(&b);
}
END_TEST

/* Whatever the texts: the lines with - and those without sign make the one, those
 * with + the other. */
START_TEST(applies)
{
	struct buf a = { 0 }, b = { 0 }, diff = { 0 }, made = { 0 };
	unsigned seed = 1;
	int round, i;

	for (round = 0; round < 500; round++) {
		const char *s;
		size_t at = 0, line, number;

		buf_clear(&a);
		buf_clear(&b);
		buf_clear(&diff);
		buf_clear(&made);
		for (i = 0; i < round % 50; i++) {
			seed = seed * 1103515245 + 12345;
			if (seed / 65536 % 4 != 0)
				buf_printf(&a, "%u\n", seed / 4096 % 3);
			if (seed / 65536 % 4 != 1)
				buf_printf(&b, "%u\n", seed / 4096 % 3);
		}
		diff_print(&diff, (struct text){ a.data, a.size }, (struct text){ b.data, b.size });
		/* Takes the lines of A up to each place, and there those with +. */
		for (line = 0, s = buf_str(&diff); *s != '\0'; s = strchr(s, '\n') + 1) {
			if (*s == '@') {
				number = strtoul(s + 4, NULL, 10);
				number -= s[4 + strspn(s + 4, "0123456789")] != ',' ||
				    s[5 + strspn(s + 4, "0123456789")] != '0';
				for (; line < number; line++, at += 2)
					buf_add(&made, a.data + at, 2);
			} else if (*s == '-') {
				ck_assert_int_eq(a.data[at], s[1]);
				line++;
				at += 2;
			} else {
				buf_add(&made, s + 1, 2);
			}
		}
		buf_add(&made, buf_str(&a) + at, a.size - at);
		ck_assert_str_eq(buf_str(&made), buf_str(&b));
	}
	buf_release(&a);
	buf_release(&b);
	buf_release(&diff);
	buf_release(&made);
}
END_TEST

/* Nothing in common, and far too much of it. */
START_TEST(others)
{
	struct buf a = { 0 }, b = { 0 }, diff = { 0 };
	int i;

	for (i = 0; i < 5000; i++) {
		buf_printf(&a, "a%d\n", i);
		buf_printf(&b, "b%d\n", i);
	}
	ck_assert(diff_print(&diff, (struct text){ a.data, a.size },
	    (struct text){ b.data, b.size }));
	ck_assert_int_eq(strncmp(diff.data, "@@ -1,5000 +1,5000 @@\n-a0\n", 26), 0);
	buf_release(&a);
	buf_release(&b);
	buf_release(&diff);
}
END_TEST

UNIT("base/diff", differs, applies, others)
