/* SPDX-License-Identifier: EUPL-1.2 */
/* KIND-VERB of all kinds, for the verbs that write, and for those that read what was
 * written beside the record. */
#include "assembly/assembly.h"
#include "cmd/kind.h"
#include "portal/portal.h"

static const struct kind_wing kind_wings[] = {
	{ .wing = &assembly_wing, .conduct = assembly_conduct },
	{ .wing = &portal_wing, .conduct = portal_conduct },
	{ 0 }
};

static const struct command *const verbs[] = {
	&kind_new, &kind_set, &kind_status, &kind_log, &kind_attach, &kind_files, NULL
};

int
main(int argc, char **argv)
{
	return kinds_main(kind_wings, verbs, argc, argv);
}
