/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_METRICS_H
#define PERRON_CMD_METRICS_H

#include "cmd/command.h"

/* What monitoring asks of a store, in the text format of Prometheus (0.0.4): all are
 * gauges, as of today for the authority. */

/* Prints how many records there are, by kind and state, what is attached and audited;
 * which duties are open or missed and can still be done, how advices stand, and what of the
 * web site is late: decisions that are not shown although the day that is planned for it
 * has come, publications that are not published or archived.  Reports what
 * went wrong, and prints nothing then. */
void metrics_print(struct run *);

#endif
