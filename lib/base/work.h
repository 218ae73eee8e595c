/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_WORK_H
#define PERRON_BASE_WORK_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * A folder in which something is made beside its place, to go there whole by
 * one rename or to vanish.  Zero-initialise it, then work_begin().
 */
struct work {
	struct buf dir; /* PLACE.XXXXXX, closed to others */
};

/* Finds where a directory that is to be made goes: *PLACE, the caller's, is its
 * path, and *MODE the mode it is to have.  False with the reason in ERR when
 * there is something at DIR already, other than an empty folder. */
bool work_find(const char *dir, char **place, mode_t *mode, struct err *);

/* Makes the folder beside the place.  From then on the signals by which a
 * program is asked to end are held back until work_end(). */
bool work_begin(struct work *, const char *place, struct err *);

/* Appends the path of a name in the folder. */
void work_path(const struct work *, struct buf *path, const char *name);

/* To be asked from time to time: false, with ERR set, when a signal came and
 * the work is to be given up. */
bool work_goes_on(struct err *);

/* Renames FROM to TO, for good: the folder is synced.  Without REPLACE a TO
 * that is there already is refused. */
bool work_place(const char *from, const char *to, bool replace, struct err *);

/* Places the folder itself, with that mode, where work_find() said. */
bool work_settle(struct work *, const char *place, mode_t, struct err *);

/* Removes the folder with all that is still in it; then a signal that was
 * held back ends the program. */
void work_end(struct work *);

#endif
