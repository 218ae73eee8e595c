/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_BASE64_H
#define PERRON_PORT_BASE64_H

#include <stdbool.h>

#include "base/buf.h"

/* Appends the bytes that the text gives in base64 (RFC 4648, 4), by nettle; blanks
 * and ends of lines do not count.  False when it is anything else. */
bool base64_read(struct buf *, struct text);

#endif
