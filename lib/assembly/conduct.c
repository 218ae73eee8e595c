/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/flow.h"

const struct conduct assembly_conduct[] = {
	{ &meeting_entity, meeting_next, meeting_allow, meeting_follow },
	{ &deliberation_entity, point_next, point_allow, point_follow },
	{ 0 }
};
