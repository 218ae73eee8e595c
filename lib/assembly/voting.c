/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/voting.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/manner.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

/* The rules on the votes of the assemblies that have a law; other assemblies have none. */
static const struct law {
	const char *name, *majority, *secret;
} laws[] = {
	{ "council", "majority-council", "vote-secret" },
	{ "college", "majority-college", "vote-secret" },
	{ "cpas", "majority-cpas", "vote-secret-cpas" },
};
static const struct law no_law;

static const struct law *
law_of(const struct sitting *s)
{
	const char *name = presence_law(s);
	size_t i;

	for (i = 0; name != NULL && i < sizeof laws / sizeof *laws; i++)
		if (strcmp(laws[i].name, name) == 0)
			return &laws[i];
	return &no_law;
}

/* What is wrong with a vote, with the article that says so: "reason (article)"; the source
 * where it has no article, and the reason alone without a rule. */
static bool
refuse(const struct sitting *s, const char *rule, const char *reason, struct err *err)
{
	const struct rule *r = rule == NULL ? NULL : rules_on(&s->rules, rule, s->day, err);

	if (rule == NULL)
		return err_set(err, STATUS_NO, "%s", reason);
	return r != NULL && err_set(err, STATUS_NO, "%s (%s)", reason,
	    *r->article != '\0' ? r->article : r->source);
}

bool
voting_refuse(const struct sitting *s, bool secret, const char *reason, struct err *err)
{
	return refuse(s, secret ? law_of(s)->secret : law_of(s)->majority, reason, err);
}

/* Puts the member in front of what is wrong with the vote. */
static bool
at_seat(const struct sitting *s, size_t seat, struct err *err)
{
	const struct record *m = &s->seat[seat].mandate;
	struct buf id = { 0 };

	id_print(&id, m->id);
	err_at(err, "%s %s", buf_str(&id), m->value[MANDATE_PERSON].data);
	buf_release(&id);
	return false;
}

static bool
is_set(const struct record *vote, int field)
{
	return text_is(vote->value[field], "yes");
}

/* Is it about the agenda or the doors, and not about the point itself? */
static bool
is_procedural(const struct poll *p)
{
	return text_is(p->vote.value[VOTE_RULE], "two-thirds");
}

static bool
is_secret(const struct poll *p)
{
	return text_is(p->vote.value[VOTE_POLL], "secret");
}

bool
voting_by_counts(const struct poll *p)
{
	int field;

	for (field = VOTE_YES; field <= VOTE_INVALID; field++)
		if (p->vote.value[field].data != NULL)
			return true;
	return false;
}

static bool
has_casts(const struct sitting *s, const struct poll *p)
{
	size_t i;

	for (i = p->cast; i != SITTING_NONE; i = s->cast[i].next)
		if (s->cast[i].choice < CHOICE_NOT_VOTING)
			return true;
	return false;
}

/* Adds what the poll had. */
static void
add_votes(const struct sitting *s, const struct poll *p, int64_t ballots[BALLOTS])
{
	size_t i;

	for (i = 0; i < BALLOTS; i++)
		if (p->vote.value[VOTE_YES + i].data != NULL)
			ballots[i] += value_encode(&vote_entity.field[VOTE_YES + i],
			    p->vote.value[VOTE_YES + i]);
	for (i = p->cast; i != SITTING_NONE; i = s->cast[i].next)
		if (s->cast[i].choice < CHOICE_NOT_VOTING)
			ballots[s->cast[i].choice]++;
}

/* The polls that share their voters with this one, itself among them: the first,
 * and then pool_next() until there is none. */
static size_t
pool_first(const struct sitting *s, size_t poll)
{
	size_t i, first;

	for (i = first = s->first_poll[s->poll[poll].point]; i != poll; ) {
		i = s->poll[i].next;
		if (!is_set(&s->poll[i].vote, VOTE_LINKED))
			first = i;
	}
	return first;
}

static size_t
pool_next(const struct sitting *s, size_t poll)
{
	size_t next = s->poll[poll].next;

	return next != SITTING_NONE && is_set(&s->poll[next].vote, VOTE_LINKED) ? next :
	    SITTING_NONE;
}

bool
voting_secret(const struct sitting *s, size_t point, bool *secret, const struct rule **rule,
    struct err *err)
{
	struct text act = s->point[point].value[DELIBERATION_ACT];
	const char *matter = act.data == NULL ? "decision" : act.data;
	const char *name = law_of(s)->secret;
	const struct rule *persons;

	*secret = false;
	*rule = NULL;
	if (name == NULL)
		return true;
	persons = rules_on(&s->rules, "vote-secret", s->day, err);
	if (persons != NULL)
		*rule = rules_on(&s->rules, name, s->day, err);
	if (*rule == NULL)
		return false;
	/* The law on the CPAS says "persons", where the Code names the matters. */
	*secret = rule_lists(*rule, matter) ||
	    (rule_lists(*rule, "persons") && rule_lists(persons, matter));
	return true;
}

/* The words of a rule, as a sentence has them. */
static void
tell_words(struct buf *b, const struct rule *r)
{
	struct text rest = text_of(r->value), word;
	size_t n;

	for (n = 0; text_part(&rest, ',', &word); n++) {
		buf_string(b, n > 0 ? ", " : "");
		buf_text(b, word);
	}
}

/* Is it as public or as secret as the law says? */
static bool
check_secrecy(const struct sitting *s, const struct poll *p, struct trace *trace,
    struct err *err)
{
	struct text act = s->point[p->point].value[DELIBERATION_ACT];
	const char *matter = act.data == NULL ? "decision" : act.data;
	struct buf words = { 0 };
	const struct rule *r;
	bool secret;

	if (is_procedural(p))
		return (!is_secret(p) && !voting_by_counts(p)) || refuse(s, "urgency-names",
		    _("urgency is declared by name"), err);
	if (!voting_secret(s, p->point, &secret, &r, err))
		return false;
	if (r == NULL)
		return true;
	trace_add(trace, r, "matter=%s\tballot=%s", matter, secret ? "secret" : "public");
	if (secret && !is_secret(p))
		return err_set(err, STATUS_NO, _("a matter for a secret ballot: %s (%s)"),
		    matter, r->article);
	if (secret || !is_secret(p))
		return true;
	tell_words(&words, r);
	err_set(err, STATUS_NO, _("no matter for a secret ballot: %s; only these are: %s (%s)"),
	    matter, buf_str(&words), r->article);
	buf_release(&words);
	return false;
}

/* Did enough of those present ask for the vote by name, and are there names?  How many they
 * must be, is known of the council alone. */
static bool
check_demand(const struct sitting *s, const struct poll *p, struct trace *trace,
    struct err *err)
{
	struct text demanded = p->vote.value[VOTE_DEMANDED];
	bool known = text_is(s->assembly.value[ASSEMBLY_KIND], "council");
	int64_t present, asked, needed;
	const struct rule *r;

	if (demanded.data == NULL)
		return true;
	if (is_secret(p) || voting_by_counts(p))
		return refuse(s, known ? "vote-named" : NULL,
		    _("a vote by name was asked for, and has names"), err);
	if (!known || !s->attended)
		return true;
	r = rules_on(&s->rules, "vote-named", s->day, err);
	if (r == NULL)
		return false;
	asked = value_encode(&vote_entity.field[VOTE_DEMANDED], demanded);
	present = presence_voters(s, p->point);
	if (!rule_share(&s->rules, r, present, &needed, err))
		return false;
	trace_add(trace, r, "present=%lld share=%s demanded=%lld\tneeded=%lld by-name=%s",
	    (long long)present, r->value, (long long)asked, (long long)needed,
	    asked >= needed ? "yes" : "no");
	if (asked > present)
		return err_set(err, STATUS_NO, _("%lld of %lld present asked for a vote by name"),
		    (long long)asked, (long long)present);
	return asked >= needed || err_set(err, STATUS_NO, _("no vote by name: %lld asked for it "
	    "where %lld are needed (%s)"), (long long)asked, (long long)needed, r->article);
}

bool
voting_voter(const struct sitting *s, size_t point, size_t seat, struct err *err)
{
	static const char *const reasons[] = {
		[EXCUSED] = N_("is excused, and does not vote"),
		[ABSENT] = N_("is absent, and does not vote"),
		[NOT_TAKING_PART] = N_("does not take part, and does not vote"),
		[CONFLICT] = N_("has an interest, and does not vote"),
		[REPLACED] = N_("is replaced, and does not vote"),
		[REPRESENTED] = N_("is represented by one who is not there, and does not vote"),
		[PRESENCE_UNTOLD] = N_("is not recorded as present, and does not vote"),
	};
	enum presence presence;

	if (!s->seat[seat].sits)
		voting_refuse(s, false, _("has no seat on that day"), err);
	else if (!s->seat[seat].votes)
		voting_refuse(s, false, _("has no vote"), err);
	presence = presence_of(s, point, seat).presence;
	if (err->text == NULL && presence_barred(s, point, seat))
		refuse(s, "quorum-college-cpas", _("does not sit where the CPAS is supervised, and "
		    "does not vote"), err);
	if (err->text == NULL && !presence_votes(s, point, seat) &&
	    (s->attended || presence != PRESENCE_UNTOLD))
		refuse(s, presence == CONFLICT ? "interest-degree" :
		    presence == REPRESENTED ? "proxy-holder" : law_of(s)->majority,
		    _(reasons[presence]), err);
	return err->text == NULL || at_seat(s, seat, err);
}

size_t
voting_cast(const struct sitting *s, size_t poll, size_t seat)
{
	size_t p, i;

	for (p = pool_first(s, poll); p != SITTING_NONE; p = pool_next(s, p))
		for (i = s->poll[p].cast; i != SITTING_NONE; i = s->cast[i].next)
			if (s->cast[i].seat == seat && s->cast[i].choice < CHOICE_NOT_VOTING)
				return i;
	return SITTING_NONE;
}

static bool
no_member(int64_t mandate, struct err *err)
{
	struct buf id = { 0 };

	id_print(&id, mandate);
	err_set(err, STATUS_NO, _("no mandate of the assembly: %s"), buf_str(&id));
	buf_release(&id);
	return false;
}

/* May each voter vote, and did each do so once among the polls of the pool? */
static bool
check_voters(const struct sitting *s, size_t poll, struct err *err)
{
	bool *voted = mem_zero(s->nseat, sizeof *voted);
	size_t p, i;

	for (p = pool_first(s, poll); p != SITTING_NONE && err->text == NULL;
	    p = pool_next(s, p))
		for (i = s->poll[p].cast; i != SITTING_NONE && err->text == NULL;
		    i = s->cast[i].next) {
			const struct cast *c = &s->cast[i];

			if (c->choice >= CHOICE_NOT_VOTING)
				continue;
			if (c->seat == SITTING_NONE)
				no_member(c->mandate, err);
			else if (is_secret(&s->poll[p]))
				voting_refuse(s, true, _("a secret ballot has no names"), err);
			else if (voted[c->seat] && !voting_refuse(s, false, _("votes twice"),
			    err))
				at_seat(s, c->seat, err);
			else if (voting_voter(s, s->poll[p].point, c->seat, err))
				voted[c->seat] = true;
		}
	free(voted);
	return err->text == NULL;
}

/* How many may vote at most: those present, else those who sit; 0: not known. */
static int64_t
most_votes(const struct sitting *s, size_t point)
{
	return s->attended ? presence_voters(s, point) : presence_seats(s);
}

static bool
check_number(const struct sitting *s, const struct poll *p, const int64_t all[BALLOTS],
    struct err *err)
{
	int64_t most = most_votes(s, p->point), votes = 0;
	struct buf reason = { 0 };
	size_t i;

	for (i = 0; i < BALLOTS; i++)
		votes += all[i];
	if (votes <= most || (most == 0 && !s->attended))
		return true;
	buf_printf(&reason, is_secret(p) ?
	    _("%lld ballots of %lld voters: the vote is void and held again") :
	    _("%lld votes of %lld voters"), (long long)votes, (long long)most);
	refuse(s, is_secret(p) ? "ballot-differ" : law_of(s)->majority, buf_str(&reason), err);
	buf_release(&reason);
	return false;
}

/* The majority that it takes, NULL with the reason in ERR. */
static const char *
rule_of(const struct sitting *s, const struct poll *p, struct err *err)
{
	struct text own = p->vote.value[VOTE_RULE];
	const char *rule = own.data != NULL ? own.data : presence_law(s);

	if (rule == NULL)
		err_set(err, STATUS_BAD, _("no rule on the votes of a %s is known: "
		    "give the vote one"), s->assembly.value[ASSEMBLY_KIND].data);
	return rule;
}

static bool
count(const struct sitting *s, size_t poll, struct verdict *v, struct trace *trace,
    struct err *err)
{
	const struct poll *p = &s->poll[poll];
	const struct text *value = p->vote.value;
	int64_t all[BALLOTS] = { 0 };
	size_t i;

	for (i = pool_first(s, poll); i != SITTING_NONE; i = pool_next(s, i))
		add_votes(s, &s->poll[i], all);
	if (!check_number(s, p, all, err))
		return false;
	memcpy(v->vote.ballots, all, sizeof all);
	v->vote.ballots[BALLOT_YES] = v->own[BALLOT_YES];
	v->vote.ballots[BALLOT_NO] += all[BALLOT_YES] - v->own[BALLOT_YES];
	v->vote.present = s->attended ? presence_voters(s, p->point) : 0;
	v->vote.seats = presence_seats(s);
	v->vote.urgent = is_set(&p->vote, VOTE_URGENT);
	v->vote.tie = value[VOTE_TIE].data == NULL ? 0 :
	    value_encode(&vote_entity.field[VOTE_TIE], value[VOTE_TIE]);
	return vote_count(&v->vote, v->rule, &s->rules, s->day, trace, err);
}

bool
voting_judge(const struct sitting *s, size_t poll, struct verdict *v, struct trace *trace,
    struct err *err)
{
	const struct poll *p = &s->poll[poll];

	*v = (struct verdict){ .counted = voting_by_counts(p) || has_casts(s, p),
		.rule = rule_of(s, p, err) };
	if (v->rule == NULL || !check_secrecy(s, p, trace, err) || !check_demand(s, p, trace, err))
		return false;
	if (voting_by_counts(p) && has_casts(s, p))
		return voting_refuse(s, false, _("is by counts, and members voted by name"), err);
	if (!check_voters(s, poll, err))
		return false;
	add_votes(s, p, v->own);
	return !v->counted || count(s, poll, v, trace, err);
}

bool
voting_decides(const struct sitting *s, size_t point, struct decision *d,
    struct trace *trace, struct err *err)
{
	struct verdict v;
	size_t i;

	*d = (struct decision){ .poll = SITTING_NONE };
	for (i = s->first_poll[point]; i != SITTING_NONE; i = s->poll[i].next) {
		const struct poll *p = &s->poll[i];
		bool whole = p->vote.value[VOTE_LABEL].data == NULL;

		if (is_procedural(p))
			continue;
		if (!voting_judge(s, i, &v, trace, err))
			return err_at_id(p->vote.id, err);
		if (!v.counted || (!whole && (d->whole || (d->poll != SITTING_NONE &&
		    d->verdict.vote.outcome == ADOPTED))))
			continue;
		*d = (struct decision){ i, v, whole };
	}
	return true;
}

/* Does the outcome go with the decision?  A tie in the college goes with none, and
 * where the president decides it goes with any. */
static bool
agrees(enum outcome outcome, bool adopted)
{
	return outcome == PRESIDENT_DECIDES || outcome == (adopted ? ADOPTED : REJECTED);
}

static bool
votes_allow(const struct sitting *s, size_t point, const char *to, struct err *err)
{
	struct trace trace = { 0 };
	struct decision d;
	bool ok = voting_decides(s, point, &d, &trace, err);

	if (ok && d.poll != SITTING_NONE &&
	    !agrees(d.verdict.vote.outcome, strcmp(to, "refused") != 0)) {
		ok = err_set(err, STATUS_NO, _("not %s: the vote says %s, with %lld yes where "
		    "%lld are needed (%s)"), to, outcome_words[d.verdict.vote.outcome],
		    (long long)d.verdict.vote.ballots[BALLOT_YES],
		    (long long)d.verdict.vote.needed,
		    trace.step[trace.count - 1].rule->article);
		err_at_id(s->poll[d.poll].vote.id, err);
	}
	trace_release(&trace);
	return ok;
}

bool
voting_quorum(const struct sitting *s, size_t point, struct err *err)
{
	struct trace trace = { 0 };
	struct quorum q;
	bool ok;

	if (!s->attended || presence_law(s) == NULL)
		return true;
	ok = presence_quorum(s, point, &q, &trace, err) && (q.met || err_set(err, STATUS_NO,
	    _("no quorum: %lld present where %lld are needed (%s)"), (long long)q.present,
	    (long long)q.needed, trace.step[trace.count - 1].rule->article));
	trace_release(&trace);
	return ok;
}

bool
voting_allows(const struct sitting *s, int64_t deliberation, const char *to, struct err *err)
{
	static const char *const decided[] = { "accepted", "accepted-modified", "refused" };
	size_t point = sitting_point(s, deliberation), i;

	for (i = 0; i < 3 && strcmp(to, decided[i]) != 0; i++)
		;
	if (i == 3 || point == SITTING_NONE ||
	    !takes_decision(s->point[point].value[DELIBERATION_ACT]))
		return true;
	return voting_quorum(s, point, err) && votes_allow(s, point, to, err);
}

bool
voting_balloted(const struct sitting *s, int64_t deliberation, struct err *err)
{
	size_t point = sitting_point(s, deliberation);
	struct trace trace = { 0 };
	const struct rule *rule;
	struct decision d;
	bool secret, ok;

	if (point == SITTING_NONE)
		return true;
	ok = voting_secret(s, point, &secret, &rule, err);
	if (!ok || !secret)
		return ok;
	ok = voting_decides(s, point, &d, &trace, err) && (d.poll != SITTING_NONE ||
	    err_set(err, STATUS_NO, _("a matter for a secret ballot, and no vote is recorded: "
	    "%s (%s)"), s->point[point].value[DELIBERATION_ACT].data, rule->article));
	trace_release(&trace);
	return ok;
}

bool
voting_agrees(const struct sitting *s, struct err *err)
{
	size_t i;

	for (i = 0; i < s->agenda.npoint; i++)
		if (!voting_allows(s, s->point[i].id,
		    s->point[i].value[DELIBERATION_STATE].data, err))
			return err_at_id(s->point[i].id, err);
	return true;
}

bool
voting_releases(const struct sitting *s, int64_t deliberation, struct err *err)
{
	size_t point = sitting_point(s, deliberation), i;

	if (point == SITTING_NONE)
		return true;
	for (i = s->first_poll[point]; i != SITTING_NONE; i = s->poll[i].next)
		if (voting_by_counts(&s->poll[i]) || has_casts(s, &s->poll[i])) {
			err_set(err, STATUS_NO, _("was voted on"));
			return err_at_id(s->poll[i].vote.id, err);
		}
	for (i = 0; i < s->nattendance; i++) {
		const struct text *value = s->attendance[i].record.value;

		if (id_parse(value[ATTENDANCE_FROM]) == deliberation ||
		    id_parse(value[ATTENDANCE_UNTIL]) == deliberation) {
			err_set(err, STATUS_NO, _("somebody left or came in there"));
			return err_at_id(s->attendance[i].record.id, err);
		}
	}
	return true;
}

static void
tell_names(const struct sitting *s, const struct poll *p, struct buf *names)
{
	size_t *order = presence_order(s, p->point), seat, i;

	for (seat = 0; seat < s->nseat; seat++)
		for (i = p->cast; i != SITTING_NONE; i = s->cast[i].next)
			if (s->cast[i].seat == order[seat] && s->cast[i].choice == CHOICE_YES) {
				buf_string(names, names->size > 0 ? ", " : "");
				buf_text(names,
				    s->seat[order[seat]].mandate.value[MANDATE_PERSON]);
			}
	free(order);
}

bool
voting_urgency(const struct sitting *s, int64_t deliberation, struct buf *names,
    struct err *err)
{
	size_t point = sitting_point(s, deliberation), i;
	const char *law = presence_law(s);
	struct verdict v = { 0 };
	struct trace trace = { 0 };

	if (point == SITTING_NONE || law == NULL || strcmp(law, "council") != 0 ||
	    !text_is(s->point[point].value[DELIBERATION_LIST], "urgent"))
		return true;
	for (i = s->first_poll[point]; i != SITTING_NONE; i = s->poll[i].next) {
		if (!is_procedural(&s->poll[i]))
			continue;
		if (!voting_judge(s, i, &v, &trace, err)) {
			err_at_id(s->poll[i].vote.id, err);
			break;
		}
		if (v.counted && v.vote.outcome == ADOPTED) {
			if (names != NULL)
				tell_names(s, &s->poll[i], names);
			break;
		}
	}
	trace_release(&trace);
	if (err->text != NULL || i != SITTING_NONE)
		return err->text == NULL;
	if (v.counted)
		err_set(err, STATUS_NO, _("not on the agenda: %lld declare its urgency where "
		    "%lld are needed"), (long long)v.own[BALLOT_YES], (long long)v.vote.needed);
	return refuse(s, "urgency", _("not on the agenda: two thirds of those present must "
	    "declare its urgency, by name"), err);
}
