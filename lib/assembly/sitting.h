/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_SITTING_H
#define PERRON_ASSEMBLY_SITTING_H

#include "assembly/agenda.h"
#include "law/rule.h"

/*
 * A meeting with all that belongs to it, read at once with a few statements
 * however many points it has: what is judged and printed of a meeting
 * (presence.h, voting.h, its papers) is computed from this alone.
 *
 * Others are named by their position in the arrays here, which is the order in
 * which they are read out; SITTING_NONE is nobody, or nothing.
 */
#define SITTING_NONE SIZE_MAX

/* The mandate of a person in the assembly. */
struct seat {
	struct record mandate;
	bool sits;  /* it holds on the day; those of other days are here too */
	bool votes; /* it has a vote (voix délibérative) */
	struct text folded; /* the name, as it is compared */
};

/* What is recorded of the presence of a member, and about which points: those
 * from FIRST to LAST, or the whole meeting.  A row that begins or ends with a
 * point that is not on the agenda is about none: FIRST is behind LAST. */
struct attendance {
	struct record record;
	size_t seat, by; /* whose, and who sits in the place */
	bool whole;
	size_t first, last;
};

/* What may stand on a ballot by name: the words of ballot.value, in their order.  From
 * CHOICE_NOT_VOTING on it is no vote: nobody voted who was not there when called. */
enum choice {
	CHOICE_YES, CHOICE_NO, CHOICE_ABSTAIN, CHOICE_NOT_VOTING, CHOICE_NOT_FOUND, CHOICES
};

/* How a member voted by name. */
struct cast {
	int64_t id, mandate; /* of the ballot, and whose it is */
	size_t seat;         /* SITTING_NONE when the mandate is of another assembly */
	enum choice choice;
	size_t next; /* of the same poll */
};

/* A vote on a point. */
struct poll {
	struct record vote;
	size_t point;
	size_t cast; /* the first by name */
	size_t next; /* poll on the same point, by id */
};

/* A document that belongs to a point; one that was withdrawn does not any more. */
struct annex {
	struct record record;
	size_t point;
	bool decision; /* of the decision: it stands behind those of the point */
};

struct sitting {
	struct record meeting, assembly;
	day_t day; /* on which it meets, by whose rules it is judged */
	struct agenda agenda;
	struct record *point; /* of the agenda, in its order: agenda.npoint of them */
	size_t *first_poll;   /* of each point */
	bool *third; /* of each point: does it follow on one of the second call, and that on
			one of the first? */
	struct seat *seat;    /* by order of precedence, those without behind, then by id */
	size_t nseat;
	struct attendance *attendance; /* by seat, the most particular first */
	size_t nattendance;
	bool attended; /* is the presence of anybody at the whole meeting recorded? */
	struct record *signatory; /* of the assembly on that day, by number */
	size_t nsignatory;
	struct poll *poll;
	size_t npoll;
	struct cast *cast;
	size_t ncast;
	struct annex *annex; /* of all points, those of one in a row */
	size_t nannex;
	struct rules rules; /* share/law/assembly.tsv */

	struct arena arena; /* of the texts */
	size_t *point_by_id, *seat_by_id; /* positions */
};

/* Reads the meeting; false with the reason in ERR, STATUS_NO when there is none.
 * sitting_release() is safe after a failure. */
bool sitting_read(struct sitting *, struct db *, int64_t meeting, struct err *);
void sitting_release(struct sitting *);

/* Reads the meeting whose agenda the point is on, unless the sitting (all zero before the
 * first call) is that already; *POINT is its position.  False with the reason in ERR,
 * STATUS_NO when it is on none. */
bool sitting_turn_to(struct sitting *, struct db *, int64_t deliberation, size_t *point,
    struct err *);

/* Return the position of the point, the seat or the poll with that id. */
size_t sitting_point(const struct sitting *, int64_t deliberation);
size_t sitting_seat(const struct sitting *, int64_t mandate);
size_t sitting_poll(const struct sitting *, int64_t vote);

/* Returns the ballot of the seat in the poll, whatever it says, or SITTING_NONE. */
size_t sitting_cast(const struct sitting *, size_t poll, size_t seat);

/* Returns the annexes of the point, *COUNT of them in their order: those of the decision
 * behind those of the point, each by their order, those without it last, then by id. */
const struct annex *sitting_annexes(const struct sitting *, size_t point, size_t *count);

/* Puts a poll behind those on its point, which is on the agenda, or a row among
 * the attendances, to see what it would do; the texts stay the caller's.  The
 * poll is taken away again by sitting_drop_poll(), the row by sitting_forget(). */
size_t sitting_try_poll(struct sitting *, const struct record *vote);
void sitting_drop_poll(struct sitting *);
void sitting_try_attendance(struct sitting *, const struct record *);

/* Puts a ballot among those of the poll. */
void sitting_add_cast(struct sitting *, size_t poll, int64_t id, int64_t mandate,
    enum choice);

/* Returns what the word on a ballot says. */
enum choice choice_of(struct text);

/* Finds the seat that a text names: the id of a mandate, the name of a person
 * (capitals and accents do not matter), or words of it that are of no other
 * member.  SITTING_NONE with the reason in ERR. */
size_t sitting_name(const struct sitting *, struct text, struct err *);

/* Takes the first name off the front of the list and finds its seat.  Names are
 * joined by commas, and may have one each: "Lambert, Anne,Noël" is two where the
 * assembly has these.  SITTING_NONE when LIST->data is NULL, which is how it stands
 * behind the last, and with the reason in ERR. */
size_t sitting_next_name(const struct sitting *, struct text *list, struct text *name,
    struct err *);

/* Is the attendance about the point?  SITTING_NONE asks for the whole meeting. */
bool attendance_covers(const struct attendance *, size_t point);

/* Returns the seat that signs in the place NUMBER: who was recorded to sign at this
 * point or, of a meeting (SITTING_NONE), the meeting, else the signatory of the
 * assembly.  TITLE (may be NULL) is set to what stands above the name, or no value. */
size_t sitting_signs(const struct sitting *, size_t point, int64_t number,
    struct text *title);

/*
 * The sitting of the meeting as it stands in the transaction.  The writer keeps
 * it, so that many records can be judged one after the other: it is read anew
 * only when something was stored since that it was not told of.  NULL with the
 * reason in ERR.  It lives until the next call, and is the writer's.  It is to
 * judge by: what is to be changed comes from writer_get().
 */
struct writer;
struct sitting *sitting_kept(struct writer *, int64_t meeting, struct err *);

/* The same of the meeting whose agenda the point is on, and of the vote; STATUS_NO
 * when it is on none. */
struct sitting *sitting_of_point(struct writer *, int64_t deliberation, struct err *);
struct sitting *sitting_of_vote(struct writer *, int64_t vote, struct err *);

/* Tells the kept sitting what was stored: for the follow() of a conduct, of
 * votes, ballots and deliberations, and of advices and annexes, which are nothing to
 * what is judged.  What it cannot take in, it will read. */
void sitting_follow(struct writer *, const struct entity *, const struct record *before,
    const struct record *after);

/* Makes the next call read anew: the kept sitting was changed to try something. */
void sitting_forget(struct writer *);

#endif
