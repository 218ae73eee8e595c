/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_CONDITION_H
#define PERRON_VERB_CONDITION_H

#include "base/arena.h"
#include "port/regex.h"
#include "store/record.h"

/* A pattern that a field must match, in its canonical text. */
struct pattern {
	int field; /* -1: the id */
	struct regex *regex;
};

/* What the operands of NOUN-list ask for. */
struct conditions {
	struct condition *condition;
	size_t ncondition;
	struct pattern *pattern;
	size_t npattern;
};

/* Reads one operand and adds it: FIELD=VALUE != < <= > >=, FIELD~REGEX, or
 * FIELD~i=REGEX without regard to case; an empty value is "no value"; several
 * values may stand behind = and != of a field that is no text, joined by
 * commas; what other languages compare with is refused: =~ is meant to be ~, and ==, =>
 * or <> would be taken as = and < with a text that begins so.  Texts are the arena's;
 * conditions_release() gives the rest back. */
bool conditions_add(struct conditions *, const struct entity *, const char *operand,
    struct arena *, struct err *);
void conditions_release(struct conditions *);

/* Reads conditions that are joined by semicolons, with blanks around them or not; an empty
 * one is refused, and no value has none. */
bool conditions_read(struct conditions *, const struct entity *, struct text list,
    struct arena *, struct err *);

/* Does the record meet them all?  The same answer as NOUN-list gives, for a
 * record in memory; ERR is set when a pattern takes too much work. */
bool conditions_meet(const struct conditions *, const struct entity *,
    const struct record *, struct err *);

/* Reads "field,-field" into an order, owned by the arena. */
bool order_parse(const struct entity *, const char *list, struct order **, size_t *count,
    struct arena *, struct err *);

#endif
