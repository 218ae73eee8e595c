/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PORTAL_H
#define PERRON_ASSEMBLY_PORTAL_H

#include "assembly/assembly.h"
#include "law/publicity.h"

/* What the web site of the authority shows of its deliberations. */

/* Answers for one point after the other. */
struct portal;

/* Makes ready to answer as of the day; NULL with the reason in ERR. */
struct portal *portal_begin(struct db *, day_t on, struct err *);
void portal_end(struct portal *); /* NULL is fine */

/* Appends the text as the public may read it: what is marked in it as personal,
 * [[like this]], is PORTAL_MASKED.  A mark that does not close is taken to close
 * where its line ends. */
#define PORTAL_MASKED "TEXTE MASQUÉ"
void portal_mask(struct buf *, struct text);

/* Sets *SHOWN to what is shown of the deliberation (law/publicity.h); TRACE, which
 * may be NULL, gets the rules and lives no longer than the portal.  False with the
 * reason in ERR. */
bool portal_shows(struct portal *, const struct record *deliberation, enum shown *,
    struct trace *, struct err *);

#endif
