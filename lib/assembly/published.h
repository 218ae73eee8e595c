/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PUBLISHED_H
#define PERRON_ASSEMBLY_PUBLISHED_H

#include "assembly/assembly.h"

/* deliberation-list --published: the points of which the web site shows something on the
 * day (showing.h). */
void *published_begin(struct db *, const char *value, day_t on, struct err *);
bool published_keep(void *, const struct record *point, struct err *);
void published_end(void *); /* NULL is fine */

/* The fields that it looks at. */
#define PUBLISHED_FIELDS 7
extern const int published_fields[PUBLISHED_FIELDS];

/* annex-list --published: the annexes that it shows, those of a meeting as soon as it shows
 * one of its points. */
void *annexed_begin(struct db *, const char *value, day_t on, struct err *);
bool annexed_keep(void *, const struct record *annex, struct err *);
void annexed_end(void *); /* NULL is fine */

#define ANNEXED_FIELDS 6
extern const int annexed_fields[ANNEXED_FIELDS];

#endif
