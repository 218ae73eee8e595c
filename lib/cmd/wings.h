/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_WINGS_H
#define PERRON_CMD_WINGS_H

#include "store/store.h"

/* Every wing of the house, core first; NULL-terminated. */
extern const struct wing *const wings[];

#endif
