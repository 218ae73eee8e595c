/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/ical.h"

#include "base/clock.h"

/* Bytes of a line, without its end (RFC 5545, 3.1). */
#define WIDTH 75

/* Appends the line in pieces that fit; a blank stands in front of the later ones. */
static void
fold(struct buf *b, struct text line)
{
	size_t room = WIDTH, size;

	while (line.size > room) {
		/* Back to where a character begins. */
		for (size = room; ((unsigned char)line.data[size] & 0xc0) == 0x80; size--)
			;
		buf_add(b, line.data, size);
		buf_string(b, "\r\n ");
		line = (struct text){ line.data + size, line.size - size };
		room = WIDTH - 1;
	}
	buf_text(b, line);
	buf_string(b, "\r\n");
}

/* Appends "NAME:value", the value as it stands. */
static void
plain(struct buf *b, const char *name, const char *value)
{
	struct buf line = { 0 };

	buf_printf(&line, "%s:%s", name, value);
	fold(b, (struct text){ line.data, line.size });
	buf_release(&line);
}

/* Appends "NAME:value" with the value as a TEXT (RFC 5545, 3.3.11). */
static void
text(struct buf *b, const char *name, struct text value)
{
	struct buf line = { 0 };
	size_t i;

	buf_printf(&line, "%s:", name);
	for (i = 0; i < value.size; i++)
		switch (value.data[i]) {
		case '\\':
		case ';':
		case ',':
			buf_char(&line, '\\');
			buf_char(&line, value.data[i]);
			break;
		case '\n':
			buf_string(&line, "\\n");
			break;
		case '\r': /* no text has one */
			break;
		default:
			buf_char(&line, value.data[i]);
		}
	fold(b, (struct text){ line.data, line.size });
	buf_release(&line);
}

/* Appends the date or instant without the signs that ISO 8601 allows in it. */
static void
basic(struct buf *b, const char *name, const struct buf *value)
{
	struct buf line = { 0 };
	const char *at;

	for (at = buf_str(value); *at != '\0'; at++)
		if (*at != '-' && *at != ':')
			buf_char(&line, *at);
	plain(b, name, buf_str(&line));
	buf_release(&line);
}

void
ical_begin(struct buf *b, const char *version, struct text name)
{
	struct buf product = { 0 };

	plain(b, "BEGIN", "VCALENDAR");
	plain(b, "VERSION", "2.0");
	buf_printf(&product, "-//Perron//perron %s//EN", version);
	text(b, "PRODID", (struct text){ product.data, product.size });
	plain(b, "CALSCALE", "GREGORIAN");
	text(b, "X-WR-CALNAME", name);
	buf_release(&product);
}

void
ical_event(struct buf *b, const struct ical_event *e)
{
	struct buf when = { 0 };

	plain(b, "BEGIN", "VEVENT");
	text(b, "UID", text_of(e->uid));
	clock_instant(&when, e->stamp);
	basic(b, "DTSTAMP", &when);
	buf_clear(&when);
	day_print(&when, e->day);
	basic(b, "DTSTART;VALUE=DATE", &when);
	text(b, "SUMMARY", e->summary);
	text(b, "DESCRIPTION", e->description);
	text(b, "CATEGORIES", text_of(e->category));
	plain(b, "TRANSP", "TRANSPARENT");
	plain(b, "END", "VEVENT");
	buf_release(&when);
}

void
ical_end(struct buf *b)
{
	plain(b, "END", "VCALENDAR");
}
