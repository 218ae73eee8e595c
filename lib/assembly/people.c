/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/people.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "assembly/voting.h"
#include "rec/id.h"
#include "rec/value.h"

/* Puts the link that leads nowhere in front: it is the data that is wrong. */
static bool
at_link(const struct entity *e, int field, struct err *err)
{
	err_at(err, "%s", e->field[field].name);
	if (err->status == STATUS_NO)
		err->status = STATUS_BAD;
	return false;
}

/* Has the record the links it needs?  If not, that is for the writer to say. */
static bool
is_linked(const struct entity *e, const struct record *r)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (e->field[i].type == FIELD_LINK && (e->field[i].flags & FIELD_REQUIRED) &&
		    r->value[i].data == NULL)
			return false;
	return true;
}

/* The seat that the link of a record names, which must be of the assembly. */
static bool
seat_of(const struct sitting *s, const struct entity *e, const struct record *r, int field,
    size_t *seat, struct err *err)
{
	*seat = sitting_seat(s, id_parse(r->value[field]));
	return *seat != SITTING_NONE || err_set(err, STATUS_BAD,
	    _("%s: no mandate of the assembly: %s"), e->field[field].name,
	    r->value[field].data);
}

/* Votes */

/* Judges the vote as it would be: in the place of the one that there is, or behind
 * the others. */
static bool
try_vote(struct sitting *s, const struct record *vote, struct err *err)
{
	size_t poll = vote->id == ID_NONE ? SITTING_NONE : sitting_poll(s, vote->id);
	bool new = poll == SITTING_NONE;
	struct trace trace = { 0 };
	struct verdict verdict;
	struct record was;
	bool ok;

	if (new)
		poll = sitting_try_poll(s, vote);
	was = s->poll[poll].vote;
	s->poll[poll].vote = *vote;
	if (text_is(vote->value[VOTE_LINKED], "yes") &&
	    s->first_poll[s->poll[poll].point] == poll)
		ok = err_set(err, STATUS_BAD, _("linked: there is no vote before it"));
	else
		ok = voting_judge(s, poll, &verdict, &trace, err);
	s->poll[poll].vote = was;
	if (new)
		sitting_drop_poll(s);
	trace_release(&trace);
	return ok;
}

/* How many sessions the matter was tied at when it was put off: that of the point which
 * this one follows on, and those that its vote counts; 0 when it was not, or elsewhere. */
static bool
ties_before(struct writer *w, const struct sitting *s, int64_t predecessor, int64_t *ties,
    struct err *err)
{
	struct record r, copy;
	struct sitting then;
	struct decision d;
	struct trace trace = { 0 };
	struct err other = { 0 };
	struct db *db = writer_look(w, err);
	bool ok = db != NULL && writer_get(w, &deliberation_entity, predecessor, &r, &copy, err);

	*ties = 0;
	if (!ok || r.value[DELIBERATION_MEETING].data == NULL)
		return ok;
	ok = sitting_read(&then, db, id_parse(r.value[DELIBERATION_MEETING]), err);
	/* A vote that cannot stand was no tie. */
	if (ok && voting_decides(&then, sitting_point(&then, predecessor), &d, &trace, &other) &&
	    then.assembly.id == s->assembly.id && d.poll != SITTING_NONE &&
	    d.verdict.vote.outcome == POSTPONED)
		*ties = d.verdict.vote.tie > 0 ? d.verdict.vote.tie : 1;
	err_clear(&other);
	trace_release(&trace);
	sitting_release(&then);
	return ok;
}

/* In the college a tie puts the matter off, and from the third on the president
 * decides (CDLD L1123-22): a vote that does not tell counts those before it. */
static bool
count_ties(struct writer *w, const struct sitting *s, struct record *after, struct err *err)
{
	size_t point = sitting_point(s, id_parse(after->value[VOTE_DELIBERATION]));
	struct text predecessor = s->point[point].value[DELIBERATION_PREDECESSOR];
	const char *law = presence_law(s);
	int64_t ties;

	if (law == NULL || strcmp(law, "college") != 0 || predecessor.data == NULL ||
	    after->value[VOTE_TIE].data != NULL || after->value[VOTE_RULE].data != NULL)
		return true;
	if (!ties_before(w, s, id_parse(predecessor), &ties, err))
		return false;
	if (ties > 0)
		after->value[VOTE_TIE] = value_text(&vote_entity.field[VOTE_TIE], ties + 1,
		    writer_arena(w));
	return true;
}

/* A question is heard, and a heading is nothing. */
static bool
is_voted_on(const struct sitting *s, const struct record *vote, struct err *err)
{
	size_t point = sitting_point(s, id_parse(vote->value[VOTE_DELIBERATION]));
	struct text act = s->point[point].value[DELIBERATION_ACT];

	return takes_vote(act) || err_set(err, STATUS_NO,
	    _("rule vote-act: no vote is taken on a %.*s"), (int)act.size, act.data);
}

bool
vote_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct sitting *s;

	(void)before;
	if (!is_linked(&vote_entity, after))
		return true;
	/* Numbers are added up here before the writer has looked at them. */
	if (!vote_entity.check(&vote_entity, after, err))
		return false;
	s = sitting_of_point(w, id_parse(after->value[VOTE_DELIBERATION]), err);
	if (s == NULL)
		return at_link(&vote_entity, VOTE_DELIBERATION, err);
	return agenda_open(&s->meeting, err) && is_voted_on(s, after, err) &&
	    count_ties(w, s, after, err) && try_vote(s, after, err);
}

bool
vote_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	(void)err;
	sitting_follow(w, &vote_entity, before, after);
	return true;
}

/* Ballots */

static bool
voted_already(const struct sitting *s, const char *person, struct err *err)
{
	struct buf reason = { 0 };

	buf_printf(&reason, _("%s has voted already"), person);
	voting_refuse(s, false, buf_str(&reason), err);
	buf_release(&reason);
	return false;
}

static bool
try_ballot(const struct sitting *s, size_t poll, size_t seat, const struct record *before,
    const struct record *after, struct err *err)
{
	const char *person = s->seat[seat].mandate.value[MANDATE_PERSON].data;
	const struct poll *p = &s->poll[poll];
	size_t cast = voting_cast(s, poll, seat);

	if (before == NULL && sitting_cast(s, poll, seat) != SITTING_NONE)
		return voted_already(s, person, err);
	if (listed(text_of("not-voting,not-found"), after->value[BALLOT_VALUE]))
		return true;
	if (cast != SITTING_NONE && (before == NULL || s->cast[cast].id != before->id))
		return voted_already(s, person, err);
	if (text_is(p->vote.value[VOTE_POLL], "secret"))
		return voting_refuse(s, true, _("a secret ballot has no names"), err);
	if (voting_by_counts(p))
		return err_set(err, STATUS_NO, _("the vote is by counts"));
	return voting_voter(s, p->point, seat, err);
}

bool
ballot_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	int64_t vote = id_parse(after->value[BALLOT_VOTE]);
	struct sitting *s;
	size_t poll, seat;

	if (!is_linked(&ballot_entity, after))
		return true;
	s = sitting_of_vote(w, vote, err);
	if (s == NULL)
		return at_link(&ballot_entity, BALLOT_VOTE, err);
	poll = sitting_poll(s, vote);
	return agenda_open(&s->meeting, err) &&
	    seat_of(s, &ballot_entity, after, BALLOT_MANDATE, &seat, err) &&
	    (try_ballot(s, poll, seat, before, after, err) || err_at_id(vote, err));
}

bool
ballot_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	(void)err;
	sitting_follow(w, &ballot_entity, before, after);
	return true;
}

/* Attendances */

/* Are the points on the agenda, and the first not behind the last? */
static bool
check_points(const struct sitting *s, const struct record *r, struct err *err)
{
	static const int fields[] = { ATTENDANCE_FROM, ATTENDANCE_UNTIL };
	size_t at[] = { 0, s->agenda.npoint }, i;

	for (i = 0; i < 2; i++) {
		struct text link = r->value[fields[i]];

		if (link.data == NULL)
			continue;
		at[i] = sitting_point(s, id_parse(link));
		if (at[i] == SITTING_NONE)
			return err_set(err, STATUS_BAD,
			    _("%s: not on the agenda of the meeting: %s"),
			    attendance_entity.field[fields[i]].name, link.data);
	}
	return at[0] <= at[1] || err_set(err, STATUS_BAD,
	    _("until: %s is before %s on the agenda"), r->value[ATTENDANCE_UNTIL].data,
	    r->value[ATTENDANCE_FROM].data);
}

static bool
meet(const struct attendance *a, const struct attendance *b)
{
	return a->whole || b->whole || (a->first <= b->last && b->first <= a->last);
}

static bool
signs_there(const struct sitting *s, size_t seat, struct text number, struct err *err)
{
	return err_set(err, STATUS_NO, _("%s signs in place %s: have another sign there first "
	    "(attendance-new signs=%s)"), s->seat[seat].mandate.value[MANDATE_PERSON].data,
	    number.data, number.data);
}

/* Does the member sign there who is said not to be there?  The signatory of the
 * assembly does, unless another was recorded to sign this meeting. */
static bool
check_signs(const struct sitting *s, const struct attendance *a, struct err *err)
{
	const struct field *f = &signatory_entity.field[SIGNATORY_NUMBER];
	struct text number;
	size_t i;

	for (i = 0; i < s->nsignatory && a->whole; i++) {
		number = s->signatory[i].value[SIGNATORY_NUMBER];
		if (sitting_signs(s, SITTING_NONE, value_encode(f, number), NULL) == a->seat)
			return signs_there(s, a->seat, number, err);
	}
	for (i = 0; i < s->nattendance; i++) {
		number = s->attendance[i].record.value[ATTENDANCE_SIGNS];
		if (number.data != NULL && &s->attendance[i] != a &&
		    s->attendance[i].seat == a->seat && meet(a, &s->attendance[i]))
			return signs_there(s, a->seat, number, err);
	}
	return true;
}

/* One person for each place among the signatures. */
static bool
check_place(const struct sitting *s, const struct attendance *a, struct err *err)
{
	struct text number = a->record.value[ATTENDANCE_SIGNS];
	size_t i;

	for (i = 0; i < s->nattendance && number.data != NULL; i++) {
		const struct attendance *b = &s->attendance[i];

		if (b->seat != a->seat && a->whole == b->whole && meet(a, b) &&
		    text_same(number, b->record.value[ATTENDANCE_SIGNS])) {
			err_set(err, STATUS_NO, _("signs: %s has place %s already"),
			    s->seat[b->seat].mandate.value[MANDATE_PERSON].data, number.data);
			return false;
		}
	}
	return true;
}

/* Is the member still there wherever a vote says so? */
static bool
check_voted(const struct sitting *s, size_t seat, struct err *err)
{
	size_t poll, i;

	for (poll = 0; poll < s->npoll; poll++)
		for (i = s->poll[poll].cast; i != SITTING_NONE; i = s->cast[i].next)
			if (s->cast[i].seat == seat &&
			    s->cast[i].choice < CHOICE_NOT_VOTING &&
			    !presence_votes(s, s->poll[poll].point, seat)) {
				err_set(err, STATUS_NO, _("%s has voted there already"),
				    s->seat[seat].mandate.value[MANDATE_PERSON].data);
				return err_at_id(s->poll[poll].vote.id, err);
			}
	return true;
}

/* The row as it stands in the sitting. */
static const struct attendance *
row_of(const struct sitting *s, int64_t id)
{
	size_t i;

	for (i = 0; s->attendance[i].record.id != id; i++)
		;
	return &s->attendance[i];
}

/* Has the member a row about the whole meeting already? */
static bool
check_whole(const struct sitting *s, const struct attendance *a, struct err *err)
{
	size_t i;

	for (i = 0; i < s->nattendance && a->whole; i++) {
		const struct attendance *b = &s->attendance[i];

		if (b != a && b->whole && b->seat == a->seat) {
			err_set(err, STATUS_NO, _("%s has one of the whole meeting already"),
			    s->seat[a->seat].mandate.value[MANDATE_PERSON].data);
			return err_at_id(b->record.id, err);
		}
	}
	return true;
}

/* Was the member there, to keep away from the points?  Who is said to be nowhere may be
 * told of later. */
static bool
check_there(const struct sitting *s, const struct attendance *a, struct err *err)
{
	struct text away = { 0 };
	size_t point, i;

	if (a->whole || !listed(text_of("not-taking-part,conflict"),
	    a->record.value[ATTENDANCE_PRESENCE]))
		return true;
	for (point = a->first; point <= a->last; point++) {
		for (i = 0; i < s->nattendance && (&s->attendance[i] == a ||
		    s->attendance[i].seat != a->seat ||
		    !attendance_covers(&s->attendance[i], point)); i++)
			;
		if (i == s->nattendance)
			return true;
		away = s->attendance[i].record.value[ATTENDANCE_PRESENCE];
		if (!listed(text_of("excused,absent,replaced,represented"), away))
			return true;
	}
	return err_set(err, STATUS_NO, _("%s is %s there already"),
	    s->seat[a->seat].mandate.value[MANDATE_PERSON].data, away.data);
}

/* May the member be represented there, and by this one? */
static bool
check_proxy(const struct sitting *s, const struct attendance *a, struct err *err)
{
	const struct rule *where, *most;
	int64_t held = 0, n;
	size_t i;

	/* Whether it says by whom is for the kind to check. */
	if (!text_is(a->record.value[ATTENDANCE_PRESENCE], "represented") ||
	    a->by == SITTING_NONE)
		return true;
	where = rules_on(&s->rules, "proxy-assemblies", s->day, err);
	most = rules_on(&s->rules, "proxy-holder", s->day, err);
	if (where == NULL || most == NULL || !rule_number(&s->rules, most, &n, err))
		return false;
	if (!rule_lists(where, s->assembly.value[ASSEMBLY_KIND].data))
		return err_set(err, STATUS_NO, _("no member of a %s is represented by another; only "
		    "in these: %s (%s)"), s->assembly.value[ASSEMBLY_KIND].data, where->value,
		    where->article);
	if (!s->seat[a->by].votes)
		return err_set(err, STATUS_NO, _("replaced-by: %s has no vote"),
		    s->seat[a->by].mandate.value[MANDATE_PERSON].data);
	for (i = 0; i < s->nattendance; i++) {
		const struct attendance *b = &s->attendance[i];

		held += b->by == a->by && b->seat != a->seat && meet(a, b) &&
		    text_is(b->record.value[ATTENDANCE_PRESENCE], "represented");
	}
	return held < n || err_set(err, STATUS_NO, _("replaced-by: %s holds %lld proxies already "
	    "(%s)"), s->seat[a->by].mandate.value[MANDATE_PERSON].data, (long long)held,
	    most->article);
}

/* Are those still there who are represented by the member, wherever a vote says so? */
static bool
check_represented(const struct sitting *s, size_t seat, struct err *err)
{
	size_t i;

	for (i = 0; i < s->nattendance; i++)
		if (s->attendance[i].by == seat && !check_voted(s, s->attendance[i].seat, err))
			return false;
	return true;
}

static bool
check_attendance(const struct sitting *s, const struct attendance *a, struct err *err)
{
	bool there = text_is(a->record.value[ATTENDANCE_PRESENCE], "present");
	bool must_go = text_is(a->record.value[ATTENDANCE_PRESENCE], "conflict");

	if (!s->seat[a->seat].sits)
		return err_set(err, STATUS_BAD, _("mandate: %s does not sit on that day"),
		    s->seat[a->seat].mandate.value[MANDATE_PERSON].data);
	if (a->by == a->seat)
		return err_set(err, STATUS_BAD, _("replaced-by: nobody replaces or represents himself"));
	return check_whole(s, a, err) && check_place(s, a, err) && check_there(s, a, err) &&
	    check_proxy(s, a, err) && check_represented(s, a->seat, err) &&
	    (there || must_go || check_signs(s, a, err)) && check_voted(s, a->seat, err) &&
	    (a->by == SITTING_NONE || check_voted(s, a->by, err));
}

bool
attendance_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	const struct entity *e = &attendance_entity;
	struct sitting *s;
	size_t seat;
	bool ok;

	(void)before;
	if (!is_linked(e, after))
		return true;
	s = sitting_kept(w, id_parse(after->value[ATTENDANCE_MEETING]), err);
	if (s == NULL)
		return at_link(e, ATTENDANCE_MEETING, err);
	if (!agenda_open(&s->meeting, err) ||
	    !seat_of(s, e, after, ATTENDANCE_MANDATE, &seat, err) ||
	    (after->value[ATTENDANCE_REPLACED_BY].data != NULL &&
	    !seat_of(s, e, after, ATTENDANCE_REPLACED_BY, &seat, err)) ||
	    !check_points(s, after, err))
		return false;
	sitting_try_attendance(s, after);
	ok = check_attendance(s, row_of(s, after->id), err);
	sitting_forget(w);
	return ok;
}

/* Signatories */

/* Reads the records whose link is the same as that of R. */
static bool
read_others(struct writer *w, const struct entity *e, int field, struct text link,
    struct record **record, size_t *count, struct err *err)
{
	struct condition same = { .field = field, .value = link };
	struct selection selection = { .entity = e, .condition = &same, .ncondition = 1 };
	struct db *db = writer_look(w, err);

	return db != NULL && records_read(db, &selection, writer_arena(w), record, count, err);
}

/* Do two periods have a day in common?  No value is without end. */
static bool
overlap(const struct record *a, const struct record *b, int from, int to)
{
	day_t a_to = a->value[to].data == NULL ? DAY_LAST : day_parse(a->value[to]);
	day_t b_to = b->value[to].data == NULL ? DAY_LAST : day_parse(b->value[to]);
	day_t a_from = a->value[from].data == NULL ? DAY_FIRST : day_parse(a->value[from]);
	day_t b_from = b->value[from].data == NULL ? DAY_FIRST : day_parse(b->value[from]);

	return a_from <= b_to && b_from <= a_to;
}

bool
signatory_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct record *other, mandate, copy;
	size_t count, i;

	(void)before;
	if (!is_linked(&signatory_entity, after))
		return true;
	if (!writer_get(w, &mandate_entity, id_parse(after->value[SIGNATORY_MANDATE]),
	    &mandate, &copy, err))
		return at_link(&signatory_entity, SIGNATORY_MANDATE, err);
	if (!text_same(mandate.value[MANDATE_ASSEMBLY], after->value[SIGNATORY_ASSEMBLY]))
		return err_set(err, STATUS_BAD, _("%s: no mandate of the assembly: %s"), "mandate",
		    after->value[SIGNATORY_MANDATE].data);
	if (!read_others(w, &signatory_entity, SIGNATORY_ASSEMBLY,
	    after->value[SIGNATORY_ASSEMBLY], &other, &count, err))
		return false;
	for (i = 0; i < count && err->text == NULL; i++)
		if (other[i].id != after->id &&
		    text_same(other[i].value[SIGNATORY_NUMBER], after->value[SIGNATORY_NUMBER]) &&
		    overlap(&other[i], after, SIGNATORY_FROM, SIGNATORY_TO)) {
			err_set(err, STATUS_NO, _("number: %s is taken in that period"),
			    after->value[SIGNATORY_NUMBER].data);
			err_at_id(other[i].id, err);
		}
	free(other);
	return err->text == NULL;
}

/* Mandates */

/* Does the period of the mandate have the day in it? */
static bool
has_day(const struct record *mandate, day_t day)
{
	day_t from = day_parse(mandate->value[MANDATE_FROM]);
	day_t to = day_parse(mandate->value[MANDATE_TO]);

	return from <= day && (to == DAY_NONE || day <= to);
}

/* And that of the meeting? */
static bool
check_day(struct writer *w, const struct record *mandate, int64_t meeting, struct err *err)
{
	struct record m, copy;

	if (!writer_get(w, &meeting_entity, meeting, &m, &copy, err))
		return false;
	if (has_day(mandate, day_parse(m.value[MEETING_DATE])))
		return true;
	err_set(err, STATUS_NO, _("was recorded at the meeting of %s, which would be outside "
	    "the mandate"), m.value[MEETING_DATE].data);
	return err_at_id(meeting, err);
}

/* Does the mandate go with the meetings that know it? */
static bool
check_used(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT meeting FROM attendance"
	    " WHERE mandate = ?1 OR \"replaced-by\" = ?1 UNION SELECT d.meeting FROM ballot b"
	    " JOIN vote v ON v.id = b.vote JOIN deliberation d ON d.id = v.deliberation"
	    " WHERE b.mandate = ?1 AND d.meeting IS NOT NULL ORDER BY 1", err);
	bool moved = !text_same(before->value[MANDATE_ASSEMBLY], after->value[MANDATE_ASSEMBLY]);

	if (q != NULL)
		query_bind_number(q, 1, after->id);
	while (q != NULL && err->text == NULL && query_next(q, err)) {
		if (moved) {
			err_set(err, STATUS_NO,
			    _("assembly: does not change, a meeting knows the mandate"));
			err_at_id(query_number(q, 0), err);
		} else {
			check_day(w, after, query_number(q, 0), err);
		}
	}
	query_end(q);
	return err->text == NULL;
}

/* Who voted had a vote. */
static bool
check_vote(struct writer *w, const struct record *mandate, struct err *err)
{
	struct db *db;
	struct query *q;

	if (text_is(mandate->value[MANDATE_VOTE], "yes"))
		return true;
	db = writer_look(w, err);
	q = db == NULL ? NULL : query_begin(db, "SELECT vote FROM ballot WHERE mandate = ?1"
	    " AND value IN ('yes', 'no', 'abstain') LIMIT 1", err);
	if (q != NULL)
		query_bind_number(q, 1, mandate->id);
	if (q != NULL && query_next(q, err)) {
		err_set(err, STATUS_NO, _("vote: %s has voted; end the mandate, and begin another"),
		    mandate->value[MANDATE_PERSON].data);
		err_at_id(query_number(q, 0), err);
	}
	query_end(q);
	return err->text == NULL;
}

/* Is it the same person: by the name that another system has, or by name and birth? */
static bool
is_same_person(const struct record *a, const struct record *b)
{
	const struct text *x = a->value, *y = b->value;

	return (x[MANDATE_EXTERNAL].data != NULL &&
	    text_same(x[MANDATE_EXTERNAL], y[MANDATE_EXTERNAL])) ||
	    (x[MANDATE_BIRTH].data != NULL && text_same(x[MANDATE_BIRTH], y[MANDATE_BIRTH]) &&
	    text_same(x[MANDATE_PERSON], y[MANDATE_PERSON]));
}

/* A mandate that ended on a day that nobody told: it is not known what it overlaps. */
static bool
is_over(const struct record *mandate)
{
	return text_is(mandate->value[MANDATE_STATE], "ended") &&
	    mandate->value[MANDATE_TO].data == NULL;
}

/* Does the mandate take a seat: active, with a vote? */
static bool
takes_seat(const struct record *mandate)
{
	return text_is(mandate->value[MANDATE_STATE], "active") &&
	    text_is(mandate->value[MANDATE_VOTE], "yes");
}

/* How many of the others take a seat on the day? */
static int64_t
seats_taken(const struct record *other, size_t count, int64_t but, day_t day)
{
	int64_t taken = 0;
	size_t i;

	for (i = 0; i < count; i++)
		taken += other[i].id != but && takes_seat(&other[i]) && has_day(&other[i], day);
	return taken;
}

/* Is there a seat for the mandate on each day?  The seats are fullest where it begins, or
 * where another does. */
static bool
check_seats(struct writer *w, const struct record *mandate, const struct record *other,
    size_t count, struct err *err)
{
	struct record assembly, copy;
	struct text seats;
	day_t day;
	size_t i;

	if (!takes_seat(mandate))
		return true;
	if (!writer_get(w, &assembly_entity, id_parse(mandate->value[MANDATE_ASSEMBLY]),
	    &assembly, &copy, err))
		return at_link(&mandate_entity, MANDATE_ASSEMBLY, err);
	seats = assembly.value[ASSEMBLY_SEATS];
	for (i = 0; i <= count && seats.data != NULL; i++) {
		day = day_parse(i < count ? other[i].value[MANDATE_FROM]
					  : mandate->value[MANDATE_FROM]);
		if (day == DAY_NONE)
			day = DAY_FIRST;
		if (has_day(mandate, day) && seats_taken(other, count, mandate->id, day) >=
		    value_encode(&assembly_entity.field[ASSEMBLY_SEATS], seats))
			return err_set(err, STATUS_NO,
			    _("rule mandate-seats: all %.*s seats of the assembly are taken"),
			    (int)seats.size, seats.data);
	}
	return true;
}

/* What the other mandates of the assembly say to one: nobody sits twice, nor more than
 * there are seats. */
static bool
check_others(struct writer *w, const struct record *mandate, struct err *err)
{
	struct record *other;
	size_t count, i;
	bool ok;

	if (!read_others(w, &mandate_entity, MANDATE_ASSEMBLY,
	    mandate->value[MANDATE_ASSEMBLY], &other, &count, err))
		return false;
	ok = check_seats(w, mandate, other, count, err);
	for (i = 0; i < count && ok; i++)
		if (other[i].id != mandate->id && is_same_person(mandate, &other[i]) &&
		    !is_over(mandate) && !is_over(&other[i]) &&
		    overlap(&other[i], mandate, MANDATE_FROM, MANDATE_TO)) {
			err_set(err, STATUS_NO, _("rule mandate-twice: %s sits there already"),
			    mandate->value[MANDATE_PERSON].data);
			ok = err_at_id(other[i].id, err);
		}
	free(other);
	return ok;
}

bool
mandate_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	static const int period[] = { MANDATE_ASSEMBLY, MANDATE_FROM, MANDATE_TO };
	static const int seat[] = { MANDATE_PERSON, MANDATE_ASSEMBLY, MANDATE_BIRTH, MANDATE_FROM,
		MANDATE_TO, MANDATE_VOTE, MANDATE_STATE, MANDATE_EXTERNAL };
	bool other = before == NULL;
	size_t i;

	for (i = 0; i < sizeof seat / sizeof *seat && !other; i++)
		other = !text_same(before->value[seat[i]], after->value[seat[i]]);
	if (other && is_linked(&mandate_entity, after) && !check_others(w, after, err))
		return false;
	if (before != NULL && !text_same(before->value[MANDATE_VOTE], after->value[MANDATE_VOTE]) &&
	    !check_vote(w, after, err))
		return false;
	for (i = 0; i < sizeof period / sizeof *period && before != NULL; i++)
		if (!text_same(before->value[period[i]], after->value[period[i]]))
			return check_used(w, before, after, err);
	return true;
}

/* On another day */

static bool
sits_on(const struct sitting *s, size_t seat, day_t day, struct err *err)
{
	return seat == SITTING_NONE || has_day(&s->seat[seat].mandate, day) || err_set(err,
	    STATUS_NO, _("date: %s, who was recorded there, does not sit on that day"),
	    s->seat[seat].mandate.value[MANDATE_PERSON].data);
}

bool
people_sit(struct writer *w, int64_t meeting, day_t day, struct err *err)
{
	const struct sitting *s = sitting_kept(w, meeting, err);
	bool ok = s != NULL;
	size_t i;

	for (i = 0; ok && i < s->nattendance; i++)
		ok = sits_on(s, s->attendance[i].seat, day, err) &&
		    sits_on(s, s->attendance[i].by, day, err);
	for (i = 0; ok && i < s->ncast; i++)
		ok = sits_on(s, s->cast[i].seat, day, err);
	return ok;
}

/* In another order */

/* Are both its points on the agenda, and the first behind the last? */
static bool
is_reversed(const struct sitting *s, const struct attendance *a)
{
	const struct text *v = a->record.value;

	return a->first > a->last && v[ATTENDANCE_FROM].data != NULL &&
	    v[ATTENDANCE_UNTIL].data != NULL &&
	    sitting_point(s, id_parse(v[ATTENDANCE_FROM])) != SITTING_NONE &&
	    sitting_point(s, id_parse(v[ATTENDANCE_UNTIL])) != SITTING_NONE;
}

bool
people_stay(struct writer *w, int64_t meeting, struct err *err)
{
	const struct sitting *s = sitting_kept(w, meeting, err);
	size_t i;

	for (i = 0; s != NULL && i < s->nattendance; i++) {
		if (is_reversed(s, &s->attendance[i])) {
			err_set(err, STATUS_NO, _("would end before it begins"));
			return err_at_id(s->attendance[i].record.id, err);
		}
		if (!check_voted(s, s->attendance[i].seat, err))
			return false;
	}
	return s != NULL;
}
