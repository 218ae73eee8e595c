/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/reference.h"

#include <string.h>

#include "base/decimal.h"
#include "rec/value.h"

/* No number of ours has more digits. */
#define WIDEST 9

/* The parts: each appends what it stands for, or tells that it is not known.  What
 * stands behind its colon is a pattern of a date, or a width. */

/* Appends one letter of the pattern, or several that stand for a part of the date;
 * returns how many they were. */
static size_t
print_letters(struct buf *b, struct ymd d, struct text pattern)
{
	static const char *const letters[] = { "YYYY", "YY", "MM", "DD" };
	int value[] = { d.year, d.year % 100, d.month, d.day };
	size_t i, size;

	for (i = 0; i < sizeof letters / sizeof *letters; i++) {
		size = strlen(letters[i]);
		if (size <= pattern.size && memcmp(pattern.data, letters[i], size) == 0) {
			buf_integer(b, value[i], (int)size);
			return size;
		}
	}
	buf_char(b, pattern.data[0]);
	return 1;
}

static bool
print_date(struct buf *b, const struct referred *r, struct text pattern)
{
	size_t size;

	if (pattern.data == NULL)
		day_print(b, r->date);
	for (; pattern.size > 0; pattern.data += size, pattern.size -= size)
		size = print_letters(b, day_ymd(r->date), pattern);
	return true;
}

static bool
print_number(struct buf *b, int64_t number, struct text width)
{
	buf_integer(b, number, width.data == NULL ? 1 : width.data[0] - '0');
	return number > 0;
}

static bool
print_year(struct buf *b, const struct referred *r, struct text width)
{
	return print_number(b, day_ymd(r->date).year, width);
}

static bool
print_meeting(struct buf *b, const struct referred *r, struct text width)
{
	return print_number(b, r->meeting, width);
}

/* The number, counted on from BEFORE it. */
static bool
print_item(struct buf *b, int64_t before, int64_t number, struct text width)
{
	bool known = print_number(b, before + number / ITEM_UNIT, width);

	if (number % ITEM_UNIT != 0)
		buf_printf(b, ".%lld", (long long)(number % ITEM_UNIT));
	return known;
}

static bool
print_agenda(struct buf *b, const struct referred *r, struct text width)
{
	return print_item(b, 0, r->number, width);
}

static bool
print_running(struct buf *b, const struct referred *r, struct text width)
{
	return print_item(b, r->first - 1, r->number, width) && r->first > 0;
}

static const struct part {
	const char *name;
	bool (*print)(struct buf *, const struct referred *, struct text behind);
	bool pattern, tells; /* takes a pattern; tells the points of a meeting apart */
} parts[] = {
	{ "date", print_date, true, false },
	{ "year", print_year, false, false },
	{ "meeting", print_meeting, false, false },
	{ "number", print_agenda, false, true },
	{ "running", print_running, false, true },
};

/* A piece of a format: text that stands as it is, or a part. */
struct piece {
	struct text text; /* as it stands in the format */
	const struct part *part; /* NULL: none */
	struct text behind; /* its colon; no value: there is none */
};

static bool
is_width(struct text t)
{
	int64_t n;

	return integer_parse(t, 1, WIDEST, &n);
}

static bool
read_part(struct piece *p, struct err *err)
{
	struct text rest = { p->text.data + 1, p->text.size - 2 }, name;
	size_t i;

	text_part(&rest, ':', &name);
	p->behind = rest;
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (text_is(name, parts[i].name))
			p->part = &parts[i];
	if (p->part == NULL)
		return err_set(err, STATUS_BAD, _("not one of {date}, {year}, {meeting}, {number}, "
		    "{running}: %.*s"), (int)p->text.size, p->text.data);
	if (rest.data != NULL && (p->part->pattern ? rest.size == 0 : !is_width(rest)))
		return err_set(err, STATUS_BAD, p->part->pattern
		    ? _("no pattern behind the colon: %.*s")
		    : _("not a width from 1 to 9 behind the colon: %.*s"), (int)p->text.size,
		    p->text.data);
	return true;
}

/* Takes the next piece off the front of *REST; false at the end, and with ERR set. */
static bool
next_piece(struct text *rest, struct piece *p, struct err *err)
{
	const char *end;
	size_t size = 0;

	*p = (struct piece){ .text = { rest->data, 0 } };
	if (rest->size == 0)
		return false;
	if (rest->data[0] == '{') {
		end = memchr(rest->data, '}', rest->size);
		if (end == NULL)
			return err_set(err, STATUS_BAD, _("a brace that is never closed: %.*s"),
			    (int)rest->size, rest->data);
		size = (size_t)(end - rest->data) + 1;
	} else {
		while (size < rest->size && rest->data[size] != '{')
			size++;
	}
	p->text.size = size;
	*rest = (struct text){ rest->data + size, rest->size - size };
	return p->text.data[0] != '{' || read_part(p, err);
}

bool
reference_check(struct text format, struct err *err)
{
	struct text rest = format;
	struct piece p;
	bool tells = false;

	while (next_piece(&rest, &p, err))
		tells = tells || (p.part != NULL && p.part->tells);
	return err->text == NULL && (tells || format.data == NULL || err_set(err, STATUS_BAD,
	    _("neither {number} nor {running}, so that all points of a meeting would have the "
	    "same: %.*s"), (int)format.size, format.data));
}

bool
reference_print(struct buf *b, struct text format, const struct referred *r)
{
	size_t start = b->size;
	bool known = format.size > 0;
	struct err err = { 0 };
	struct piece p;

	while (known && next_piece(&format, &p, &err)) {
		if (p.part != NULL)
			known = p.part->print(b, r, p.behind);
		else
			buf_text(b, p.text);
	}
	if (err.text != NULL)
		known = false;
	err_clear(&err);
	if (!known && b->size > start) {
		b->size = start;
		b->data[start] = '\0';
	}
	return known;
}
