/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_RULE_H
#define PERRON_LAW_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "law/sheet.h"

/*
 * What the law says, as rows of share/law: looked up by the name of the rule
 * and the day that counts in law.  The functions of law/ do the arithmetic;
 * the numbers and the choices are in the rows.
 */
struct rule {
	const char *name;
	day_t from, to;   /* the period it is known for, both days included; none when it
	                     ends before it begins */
	int64_t least;    /* the smallest quantity it is for, 0 where all are alike */
	const char *value, *unit;
	const char *article, *source, *certainty, *note;
	const char *takes; /* the values that can be followed (law/own.h) */
	const char *own;  /* the id of a row that the authority has of its own, else NULL */
	size_t row;       /* of the sheet, when it is shipped */
};

/* The tables of rules that are shipped, NULL-terminated. */
extern const char *const rule_tables[];

struct rules {
	struct sheet sheet;
	struct rule *rule;
	size_t count;
};

/* The largest number that counting takes: of members, votes, inhabitants. */
#define RULE_MOST INT64_C(1000000000)

/* Loads the shipped table NAME ("law/assembly.tsv").  The rules need no release
 * after a failure. */
bool rules_load(struct rules *, const char *name, struct err *);

/* Adds a row that the authority has of its own, and copies its texts; one of a rule
 * that the table does not have, or that ends before it begins, is nothing to it.  On its
 * days, and for its quantities, it wins over the shipped ones.  To be called before
 * any rule is looked up. */
void rules_add(struct rules *, const struct rule *own);

void rules_release(struct rules *);

/* Is anything known of the rule, on whatever day? */
bool rules_have(const struct rules *, const char *name);

/* Returns the rule of that name that holds on the day; NULL with STATUS_BAD
 * outside the periods that are known: there is no guessing. */
const struct rule *rules_on(const struct rules *, const char *name, day_t, struct err *);

/* The same where the rule depends on a quantity: the row with the greatest
 * least quantity that is not above it; where two have it, the authority's own. */
const struct rule *rules_for(const struct rules *, const char *name, day_t,
    int64_t quantity, struct err *);

/* Puts where the row stands in front of an error that is about it; false. */
bool rules_at(const struct rules *, const struct rule *, struct err *);

/* Is the rule known for the day? */
bool rules_know(const struct rules *, const char *name, day_t);

/* The same of a rule that the law has for communes alone: other authorities know it where
 * they have told it themselves. */
bool rules_hold(const struct rules *, const char *name, day_t, bool commune);

/* Reads the value as a whole number from 0 to RULE_MOST. */
bool rule_number(const struct rules *, const struct rule *, int64_t *, struct err *);

/* Reads the value as a share and sets *N to what it asks of a whole of OF (0 to
 * RULE_MOST):
 *	>1/2    more than half
 *	>=2/3   at least two thirds
 *	<=1/2   at most half: the most it allows
 *	1       one, whatever the whole */
bool rule_share(const struct rules *, const struct rule *, int64_t of, int64_t *n,
    struct err *);

/* Sets *WHICH to the position of the value among the WORDS (NULL-terminated),
 * which are those that the program knows how to follow. */
bool rule_word(const struct rules *, const struct rule *, const char *const *words,
    size_t *which, struct err *);

/* Is the word one of those of the value, which are joined by commas? */
bool rule_lists(const struct rule *, const char *word);

/*
 * Why an answer is what it is: the rules in the order in which they were
 * followed.  Zero-initialise it; it must not outlive the rules.
 */
struct trace_step {
	const struct rule *rule;
	const char *inputs, *result;
};

struct trace {
	struct arena text;
	struct trace_step *step;
	size_t count;
};

/* Adds a step.  The text is its inputs ("seats=17 present=9"), a tab, and its
 * result ("needed=9"). */
void trace_add(struct trace *, const struct rule *, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Returns how certain the least certain of its rules is: text, secondary or
 * unverified; "" without steps. */
const char *trace_certainty(const struct trace *);

/* Forgets the steps and keeps the memory for the next answer. */
void trace_clear(struct trace *);

void trace_release(struct trace *);

#endif
