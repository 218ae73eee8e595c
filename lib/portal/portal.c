/* SPDX-License-Identifier: EUPL-1.2 */
#include "portal/portal.h"

static const struct entity *const kinds[] = { &publication_entity, NULL };
static const char *const migrations[] = {
	"wing-0001-ground", "portal-0001-publications", NULL
};

const struct wing portal_wing = {
	.name = "portal", .help = N_("what the authority publishes"),
	.kind = kinds, .migration = migrations,
};
