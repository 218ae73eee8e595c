/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORTAL_PROOF_H
#define PERRON_PORTAL_PROOF_H

#include "port/timestamp.h"
#include "portal/portal.h"
#include "store/writer.h"

/* The proof of what was published, and when (CDLD L1133-1): the stamp, and the reply
 * of a time-stamp authority, which is kept with the publication. */

/* What is proven; zero-initialise it, proof_release() gives it back. */
struct proof {
	struct buf stamp;     /* of what is published, in hexadecimal */
	struct buf stamped;   /* moment of the time-stamp, empty without one */
	struct buf signer;    /* who signed it */
};
void proof_release(struct proof *);

/* Appends the request for a time-stamp (port/timestamp.h) of what is published.  Its
 * nonce follows from the stamp and the moment. */
bool proof_request(struct db *, const struct record *, struct buf *request, struct err *);

/* Takes the reply when it proves what is published: keeps it as an attachment, sets
 * the time of the stamp, and the stamp itself where a change had cleared it. */
bool proof_take(const struct store *, struct writer *, int64_t id, struct text reply,
    const char *ca, struct proof *, struct err *);

/* Checks all again: what is published against the stamp, its files against their
 * sums, the reply against both.  With CA there must be one.  STATUS_NO with the reason
 * in ERR when something does not match. */
bool proof_check(const struct store *, struct db *, const struct record *, const char *ca,
    struct proof *, struct err *);

#endif
