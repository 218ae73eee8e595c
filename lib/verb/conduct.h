/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_CONDUCT_H
#define PERRON_VERB_CONDUCT_H

#include "store/writer.h"

/*
 * What a wing does beyond storing when records of a kind are made, changed and
 * moved.  It stands apart from the kinds, so that commands that only read do
 * not carry it.  A kind without conduct needs no row; each function may be NULL.
 */
struct conduct {
	const struct entity *entity;

	/* Appends the states that the record can go to, joined by commas; NULL:
	 * those of the flow.  Whether it may is for allow() to say. */
	bool (*next)(struct db *, const struct record *, struct buf *next, struct err *);

	/* Refuses what is about to be stored, naming the rule, or completes it;
	 * BEFORE is NULL for a new record. */
	bool (*allow)(struct writer *, const struct record *before, struct record *after,
	    struct err *);

	/* Does in the same transaction what follows from what was stored.  BEFORE is
	 * NULL for a new record, and AFTER itself when a file was attached. */
	bool (*follow)(struct writer *, const struct record *before,
	    const struct record *after, struct err *);

	/* Refuses a file that is about to be attached, naming the rule. */
	bool (*attach)(struct writer *, const struct record *, struct err *);
};

/* Returns the row of the kind, NULL when it has none.  The rows, which may be
 * NULL, end with one without entity. */
const struct conduct *conduct_of(const struct conduct *, const struct entity *);

/* As writer_new(), writer_set() and writer_attach(), with the conduct of the kind. */
bool conduct_new(struct writer *, const struct conduct *, const struct entity *,
    struct record *, struct err *);
bool conduct_set(struct writer *, const struct conduct *, const struct entity *,
    const struct record *before, struct record *after, bool *changed, struct err *);
struct attachment;
bool conduct_attach(struct writer *, const struct conduct *, const struct entity *,
    int64_t id, const struct attachment *, struct err *);

/* Appends the states that the record can go to, joined by commas. */
bool conduct_next(struct db *, const struct conduct *, const struct entity *,
    const struct record *, struct buf *next, struct err *);

#endif
