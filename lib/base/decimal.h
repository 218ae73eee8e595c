/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_DECIMAL_H
#define PERRON_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Exact decimals: a whole number of the smallest unit, with SCALE digits
 * behind the point (money has scale 2 and is kept in cents).
 */

/* Reads "[-]digits[.digits]" with at most SCALE digits behind the point;
 * false when it is not one or does not fit in 64 bits. */
bool decimal_parse(struct text, int scale, int64_t *value);

/* Appends the value with exactly SCALE digits behind the point. */
void decimal_print(struct buf *, int64_t value, int scale);

/* Reads a whole number from LOW to HIGH, without sign unless negative and
 * without leading zeros. */
bool integer_parse(struct text, int64_t low, int64_t high, int64_t *value);

#endif
