/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_USER_H
#define PERRON_BASE_USER_H

#include "base/buf.h"

/* Appends the name of the user who runs the command; "uid N" where nobody knows one. */
void user_name(struct buf *);

#endif
