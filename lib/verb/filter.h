/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_FILTER_H
#define PERRON_VERB_FILTER_H

#include "base/date.h"
#include "rec/entity.h"
#include "store/db.h"

/*
 * A question of its own that a wing answers about the records of a kind, as an
 * option of NOUN-list: --NAME keeps those of which the answer is yes on the day
 * that --on tells, --NAME=ARG those of which it is yes about that.  A wing has its filters in a table that ends with one without
 * entity.
 */
struct filter {
	const struct entity *entity;
	const char *name;
	const char *arg;  /* what its value is called (MEETING), NULL without one */
	const char *help; /* one line in English; N_() */
	const int *field; /* of the record, all that it looks at */
	size_t nfield;

	/* Makes ready to answer; VALUE is that of the option.  NULL with the reason
	 * in ERR. */
	void *(*begin)(struct db *, const char *value, day_t on, struct err *);
	/* Answers for a record that has no other fields than those; false also
	 * with ERR set, when there is no telling. */
	bool (*keep)(void *, const struct record *, struct err *);
	void (*end)(void *); /* NULL is fine */

	/* Appends what is printed of a text of a record that it keeps, for people
	 * outside, to whom internal fields are not told; NULL: the text itself. */
	void (*show)(struct buf *, struct text);
};

#endif
