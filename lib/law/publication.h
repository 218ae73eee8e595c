/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_LAW_PUBLICATION_H
#define PERRON_LAW_PUBLICATION_H

#include "law/rule.h"

/* Sets *EFFECT to the day from which a by-law (règlement, ordonnance) that is
 * published on the day binds, unless it says otherwise itself; the trace tells
 * how it had to be published then. */
bool publication_effect(day_t published, day_t *effect, const struct rules *,
    struct trace *, struct err *);

#endif
