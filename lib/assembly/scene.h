/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_SCENE_H
#define PERRON_ASSEMBLY_SCENE_H

#include "assembly/manner.h"
#include "store/record.h"

/* What a point stands in: its meeting and its assembly, as they are now. */
struct scene {
	struct record assembly, meeting; /* id 0: none */
	struct manner manner;
	enum meeting_state state; /* of the meeting, CREATED without one */
};

/* Reads the scene of a point: its meeting and the assembly of that, else its
 * own assembly, else none, which works as assemblies do that say nothing.  The
 * texts are the arena's.  STATUS_BAD when its assembly is not that of its
 * meeting. */
bool scene_of_point(struct scene *, struct db *, const struct record *point,
    struct arena *, struct err *);

/* The same for what happens on a meeting. */
bool scene_of_meeting(struct scene *, struct db *, const struct record *meeting,
    struct arena *, struct err *);

#endif
