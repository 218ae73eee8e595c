/* SPDX-License-Identifier: EUPL-1.2 */
/* KIND-show of all kinds, apart from the other verbs: what it does not carry need not
 * be loaded, and it is over before that is done. */
#include "assembly/assembly.h"
#include "cmd/kind.h"
#include "portal/portal.h"

static const struct kind_wing kind_wings[] = {
	{ .wing = &assembly_wing },
	{ .wing = &portal_wing },
	{ 0 }
};

static const struct command *const verbs[] = { &kind_show, NULL };

int
main(int argc, char **argv)
{
	return kinds_main(kind_wings, verbs, argc, argv);
}
