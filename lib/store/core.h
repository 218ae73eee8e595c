/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_CORE_H
#define PERRON_STORE_CORE_H

#include "store/store.h"

/* The wing every store has, core.db: the authority itself. */
extern const struct entity authority_entity;
extern const struct wing core_wing;

#endif
