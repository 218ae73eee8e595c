/* SPDX-License-Identifier: EUPL-1.2 */
/* The numbers of an agenda.  Which places there are, and what a number that is moved
 * to means, is as in PloneMeeting's itemchangeorder; but for the sub-points, which
 * follow their master here. */
#include "assembly/numbering.h"

#include <string.h>

#include "unit.h"

#define MOST 8

/* Reads "1 2 2.1 -" (-: none). */
static size_t
numbers(const char *text, int64_t *number)
{
	size_t n = 0;

	while (*text != '\0') {
		char *end;
		long long whole = *text == '-' ? 0 : strtoll(text, &end, 10), sub = 0;

		if (*text == '-')
			end = (char *)(uintptr_t)(text + 1);
		else if (*end == '.')
			sub = strtoll(end + 1, &end, 10);
		number[n++] = whole * ITEM_UNIT + sub;
		text = end + strspn(end, " ");
	}
	return n;
}

/* Points in their order, and their numbers behind what was done to one of them. */
struct example {
	const char *before;
	size_t at;
	const char *to, *after, *why; /* no AFTER: it is refused */
};

static void
check_example(const struct example *x)
{
	int64_t number[MOST], want[MOST], to = 0;
	struct numbering n = { number, numbers(x->before, number) };
	enum place place = strcmp(x->to, "up") == 0 ? PLACE_UP :
	    strcmp(x->to, "down") == 0 ? PLACE_DOWN : PLACE_NUMBER;
	struct err err = { 0 };
	size_t i;
	bool ok;

	if (place == PLACE_NUMBER)
		numbers(x->to, &to);
	numbers(x->after == NULL ? x->before : x->after, want);
	ok = numbering_move(&n, x->at, place, to, &err);
	ck_assert_msg(ok == (x->after != NULL), "%s: %zu to %s: %s", x->before, x->at, x->to,
	    err.text == NULL ? "moved" : err.text);
	for (i = 0; i < n.count; i++)
		ck_assert_msg(number[i] == want[i], "%s: %zu to %s: point %zu is %lld, not %lld",
		    x->before, x->at, x->to, i, (long long)number[i], (long long)want[i]);
	if (ok)
		return;
	ck_assert_int_eq(err.status, STATUS_NO);
	ck_assert_str_eq(err.text, x->why);
	err_clear(&err);
}

static void
check_examples(const struct example *x, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		check_example(&x[i]);
}
#define EXAMPLES(x) check_examples(x, sizeof(x) / sizeof *(x))

START_TEST(within_a_rank)
{
	static const struct example examples[] = {
		{ "1 2 3 4", 3, "2", "1 3 4 2", NULL },
		{ "1 2 3 4", 1, "4", "1 4 2 3", NULL },
		{ "1 2 3 4", 1, "2", "1 2 3 4", NULL },
		{ "1 2 3 4", 0, "5", NULL,
		    "the agenda has no number 5; its numbers go from 1 to 4" },
		{ "1 2 3", 1, "up", "2 1 3", NULL },
		{ "1 2 3", 1, "down", "1 3 2", NULL },
		{ "1 2 3", 0, "up", NULL, "is the first point already" },
		{ "1 2 3", 2, "down", NULL, "is the last point already" },
		/* Sub-points follow their master, past it and with it. */
		{ "1 2 2.1 2.2 3", 1, "1", "2 1 1.1 1.2 3", NULL },
		{ "1 2 2.1 2.2 3", 4, "1", "2 3 3.1 3.2 1", NULL },
		{ "1 2 2.1 2.2 3", 0, "down", "2 1 1.1 1.2 3", NULL },
		{ "1 1.1 1.2 1.3", 3, "1.1", "1 1.2 1.3 1.1", NULL },
		{ "1 1.1 1.2 1.3", 1, "1.3", "1 1.3 1.1 1.2", NULL },
		{ "1 1.1 1.2 1.3", 1, "1.4", NULL,
		    "number 1 has no sub-number 4; they go from 1 to 3" },
		{ "1 1.1 1.2", 2, "up", "1 1.2 1.1", NULL },
		{ "1 1.1 1.2", 1, "up", NULL, "is the first sub-point already" },
		{ "1 1.1 1.2", 2, "down", NULL, "is the last sub-point already" },
		/* What a published agenda lacks, it goes on lacking; what has no number
		 * goes on having none. */
		{ "1 2 4 5 -", 3, "2", "1 4 5 2 -", NULL },
		{ "1 2 4 5", 0, "3", NULL,
		    "the agenda has no number 3; its numbers go from 1 to 5" },
		{ "1 2 2 3", 1, "3", NULL,
		    "shares number 2 with another point; change one with deliberation-set" },
		{ "1 2 2 3", 3, "1", "2 3 3 1", NULL },
	};

	EXAMPLES(examples);
}
END_TEST

START_TEST(to_another_rank)
{
	static const struct example examples[] = {
		/* PloneMeeting: moving 4 to 2.1, and 2 to 4.2, which is 3.2 then. */
		{ "1 2 3 4 5", 3, "2.1", "1 2 3 2.1 4", NULL },
		{ "1 2 3 4 4.1 4.2 5", 1, "4.2", "1 3.2 2 3 3.1 3.3 4", NULL },
		{ "1 2 3", 0, "3.1", "2.1 1 2", NULL },
		/* Moving 4.1 to 2, and 2.1 to 4; one further than the last is its end. */
		{ "1 2 3 4 4.1 4.2", 4, "2", "1 3 4 5 2 5.1", NULL },
		{ "1 2 2.1 2.2 3 4", 2, "4", "1 2 4 2.1 3 5", NULL },
		{ "1 2 2.1", 2, "3", "1 2 3", NULL },
		{ "1 2 2.1", 2, "4", NULL,
		    "the agenda has no number 4; its numbers go from 1 to 2" },
		/* Moving 3.1 to 2.2, and 2.1 to 3.2. */
		{ "2 2.1 2.2 3 3.1 3.2", 4, "2.2", "2 2.1 2.3 3 2.2 3.1", NULL },
		{ "2 2.1 2.2 3 3.1 3.2", 1, "3.2", "2 3.2 2.1 3 3.1 3.3", NULL },
		/* A master takes its sub-points along. */
		{ "1 2 2.1 2.2 3 3.1", 1, "3.1", "1 2.1 2.2 2.3 2 2.4", NULL },
		{ "1 2 2.1 2.2 3", 1, "1.1", "1 1.1 1.2 1.3 2", NULL },
		/* The number before must be there, and so must the master. */
		{ "1 2 3", 2, "1.2", NULL, "number 1 has no sub-number 2; the next would be 1" },
		{ "1 1.1 2 3", 3, "1.3", NULL,
		    "number 1 has no sub-number 3; the next would be 2" },
		{ "1 2 3", 0, "4.1", NULL,
		    "the agenda has no number 4; its numbers go from 1 to 3" },
		{ "1 2 3", 1, "2.1", NULL, "would be its own sub-point" },
		{ "1 2 2.1", 1, "2.1", NULL, "would be its own sub-point" },
		/* PloneMeeting: 1 to 99. */
		{ "1 1.98 2", 2, "1.99", "1 1.98 1.99", NULL },
		{ "1 1.99 2", 2, "1.100", NULL, "number 1 would have more than 99 sub-points" },
		{ "1 1.98 2 2.1", 2, "1.99", NULL,
		    "number 1 would have more than 99 sub-points" },
		/* A sub-point whose master the source left out. */
		{ "1 2.1 3", 1, "3", "1 2 3", NULL },
		{ "1 2.1 3", 1, "1", "2 1 3", NULL },
		{ "1 2.1 3", 1, "1.1", "1 1.1 2", NULL },
		{ "1 2.1 3", 2, "2.2", NULL,
		    "the agenda has no number 2; its numbers go from 1 to 3" },
		{ "1 999999 999999.1", 2, "999999", NULL,
		    "the agenda has no number 999999; its numbers go from 1 to 999999" },
	};

	EXAMPLES(examples);
}
END_TEST

START_TEST(entering)
{
	int64_t number[MOST], want[MOST];
	struct numbering n = { number, numbers("1 2 2.1 4 -", number) };
	struct err err = { 0 };

	ck_assert(numbering_enter(&n, 4, 2 * ITEM_UNIT, &err));
	numbers("1 3 3.1 5 2", want);
	ck_assert_mem_eq(number, want, n.count * sizeof *number);
	n.count = numbers("1 999999 -", number);
	ck_assert(!numbering_enter(&n, 2, ITEM_UNIT, &err));
	ck_assert_int_eq(err.status, STATUS_NO);
	numbers("1 999999 -", want);
	ck_assert_mem_eq(number, want, n.count * sizeof *number);
	err_clear(&err);
}
END_TEST

START_TEST(leaving)
{
	static const struct { const char *before; size_t at; const char *after; } examples[] = {
		{ "1 2 3", 0, "- 1 2" }, { "1 2 3", 2, "1 2 -" }, { "1", 0, "-" },
		/* PloneMeeting: the first sub-point takes the place of its master. */
		{ "1 2 2.1 2.2 3", 1, "1 - 2 2.1 3" },
		{ "1 2 2.1 2.2 3", 2, "1 2 - 2.1 3" },
		{ "1 2 2.1 2.2 3", 3, "1 2 2.1 - 3" },
		{ "1 2 2.1 2.2 3 3.1", 0, "- 1 1.1 1.2 2 2.1" },
		/* As the source has it: a gap, a number that is there twice, none. */
		{ "1 2 4 5", 0, "- 1 3 4" }, { "1 2 2 3", 1, "1 - 2 3" }, { "1 - 2", 1, "1 - 2" },
		{ "1 2 2.3 2.4", 1, "1 - 2 2.3" }, { "1 2.1 3", 1, "1 - 2" },
		{ "1 2.1 2.2 3", 1, "1 - 2.1 3" },
	};
	int64_t number[MOST], want[MOST];
	size_t i, j;

	for (i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct numbering n = { number, numbers(examples[i].before, number) };

		numbers(examples[i].after, want);
		numbering_leave(&n, examples[i].at);
		for (j = 0; j < n.count; j++)
			ck_assert_msg(number[j] == want[j], "%s without %zu: %zu is %lld",
			    examples[i].before, examples[i].at, j, (long long)number[j]);
	}
}
END_TEST

START_TEST(keeping)
{
	static const struct { const char *before, *after, *why; } examples[] = {
		{ "1 2 3", "3 1 2", NULL }, { "1 2 3", "1 2 - 3", NULL }, { "", "1", NULL },
		{ "1 2 3", "1 2 2", "number 2 would be there twice" },
		{ "1 2 3", "1 2 4", "there would be a gap before number 4" },
		{ "1 2 3", "1 3", "there would be a gap before number 3" },
		{ "1 2 3", "2 3", "there would be a gap before number 2" },
		{ "", "2", "there would be a gap before number 2" },
		/* What was so already: a gap, a number that is there twice. */
		{ "1 2 5 6", "1 2 5 6 7", NULL }, { "1 2 5 6", "1 2 3 5 6", NULL },
		{ "1 2 5 6", "1 5 6", "there would be a gap before number 5" },
		{ "1 2 5 6", "1 2 5 6 8", "there would be a gap before number 8" },
		{ "1 2 2", "1 2 2 3", NULL }, { "1 2 2", "1 2 3", NULL },
		{ "1 2 2", "1 2 2 2", "number 2 would be there twice" },
		{ "1 2 2 3", "1 2 3 3", "number 3 would be there twice" },
		/* Sub-points. */
		{ "1 2 2.1", "1 2 2.1 2.2", NULL }, { "1 2", "1 2 2.1", NULL },
		{ "1 2", "1 2 2.2", "there would be a gap before number 2.2" },
		{ "1 2 2.1 2.2", "1 2 2.2", "there would be a gap before number 2.2" },
		{ "1 2", "1 2 3.1", "number 3.1 would be of no point" },
		{ "1 2 2.1 3", "1 2.1 3 2.2", "number 2.1 would be of no point" },
		{ "1 2.1 3", "1 2.1 3 4", NULL },
	};
	int64_t before[MOST], after[MOST];
	size_t i;

	for (i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct numbering b = { before, numbers(examples[i].before, before) };
		struct numbering a = { after, numbers(examples[i].after, after) };
		struct err err = { 0 };
		bool ok = numbering_keeps(&b, &a, &err);

		ck_assert_msg(ok == (examples[i].why == NULL), "%s, then %s: %s",
		    examples[i].before, examples[i].after, ok ? "kept" : err.text);
		ck_assert_msg(ok || strncmp(err.text, examples[i].why,
		    strlen(examples[i].why)) == 0, "%s, then %s: %s", examples[i].before,
		    examples[i].after, err.text);
		ck_assert(ok || err.status == STATUS_NO);
		err_clear(&err);
	}
}
END_TEST

UNIT("assembly/numbering", within_a_rank, to_another_rank, entering, leaving, keeping)
