/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORTAL_SEAL_H
#define PERRON_PORTAL_SEAL_H

#include "port/sha256.h"
#include "portal/portal.h"

/*
 * What is published, as a text that anybody can sum up.  Its first line is
 * "perron-publication TAB 1"; then comes a line "name TAB value" for the id and each
 * field that has a value, in the order of the table, and a line
 * "file TAB sha256 TAB name" for each attachment, in their order.  Values are masked
 * (paper/redact.h), as the public sees them, and escaped as in TSV (rec/tsv.h).
 *
 * Left out is what tells of the record and not of the act: the state, what is
 * planned, the stamp itself, and the replies of time-stamp authorities.  Stamps were
 * made of this text: a field may be added behind the others, nothing else may change.
 */

/* The name of the attachment that is such a reply. */
#define SEAL_REPLY "timestamp.tsr"

/* Appends the text. */
bool seal_text(struct db *, const struct record *, struct buf *, struct err *);

/* Computes its SHA-256, the stamp. */
bool seal_sum(struct db *, const struct record *, unsigned char sum[SHA256_SIZE],
    struct err *);

/* Do the two records differ in what the text says of their fields? */
bool seal_differs(const struct record *, const struct record *);

#endif
