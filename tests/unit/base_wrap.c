/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/wrap.h"

#include "base/utf8.h"
#include "unit.h"

START_TEST(lines)
{
	struct buf b = { 0 };

	wrap(&b, text_of(""), 0, 0, 10);
	ck_buf(&b, "\n");
	wrap(&b, text_of("  un  deux\ttrois\nquatre "), 0, 0, 10);
	ck_buf(&b, "un deux\ntrois\nquatre\n");
	wrap(&b, text_of("un deux trois"), 4, 4, 11);
	ck_buf(&b, "un deux\n    trois\n");
	/* The line that is just full, in columns and not in bytes. */
	wrap(&b, text_of("été déjà fini"), 0, 0, 8);
	ck_buf(&b, "été déjà\nfini\n");
	wrap(&b, text_of("été déjà fini"), 0, 0, 7);
	ck_buf(&b, "été\ndéjà\nfini\n");
	buf_release(&b);
}
END_TEST

START_TEST(signs_stay)
{
	struct buf b = { 0 };

	wrap(&b, text_of("objet : dix « mots » de 5 % ; fin"), 0, 0, 8);
	ck_buf(&b, "objet :\ndix\n« mots »\nde 5 % ;\nfin\n");
	wrap(&b, text_of("chez M. Noël et Mme Lo"), 0, 0, 11);
	ck_buf(&b, "chez\nM. Noël et\nMme Lo\n");
	ck_assert_uint_eq(wrap_widest(text_of("chez M. Noël : dix €")), 9);
	buf_release(&b);
}
END_TEST

START_TEST(long_words)
{
	struct buf b = { 0 };

	wrap(&b, text_of("a bcdefghijkl m"), 2, 2, 7);
	ck_buf(&b, "a\n  bcdef\n  ghijk\n  l m\n");
	wrap(&b, text_of("abcdefgh"), 0, 0, 4);
	ck_buf(&b, "abcd\nefgh\n");
	/* A wide character where there is one column. */
	wrap(&b, text_of("漢字"), 0, 0, 1);
	ck_buf(&b, "漢\n字\n");
	buf_release(&b);
}
END_TEST

START_TEST(middle)
{
	struct buf b = { 0 };

	wrap_centre(&b, text_of("été"), 9);
	ck_buf(&b, "   été\n");
	wrap_centre(&b, text_of("abc defghi"), 6);
	ck_buf(&b, " abc\ndefghi\n");
	buf_release(&b);
}
END_TEST

/* Whatever the text and the width: no line is wider, and but for blanks the
 * text is all there. */
START_TEST(nothing_lost)
{
	static const char *const words[] = { "a", "été", "«", "»", ":", "longuement", "漢字", "-" };
	struct buf in = { 0 }, out = { 0 }, kept = { 0 }, given = { 0 };
	unsigned seed = 1;
	int round, i;
	size_t at;

	for (round = 0; round < 2000; round++) {
		size_t width = 3 + (size_t)(round % 40), indent = (size_t)(round % 3), line = 0;

		buf_clear(&in);
		for (i = 0; i < round % 30; i++) {
			seed = seed * 1103515245 + 12345;
			buf_printf(&in, "%s%s", words[seed / 65536 % 8], seed / 4096 % 5 ? " " : "");
		}
		buf_clear(&out);
		wrap(&out, (struct text){ buf_str(&in), in.size }, indent, indent, width + 2);
		buf_clear(&kept);
		buf_clear(&given);
		for (at = 0; at < out.size; at++) {
			if (out.data[at] == '\n') {
				struct text t = { out.data + line, at - line };

				ck_assert_uint_le(utf8_width(t) + (line == 0 ? indent : 0), width + 2);
				line = at + 1;
			} else if (out.data[at] != ' ') {
				buf_char(&kept, out.data[at]);
			}
		}
		ck_assert_uint_eq(line, out.size);
		for (at = 0; at < in.size; at++)
			if (in.data[at] != ' ')
				buf_char(&given, in.data[at]);
		ck_assert_str_eq(buf_str(&kept), buf_str(&given));
	}
	buf_release(&in);
	buf_release(&out);
	buf_release(&kept);
	buf_release(&given);
}
END_TEST

/* A word is measured once, not again for each of its lines: it would take minutes. */
START_TEST(endless_word)
{
	size_t size = 8000000;
	struct buf in = { 0 }, out = { 0 };

	memset(buf_room(&in, size), 'a', size);
	wrap(&out, (struct text){ in.data, size }, 0, 0, 20);
	ck_assert_uint_eq(out.size, size + size / 20);
	buf_release(&in);
	buf_release(&out);
}
END_TEST

UNIT("base/wrap", lines, signs_stay, long_words, middle, nothing_lost, endless_word)
