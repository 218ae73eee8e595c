/* SPDX-License-Identifier: EUPL-1.2 */
/* KIND-list of all kinds. */
#include "assembly/assembly.h"
#include "cmd/kind.h"
#include "portal/portal.h"

static const struct kind_wing kind_wings[] = {
	{ .wing = &assembly_wing, .filter = assembly_filters },
	{ .wing = &portal_wing, .filter = portal_filters },
	{ 0 }
};

static const struct command *const verbs[] = { &kind_list, NULL };

int
main(int argc, char **argv)
{
	return kinds_main(kind_wings, verbs, argc, argv);
}
