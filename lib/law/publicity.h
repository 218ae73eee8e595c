/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_PUBLICITY_H
#define PERRON_LAW_PUBLICITY_H

#include "law/rule.h"

/* A point of an agenda, as far as it matters to what the public may see of it;
 * words are those of the kinds of the wing, a text without value is none. */
struct publicity {
	struct text choice;  /* private, in-project or decision; none is private */
	day_t from;          /* the day on which that begins, or DAY_NONE */
	bool closed;         /* of the closed part (huis clos) */
	day_t embargo;       /* last day on which that is kept secret, or DAY_NONE */
	struct text state;
	struct text meeting; /* the state of its meeting; none: it has no meeting */
	bool written;        /* which says when its decisions are written (decisions-published) */
	bool by_law;         /* a règlement or an ordonnance */
	bool question;       /* of a member, which is heard and not decided on */
};

enum shown { SHOWN_NOTHING, SHOWN_DRAFT, SHOWN_DECISION, SHOWN_COUNT };

/* "nothing", "draft", "decision" */
extern const char *const shown_words[SHOWN_COUNT];

/*
 * Sets *SHOWN to what the web site of the authority shows of the point on the day:
 * - nothing unless it was chosen, and before the day that was planned;
 * - nothing of a point of the closed part (huis clos), whose decisions may be kept
 *   secret for a fixed time (CDLD L1122-29): with no such time it is kept for good;
 * - a draft while the point is on the agenda of a meeting that has not decided;
 * - a decision once there is one, which a question of a member never is, and where the
 *   assembly says when they are written, once they are (hide_decisions_when_under_writing
 *   of PloneMeeting).
 * For a by-law the trace also tells how it had to be published on that day (CDLD
 * L1133-1: on the web site since 1 July 2025).  TRACE may be NULL.  False with the
 * reason in ERR.
 */
bool publicity_on(const struct publicity *, day_t on, enum shown *, const struct rules *,
    struct trace *, struct err *);

/* Does an assembly of that kind (council, college, cpas) meet in public?  The college never
 * does (CDLD L1123-20); others do, but for what they take behind closed doors. */
bool publicity_meets(const char *kind, const struct rules *, day_t);

#endif
