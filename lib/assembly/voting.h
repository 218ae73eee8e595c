/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_VOTING_H
#define PERRON_ASSEMBLY_VOTING_H

#include "assembly/presence.h"

/*
 * Votes on the points of a sitting, judged by the law of the day.  A vote is by
 * name (ballots) or by counts; one that has neither was taken back, and counts
 * for nothing.  Nothing depends on the order in which ballots were typed.
 *
 * Votes that are linked share their voters: a member votes in one of them, and
 * whoever voted in another did not vote for this one.
 *
 * A vote by the rule two-thirds is on urgency (CDLD L1122-24) or on closing the
 * doors, never on the point itself.
 */
struct verdict {
	bool counted;  /* did anybody vote? else nothing below is right */
	const char *rule; /* one of vote_kinds */
	int64_t own[BALLOTS]; /* what this vote had, without those linked to it */
	struct vote vote; /* as it was counted; present is 0 where it is not told */
};

/* Judges a vote.  False with the reason, its article and STATUS_NO in ERR when it
 * cannot stand: a voter who is not present, has no vote, is in conflict or voted
 * twice (CDLD L1122-19, L1122-26), more votes than voters, secret where the law
 * does not say so or public where it says secret, by name on the demand of too few, or
 * without names although it was demanded (CDLD L1122-27).  How many can demand it is judged
 * in a council alone, of which that is known. */
bool voting_judge(const struct sitting *, size_t poll, struct verdict *, struct trace *,
    struct err *);

/* What the votes on a point say of it together. */
struct decision {
	size_t poll; /* that decides, SITTING_NONE: nobody voted */
	struct verdict verdict;
	bool whole;  /* it is on the point as a whole */
};

/* Finds the vote that decides the point: the last without label; where there is none,
 * the first that adopts or, when none does, the last.  False with the reason in ERR,
 * the id of the vote in front, when one of them cannot stand. */
bool voting_decides(const struct sitting *, size_t point, struct decision *, struct trace *,
    struct err *);

/* Is there a quorum at the point, where attendance is recorded and the law of the
 * assembly is known?  False with the reason and its article in ERR, STATUS_NO. */
bool voting_quorum(const struct sitting *, size_t point, struct err *);

/* Refuses a vote for the reason, with the article on the votes of the assembly, or on their
 * secrecy; without any where no law of it is known.  False. */
bool voting_refuse(const struct sitting *, bool secret, const char *reason, struct err *);

/* Is it a vote by counts? */
bool voting_by_counts(const struct poll *);

/* May the member vote at the point?  False with the reason in ERR. */
bool voting_voter(const struct sitting *, size_t point, size_t seat, struct err *);

/* Did the member vote in the poll, or in one that is linked with it?  The cast, or
 * SITTING_NONE. */
size_t voting_cast(const struct sitting *, size_t poll, size_t seat);

/* Does the law ask for a secret ballot on the point?  *RULE says so; NULL where the
 * law of the assembly is not known. */
bool voting_secret(const struct sitting *, size_t point, bool *secret,
    const struct rule **rule, struct err *);

/*
 * May the point be decided so: accepted, accepted-modified or refused?  Where votes
 * are recorded they must say the same: the last vote without label, which is on
 * the point as a whole, or, where all have one, any that adopts.  Where attendance
 * is recorded there must be a quorum.  Any other state is none of its business.
 * False with the reason and its article in ERR, STATUS_NO.
 */
bool voting_allows(const struct sitting *, int64_t point, const char *to, struct err *);

/* Was the point voted on, where the law wants a secret ballot on it?  It is not accepted
 * without a vote then.  False with the reason and its article in ERR, STATUS_NO. */
bool voting_balloted(const struct sitting *, int64_t point, struct err *);

/* The same as voting_allows() for all points of the sitting, each as it is decided: what
 * was recorded since may say otherwise.  The message begins with the id of the point. */
bool voting_agrees(const struct sitting *, struct err *);

/* May the point leave the agenda?  Not when somebody voted on it, or left or came
 * in there. */
bool voting_releases(const struct sitting *, int64_t point, struct err *);

/*
 * Is the point lawfully on the agenda?  One of the list urgent needs the votes of
 * two thirds of those present, by name; NAMES (may be NULL) is told theirs, for
 * the minutes, joined by ", ".  False with the reason and STATUS_NO in ERR (CDLD
 * L1122-24).
 */
bool voting_urgency(const struct sitting *, int64_t point, struct buf *names, struct err *);

#endif
