/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_SETTING_H
#define PERRON_ASSEMBLY_SETTING_H

#include "assembly/manner.h"
#include "store/record.h"

/* What a point stands in: its meeting and its assembly, as they are now. */
struct setting {
	struct record assembly, meeting; /* id 0: none */
	struct manner manner;
	enum meeting_state state; /* of the meeting, CREATED without one */
};

/* Reads the setting of a point: its meeting and the assembly of that, else its
 * own assembly, else none, which works as assemblies do that say nothing.  The
 * texts are the arena's.  STATUS_BAD when its assembly is not that of its
 * meeting. */
bool setting_of_point(struct setting *, struct db *, const struct record *point,
    struct arena *, struct err *);

/* The same for what happens on a meeting. */
bool setting_of_meeting(struct setting *, struct db *, const struct record *meeting,
    struct arena *, struct err *);

#endif
