/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ORDERING_H
#define PERRON_ASSEMBLY_ORDERING_H

#include "rec/entity.h"

/*
 * Where an assembly wants a point on its agendas: its field "ordering" is a list
 * of keys, the first of which weighs most; "-" in front of one turns it around.
 *
 *	list privacy poll	as the field's words stand: normal, late, urgent; public,
 *				secret; public, secret, none
 *	act			as the field's words stand: what is decided, then headings,
 *				informations, advices, questions; a
 *				point that does not say is a decision
 *	to-discuss		what is to be discussed, then the rest
 *	category classifier group group-in-charge committee
 *				as the assembly lists them (groups, categories,
 *				classifiers, committees); others behind these
 *	all-groups		the same for its group and those that it concerns: by the
 *				first of them, then by the second
 *	send-to			by the id of the assembly that it goes on to
 *	title author		by alphabet, without regard to case and accents
 *	decision-words		the same for the first five words of the decision
 *	end			stands alone: each point goes to the end
 *
 * What has no value stands before what has one.  An assembly without the field
 * orders as its kind does (MeetingCommunes: the council by privacy, list and
 * group, the college by list and group).  The closed part never comes first
 * (CDLD L1122-20 to 22, of a secondary source), so that privacy is not turned around.
 */
struct ordering;

/* Reads the ordering of an assembly; NULL with the reason in ERR. */
struct ordering *ordering_begin(const struct record *assembly, struct err *);
void ordering_end(struct ordering *); /* NULL is fine */

/* Appends the fields of a point that the ordering reads to FIELD, which has room for
 * all that a point has, from *COUNT on. */
void ordering_fields(const struct ordering *, int *field, size_t *count);

/* Appends the place of a point, of which the fields above are there: bytes that stand
 * as the points are to stand (ordering_compare()). */
void ordering_place(const struct ordering *, const struct text *value, struct buf *place);
int ordering_compare(struct text place, struct text other);

/* Refuses an assembly whose ordering or lists are none: a key that is not there or
 * twice, an entry that is empty or twice (without regard to case and accents). */
bool ordering_check(const struct record *assembly, struct err *);

/* Are these one name, without regard to case and accents, nor to what is no letter? */
bool ordering_same(struct text name, struct text other);

/* Has a point a name that belongs on a list, and did not have it BEFORE (NULL: had none)? */
bool ordering_named(const struct text *before, const struct text *value);

/* Refuses, with the field in front, a name that a point has and did not have BEFORE (NULL:
 * had none), when the assembly has the list that it belongs on, and it does not stand
 * there.  STATUS_NO. */
bool ordering_listed(const struct record *assembly, const struct text *before,
    const struct text *value, struct err *);

#endif
