/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_CORE_H
#define PERRON_STORE_CORE_H

#include "store/store.h"

/* The wing every store has, core.db: the authority itself, and the rules of law that it
 * has of its own (store/rules.h). */
extern const struct entity authority_entity, rule_entity;
extern const struct wing core_wing;

#endif
