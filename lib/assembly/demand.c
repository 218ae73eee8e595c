/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/demand.h"

#include "assembly/manner.h"
#include "assembly/ordering.h"
#include "rec/value.h"

/* What a point may be made to tell: what it is about, not what becomes of it. */
static const int demanded[] = {
	DELIBERATION_CATEGORY, DELIBERATION_CLASSIFIER, DELIBERATION_GROUP,
	DELIBERATION_ALL_GROUPS, DELIBERATION_GROUP_IN_CHARGE, DELIBERATION_COMMITTEE,
	DELIBERATION_AUTHOR, DELIBERATION_INITIATOR, DELIBERATION_MOTIVATION,
	DELIBERATION_DECISION, DELIBERATION_NOTE, DELIBERATION_ACT, DELIBERATION_POLL,
	DELIBERATION_TO_DISCUSS, DELIBERATION_AMOUNT, DELIBERATION_BUDGET,
	DELIBERATION_SUPERVISION, DELIBERATION_COMPLETENESS, DELIBERATION_INTERNAL_NUMBER,
	DELIBERATION_TAGS,
};

/* The field of that name, -1 when it is none of them. */
static int
demanded_field(struct text name)
{
	size_t i;

	for (i = 0; i < sizeof demanded / sizeof *demanded; i++)
		if (text_is(name, deliberation_entity.field[demanded[i]].name))
			return demanded[i];
	return -1;
}

/* Rules, one a line: what it is about, a character, and what it says of that. */
static bool
read_rule(struct text line, char by, struct text *about, struct text *text)
{
	*text = (struct text){ 0 };
	line = text_trim(line);
	if (!text_part(&line, by, about) || line.data == NULL)
		return false;
	*about = text_trim(*about);
	*text = text_trim(line);
	return about->size > 0 && text->size > 0;
}

/* What the rules say of it, no value when they say nothing. */
static struct text
rule_of(struct text rules, char by, struct text name)
{
	struct text line, about, text;

	while (text_part(&rules, '\n', &line))
		if (read_rule(line, by, &about, &text) && ordering_same(about, name))
			return text;
	return (struct text){ 0 };
}

static bool
is_level_of(const struct record *assembly, struct text level, struct err *err)
{
	struct manner m;

	manner_of(&m, assembly);
	return listed(m.levels, level) || err_set(err, STATUS_BAD,
	    _("not a level of the assembly: %.*s"), (int)level.size, level.data);
}

static bool
is_category_of(const struct record *assembly, struct text category, struct err *err)
{
	struct text rest = assembly->value[ASSEMBLY_CATEGORIES], name;

	if (rest.data == NULL)
		return true;
	while (text_part(&rest, ',', &name))
		if (ordering_same(name, category))
			return true;
	return err_set(err, STATUS_BAD, _("not a category of the assembly: %.*s"),
	    (int)category.size, category.data);
}

static bool
is_level_of_adviser(const struct record *adviser, struct text level, struct err *err)
{
	return listed(adviser->value[ADVISER_LEVELS], level) || err_set(err, STATUS_BAD,
	    _("not a level of the adviser: %.*s"), (int)level.size, level.data);
}

/* The fields that have a rule a line. */
static const struct rules_field {
	const struct entity *entity;
	int field;
	char by;
	const char *form;
	bool (*is_about)(const struct record *, struct text, struct err *);
} rules_fields[] = {
	{ &assembly_entity, ASSEMBLY_HOLDERS, ' ', "LEVEL ACTOR[,ACTOR...]", is_level_of },
	{ &assembly_entity, ASSEMBLY_IN_CHARGE, '=', "CATEGORY = GROUP", is_category_of },
	{ &adviser_entity, ADVISER_HOLDERS, ' ', "LEVEL ACTOR[,ACTOR...]",
	    is_level_of_adviser },
};

static bool
check_field(const struct record *r, const struct rules_field *f, struct err *err)
{
	struct text rest = r->value[f->field], line, about, text;
	int n;

	for (n = 1; text_part(&rest, '\n', &line); n++) {
		if (text_trim(line).size == 0)
			continue;
		if (!read_rule(line, f->by, &about, &text))
			err_set(err, STATUS_BAD, _("not %s: %.*s"), f->form, (int)line.size,
			    line.data);
		else if (rule_of(rest, f->by, about).data != NULL)
			err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)about.size,
			    about.data);
		else
			f->is_about(r, about, err);
		if (err->text != NULL) {
			err_at(err, _("line %d"), n);
			err_at(err, "%s", f->entity->field[f->field].name);
			return false;
		}
	}
	return true;
}

static bool
check_rules(const struct entity *e, const struct record *r, struct err *err)
{
	size_t i;

	for (i = 0; i < sizeof rules_fields / sizeof *rules_fields; i++)
		if (rules_fields[i].entity == e && !check_field(r, &rules_fields[i], err))
			return false;
	return true;
}

static bool
check_required(struct text rest, struct err *err)
{
	struct text name;

	while (text_part(&rest, ',', &name)) {
		if (demanded_field(name) < 0)
			err_set(err, STATUS_BAD, _("not a field that a point can be made to have: "
			    "%.*s"), (int)name.size, name.data);
		else if (listed(rest, name))
			err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)name.size, name.data);
		if (err->text != NULL) {
			err_at(err, "%s", assembly_entity.field[ASSEMBLY_REQUIRED].name);
			return false;
		}
	}
	return true;
}

bool
demand_check(const struct record *assembly, struct err *err)
{
	return check_rules(&assembly_entity, assembly, err) &&
	    check_required(assembly->value[ASSEMBLY_REQUIRED], err);
}

bool
demand_check_adviser(const struct record *adviser, struct err *err)
{
	return check_rules(&adviser_entity, adviser, err);
}

bool
demand_told(const struct record *assembly, const struct record *point, struct err *err)
{
	struct text rest = assembly->value[ASSEMBLY_REQUIRED], name;

	while (text_part(&rest, ',', &name)) {
		int field = demanded_field(name);

		if (field >= 0 && point->value[field].data == NULL)
			return err_set(err, STATUS_NO, _("no %s, which its assembly requires"),
			    deliberation_entity.field[field].name);
	}
	return true;
}

bool
demand_lists(const struct record *before, const struct record *point)
{
	return ordering_named(before == NULL ? NULL : before->value, point->value);
}

bool
demand_listed(const struct record *assembly, const struct record *before,
    const struct record *point, struct err *err)
{
	return !text_is(assembly->value[ASSEMBLY_STRICT], "yes") || ordering_listed(assembly,
	    before == NULL ? NULL : before->value, point->value, err);
}

void
demand_in_charge(const struct record *assembly, struct record *point)
{
	if (point->value[DELIBERATION_GROUP_IN_CHARGE].data == NULL &&
	    point->value[DELIBERATION_CATEGORY].data != NULL)
		point->value[DELIBERATION_GROUP_IN_CHARGE] = rule_of(
		    assembly->value[ASSEMBLY_IN_CHARGE], '=', point->value[DELIBERATION_CATEGORY]);
}

struct text
demand_holders(const struct record *assembly, struct text level)
{
	return rule_of(assembly->value[ASSEMBLY_HOLDERS], ' ', level);
}

bool
demand_held(struct text rules, struct text level, struct text actor, struct err *err)
{
	struct text holders = rule_of(rules, ' ', level);

	return holders.data == NULL || listed(holders, actor) || err_set(err, STATUS_NO,
	    _("rule level-holder: %.*s is held by %.*s"), (int)level.size, level.data,
	    (int)holders.size, holders.data);
}
