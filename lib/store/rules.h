/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_RULES_H
#define PERRON_STORE_RULES_H

#include "law/rule.h"
#include "store/record.h"
#include "store/store.h"

/*
 * The rules of law as they hold for the authority of a store: the shipped ones, and the
 * rows that it has of its own (records of core.db), which win on their days.
 */
enum rule_field {
	RULE_RULE, RULE_FROM, RULE_TO, RULE_VALUE, RULE_UNIT, RULE_ARTICLE, RULE_SOURCE,
	RULE_CERTAINTY, RULE_NOTE, RULE_LEAST, RULE_FIELDS
};

/* Loads the shipped table NAME ("law/assembly.tsv") and adds the rows of the store.  The
 * rules need no release after a failure. */
bool store_rules(const struct store *, struct rules *, const char *name, struct err *);

/* The same for the store that the open wing is of. */
bool wing_rules(struct db *, struct rules *, const char *name, struct err *);

/* Adds the rows of the open core.db to the rules. */
bool rules_add_own(struct rules *, struct db *core, struct err *);

/* Reads a record of the kind, whose texts are NUL-terminated, as a row of law; the texts
 * stay the record's, and the id is the arena's. */
struct rule rule_row(const struct record *, struct arena *);

/* Judges a row that is about to be stored in core.db, beside those that are there: a new
 * one whole, and completes it (law/own.h), one that is there by its period alone, which
 * may end before it begins: then it holds on no day.  What is added is the writer's. */
struct writer;
bool rule_allow(struct writer *, struct record *, struct err *);

#endif
