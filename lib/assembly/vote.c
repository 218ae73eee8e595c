/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"
#include "rec/check.h"

/* Vote */

static const struct field vote_fields[VOTE_FIELDS] = {
	[VOTE_DELIBERATION] = { .name = "deliberation", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &deliberation_entity,
	    .help = N_("point that is voted on") },
	[VOTE_LABEL] = { .name = "label",
	    .help = N_("what is voted on, when there are several votes") },
	[VOTE_RULE] = { .name = "rule", .type = FIELD_WORD,
	    .values = (const char *const[]){ "council", "college", "cpas", "two-thirds",
		"confidence", NULL },
	    .help = N_("majority that it takes; none is that of the assembly") },
	[VOTE_POLL] = { .name = "poll", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "public", "secret", NULL }, .initial = "public",
	    .help = N_("public or by secret ballot (scrutin secret)") },
	[VOTE_LINKED] = { .name = "linked", .type = FIELD_BOOLEAN,
	    .help = N_("shares its voters with the vote before it") },
	[VOTE_YES] = { .name = "yes", .type = FIELD_INTEGER, .help = N_("votes for") },
	[VOTE_NO] = { .name = "no", .type = FIELD_INTEGER, .help = N_("votes against") },
	[VOTE_ABSTAIN] = { .name = "abstain", .type = FIELD_INTEGER,
	    .help = N_("votes neither for nor against (abstentions)") },
	[VOTE_BLANK] = { .name = "blank", .type = FIELD_INTEGER, .help = N_("blank ballots") },
	[VOTE_INVALID] = { .name = "invalid", .type = FIELD_INTEGER,
	    .help = N_("invalid ballots (nuls)") },
	[VOTE_TIE] = { .name = "tie", .type = FIELD_INTEGER,
	    .help = N_("at how many meetings of the college it was tied, this one included") },
	[VOTE_URGENT] = { .name = "urgent", .type = FIELD_BOOLEAN,
	    .help = N_("the majority of the college recognised urgency before") },
	[VOTE_DEMANDED] = { .name = "demanded", .type = FIELD_INTEGER,
	    .help = N_("how many members asked for a vote by name (appel nominal)") },
};

static bool
vote_check(const struct entity *e, const struct record *r, struct err *err)
{
	int field;

	for (field = VOTE_YES; field <= VOTE_INVALID; field++)
		if (!check_range(e, r, field, 0, 999999, err))
			return false;
	return check_range(e, r, VOTE_TIE, 1, 99, err) &&
	    check_range(e, r, VOTE_DEMANDED, 1, 999, err);
}

const struct entity vote_entity = {
	.name = "vote", .plural = N_("votes"), .prefix = "V",
	.french = "vote", .help = N_("a question put to the vote on a point"),
	.field = vote_fields, .nfield = VOTE_FIELDS, .check = vote_check,
};

/* Ballot */

static const struct field ballot_fields[BALLOT_FIELDS] = {
	[BALLOT_VOTE] = { .name = "vote", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &vote_entity,
	    .help = N_("vote in which it was cast") },
	[BALLOT_MANDATE] = { .name = "mandate", .type = FIELD_LINK,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .target = &mandate_entity,
	    .help = N_("who cast it") },
	[BALLOT_VALUE] = { .name = "value", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = (const char *const[]){ "yes", "no", "abstain", "not-voting", "not-found",
		NULL }, .help = N_("what was voted; not-found was not there when called") },
};

const struct entity ballot_entity = {
	.name = "ballot", .plural = N_("ballots"), .prefix = "BL",
	.french = "suffrage", .help = N_("how a member voted by name"),
	.field = ballot_fields, .nfield = BALLOT_FIELDS,
};
