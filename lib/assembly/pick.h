/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PICK_H
#define PERRON_ASSEMBLY_PICK_H

#include "store/record.h"

/* Some fields of records of several kinds, read by one statement: what a list over the
 * whole store needs, and no more. */
struct pick {
	const struct entity *entity; /* NULL ends the list */
	const int *field;            /* ended by -1 */
};

/* Appends "SELECT meeting.id, meeting."date", ..., assembly.id, ...": for each kind
 * the id and the fields, under the name of the kind. */
void pick_select(struct buf *sql, const struct pick *);

/* Fills the records, one for each kind in the order of the list, whose value has room
 * for all the fields of the kind; texts are the arena's.  Returns the first column
 * behind. */
int pick_row(struct query *, const struct pick *, struct record *const *, struct arena *);

#endif
