/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/fold.h"

#include <string.h>

#include "base/utf8.h"
#include "unit.h"

START_TEST(folded)
{
	static const struct { const char *text, *folded; } of[] = {
		{ "École", "ecole" }, { "ÉCOLE", "ecole" }, { "e\xcc\x81" "cole", "ecole" },
		{ "œuvre", "oeuvre" }, { "Œuvre", "oeuvre" }, { "Cæsar", "caesar" },
		{ "Straße", "strasse" }, { "STRASSE", "strasse" }, { "Liège", "liege" },
		{ "garçon", "garcon" }, { "ﬁnances", "finances" }, { "oﬃce", "office" },
		{ "Ĳzer", "ijzer" }, { "²", "2" }, { "½", "1 2" }, { "№", "no" },
		{ "Ωmega", "ωmega" }, { "日本", "日本" }, { "a\tb", "a b" }, { "a’b", "a b" },
		{ "«a»", " a " }, { "a-b", "a b" }, { "42", "42" }, { "", "" },
		{ "\xc2\xadzéro\xe2\x80\x8b", "zero" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&b);
		fold(&b, text_of(of[i].text));
		ck_assert_msg(strcmp(buf_str(&b), of[i].folded) == 0, "%s: %s, not %s",
		    of[i].text, buf_str(&b), of[i].folded);
	}
	buf_release(&b);
}
END_TEST

/* What is folded stays as it is when it is folded again: words of the index
 * and words that are asked for meet. */
START_TEST(settled)
{
	struct buf c = { 0 }, once = { 0 }, twice = { 0 };
	uint32_t n;

	for (n = 1; n < 0x20000; n++) {
		if (n >= 0xd800 && n <= 0xdfff)
			continue;
		buf_clear(&c);
		buf_clear(&once);
		buf_clear(&twice);
		utf8_put(&c, n);
		fold(&once, (struct text){ c.data, c.size });
		fold(&twice, (struct text){ once.data, once.size });
		ck_assert_msg(strcmp(buf_str(&once), buf_str(&twice)) == 0, "U+%04X: %s, then %s",
		    (unsigned)n, buf_str(&once), buf_str(&twice));
	}
	buf_release(&c);
	buf_release(&once);
	buf_release(&twice);
}
END_TEST

UNIT("port/fold", folded, settled)
