/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/paper.h"

#include "paper/html.h"
#include "paper/pages.h"
#include "paper/text.h"
#include "unit.h"

static void
read_good(struct paper *p, const char *markdown)
{
	struct err err = { 0 };

	ck_assert_msg(paper_read(p, text_of(markdown), "t.md", &err), "%s", err.text);
}

static void
text_is_set(const char *markdown, size_t width, const char *text)
{
	struct buf b = { 0 };
	struct paper p;

	read_good(&p, markdown);
	paper_text(&b, &p, width);
	ck_assert_str_eq(buf_str(&b), text);
	paper_release(&p);
	buf_release(&b);
}

START_TEST(text)
{
	text_is_set("", 20, "");
	text_is_set("un\ndeux\n\ntrois **fort** *et* `c`", 20, "un\ndeux\n\ntrois fort et c\n");
	text_is_set("un\\\ndeux", 20, "un\ndeux\n");
	text_is_set("# Titre\n\n## Autre", 20, "       Titre\n\nAutre\n");
	text_is_set("- un deux trois quatre cinq\n- six\n\na", 20,
	    "– un deux trois\n  quatre cinq\n– six\n\na\n");
	text_is_set("9. neuf\n1. dix", 20, " 9. neuf\n10. dix\n");
	text_is_set("- un\n  - deux\n    1. trois\n- quatre", 20,
	    "– un\n  – deux\n    1. trois\n– quatre\n");
	text_is_set("> un deux trois", 20, "    un deux\n    trois\n");
	text_is_set("a\n\n---\n\nb", 20, "a\n\n────────────────────\n\nb\n");
	text_is_set("&nbsp;&amp;&eacute;", 20, "\xc2\xa0&&eacute;\n");
	text_is_set("<b>x</b>", 20, "<b>x</b>\n");
}
END_TEST

START_TEST(tables)
{
	text_is_set("| | |\n|--:|:--|\n| 1. | un deux trois quatre |\n| 2.10. | x |", 20,
	    "   1. un deux trois\n      quatre\n2.10. x\n");
	text_is_set("| a | n |\n|---|--:|\n| été | 1,00 |\n| x | 10,00 |", 20,
	    "a        n\n──────────\nété   1,00\nx    10,00\n");
	/* A word is whole where that is possible. */
	text_is_set("| Désignation | b c d e f g h i |\n|---|---|\n| x | y |", 20,
	    "Désignation  b c d e\n             f g h i\n────────────────────\nx            y\n");
	/* The head of nothing. */
	text_is_set("a\n\n| | |\n|---|--:|\n\nb", 20, "a\n\nb\n");
	/* Columns that cannot be had: none is lost. */
	text_is_set("|a|b|c|d|e|f|g|h|i|j|k|\n|---|---|---|---|---|---|---|---|---|---|---|", 20,
	    "a  b  c  d  e  f  g  h  i  j  k\n───────────────────────────────\n");
}
END_TEST

START_TEST(blocks)
{
	text_is_set("```letterhead\nTheux\n```\n```footer\nx\n```\na", 20, "       Theux\n\na\n");
	text_is_set("```letterhead\nA\n```\na\n```letterhead\nB\n```\nb\n```page\n```\nc", 20,
	    "         A\n\na\n\f\n         B\n\nb\n\f\nc\n");
	text_is_set("```centre\nun\ndeux\n```", 20, "         un\n        deux\n");
	text_is_set("```right\nun\ndeux\n```", 20, "                  un\n                deux\n");
	text_is_set("```address\nun\ndeux\n```", 20, "          un\n          deux\n");
	text_is_set("```signatures\n- Le DG,\n  Noël\n- Le B,\n  Max\n```", 20,
	    " Le DG,      Le B,\n\n\n\n\n  Noël        Max\n");
	text_is_set("```signatures\n- a\n  b\n- c\n- d\n```", 20,
	    "    a          c\n\n\n\n\n    b\n\n    d\n");
	text_is_set("```signatures\n```\na", 20, "a\n");
	text_is_set("````keep\n```centre\na\n```\n````", 20, "         a\n");
}
END_TEST

START_TEST(refused)
{
	static const struct { const char *markdown, *message; } of[] = {
		{ "```\na\n```", "t.md: no block of that name: ```" },
		{ "```python\na\n```", "t.md: no block of that name: ```python" },
		{ "```signatures\na\n```",
		    "t.md: signatures: not a list with one signature in each item" },
		{ "```signatures\n- a\n\nb\n```", "t.md: signatures: not a list with one signature "
		    "in each item" },
		{ ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a",
		    "t.md: more than 32 blocks in one another" },
	};
	struct err err = { 0 };
	struct paper p;
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		ck_assert_msg(!paper_read(&p, text_of(of[i].markdown), "t.md", &err), "%s",
		    of[i].markdown);
		ck_assert_str_eq(err.text, of[i].message);
		ck_assert_int_eq(err.status, STATUS_BAD);
		err_clear(&err);
		paper_release(&p);
	}
}
END_TEST

/* Whatever stands in a text stays one: between tags, and in the style sheet. */
START_TEST(html_escaped)
{
	struct buf b = { 0 };
	struct paper p;

	read_good(&p, "```footer\n\\</style>'\"\\\\ é\n```\n# a\\<b\n\n**x** : \\<script\\>&quot;");
	paper_html(&b, &p, "fr");
	ck_assert_ptr_nonnull(strstr(buf_str(&b), "<title>&lt;/style&gt;'&quot;\\ é</title>"));
	ck_assert_ptr_nonnull(strstr(buf_str(&b),
	    "content: '\\3c \\2f style\\3e \\27 \\22 \\5c  é'"));
	ck_assert_ptr_nonnull(strstr(buf_str(&b), "<h1>a&lt;b</h1>"));
	ck_assert_ptr_nonnull(strstr(buf_str(&b),
	    "<p><strong>x</strong>\xc2\xa0: &lt;script&gt;&quot;</p>"));
	ck_assert_ptr_null(strstr(buf_str(&b), "<script"));
	buf_release(&b);
	paper_release(&p);
}
END_TEST

/* How often the word is in the bytes. */
static int
occurs(const struct buf *b, const char *word)
{
	const char *s = b->data, *end = s + b->size;
	int n = 0;

	for (; (s = memmem(s, (size_t)(end - s), word, strlen(word))) != NULL; s++)
		n++;
	return n;
}

static int
pages_of(const char *markdown, struct buf *b)
{
	struct paper p;

	buf_clear(b);
	read_good(&p, markdown);
	paper_pages(b, &p, "fr", "2026-03-02T00:00:00Z");
	paper_release(&p);
	/* Each page is an object of that type. */
	return occurs(b, "/Type /Page %");
}

START_TEST(pages)
{
	struct buf one = { 0 }, two = { 0 }, markdown = { 0 };
	int i;

	ck_assert_int_eq(pages_of("", &one), 1);
	ck_assert_int_eq(pages_of("a\n```page\n```\nb", &one), 2);
	ck_assert_int_eq(pages_of("```letterhead\nA\n```\na\n```letterhead\nB\n```\nb", &one), 2);
	/* The same twice. */
	ck_assert_int_eq(pages_of("# é\n\n- a « b »", &one), 1);
	pages_of("# é\n\n- a « b »", &two);
	ck_assert_uint_eq(one.size, two.size);
	ck_assert_int_eq(memcmp(one.data, two.data, one.size), 0);
	/* Many lines that must stay together: torn all the same, and it ends. */
	buf_string(&markdown, "```keep\n");
	for (i = 0; i < 200; i++)
		buf_string(&markdown, "mot\n");
	buf_string(&markdown, "```\n");
	ck_assert_int_ge(pages_of(buf_str(&markdown), &one), 2);
	buf_release(&one);
	buf_release(&two);
	buf_release(&markdown);
}
END_TEST

START_TEST(shares)
{
	int64_t given[3];

	share_width((const int64_t[]){ 5, 5, 5 }, (const int64_t[]){ 0, 0, 0 }, given, 3, 100);
	ck_assert(given[0] == 5 && given[1] == 5 && given[2] == 5);
	share_width((const int64_t[]){ 5, 200, 300 }, (const int64_t[]){ 5, 0, 0 }, given, 3, 105);
	ck_assert(given[0] == 5 && given[1] == 50 && given[2] == 50);
	share_width((const int64_t[]){ 40, 200, 10 }, (const int64_t[]){ 0, 0, 0 }, given, 3, 90);
	ck_assert(given[0] == 40 && given[1] == 40 && given[2] == 10);
	/* A long word has its room before the others have more than theirs. */
	share_width((const int64_t[]){ 40, 200, 70 }, (const int64_t[]){ 10, 10, 60 }, given, 3,
	    90);
	ck_assert(given[0] == 13 && given[1] == 13 && given[2] == 64);
	share_width((const int64_t[]){ 90, 90, 90 }, (const int64_t[]){ 30, 30, 30 }, given, 3, 90);
	ck_assert(given[0] == 30 && given[1] == 30 && given[2] == 30);
	/* No room for all words: the short ones are whole. */
	share_width((const int64_t[]){ 90, 90, 90 }, (const int64_t[]){ 10, 60, 60 }, given, 3, 90);
	ck_assert(given[0] == 10 && given[1] == 40 && given[2] == 40);
	share_width((const int64_t[]){ 9, 9, 9 }, (const int64_t[]){ 9, 9, 9 }, given, 3, 10);
	ck_assert(given[0] + given[1] + given[2] == 10);
}
END_TEST

UNIT("paper/paper", text, tables, blocks, refused, html_escaped, pages, shares)
