/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_MINE_H
#define PERRON_ASSEMBLY_MINE_H

#include "assembly/assembly.h"

/*
 * deliberation-list --mine: the points that wait for who asks (actor_name()): those in a
 * level that he holds (demand.h), and those that came back to him, their author.
 */
void *mine_begin(struct db *, const char *value, day_t on, struct err *);
bool mine_keep(void *, const struct record *point, struct err *);
void mine_end(void *); /* NULL is fine */

/* The fields that it looks at. */
#define MINE_FIELDS 4
extern const int mine_fields[MINE_FIELDS];

#endif
