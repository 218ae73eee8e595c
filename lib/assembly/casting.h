/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_CASTING_H
#define PERRON_ASSEMBLY_CASTING_H

#include "assembly/voting.h"
#include "store/writer.h"

/* Votes as they are told, with the names of those who voted. */

/* One of them, and where it stands ("stdin:12"), or no value. */
struct told {
	/* The id of a mandate, or a name (sitting_name()); or @ and the name of a group:
	 * those of it who are present, but for who is told by name. */
	struct text who, place;
	enum choice choice; /* CHOICES: neither a group nor the rest */
};

struct casting {
	/* Of the vote that is made or replaced: canonical values, but for the point. */
	struct text value[VOTE_FIELDS];
	struct told *told; /* by name */
	size_t ntold;
	enum choice rest; /* of all others who are present, whom neither a name nor a group
	                     told; CHOICES: nothing */
	bool replace;     /* the vote of that label may be there already */
	bool clear;       /* and is to be taken back: nobody voted */
};

/* Adds a vote by name; the texts are the caller's, the array is released by
 * casting_release(). */
void casting_add(struct casting *, const struct told *);
void casting_release(struct casting *);

/* Adds the names (sitting_next_name()) and groups of the list. */
bool casting_list(struct casting *, const struct sitting *, struct text list, enum choice,
    struct err *);

/*
 * Records the vote on the point, with the conduct of votes and ballots, or
 * nothing of it: all names are looked up and judged first.  VERDICT tells what
 * came of it, *VOTE the id.  False with the reason in ERR: STATUS_NO when there
 * is a vote of that label already and it is not to be replaced.
 */
bool casting_store(struct writer *, const struct conduct *, int64_t deliberation,
    const struct casting *, int64_t *vote, struct verdict *, struct err *);

#endif
