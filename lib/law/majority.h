/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_MAJORITY_H
#define PERRON_LAW_MAJORITY_H

#include "law/rule.h"

/*
 * May an assembly decide, and has it adopted?  Shares and choices are rules of
 * share/law/assembly.tsv.
 */

/* The assemblies that have a quorum, NULL-terminated: council, college, cpas,
 * and third-call for what a council was twice called in vain for. */
extern const char *const quorum_kinds[];

struct quorum {
	int64_t seats, present;
	int64_t needed; /* answer: how many must be there */
	bool met;
};

/* Judges the quorum of one of those kinds on the day.  False when more are
 * present than there are seats. */
bool quorum_judge(struct quorum *, const char *kind, const struct rules *, day_t,
    struct trace *, struct err *);

/* The votes that are counted, NULL-terminated: council, college, cpas,
 * two-thirds (of those present, who recognise urgency), confidence (of the
 * council, in the college: motion de méfiance). */
extern const char *const vote_kinds[];

/* What may stand on a ballot; ballot_words has their names, NULL-terminated. */
enum ballot { BALLOT_YES, BALLOT_NO, BALLOT_ABSTAIN, BALLOT_BLANK, BALLOT_INVALID, BALLOTS };
extern const char *const ballot_words[];

enum outcome { ADOPTED, REJECTED, POSTPONED, PRESIDENT_DECIDES };
extern const char *const outcome_words[];

struct vote {
	int64_t ballots[BALLOTS];
	int64_t seats, present; /* 0: not told */
	int64_t tie;            /* at how many sessions the matter was tied, this one
	                           included; 0: not told, which is 1 */
	bool urgent;            /* the majority recognised urgency before */
	int64_t cast, needed;   /* answer: of the votes cast, how many yes */
	enum outcome outcome;
	const char *reason;     /* majority, no-majority, no-votes, tie, third-tie or
	                           urgency */
};

/* Counts the vote.  False when there are more votes than voters, or when the
 * kind needs to be told more or cannot be told as much. */
bool vote_count(struct vote *, const char *kind, const struct rules *, day_t,
    struct trace *, struct err *);

#endif
