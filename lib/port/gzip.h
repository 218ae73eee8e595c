/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_GZIP_H
#define PERRON_PORT_GZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Files in gzip format (RFC 1952), by zlib; same bytes in, same bytes out. */

/* Writes what can be read from FROM to TO, compressed. */
bool gzip_pack(int from, int to, struct err *);

/* Reads the gzip file FROM and hands its bytes to SINK, piece by piece; false
 * when it is damaged or SINK returns false. */
bool gzip_unpack(int from, bool (*sink)(const void *, size_t, void *), void *arg,
    struct err *);

#endif
