/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ADVISING_H
#define PERRON_ASSEMBLY_ADVISING_H

#include "assembly/assembly.h"
#include "law/advice.h"
#include "store/record.h"

/* Advices (avis) on points, as they stand on a day. */

/*
 * A delay starts on the day on which the point comes into a state in which the advice
 * can be given (`giveable` of the adviser), and stops on the day on which it leaves
 * that state before the advice was given.  When it comes back the delay starts anew,
 * unless it had run out: what was late stays late until the advice is asked again.
 * For the finance director the file must be complete too (CDLD L1124-40).
 */
enum advice_standing {
	NOT_YET_GIVEABLE,  /* the point is not in such a state */
	NEVER_GIVEABLE,    /* the point was decided without it */
	STILL_TIME, ALERT, /* the delay runs, and ends in no more days than `alert` */
	LATE,              /* it ran out */
	GIVEN, GIVEN_LATE, INVALIDATED, WITHDRAWN
};
extern const char *const advice_standings[];

/* An advice with its adviser and its point. */
struct advised {
	struct record advice, adviser, point;
	day_t limit;   /* answer: the last day of its delay; DAY_NONE: it has none, or did
	                  not start */
	int64_t left;  /* answer: days until then, delay_left(); 0 without limit */
	enum advice_standing standing; /* answer */
};

/* Judges the advice on the day. */
bool advice_judge(struct advised *, day_t on, struct days_off *, const struct rules *,
    struct trace *, struct err *);

/* Is the file of the point complete, as the legality advice wants it? */
bool advice_complete(const struct record *adviser, const struct record *point);

/* Can the adviser advise on the point as it is? */
bool advice_giveable(const struct record *adviser, const struct record *point);

/* Is it asked, or asked again, and not there?  One in a level of its adviser, in which it is
 * written, checked and signed, is not there either. */
bool advice_runs(const struct record *advice);

/* Is the word a state of all advices, as against a level, or how one stands? */
bool is_advice_state(struct text word);
bool is_advice_standing(struct text word);

/* Sets *BELOW and *ABOVE to where an advice that runs goes from that state, level by level:
 * to given behind the last level, or at once where the adviser has none; back to asked
 * before the first.  *BELOW has no value when it was only asked. */
void advice_level(const struct record *adviser, struct text state, struct text *below,
    struct text *above);

/* Reads advices with their advisers and points, in any order: all of them, or only
 * those of the points of a MEETING (ID_NONE: any), or those that run.  TAKE gets each,
 * in texts that last until it returns, and ends the reading when it returns false. */
bool advices_read(struct db *, int64_t meeting, bool running,
    bool (*take)(struct advised *, void *arg), void *arg, struct err *);

#endif
