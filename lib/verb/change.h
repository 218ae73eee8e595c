/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_VERB_CHANGE_H
#define PERRON_VERB_CHANGE_H

#include "verb/conduct.h"
#include "verb/input.h"

/* Making and changing records of any kind, within a writer's transaction, with the
 * conduct that the wing has for the kind. */

/* Makes a record of what was brought and the initial values of the rest.
 * KEEP takes its id and its state as they are, without conduct (a list that comes back);
 * otherwise the id is the store's to give and the state the initial one. */
bool make_record(struct writer *, const struct conduct *, const struct entity *,
    const struct brought *, bool keep, int64_t *id, struct err *);

/* Sets the fields that were named; the state may not change (that is what
 * move_record() is for), nor a fixed field. */
bool set_record(struct writer *, const struct conduct *, const struct entity *, int64_t id,
    const struct brought *, bool *changed, struct err *);

/* Moves the record to a state that it can go to; STATUS_NO when it cannot, or the
 * conduct refuses. */
bool move_record(struct writer *, const struct conduct *, const struct entity *, int64_t id,
    const char *to, bool *changed, struct err *);

/* The same for a record that was read and may have changed in more than its state. */
bool step_record(struct writer *, const struct conduct *, const struct entity *,
    const struct record *before, struct record *after, const char *to, bool *changed,
    struct err *);

/* Returns room for what the operands bring, owned by the arena: nothing yet. */
struct brought brought_nothing(const struct entity *, struct arena *);

/* Reads an operand FIELD=VALUE into what was brought; texts are the arena's. */
bool read_assignment(const struct entity *, const char *operand, struct brought *,
    struct arena *, struct err *);

#endif
