/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_GUARD_H
#define PERRON_ASSEMBLY_GUARD_H

#include "assembly/scene.h"
#include "assembly/sitting.h"
#include "store/writer.h"

/* The rules that may refuse what is about to happen to meetings and points (flow.h). */

/* What a rule judges: something that is about to become AFTER. */
struct act {
	struct writer *writer;
	const struct scene *scene;
	const struct record *before;
	struct record *after;
};

/* Rules, each for the states to which it is asked; the first that does not hold
 * refuses.  A rule may have set ERR itself, with what it knows. */
struct guard {
	const char *rule; /* NULL ends them */
	const char *to; /* joined by commas */
	bool (*holds)(const struct act *, struct err *);
	const char *why; /* N_() */
};

/* Do all the rules hold for what goes to the state?  False with the reason in ERR, the name
 * of the rule in front. */
bool guards_hold(const struct guard *, const struct act *, struct text to, struct err *);

/* Refuses with STATUS_NO, naming the rule meeting-closed and WHY, a change of one of the N
 * fields. */
bool guard_fields(const struct entity *, const int *field, size_t n,
    const struct record *before, const struct record *after, const char *why, struct err *);

/* Has the day of the meeting come? */
bool act_is_held(const struct act *, struct err *);

/* Returns the sitting of the meeting (sitting_kept()); NULL with the reason in ERR. */
const struct sitting *act_sitting(const struct act *, struct err *);

/* Reads the scene of a point as scene_of_point() does.  The writer keeps it, so that many
 * points of a few meetings can be looked at one after the other; the texts are its arena's. */
bool scene_now(struct scene *, struct writer *, const struct record *point, struct err *);

#endif
