/* SPDX-License-Identifier: EUPL-1.2 */
#include "verb/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

/* The operators, longest first where one begins another. */
static const struct {
	const char *sign;
	enum { COMPARE, MATCH, MATCH_CASELESS } what;
	enum comparison comparison;
} operators[] = {
	{ "~i=", MATCH_CASELESS, EQUAL }, { "~", MATCH, EQUAL }, { "!=", COMPARE, UNEQUAL },
	{ "<=", COMPARE, AT_MOST }, { ">=", COMPARE, AT_LEAST }, { "<", COMPARE, LESS },
	{ ">", COMPARE, MORE }, { "=", COMPARE, EQUAL },
};

static bool
add_pattern(struct conditions *cs, int field, struct text value, bool caseless,
    struct err *err)
{
	struct regex *regex = regex_new(value, caseless, err);

	if (regex == NULL)
		return false;
	cs->pattern = mem_resize(cs->pattern, cs->npattern + 1, sizeof *cs->pattern);
	cs->pattern[cs->npattern++] = (struct pattern){ field, regex };
	return true;
}

static bool
check_value(const struct entity *e, int field, struct text *value, struct arena *arena,
    struct err *err)
{
	if (field >= 0)
		return value_check(&e->field[field], value, arena, err);
	/* Each record has an id. */
	if (value->size == 0)
		return err_set(err, STATUS_BAD, _("nothing to compare with"));
	return record_id(e, *value, err) != ID_NONE;
}

static bool
add_comparison(struct conditions *cs, const struct entity *e, int field,
    enum comparison comparison, struct text value, struct arena *arena, struct err *err)
{
	bool several = (comparison == EQUAL || comparison == UNEQUAL) &&
	    (field < 0 || e->field[field].type != FIELD_TEXT);
	struct condition *c = NULL, first;

	while (value.data != NULL) {
		const char *comma = several ? memchr(value.data, ',', value.size) : NULL;
		struct text one = { value.data, comma == NULL ? value.size
		    : (size_t)(comma - value.data) };
		struct condition *before = c;

		value = comma == NULL ? (struct text){ 0 }
		    : (struct text){ comma + 1, value.size - one.size - 1 };
		if (!check_value(e, field, &one, arena, err))
			return false;
		if (one.data == NULL && comparison != EQUAL && comparison != UNEQUAL)
			return err_set(err, STATUS_BAD, _("nothing to compare with"));
		c = arena_alloc(arena, sizeof *c);
		*c = (struct condition){ .field = field, .comparison = comparison, .value = one,
		    .or_else = before };
	}
	first = *c;
	cs->condition = mem_resize(cs->condition, cs->ncondition + 1, sizeof *cs->condition);
	cs->condition[cs->ncondition++] = first;
	return true;
}

bool
conditions_add(struct conditions *cs, const struct entity *e, const char *operand,
    struct arena *arena, struct err *err)
{
	struct text name = { operand, strcspn(operand, "=!<>~") };
	const char *rest = operand + name.size;
	size_t i, size;
	int field;
	bool ok;

	for (i = 0; i < sizeof operators / sizeof *operators; i++) {
		size = strlen(operators[i].sign);
		if (strncmp(rest, operators[i].sign, size) == 0)
			break;
	}
	if (i == sizeof operators / sizeof *operators)
		return err_set(err, STATUS_BAD,
		    _("not a condition (FIELD=VALUE, FIELD~REGEX ...): %s"), operand);
	if (!entity_find(e, name, true, &field, err))
		return false;
	if (operators[i].what == COMPARE && rest[size] != '\0' && strchr("=<>~", rest[size]) != NULL)
		return err_set(err, STATUS_BAD, _("%.*s: no comparison: %.*s (%.*s~REGEX matches, "
		    "the others are =, !=, <, <=, > and >=)"), (int)name.size, name.data,
		    (int)size + 1, rest, (int)name.size, name.data);
	if (operators[i].what == COMPARE)
		ok = add_comparison(cs, e, field, operators[i].comparison,
		    text_of(rest + size), arena, err);
	else
		ok = add_pattern(cs, field, text_of(rest + size),
		    operators[i].what == MATCH_CASELESS, err);
	if (!ok)
		err_at(err, "%.*s", (int)name.size, name.data);
	return ok;
}

void
conditions_release(struct conditions *cs)
{
	size_t i;

	for (i = 0; i < cs->npattern; i++)
		regex_free(cs->pattern[i].regex);
	free(cs->pattern);
	free(cs->condition);
	*cs = (struct conditions){ 0 };
}

bool
conditions_read(struct conditions *cs, const struct entity *e, struct text list,
    struct arena *arena, struct err *err)
{
	struct text all = list, one;

	while (text_part(&list, ';', &one)) {
		one = text_trim(one);
		if (one.size == 0)
			return err_set(err, STATUS_BAD, _("an empty condition: %.*s"),
			    (int)all.size, all.data);
		if (!conditions_add(cs, e, arena_copy(arena, one).data, arena, err))
			return false;
	}
	return true;
}

/* Compares values as the store does; no value compares with nothing. */
static int
compare(const struct field *f, struct text a, struct text b)
{
	size_t size = a.size < b.size ? a.size : b.size;
	int order;

	if (f == NULL || value_whole(f)) {
		int64_t x = f == NULL ? id_parse(a) : value_encode(f, a);
		int64_t y = f == NULL ? id_parse(b) : value_encode(f, b);

		return (x > y) - (x < y);
	}
	order = memcmp(a.data, b.data, size);
	return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

/* Does it hold, without regard to the next of the same? */
static bool
holds_alone(const struct condition *c, const struct field *f, struct text value)
{
	bool none = value.data == NULL || c->value.data == NULL;
	int order = none ? value.data != c->value.data : compare(f, value, c->value);

	switch (c->comparison) {
	case EQUAL:
		return order == 0;
	case UNEQUAL:
		return order != 0;
	case LESS:
		return !none && order < 0;
	case AT_MOST:
		return !none && order <= 0;
	case MORE:
		return !none && order > 0;
	case AT_LEAST:
		return !none && order >= 0;
	}
	return false;
}

/* One of several is enough, unless they are all to be unequal. */
static bool
holds(const struct condition *c, const struct field *f, struct text value)
{
	bool all = c->comparison == UNEQUAL;

	for (; c != NULL; c = c->or_else)
		if (holds_alone(c, f, value) != all)
			return !all;
	return all;
}

/* The value that a condition is about; the id is printed for it. */
static struct text
value_of(const struct record *r, int field, struct buf *id)
{
	if (field >= 0)
		return r->value[field];
	buf_clear(id);
	id_print(id, r->id);
	return (struct text){ id->data, id->size };
}

bool
conditions_meet(const struct conditions *cs, const struct entity *e, const struct record *r,
    struct err *err)
{
	struct buf id = { 0 };
	bool met = true;
	size_t i;

	for (i = 0; i < cs->ncondition && met; i++) {
		int field = cs->condition[i].field;

		met = holds(&cs->condition[i], field < 0 ? NULL : &e->field[field],
		    value_of(r, field, &id));
	}
	for (i = 0; i < cs->npattern && met; i++) {
		struct text t = value_of(r, cs->pattern[i].field, &id);

		met = regex_match(cs->pattern[i].regex, t.data == NULL ? text_of("") : t, err);
	}
	buf_release(&id);
	return met;
}

bool
order_parse(const struct entity *e, const char *list, struct order **order, size_t *count,
    struct arena *arena, struct err *err)
{
	size_t most = strlen(list) + 1;

	*order = arena_alloc(arena, most * sizeof **order);
	for (*count = 0; list != NULL; (*count)++) {
		struct order *o = &(*order)[*count];
		size_t size;

		o->descending = *list == '-';
		list += o->descending;
		size = strcspn(list, ",");
		if (!entity_find(e, (struct text){ list, size }, true, &o->field, err))
			return false;
		list = list[size] == ',' ? list + size + 1 : NULL;
	}
	return true;
}
