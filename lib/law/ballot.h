/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_BALLOT_H
#define PERRON_LAW_BALLOT_H

#include "law/rule.h"

/*
 * Who is elected when the council nominates and presents candidates by ballot:
 * a majority at the first round, else a second one (ballottage) between the
 * best placed.  The numbers are rules of share/law/assembly.tsv.
 */

enum standing { ELECTED, RUNOFF, OUT };
extern const char *const standing_words[];

struct candidate {
	const char *name; /* no two have the same */
	int64_t votes;
	day_t birth;      /* DAY_NONE: not told */
	enum standing standing; /* answer */
};

/* Decides round 1 or 2 for that many posts, and puts the candidates in the
 * order of their votes, the older of two first.  BALLOTS is how many valid
 * ballots there were, -1 when each vote is one.  False with STATUS_BAD for more
 * votes than ballots allow, and with STATUS_NO where the rules do not decide:
 * between two of the same votes and the same age. */
bool ballot_decide(struct candidate *, size_t count, int64_t posts, int round,
    int64_t ballots, const struct rules *, day_t, struct trace *, struct err *);

#endif
