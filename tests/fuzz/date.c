/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates, hours and numbers as text: what is read is printed as it was. */
#include "base/date.h"

#include "base/clock.h"
#include "base/date_read.h"
#include "base/date_words.h"
#include "base/decimal.h"
#include "fuzz.h"
#include "law/number.h"
#include "rec/value.h"

static void
days(struct text t, struct buf *b)
{
	struct err err = { 0 };
	day_t day;

	if (day_read(t, &day, &err)) {
		day_print(b, day);
		must(text_same(contents(b), t));
		day_words(b, day, "nl");
		day_add_months(day, INT64_MAX);
		day_add(day, INT64_MIN);
	} else {
		must(day == DAY_NONE && err.text != NULL);
	}
	err_clear(&err);
	if (time_read(t, &err))
		time_words(b, t, "fr");
	err_clear(&err);
	if (moment_is(t))
		must(moment_day(t) != DAY_NONE);
}

static void
instants(struct text t, struct buf *b)
{
	char *string = memcpy(malloc(t.size + 1), t.data, t.size);

	string[t.size] = '\0';
	if (instant_is(t)) {
		buf_clear(b);
		clock_instant(b, clock_seconds(string));
		must(text_same(contents(b), t));
	}
	clock_zone(string);
	free(string);
}

static void
numbers(struct text t, struct buf *b)
{
	int64_t n, same;
	int scale;

	for (scale = 0; scale <= 4; scale++)
		if (decimal_parse(t, scale, &n)) {
			buf_clear(b);
			decimal_print(b, n, scale);
			must(decimal_parse(contents(b), scale, &same) && same == n);
		}
	if (integer_parse(t, INT64_MIN, INT64_MAX, &n)) {
		buf_clear(b);
		buf_integer(b, n, 1);
		must(text_same(contents(b), t));
	}
}

static void
fuzz(struct text t)
{
	const char *const *scheme;
	struct buf b = { 0 };

	days(t, &b);
	instants(t, &b);
	numbers(t, &b);
	for (scheme = number_schemes; *scheme != NULL; scheme++) {
		struct err err = { 0 };

		buf_clear(&b);
		must(number_check(t, *scheme, &b, &err) == (err.text == NULL));
		err_clear(&err);
	}
	buf_release(&b);
}
