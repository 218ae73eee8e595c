/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/value.h"

#include <string.h>

#include "base/date_read.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "law/number.h"
#include "rec/id.h"

bool
text_same(struct text a, struct text b)
{
	if (a.data == NULL || b.data == NULL)
		return a.data == b.data;
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

bool
text_is(struct text t, const char *string)
{
	return text_same(t, text_of(string));
}

bool
text_begins(struct text t, const char *string)
{
	size_t n = strlen(string);

	return t.size >= n && memcmp(t.data, string, n) == 0;
}

/* The position of the first DELETE (0x7f) or C1 control (U+0080 to U+009F); the
 * size when there is none. */
static size_t
late_control(struct text t)
{
	const char *end = t.data + t.size, *c = memchr(t.data, 0x7f, t.size);
	const char *at = t.data;

	if (c != NULL)
		return (size_t)(c - t.data);
	while ((at = memchr(at, 0xc2, (size_t)(end - at))) != NULL) {
		if ((unsigned char)at[1] < 0xa0)
			return (size_t)(at - t.data);
		at += 2;
	}
	return t.size;
}

static bool
check_text(struct text *value, struct arena *arena, struct err *err)
{
	size_t bad = utf8_valid(*value), from, to;
	char *clean;

	if (bad < value->size)
		return err_set(err, STATUS_BAD,
		    _("not UTF-8: byte %zu is 0x%02x"), bad + 1,
		    (unsigned char)value->data[bad]);
	bad = late_control(*value);
	if (bad < value->size)
		return err_set(err, STATUS_BAD, _("control character 0x%02x"),
		    (unsigned)utf8_next(*value, &bad));
	from = text_plain(*value);
	if (from == value->size)
		return true;
	clean = arena_alloc(arena, value->size + 1);
	memcpy(clean, value->data, from);
	for (to = from; from < value->size; from++) {
		unsigned char c = (unsigned char)value->data[from];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			return err_set(err, STATUS_BAD,
			    _("control character 0x%02x"), c);
		/* All of them: one that stayed before a newline would go when the
		 * text comes back. */
		while (c == '\n' && to > 0 && clean[to - 1] == '\r')
			to--;
		clean[to++] = (char)c;
	}
	clean[to] = '\0';
	*value = (struct text){ clean, to };
	return true;
}

static bool
item_parse(struct text t, int64_t *item)
{
	const char *point = memchr(t.data, '.', t.size);
	size_t master = point == NULL ? t.size : (size_t)(point - t.data);
	int64_t a, b = 0;

	if (!integer_parse((struct text){ t.data, master }, 1, 999999, &a))
		return false;
	if (point != NULL && !integer_parse((struct text){ point + 1,
	    t.size - master - 1 }, 1, ITEM_UNIT - 1, &b))
		return false;
	*item = a * ITEM_UNIT + b;
	return true;
}

static bool
refuse(struct err *err, const char *what, struct text value)
{
	return err_set(err, STATUS_BAD, "%s: %.*s", what,
	    (int)utf8_fit(value, 60), value.data);
}

bool
word_is(struct text t)
{
	size_t i;

	for (i = 0; i < t.size; i++) {
		char c = t.data[i];

		if (!(c >= 'a' && c <= 'z') && !(i > 0 && c >= '0' && c <= '9') &&
		    !(c == '-' && i > 0 && i + 1 < t.size && t.data[i - 1] != '-'))
			return false;
	}
	return t.size > 0;
}

static bool
check_word(const struct field *f, struct text value, struct err *err)
{
	const char *const *word;
	struct buf words = { 0 };

	for (word = f->values; *word != NULL; word++)
		if (text_is(value, *word))
			return true;
	if ((f->flags & FIELD_OPEN) && word_is(value))
		return true;
	for (word = f->values; *word != NULL; word++) {
		if (word != f->values)
			buf_string(&words, ", ");
		buf_string(&words, *word);
	}
	err_set(err, STATUS_BAD, _("not one of %s: %.*s"), buf_str(&words),
	    (int)utf8_fit(value, 60), value.data);
	buf_release(&words);
	return false;
}

/* Drops the blanks around the parts of a list. */
static void
trim_parts(struct text *value, struct arena *arena)
{
	struct text rest = *value, part;
	struct buf list = { 0 };

	while (text_part(&rest, ',', &part)) {
		buf_text(&list, text_trim(part));
		if (rest.data != NULL)
			buf_char(&list, ',');
	}
	if (list.size < value->size)
		*value = list.size == 0 ? (struct text){ 0 } :
		    arena_copy(arena, (struct text){ list.data, list.size });
	buf_release(&list);
}

/* Prints the number over again, so that the text is the canonical one. */
static void
canonical(const struct field *f, int64_t n, struct text *value, struct arena *arena)
{
	struct buf text = { 0 };

	value_print(&text, f, n);
	if (!text_same((struct text){ text.data, text.size }, *value))
		*value = arena_copy(arena, (struct text){ text.data, text.size });
	buf_release(&text);
}

bool
value_check(const struct field *f, struct text *value, struct arena *arena, struct err *err)
{
	struct buf normal = { 0 };
	day_t day;
	int64_t n;
	bool ok;

	if (value->size == 0) {
		*value = (struct text){ 0 };
		return true;
	}
	if (!check_text(value, arena, err))
		return false;
	switch (f->type) {
	case FIELD_TEXT:
		if (f->flags & FIELD_LIST)
			trim_parts(value, arena);
		return true;
	case FIELD_WORD:
		return check_word(f, *value, err);
	case FIELD_DATE:
		return day_read(*value, &day, err);
	case FIELD_TIME:
		return time_read(*value, err);
	case FIELD_MOMENT:
		return moment_is(*value) || refuse(err, _("not a date, nor one and its hour"),
		    *value);
	case FIELD_INTEGER:
		return integer_parse(*value, INT64_MIN + 1, INT64_MAX, &n) ||
		    refuse(err, _("not a whole number"), *value);
	case FIELD_MONEY:
		if (!decimal_parse(*value, 2, &n))
			return refuse(err, _("not an amount"), *value);
		canonical(f, n, value, arena);
		return true;
	case FIELD_BOOLEAN:
		return text_is(*value, "yes") || text_is(*value, "no") ||
		    refuse(err, _("not yes or no"), *value);
	case FIELD_LINK:
		n = id_parse(*value);
		if (n == ID_NONE)
			return refuse(err, _("not an id"), *value);
		if (n / ID_PREFIX != entity_base(f->target) / ID_PREFIX)
			return err_set(err, STATUS_BAD, _("not the id of one of the %s: %.*s"),
			    _(f->target->plural), (int)value->size, value->data);
		return true;
	case FIELD_ITEM:
		return item_parse(*value, &n) ||
		    refuse(err, _("not an agenda number"), *value);
	case FIELD_NUMBER:
		ok = number_check(*value, f->values[0], &normal, err);
		if (!ok)
			err->status = STATUS_BAD;
		if (ok && !text_is(*value, buf_str(&normal)))
			*value = arena_copy(arena, (struct text){ normal.data, normal.size });
		if (!ok)
			err_at(err, "%.*s", (int)utf8_fit(*value, 60), value->data);
		buf_release(&normal);
		return ok;
	}
	return false;
}

bool
value_whole(const struct field *f)
{
	return f->type == FIELD_INTEGER || f->type == FIELD_MONEY ||
	    f->type == FIELD_BOOLEAN || f->type == FIELD_LINK || f->type == FIELD_ITEM;
}

int64_t
value_encode(const struct field *f, struct text value)
{
	int64_t n = 0;

	switch (f->type) {
	case FIELD_BOOLEAN:
		return text_is(value, "yes");
	case FIELD_LINK:
		return id_parse(value);
	case FIELD_ITEM:
		item_parse(value, &n);
		return n;
	default:
		decimal_parse(value, f->type == FIELD_MONEY ? 2 : 0, &n);
		return n;
	}
}

void
value_print(struct buf *b, const struct field *f, int64_t n)
{
	switch (f->type) {
	case FIELD_BOOLEAN:
		buf_string(b, n ? "yes" : "no");
		return;
	case FIELD_LINK:
		id_print(b, n);
		return;
	case FIELD_ITEM:
		buf_integer(b, n / ITEM_UNIT, 1);
		if (n % ITEM_UNIT != 0) {
			buf_char(b, '.');
			buf_integer(b, n % ITEM_UNIT, 1);
		}
		return;
	default:
		decimal_print(b, n, f->type == FIELD_MONEY ? 2 : 0);
	}
}

struct text
value_text(const struct field *f, int64_t n, struct arena *arena)
{
	struct buf b = { 0 };
	struct text t;

	value_print(&b, f, n);
	t = arena_copy(arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return t;
}

bool
listed(struct text list, struct text word)
{
	struct text part;

	while (text_part(&list, ',', &part))
		if (text_same(part, word))
			return true;
	return false;
}
