/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/wings.h"

#include "assembly/assembly.h"
#include "portal/portal.h"
#include "store/core.h"

const struct wing *const wings[] = { &core_wing, &assembly_wing, &portal_wing, NULL };
