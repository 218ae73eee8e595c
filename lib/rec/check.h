/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_CHECK_H
#define PERRON_REC_CHECK_H

#include "rec/entity.h"

/* What kinds check in a record by itself. */

/* Refuses a record whose period, of two fields of the same type, ends before it
 * starts; a field without value says nothing. */
bool check_order(const struct entity *, const struct record *, int from, int to,
    struct err *);

/* Refuses a number that is not from LEAST to MOST. */
bool check_range(const struct entity *, const struct record *, int field, int64_t least,
    int64_t most, struct err *);

/* Refuses what is no address for mail. */
bool check_address(const struct entity *, const struct record *, int field, struct err *);

#endif
