/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_ROLL_H
#define PERRON_ASSEMBLY_ROLL_H

#include "assembly/voting.h"

/*
 * Returns the seats of those who may vote at the point in the order in which they are
 * called, COUNT of them, which the caller frees: that of precedence, and who presides
 * last, where the law says so (CDLD L1122-27; share/law, vote-president).  It is for a vote
 * aloud: NULL with the reason and STATUS_NO in ERR where the law asks for a secret ballot.
 *
 * Who presides is the first of those present who is president of the assembly by role: the
 * president, else the mayor of a commune, else the president of a CPAS in its own
 * assemblies; it is nobody where none of them is there.
 */
size_t *roll_call(const struct sitting *, size_t point, size_t *count, struct err *);

#endif
