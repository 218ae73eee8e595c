/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_SUPERVISION_H
#define PERRON_LAW_SUPERVISION_H

#include "law/calendar.h"
#include "law/rule.h"

/* The terms of supervision (tutelle): rules supervision-*-KIND of
 * share/law/assembly.tsv. */

/* The kinds, NULL-terminated: annulment (of any act), approval (of budgets,
 * taxes, statutes), accounts (of the commune), cpas-budget (by the council), worship (by
 * the council, of budgets and accounts of church councils: fabriques d'église). */
extern const char *const supervision_kinds[];

/* Is it the council that supervises, so that it receives the act before it decides? */
bool supervision_by_council(const char *kind);

struct supervision {
	day_t adopted, received; /* DAY_NONE: not told; one of the three is */
	day_t opinion_asked;     /* the body that is heard before received the act, of worship
	                            alone; DAY_NONE: not told.  Its term runs before that of the
	                            council, unless that has received act and opinion earlier */
	bool extended;           /* the authority took more time */
	day_t send_by, expiry;   /* answer; DAY_NONE without the day it follows from */
	const char *silence;     /* what it means that no decision came; the rules' */
};

/* Computes by when an act has to be sent, and when the term to decide on it
 * ends.  False when it was received before it was adopted or before its opinion was
 * asked, extended and never received, or when nobody is heard before. */
bool supervision_judge(struct supervision *, const char *kind, struct days_off *,
    const struct rules *, struct trace *, struct err *);

#endif
