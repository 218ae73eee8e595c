/* SPDX-License-Identifier: EUPL-1.2 */
/* KIND-VERB: compiled once for each kind in the list of Makefile.am and each
 * verb, with WING_HEADER, WING, KIND and VERB set, for a verb that writes the
 * CONDUCT of the wing, and for list its FILTERS. */
#include WING_HEADER
#include "cmd/kind.h"

#ifndef CONDUCT
#define CONDUCT NULL
#endif

#ifndef FILTERS
#define FILTERS NULL
#endif

int
main(int argc, char **argv)
{
	struct command command = VERB;

	command.filter = FILTERS;
	return kind_main(&command, &WING, &KIND, CONDUCT, argc, argv);
}
