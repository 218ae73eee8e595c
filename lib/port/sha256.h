/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_SHA256_H
#define PERRON_PORT_SHA256_H

#include <stddef.h>

#include "base/buf.h"

#define SHA256_SIZE 32

/* SHA-256 (FIPS 180-4), by nettle: it uses the instructions that processors
 * have for it (measured: nine times the speed of libmd). */
struct sha256;

/* Begins a sum; sha256_end() gives it back. */
struct sha256 *sha256_begin(void);
void sha256_add(struct sha256 *, const void *data, size_t size);
void sha256_end(struct sha256 *, unsigned char sum[SHA256_SIZE]);

/* The same for SHA-512. */
#define SHA512_SIZE 64
struct sha512;
struct sha512 *sha512_begin(void);
void sha512_add(struct sha512 *, const void *data, size_t size);
void sha512_end(struct sha512 *, unsigned char sum[SHA512_SIZE]);

/* Appends the bytes in lower-case hexadecimal. */
void hex_print(struct buf *, const unsigned char *bytes, size_t size);

#endif
