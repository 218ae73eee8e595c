/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/template.h"

#include "unit.h"

static struct arena arena;

/* {town, empty, yes, names: [Anne, Benoît], points: [{n, title}], of: {town}} */
static struct data *
sample(void)
{
	struct data *map = data_map(&arena), *names = data_list(&arena),
	    *points = data_list(&arena), *of = data_map(&arena), *point;

	data_set_string(&arena, map, "town", "Theux");
	data_set_string(&arena, map, "marks", "a*b_c|<d>\n2. #");
	data_set_string(&arena, map, "empty", "");
	data_set_yes(&arena, map, "yes", true);
	data_add(names, data_text(&arena, text_of("Anne")));
	data_add(names, data_text(&arena, text_of("Benoît")));
	data_set(map, "names", names);
	point = data_add_map(&arena, points);
	data_set_string(&arena, point, "n", "1");
	data_set_string(&arena, point, "town", "Polleur");
	point = data_add_map(&arena, points);
	data_set_string(&arena, point, "n", "2");
	data_set(map, "points", points);
	data_set(map, "none", data_list(&arena));
	data_set_string(&arena, of, "town", "Verviers");
	data_set(map, "of", of);
	return map;
}

/* What {{> name}} finds: texts by their names. */
static const char *partials[][2] = {
	{ "head", "Commune de {{town}}\n" }, { "self", "{{> self}}" }, { "a", "{{> b}}" },
	{ "b", "x{{> a}}" }, { "broken", "un\n{{#town}}\n" }, { "2", "{{> 1}}{{> 1}}" },
	{ "1", "{{> 0}}{{> 0}}" }, { "0", "{{town}}" },
};

static bool
read_partial(struct text name, struct text *text, const char **called, void *arg,
    struct err *err)
{
	size_t i;

	(void)arg;
	for (i = 0; i < sizeof partials / sizeof *partials; i++)
		if (strlen(partials[i][0]) == name.size &&
		    memcmp(partials[i][0], name.data, name.size) == 0) {
			*text = text_of(partials[i][1]);
			*called = partials[i][0];
			return true;
		}
	return err_set(err, STATUS_BAD, "no %.*s", (int)name.size, name.data);
}
static const struct template_source source = { read_partial, NULL };

/* Fills the template; what it gives, or the message, is in the buffer. */
static bool
fill(const char *template, struct buf *out)
{
	struct err err = { 0 };
	struct template *t = template_read("t.md", text_of(template), &source, &err);
	bool ok = t != NULL && template_fill(t, sample(), out, &err);

	template_free(t);
	ck_assert(ok == (err.text == NULL));
	if (!ok) {
		ck_assert_int_eq(err.status, STATUS_BAD);
		buf_clear(out);
		buf_string(out, err.text);
	}
	err_clear(&err);
	arena_release(&arena);
	return ok;
}

START_TEST(filled)
{
	static const struct { const char *template, *text; } of[] = {
		{ "", "" }, { "a\n", "a\n" }, { "{{town}}", "Theux" }, { "{{ town }}", "Theux" },
		/* All that is punctuation in ASCII may follow a backslash (CommonMark 0.30,
		 * 2.4); a line of text stays on its line. */
		{ "{{marks}}", "a\\*b\\_c\\|\\<d\\> 2\\. \\#" },
		{ "{{{marks}}}", "a*b_c|<d>\n2. #" }, { "{{{ town }}}", "Theux" },
		{ "{{#yes}}a{{/yes}}b", "ab" }, { "{{#empty}}a{{/empty}}b", "b" },
		{ "{{^empty}}a{{/empty}}b", "ab" }, { "{{^yes}}a{{/yes}}", "" },
		{ "{{#none}}a{{/none}}{{^none}}b{{/none}}", "b" },
		{ "{{#names}}<{{.}}>{{/names}}", "<Anne><Benoît>" },
		{ "{{#points}}{{n}}{{town}} {{/points}}", "1Polleur 2Theux " },
		{ "{{#of}}{{town}}{{/of}} {{of.town}}", "Verviers Verviers" },
		{ "{{#town}}{{town}}{{/town}}", "Theux" },
		{ "a{{! nothing }}b", "ab" }, { "a{{! {{ }}b", "ab" },
		{ "{{> head}}x", "Commune de Theux\nx" },
		/* What stands alone takes its line with it. */
		{ "a\n  {{#yes}}  \nb\n{{/yes}}\nc\n", "a\nb\nc\n" },
		{ "a\r\n{{#yes}}\r\nb\n{{/yes}}", "a\r\nb\n" },
		{ "{{! x\ny }}\na", "a" }, { "{{> head}}\nb", "Commune de Theux\nb" },
		{ "a {{#yes}}\nb{{/yes}}\n", "a \nb\n" }, { "{{#yes}} {{/yes}}\nc", " \nc" },
		{ "a\n{{#yes}}{{/yes}}\nb", "a\n\nb" },
		{ "{{> 2}}", "TheuxTheuxTheuxTheux" }, { "a } b }} {c}", "a } b }} {c}" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&b);
		fill(of[i].template, &b);
		ck_assert_msg(strcmp(buf_str(&b), of[i].text) == 0, "%s: %s, not %s",
		    of[i].template, buf_str(&b), of[i].text);
	}
	buf_release(&b);
}
END_TEST

START_TEST(refused)
{
	static const struct { const char *template, *message; } of[] = {
		{ "a\n{{#yes}}\nb\n", "t.md:2: a section that is not closed: yes" },
		{ "{{#yes}}{{#town}}{{/yes}}{{/town}}", "t.md:1: closes yes, but the section that "
		    "is open is town (line 1)" },
		{ "\n\n{{/yes}}", "t.md:3: closes a section that is not open: yes" },
		{ "{{#yes}}\n{{/yess}}", "t.md:2: closes yess, but the section that is open is yes "
		    "(line 1)" },
		{ "a\n{{town", "t.md:2: a tag that is not closed: {{" },
		{ "{{{town}}", "t.md:1: a tag that is not closed: {{" },
		{ "{{}}", "t.md:1: a tag that is none: {{}}" },
		{ "{{a b}}", "t.md:1: a tag that is none: {{a b}}" },
		{ "{{=<% %>=}}", "t.md:1: a tag that is none: {{=<% %>=}}" },
		{ "{{&town}}", "t.md:1: a tag that is none: {{&town}}" },
		{ "{{#}}", "t.md:1: a tag that is none: {{#}}" },
		/* Never silently empty: a council signs it. */
		{ "a\n{{twon}}", "t.md:2: no such name: twon" },
		{ "{{#twon}}{{/twon}}", "t.md:1: no such name: twon" },
		{ "{{^twon}}{{/twon}}", "t.md:1: no such name: twon" },
		{ "{{of.twon}}", "t.md:1: no such name: of.twon" },
		{ "{{town.x}}", "t.md:1: no such name: town.x" },
		{ "{{of..town}}", "t.md:1: no such name: of..town" },
		{ "{{names}}", "t.md:1: is a section, not a text: names" },
		{ "{{.}}", "t.md:1: is a section, not a text: ." },
		{ "a\n{{> nobody}}", "t.md:2: no nobody" },
		{ "{{> self}}", "self:1: a template that contains itself: self" },
		{ "\n{{> a}}", "b:1: a template that contains itself: a" },
		{ "{{> broken}}", "broken:2: a section that is not closed: town" },
		{ "{{> ../passwd}}", "t.md:1: a tag that is none: {{> ../passwd}}" },
		{ "a\n\xff", "t.md:2: not UTF-8: byte 3" },
	};
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&b);
		ck_assert_msg(!fill(of[i].template, &b), "%s", of[i].template);
		ck_assert_msg(strcmp(buf_str(&b), of[i].message) == 0, "%s: %s, not %s",
		    of[i].template, buf_str(&b), of[i].message);
	}
	buf_release(&b);
}
END_TEST

/* Sections within sections: 64, and one more. */
START_TEST(deep)
{
	struct buf t = { 0 }, b = { 0 };
	int most, i;

	for (most = 64; most <= 65; most++) {
		buf_clear(&t);
		buf_clear(&b);
		for (i = 0; i < most; i++)
			buf_string(&t, "{{#yes}}");
		for (i = 0; i < most; i++)
			buf_string(&t, "{{/yes}}");
		ck_assert_int_eq(fill(buf_str(&t), &b), most == 64);
	}
	ck_assert_str_eq(buf_str(&b), "t.md:1: more than 64 sections in one another");
	buf_release(&t);
	buf_release(&b);
}
END_TEST

/* Two to the 40th: what multiplies itself ends, and soon. */
START_TEST(bomb)
{
	struct buf t = { 0 }, b = { 0 };
	int i;

	for (i = 0; i < 40; i++)
		buf_string(&t, "{{#points}}");
	for (i = 0; i < 40; i++)
		buf_string(&t, "{{/points}}");
	ck_assert(!fill(buf_str(&t), &b));
	ck_assert_str_eq(buf_str(&b), "t.md:1: the paper is larger than 268435456 bytes");
	buf_release(&t);
	buf_release(&b);
}
END_TEST

UNIT("paper/template", filled, refused, deep, bomb)
