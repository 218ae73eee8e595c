/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/rule.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_read.h"
#include "base/decimal.h"
#include "base/mem.h"

enum { RULE, FROM, TO, VALUE, UNIT, ARTICLE, SOURCE, CERTAINTY, NOTE, LEAST, TAKES };

static const char *const columns[] = { "rule", "from", "to", "value", "unit", "article",
	"source", "certainty", "note", "?least", "?takes", NULL };

const char *const rule_tables[] = { "law/assembly.tsv", "law/seats.tsv", NULL };

static bool
read_period(const struct sheet *s, size_t row, struct rule *r, struct err *err)
{
	const char *from = sheet_cell(s, row, FROM), *to = sheet_cell(s, row, TO);

	r->to = DAY_LAST;
	/* It holds on no day, and is there for what authorities set. */
	if (*from == '\0' && *to == '\0') {
		r->from = DAY_LAST;
		r->to = DAY_NONE;
		return true;
	}
	return day_read(text_of(from), &r->from, err) &&
	    (*to == '\0' || day_read(text_of(to), &r->to, err)) &&
	    (r->from <= r->to || err_set(err, STATUS_BAD, _("ends before it begins")));
}

static bool
read_rule(const struct sheet *s, size_t row, struct rule *r, struct err *err)
{
	const char *least = sheet_cell(s, row, LEAST);

	*r = (struct rule){
		.name = sheet_cell(s, row, RULE), .value = sheet_cell(s, row, VALUE),
		.unit = sheet_cell(s, row, UNIT), .article = sheet_cell(s, row, ARTICLE),
		.source = sheet_cell(s, row, SOURCE), .note = sheet_cell(s, row, NOTE),
		.certainty = sheet_cell(s, row, CERTAINTY), .takes = sheet_cell(s, row, TAKES),
		.row = row,
	};
	if (!read_period(s, row, r, err))
		return false;
	return *least == '\0' || integer_parse(text_of(least), 0, RULE_MOST, &r->least) ||
	    err_set(err, STATUS_BAD, _("not a whole number: %s"), least);
}

bool
rules_load(struct rules *rules, const char *name, struct err *err)
{
	*rules = (struct rules){ 0 };
	if (!sheet_load(&rules->sheet, name, columns, err))
		return false;
	rules->rule = mem_zero(rules->sheet.nrow, sizeof *rules->rule);
	for (; rules->count < rules->sheet.nrow; rules->count++)
		if (!read_rule(&rules->sheet, rules->count, &rules->rule[rules->count], err)) {
			sheet_at(&rules->sheet, rules->count, err);
			rules_release(rules);
			return false;
		}
	return true;
}

static const char *
copied(struct rules *rules, const char *s)
{
	return s == NULL ? "" : arena_copy(&rules->sheet.text, text_of(s)).data;
}

void
rules_add(struct rules *rules, const struct rule *own)
{
	struct rule *r;
	size_t i;

	for (i = 0; i < rules->count && strcmp(rules->rule[i].name, own->name) != 0; i++)
		;
	if (i == rules->count || own->to < own->from)
		return;
	rules->rule = mem_resize(rules->rule, rules->count + 1, sizeof *rules->rule);
	r = &rules->rule[rules->count++];
	*r = (struct rule){ .name = rules->rule[i].name, .from = own->from, .to = own->to,
		.least = own->least, .value = copied(rules, own->value),
		.unit = copied(rules, own->unit), .article = copied(rules, own->article),
		.source = copied(rules, own->source), .note = copied(rules, own->note),
		.certainty = copied(rules, own->certainty), .takes = rules->rule[i].takes,
		.own = copied(rules, own->own) };
}

void
rules_release(struct rules *rules)
{
	free(rules->rule);
	sheet_release(&rules->sheet);
	*rules = (struct rules){ 0 };
}

/* Did a row before it say the same of the period?  A rule that depends on a quantity has many
 * for one. */
static bool
is_repeated(const struct rules *rules, const struct rule *r)
{
	const struct rule *before;

	for (before = rules->rule; before < r; before++)
		if (strcmp(before->name, r->name) == 0 && before->from == r->from &&
		    before->to == r->to)
			return true;
	return false;
}

/* Says for which periods the rule is known. */
static void
unknown(const struct rules *rules, const char *name, day_t day, struct err *err)
{
	struct buf asked = { 0 }, known = { 0 };
	const struct rule *r;

	day_print(&asked, day);
	for (r = rules->rule; r < rules->rule + rules->count; r++) {
		if (strcmp(r->name, name) != 0 || r->to < r->from || is_repeated(rules, r))
			continue;
		buf_string(&known, known.size > 0 ? ", " : "");
		day_print(&known, r->from);
		buf_string(&known, "/");
		if (r->to < DAY_LAST)
			day_print(&known, r->to);
	}
	if (known.size == 0)
		err_set(err, STATUS_BAD, _("%s: no such rule in %s"), name, rules->sheet.path);
	else
		err_set(err, STATUS_BAD, _("%s: not known for %s, only for %s"), name,
		    buf_str(&asked), buf_str(&known));
	buf_release(&asked);
	buf_release(&known);
}

bool
rules_have(const struct rules *rules, const char *name)
{
	size_t i;

	for (i = 0; i < rules->count; i++)
		if (strcmp(rules->rule[i].name, name) == 0)
			return true;
	return false;
}

bool
rules_at(const struct rules *rules, const struct rule *r, struct err *err)
{
	if (r->own == NULL)
		return sheet_at(&rules->sheet, r->row, err);
	err_at(err, "%s", r->own);
	return false;
}

/* Does the row come before the one that was found, where both are for the day? */
static bool
wins(const struct rule *r, const struct rule *found)
{
	if (found == NULL || r->least != found->least)
		return found == NULL || r->least > found->least;
	return r->own != NULL && found->own == NULL;
}

const struct rule *
rules_for(const struct rules *rules, const char *name, day_t day, int64_t quantity,
    struct err *err)
{
	const struct rule *found = NULL, *r;

	for (r = rules->rule; r < rules->rule + rules->count; r++) {
		if (strcmp(r->name, name) != 0 || day < r->from || day > r->to ||
		    quantity < r->least)
			continue;
		if (found != NULL && r->least == found->least &&
		    (r->own == NULL) == (found->own == NULL)) {
			err_set(err, STATUS_BAD, _("%s: there are two for one day"), name);
			rules_at(rules, r, err);
			return NULL;
		}
		if (wins(r, found))
			found = r;
	}
	if (found == NULL)
		unknown(rules, name, day, err);
	return found;
}

const struct rule *
rules_on(const struct rules *rules, const char *name, day_t day, struct err *err)
{
	return rules_for(rules, name, day, 0, err);
}

bool
rules_hold(const struct rules *rules, const char *name, day_t day, bool commune)
{
	const struct rule *r;

	for (r = rules->rule; r < rules->rule + rules->count; r++)
		if (strcmp(r->name, name) == 0 && day >= r->from && day <= r->to &&
		    (commune || r->own != NULL))
			return true;
	return false;
}

bool
rules_know(const struct rules *rules, const char *name, day_t day)
{
	return rules_hold(rules, name, day, true);
}

static bool
bad_value(const struct rules *rules, const struct rule *r, struct err *err)
{
	err_set(err, STATUS_BAD, _("%s: not a value that can be followed: %s"), r->name,
	    r->value);
	return rules_at(rules, r, err);
}

bool
rule_number(const struct rules *rules, const struct rule *r, int64_t *n, struct err *err)
{
	return integer_parse(text_of(r->value), 0, RULE_MOST, n) || bad_value(rules, r, err);
}

bool
rule_share(const struct rules *rules, const struct rule *r, int64_t of, int64_t *n,
    struct err *err)
{
	static const char *const relations[] = { ">=", "<=", ">" };
	enum { AT_LEAST, AT_MOST, MORE_THAN, NONE } relation = AT_LEAST;
	const char *above = r->value, *slash = strchr(r->value, '/');
	int64_t part, whole;

	while (relation < NONE &&
	    strncmp(above, relations[relation], strlen(relations[relation])) != 0)
		relation++;
	if (relation == NONE)
		return rule_number(rules, r, n, err);
	above += strlen(relations[relation]);
	if (slash == NULL || slash < above || !integer_parse((struct text){ above,
	    (size_t)(slash - above) }, 0, 1000, &part) ||
	    !integer_parse(text_of(slash + 1), 1, 1000, &whole) || part > whole)
		return bad_value(rules, r, err);
	/* No more than RULE_MOST * 1000: it cannot overflow. */
	*n = of * part / whole;
	if (relation == MORE_THAN || (relation == AT_LEAST && of * part % whole != 0))
		++*n;
	return true;
}

bool
rule_word(const struct rules *rules, const struct rule *r, const char *const *words,
    size_t *which, struct err *err)
{
	for (*which = 0; words[*which] != NULL; ++*which)
		if (strcmp(words[*which], r->value) == 0)
			return true;
	return bad_value(rules, r, err);
}

bool
rule_lists(const struct rule *r, const char *word)
{
	const char *at = r->value;
	size_t size = strlen(word);

	for (; *at != '\0'; at += strcspn(at, ","), at += *at == ',')
		if (strncmp(at, word, size) == 0 && (at[size] == ',' || at[size] == '\0'))
			return true;
	return false;
}

void
trace_add(struct trace *t, const struct rule *r, const char *format, ...)
{
	struct buf b = { 0 };
	struct trace_step *step;
	char *text, *tab;
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&b, format, ap);
	va_end(ap);
	text = arena_alloc(&t->text, b.size + 1);
	memcpy(text, buf_str(&b), b.size + 1);
	buf_release(&b);
	tab = strchr(text, '\t');
	if (tab != NULL)
		*tab++ = '\0';
	t->step = mem_resize(t->step, t->count + 1, sizeof *t->step);
	step = &t->step[t->count++];
	*step = (struct trace_step){ r, text, tab != NULL ? tab : "" };
}

const char *
trace_certainty(const struct trace *t)
{
	static const char *const words[] = { "", "text", "secondary", "unverified" };
	size_t least = 0, i, j;

	for (i = 0; i < t->count; i++)
		for (j = least + 1; j < sizeof words / sizeof *words; j++)
			if (strcmp(t->step[i].rule->certainty, words[j]) == 0)
				least = j;
	return words[least];
}

void
trace_clear(struct trace *t)
{
	arena_clear(&t->text);
	t->count = 0;
}

void
trace_release(struct trace *t)
{
	arena_release(&t->text);
	free(t->step);
	*t = (struct trace){ 0 };
}
