/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/regex.h"

#include "unit.h"

static bool
matches(const char *pattern, struct text t)
{
	struct err err = { 0 };
	struct regex *r = regex_new(text_of(pattern), false, &err);
	bool met;

	ck_assert(r != NULL);
	met = regex_match(r, t, &err);
	ck_assert(err.text == NULL);
	regex_free(r);
	return met;
}

START_TEST(letters)
{
	ck_assert(matches("^.t.$", text_of("été")));
	ck_assert(matches("^\\w+$", text_of("été")));
	ck_assert(!matches("^..$", text_of("été")));
}
END_TEST

/* A store that was damaged, or tampered with, has texts that are no UTF-8. */
START_TEST(not_utf8)
{
	static const char text[] = "x\xf4\x80\x80\x80";

	/* What lies behind its end is no part of its last character. */
	ck_assert(!matches("^x.", (struct text){ text, 2 }));
	ck_assert(matches("^x", (struct text){ text, 2 }));
	ck_assert(matches("b$", text_of("a\xe9" "b")));
}
END_TEST

START_TEST(work)
{
	struct err err = { 0 };
	struct regex *r = regex_new(text_of("^(a+)+$"), false, &err);

	ck_assert(r != NULL);
	ck_assert(!regex_match(r, text_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), &err));
	ck_assert_str_eq(err.text, "the pattern takes too much work on this text");
	err_clear(&err);
	regex_free(r);
}
END_TEST

UNIT("port/regex", letters, not_utf8, work)
