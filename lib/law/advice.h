/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_ADVICE_H
#define PERRON_LAW_ADVICE_H

#include "law/calendar.h"
#include "law/rule.h"

/* When advices (avis) have to be asked and given: rules advice-* and
 * finance-advice-* of share/law/assembly.tsv. */

/* The terms of the legality advice of the finance director (avis de légalité,
 * CDLD L1124-40 §1, 3°-4°), NULL-terminated: term, urgent, extended. */
extern const char *const finance_terms[];

/* A delay in which an advice is given. */
struct delay {
	day_t started;       /* the day on which it could first be given: does not count */
	const char *finance; /* which of finance_terms it is; NULL: the assembly's own */
	int64_t days;        /* how long it is; the law's for the finance director */
	bool working;        /* in working days, or else calendar days */
	day_t limit;         /* answer: the last day */
};

/* Computes the last day. */
bool delay_end(struct delay *, struct days_off *, const struct rules *, struct trace *,
    struct err *);

/* Sets *LEFT to how many of its days there are after ON up to the limit, which
 * counts.  After the limit it is the calendar days since then, below 0: nothing
 * is left on a Saturday of a delay that ended on the Friday.  delay_end() was
 * called before, with the same holidays. */
bool delay_left(const struct delay *, day_t on, int64_t *left, struct days_off *,
    const struct rules *, struct err *);

/* Sets *ASKED to whether an act of that amount (in cents) must have the advice of
 * the finance director. */
bool finance_asked(int64_t amount, day_t, bool *asked, const struct rules *, struct trace *,
    struct err *);

#endif
