/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_OWN_H
#define PERRON_LAW_OWN_H

#include "law/rule.h"

/*
 * What an authority may add to the shipped rules: a row that the program can follow.
 * The column takes of share/law says which values these are:
 *	number         a whole number
 *	days           a whole number of days (or jours francs, or working days)
 *	share [UNITS]  a least share, as rule_share() has it, or a number from 1 on; of UNITS, if
 *	               others than the shipped one will do
 *	most           a greatest share
 *	set            a set of holidays
 *	one WORDS      one of the words, which are joined by commas
 *	some WORDS     any of them, joined by commas
 *	on WORDS       the same, and a last day: it is about the days of its period
 *	(nothing)      any text: it is for the reader alone
 */

/* The most days of a term: ten years. */
#define OWN_DAYS_MOST 3650

/* Judges a new row, beside the others of RULES: is there such a rule, can its value, its
 * unit and its least quantity be followed, and is it alone?  What is missing is completed:
 * the unit is the shipped one, the article is the source.  False with the reason in ERR,
 * which names what would do. */
bool own_judge(const struct rules *, struct rule *own, struct err *);

/* Is no other row of the authority for some of its days?  That is all that is asked of
 * one that was judged before, and whose period changes. */
bool own_alone(const struct rules *, const struct rule *own, struct err *);

/* Refuses a name that no rule has, and names those that begin alike; false. */
bool own_unknown(const char *name, struct err *);

#endif
