/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_TIMESTAMP_H
#define PERRON_PORT_TIMESTAMP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "port/sha256.h"

/* Time-stamps (RFC 3161), by libcrypto of OpenSSL: an authority signs that a SHA-256
 * was there at a moment. */

#define TIMESTAMP_NONCE 8

/* Appends the request, in DER, for a time-stamp of the sum that brings along the
 * certificate of who signs.  The nonce makes it unlike any other. */
void timestamp_request(struct buf *, const unsigned char sum[SHA256_SIZE],
    const unsigned char nonce[TIMESTAMP_NONCE]);

/*
 * Judges what an authority has replied, in DER: it was granted, is of this sum, and
 * signed by a certificate that may sign time-stamps.  CA names a file of certificates
 * in PEM, one of which must answer for that of who signed, as of the moment of the
 * time-stamp; with NULL that certificate answers for itself.  Appends that moment, as
 * an instant, and the name in the certificate.  STATUS_NO with the reason in ERR when
 * it is no proof, STATUS_BAD when the file cannot be read.
 */
bool timestamp_check(struct text reply, const unsigned char sum[SHA256_SIZE],
    const char *ca, struct buf *moment, struct buf *signer, struct err *);

#endif
