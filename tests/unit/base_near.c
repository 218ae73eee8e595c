/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"

#include "unit.h"

/* Which of the names the wanted one is near to. */
static struct near
hint_of(const char *wanted, const char *const *name)
{
	struct near n = near_begin(text_of(wanted), "--");

	for (; *name != NULL; name++)
		near_try(&n, *name);
	return n;
}

START_TEST(slips)
{
	static const char *const names[] = { "category", "group", "id", "title", NULL };
	static const struct { const char *wanted, *hint; } of[] = {
		{ "titel", " (--title?)" }, { "tite", " (--title?)" }, { "titlle", " (--title?)" },
		{ "tirle", " (--title?)" }, { "TITLE", " (--title?)" },
		/* Of five letters one may be wrong, of eight two. */
		{ "tirlr", "" }, { "catgory", " (--category?)" }, { "catgroy", " (--category?)" },
		{ "ctagroy", "" },
		/* What begins with it, from three letters on. */
		{ "cat", " (--category?)" }, { "ca", "" }, { "d", " (--id?)" }, { "", "" },
	};
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct near n = hint_of(of[i].wanted, names);

		ck_assert_msg(strcmp(n.hint, of[i].hint) == 0, "%s: %s", of[i].wanted, n.hint);
	}
}
END_TEST

/* The nearest wins, and of two the first; a long one is near to nothing. */
START_TEST(nearest)
{
	static const char *const names[] = { "starter", "start", "stark", NULL };
	static const char *const twins[] = { "from", "form", NULL };
	static const char *const fullest[] = { "abcdefghijabcdefghijabcdefghijabcdefghij", NULL };

	ck_assert_str_eq(hint_of("starts", names).hint, " (--start?)");
	ck_assert_str_eq(hint_of("fromm", twins).hint, " (--from?)");
	ck_assert_str_eq(hint_of("abcdefghijabcdefghijabcdefghijabcdefghiX", fullest).hint,
	    " (--abcdefghijabcdefghijabcdefghijabcdefghij?)");
	ck_assert_str_eq(hint_of("abcdefghijabcdefghijabcdefghijabcdefghijk", fullest).hint, "");
}
END_TEST

UNIT("base/near", slips, nearest)
