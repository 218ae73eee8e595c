/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_FOLD_H
#define PERRON_PORT_FOLD_H

#include "base/buf.h"

/*
 * Appends the well-formed text as it is compared and searched: lower case,
 * without accents, compatibility forms undone (Unicode NFKD and default case
 * folding, by utf8proc); ligatures of French (œ, æ) as two letters.  What is
 * neither letter, digit nor mark becomes a space.
 */
void fold(struct buf *, struct text);

#endif
