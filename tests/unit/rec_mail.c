/* SPDX-License-Identifier: EUPL-1.2 */
/* Mails, by the rules of RFC 5322 and RFC 2047; tests/shell/notice.t has them read by
 * somebody else's program. */
#include <string.h>

#include "base/utf8.h"
#include "rec/mail.h"
#include "unit.h"

static struct buf b;

static struct mail
mail(const char *name, const char *subject, const char *body)
{
	return (struct mail){ .name = text_of(name), .from = text_of("perron@theux.be"),
		.to = text_of("dg@theux.be"), .subject = text_of(subject), .id = text_of("1@theux.be"),
		.language = "fr", .sent = 1772442000, .body = text_of(body) };
}

START_TEST(whole)
{
	struct mail m = mail("Theux", "Point 3", "a\n\nb");

	mail_print(&b, &m);
	ck_buf(&b, "Date: Mon, 02 Mar 2026 09:00:00 +0000\n"
	    "From: Theux <perron@theux.be>\n"
	    "To: dg@theux.be\n"
	    "Subject: Point 3\n"
	    "Message-ID: <1@theux.be>\n"
	    "Auto-Submitted: auto-generated\n"
	    "MIME-Version: 1.0\n"
	    "Content-Type: text/plain; charset=UTF-8\n"
	    "Content-Transfer-Encoding: 8bit\n"
	    "Content-Language: fr\n\na\n\nb\n");
	buf_release(&b);
}
END_TEST

/* The header of that name, without the end of its last line. */
static void
header(struct buf *out, const char *name)
{
	const char *at = strstr(buf_str(&b), name), *end;

	ck_assert_ptr_nonnull(at);
	at += strlen(name);
	for (end = strchr(at, '\n'); end[1] == ' '; end = strchr(end + 1, '\n'))
		;
	buf_add(out, at, (size_t)(end - at));
}

static void
subject_is(const char *subject, const char *want)
{
	struct mail m = mail("Theux", subject, "");
	struct buf got = { 0 };

	mail_print(&b, &m);
	header(&got, "\nSubject: ");
	ck_buf(&got, want);
	buf_release(&b);
	buf_release(&got);
}

/* RFC 2047, 4.2: what is not plain is an encoded word.  Up to 76 characters a line may
 * have when one is in it (2): 67 behind "Subject: ". */
START_TEST(words)
{
	char most[68 + 1];

	memset(most, 'x', sizeof most - 1);
	most[68] = '\0';
	subject_is(most + 1, most + 1);
	subject_is(most, "=?UTF-8?Q?xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx?=\n"
	    " =?UTF-8?Q?xxxxxxxxxxxxxx?=");
	subject_is("été", "=?UTF-8?Q?=C3=A9t=C3=A9?=");
	subject_is("a=?b", "=?UTF-8?Q?a=3D=3Fb?=");
	subject_is("a_b", "a_b");
	subject_is("é_b", "=?UTF-8?Q?=C3=A9=5Fb?=");
	subject_is(" a", "=?UTF-8?Q?_a?=");
	subject_is("a ", "=?UTF-8?Q?a_?=");
	subject_is("", "");
	/* What would begin another header, or end them all, is a blank. */
	subject_is("a\nBcc: x", "=?UTF-8?Q?a_Bcc=3A_x?=");
	subject_is("a\r\n\r\nb", "=?UTF-8?Q?a____b?=");
	subject_is("a\tb\x7f", "=?UTF-8?Q?a_b_?=");
}
END_TEST

/* A name with signs of its own is encoded (RFC 2047, 5.3), and so is one that would make
 * a line too long. */
START_TEST(names)
{
	static const struct { const char *name, *want; } all[] = {
		{ "Ville de Theux", "Ville de Theux <perron@theux.be>" },
		{ "Liège", "=?UTF-8?Q?Li=C3=A8ge?=\n <perron@theux.be>" },
		{ "Theux, La Reid", "=?UTF-8?Q?Theux=2C_La_Reid?=\n <perron@theux.be>" },
		{ "\"x\" <a@b>", "=?UTF-8?Q?=22x=22_=3Ca=40b=3E?=\n <perron@theux.be>" },
	};
	struct buf got = { 0 };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++) {
		struct mail m = mail(all[i].name, "s", "");

		buf_clear(&got);
		mail_print(&b, &m);
		header(&got, "\nFrom: ");
		ck_buf(&got, all[i].want);
		buf_release(&b);
	}
	buf_release(&got);
}
END_TEST

/* Whatever the lengths, an encoded word has 75 characters at most (RFC 2047, 2) and is
 * UTF-8 by itself (5). */
START_TEST(lengths)
{
	static const char *const pieces[] = { "a", "é", "€", "😀" };
	struct buf subject = { 0 };
	size_t n, k, i;

	for (k = 0; k < 4; k++)
		for (n = 1; n < 200; n++) {
			struct mail m;
			const char *at, *end;
			struct buf word = { 0 };

			buf_clear(&subject);
			buf_string(&subject, "é");
			for (i = 0; i < n; i++)
				buf_string(&subject, pieces[(i * n) % 5 < 3 ? k : 0]);
			m = mail("Theux", buf_str(&subject), "");
			mail_print(&b, &m);
			for (at = buf_str(&b); (at = strstr(at, "=?UTF-8?Q?")) != NULL; at = end) {
				end = strstr(at + 10, "?=") + 2;
				ck_assert_int_le(end - at, 75);
				ck_assert_int_eq(*end, '\n');
				buf_clear(&word);
				for (at += 10; at < end - 2; at++)
					if (*at == '=') {
						buf_char(&word, (char)strtol((char[]){ at[1],
						    at[2], '\0' }, NULL, 16));
						at += 2;
					} else {
						buf_char(&word, *at);
					}
				ck_assert_uint_eq(utf8_valid((struct text){ word.data, word.size }),
				    word.size);
			}
			buf_release(&word);
			buf_release(&b);
		}
	buf_release(&subject);
}
END_TEST

/* In a mailbox a line that begins as an entry does is quoted, also when it was. */
START_TEST(mailboxes)
{
	struct mail m = mail("Theux", "s", "From a\n>From b\n>>From c\nFrom: d\n From e\nFromage");

	mail_print_mbox(&b, &m);
	ck_assert_int_eq(strncmp(buf_str(&b), "From perron@theux.be Mon Mar  2 09:00:00 2026\n"
	    "Date: ", 51), 0);
	ck_assert_ptr_nonnull(strstr(buf_str(&b),
	    "\n\n>From a\n>>From b\n>>>From c\nFrom: d\n From e\nFromage\n\n"));
	buf_release(&b);
}
END_TEST

START_TEST(addresses)
{
	static const char *const good[] = { "a@b", "a.b@c.d", "o'neil+x=y@theux-lez.be",
		"a@127.0.0.1" };
	static const char *const bad[] = { "", "@", "a", "a@", "@b", "a@b@c", ".a@b", "a.@b",
		"a..b@c", "a@b..c", "a@.b", "a@b.", "a@-b", "a@b-", "a b@c", "a@b c", "a\n@b",
		"a@b\n", "\"a\"@b", "<a@b>", "a@b,c@d", "a@[1]", "é@b", "a@é", "a@b_c" };
	size_t i;

	for (i = 0; i < sizeof good / sizeof *good; i++)
		ck_assert_msg(mail_address_is(text_of(good[i])), "%s", good[i]);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(!mail_address_is(text_of(bad[i])), "%s", bad[i]);
	ck_assert(!mail_address_is((struct text){ 0 }));
	ck_assert(!mail_address_is((struct text){ "a\0@b", 4 }));
}
END_TEST

UNIT("rec/mail", whole, words, names, lengths, mailboxes, addresses)
