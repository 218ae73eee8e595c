/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_ACTOR_H
#define PERRON_STORE_ACTOR_H

#include "base/buf.h"
#include "base/err.h"

/* Appends who acts, as the audit rows tell: PERRON_ACTOR, else the login.  False with the
 * reason in ERR when that is no name. */
bool actor_name(struct buf *, struct err *);

#endif
