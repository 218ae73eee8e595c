/* SPDX-License-Identifier: EUPL-1.2 */
/* Presence, quorum, votes and their sentence, over sittings read from a database
 * in memory.  Numbers come from the worked examples of the rules that each test
 * names (CDLD, and how peers tell votes). */
#include <stdlib.h>
#include <string.h>

#include "assembly/roll.h"
#include "assembly/sentence.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "unit.h"

static struct db *db;
static struct sitting s;
static struct err err;

static int64_t
id_of(const struct entity *e, int n)
{
	return entity_base(e) + 2026 * ID_YEAR + n;
}

__attribute__((format(printf, 1, 2)))
static void
sql(const char *format, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&b, format, ap);
	va_end(ap);
	ck_assert_msg(db_exec(db, buf_str(&b), &err), "%s", err.text);
	buf_release(&b);
}

static const char *const people[] = { "Anne Lambert", "Benoît Crahay", "Chloé Wathelet",
	"Denis Noël", "Élise Fagnoul" };

/* A meeting of an assembly of that kind with so many seats, all of them taken, and
 * POINTS points. */
static void
begin(const char *kind, int seats, int points, int call)
{
	int i;

	db = db_open("", DB_MEMORY, &err);
	ck_assert_msg(db != NULL && db_exec(db, "BEGIN", &err) &&
	    schema_raise(db, &assembly_wing, &err), "%s", err.text);
	sql("INSERT INTO assembly (id, audit, name, kind, seats, state)"
	    " VALUES (%lld, 1, 'A', '%s', %d, 'active')",
	    (long long)id_of(&assembly_entity, 1), kind, seats);
	sql("INSERT INTO meeting (id, audit, assembly, date, call, state)"
	    " VALUES (%lld, 1, %lld, '2026-03-23', %d, 'published')",
	    (long long)id_of(&meeting_entity, 1), (long long)id_of(&assembly_entity, 1), call);
	for (i = 1; i <= seats; i++) {
		struct buf name = { 0 };

		if (i <= 5)
			buf_string(&name, people[i - 1]);
		else
			buf_printf(&name, "Membre %d", i);
		sql("INSERT INTO mandate (id, audit, person, assembly, role, vote, state)"
		    " VALUES (%lld, 1, '%s', %lld, 'councillor', 1, 'active')",
		    (long long)id_of(&mandate_entity, i), buf_str(&name),
		    (long long)id_of(&assembly_entity, 1));
		buf_release(&name);
	}
	for (i = 1; i <= points; i++)
		sql("INSERT INTO deliberation (id, audit, title, privacy, list, meeting, number,"
		    " state) VALUES (%lld, 1, 'P', 'public', 'normal', %lld, %d, 'published')",
		    (long long)id_of(&deliberation_entity, i),
		    (long long)id_of(&meeting_entity, 1), i * ITEM_UNIT);
}

/* The presence of a member from point FROM to UNTIL; 0, 0 is the whole meeting. */
static void
attend(int n, int member, const char *presence, int from, int until)
{
	sql("INSERT INTO attendance (id, audit, meeting, mandate, presence, \"from\", until)"
	    " VALUES (%lld, 1, %lld, %lld, '%s', nullif(%lld, 0), nullif(%lld, 0))",
	    (long long)id_of(&attendance_entity, n), (long long)id_of(&meeting_entity, 1),
	    (long long)id_of(&mandate_entity, member), presence,
	    from == 0 ? 0 : (long long)id_of(&deliberation_entity, from),
	    until == 0 ? 0 : (long long)id_of(&deliberation_entity, until));
}

static void
attend_all(int seats, int present)
{
	int i;

	for (i = 1; i <= seats; i++)
		attend(i, i, i <= present ? "present" : "excused", 0, 0);
}

static void
read(void)
{
	sitting_release(&s);
	ck_assert_msg(sitting_read(&s, db, id_of(&meeting_entity, 1), &err), "%s", err.text);
}

static void
end(void)
{
	sitting_release(&s);
	db_close(db);
	err_clear(&err);
}

/* A vote by counts. */
static void
counts(int n, int point, const char *poll, const char *rule, const int count[BALLOTS])
{
	sql("INSERT INTO vote (id, audit, deliberation, poll, rule, yes, no, abstain, blank,"
	    " invalid) VALUES (%lld, 1, %lld, '%s', nullif('%s', ''), %d, %d, %d, %d, %d)",
	    (long long)id_of(&vote_entity, n), (long long)id_of(&deliberation_entity, point),
	    poll, rule, count[0], count[1], count[2], count[3], count[4]);
}

static void
by_name(int n, int point, const char *rule, const char *label, bool linked)
{
	sql("INSERT INTO vote (id, audit, deliberation, poll, rule, label, linked)"
	    " VALUES (%lld, 1, %lld, 'public', nullif('%s', ''), nullif('%s', ''), %d)",
	    (long long)id_of(&vote_entity, n), (long long)id_of(&deliberation_entity, point),
	    rule, label, linked);
}

static void
ballot(int n, int vote, int member, const char *value)
{
	sql("INSERT INTO ballot (id, audit, vote, mandate, value)"
	    " VALUES (%lld, 1, %lld, %lld, '%s')", (long long)id_of(&ballot_entity, n),
	    (long long)id_of(&vote_entity, vote), (long long)id_of(&mandate_entity, member),
	    value);
}

/* Asserts how many are present and needed at the point, and whether it is enough. */
static void
ck_quorum(size_t point, int64_t present, int64_t needed, bool met)
{
	struct trace trace = { 0 };
	struct quorum q;

	ck_assert_msg(presence_quorum(&s, point, &q, &trace, &err), "%s", err.text);
	ck_assert_int_eq(q.present, present);
	ck_assert_int_eq(q.needed, needed);
	ck_assert_int_eq(q.met, met);
	trace_release(&trace);
}

/* Asserts the outcome of a vote, and its sentence unless that is NULL. */
static void
ck_vote(size_t poll, enum outcome outcome, int64_t needed, const char *language,
    const char *sentence)
{
	struct trace trace = { 0 };
	struct buf b = { 0 };
	struct verdict v;

	ck_assert_msg(voting_judge(&s, poll, &v, &trace, &err), "%s", err.text);
	ck_assert(v.counted);
	ck_assert_str_eq(outcome_words[v.vote.outcome], outcome_words[outcome]);
	ck_assert_int_eq(v.vote.needed, needed);
	sentence_print(&b, &s, poll, &v, language);
	if (sentence != NULL)
		ck_assert_str_eq(buf_str(&b), sentence);
	buf_release(&b);
	trace_release(&trace);
}

/* Asserts that the vote cannot stand, for a reason that has the words. */
static void
ck_refused(size_t poll, const char *words)
{
	struct trace trace = { 0 };
	struct verdict v;

	ck_assert(!voting_judge(&s, poll, &v, &trace, &err));
	ck_assert_msg(strstr(err.text, words) != NULL, "%s", err.text);
	ck_assert_int_eq(err.status, STATUS_NO);
	err_clear(&err);
	trace_release(&trace);
}

/* CDLD L1122-17 al. 1 and L1123-20: n = 17, 13, 19, 24 need 9, 7, 10, 13; a college of
 * 6 or 5 needs 4 or 3. */
START_TEST(test_quorum)
{
	static const struct { const char *kind; int seats, needed; } cases[] = {
		{ "council", 17, 9 }, { "council", 13, 7 }, { "council", 19, 10 },
		{ "council", 24, 13 }, { "college", 6, 4 }, { "college", 5, 3 },
	};
	size_t i;
	int present;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		for (present = cases[i].needed - 1; present <= cases[i].needed + 1; present++) {
			begin(cases[i].kind, cases[i].seats, 1, 1);
			attend_all(cases[i].seats, present);
			read();
			ck_quorum(0, present, cases[i].needed, present >= cases[i].needed);
			end();
		}
}
END_TEST

/* CDLD L1122-17, judged at each point: of 17 members 9 are present and one leaves,
 * so that point 5 cannot be decided; and he comes back for point 6. */
START_TEST(test_quorum_point)
{
	begin("council", 17, 6, 1);
	attend_all(17, 9);
	attend(18, 3, "excused", 5, 5);
	read();
	ck_quorum(3, 9, 9, true);
	ck_quorum(4, 8, 9, false);
	ck_quorum(5, 9, 9, true);
	ck_assert(voting_allows(&s, id_of(&deliberation_entity, 4), "accepted", &err));
	ck_assert(!voting_allows(&s, id_of(&deliberation_entity, 5), "accepted", &err));
	ck_assert_str_eq(err.text, "no quorum: 8 present where 9 are needed (CDLD L1122-17 al. 1)");
	ck_assert_int_eq(err.status, STATUS_NO);
	err_clear(&err);
	ck_assert(voting_allows(&s, id_of(&deliberation_entity, 5), "postponed", &err));
	end();
}
END_TEST

/* CDLD L1123-8: the president of the CPAS does not sit in the college where it supervises acts
 * of the CPAS.  Of 6 members 4 are needed (CDLD L1123-20), whether or not he is one of
 * them then is not verified: he is counted. */
START_TEST(test_cpas_president)
{
	struct trace trace = { 0 };
	struct quorum q;

	begin("college", 6, 2, 1);
	attend_all(6, 4);
	sql("UPDATE mandate SET role = 'cpas-president' WHERE id IN (%lld, %lld)",
	    (long long)id_of(&mandate_entity, 2), (long long)id_of(&mandate_entity, 6));
	sql("UPDATE mandate SET \"to\" = '2026-03-22' WHERE id = %lld",
	    (long long)id_of(&mandate_entity, 6));
	sql("UPDATE deliberation SET supervises = 'cpas' WHERE number = 2000");
	by_name(1, 2, "", "", false);
	ballot(1, 1, 2, "yes");
	read();
	ck_quorum(SITTING_NONE, 4, 4, true);
	ck_quorum(0, 4, 4, true);
	ck_quorum(1, 3, 4, false);
	ck_assert_int_eq(presence_of(&s, 0, 1).presence, PRESENT);
	ck_assert_int_eq(presence_of(&s, 1, 1).presence, NOT_TAKING_PART);
	ck_refused(0, "Benoît Crahay: does not sit where the CPAS is supervised, and does not "
	    "vote (CDLD L1123-8)");
	ck_assert_msg(presence_quorum(&s, 1, &q, &trace, &err), "%s", err.text);
	ck_assert_str_eq(trace.step[1].rule->name, "quorum-college-cpas");
	ck_assert_str_eq(trace.step[2].rule->certainty, "unverified");
	trace_release(&trace);
	/* It is the college alone that he keeps out of. */
	sql("UPDATE assembly SET kind = 'council'");
	read();
	ck_assert_int_eq(presence_of(&s, 1, 1).presence, PRESENT);
	end();
}
END_TEST

/* The point was on the agenda of a meeting that was called for the Nth time, as the
 * point PREDECESSOR. */
static void
was_called(int point, int predecessor, int n)
{
	sql("INSERT INTO meeting (id, audit, assembly, date, call, state)"
	    " VALUES (%lld, 1, %lld, '2026-03-0%d', %d, 'closed')",
	    (long long)id_of(&meeting_entity, predecessor),
	    (long long)id_of(&assembly_entity, 1), n, n);
	sql("INSERT INTO deliberation (id, audit, title, privacy, list, meeting, number, state)"
	    " VALUES (%lld, 1, 'P', 'public', 'normal', %lld, 1000, 'postponed-next')",
	    (long long)id_of(&deliberation_entity, predecessor),
	    (long long)id_of(&meeting_entity, predecessor));
	sql("UPDATE deliberation SET predecessor = %lld WHERE id = %lld",
	    (long long)id_of(&deliberation_entity, predecessor),
	    (long long)id_of(&deliberation_entity, point));
}

/* CDLD L1122-17 al. 2-3: n = 17, third call, 4 present may decide what was on the
 * first two agendas, and nothing else: the second point was on one alone, the third
 * on none, the fourth twice on that of the second call. */
START_TEST(test_third_call)
{
	begin("council", 17, 4, 3);
	attend_all(17, 4);
	was_called(1, 11, 2);
	was_called(11, 12, 1);
	was_called(2, 13, 2);
	was_called(4, 14, 2);
	was_called(14, 15, 2);
	read();
	ck_quorum(SITTING_NONE, 4, 1, true);
	ck_quorum(0, 4, 1, true);
	ck_quorum(1, 4, 9, false);
	ck_quorum(2, 4, 9, false);
	ck_quorum(3, 4, 9, false);
	end();
	begin("council", 17, 1, 2);
	attend_all(17, 4);
	read();
	ck_quorum(0, 4, 9, false);
	end();
}
END_TEST

/* CDLD L1122-19: who has an interest is not present for that point, and does not
 * vote. */
START_TEST(test_conflict)
{
	begin("council", 17, 2, 1);
	attend_all(17, 9);
	attend(18, 2, "conflict", 2, 2);
	by_name(1, 2, "", "", false);
	ballot(1, 1, 2, "yes");
	read();
	ck_quorum(0, 9, 9, true);
	ck_quorum(1, 8, 9, false);
	ck_refused(0, "Benoît Crahay: has an interest, and does not vote (CDLD L1122-19)");
	end();
}
END_TEST

/* The most particular row wins, and of two alike the later; whoever sits in the
 * place of another is present. */
START_TEST(test_presence)
{
	begin("council", 5, 6, 1);
	attend(1, 1, "present", 0, 0);
	attend(2, 1, "excused", 2, 5);
	attend(3, 1, "present", 3, 4);
	attend(4, 1, "conflict", 4, 4);
	attend(5, 1, "absent", 2, 5);
	attend(6, 2, "excused", 3, 0);
	attend(7, 3, "absent", 0, 2);
	sql("INSERT INTO attendance (id, audit, meeting, mandate, presence, \"replaced-by\")"
	    " VALUES (%lld, 1, %lld, %lld, 'replaced', %lld)",
	    (long long)id_of(&attendance_entity, 8), (long long)id_of(&meeting_entity, 1),
	    (long long)id_of(&mandate_entity, 4), (long long)id_of(&mandate_entity, 5));
	read();
	{
		static const enum presence want[][6] = {
			{ PRESENT, ABSENT, PRESENT, CONFLICT, ABSENT, PRESENT },
			{ PRESENCE_UNTOLD, PRESENCE_UNTOLD, EXCUSED, EXCUSED, EXCUSED, EXCUSED },
			{ ABSENT, ABSENT, PRESENCE_UNTOLD, PRESENCE_UNTOLD, PRESENCE_UNTOLD,
			    PRESENCE_UNTOLD },
			{ REPLACED, REPLACED, REPLACED, REPLACED, REPLACED, REPLACED },
			{ PRESENT, PRESENT, PRESENT, PRESENT, PRESENT, PRESENT },
		};
		struct standing all[5];
		size_t seat, point;

		for (point = 0; point < 6; point++) {
			presence_at(&s, point, all);
			for (seat = 0; seat < 5; seat++) {
				ck_assert_str_eq(presence_words[all[seat].presence],
				    presence_words[want[seat][point]]);
				ck_assert_int_eq(presence_of(&s, point, seat).presence,
				    all[seat].presence);
			}
		}
		presence_at(&s, SITTING_NONE, all);
		ck_assert_int_eq(all[0].presence, PRESENT);
		ck_assert_int_eq(all[1].presence, PRESENCE_UNTOLD);
		ck_assert(all[3].other == 4 && all[4].other == 3);
	}
	end();
}
END_TEST

/* Asserts the order of precedence at the point, as members count. */
static void
ck_order(size_t point, const char *want)
{
	size_t *order = presence_order(&s, point), i;
	struct buf b = { 0 };

	for (i = 0; i < s.nseat; i++)
		buf_printf(&b, "%zu", order[i] + 1);
	ck_assert_str_eq(buf_str(&b), want);
	free(order);
	buf_release(&b);
}

/* P3: the order of precedence of a meeting, and at some of its points. */
START_TEST(test_precedence)
{
	begin("council", 5, 3, 1);
	sql("UPDATE mandate SET \"order\" = id %% 10 WHERE id %% 10 < 5");
	attend_all(5, 5);
	attend(6, 4, "present", 2, 2);
	attend(7, 1, "present", 2, 3);
	read();
	ck_order(SITTING_NONE, "12345");
	sql("UPDATE attendance SET \"order\" = 2 WHERE id = %lld",
	    (long long)id_of(&attendance_entity, 5));
	sql("UPDATE attendance SET \"order\" = 1 WHERE id = %lld",
	    (long long)id_of(&attendance_entity, 6));
	sql("UPDATE attendance SET \"order\" = 9 WHERE id = %lld",
	    (long long)id_of(&attendance_entity, 7));
	read();
	/* Who was given the rank of another goes before him. */
	ck_order(SITTING_NONE, "15234");
	ck_order(0, "15234");
	ck_order(1, "45231");
	ck_order(2, "52341");
	by_name(1, 2, "", "", false);
	ballot(1, 1, 1, "no");
	ballot(2, 1, 4, "no");
	read();
	ck_vote(0, REJECTED, 2, "fr", "par 2 voix contre (contre : Denis Noël, Anne Lambert)");
	end();
}
END_TEST

/* Asserts who is called at the point, in what order, as members count. */
static void
ck_roll(size_t point, const char *want)
{
	size_t count, *roll = roll_call(&s, point, &count, &err), i;
	struct buf b = { 0 };

	ck_assert_msg(roll != NULL, "%s", err.text);
	for (i = 0; i < count; i++)
		buf_printf(&b, "%zu", roll[i] + 1);
	ck_assert_str_eq(buf_str(&b), want);
	free(roll);
	buf_release(&b);
}

/* CDLD L1122-27: the president votes last, but in no secret ballot.  In the council it is
 * the mayor, unless it has a president. */
START_TEST(test_roll)
{
	size_t count;

	begin("council", 5, 3, 1);
	sql("UPDATE mandate SET role = 'mayor' WHERE person LIKE 'Anne%%'");
	sql("UPDATE mandate SET role = 'cpas-president' WHERE person LIKE 'Beno%%'");
	sql("UPDATE deliberation SET act = 'nominations' WHERE number = 3000");
	read();
	ck_roll(0, "23451");
	attend_all(5, 4);
	attend(6, 1, "conflict", 2, 2);
	read();
	ck_roll(0, "2341");
	ck_roll(1, "234");
	ck_assert_ptr_null(roll_call(&s, 2, &count, &err));
	ck_assert_str_eq(err.text, "a secret ballot has no names (CDLD L1122-27)");
	ck_assert_int_eq(err.status, STATUS_NO);
	err_clear(&err);
	sql("UPDATE mandate SET role = 'president' WHERE person LIKE 'Denis%%'");
	sql("UPDATE mandate SET vote = 0 WHERE person LIKE 'Chlo%%'");
	read();
	ck_roll(0, "124");
	ck_roll(1, "24");
	sql("UPDATE mandate SET role = 'councillor' WHERE role = 'president'");
	sql("UPDATE assembly SET kind = 'cpas-council'");
	read();
	ck_roll(0, "142");
	end();
}
END_TEST

static void
tell_move(size_t seat, bool entered, const struct standing *now, void *arg)
{
	(void)now;
	buf_printf(arg, "%s%zu", entered ? "+" : "-", seat);
}

/* Who left and came in before each point, which is after the one before. */
START_TEST(test_moves)
{
	struct buf b = { 0 };
	size_t i;

	begin("council", 3, 4, 1);
	attend_all(3, 3);
	attend(4, 1, "excused", 2, 2);
	attend(5, 2, "excused", 0, 2);
	attend(6, 3, "absent", 3, 0);
	read();
	for (i = 0; i < 4; i++) {
		presence_moves(&s, i, tell_move, &b);
		buf_char(&b, ';');
	}
	ck_buf(&b, ";-0;+0+1-2;;");
	buf_release(&b);
	end();
}
END_TEST

/* CDLD L1122-26 §1: 9-8-0 is adopted (9 needed), 8-8-1 rejected, 5-4-8 adopted,
 * 0-0-17 not adopted.  The sentences are those of the minutes (rules of procedure of
 * Doische, art. 42). */
START_TEST(test_majority)
{
	static const struct {
		int count[BALLOTS];
		enum outcome outcome;
		int needed;
		const char *sentence;
	} cases[] = {
		{ { 9, 8 }, ADOPTED, 9, "par 9 voix pour et 8 contre" },
		{ { 8, 8, 1 }, REJECTED, 9, "par 8 voix pour, 8 contre et 1 abstention" },
		{ { 5, 4, 8 }, ADOPTED, 5, "par 5 voix pour, 4 contre et 8 abstentions" },
		{ { 0, 0, 17 }, REJECTED, 1, "par 17 abstentions" },
		{ { 9, 8, 0 }, ADOPTED, 9, NULL },
		{ { 17 }, ADOPTED, 9, "à l’unanimité" },
		{ { 1, 0, 1 }, ADOPTED, 1, "par 1 voix pour et 1 abstention" },
		{ { 0, 2 }, REJECTED, 2, "par 2 voix contre" },
	};
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		begin("council", 17, 1, 1);
		attend_all(17, 17);
		counts(1, 1, "public", "", cases[i].count);
		read();
		ck_vote(0, cases[i].outcome, cases[i].needed, "fr", cases[i].sentence);
		ck_assert_int_eq(voting_allows(&s, id_of(&deliberation_entity, 1), "accepted",
		    &err), cases[i].outcome == ADOPTED);
		err_clear(&err);
		ck_assert_int_eq(voting_allows(&s, id_of(&deliberation_entity, 1), "refused",
		    &err), cases[i].outcome == REJECTED);
		end();
	}
}
END_TEST

/* Rules of procedure of Doische, art. 42: how many are for, the names of those who
 * are against and abstain (9 pour ; contre : A, B ; abstention : C). */
START_TEST(test_names)
{
	static const char *const want[][2] = {
		{ "fr", "par 9 voix pour, 2 contre et 1 abstention (contre : Anne Lambert, "
		    "Benoît Crahay ; abstention : Chloé Wathelet)" },
		{ "nl", "met 9 stemmen voor, 2 tegen en 1 onthouding (tegen: Anne Lambert, "
		    "Benoît Crahay; onthouding: Chloé Wathelet)" },
		{ "de", "mit 9 Jastimmen, 2 Neinstimmen und 1 Enthaltung (Nein: Anne Lambert, "
		    "Benoît Crahay; Enthaltung: Chloé Wathelet)" },
		{ "en", "by 9 votes for, 2 against and 1 abstention (against: Anne Lambert, "
		    "Benoît Crahay; abstaining: Chloé Wathelet)" },
	};
	static const char *const several[] = {
		"par 10 voix pour et 2 abstentions (abstentions : Anne Lambert, Benoît Crahay)",
		"met 10 stemmen voor en 2 onthoudingen (onthoudingen: Anne Lambert, Benoît Crahay)",
		"mit 10 Jastimmen und 2 Enthaltungen (Enthaltungen: Anne Lambert, Benoît Crahay)",
	};
	size_t i;

	begin("council", 12, 1, 1);
	attend_all(12, 12);
	by_name(1, 1, "", "", false);
	for (i = 12; i >= 1; i--)
		ballot((int)(13 - i), 1, (int)i, i <= 2 ? "no" : i == 3 ? "abstain" : "yes");
	read();
	for (i = 0; i < 4; i++)
		ck_vote(0, ADOPTED, 6, want[i][0], want[i][1]);
	end();
	begin("council", 12, 1, 1);
	attend_all(12, 12);
	by_name(1, 1, "", "", false);
	for (i = 1; i <= 12; i++)
		ballot((int)i, 1, (int)i, i <= 2 ? "abstain" : "yes");
	read();
	for (i = 0; i < 3; i++)
		ck_vote(0, ADOPTED, 6, want[i][0], several[i]);
	end();
}
END_TEST

/* What an assembly wants named, and the share of the voters above which nobody is (V6: the
 * peer names those of a vote who are at most so many in a hundred).  Of 10 voters 2 are 20 in
 * a hundred, 1 is 10. */
START_TEST(test_names_wanted)
{
	static const struct { const char *names; int limit; const char *want; } cases[] = {
		{ "none", 0, "" },
		{ "abstain,no", 0, " (abstention : Chloé Wathelet ; contre : Anne Lambert, "
		    "Benoît Crahay)" },
		{ "no,abstain", 19, " (abstention : Chloé Wathelet)" },
		{ "no", 20, " (contre : Anne Lambert, Benoît Crahay)" },
		{ "yes,no,abstain", 21, " (contre : Anne Lambert, Benoît Crahay ; abstention : "
		    "Chloé Wathelet)" },
		{ "", 9, "" },
		{ "", 10, " (abstention : Chloé Wathelet)" },
		{ "yes", 0, " (pour : Denis Noël, Élise Fagnoul, Membre 6, Membre 7, Membre 8, "
		    "Membre 9, Membre 10)" },
		{ "yes", 69, "" },
	};
	struct buf want = { 0 };
	size_t i;

	begin("council", 10, 1, 1);
	attend_all(10, 10);
	by_name(1, 1, "", "", false);
	for (i = 1; i <= 10; i++)
		ballot((int)i, 1, (int)i, i <= 2 ? "no" : i == 3 ? "abstain" : "yes");
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		sql("UPDATE assembly SET names = nullif('%s', ''), \"names-limit\" = nullif(%d, 0)",
		    cases[i].names, cases[i].limit);
		read();
		buf_clear(&want);
		buf_printf(&want, "par 7 voix pour, 2 contre et 1 abstention%s", cases[i].want);
		ck_vote(0, ADOPTED, 5, "fr", buf_str(&want));
	}
	sql("UPDATE assembly SET names = 'yes', \"names-limit\" = NULL");
	sql("UPDATE ballot SET value = 'yes'");
	read();
	ck_vote(0, ADOPTED, 6, "nl", "met eenparigheid van stemmen (voor: Anne Lambert, Benoît "
	    "Crahay, Chloé Wathelet, Denis Noël, Élise Fagnoul, Membre 6, Membre 7, Membre 8, "
	    "Membre 9, Membre 10)");
	buf_release(&want);
	end();
}
END_TEST

/* CDLD L1122-27: 13 present, a third of them is 5 who ask for a vote by name; the minutes then
 * name all voters. */
START_TEST(test_demanded)
{
	static const int count[BALLOTS] = { 7, 6 };
	int asked;

	begin("council", 17, 1, 1);
	attend_all(17, 13);
	by_name(1, 1, "", "", false);
	ballot(1, 1, 1, "yes");
	ballot(2, 1, 2, "no");
	ballot(3, 1, 3, "yes");
	sql("UPDATE assembly SET names = 'none'");
	for (asked = 4; asked <= 6; asked++) {
		sql("UPDATE vote SET demanded = %d", asked);
		read();
		if (asked < 5)
			ck_refused(0, "no vote by name: 4 asked for it where 5 are needed (CDLD "
			    "L1122-27)");
		else
			ck_vote(0, ADOPTED, 2, "fr", "à l’appel nominal, par 2 voix pour et 1 "
			    "contre "
			    "(pour : Anne Lambert, Chloé Wathelet ; contre : Benoît Crahay)");
	}
	sql("UPDATE vote SET demanded = 14");
	read();
	ck_refused(0, "14 of 13 present asked");
	counts(2, 1, "public", "", count);
	sql("UPDATE vote SET demanded = 5");
	read();
	ck_refused(1, "a vote by name was asked for, and has names (CDLD L1122-27)");
	end();
}
END_TEST

/* CDLD L1122-27: hiring takes a secret ballot, a subsidy a public vote. */
START_TEST(test_secret)
{
	static const int count[BALLOTS] = { 12, 3, 0, 2 };
	static const char *const acts[] = { "candidates", "nominations", "availability",
		"suspension", "discipline" };
	size_t i;

	for (i = 0; i < sizeof acts / sizeof *acts; i++) {
		begin("council", 17, 1, 1);
		sql("UPDATE deliberation SET act = '%s'", acts[i]);
		counts(1, 1, "secret", "", count);
		counts(2, 1, "public", "", count);
		read();
		ck_vote(0, ADOPTED, 8, "fr", "au scrutin secret, par 12 voix pour, 3 contre et 2 "
		    "bulletins blancs");
		ck_refused(1, "(CDLD L1122-27)");
		end();
	}
	begin("council", 17, 1, 1);
	counts(1, 1, "secret", "", count);
	counts(2, 1, "public", "", count);
	read();
	ck_refused(0, "no matter for a secret ballot: decision");
	ck_vote(1, ADOPTED, 8, "fr", "par 12 voix pour, 3 contre et 2 bulletins blancs");
	end();
}
END_TEST

/* Model rules of UVCW: 17 voters and 18 ballots, the vote is void; 17 and 16 stand. */
START_TEST(test_too_many)
{
	int count[BALLOTS] = { 10, 8 };

	for (count[1] = 6; count[1] <= 8; count[1]++) {
		begin("council", 19, 2, 1);
		attend_all(19, 17);
		sql("UPDATE deliberation SET act = 'nominations' WHERE number = 1000");
		counts(1, 1, "secret", "", count);
		counts(2, 2, "public", "", count);
		read();
		if (count[1] == 8) {
			ck_refused(0, "18 ballots of 17 voters: the vote is void");
			ck_refused(1, "18 votes of 17 voters (CDLD L1122-26 §1)");
		} else {
			ck_vote(0, ADOPTED, 9, NULL, NULL);
			ck_vote(1, ADOPTED, 9, NULL, NULL);
		}
		end();
	}
}
END_TEST

/* CDLD L1123-22: 3-3 in the college is postponed the first time, and for the president
 * to decide the third time, or at once when urgency was recognised. */
START_TEST(test_college)
{
	static const int count[BALLOTS] = { 3, 3 };
	static const char *const sets[] = { "tie = 1", "tie = 2", "tie = 3", "urgent = 1" };
	static const enum outcome want[] = { POSTPONED, POSTPONED, PRESIDENT_DECIDES,
		PRESIDENT_DECIDES };
	size_t i;

	for (i = 0; i < 4; i++) {
		begin("college", 6, 1, 1);
		attend_all(6, 6);
		counts(1, 1, "public", "", count);
		sql("UPDATE vote SET %s", sets[i]);
		read();
		ck_vote(0, want[i], 4, NULL, NULL);
		ck_assert_int_eq(voting_allows(&s, id_of(&deliberation_entity, 1), "accepted",
		    &err), want[i] == PRESIDENT_DECIDES);
		err_clear(&err);
		ck_assert_int_eq(voting_allows(&s, id_of(&deliberation_entity, 1), "refused",
		    &err), want[i] == PRESIDENT_DECIDES);
		err_clear(&err);
		ck_assert(voting_allows(&s, id_of(&deliberation_entity, 1), "postponed", &err));
		end();
	}
}
END_TEST

/* CDLD L1123-14: a motion of no confidence takes 9 of the 17 members of the council,
 * also when they are not all there. */
START_TEST(test_confidence)
{
	int count[BALLOTS] = { 8, 2 };

	for (; count[0] <= 10; count[0]++) {
		begin("council", 17, 1, 1);
		attend_all(17, 12);
		counts(1, 1, "public", "confidence", count);
		read();
		ck_vote(0, count[0] >= 9 ? ADOPTED : REJECTED, 9, NULL, NULL);
		end();
	}
}
END_TEST

/* CDLD L1122-24 al. 1-2: of 13, 12, 10 and 17 present 9, 8, 7 and 12 declare the urgency,
 * by name; their names go into the minutes. */
START_TEST(test_urgency)
{
	static const struct { int present, needed; } cases[] = {
		{ 13, 9 }, { 12, 8 }, { 10, 7 }, { 17, 12 },
	};
	struct buf names = { 0 };
	int yes, j;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		for (yes = cases[i].needed - 1; yes <= cases[i].needed + 1; yes++) {
			begin("council", 17, 2, 1);
			attend_all(17, cases[i].present);
			sql("UPDATE deliberation SET list = 'urgent' WHERE number = 2000");
			by_name(1, 2, "two-thirds", "", false);
			for (j = 1; j <= yes && j <= cases[i].present; j++)
				ballot(j, 1, j, "yes");
			read();
			buf_clear(&names);
			ck_assert(voting_urgency(&s, id_of(&deliberation_entity, 1), &names, &err));
			ck_assert_uint_eq(names.size, 0);
			ck_assert_int_eq(voting_urgency(&s, id_of(&deliberation_entity, 2), &names,
			    &err), yes >= cases[i].needed);
			if (yes >= cases[i].needed)
				ck_assert(strncmp(names.data, "Anne Lambert, Benoît Crahay, ", 29) == 0);
			else
				ck_assert_int_eq(err.status, STATUS_NO);
			/* Urgency is not the decision. */
			err_clear(&err);
			ck_assert(voting_allows(&s, id_of(&deliberation_entity, 2), "refused",
			    &err));
			end();
		}
	begin("council", 17, 1, 1);
	attend_all(17, 17);
	sql("UPDATE deliberation SET list = 'urgent'");
	read();
	ck_assert(!voting_urgency(&s, id_of(&deliberation_entity, 1), NULL, &err));
	ck_assert_msg(strstr(err.text, "L1122-24") != NULL, "%s", err.text);
	end();
	buf_release(&names);
}
END_TEST

/* Linked votes share their voters: whoever votes in one does not in another.  First
 * the no and abstentions, then the yes, is one vote. */
START_TEST(test_linked)
{
	int i;

	begin("council", 5, 1, 1);
	attend_all(5, 5);
	by_name(1, 1, "", "", false);
	by_name(2, 1, "", "", true);
	ballot(1, 1, 1, "no");
	ballot(2, 1, 2, "abstain");
	for (i = 3; i <= 5; i++)
		ballot(i, 2, i, "yes");
	read();
	ck_vote(0, REJECTED, 3, "fr", "par 1 voix contre et 1 abstention (contre : Anne Lambert ; "
	    "abstention : Benoît Crahay)");
	ck_vote(1, ADOPTED, 3, "fr", "par 3 voix pour");
	ck_assert(voting_allows(&s, id_of(&deliberation_entity, 1), "accepted", &err));
	ballot(6, 2, 1, "yes");
	read();
	ck_refused(1, "Anne Lambert: votes twice (CDLD L1122-26 §1)");
	end();
}
END_TEST

/* CDLD L1122-28: one post, A has 8, B 5 and C 4 where 9 are needed, so that nobody is elected;
 * with 9 A is. */
START_TEST(test_candidates)
{
	static const int sums[][3] = { { 8, 5, 4 }, { 9, 4, 4 } };
	size_t i, j;

	for (i = 0; i < 2; i++) {
		begin("council", 17, 1, 1);
		attend_all(17, 17);
		sql("UPDATE deliberation SET act = 'nominations'");
		for (j = 0; j < 3; j++) {
			const int count[BALLOTS] = { sums[i][j] };

			counts((int)j + 1, 1, "secret", "", count);
			sql("UPDATE vote SET label = '%c', linked = %d, no = NULL WHERE id = %lld",
			    "ABC"[j], j > 0, (long long)id_of(&vote_entity, (int)j + 1));
		}
		read();
		for (j = 0; j < 3; j++)
			ck_vote(j, sums[i][j] == 9 ? ADOPTED : REJECTED, 9, NULL, NULL);
		end();
	}
}
END_TEST

/* Votes with a label are on parts (CDLD L1122-26 §2: articles of a budget), the one without
 * on the whole. */
START_TEST(test_several)
{
	static const int yes[BALLOTS] = { 9, 8 }, no[BALLOTS] = { 8, 9 };
	int64_t point = id_of(&deliberation_entity, 1);

	begin("council", 17, 1, 1);
	counts(1, 1, "public", "", no);
	counts(2, 1, "public", "", yes);
	sql("UPDATE vote SET label = 'Article 10' WHERE id = %lld",
	    (long long)id_of(&vote_entity, 1));
	read();
	ck_assert(voting_allows(&s, point, "accepted", &err));
	ck_assert(!voting_allows(&s, point, "refused", &err));
	err_clear(&err);
	sql("UPDATE vote SET label = 'Article 12' WHERE id = %lld",
	    (long long)id_of(&vote_entity, 2));
	read();
	ck_assert(voting_allows(&s, point, "accepted-modified", &err));
	sql("UPDATE vote SET yes = 8, no = 9");
	read();
	ck_assert(!voting_allows(&s, point, "accepted", &err));
	err_clear(&err);
	ck_assert(voting_allows(&s, point, "refused", &err));
	end();
}
END_TEST

/* A voter who is not there, has no vote or no seat. */
START_TEST(test_voters)
{
	begin("council", 5, 1, 1);
	attend_all(4, 3);
	by_name(1, 1, "", "", false);
	ballot(1, 1, 4, "yes");
	read();
	ck_refused(0, "Denis Noël: is excused, and does not vote (CDLD L1122-26 §1)");
	sql("UPDATE ballot SET mandate = %lld", (long long)id_of(&mandate_entity, 5));
	read();
	ck_refused(0, "Élise Fagnoul: is not recorded as present");
	sql("UPDATE mandate SET vote = 0");
	read();
	ck_refused(0, "Élise Fagnoul: has no vote");
	/* Who has left since, without a day that is told, was a member then. */
	sql("UPDATE mandate SET state = 'ended'");
	read();
	ck_refused(0, "Élise Fagnoul: has no vote");
	sql("UPDATE mandate SET \"to\" = '2026-03-22'");
	read();
	ck_refused(0, "Élise Fagnoul: has no seat on that day");
	sql("INSERT INTO assembly (id, audit, name, kind, state)"
	    " VALUES (%lld, 1, 'B', 'council', 'active')",
	    (long long)id_of(&assembly_entity, 2));
	sql("UPDATE mandate SET assembly = %lld WHERE id = %lld",
	    (long long)id_of(&assembly_entity, 2), (long long)id_of(&mandate_entity, 5));
	read();
	ck_refused(0, "no mandate of the assembly: N-2026-00005");
	end();
}
END_TEST

/* Names: an id, a name without accents, a word of it; not one of two. */
START_TEST(test_named)
{
	struct text list = text_of("Noël,crahay,N-2026-00001,Fagnoul, Élise"), name;
	size_t want[] = { 3, 1, 0, 4 }, i;

	begin("council", 7, 1, 1);
	read();
	for (i = 0; i < 4; i++)
		ck_assert_uint_eq(sitting_next_name(&s, &list, &name, &err), want[i]);
	ck_assert_uint_eq(sitting_next_name(&s, &list, &name, &err), SITTING_NONE);
	ck_assert_ptr_null(err.text);
	ck_assert_uint_eq(sitting_name(&s, text_of("membre"), &err), SITTING_NONE);
	ck_assert_msg(strstr(err.text, "N-2026-00006 Membre 6, N-2026-00007 Membre 7") != NULL,
	    "%s", err.text);
	err_clear(&err);
	ck_assert_uint_eq(sitting_name(&s, text_of("Dupont"), &err), SITTING_NONE);
	err_clear(&err);
	ck_assert_uint_eq(sitting_name(&s, text_of(" "), &err), SITTING_NONE);
	end();
}
END_TEST

/* Whatever the order in which ballots were typed, the result, its sentence and what
 * is refused are the same. */
START_TEST(test_order)
{
	static const char *const values[] = { "yes", "no", "abstain", "not-voting" };
	unsigned seed = 1;
	int round, order, i, j, swap, at[17], choice[17];

	for (round = 0; round < 20; round++) {
		struct buf first = { 0 }, now = { 0 };

		for (i = 0; i < 17; i++)
			choice[i] = (int)((seed = seed * 1103515245 + 12345) >> 16) % 4;
		for (order = 0; order < 5; order++) {
			struct trace trace = { 0 };
			struct verdict v;
			size_t k;

			for (i = 0; i < 17; i++)
				at[i] = i;
			for (i = 16; i > 0 && order > 0; i--) {
				j = (int)((seed = seed * 1103515245 + 12345) >> 16) % (i + 1);
				swap = at[i];
				at[i] = at[j];
				at[j] = swap;
			}
			begin("council", 17, 1, 1);
			attend_all(17, 17);
			by_name(1, 1, "", "", false);
			for (i = 0; i < 17; i++)
				ballot(i + 1, 1, at[i] + 1, values[choice[at[i]]]);
			read();
			buf_clear(&now);
			ck_assert_msg(voting_judge(&s, 0, &v, &trace, &err), "%s", err.text);
			sentence_print(&now, &s, 0, &v, "fr");
			for (k = 0; k < trace.count; k++)
				buf_printf(&now, ";%s=>%s", trace.step[k].inputs,
				    trace.step[k].result);
			if (order == 0)
				buf_text(&first, (struct text){ now.data, now.size });
			ck_assert_str_eq(buf_str(&now), buf_str(&first));
			trace_release(&trace);
			end();
		}
		buf_release(&first);
		buf_release(&now);
	}
}
END_TEST

/* An assembly whose law is not known is judged by the rule that the vote names. */
START_TEST(test_unknown_law)
{
	static const int count[BALLOTS] = { 3, 2 };
	struct trace trace = { 0 };
	struct verdict v;
	struct quorum q;

	begin("board", 5, 1, 1);
	attend_all(5, 5);
	counts(1, 1, "secret", "", count);
	counts(2, 1, "secret", "council", count);
	read();
	ck_assert(!voting_judge(&s, 0, &v, &trace, &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	err_clear(&err);
	ck_assert(!presence_quorum(&s, 0, &q, &trace, &err));
	err_clear(&err);
	ck_vote(1, ADOPTED, 3, "fr", "au scrutin secret, par 3 voix pour et 2 contre");
	trace_release(&trace);
	end();
}
END_TEST

UNIT("assembly_people", test_quorum, test_quorum_point, test_cpas_president, test_third_call, test_conflict,
    test_presence, test_precedence, test_roll, test_moves,
    test_majority, test_names, test_names_wanted, test_demanded,
    test_secret, test_too_many,
    test_college, test_confidence, test_urgency, test_linked, test_candidates,
    test_several, test_voters,
    test_named, test_order, test_unknown_law)
