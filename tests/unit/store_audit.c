/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/audit.h"

#include <string.h>

#include "rec/value.h"
#include "store/core.h"
#include "unit.h"

static struct db *
fresh(void)
{
	struct err err = { 0 };
	struct db *db = db_open(NULL, DB_MEMORY, &err);

	setenv("PERRON_SHARE", "share", 0);
	ck_assert_msg(db != NULL && schema_raise(db, &core_wing, &err), "%s", err.text);
	return db;
}

static struct audit *
begin(struct db *db)
{
	struct err err = { 0 };
	struct audit *a = audit_begin(db, "clerk", "meeting-new", &err);

	ck_assert_ptr_nonnull(a);
	ck_assert(audit_enter(a, "2026-03-02T09:00:00Z", &err));
	return a;
}

/* M-2026-00001, as rec/id.h works it out: M is the 13th letter. */
#define FIRST INT64_C(132026000000001)

static const struct text none;

/* The number comes from
 *	{ head -c 32 /dev/zero; printf '1\n2026-03-02T09:00:00Z\nclerk\nmeeting-new\n
 *	M-2026-00001\t\n\tplace\t\tSalle du Conseil\n'; } | sha256sum
 * (without the break): the words of store/audit.h. */
START_TEST(first_hash)
{
	struct db *db = fresh();
	struct audit *a = begin(db);
	struct err err = { 0 };
	struct buf hex = { 0 };
	struct query *q;

	ck_assert_int_eq(audit_record(a, FIRST, 0, &err), 1);
	audit_field(a, "place", none, text_of("Salle du Conseil"));
	ck_assert(audit_flush(a, &err));
	q = query_begin(db, "SELECT hash FROM audit", &err);
	ck_assert(query_next(q, &err));
	hex_print(&hex, (const unsigned char *)query_text(q, 0).data, query_text(q, 0).size);
	ck_buf(&hex, "7e87b4f38d47f3aea2931a9a13fb177721640e9090b966b9a17b61fad07627a4");
	buf_release(&hex);
	query_end(q);
	audit_end(a);
	db_close(db);
}
END_TEST

/* Many rows, by several invocations: each hash follows from the one before. */
START_TEST(chain)
{
	struct db *db = fresh();
	struct err err = { 0 };
	struct query *q;
	struct audit_row row;
	unsigned char before[SHA256_SIZE] = { 0 }, hash[SHA256_SIZE];
	int64_t records = 0, entries = 0, seq = 0;
	int round, i;

	for (round = 0; round < 3; round++) {
		struct audit *a = begin(db);

		for (i = 0; i < 5000; i++) {
			ck_assert_int_gt(audit_record(a, FIRST + records++, 0, &err), 0);
			audit_field(a, "place", none, text_of("Salle\tdu\nConseil"));
		}
		ck_assert(audit_flush(a, &err));
		ck_assert(audit_flush(a, &err));
		audit_end(a);
	}
	q = query_begin(db, AUDIT_SELECT " ORDER BY seq", &err);
	while (query_next(q, &err)) {
		struct audit_change c = { 0 };
		struct arena arena = { 0 };
		struct text rest;

		audit_read(q, &row);
		ck_assert_int_eq(row.seq, ++seq);
		audit_hash(&row, before, hash);
		ck_assert_uint_eq(row.hash.size, SHA256_SIZE);
		ck_assert_mem_eq(row.hash.data, hash, SHA256_SIZE);
		memcpy(before, hash, SHA256_SIZE);
		rest = row.change;
		while (audit_next(&rest, &c, &arena, &err)) {
			ck_assert_int_eq(c.id, FIRST + entries++);
			ck_assert(text_is(c.field, "place"));
			ck_assert(text_is(c.after, "Salle\tdu\nConseil"));
		}
		ck_assert_ptr_null(err.text);
		arena_release(&arena);
	}
	ck_assert_int_eq(entries, records);
	/* 15,000 records do not fit in a row of 60 KiB. */
	ck_assert_int_gt(seq, 3);
	query_end(q);
	db_close(db);
}
END_TEST

/* A hash changes with every part of the row, and with what came before. */
START_TEST(every_part)
{
	struct audit_row row = { .seq = 7, .at = text_of("2026-03-02T09:00:00Z"),
		.actor = text_of("clerk"), .command = text_of("meeting-set"),
		.change = text_of("M-2026-00001\t3\n") }, other;
	unsigned char before[SHA256_SIZE] = { 1 }, hash[SHA256_SIZE], changed[SHA256_SIZE];
	int i;

	audit_hash(&row, before, hash);
	for (i = 0; i < 7; i++) {
		other = row;
		switch (i) {
		case 0: other.seq = 8; break;
		case 1: other.at = text_of("2026-03-02T09:00:01Z"); break;
		case 2: other.actor = text_of("clerc"); break;
		case 3: other.command = text_of("meeting-new"); break;
		case 4: other.change = text_of("M-2026-00001\t2\n"); break;
		/* The border between two texts is a part too. */
		case 5: other.actor = text_of("clerk\nmeeting");
			other.command = text_of("-set"); break;
		case 6: before[31] = 1; break;
		}
		audit_hash(&other, before, changed);
		ck_assert_msg(memcmp(hash, changed, SHA256_SIZE) != 0, "part %d", i);
	}
}
END_TEST

START_TEST(entries)
{
	static const char change[] = "M-2026-00001\t\n\tplace\t\tSalle\n\tname\ta\\tb\t\n"
	    "M-2026-00002\t5\nM-2026-00003\t6\n\tplace\tx\ty\n";
	struct text rest = text_of(change);
	struct audit_change c = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };

	ck_assert(audit_next(&rest, &c, &arena, &err));
	ck_assert(c.id == FIRST && c.previous == 0 && text_is(c.field, "place"));
	ck_assert(c.before.size == 0 && text_is(c.after, "Salle"));
	ck_assert(audit_next(&rest, &c, &arena, &err));
	ck_assert(c.id == FIRST && text_is(c.field, "name") && text_is(c.before, "a\tb"));
	ck_assert(audit_next(&rest, &c, &arena, &err));
	ck_assert(c.id == FIRST + 1 && c.previous == 5 && c.field.data == NULL);
	ck_assert(audit_next(&rest, &c, &arena, &err));
	ck_assert(c.id == FIRST + 2 && c.previous == 6 && text_is(c.after, "y"));
	ck_assert(!audit_next(&rest, &c, &arena, &err));
	ck_assert_ptr_null(err.text);
	arena_release(&arena);
}
END_TEST

START_TEST(no_entries)
{
	static const char *const bad[] = { "x", "\tplace\ta\tb\n", "M-2026-00001\n",
		"M-2026-00001\tx\n", "M-2026-00001\t0\n", "M-2026-00001\t\n\tplace\n",
		"M-2026-00001\t\n\tplace\t\\x\tb\n", "M-2026-00001\t-1\n", "\n" };
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct text rest = text_of(bad[i]);
		struct audit_change c = { 0 };
		struct arena arena = { 0 };
		struct err err = { 0 };

		ck_assert_msg(!audit_next(&rest, &c, &arena, &err), "%s", bad[i]);
		ck_assert_msg(err.text != NULL, "%s", bad[i]);
		err_clear(&err);
		arena_release(&arena);
	}
}
END_TEST

UNIT("store/audit", first_hash, chain, every_part, entries, no_entries)
