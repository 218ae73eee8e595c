/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/mail.h"

#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"

/* Characters of a line of headers, and of an encoded word (RFC 2047, 2). */
#define WIDTH 76
#define WORD 75
#define WORD_BEGIN "=?UTF-8?Q?"
#define WORD_END "?="

/* Characters of an address and of what stands before its @ (RFC 5321, 4.5.3.1). */
#define LONGEST 254
#define LONGEST_LOCAL 64

#define DAY_SECONDS 86400

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Parts of which each has one of the characters at least, joined by dots. */
static bool
is_dotted(struct text t, const char *also)
{
	struct text part;
	size_t i;

	while (text_part(&t, '.', &part)) {
		if (part.size == 0)
			return false;
		for (i = 0; i < part.size; i++)
			if (!is_alnum(part.data[i]) && strchr(also, part.data[i]) == NULL)
				return false;
	}
	return true;
}

struct text
mail_domain(struct text address)
{
	const char *at = memrchr(address.data, '@', address.size);

	return at == NULL ? (struct text){ 0 }
	    : (struct text){ at + 1, address.size - (size_t)(at + 1 - address.data) };
}

bool
mail_address_is(struct text t)
{
	struct text domain = t.data == NULL ? t : mail_domain(t), local;

	if (domain.data == NULL || t.size > LONGEST || memchr(t.data, '\0', t.size) != NULL)
		return false;
	local = (struct text){ t.data, (size_t)(domain.data - t.data) - 1 };
	return local.size <= LONGEST_LOCAL && is_dotted(local, "!#$%&'*+-/=?^_`{|}~") &&
	    is_dotted(domain, "-") && domain.data[0] != '-' &&
	    domain.data[domain.size - 1] != '-';
}

static bool
is_printable(char c)
{
	return c >= ' ' && c <= '~';
}

/* May the value stand as it is, behind USED characters? */
static bool
is_plain(struct text t, size_t used, bool phrase)
{
	size_t i;

	if (used + t.size > WIDTH || memmem(t.data, t.size, "=?", 2) != NULL ||
	    (t.size > 0 && (t.data[0] == ' ' || t.data[t.size - 1] == ' ')))
		return false;
	for (i = 0; i < t.size; i++)
		if (!is_printable(t.data[i]) || (phrase && !is_alnum(t.data[i]) && t.data[i] != ' '))
			return false;
	return true;
}

/* Writes a character as an encoded word has it (RFC 2047, 4.2 and 5.3) and returns how
 * long that is; what is no character for people to see is a blank. */
static size_t
encode(char out[16], struct text character)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t i, n = 0;

	for (i = 0; i < character.size; i++) {
		unsigned char c = (unsigned char)character.data[i];

		if (is_alnum((char)c)) {
			out[n++] = (char)c;
		} else if (c <= ' ' || c == 0x7f) {
			out[n++] = '_';
		} else {
			out[n++] = '=';
			out[n++] = digits[c >> 4];
			out[n++] = digits[c & 15];
		}
	}
	return n;
}

/* Appends the value in as many encoded words as it takes, a line for each, the first
 * behind USED characters. */
static void
encoded(struct buf *b, struct text t, size_t used)
{
	size_t at = 0, from, n, room = WORD - strlen(WORD_BEGIN WORD_END);
	size_t left = room - used;
	char out[16];

	buf_string(b, WORD_BEGIN);
	while (at < t.size) {
		from = at;
		utf8_next(t, &at);
		n = encode(out, (struct text){ t.data + from, at - from });
		if (n > left) {
			buf_string(b, WORD_END "\n " WORD_BEGIN);
			left = room;
		}
		buf_add(b, out, n);
		left -= n;
	}
	buf_string(b, WORD_END);
}

static void
value(struct buf *b, const char *name, struct text t)
{
	size_t used = strlen(name) + 2;

	buf_printf(b, "%s: ", name);
	if (is_plain(t, used, false))
		buf_text(b, t);
	else
		encoded(b, t, used);
	buf_char(b, '\n');
}

/* "NAME: words <address>", the address on a line of its own where the words take one. */
static void
mailbox(struct buf *b, const char *name, struct text words, struct text address)
{
	size_t used = strlen(name) + 2;
	bool plain = is_plain(words, used + address.size + 3, true);

	buf_printf(b, "%s: ", name);
	if (plain)
		buf_text(b, words);
	else
		encoded(b, words, used);
	buf_printf(b, "%s <%.*s>\n", plain ? "" : "\n", (int)address.size, address.data);
}

/* "Mon, 02 Mar 2026 09:00:00 +0000", or "Mon Mar  2 09:00:00 2026" of a mailbox. */
static void
date(struct buf *b, int64_t seconds, bool mbox)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	day_t day = clock_utc_day(seconds);
	struct ymd d = day_ymd(day);
	const char *weekday = days + 3 * (day_weekday(day) - MONDAY);
	const char *month = months + 3 * (d.month - 1);
	int rest = (int)(((seconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS);
	int h = rest / 3600, m = rest / 60 % 60, s = rest % 60;

	if (mbox)
		buf_printf(b, "%.3s %.3s %2d %02d:%02d:%02d %d", weekday, month, d.day, h, m, s,
		    d.year);
	else
		buf_printf(b, "%.3s, %02d %.3s %d %02d:%02d:%02d +0000", weekday, d.day, month,
		    d.year, h, m, s);
}

void
mail_print(struct buf *b, const struct mail *m)
{
	buf_string(b, "Date: ");
	date(b, m->sent, false);
	buf_char(b, '\n');
	mailbox(b, "From", m->name, m->from);
	buf_printf(b, "To: %.*s\n", (int)m->to.size, m->to.data);
	value(b, "Subject", m->subject);
	buf_printf(b, "Message-ID: <%.*s>\n", (int)m->id.size, m->id.data);
	buf_string(b, "Auto-Submitted: auto-generated\n");
	buf_string(b, "MIME-Version: 1.0\n");
	buf_string(b, "Content-Type: text/plain; charset=UTF-8\n");
	buf_string(b, "Content-Transfer-Encoding: 8bit\n");
	buf_printf(b, "Content-Language: %s\n\n", m->language);
	buf_text(b, m->body);
	if (m->body.size > 0 && m->body.data[m->body.size - 1] != '\n')
		buf_char(b, '\n');
}

/* Does the line look like the first of an entry, or like one that was quoted? */
static bool
is_from(struct text line)
{
	size_t i = 0;

	while (i < line.size && line.data[i] == '>')
		i++;
	return line.size - i >= 5 && memcmp(line.data + i, "From ", 5) == 0;
}

void
mail_print_mbox(struct buf *b, const struct mail *m)
{
	struct buf mail = { 0 };
	struct text rest, line;

	buf_printf(b, "From %.*s ", (int)m->from.size, m->from.data);
	date(b, m->sent, true);
	buf_char(b, '\n');
	mail_print(&mail, m);
	rest = (struct text){ mail.data, mail.size };
	/* Behind the last newline comes the empty line that ends an entry. */
	while (text_part(&rest, '\n', &line)) {
		if (is_from(line))
			buf_char(b, '>');
		buf_text(b, line);
		buf_char(b, '\n');
	}
	buf_release(&mail);
}
