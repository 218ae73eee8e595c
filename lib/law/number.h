/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_NUMBER_H
#define PERRON_LAW_NUMBER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Belgian numbers that carry their own check. */

/* Their schemes, NULL-terminated:
 *
 * kbo   enterprise number (BCE/KBO): ten digits, the first 0 or 1, the last two
 *       97 minus the first eight modulo 97 (Peppol BIS 3, u:mod97-0208); an old
 *       one of nine digits gets its 0.  Normal form 0841470248.
 * vat   the same behind BE, which may be left out.  Normal form BE0841470248.
 * iban  ISO 13616: its two check digits, its length for the countries of the
 *       SWIFT registry (15 to 34 for others) and, for BE, the last two digits
 *       of the account: the ten before them modulo 97, 97 for 0.  Normal form
 *       in capitals without spaces.
 * ogm   structured communication (OGM, VCS): twelve digits, the last two the
 *       first ten modulo 97, 97 for 0; between +++ or *** and with its two
 *       slashes, or without.  Normal form +++123/4567/89002+++.
 * niss  national register or bis number: date of birth YYMMDD, order number 001
 *       to 998, 97 minus these nine digits modulo 97, with a 2 before them for
 *       who is born from 2000 on (AR 3 April 1984, AR 8 February 1991 art. 4);
 *       a bis number adds 20 or 40 to the month (AR 8 February 1991 art. 2); an
 *       unknown day is 00, and with an unknown month (00) the day means nothing.
 *       Normal form eleven digits.
 * ins   code of a commune (NIS, REFNIS) of share/data/communes.tsv.
 *
 * Spaces may stand between the characters of the first three and of a niss, dots
 * between those of kbo, vat and niss, hyphens in a niss. */
extern const char *const number_schemes[];

/* Checks a number against one of the schemes and appends its normal form.
 * When the number is wrong nothing is appended and ERR is STATUS_NO with the
 * reason alone, for the caller to say of what; it is STATUS_BAD when there is
 * no such scheme or the communes cannot be read. */
bool number_check(struct text value, const char *scheme, struct buf *normal,
    struct err *);

/* Appends the structured communication of a number of one to ten digits, with
 * zeros in front; false when it is not one. */
bool number_make_ogm(struct text digits, struct buf *);

#endif
