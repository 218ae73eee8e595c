/* SPDX-License-Identifier: EUPL-1.2 */
/* Corrects what a store knows of its authority; store-init tells it first. */
#include "cmd/kind.h"
#include "store/core.h"

int
main(int argc, char **argv)
{
	return kind_main(&kind_set, &core_wing, &authority_entity, NULL, argc, argv);
}
