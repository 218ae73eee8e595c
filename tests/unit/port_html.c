/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/html.h"

#include <string.h>

#include "unit.h"

/* The class is the one of PloneMeeting. */
static void
becomes(const char *html, const char *prose)
{
	struct buf b = { 0 };
	struct err err = { 0 };

	ck_assert(html_prose(&b, text_of(html), "pm-anonymize", &err));
	ck_assert_msg(strcmp(buf_str(&b), prose) == 0, "%s: %s, not %s", html, buf_str(&b), prose);
	buf_release(&b);
}

START_TEST(paragraphs)
{
	becomes("", "");
	becomes("   \n ", "");
	becomes("mot", "mot");
	becomes("<p>un</p><p>deux</p>", "un\ndeux");
	becomes("<p>un<br/>deux<br>\n</p>\n\n<div>trois</div>", "un\ndeux\ntrois");
	becomes("<p>  un \n\t deux  </p>", "un deux");
	becomes("<p></p><p>&nbsp;</p><p>un</p>", "\xc2\xa0\nun");
	becomes("<h1>Titre</h1>texte", "Titre\ntexte");
	becomes("l&#39;&eacute;t&eacute; &lt;b&gt; &amp;", "l'été <b> &");
	becomes("<a href=\"javascript:x\">lien</a> <img src=x onerror=y>", "lien");
	becomes("a<script>b</script><style>c</style><!-- d -->e", "ae");
	/* As Word wrote it, and browsers show it. */
	becomes("l&#146;&eacute;t&eacute; &#150; &#128; &#129;x", "l’été – € x");
}
END_TEST

START_TEST(marks)
{
	becomes("<b>un</b>", "**un**");
	becomes("le <strong> mot </strong>fort", "le **mot** fort");
	becomes("<b></b><i> </i>un", "un");
	becomes("<b>un <b>deux</b></b>", "**un deux**");
	becomes("<em>un <b>deux</b></em> trois", "*un **deux*** trois");
	/* Marks end with their line, and begin again on the next. */
	becomes("<b>un<br>deux</b>", "**un**\n**deux**");
	/* What only looks like one. */
	becomes("2 * 3", "2 \\* 3");
	becomes("a\\b", "a\\\\b");
	becomes("<p>- un</p><p>un - deux</p>", "\\- un\nun - deux");
	becomes("<p>| un</p>", "\\| un");
}
END_TEST

START_TEST(lists)
{
	becomes("<ul><li>un</li><li>deux</li></ul>", "- un\n- deux");
	becomes("<ol><li>un<li>deux</ol>fin", "1. un\n2. deux\nfin");
	becomes("<ul><li><p>un</p><p>deux</p></li><li></li><li> </li></ul>x", "- un\ndeux\nx");
	becomes("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n1. b");
	becomes("</li></ul>un", "un");
}
END_TEST

START_TEST(tables)
{
	becomes("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
	    "| a | b |\n|---|---|\n| 1 | 2 |");
	becomes("<table><tr><th><p>a</p><p>b</p></th></tr></table>un", "| a b |\n|---|\nun");
	becomes("<table><tr><td>a|b</td></tr></table>", "| a\\|b |\n|---|");
	becomes("<table><tr></tr></table>un", "un");
	/* Two tables, each with its head. */
	becomes("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
	    "| a |\n|---|\n| b |\n|---|");
	becomes("</td></tr>un", "un");
}
END_TEST

START_TEST(personal)
{
	becomes("de <span class=\"pm-anonymize\">Jean Dupont</span>.", "de [[Jean Dupont]].");
	becomes("<span class='a pm-anonymize b'>Jean</span>", "[[Jean]]");
	becomes("<span class='pm-anonymizer'>Jean</span>", "Jean");
	becomes("<span class='pm-anonymize'>J <span class='pm-anonymize'>D</span></span> x", "[[J D]] x");
	becomes("<span class='pm-anonymize'>Jean]] [[X]]] D</span>", "[[Jean] ] [ [X] ] ] D]]");
	becomes("<div class='pm-anonymize'><p>Jean</p><p>Dupont</p></div>", "[[Jean]]\n[[Dupont]]");
	becomes("de <span class='pm-anonymize'></span>.", "de [...].");
}
END_TEST

/* All of the text, or a refusal: so many elements in one another. */
static void
nested(int n, bool taken)
{
	struct buf html = { 0 }, b = { 0 };
	struct err err = { 0 };
	int i;

	for (i = 0; i < n; i++)
		buf_string(&html, i % 2 == 0 ? "<div>" : "<i>");
	buf_string(&html, "fond</div></div><p>fin");
	ck_assert(html_prose(&b, (struct text){ html.data, html.size }, NULL, &err) == taken);
	ck_assert(taken ? strstr(buf_str(&b), "fond") != NULL && strstr(buf_str(&b), "fin") != NULL
	    : err.text != NULL && err.status == STATUS_BAD && b.size == 0);
	err_clear(&err);
	buf_release(&html);
	buf_release(&b);
}

START_TEST(depths)
{
	nested(200, true);
	nested(300, false);
	nested(200000, false);
}
END_TEST

/* libxml2 takes no run of text of more than 10 MB. */
START_TEST(lengths)
{
	struct buf html = { 0 }, b = { 0 };
	struct err err = { 0 };

	memset(buf_room(&html, 11000000), 'a', 11000000);
	html.size = 11000000;
	ck_assert(!html_prose(&b, (struct text){ html.data, html.size }, NULL, &err));
	ck_assert(err.status == STATUS_BAD && b.size == 0);
	err_clear(&err);
	buf_release(&html);
	buf_release(&b);
}
END_TEST

UNIT("port/html", paragraphs, marks, lists, tables, personal, depths, lengths)
