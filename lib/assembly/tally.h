/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_TALLY_H
#define PERRON_ASSEMBLY_TALLY_H

#include "assembly/sitting.h"

/* How often the members of assemblies were there, and voted, over many meetings. */

struct tally {
	int64_t mandate, rank; /* rank: the order of precedence */
	struct text person, group;
	int64_t meetings; /* that it sat in, and of which the presence is recorded */
	/* Of these: where it was for a part at least, else how it was not. */
	int64_t present, excused, absent, replaced, represented;
	int64_t points;   /* on their agendas */
	int64_t attended; /* of which it was there for so many */
	int64_t voted;    /* and voted by name on so many */
};

/* Zero-initialise it. */
struct tallies {
	struct tally *tally;
	size_t count;
	struct arena arena; /* of the texts */
};

/* Adds the meeting of the sitting, unless nothing is recorded of the presence at it. */
void tallies_add(struct tallies *, const struct sitting *);

/* Puts them in the order of precedence, those without behind, then of their ids. */
void tallies_sort(struct tallies *);

void tallies_release(struct tallies *);

#endif
