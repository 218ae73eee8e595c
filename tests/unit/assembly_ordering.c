/* SPDX-License-Identifier: EUPL-1.2 */
/* Where an assembly wants its points.  The keys are those of PloneMeeting's inserting
 * methods. */
#include "assembly/ordering.h"

#include <string.h>

#include "assembly/assembly.h"
#include "unit.h"

static struct text assembly_value[ASSEMBLY_FIELDS];
static const struct record assembly = { .value = assembly_value };

/* An assembly with its lists. */
static void
set_assembly(const char *kind, const char *ordering)
{
	memset(assembly_value, 0, sizeof assembly_value);
	assembly_value[ASSEMBLY_KIND] = text_of(kind);
	assembly_value[ASSEMBLY_ORDERING] = text_of(ordering);
	assembly_value[ASSEMBLY_GROUPS] = text_of("Secrétariat,Travaux, Finances");
	assembly_value[ASSEMBLY_CATEGORIES] = text_of("Z,Cultes");
	assembly_value[ASSEMBLY_CLASSIFIERS] = text_of("2,1");
	assembly_value[ASSEMBLY_COMMITTEES] = text_of("B,A");
}

/* Appends the place of a point of which two fields are given. */
static void
put_place(const struct ordering *o, int field, const char *value, int other,
    const char *other_value, struct buf *place)
{
	struct text point[DELIBERATION_FIELDS] = { { 0 } };

	point[DELIBERATION_LIST] = text_of("normal");
	point[DELIBERATION_PRIVACY] = text_of("public");
	point[DELIBERATION_TITLE] = text_of("Titre");
	point[field] = text_of(value);
	if (other >= 0)
		point[other] = text_of(other_value);
	ordering_place(o, point, place);
}

static int
compare(struct buf *a, struct buf *b)
{
	int order = ordering_compare((struct text){ a->data, a->size },
	    (struct text){ b->data, b->size });

	buf_release(a);
	buf_release(b);
	return (order > 0) - (order < 0);
}

/* Values of a field in the order in which the key puts them. */
static const struct {
	const char *key;
	int field;
	const char *values[8];
} sorted[] = {
	{ "list", DELIBERATION_LIST, { "normal", "late", "urgent" } },
	{ "privacy", DELIBERATION_PRIVACY, { "public", "secret" } },
	/* No value is a decision. */
	{ "act", DELIBERATION_ACT, { NULL, "by-law", "discipline", "heading",
	    "information", "advice" } },
	{ "poll", DELIBERATION_POLL, { NULL, "public", "secret", "none" } },
	{ "to-discuss", DELIBERATION_TO_DISCUSS, { "yes", "no" } },
	{ "group", DELIBERATION_GROUP, { NULL, "secretariat", "TRAVAUX", "Finances", "Écoles",
	    "Environnement", "zoo" } },
	{ "category", DELIBERATION_CATEGORY, { NULL, "Z", "Cultes", "Accueil" } },
	{ "classifier", DELIBERATION_CLASSIFIER, { NULL, "2", "1", "0", "3" } },
	{ "group-in-charge", DELIBERATION_GROUP_IN_CHARGE, { NULL, "Travaux",
	    "Finances,Travaux", "Finances", "Autre" } },
	/* PloneMeeting: none, the first alone, the first and the second, the second. */
	{ "committee", DELIBERATION_COMMITTEE, { NULL, "B", "A,B", "B,C", "A", "A,C", "C" } },
	{ "title", DELIBERATION_TITLE, { "à la une", "« Bar »", "bar-tabac", "Été", "eten" } },
	{ "author", DELIBERATION_AUTHOR, { NULL, "Anne", "éric", "Éric B", "Zoé" } },
	/* PloneMeeting: what goes nowhere, then by where it goes. */
	{ "send-to", DELIBERATION_SEND_TO, { NULL, "A-2026-00001", "A-2026-00002" } },
	{ "decision-words", DELIBERATION_DECISION, { NULL, "Article 1", "Article 2 : a b c",
	    "de" } },
};

static void
check_sorted(size_t at, bool reversed)
{
	const char *const *value = sorted[at].values;
	struct err err = { 0 };
	struct ordering *o;
	struct buf key = { 0 };
	size_t i, j;

	buf_printf(&key, "%s%s", reversed ? "-" : "", sorted[at].key);
	set_assembly("council", buf_str(&key));
	o = ordering_begin(&assembly, &err);
	ck_assert_msg(o != NULL, "%s", err.text);
	for (i = 0; i == 0 || value[i] != NULL; i++)
		for (j = 0; j == 0 || value[j] != NULL; j++) {
			struct buf a = { 0 }, b = { 0 };
			int want = (i > j) - (i < j), got;

			put_place(o, sorted[at].field, value[i], -1, NULL, &a);
			put_place(o, sorted[at].field, value[j], -1, NULL, &b);
			got = compare(&a, &b);
			ck_assert_msg(got == (reversed ? -want : want), "%s: %s and %s: %d",
			    buf_str(&key), value[i], value[j], got);
		}
	ordering_end(o);
	buf_release(&key);
}

START_TEST(keys)
{
	size_t i;

	for (i = 0; i < sizeof sorted / sizeof *sorted; i++) {
		check_sorted(i, false);
		if (strcmp(sorted[i].key, "privacy") != 0)
			check_sorted(i, true);
	}
}
END_TEST

/* Compares two points of which two fields are given. */
static int
compare_two(int field, const char *value, const char *than, int other,
    const char *other_value, const char *other_than)
{
	struct buf a = { 0 }, b = { 0 };
	struct err err = { 0 };
	struct ordering *o = ordering_begin(&assembly, &err);
	int order;

	ck_assert_msg(o != NULL, "%s", err.text);
	put_place(o, field, value, other, other_value, &a);
	put_place(o, field, than, other, other_than, &b);
	order = compare(&a, &b);
	ordering_end(o);
	return order;
}

START_TEST(several)
{
	/* The first key weighs most; what is the same to all is the same. */
	set_assembly("council", "privacy,-list,group");
	ck_assert_int_eq(compare_two(DELIBERATION_PRIVACY, "public", "secret",
	    DELIBERATION_LIST, "normal", "urgent"), -1);
	ck_assert_int_eq(compare_two(DELIBERATION_LIST, "normal", "urgent",
	    DELIBERATION_GROUP, "Secrétariat", "Finances"), 1);
	ck_assert_int_eq(compare_two(DELIBERATION_TITLE, "a", "b",
	    DELIBERATION_GROUP, "Travaux", "travaux "), 0);
	/* The other groups count with its own. */
	set_assembly("council", "all-groups");
	ck_assert_int_eq(compare_two(DELIBERATION_GROUP, "Travaux", "Finances",
	    DELIBERATION_ALL_GROUPS, NULL, "Secrétariat"), 1);
	ck_assert_int_eq(compare_two(DELIBERATION_GROUP, "Travaux", "Travaux",
	    DELIBERATION_ALL_GROUPS, NULL, "Finances"), -1);
	/* Names of which one is the beginning of the other. */
	set_assembly("council", "-title,-author");
	ck_assert_int_eq(compare_two(DELIBERATION_TITLE, "a", "ab",
	    DELIBERATION_AUTHOR, "z", "a"), 1);
	/* Five words. */
	set_assembly("council", "decision-words");
	ck_assert_int_eq(compare_two(DELIBERATION_DECISION, "un  deux\ntrois quatre cinq six",
	    "un deux trois quatre cinq sept", -1, NULL, NULL), 0);
	ck_assert_int_eq(compare_two(DELIBERATION_DECISION, "un deux trois quatre cinq",
	    "un deux trois quatre six", -1, NULL, NULL), -1);
	set_assembly("council", "end");
	ck_assert_int_eq(compare_two(DELIBERATION_PRIVACY, "secret", "public",
	    DELIBERATION_GROUP, "Z", "A"), 0);
}
END_TEST

/* MeetingCommunes: privacy, list type, proposing group for a council; list type and
 * proposing group for a college. */
START_TEST(by_default)
{
	static const struct { const char *kind; int privacy; } of[] = {
		{ "council", 1 }, { "cpas-council", 1 }, { "police-council", 1 },
		{ "general-assembly", 1 }, { "college", -1 }, { "permanent-bureau", -1 },
		{ "police-college", -1 }, { "board", -1 },
	};
	size_t i;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		set_assembly(of[i].kind, NULL);
		ck_assert_int_eq(compare_two(DELIBERATION_PRIVACY, "secret", "public",
		    DELIBERATION_LIST, "normal", "late"), of[i].privacy);
		ck_assert_int_eq(compare_two(DELIBERATION_LIST, "normal", "late",
		    DELIBERATION_GROUP, "Finances", "Secrétariat"), -1);
		ck_assert_int_eq(compare_two(DELIBERATION_GROUP, "Finances", "Travaux",
		    DELIBERATION_TITLE, "a", "b"), 1);
	}
}
END_TEST

START_TEST(refused)
{
#define KEYS "list, category, classifier, group, all-groups, group-in-charge, committee, " \
	"privacy, to-discuss, poll, act, title, decision-words, send-to, author, end"
	static const struct { int field; const char *value, *why; } bad[] = {
		{ ASSEMBLY_ORDERING, "groupe", "ordering: not one of " KEYS ": groupe" },
		{ ASSEMBLY_ORDERING, "list,", "ordering: not one of " KEYS ": " },
		{ ASSEMBLY_ORDERING, "list, group", "ordering: not one of " KEYS ":  group" },
		{ ASSEMBLY_ORDERING, "--list", "ordering: not one of " KEYS ": --list" },
		{ ASSEMBLY_ORDERING, "list,group,-list", "ordering: stands twice: list" },
		{ ASSEMBLY_ORDERING, "list,end", "ordering: end stands alone" },
		{ ASSEMBLY_ORDERING, "-end", "ordering: end stands alone" },
		{ ASSEMBLY_ORDERING, "-privacy,list", "ordering: privacy is not turned around: "
		    "the closed part comes last" },
		{ ASSEMBLY_GROUPS, "Travaux,,Finances", "groups: an empty entry" },
		{ ASSEMBLY_CATEGORIES, "Travaux, ", "categories: an empty entry" },
		{ ASSEMBLY_CLASSIFIERS, "Écoles,Travaux,ecoles",
		    "classifiers: stands twice: ecoles" },
		{ ASSEMBLY_COMMITTEES, "A,A", "committees: stands twice: a" },
	};
	struct err err = { 0 };
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		set_assembly("council", NULL);
		ck_assert_msg(ordering_check(&assembly, &err), "%s", err.text);
		assembly_value[bad[i].field] = text_of(bad[i].value);
		ck_assert_msg(!ordering_check(&assembly, &err), "%s", bad[i].value);
		ck_assert_int_eq(err.status, STATUS_BAD);
		ck_assert_str_eq(err.text, bad[i].why);
		err_clear(&err);
	}
}
END_TEST

UNIT("assembly/ordering", keys, several, by_default, refused)
