/* SPDX-License-Identifier: EUPL-1.2 */
/* Tells what a store knows of its authority. */
#include "cmd/kind.h"
#include "store/core.h"

int
main(int argc, char **argv)
{
	return kind_main(&kind_show, &core_wing, &authority_entity, NULL, argc, argv);
}
