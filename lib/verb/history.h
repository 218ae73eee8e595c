/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_HISTORY_H
#define PERRON_VERB_HISTORY_H

#include "rec/rows.h"
#include "store/audit.h"

/* The columns of a history, as X-log and store-log print them. */
extern const struct column history_columns[];

/* Prints one change of an audit row. */
void history_print(struct rows *, const struct audit_row *, const struct audit_change *);

/* Prints all that happened to the record, oldest first, following the chain
 * from the audit row that touched it last.  False with the reason in ERR. */
bool history_of(struct db *, int64_t id, int64_t last, struct rows *, struct err *);

#endif
