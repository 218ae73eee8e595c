/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/own.h"

#include <string.h>

#include "base/decimal.h"
#include "law/calendar.h"
#include "rec/value.h"

/* A least share asks for something, and for no more than there is: a quorum of nobody, or of
 * more than all, is none. */
static bool
is_share(const struct rules *rules, const struct rule *r, bool most)
{
	const int64_t whole = 100;
	struct err ignored = { 0 };
	int64_t n;
	bool is_number = strpbrk(r->value, "<>") == NULL;
	bool ok = rule_share(rules, r, whole, &n, &ignored) &&
	    (is_number || (r->value[0] == '<') == most) &&
	    (most || (n > 0 && (is_number || n <= whole)));

	err_clear(&ignored);
	return ok;
}

static bool
judge_number(const struct rule *r, int64_t most, struct err *err)
{
	int64_t n;

	return integer_parse(text_of(r->value), 0, most, &n) || err_set(err, STATUS_BAD,
	    _("takes a whole number from 0 to %lld, not %s"), (long long)most, r->value);
}

static bool
judge_words(const struct rule *r, struct text words, bool several, struct err *err)
{
	struct text value = text_of(r->value), word;

	if (!several)
		return listed(words, value) || err_set(err, STATUS_BAD, _("takes one of %.*s, not %s"),
		    (int)words.size, words.data, r->value);
	while (text_part(&value, ',', &word))
		if (!listed(words, word))
			return err_set(err, STATUS_BAD,
			    _("takes any of %.*s, joined by commas, not %.*s"), (int)words.size,
			    words.data, (int)word.size, word.data);
	return true;
}

static bool
judge_set(const struct rule *r, struct err *err)
{
	struct calendar c;

	if (!calendar_load(&c, r->value, "fr", err))
		return false;
	calendar_release(&c);
	return true;
}

/* Can the value be followed?  LIST is what stands behind the form in its takes. */
static bool
judge_value(const struct rules *rules, const struct rule *r, struct text form,
    struct text list, struct err *err)
{
	static const char *const forms[] = { "number", "days", "share", "most", "set", "one",
		"some", "on" };
	enum { NUMBER, DAYS, SHARE, MOST, SET, ONE, SOME, ON, ANY } is;

	for (is = NUMBER; is < ANY && !text_is(form, forms[is]); is++)
		;
	switch (is) {
	case NUMBER:
	case DAYS:
		return judge_number(r, is == DAYS ? OWN_DAYS_MOST : RULE_MOST, err);
	case SHARE:
		return is_share(rules, r, false) || err_set(err, STATUS_BAD,
		    _("takes a share such as >1/2 or >=2/3, or a whole number, not %s"), r->value);
	case MOST:
		return is_share(rules, r, true) || err_set(err, STATUS_BAD,
		    _("takes a share such as <=1/2, or a whole number, not %s"), r->value);
	case SET:
		return judge_set(r, err);
	case ON:
		if (r->to == DAY_LAST)
			return err_set(err, STATUS_BAD, _("to: the last of the days it is about is needed"));
		return judge_words(r, list, true, err);
	case ONE:
	case SOME:
		return judge_words(r, list, is == SOME, err);
	default:
		return *r->value != '\0' || err_set(err, STATUS_BAD, _("a value is needed"));
	}
}

/* The unit decides on what is counted: it is a shipped one, or one of the LIST. */
static bool
judge_unit(const struct rules *rules, const struct rule *shipped, struct rule *own,
    struct text list, struct err *err)
{
	const struct rule *r;

	if (own->unit == NULL || *own->unit == '\0') {
		own->unit = shipped->unit;
		return true;
	}
	for (r = rules->rule; r < rules->rule + rules->count; r++)
		if (r->own == NULL && strcmp(r->name, own->name) == 0 &&
		    strcmp(r->unit, own->unit) == 0)
			return true;
	if (listed(list, text_of(own->unit)))
		return true;
	if (list.size == 0)
		list = text_of(shipped->unit);
	return err_set(err, STATUS_BAD, _("unit: takes one of %.*s, not %s"), (int)list.size,
	    list.data, own->unit);
}

static bool
judge_least(const struct rule *shipped, const struct rule *own, struct err *err)
{
	if (shipped->least > 0 && own->least == 0)
		return err_set(err, STATUS_BAD,
		    _("least: the smallest quantity it is for is needed, from 1 on"));
	return shipped->least > 0 || own->least == 0 ||
	    err_set(err, STATUS_BAD, _("least: the rule depends on no quantity"));
}

bool
own_alone(const struct rules *rules, const struct rule *own, struct err *err)
{
	const struct rule *r;

	for (r = rules->rule; r < rules->rule + rules->count; r++)
		if (r->own != NULL && strcmp(r->name, own->name) == 0 && r->least == own->least &&
		    r->from <= own->to && own->from <= r->to &&
		    (own->own == NULL || strcmp(r->own, own->own) != 0))
			return err_set(err, STATUS_NO,
			    _("%s: %s is for some of these days: end it first (rule-end)"),
			    own->name, r->own);
	return true;
}

static bool
judge(const struct rules *rules, const struct rule *shipped, struct rule *own,
    struct err *err)
{
	struct text list = text_of(shipped->takes), form = { 0 }, units = { 0 };

	text_part(&list, ' ', &form);
	if (text_is(form, "share"))
		units = list;
	if (own->article == NULL || *own->article == '\0')
		own->article = own->source;
	return judge_value(rules, own, form, list, err) &&
	    judge_unit(rules, shipped, own, units, err) && judge_least(shipped, own, err);
}

bool
own_judge(const struct rules *rules, struct rule *own, struct err *err)
{
	const struct rule *r = rules->rule, *end = r + rules->count;

	while (r < end && (r->own != NULL || strcmp(r->name, own->name) != 0))
		r++;
	if (r == end)
		return own_unknown(own->name, err);
	if (judge(rules, r, own, err))
		return own_alone(rules, own, err);
	err_at(err, "%s", own->name);
	return false;
}

/* Appends the names of the rules of the table whose first word is the same. */
static bool
add_alike(struct buf *b, const char *table, const char *name, struct err *err)
{
	size_t word = strcspn(name, "-"), i;
	struct rules rules;

	if (!rules_load(&rules, table, err))
		return false;
	for (i = 0; i < rules.count; i++) {
		const char *other = rules.rule[i].name;

		/* The rows of a rule stand together. */
		if (strcspn(other, "-") == word && strncmp(other, name, word) == 0 &&
		    (i == 0 || strcmp(other, rules.rule[i - 1].name) != 0))
			buf_printf(b, "%s%s", b->size > 0 ? ", " : "", other);
	}
	rules_release(&rules);
	return true;
}

bool
own_unknown(const char *name, struct err *err)
{
	struct buf alike = { 0 };
	size_t i;

	for (i = 0; rule_tables[i] != NULL && err->text == NULL; i++)
		add_alike(&alike, rule_tables[i], name, err);
	if (alike.size > 0)
		err_set(err, STATUS_BAD, _("%s: no such rule of law; there are %s"), name,
		    buf_str(&alike));
	else
		err_set(err, STATUS_BAD, _("%s: no such rule of law: rule-list names them"), name);
	buf_release(&alike);
	return false;
}
