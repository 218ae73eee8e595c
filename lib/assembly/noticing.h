/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_NOTICING_H
#define PERRON_ASSEMBLY_NOTICING_H

#include "assembly/assembly.h"
#include "port/sha256.h"

/*
 * Whom notices tell of what happened.  A notice wants to know when records of its kind
 * and assembly come to one of the states that it names, or have one of the fields
 * changed; it is told of what the audit chain has since the notice became active, for
 * records that meet its condition as they are now.  What the chain does not have is that
 * the delay of an advice comes to its alert or its end: that is looked for day by day.
 */

/* Completes a notice, or refuses a word that is neither a state of the kind in that
 * assembly nor a field, and a condition that its list would not take. */
bool notice_allow(struct writer *, const struct record *before, struct record *after,
    struct err *);

/* Something that an address is to be told of. */
struct happening {
	int64_t assembly;
	struct text address;
	const struct entity *entity; /* of the record to which it happened */
	int64_t id;
	int64_t seq;                 /* the audit row that has it; 0 for a delay */
	struct text at, actor;       /* when, and who did it; no values for a delay */
	day_t came;                  /* the day for a delay */
	int field;
	struct text before, after;
	bool told;                   /* the caller has handed it over */
};

struct noticing {
	/* By assembly, address and the order of the chain: what follows each other for the
	 * same assembly and address is one message. */
	struct happening *happening;
	size_t count;
	int64_t from, last; /* audit rows that were looked at: behind FROM, up to LAST */
	day_t from_day, today; /* and days */
	unsigned char hash[SHA256_SIZE]; /* of the last */
	struct arena arena;
};

/* Reads what there is to tell TODAY, in the time zone of the authority, since
 * noticing_store(), or from the audit row SINCE on (0: since then).  False with the reason
 * in ERR; noticing_release() follows in any case. */
bool noticing_read(struct noticing *, struct db *, int64_t since, day_t today,
    const char *zone, struct err *);

/* Returns where the message that begins at FIRST ends. */
size_t noticing_message(const struct noticing *, size_t first);

/* Is there anything to store? */
bool noticing_moved(const struct noticing *);

/* Stores what was told, so that nobody is told of it again, and that the rest was not. */
bool noticing_store(const struct noticing *, struct writer *, struct err *);

void noticing_release(struct noticing *);

#endif
