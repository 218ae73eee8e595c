/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_SENTENCE_H
#define PERRON_ASSEMBLY_SENTENCE_H

#include "assembly/voting.h"

/*
 * Appends how a vote went, as minutes and extracts say it in the language (fr,
 * nl, de, en): "à l’unanimité", "par 9 voix pour, 8 contre et 1 abstention", "au
 * scrutin secret, par ...", and in a vote by name who was against and who
 * abstained (share/law, minutes-votes), or whom the assembly wants named: names and
 * names-limit.  Where members asked for a vote by name it is "à l’appel nominal, par ..."
 * and names all.  It begins small and ends without a full stop, to stand in a
 * sentence.  Nothing where nobody voted.
 */
void sentence_print(struct buf *, const struct sitting *, size_t poll,
    const struct verdict *, const char *language);

#endif
