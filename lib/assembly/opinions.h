/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_OPINIONS_H
#define PERRON_ASSEMBLY_OPINIONS_H

#include "assembly/advising.h"
#include "assembly/sitting.h"

/*
 * What advisers said of the points of a meeting, as papers may tell it: advices that were
 * given, and legality advices that were asked and not given in their term
 * (CDLD L1124-40).  Of those that are confidential no paper tells.
 */
struct opinion {
	int64_t point;
	struct record advice, adviser;
	bool legality;   /* the law asked for it */
	bool given;
};

struct opinions {
	int64_t meeting; /* whose they are; ID_NONE: of none yet */
	struct opinion *opinion; /* by point, then in the order in which they were asked */
	size_t count;
	struct arena arena;
};

/* Turns to the meeting of the sitting, on whose day it is judged what is late; false with
 * the reason in ERR. */
bool opinions_turn(struct opinions *, struct db *, const struct sitting *, struct err *);

/* Returns the first of the point, and *COUNT of them; NULL when there is none. */
const struct opinion *opinions_on(const struct opinions *, int64_t point, size_t *count);

void opinions_release(struct opinions *);

#endif
