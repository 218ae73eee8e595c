/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/prose.h"

#include "unit.h"

START_TEST(made)
{
	static const struct { const char *text, *markdown; } of[] = {
		{ "", "" }, { "Vu la loi ;", "Vu la loi ;\n" }, { "a\nb\n\nc", "a\nb\n\nc\n" },
		{ "a  \r\n  b\t", "a\nb\n" },
		{ "**Article 1er.** *x*", "**Article 1er.** *x*\n" },
		/* Numbers are the author's, not Markdown's. */
		{ "2. Deux\n5) cinq\n2026 fut", "2\\. Deux\n5\\) cinq\n2026 fut\n" },
		/* From a budget (share/data, decisions of 2026): the sign stays. */
		{ "+ 5.053,33 €\n- 111.000 €", "\\+ 5.053,33 €\n- 111.000 €\n" },
		{ "# a\n> b\n=== \n---\n***\n-\n```\n~~~",
		    "\\# a\n\\> b\n\\===\n\\---\n\\***\n\\-\n"
		    "\\`\\`\\`\n\\~\\~\\~\n" },
		{ "[a](b) <i>&amp; a_b ![x] `c`",
		    "\\[a\\](b) \\<i\\>\\&amp; a\\_b \\!\\[x\\] \\`c\\`\n" },
		{ "a|b", "a\\|b\n" }, { "a\\b c\\*d \\", "a\\\\b c\\*d \\\\\n" },
		{ "a\n- b\n- 3. c\n  - d\ne", "a\n- b\n- 3\\. c\n  - d\n\ne\n" },
		{ "a\n|x|y|\n|-|-:|\n|1|2|\nb", "a\n\n|x|y|\n|-|-:|\n|1|2|\n\nb\n" },
		{ "- - -", "\\- - -\n" }, { "* a", "\n\n* a\n" },
		{ "\n|x|\n|-|", "\n|x|\n|-|\n" }, { "|x|\n|-|", "\n\n|x|\n|-|\n" }, { ": a", "\\: a\n" },
		{ "a\x01" "b", "a b\n" },
		/* Tabs and returns are blanks to Markdown: no heading, no rule. */
		{ "a\n\r\r-", "a\n\\-\n" }, { "*\t*\t*", "\\* * *\n" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&b);
		prose_markdown(&b, text_of(of[i].text));
		ck_assert_msg(strcmp(buf_str(&b), of[i].markdown) == 0, "%s:\n%s\nnot:\n%s",
		    of[i].text, buf_str(&b), of[i].markdown);
	}
	buf_release(&b);
}
END_TEST

UNIT("paper/prose", made)
