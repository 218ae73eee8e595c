/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/value.h"

#include <string.h>

#include "rec/id.h"
#include "unit.h"

static const struct entity meeting = { .name = "meeting", .plural = "meetings",
	.prefix = "M" };
static const char *const words[] = { "public", "secret", NULL };
static const char *const kbo[] = { "kbo", NULL };

static const struct field
	text = { .name = "text" },
	list = { .name = "list", .flags = FIELD_LIST },
	word = { .name = "word", .type = FIELD_WORD, .values = words },
	date = { .name = "date", .type = FIELD_DATE },
	hour = { .name = "time", .type = FIELD_TIME },
	moment = { .name = "moment", .type = FIELD_MOMENT },
	whole = { .name = "integer", .type = FIELD_INTEGER },
	money = { .name = "money", .type = FIELD_MONEY },
	boolean = { .name = "boolean", .type = FIELD_BOOLEAN },
	link_ = { .name = "link", .type = FIELD_LINK, .target = &meeting },
	item = { .name = "item", .type = FIELD_ITEM },
	number = { .name = "number", .type = FIELD_NUMBER, .values = kbo };

/* What comes in, and its canonical text, or NULL where it must be refused. */
static const struct {
	const struct field *field;
	const char *in, *out;
} cases[] = {
	{ &text, "a", "a" }, { &text, " a ", " a " }, { &text, "tab\there", "tab\there" },
	{ &text, "two\nlines", "two\nlines" }, { &text, "two\r\nlines", "two\nlines" },
	{ &text, "a\r\r\nb", "a\nb" }, { &text, "lone\rreturn", "lone\rreturn" },
	{ &text, "\r", "\r" }, { &text, "\r\n", "\n" }, { &text, "a\\b\"c", "a\\b\"c" },
	{ &text, "😀 « ’ »", "😀 « ’ »" },
	{ &text, "\x01", NULL }, { &text, "\x1b[2J", NULL }, { &text, "a\x7f", NULL },
	{ &text, "\x7f \"", NULL }, { &text, "\xc2\x80", NULL }, { &text, "\n\xc2\x9f", NULL },
	{ &text, "\xc2\xa0", "\xc2\xa0" },
	{ &text, "\xff", NULL }, { &text, "caf\xe9", NULL },
	{ &list, "a, b c ,d", "a,b c,d" }, { &list, " a\n", "a" }, { &list, "a,,b", "a,,b" },
	{ &list, " , ", "," }, { &list, "a\x01, b", NULL },
	{ &word, "public", "public" }, { &word, "Public", NULL }, { &word, "publi", NULL },
	{ &word, "publics", NULL }, { &word, " public", NULL },
	{ &date, "0001-01-01", "0001-01-01" }, { &date, "9999-12-31", "9999-12-31" },
	{ &date, "2024-02-29", "2024-02-29" }, { &date, "2026-02-29", NULL },
	{ &date, "0000-12-31", NULL }, { &date, "10000-01-01", NULL },
	{ &date, "31/02/2026", NULL },
	{ &hour, "00:00", "00:00" }, { &hour, "23:59", "23:59" }, { &hour, "24:00", NULL },
	{ &hour, "23:60", NULL },
	{ &moment, "2026-03-18", "2026-03-18" }, { &moment, "2026-03-18T09:30", "2026-03-18T09:30" },
	{ &moment, "2026-03-18T23:59", "2026-03-18T23:59" }, { &moment, "2026-03-18T24:00", NULL },
	{ &moment, "2026-03-18T9:30", NULL }, { &moment, "2026-03-18 09:30", NULL },
	{ &moment, "2026-02-29T09:30", NULL }, { &moment, "2026-03-18T", NULL },
	{ &moment, "2026-03-18T09:30:00", NULL }, { &moment, "2026-03", NULL },
	/* One more than INT64_MIN is where the type starts. */
	{ &whole, "-9223372036854775807", "-9223372036854775807" },
	{ &whole, "-9223372036854775808", NULL },
	{ &whole, "9223372036854775807", "9223372036854775807" },
	{ &whole, "9223372036854775808", NULL }, { &whole, "0", "0" }, { &whole, "-0", NULL },
	{ &whole, "01", NULL }, { &whole, "1.0", NULL },
	{ &money, "1", "1.00" }, { &money, "1.5", "1.50" }, { &money, "-0", "0.00" },
	{ &money, "007.10", "7.10" }, { &money, "1.005", NULL }, { &money, "1,50", NULL },
	{ &money, "92233720368547758.07", "92233720368547758.07" },
	{ &money, "92233720368547758.08", NULL },
	{ &money, "-92233720368547758.08", "-92233720368547758.08" },
	{ &money, "-92233720368547758.09", NULL },
	{ &boolean, "yes", "yes" }, { &boolean, "no", "no" }, { &boolean, "true", NULL },
	{ &boolean, "YES", NULL }, { &boolean, "y", NULL },
	{ &link_, "M-2026-00001", "M-2026-00001" },
	{ &link_, "M-9999-999999999", "M-9999-999999999" }, { &link_, "M-2026-00000", NULL },
	{ &link_, "D-2026-00001", NULL }, { &link_, "MM-2026-00001", NULL },
	{ &link_, "M-2026-1", NULL },
	{ &item, "1", "1" }, { &item, "0", NULL }, { &item, "2.1", "2.1" },
	{ &item, "2.10", "2.10" }, { &item, "2.0", NULL }, { &item, "2.01", NULL },
	{ &item, "2.999", "2.999" }, { &item, "2.1000", NULL }, { &item, "999999", "999999" },
	{ &item, "1000000", NULL }, { &item, "2.", NULL }, { &item, ".1", NULL },
	{ &item, "2.1.1", NULL }, { &item, "-1", NULL },
	/* The enterprise number that the issue gives as its example. */
	{ &number, "0841470248", "0841470248" }, { &number, "0841.470.248", "0841470248" },
	{ &number, "0841470249", NULL }, { &number, "0841470247", NULL },
};

static int
check(const struct field *f, const char *in, struct text *out, struct arena *arena)
{
	struct err err = { 0 };
	bool ok;

	*out = text_of(in);
	ok = value_check(f, out, arena, &err);
	ck_assert_msg(ok == (err.text == NULL), "%s: %s", f->name, in);
	ck_assert(ok || err.status == STATUS_BAD);
	err_clear(&err);
	return ok;
}

START_TEST(checked)
{
	struct arena arena = { 0 };
	struct text t;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		int ok = check(cases[i].field, cases[i].in, &t, &arena);

		ck_assert_msg(ok == (cases[i].out != NULL), "%s: %s", cases[i].field->name,
		    cases[i].in);
		if (ok)
			ck_assert_msg(text_is(t, cases[i].out), "%s: %s: %.*s", cases[i].field->name,
			    cases[i].in, (int)t.size, t.data);
	}
	arena_release(&arena);
}
END_TEST

/* What was accepted is accepted as it is. */
START_TEST(canonical)
{
	struct arena arena = { 0 };
	struct text t;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		if (cases[i].out != NULL) {
			ck_assert(check(cases[i].field, cases[i].out, &t, &arena));
			ck_assert_msg(text_is(t, cases[i].out), "%s: %s", cases[i].field->name,
			    cases[i].out);
		}
	arena_release(&arena);
}
END_TEST

/* Through the store and back. */
START_TEST(stored)
{
	struct arena arena = { 0 };
	struct buf b = { 0 };
	struct text t;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].out == NULL || !value_whole(cases[i].field))
			continue;
		ck_assert(check(cases[i].field, cases[i].in, &t, &arena));
		value_print(&b, cases[i].field, value_encode(cases[i].field, t));
		ck_buf(&b, cases[i].out);
	}
	buf_release(&b);
	arena_release(&arena);
}
END_TEST

/* 2.10 follows 2.9, and both follow 2 and come before 3. */
START_TEST(items_in_order)
{
	static const char *const order[] = { "1", "1.999", "2", "2.1", "2.9", "2.10", "2.11",
		"2.100", "3", "10", "999999", "999999.999" };
	size_t i;

	for (i = 1; i < sizeof order / sizeof *order; i++)
		ck_assert_int_lt(value_encode(&item, text_of(order[i - 1])),
		    value_encode(&item, text_of(order[i])));
}
END_TEST

START_TEST(no_value)
{
	static const struct field *const fields[] = { &text, &word, &date, &hour, &moment, &whole,
		&money, &boolean, &link_, &item, &number };
	struct arena arena = { 0 };
	struct text t;
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		ck_assert(check(fields[i], "", &t, &arena));
		ck_assert_ptr_null(t.data);
		ck_assert(check(fields[i], NULL, &t, &arena));
		ck_assert_ptr_null(t.data);
	}
	ck_assert(text_same((struct text){ 0 }, (struct text){ 0 }));
	ck_assert(!text_same((struct text){ 0 }, text_of("")));
	ck_assert(!text_same(text_of("a"), text_of("b")));
	ck_assert(text_same(text_of("a"), text_of("a")));
}
END_TEST

UNIT("rec/value", checked, canonical, stored, items_in_order, no_value)
