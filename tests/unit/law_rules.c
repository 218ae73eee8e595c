/* SPDX-License-Identifier: EUPL-1.2 */
/* What the functions of law/ make of the shipped rules.  The examples are those
 * of the articles and sources that are named; what is true of all cases is
 * checked for all of some size.  PERRON_SHARE names share/, which is below the
 * working directory when it is not set. */
#include <string.h>

#include "law/advice.h"
#include "law/ballot.h"
#include "law/convocation.h"
#include "law/majority.h"
#include "law/own.h"
#include "law/publication.h"
#include "law/seats.h"
#include "law/supervision.h"
#include "unit.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static struct rules rules;
static struct trace trace;

static day_t
day(const char *s)
{
	day_t d = *s == '\0' ? DAY_NONE : day_parse(text_of(s));

	ck_assert_msg(*s == '\0' || d != DAY_NONE, "%s", s);
	return d;
}

#define ON (day("2026-03-02"))

static void
load(const char *name)
{
	struct err err = { 0 };

	setenv("PERRON_SHARE", "share", 0);
	ck_assert_msg(rules_load(&rules, name, &err), "%s", err.text);
}

static void
unload(void)
{
	trace_release(&trace);
	rules_release(&rules);
}

static void
refused(bool ok, enum status status, const char *text, struct err *err)
{
	ck_assert_msg(!ok, "not refused: %s", text);
	ck_assert_int_eq(err->status, status);
	ck_assert_str_eq(err->text, text);
	err_clear(err);
}

/*
 * The tables
 */

/* The shipped rows take what they have, by the judgement that the rows of an authority
 * are put to. */
static bool
can_be_followed(const struct rule *r)
{
	struct err err = { 0 };
	struct rule own = *r;
	bool ok;

	own.own = NULL;
	ok = own_judge(&rules, &own, &err);
	ck_assert_msg(ok, "%s", err.text);
	return ok && *r->value != '\0' && (r->value[0] < '0' || r->value[0] > '9' ||
	    *r->unit != '\0');
}

static void
check_table(const char *name, size_t at_least)
{
	static const char *const certainties[] = { "text", "secondary", "unverified", NULL };
	struct err err = { 0 };
	const struct rule *r;
	size_t i;

	load(name);
	ck_assert_uint_ge(rules.count, at_least);
	for (r = rules.rule; r < rules.rule + rules.count; r++) {
		for (i = 0; certainties[i] != NULL; i++)
			if (strcmp(certainties[i], r->certainty) == 0)
				break;
		ck_assert_msg(certainties[i] != NULL, "%s: %s", r->name, r->certainty);
		ck_assert_msg(*r->source != '\0', "%s: no source", r->name);
		if (r->to < r->from) {
			ck_assert_str_eq(r->value, "");
			ck_assert(!rules_know(&rules, r->name, ON) && rules_have(&rules, r->name));
			continue;
		}
		ck_assert_msg(can_be_followed(r), "%s: %s %s", r->name, r->value, r->unit);
		/* What is from memory alone is never shipped as certain. */
		ck_assert_msg(strncmp(r->source, "from memory", 11) != 0 ||
		    strcmp(r->certainty, "unverified") == 0, "%s", r->name);
		/* On its days it is the rule, and no other is. */
		ck_assert_msg(rules_for(&rules, r->name, r->from, r->least, &err) == r, "%s: %s",
		    r->name, err.text);
		ck_assert_msg(rules_for(&rules, r->name, r->to, r->least, &err) == r, "%s: %s",
		    r->name, err.text);
	}
	unload();
}

START_TEST(tables)
{
	check_table("law/assembly.tsv", 80);
	check_table("law/seats.tsv", 25);
}
END_TEST

/* Each kind of each function has its rules. */
START_TEST(kinds)
{
	static const struct {
		const char *const *kinds, *prefix;
	} sets[] = {
		{ quorum_kinds, "quorum-" }, { convocation_kinds, "convocation-" },
		{ supervision_kinds, "supervision-term-" },
		{ supervision_kinds, "supervision-silence-" },
		{ finance_terms, "finance-advice-" },
	};
	struct err err = { 0 };
	struct buf b = { 0 };
	size_t i, k;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(sets); i++)
		for (k = 0; sets[i].kinds[k] != NULL; k++) {
			buf_printf(&b, "%s%s", sets[i].prefix, sets[i].kinds[k]);
			ck_assert_msg(rules_on(&rules, buf_str(&b), ON, &err) != NULL, "%s",
			    err.text);
			buf_clear(&b);
		}
	buf_release(&b);
	unload();
}
END_TEST

START_TEST(no_guessing)
{
	struct err err = { 0 };
	const struct rule *r;

	load("law/assembly.tsv");
	/* CDLD L1133-1 as it was up to 30 June 2025, and since. */
	r = rules_on(&rules, "publication-mode", day("2025-06-30"), &err);
	ck_assert_str_eq(r->value, "notice-board");
	r = rules_on(&rules, "publication-mode", day("2025-07-01"), &err);
	ck_assert_str_eq(r->value, "web-site");
	refused(rules_on(&rules, "publication-mode", day("2004-04-21"), &err) != NULL, STATUS_BAD,
	    "publication-mode: not known for 2004-04-21, only for 2004-04-22/2025-06-30, "
	    "2025-07-01/", &err);
	ck_assert_ptr_null(rules_on(&rules, "no-rule", ON, &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	err_clear(&err);
	unload();
}
END_TEST

/* The smallest number that is more than half, and that is two thirds; the
 * largest that is no more than half. */
START_TEST(shares)
{
	struct rule half = { .name = "t", .value = ">1/2" }, thirds = { .name = "t",
		.value = ">=2/3" }, most = { .name = "t", .value = "<=1/2" };
	static const char *const bad[] = { "", "1/2", ">", ">1", ">1/0", ">2/1", ">-1/2", "> 1/2",
		">1/2x", "=>1/2", "-1", "1.5", "two", ">1001/1002", "1000000001" };
	struct rule wrong = { .name = "t" };
	struct err err = { 0 };
	int64_t n, k;
	size_t i;

	load("law/assembly.tsv");
	for (n = 0; n <= 300; n++) {
		ck_assert(rule_share(&rules, &half, n, &k, &err));
		ck_assert(2 * k > n && 2 * (k - 1) <= n);
		ck_assert(rule_share(&rules, &thirds, n, &k, &err));
		ck_assert(3 * k >= 2 * n && 3 * (k - 1) < 2 * n);
		ck_assert(rule_share(&rules, &most, n, &k, &err));
		ck_assert(2 * k <= n && 2 * (k + 1) > n);
	}
	ck_assert(rule_share(&rules, &thirds, RULE_MOST, &k, &err));
	ck_assert_int_eq(k, 666666667);
	for (i = 0; i < COUNT(bad); i++) {
		wrong.value = bad[i];
		ck_assert_msg(!rule_share(&rules, &wrong, 17, &k, &err), "%s", bad[i]);
		ck_assert_ptr_nonnull(strstr(err.text, "t: not a value that can be followed"));
		err_clear(&err);
	}
	unload();
}
END_TEST

/*
 * Rows of an authority
 */

static void
add_own(const char *name, const char *value, const char *from, const char *to, int64_t least)
{
	struct rule own = { .name = name, .value = value, .from = day(from),
		.to = *to == '\0' ? DAY_LAST : day(to), .least = least, .unit = "", .article = "A",
		.source = "S", .certainty = "text", .note = "", .own = "RU-2026-00001" };

	rules_add(&rules, &own);
}

static const char *
value_on(const char *name, const char *on, int64_t quantity)
{
	struct err err = { 0 };
	const struct rule *r = rules_for(&rules, name, day(on), quantity, &err);

	ck_assert_msg(r != NULL, "%s", err.text);
	return r->value;
}

/* An own row wins on its days and for its quantities, and nowhere else. */
START_TEST(own_rows)
{
	struct err err = { 0 };
	size_t before;

	load("law/assembly.tsv");
	add_own("convocation-council", "10", "2026-03-01", "2026-05-31", 0);
	ck_assert_str_eq(value_on("convocation-council", "2026-02-28", 0), "7");
	ck_assert_str_eq(value_on("convocation-council", "2026-03-01", 0), "10");
	ck_assert_str_eq(value_on("convocation-council", "2026-05-31", 0), "10");
	ck_assert_str_eq(value_on("convocation-council", "2026-06-01", 0), "7");
	/* It makes known what was not. */
	add_own("supervision-shift", "none", "2018-01-01", "2019-01-31", 0);
	ck_assert_str_eq(value_on("supervision-shift", "2019-01-31", 0), "none");
	ck_assert_str_eq(value_on("supervision-shift", "2019-02-01", 0), "next");
	before = rules.count;
	add_own("no-rule", "10", "2026-03-01", "", 0);
	add_own("quorum-council", "1", "2026-03-01", "2026-02-28", 0);
	ck_assert_uint_eq(rules.count, before);
	ck_assert_str_eq(value_on("quorum-council", "2026-03-01", 0), ">1/2");
	add_own("quorum-council", "1", "2026-03-01", "", 0);
	add_own("quorum-council", "2", "2026-03-02", "", 0);
	refused(rules_on(&rules, "quorum-council", day("2026-03-02"), &err) != NULL, STATUS_BAD,
	    "RU-2026-00001: quorum-council: there are two for one day", &err);
	unload();
	/* CDLD L1122-3: from 9000 inhabitants 21 seats, from 12 000 on 23. */
	load("law/seats.tsv");
	add_own("seats-council", "22", "2026-03-01", "", 10000);
	add_own("seats-council", "24", "2026-03-01", "", 12000);
	ck_assert_str_eq(value_on("seats-council", "2026-03-01", 9999), "21");
	ck_assert_str_eq(value_on("seats-council", "2026-03-01", 10000), "22");
	ck_assert_str_eq(value_on("seats-council", "2026-03-01", 11999), "22");
	ck_assert_str_eq(value_on("seats-council", "2026-03-01", 12000), "24");
	ck_assert_str_eq(value_on("seats-council", "2026-02-28", 12000), "23");
	unload();
}
END_TEST

/* What takes says of words is what the functions follow. */
START_TEST(own_words)
{
	static const char *const ties[] = { "tie-council", "tie-college", "tie-cpas" };
	static const char *const votes_of[] = { "council", "college", "cpas" };
	static const char *const rolls[] = { "none", "next", "previous" };
	struct supervision s = { 0 };
	struct days_off off = { 0 };
	struct err err = { 0 };
	struct text words, word;
	struct arena kept = { 0 };
	struct vote v;
	size_t i;

	for (i = 0; i < COUNT(ties); i++) {
		load("law/assembly.tsv");
		words = arena_copy(&kept, text_of(rules_on(&rules, ties[i], ON, &err)->takes));
		unload();
		ck_assert(text_part(&words, ' ', &word));
		while (text_part(&words, ',', &word)) {
			struct buf value = { 0 };

			buf_text(&value, word);
			load("law/assembly.tsv");
			add_own(ties[i], buf_str(&value), "2026-01-01", "", 0);
			v = (struct vote){ .ballots = { 8, 8, 0 } };
			ck_assert_msg(vote_count(&v, votes_of[i], &rules, ON, &trace, &err), "%s",
			    err.text);
			ck_assert_str_eq(outcome_words[v.outcome], buf_str(&value));
			unload();
			buf_release(&value);
		}
	}
	for (i = 0; i < COUNT(rolls); i++) {
		load("law/assembly.tsv");
		ck_assert_str_eq(rules_on(&rules, "supervision-shift", ON, &err)->takes,
		    "one none,next,previous");
		add_own("supervision-shift", rolls[i], "2026-01-01", "", 0);
		/* From 6 March 2026, 30 days end on Easter Sunday, before a holiday: the
		 * Friday before it is the working day that is the nearest. */
		s = (struct supervision){ .received = day("2026-03-06") };
		ck_assert_msg(supervision_judge(&s, "approval", &off, &rules, &trace, &err), "%s",
		    err.text);
		ck_assert_int_eq(s.expiry, day(i == 0 ? "2026-04-05" : i == 1 ? "2026-04-07" :
		    "2026-04-03"));
		days_off_release(&off);
		unload();
	}
	arena_release(&kept);
}
END_TEST

START_TEST(own_refused)
{
	static const struct {
		const char *name, *value, *unit;
		int64_t least;
		const char *text;
	} rows[] = {
		{ "publication-effect", "3650", "", 0, NULL },
		{ "publication-effect", "3651", "", 0,
		    "publication-effect: takes a whole number from 0 to 3650, not 3651" },
		{ "publication-effect", "0", "days", 0, NULL },
		{ "publication-effect", "-1", "", 0,
		    "publication-effect: takes a whole number from 0 to 3650, not -1" },
		{ "publication-effect", "5", "weeks", 0,
		    "publication-effect: unit: takes one of days, not weeks" },
		{ "finance-advice-threshold", "1000000000", "", 0, NULL },
		{ "finance-advice-threshold", "1000000001", "", 0, "finance-advice-threshold: "
		    "takes a whole number from 0 to 1000000000, not 1000000001" },
		{ "quorum-council", ">=2/3", "", 0, NULL },
		{ "quorum-council", "1", "", 0, NULL },
		{ "quorum-council", "<=1/2", "", 0, "quorum-council: takes a share such as >1/2 or "
		    ">=2/3, or a whole number, not <=1/2" },
		/* All of them, or any of them; not more than all, nor nobody. */
		{ "quorum-council", ">=1/1", "", 0, NULL },
		{ "quorum-council", ">0/1", "", 0, NULL },
		{ "quorum-council", ">1/1", "", 0, "quorum-council: takes a share such as >1/2 or "
		    ">=2/3, or a whole number, not >1/1" },
		{ "majority-council", ">=0/1", "", 0, "majority-council: takes a share such as >1/2 "
		    "or >=2/3, or a whole number, not >=0/1" },
		{ "majority-council", "0", "", 0, "majority-council: takes a share such as >1/2 "
		    "or >=2/3, or a whole number, not 0" },
		{ "vote-articles", "1000000000", "", 0, NULL },
		{ "supervision-extension-approval", "<=0/1", "", 0, NULL },
		{ "supervision-extension-approval", "<=1/3", "", 0, NULL },
		{ "supervision-extension-approval", ">1/3", "", 0, "supervision-extension-approval: "
		    "takes a share such as <=1/2, or a whole number, not >1/3" },
		{ "majority-cpas", ">1/2", "present", 0, NULL },
		{ "majority-cpas", ">1/2", "chairs", 0,
		    "majority-cpas: unit: takes one of votes,present,seats, not chairs" },
		{ "supervision-holidays", "community", "", 0, NULL },
		{ "supervision-holidays", "none", "", 0, NULL },
		{ "supervision-holidays", "lunar", "", 0, "supervision-holidays: no such set of "
		    "holidays: lunar (there are legal, community, supervision, none)" },
		{ "tie-council", "postponed", "", 0, NULL },
		{ "tie-council", "president", "", 0, "tie-council: takes one of adopted,rejected,"
		    "postponed,president-decides, not president" },
		{ "votes-cast", "yes,no,abstain", "", 0, NULL },
		{ "votes-cast", "yes,,no", "", 0, "votes-cast: takes any of yes,no,abstain,blank,"
		    "invalid, joined by commas, not " },
		{ "minutes-verbatim", "required", "", 0, NULL },
		{ "minutes-verbatim", "", "", 0, "minutes-verbatim: a value is needed" },
		{ "quorum-council", "9", "", 17,
		    "quorum-council: least: the rule depends on no quantity" },
		{ "quorum-counsel", "9", "", 0, "quorum-counsel: no such rule of law; there are "
		    "quorum-council, quorum-each-point, quorum-third-call, quorum-college, "
		    "quorum-college-cpas, quorum-college-cpas-base, quorum-cpas" },
		{ "quora", "9", "", 0, "quora: no such rule of law: rule-list names them" },
	};
	struct err err = { 0 };
	struct rule own;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		own = (struct rule){ .name = rows[i].name, .value = rows[i].value,
			.unit = rows[i].unit, .least = rows[i].least, .from = ON, .to = DAY_LAST,
			.source = "S" };
		if (rows[i].text != NULL)
			refused(own_judge(&rules, &own, &err), STATUS_BAD, rows[i].text, &err);
		else
			ck_assert_msg(own_judge(&rules, &own, &err), "%s", err.text);
		ck_assert(rows[i].text != NULL || strcmp(own.article, "S") == 0);
	}
	/* One day of another of the authority's is too many. */
	add_own("publication-effect", "6", "2026-03-10", "2026-03-20", 0);
	own = (struct rule){ .name = "publication-effect", .value = "7", .source = "S",
		.from = day("2026-03-02"), .to = day("2026-03-09") };
	ck_assert(own_judge(&rules, &own, &err));
	own.to++;
	refused(own_judge(&rules, &own, &err), STATUS_NO, "publication-effect: RU-2026-00001 is "
	    "for some of these days: end it first (rule-end)", &err);
	own.from = day("2026-03-21");
	own.to = DAY_LAST;
	ck_assert(own_judge(&rules, &own, &err));
	own.from--;
	refused(own_judge(&rules, &own, &err), STATUS_NO, "publication-effect: RU-2026-00001 is "
	    "for some of these days: end it first (rule-end)", &err);
	unload();
}
END_TEST

/*
 * Quorum
 */

static struct quorum
quorum(const char *kind, int64_t seats, int64_t present)
{
	struct quorum q = { .seats = seats, .present = present };
	struct err err = { 0 };

	trace_clear(&trace);
	ck_assert_msg(quorum_judge(&q, kind, &rules, ON, &trace, &err), "%s", err.text);
	ck_assert_uint_eq(trace.count, 1);
	return q;
}

START_TEST(quorums)
{
	static const struct {
		const char *kind;
		int64_t seats, needed;
	} rows[] = {
		/* CDLD L1122-17 al. 1. */
		{ "council", 17, 9 }, { "council", 13, 7 }, { "council", 19, 10 },
		{ "council", 24, 13 }, { "council", 1, 1 },
		/* CDLD L1123-20: more than half. */
		{ "college", 6, 4 }, { "college", 5, 3 },
		/* LO CPAS art. 32, unverified. */
		{ "cpas", 9, 5 }, { "cpas", 12, 7 },
		/* CDLD L1122-17 al. 2-3: any number. */
		{ "third-call", 17, 1 },
	};
	struct quorum q = { .seats = 17, .present = 18 };
	struct err err = { 0 };
	int64_t present;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++)
		for (present = 0; present <= rows[i].seats; present++) {
			q = quorum(rows[i].kind, rows[i].seats, present);
			ck_assert_int_eq(q.needed, rows[i].needed);
			ck_assert_int_eq(q.met, present >= rows[i].needed);
		}
	ck_assert_str_eq(trace.step[0].inputs, "seats=17 present=17 share=1");
	ck_assert_str_eq(trace.step[0].result, "needed=1 quorum=yes");
	q = (struct quorum){ .seats = 17, .present = 18 };
	refused(quorum_judge(&q, "council", &rules, ON, &trace, &err), STATUS_BAD,
	    "present: 18 where there are 17 seats (CDLD L1122-17 al. 1)", &err);
	unload();
}
END_TEST

/*
 * Votes
 */

static struct vote
vote(const char *kind, struct vote v)
{
	struct err err = { 0 };

	trace_clear(&trace);
	ck_assert_msg(vote_count(&v, kind, &rules, ON, &trace, &err), "%s", err.text);
	return v;
}

#define VOTE(yes, no, abstain, ...) \
	(struct vote){ .ballots = { yes, no, abstain }, __VA_ARGS__ }

START_TEST(votes)
{
	struct vote v;

	load("law/assembly.tsv");
	/* CDLD L1122-26 §1. */
	v = vote("council", VOTE(9, 8, 0,));
	ck_assert_int_eq(v.outcome, ADOPTED);
	ck_assert_int_eq(v.needed, 9);
	v = vote("council", VOTE(8, 8, 1,));
	ck_assert_int_eq(v.outcome, REJECTED);
	ck_assert_str_eq(v.reason, "tie");
	v = vote("council", VOTE(5, 4, 8,));
	ck_assert_int_eq(v.outcome, ADOPTED);
	ck_assert_int_eq(v.needed, 5);
	v = vote("council", VOTE(0, 0, 17,));
	ck_assert_int_eq(v.outcome, REJECTED);
	ck_assert_str_eq(v.reason, "no-votes");
	/* CDLD L1123-22. */
	v = vote("college", VOTE(3, 3, 0,));
	ck_assert_int_eq(v.outcome, POSTPONED);
	v = vote("college", VOTE(3, 3, 0, .tie = 2));
	ck_assert_int_eq(v.outcome, POSTPONED);
	v = vote("college", VOTE(3, 3, 0, .tie = 3));
	ck_assert_int_eq(v.outcome, PRESIDENT_DECIDES);
	ck_assert_str_eq(v.reason, "third-tie");
	v = vote("college", VOTE(3, 3, 0, .tie = 4));
	ck_assert_int_eq(v.outcome, PRESIDENT_DECIDES);
	v = vote("college", VOTE(3, 3, 0, .urgent = true));
	ck_assert_int_eq(v.outcome, PRESIDENT_DECIDES);
	ck_assert_str_eq(v.reason, "urgency");
	v = vote("college", VOTE(4, 2, 0, .urgent = true, .tie = 3));
	ck_assert_int_eq(v.outcome, ADOPTED);
	v = vote("college", VOTE(2, 3, 1, .tie = 3));
	ck_assert_int_eq(v.outcome, REJECTED);
	/* CDLD L1123-14: the majority of the council, abstentions or not. */
	v = vote("confidence", VOTE(9, 0, 0, .seats = 17));
	ck_assert_int_eq(v.outcome, ADOPTED);
	v = vote("confidence", VOTE(8, 0, 0, .seats = 17));
	ck_assert_int_eq(v.outcome, REJECTED);
	ck_assert_int_eq(v.needed, 9);
	unload();
}
END_TEST

/* CDLD L1122-26 §1: whoever is there and however they vote, what has more yes
 * than no is adopted, and nothing else. */
START_TEST(all_splits)
{
	int64_t yes, no, abstain;
	struct vote v;

	load("law/assembly.tsv");
	for (yes = 0; yes <= 60; yes++)
		for (no = 0; yes + no <= 60; no++)
			for (abstain = 0; abstain <= 60 - yes - no; abstain += 7) {
				v = vote("council", VOTE(yes, no, abstain, .present = 60));
				ck_assert_int_eq(v.outcome, yes > no ? ADOPTED : REJECTED);
				ck_assert_int_eq(v.cast, yes + no);
				ck_assert(2 * v.needed > v.cast && 2 * (v.needed - 1) <= v.cast);
				v = vote("cpas", VOTE(yes, no, abstain,));
				ck_assert_int_eq(v.outcome, yes > no ? ADOPTED : REJECTED);
				v = vote("college", VOTE(yes, no, abstain,));
				ck_assert_int_eq(v.outcome, yes > no ? ADOPTED :
				    yes < no || yes == 0 ? REJECTED : POSTPONED);
			}
	unload();
}
END_TEST

/* CDLD L1122-24, unverified: two thirds of those present. */
START_TEST(urgency)
{
	static const int64_t rows[][2] = { { 13, 9 }, { 12, 8 }, { 10, 7 }, { 17, 12 } };
	int64_t present, yes;
	struct vote v;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		v = vote("two-thirds", VOTE(rows[i][1], 0, 0, .present = rows[i][0]));
		ck_assert_int_eq(v.needed, rows[i][1]);
		ck_assert_int_eq(v.outcome, ADOPTED);
		v = vote("two-thirds", VOTE(rows[i][1] - 1, 0, 0, .present = rows[i][0]));
		ck_assert_int_eq(v.outcome, REJECTED);
	}
	ck_assert_str_eq(trace.step[trace.count - 1].rule->certainty, "unverified");
	for (present = 1; present <= 60; present++)
		for (yes = 0; yes <= present; yes++) {
			v = vote("two-thirds", VOTE(yes, present - yes, 0, .present = present));
			ck_assert_int_eq(v.outcome, 3 * yes >= 2 * present ? ADOPTED : REJECTED);
		}
	unload();
}
END_TEST

START_TEST(votes_refused)
{
	static const struct {
		const char *kind;
		struct vote vote;
		const char *text;
	} rows[] = {
		{ "council", VOTE(9, 8, 1, .present = 17),
		    "votes: 18 where there are 17 present (CDLD L1122-26 §1)" },
		{ "council", VOTE(9, 8, 1, .seats = 17),
		    "votes: 18 where there are 17 seats (CDLD L1122-26 §1)" },
		{ "council", VOTE(9, 8, 0, .seats = 17, .present = 18),
		    "present: 18 where there are 17 seats (CDLD L1122-26 §1)" },
		{ "council", VOTE(8, 8, 0, .tie = 3),
		    "urgency and earlier ties count in the college alone (CDLD L1122-26 §1)" },
		{ "cpas", VOTE(8, 8, 0, .urgent = true),
		    "urgency and earlier ties count in the college alone (LO CPAS art. 33)" },
		{ "two-thirds", VOTE(9, 4, 0, .seats = 17),
		    "present: not told (CDLD L1122-24 al. 1-2)" },
		{ "confidence", VOTE(9, 4, 0, .present = 17),
		    "seats: not told (CDLD L1123-14)" },
	};
	struct err err = { 0 };
	struct vote v;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		v = rows[i].vote;
		refused(vote_count(&v, rows[i].kind, &rules, ON, &trace, &err), STATUS_BAD,
		    rows[i].text, &err);
	}
	v = VOTE(RULE_MOST, RULE_MOST - 1, RULE_MOST,);
	ck_assert(vote_count(&v, "council", &rules, ON, &trace, &err));
	ck_assert_int_eq(v.outcome, ADOPTED);
	ck_assert_int_eq(v.needed, RULE_MOST);
	unload();
}
END_TEST

/*
 * Ballots
 */

/* Appends "name:standing " for each candidate, in their order. */
static void
ballot(struct candidate *c, size_t n, int64_t posts, int round, int64_t ballots,
    const char *want)
{
	struct err err = { 0 };
	struct buf b = { 0 };
	size_t i;

	trace_clear(&trace);
	ck_assert_msg(ballot_decide(c, n, posts, round, ballots, &rules, ON, &trace, &err), "%s",
	    err.text);
	for (i = 0; i < n; i++)
		buf_printf(&b, "%s:%s ", c[i].name, standing_words[c[i].standing]);
	ck_assert_str_eq(buf_str(&b), want);
	buf_release(&b);
}

/* CDLD L1122-28, unverified. */
START_TEST(ballots)
{
	struct candidate three[] = { { "C", 4, 0, OUT }, { "A", 8, 0, OUT }, { "B", 5, 0, OUT } };
	struct candidate tie[] = { { "A", 8, 0, OUT }, { "B", 8, 0, OUT } };
	struct candidate edge[] = { { "A", 7, 0, OUT }, { "B", 5, 0, OUT }, { "C", 5, 0, OUT } };
	struct candidate won[] = { { "A", 9, 0, OUT }, { "B", 8, 0, OUT } };
	struct candidate none[] = { { "A", 0, 0, OUT } };

	load("law/assembly.tsv");
	ballot(three, 3, 1, 1, -1, "A:runoff B:runoff C:out ");
	ck_assert_ptr_nonnull(strstr(trace.step[0].inputs, "needed=9"));
	ballot(won, 2, 1, 1, -1, "A:elected B:out ");
	tie[0].birth = day("1971-02-03");
	tie[1].birth = day("1971-02-02");
	ballot(tie, 2, 1, 1, -1, "B:runoff A:runoff ");
	ballot(tie, 2, 1, 2, -1, "B:elected A:out ");
	edge[1].birth = day("1971-02-03");
	edge[2].birth = day("1950-01-01");
	ballot(edge, 3, 1, 1, -1, "A:runoff C:runoff B:out ");
	ck_assert_str_eq(trace.step[1].rule->name, "ballot-runoff-tie");
	ck_assert_str_eq(trace.step[1].rule->certainty, "unverified");
	ballot(none, 1, 1, 2, -1, "A:out ");
	ballot(none, 0, 1, 1, -1, "");
	unload();
}
END_TEST

/* Two posts, ten ballots with two names each: six are the majority. */
START_TEST(posts)
{
	struct candidate c[] = { { "A", 8, 0, OUT }, { "B", 6, 0, OUT }, { "C", 3, 0, OUT },
		{ "D", 2, 0, OUT }, { "E", 1, 0, OUT } };
	struct candidate d[] = { { "A", 8, 0, OUT }, { "B", 5, 0, OUT }, { "C", 4, 0, OUT },
		{ "D", 2, 0, OUT }, { "E", 1, 0, OUT } };

	load("law/assembly.tsv");
	ballot(c, 5, 2, 1, 10, "A:elected B:elected C:out D:out E:out ");
	ballot(d, 5, 2, 1, 10, "A:elected B:runoff C:runoff D:out E:out ");
	/* Nobody knows how many ballots there were: none is elected too early. */
	ballot(d, 5, 2, 1, -1, "A:runoff B:runoff C:runoff D:runoff E:out ");
	ballot(d, 4, 2, 2, -1, "A:elected B:elected C:out D:out ");
	/* Fewer candidates than the second round has places. */
	ballot(d, 2, 2, 1, 10, "A:elected B:runoff ");
	ck_assert_str_eq(trace.step[1].result, "runoff=B");
	unload();
}
END_TEST

START_TEST(ballots_refused)
{
	struct candidate c[] = { { "A", 8, 0, OUT }, { "B", 8, 0, OUT }, { "C", 1, 0, OUT } };
	struct candidate ageless[] = { { "A", 9, 0, OUT }, { "B", 9, 711889, OUT },
		{ "C", 9, 715511, OUT } };
	struct err err = { 0 };

	load("law/assembly.tsv");
	refused(ballot_decide(c, 2, 1, 2, -1, &rules, ON, &trace, &err), STATUS_NO,
	    "A and B: equal votes, and no two days of birth to tell them apart (CDLD L1122-28)",
	    &err);
	c[0].birth = c[1].birth = day("1971-02-03");
	refused(ballot_decide(c, 2, 1, 2, -1, &rules, ON, &trace, &err), STATUS_NO,
	    "A and B: equal votes, and no two days of birth to tell them apart (CDLD L1122-28)",
	    &err);
	/* The one of untold age may be the oldest of the three, though the border is between
	 * the others. */
	refused(ballot_decide(ageless, 3, 1, 1, -1, &rules, ON, &trace, &err), STATUS_NO,
	    "B and A: equal votes, and no two days of birth to tell them apart (CDLD L1122-28)",
	    &err);
	refused(ballot_decide(c, 3, 1, 2, -1, &rules, ON, &trace, &err), STATUS_BAD,
	    "C: votes for more than the 2 candidates of a second round (CDLD L1122-28)", &err);
	refused(ballot_decide(c, 3, 1, 1, 7, &rules, ON, &trace, &err), STATUS_BAD,
	    "A: 8 votes on 7 ballots", &err);
	refused(ballot_decide(c, 3, 1, 1, 16, &rules, ON, &trace, &err), STATUS_BAD,
	    "17 votes on 16 ballots for 1 posts", &err);
	unload();
}
END_TEST

/* Whatever the order in which they were typed, the answer is one: all orders
 * of five candidates, with ties on both borders. */
START_TEST(any_order)
{
	static const struct candidate five[] = {
		{ "A", 6, 700000, OUT }, { "B", 6, 699999, OUT }, { "C", 3, 720000, OUT },
		{ "D", 6, 710000, OUT }, { "E", 3, 719999, OUT },
	};
	struct candidate c[5];
	int i, left, n, k, used, orders = 0;

	load("law/assembly.tsv");
	for (i = 0; i < 120; i++) {
		/* The i-th order: each digit chooses one of those left. */
		for (n = 5, left = i, used = 0; n > 0; left /= n--) {
			int skip = left % n;

			for (k = 0; used >> k & 1 || skip-- > 0; k++)
				;
			used |= 1 << k;
			c[5 - n] = five[k];
		}
		ck_assert_int_eq(used, 31);
		orders++;
		ballot(c, 5, 1, 1, -1, "B:runoff A:runoff D:out E:out C:out ");
		ballot(c, 4, 2, 2, -1, "B:elected A:elected D:out E:out ");
	}
	ck_assert_int_eq(orders, 120);
	unload();
}
END_TEST

/*
 * Days
 */

static void
latest(const char *kind, const char *event, const char *want)
{
	struct err err = { 0 };
	day_t got;

	trace_clear(&trace);
	ck_assert_msg(convocation_latest(kind, day(event), DAY_NONE, &got, &rules, &trace, &err),
	    "%s %s: %s", kind, event, err.text);
	ck_assert_msg(got == day(want), "%s %s: not %s", kind, event, want);
	ck_assert_uint_eq(trace.count, 2);
}

/* CDLD L1122-13, L1122-24, L1123-21; LO CPAS art. 30: sessions, and the latest
 * receipt seven, five and two jours francs before. */
START_TEST(convocations)
{
	static const char *const rows[][4] = {
		{ "2026-01-26", "2026-01-18", "2026-01-20", "2026-01-23" },
		{ "2026-03-24", "2026-03-16", "2026-03-18", "2026-03-21" },
		{ "2026-04-14", "2026-04-06", "2026-04-08", "2026-04-11" },
		{ "2026-12-21", "2026-12-13", "2026-12-15", "2026-12-18" },
		{ "2024-03-05", "2024-02-26", "2024-02-28", "2024-03-02" },
		{ "2027-01-04", "2026-12-27", "2026-12-29", "2027-01-01" },
	};
	struct err err = { 0 };
	day_t got;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		latest("council", rows[i][0], rows[i][1]);
		latest("budget", rows[i][0], rows[i][1]);
		latest("minutes", rows[i][0], rows[i][1]);
		latest("cpas-budget", rows[i][0], rows[i][1]);
		latest("member-item", rows[i][0], rows[i][2]);
		latest("drafts-online", rows[i][0], rows[i][2]);
		latest("cpas", rows[i][0], rows[i][2]);
		latest("council-again", rows[i][0], rows[i][3]);
		latest("cpas-again", rows[i][0], rows[i][3]);
	}
	/* An extraordinary session of the college on Wednesday 11 March. */
	latest("college", "2026-03-11", "2026-03-08");
	refused(convocation_latest("drafts-online", day("2023-03-31"), DAY_NONE, &got, &rules,
	    &trace, &err), STATUS_BAD,
	    "convocation-drafts-online: not known for 2023-03-31, only for 2023-04-01/2024-12-31, "
	    "2025-01-01/", &err);
	unload();
}
END_TEST

/* CDLD L1133-2. */
START_TEST(publications)
{
	static const char *const rows[][2] = {
		{ "2026-03-02", "2026-03-07" }, { "2024-02-26", "2024-03-02" },
		{ "2026-12-29", "2027-01-03" },
	};
	struct err err = { 0 };
	day_t got;
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		ck_assert(publication_effect(day(rows[i][0]), &got, &rules, &trace, &err));
		ck_assert_int_eq(got, day(rows[i][1]));
	}
	refused(publication_effect(DAY_LAST - 4, &got, &rules, &trace, &err), STATUS_BAD,
	    "not in the years 0001 to 9999", &err);
	ck_assert(publication_effect(DAY_LAST - 5, &got, &rules, &trace, &err));
	unload();
}
END_TEST

static void
supervision(const char *kind, const char *adopted, const char *received, bool extended,
    const char *send_by, const char *expiry)
{
	struct supervision s = { .adopted = day(adopted), .received = day(received),
		.extended = extended };
	struct days_off off = { 0 };
	struct err err = { 0 };

	trace_clear(&trace);
	ck_assert_msg(supervision_judge(&s, kind, &off, &rules, &trace, &err), "%s %s: %s", kind,
	    received, err.text);
	ck_assert_msg(s.send_by == day(send_by), "%s %s: not %s", kind, adopted, send_by);
	ck_assert_msg(s.expiry == day(expiry), "%s %s: not %s", kind, received, expiry);
	ck_assert_str_eq(s.silence, strcmp(kind, "annulment") == 0 ? "final" : "executory");
	days_off_release(&off);
}

/* CDLD L3113-1 and L3113-2: receipt, and the last of thirty days. */
START_TEST(supervisions)
{
	static const char *const rows[][2] = {
		{ "2026-01-28", "2026-02-27" },
		{ "2026-03-07", "2026-04-07" }, /* Easter Monday */
		{ "2026-03-04", "2026-04-03" }, /* Good Friday is no holiday */
		{ "2026-06-21", "2026-07-22" },
		{ "2026-06-20", "2026-07-20" },
		{ "2026-07-01", "2026-07-31" }, /* no suspension in summer */
		{ "2026-08-28", "2026-09-28" },
		{ "2026-10-02", "2026-11-03" }, /* 1 and 2 November */
		{ "2026-10-16", "2026-11-16" },
		{ "2026-11-25", "2026-12-28" }, /* 25, 26 December, Sunday */
		{ "2026-12-02", "2027-01-04" },
		{ "2024-01-31", "2024-03-01" },
	};
	size_t i;

	load("law/assembly.tsv");
	for (i = 0; i < COUNT(rows); i++) {
		supervision("approval", "", rows[i][0], false, "", rows[i][1]);
		supervision("annulment", "", rows[i][0], false, "", rows[i][1]);
	}
	/* Half more: Saturday 14 March moves. */
	supervision("approval", "", "2026-01-28", true, "", "2026-03-16");
	/* CDLD L3162-2: forty days. */
	supervision("worship", "", "2026-02-05", false, "", "2026-03-17");
	supervision("worship", "", "2026-02-05", true, "", "2026-04-07");
	/* CDLD L3122-2, unverified: fifteen days after adoption, not moved. */
	supervision("annulment", "2026-01-26", "", false, "2026-02-10", "");
	supervision("annulment", "2026-03-06", "2026-03-06", false, "2026-03-21", "2026-04-07");
	ck_assert_str_eq(trace.step[0].rule->certainty, "unverified");
	unload();
}
END_TEST

START_TEST(supervisions_refused)
{
	struct supervision s = { .adopted = day("2026-01-26"), .received = day("2026-01-25") };
	struct days_off off = { 0 };
	struct err err = { 0 };

	load("law/assembly.tsv");
	refused(supervision_judge(&s, "approval", &off, &rules, &trace, &err), STATUS_BAD,
	    "received before it was adopted", &err);
	s = (struct supervision){ .adopted = day("2026-01-26"), .extended = true };
	refused(supervision_judge(&s, "approval", &off, &rules, &trace, &err), STATUS_BAD,
	    "extended, but not received", &err);
	/* The suspension in summer, before the decree of 4 October 2018. */
	s = (struct supervision){ .received = day("2019-01-31") };
	refused(supervision_judge(&s, "approval", &off, &rules, &trace, &err), STATUS_BAD,
	    "supervision-start: not known for 2019-01-31, only for 2019-02-01/", &err);
	s = (struct supervision){ .received = DAY_LAST - 3 };
	refused(supervision_judge(&s, "approval", &off, &rules, &trace, &err), STATUS_BAD,
	    "not in the years 0001 to 9999", &err);
	days_off_release(&off);
	unload();
}
END_TEST

/*
 * Advices
 */

static day_t
limit(const char *finance, int64_t days, bool working, const char *started)
{
	struct delay d = { .started = day(started), .finance = finance, .days = days,
		.working = working };
	struct days_off off = { 0 };
	struct err err = { 0 };

	trace_clear(&trace);
	ck_assert_msg(delay_end(&d, &off, &rules, &trace, &err), "%s: %s", started, err.text);
	days_off_release(&off);
	return d.limit;
}

/* CDLD L1124-40 §1, 3°-4°: five, ten and twenty working days from Monday 2 March
 * 2026; and the delays of assemblies, whose first day does not count and whose last
 * one does (Products.PloneMeeting, utils.workday). */
START_TEST(delays)
{
	load("law/assembly.tsv");
	ck_assert_int_eq(limit("urgent", 0, false, "2026-03-02"), day("2026-03-09"));
	ck_assert_int_eq(limit("term", 0, false, "2026-03-02"), day("2026-03-16"));
	ck_assert_int_eq(limit("extended", 0, false, "2026-03-02"), day("2026-03-30"));
	ck_assert_uint_eq(trace.count, 4);
	ck_assert_str_eq(trace.step[0].rule->name, "finance-advice-extended");
	ck_assert_str_eq(trace.step[3].inputs,
	    "started=2026-03-02 working-days=20 holidays=community");
	ck_assert_str_eq(trace.step[3].result, "limit=2026-03-30");
	/* Whether Saturday is a working day to the law, no source says. */
	ck_assert_str_eq(trace_certainty(&trace), "unverified");
	/* From a week-end; over Easter Monday; over 15 November, which is no holiday
	 * of the statutory ten, on the Friday of 2024. */
	ck_assert_int_eq(limit(NULL, 5, true, "2026-02-28"), day("2026-03-06"));
	ck_assert_int_eq(limit(NULL, 5, true, "2026-04-01"), day("2026-04-09"));
	ck_assert_int_eq(limit(NULL, 1, true, "2024-11-14"), day("2024-11-18"));
	ck_assert_int_eq(limit(NULL, 20, false, "2026-03-02"), day("2026-03-22"));
	unload();
}
END_TEST

/* Products.PloneMeeting lets an advice be given on the Saturday and the Sunday
 * behind a limit on Friday; the delay is over on that Friday. */
START_TEST(delays_left)
{
	static const struct {
		const char *on;
		int64_t left;
	} rows[] = {
		{ "2026-02-27", 5 }, { "2026-03-02", 4 }, { "2026-03-05", 1 }, { "2026-03-06", 0 },
		{ "2026-03-07", -1 }, { "2026-03-08", -2 }, { "2026-03-09", -3 },
	};
	struct delay d = { .started = day("2026-02-27"), .days = 5, .working = true };
	struct days_off off = { 0 };
	struct err err = { 0 };
	int64_t left;
	size_t i;

	load("law/assembly.tsv");
	ck_assert(delay_end(&d, &off, &rules, &trace, &err));
	ck_assert_int_eq(d.limit, day("2026-03-06"));
	for (i = 0; i < COUNT(rows); i++) {
		ck_assert(delay_left(&d, day(rows[i].on), &left, &off, &rules, &err));
		ck_assert_msg(left == rows[i].left, "%s: %d", rows[i].on, (int)left);
	}
	days_off_release(&off);
	unload();
}
END_TEST

/* CDLD L1124-40 §1, 3°: 30 000 euros as MeetingCommunes has it, unverified; 22 000
 * in 2013. */
START_TEST(thresholds)
{
	struct err err = { 0 };
	bool asked;

	load("law/assembly.tsv");
	ck_assert(finance_asked(2999999, ON, &asked, &rules, &trace, &err) && !asked);
	ck_assert(finance_asked(3000000, ON, &asked, &rules, &trace, &err) && asked);
	ck_assert(finance_asked(3000001, ON, &asked, &rules, &trace, &err) && asked);
	ck_assert_str_eq(trace.step[0].inputs, "amount=29999.99 threshold=30000");
	ck_assert_str_eq(trace.step[0].result, "asked=no");
	ck_assert_str_eq(trace.step[0].rule->certainty, "unverified");
	ck_assert(finance_asked(2200000, day("2013-12-31"), &asked, &rules, &trace, &err) && asked);
	refused(finance_asked(2200000, day("2014-01-01"), &asked, &rules, &trace, &err), STATUS_BAD,
	    "finance-advice-threshold: not known for 2014-01-01, only for 2013-09-01/2013-12-31, "
	    "2019-02-01/", &err);
	unload();
}
END_TEST

/*
 * Seats
 */

/* AGW 23 February 2024, annex: population on 1 January 2024, seats. */
START_TEST(seats)
{
	static const int64_t known[][2] = {
		{ 3847, 13 }, { 5661, 17 }, { 6698, 17 }, { 7007, 19 }, { 7231, 19 }, { 7531, 19 },
		{ 7726, 19 }, { 8406, 19 }, { 9098, 21 }, { 9701, 21 }, { 10644, 21 },
		{ 11815, 21 }, { 14063, 23 }, { 14886, 23 }, { 16051, 25 }, { 23094, 27 },
		{ 29039, 29 }, { 31610, 31 }, { 40456, 35 },
	};
	struct err err = { 0 };
	const struct rule *r;
	int64_t n, got, before = 7, population;
	size_t i;

	load("law/seats.tsv");
	for (i = 0; i < COUNT(known); i++) {
		r = seats_of(known[i][0], &n, &rules, ON, &trace, &err);
		ck_assert_int_eq(n, known[i][1]);
		/* The communes were seen in their classes, the limits of these nowhere. */
		ck_assert_str_eq(r->certainty, "unverified");
	}
	/* From 7 to 55 by twos (RTBF, April 2018), in 25 classes (Le Soir, 20
	 * February 2018), one at each limit. */
	for (i = 0; i < rules.count; i++) {
		population = rules.rule[i].least;
		ck_assert(seats_of(population, &got, &rules, ON, &trace, &err) != NULL);
		ck_assert_int_eq(got, 7 + 2 * (int64_t)i);
		if (i > 0)
			ck_assert(seats_of(population - 1, &before, &rules, ON, &trace, &err) !=
			    NULL && before == got - 2);
	}
	ck_assert_uint_eq(rules.count, 25);
	ck_assert_int_eq(got, 55);
	ck_assert(seats_of(RULE_MOST, &got, &rules, ON, &trace, &err) != NULL && got == 55);
	unload();
}
END_TEST

UNIT("law/rules", tables, kinds, no_guessing, shares, own_rows, own_words,
    own_refused, quorums, votes, all_splits, urgency,
    votes_refused, ballots, posts, ballots_refused, any_order, convocations, publications,
    supervisions, supervisions_refused, delays, delays_left, thresholds, seats)
