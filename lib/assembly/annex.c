/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"
#include "rec/check.h"
#include "rec/value.h"

static const struct field annex_fields[ANNEX_FIELDS] = {
	[ANNEX_DELIBERATION] = { .name = "deliberation", .type = FIELD_LINK, .flags = FIELD_FIXED,
	    .target = &deliberation_entity, .help = N_("point that it belongs to") },
	[ANNEX_MEETING] = { .name = "meeting", .type = FIELD_LINK, .flags = FIELD_FIXED,
	    .target = &meeting_entity, .help = N_("meeting that it belongs to") },
	[ANNEX_ADVICE] = { .name = "advice", .type = FIELD_LINK, .flags = FIELD_FIXED,
	    .target = &advice_entity, .help = N_("advice that it belongs to") },
	[ANNEX_TITLE] = { .name = "title", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("what it is called") },
	[ANNEX_TYPE] = { .name = "type",
	    .help = N_("what it is, in a word: plan, agreement, estimate") },
	[ANNEX_PART] = { .name = "part", .type = FIELD_WORD,
	    .values = (const char *const[]){ "point", "decision", NULL },
	    .help = N_("of the point (annexe du point) or of the decision (annexe de la "
	        "décision); none is of the point") },
	[ANNEX_ORDER] = { .name = "order", .type = FIELD_INTEGER,
	    .help = N_("place among the others; those without come last") },
	[ANNEX_TO_PRINT] = { .name = "to-print", .type = FIELD_BOOLEAN,
	    .help = N_("goes with the papers of the meeting: the agenda and the convocation "
	        "name it (à imprimer)") },
	[ANNEX_TO_SIGN] = { .name = "to-sign", .type = FIELD_BOOLEAN,
	    .help = N_("has to be signed (à signer)") },
	[ANNEX_SIGNED] = { .name = "signed", .type = FIELD_DATE,
	    .help = N_("day on which it was signed") },
	[ANNEX_PUBLISHABLE] = { .name = "publishable", .type = FIELD_BOOLEAN,
	    .help = N_("the public may see it as soon as it sees what it belongs to (publiable)") },
	[ANNEX_CONFIDENTIAL] = { .name = "confidential", .type = FIELD_BOOLEAN,
	    .help = N_("no paper for the public names it (confidentiel)") },
	[ANNEX_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "active",
	    .values = (const char *const[]){ "active", "withdrawn", NULL }, .help = N_("state") },
	[ANNEX_SCAN] = { .name = "scan", .flags = FIELD_LONG,
	    .help = N_("bar code by which a scanned sheet is known (code-barres)") },
	[ANNEX_EXTERNAL] = { .name = "external", .flags = FIELD_LONG,
	    .help = N_("what another system calls it") },
};

static const struct step annex_flow[] = {
	{ "active", "withdrawn" }, { "withdrawn", "active" },
};

static bool
belongs_to_one(const struct record *r, struct err *err)
{
	int field, n = 0;

	for (field = ANNEX_DELIBERATION; field <= ANNEX_ADVICE; field++)
		n += r->value[field].data != NULL;
	return n == 1 || err_set(err, STATUS_BAD, _("belongs to one of deliberation, meeting and "
	    "advice, not to %d of them"), n);
}

static bool
annex_check(const struct entity *e, const struct record *r, struct err *err)
{
	const struct text *v = r->value;

	if (!belongs_to_one(r, err))
		return false;
	if (v[ANNEX_PART].data != NULL && v[ANNEX_DELIBERATION].data == NULL)
		return err_set(err, STATUS_BAD, _("%s: only a deliberation has parts"),
		    e->field[ANNEX_PART].name);
	if (v[ANNEX_SIGNED].data != NULL && !text_is(v[ANNEX_TO_SIGN], "yes"))
		return err_set(err, STATUS_BAD, _("%s: it is not to be signed (to-sign)"),
		    e->field[ANNEX_SIGNED].name);
	if (text_is(v[ANNEX_PUBLISHABLE], "yes") && text_is(v[ANNEX_CONFIDENTIAL], "yes"))
		return err_set(err, STATUS_NO, _("rule annex-confidential: what is confidential is "
		    "not publishable"));
	return check_range(e, r, ANNEX_ORDER, 1, 9999, err);
}

const struct entity annex_entity = {
	.name = "annex", .plural = N_("annexes"), .prefix = "AX",
	.french = "annexe",
	.help = N_("a document that belongs to a point, a meeting or an advice, and who sees it"),
	.field = annex_fields, .nfield = ANNEX_FIELDS,
	.flow = annex_flow, .nflow = sizeof annex_flow / sizeof *annex_flow,
	.check = annex_check,
};
