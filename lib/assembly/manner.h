/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_MANNER_H
#define PERRON_ASSEMBLY_MANNER_H

#include "assembly/assembly.h"

/*
 * How an assembly works, as its record says: through which levels a point goes
 * before it may be presented, which states its meetings use, and what happens
 * to the points when a meeting moves.
 */

/* The states of a meeting, in the order of its table. */
enum meeting_state {
	CREATED, FROZEN, PUBLISHED, DECIDED, DECISIONS_PUBLISHED, CLOSED, MEETING_STATES
};

struct manner {
	struct text levels;  /* joined by commas: draft,...,validated */
	struct text waiting; /* those of them in which a point waits for its advices */
	bool shortcuts;      /* from any of them to any other */
	bool uses[MEETING_STATES];
	struct text on_step; /* what the assembly says of its own, or no value */
	struct text on_state; /* lines: STATE FIELD TEXT, or no value */
	bool yearly, final;
};

/* Reads the record of an assembly, whose texts the manner borrows. */
void manner_of(struct manner *, const struct record *assembly);

/* Refuses what an assembly cannot work by, with the name of the field: levels
 * that do not lead from draft to validated, waiting in one that is not between
 * them, states of a meeting that are none, steps of points between states that
 * are none, texts in fields or states that are none, days before a meeting that
 * are none. */
bool manner_check(const struct record *assembly, struct err *);

/* Refuses levels that are no words, or not each another. */
bool levels_check(struct text levels, struct err *);

/* Returns the state of a meeting as its position, CREATED for no value. */
enum meeting_state meeting_state(struct text);

/* Returns the states next to that one among those in use; MEETING_STATES when
 * there is none. */
enum meeting_state manner_after(const struct manner *, enum meeting_state);
enum meeting_state manner_before(const struct manner *, enum meeting_state);

/* Returns the state that an open point has on the agenda of a meeting in that
 * state: presented, frozen or published. */
const char *manner_open(const struct manner *, enum meeting_state);

/* Is it one of these three? */
bool is_open(struct text state);

/* Is it one in which a point that was decided on stays? */
bool is_decided(struct text state);

/* Does a point of that act take a decision?  A heading, an information and a question do
 * not; and of these an information alone may be voted on. */
bool takes_decision(struct text act);
bool takes_vote(struct text act);

/* Is it a level, as against a state that all assemblies know? */
bool is_level(struct text state);

/* Sets *BELOW and *ABOVE to the levels to which a point may go from that one, joined by
 * commas, no value when there is none: the one next to it and, when that is one in which
 * it would wait, those behind it up to the first in which it would not; with shortcuts,
 * all of them.  A level that the assembly no longer has is taken for the first. */
void manner_level(const struct manner *, struct text level, struct text *below,
    struct text *above);

/* Returns the state to which a point in STATE goes when the meeting comes to be
 * in TO; no value when it stays.  Unless the assembly says otherwise open points
 * follow the meeting, and those that are open or only pre-accepted when it is
 * closed are accepted. */
struct text manner_step(const struct manner *, enum meeting_state to, struct text state);

/* Gives a point that reached the state it is in the texts that the assembly wants there:
 * recitals, operative part or observations, which may be none.  (PloneMeeting transforms
 * fields on transitions.) */
void manner_texts(const struct manner *, struct record *point);

#endif
