/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_SHOWING_H
#define PERRON_ASSEMBLY_SHOWING_H

#include "assembly/assembly.h"
#include "law/publicity.h"

/* What the web site of the authority shows of its deliberations. */

/* Answers for one point after the other. */
struct showing;

/* Makes ready to answer as of the day; NULL with the reason in ERR. */
struct showing *showing_begin(struct db *, day_t on, struct err *);
void showing_end(struct showing *); /* NULL is fine */

/* Sets *SHOWN to what is shown of the deliberation (law/publicity.h); TRACE, which
 * may be NULL, gets the rules and lives no longer than the showing.  False with the
 * reason in ERR. */
bool showing_point(struct showing *, const struct record *deliberation, enum shown *,
    struct trace *, struct err *);

/* Is the annex for the public, who may see it once it sees what it belongs to? */
bool showing_publishes(const struct record *annex);

/* Does the public see it now, when the deliberation that it belongs to is shown so?
 * What is of the decision (part) waits for that. */
bool showing_annex(const struct record *annex, enum shown of);

#endif
