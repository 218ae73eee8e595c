/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/asking.h"
#include "assembly/flow.h"
#include "assembly/noticing.h"
#include "assembly/people.h"

const struct conduct assembly_conduct[] = {
	{ &meeting_entity, meeting_next, meeting_allow, meeting_follow },
	{ &deliberation_entity, point_next, point_allow, point_follow },
	{ &mandate_entity, NULL, mandate_allow, NULL },
	{ &signatory_entity, NULL, signatory_allow, NULL },
	{ &attendance_entity, NULL, attendance_allow, NULL },
	{ &vote_entity, NULL, vote_allow, vote_follow },
	{ &ballot_entity, NULL, ballot_allow, ballot_follow },
	{ &adviser_entity, NULL, adviser_allow, adviser_follow },
	{ &advice_entity, NULL, advice_allow, NULL },
	{ &notice_entity, NULL, notice_allow, NULL },
	{ 0 }
};
