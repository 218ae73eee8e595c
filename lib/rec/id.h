/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_ID_H
#define PERRON_REC_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/*
 * An id is written PREFIX-YEAR-NUMBER (D-2026-00042) and kept as one whole
 * number, so that the store's keys and its full-text index are small and a
 * range of them is a kind, or a kind's year:
 *
 *	id = prefix * 10^13 + year * 10^9 + number
 *
 * with the prefix read in base 27 (A is 1, Z is 26): D-2026-00042 is
 * 42026000000042.
 */
#define ID_PREFIX INT64_C(10000000000000)
#define ID_YEAR INT64_C(1000000000)
#define ID_NONE INT64_C(0)

/* Returns the prefix as a number, 0 when it is not one to three capitals. */
int64_t id_prefix(struct text);

/* Reads an id; ID_NONE when it is not one. */
int64_t id_parse(struct text);

/* Appends the id with at least five digits of number. */
void id_print(struct buf *, int64_t id);

/* Returns its text, owned by the arena. */
struct text id_text(int64_t id, struct arena *);

/* Puts the id of the record in front of an error that is set, unless it ends in it ("no
 * such meeting: M-2026-00009"); false. */
bool err_at_id(int64_t id, struct err *);

#endif
