/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"

const struct conduct assembly_conduct[] = {
	{ 0 }
};
