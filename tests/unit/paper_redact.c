/* SPDX-License-Identifier: EUPL-1.2 */
#include "paper/redact.h"

#include "unit.h"

/* Masks the text and looks for what survives: "" nothing, else "LINE PLACE", or
 * the message. */
static void
mask(const char *text, bool hide, struct buf *out, struct buf *told)
{
	struct redaction r = { .mask = hide };
	struct err err = { 0 };
	const char *place;
	size_t line;

	buf_clear(out);
	buf_clear(told);
	if (!redact(&r, text_of(text), "t", out, &err))
		buf_string(told, err.text);
	else if (redact_survives(&r, (struct text){ out->data, out->size }, &line, &place))
		buf_printf(told, "%zu %s", line, place);
	err_clear(&err);
	redact_release(&r);
}

START_TEST(masked)
{
	static const struct { const char *text, *out; } of[] = {
		{ "", "" }, { "rien", "rien" }, { "M. [[Jean Dupont]].", "M. TEXTE MASQUÉ." },
		{ "[[a]][[b]]", "TEXTE MASQUÉTEXTE MASQUÉ" }, { "a [ b ] [c]", "a [ b ] [c]" },
		{ "x\ty [[Ann\\tB]]\tz", "x\ty TEXTE MASQUÉ\tz" },
		/* A word of another: not the name. */
		{ "[[Ann]] annexe", "TEXTE MASQUÉ annexe" }, { "[[Jean Dupont]] Dupont Marie",
		    "TEXTE MASQUÉ Dupont Marie" },
	};
	struct buf out = { 0 }, told = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		mask(of[i].text, true, &out, &told);
		ck_assert_str_eq(buf_str(&out), of[i].out);
		ck_assert_str_eq(buf_str(&told), "");
	}
	mask("M. [[Jean Dupont]], Jean Dupont", false, &out, &told);
	ck_assert_str_eq(buf_str(&out), "M. Jean Dupont, Jean Dupont");
	ck_assert_str_eq(buf_str(&told), "");
	buf_release(&out);
	buf_release(&told);
}
END_TEST

/* However it is written, a name that stands elsewhere is found. */
START_TEST(survives)
{
	static const char *const others[] = {
		"Chloé Noël", "CHLOE NOEL", "chloe  noel", "Chloe\xcc\x81 Noe\xcc\x88l",
		"chloe-noel.pdf", "chloe_noel", "ChloéNoël", "Noël Chloé", "noel, chloé",
		"Chloé\\nNoël", "(Chloé Noël)", "C\xc2\xadhloé No\xe2\x80\x8bël", "Chloé « Noël »",
	};
	struct buf text = { 0 }, out = { 0 }, told = { 0 };
	size_t i;

	for (i = 0; i < sizeof others / sizeof *others; i++) {
		buf_clear(&text);
		buf_printf(&text, "un\n[[Mme Chloé Noël]]\ntrois\n%s", others[i]);
		mask(buf_str(&text), true, &out, &told);
		ck_assert_msg(strcmp(buf_str(&told), "4 t") == 0, "%s: %s", others[i],
		    buf_str(&told));
	}
	/* Over the end of a line, before the mark, three names. */
	mask("Chloé\nNoël [[Chloé Noël]]", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "1 t");
	mask("[[Jean Paul Dupont]]\nDupont Jean Paul", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "2 t");
	mask("[[Dupont Jean Paul]]\nJean Paul Dupont", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "2 t");
	buf_release(&text);
	buf_release(&out);
	buf_release(&told);
}
END_TEST

/* One that begins with another, with and without the end of a word behind it. */
START_TEST(within)
{
	struct buf out = { 0 }, told = { 0 };

	mask("[[Anne]]\n[[Anne Marie Dupuis]]\nAnne Marie Dupont", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "3 t");
	mask("[[Anne]]\n[[Anne Marie Dupuis]]\nAnnette Marie Dupont", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "");
	mask("[[An]]\n[[Anne]]\nAnnette\nune an", true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "4 t");
	buf_release(&out);
	buf_release(&told);
}
END_TEST

/* A register of many years: the text is gone through once, not for each mark. */
START_TEST(many)
{
	struct buf text = { 0 }, out = { 0 }, told = { 0 };
	int i;

	for (i = 0; i < 100000; i++)
		buf_printf(&text, "Demande de [[Nom%d Prénom%d]], voisin de celui-là\n", i, i);
	mask(buf_str(&text), true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "");
	buf_string(&text, "prenom777 nom777");
	mask(buf_str(&text), true, &out, &told);
	ck_assert_str_eq(buf_str(&told), "100001 t");
	buf_release(&text);
	buf_release(&out);
	buf_release(&told);
}
END_TEST

START_TEST(refused)
{
	static const struct { const char *text, *message; } of[] = {
		{ "[[a", "t: [[ without ]] on its line" }, { "a]]", "t: ]] without [[" },
		{ "[[a\nb]]", "t: [[ without ]] on its line" }, { "a]] [[b]]", "t: ]] without [[" },
		{ "[[a [[b]] c]]", "t: [[ within [[ and ]]" },
		{ "[[]]", "t: [[ and ]] with no word in between" },
		{ "[[ - ]]", "t: [[ and ]] with no word in between" },
		{ "[[a]] b]]", "t: ]] without [[" },
	};
	struct buf out = { 0 }, told = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		mask(of[i].text, true, &out, &told);
		ck_assert_str_eq(buf_str(&told), of[i].message);
	}
	buf_release(&out);
	buf_release(&told);
}
END_TEST

/* Of rows: what does not close is masked to the end of its line. */
START_TEST(rows)
{
	static const struct { const char *text, *out; } of[] = {
		{ "", "" }, { "a", "a" }, { "Appel de [[Jean Dupont]] et [[Marie]], [x]",
		    "Appel de TEXTE MASQUÉ et TEXTE MASQUÉ, [x]" },
		{ "Ouvert [[Jean\nDupont", "Ouvert TEXTE MASQUÉ\nDupont" },
		{ "[[Jean\n[[Marie]]", "TEXTE MASQUÉ\nTEXTE MASQUÉ" }, { "a]]", "a]]" },
		/* What stands behind the first ]] is marked still. */
		{ "a [[Jean [[dit]] Dupont]] b", "a TEXTE MASQUÉ b" },
		{ "[[Jean [[dit]] Dupont\nb", "TEXTE MASQUÉ\nb" },
	};
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		buf_clear(&out);
		redact_mask(&out, text_of(of[i].text));
		ck_assert_str_eq(buf_str(&out), of[i].out);
	}
	buf_clear(&out);
	redact_bare(&out, text_of("a [[Jean [[dit]] Dupont]] b [[c"));
	ck_assert_str_eq(buf_str(&out), "a Jean dit Dupont b c");
	buf_release(&out);
}
END_TEST

UNIT("paper/redact", masked, survives, within, many, refused, rows)
