/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/core.h"

static const char *const certainties[] = { "text", "secondary", "unverified", NULL };

static const struct field fields[RULE_FIELDS] = {
	[RULE_RULE] = { .name = "rule", .flags = FIELD_REQUIRED | FIELD_FIXED,
	    .help = N_("name of the rule") },
	[RULE_FROM] = { .name = "from", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_FIXED,
	    .help = N_("first day it holds") },
	[RULE_TO] = { .name = "to", .type = FIELD_DATE,
	    .help = N_("last day; none is until further notice, one before the first takes it back") },
	[RULE_VALUE] = { .name = "value", .flags = FIELD_REQUIRED | FIELD_FIXED,
	    .help = N_("a number, a word or words, or a share") },
	[RULE_UNIT] = { .name = "unit", .flags = FIELD_FIXED,
	    .help = N_("what the number counts, or what the share is taken of") },
	[RULE_ARTICLE] = { .name = "article", .flags = FIELD_FIXED,
	    .help = N_("the article that sets it") },
	[RULE_SOURCE] = { .name = "source", .flags = FIELD_REQUIRED | FIELD_FIXED,
	    .help = N_("where that was read") },
	[RULE_CERTAINTY] = { .name = "certainty", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_FIXED, .values = certainties, .initial = "unverified",
	    .help = N_("text, secondary or unverified: what was read of it") },
	[RULE_NOTE] = { .name = "note", .flags = FIELD_FIXED,
	    .help = N_("conditions, and what remains to be verified") },
	[RULE_LEAST] = { .name = "least", .type = FIELD_INTEGER, .flags = FIELD_FIXED,
	    .help = N_("the smallest quantity it is for") },
};

const struct entity rule_entity = {
	.name = "rule", .plural = N_("rules"), .prefix = "RU",
	.french = "règle de droit propre", .help = N_("a rule of law as the authority has it"),
	.field = fields, .nfield = RULE_FIELDS,
};

static const char *
string(struct text t)
{
	return t.data != NULL ? t.data : "";
}

struct rule
rule_row(const struct record *r, struct arena *arena)
{
	const struct text *v = r->value;
	struct rule row = {
		.name = string(v[RULE_RULE]), .from = day_parse(v[RULE_FROM]), .to = DAY_LAST,
		.value = string(v[RULE_VALUE]), .unit = string(v[RULE_UNIT]),
		.article = string(v[RULE_ARTICLE]), .source = string(v[RULE_SOURCE]),
		.certainty = string(v[RULE_CERTAINTY]), .note = string(v[RULE_NOTE]),
	};

	if (v[RULE_TO].data != NULL)
		row.to = day_parse(v[RULE_TO]);
	if (v[RULE_LEAST].data != NULL)
		row.least = value_encode(&fields[RULE_LEAST], v[RULE_LEAST]);
	if (r->id != ID_NONE)
		row.own = id_text(r->id, arena).data;
	return row;
}

bool
rules_add_own(struct rules *rules, struct db *core, struct err *err)
{
	const struct selection all = { .entity = &rule_entity };
	struct arena arena = { 0 };
	struct record *record = NULL;
	struct rule row;
	size_t count = 0, i;
	bool ok = records_read(core, &all, &arena, &record, &count, err);

	for (i = 0; ok && i < count; i++) {
		row = rule_row(&record[i], &arena);
		rules_add(rules, &row);
	}
	free(record);
	arena_release(&arena);
	return ok;
}

bool
store_rules(const struct store *store, struct rules *rules, const char *name,
    struct err *err)
{
	struct db *core;
	bool ok;

	if (!rules_load(rules, name, err))
		return false;
	core = store_reader(store, &core_wing, err);
	ok = core != NULL && rules_add_own(rules, core, err);
	db_close(core);
	if (!ok)
		rules_release(rules);
	return ok;
}

bool
wing_rules(struct db *db, struct rules *rules, const char *name, struct err *err)
{
	const char *path = db_path(db), *slash = path == NULL ? NULL : strrchr(path, '/');
	struct store beside = { 0 };
	bool ok;

	/* A wing that nobody has written to is in memory alone, and has nothing to judge. */
	if (slash == NULL)
		return rules_load(rules, name, err);
	beside.dir = mem_copy(path, (size_t)(slash - path));
	if (db_moment(db) != NULL)
		store_return(&beside, db_moment(db));
	ok = store_rules(&beside, rules, name, err);
	store_close(&beside);
	return ok;
}
