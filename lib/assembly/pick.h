/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PICK_H
#define PERRON_ASSEMBLY_PICK_H

#include "store/record.h"

/* Some fields of records of several kinds, read by one statement: what a list over the
 * whole store needs, and no more. */

/* A field to read; those of one kind stand together. */
struct pick {
	const struct entity *entity; /* NULL ends the list */
	int field;
};

/* Appends "SELECT meeting.id, meeting."date", ..., deliberation.id, ...": for each kind
 * the id and its fields, under the name of the kind. */
void pick_select(struct buf *sql, const struct pick *);

/* Fills the records, one for each kind in the order of the list, whose value has all
 * the fields of the kind; texts are the arena's.  Returns the first column behind. */
int pick_row(struct query *, const struct pick *, struct record *const *, struct arena *);

#endif
