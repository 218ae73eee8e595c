/* SPDX-License-Identifier: EUPL-1.2 */
/* KIND-VERB: compiled once for each kind in the list of Makefile.am and each
 * verb, with WING_HEADER, WING, KIND and VERB set, and for a verb that writes the
 * CONDUCT of the wing. */
#include WING_HEADER
#include "cmd/kind.h"

#ifndef CONDUCT
#define CONDUCT NULL
#endif

int
main(int argc, char **argv)
{
	return kind_main(&VERB, &WING, &KIND, CONDUCT, argc, argv);
}
