/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ATTENDING_H
#define PERRON_ASSEMBLY_ATTENDING_H

#include "assembly/presence.h"

/* The presence of the members of a meeting, recorded at once. */
struct attending {
	/* Names by presence, lists as sitting_next_name() takes them; no value: none. */
	struct text names[PRESENCE_UNTOLD];
	/* Ids of points, between which it is; no value for both: the whole meeting. */
	struct text from, until;
	struct text reason; /* of those who are named, and not as present */
};

/*
 * Records it, with the conduct of attendances.  Of the whole meeting each member
 * gets a row: who is not named and has none is present, or excused when the
 * mandate says prevented; a row that is there is changed.  Of some points only
 * those who are named get one.  TELL is told each row that was made or changed.
 * False with the reason in ERR.
 */
bool attending_store(struct writer *, const struct conduct *, int64_t meeting,
    const struct attending *, void (*tell)(int64_t id, int64_t mandate, enum presence,
    void *), void *arg, struct err *);

#endif
