/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/annexing.h"
#include "assembly/asking.h"
#include "assembly/flow.h"
#include "assembly/noticing.h"
#include "assembly/people.h"

const struct conduct assembly_conduct[] = {
	{ &meeting_entity, .next = meeting_next, .allow = meeting_allow, .follow = meeting_follow },
	{ &deliberation_entity, .next = point_next, .allow = point_allow,
	    .follow = point_follow, .attach = point_attach },
	{ &mandate_entity, .allow = mandate_allow },
	{ &signatory_entity, .allow = signatory_allow },
	{ &attendance_entity, .allow = attendance_allow },
	{ &vote_entity, .allow = vote_allow, .follow = vote_follow },
	{ &ballot_entity, .allow = ballot_allow, .follow = ballot_follow },
	{ &adviser_entity, .allow = adviser_allow, .follow = adviser_follow },
	{ &advice_entity, .next = advice_next, .allow = advice_allow },
	{ &annex_entity, .allow = annex_allow, .follow = annex_follow, .attach = annex_attach },
	{ &notice_entity, .allow = notice_allow },
	{ 0 }
};
