/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_read.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "law/rule.h"

enum { DAYS_RULE, DAYS_NAME };
enum { SETS_SET, SETS_FROM, SETS_TO, SETS_DAYS, SETS_ARTICLE, SETS_CERTAINTY };

static const char *const sets_columns[] = { "set", "from", "to", "days", "article",
	"certainty", NULL };

/* When a holiday falls, and in which years and for which reason it counts. */
struct holiday_rule {
	enum { ON_DATE, ON_SUNDAY, ON_EASTER, ON_ALL } kind;
	int month, n; /* n: the day, which Sunday, how far from Easter; ON_ALL: all days */
	day_t from, to;
	struct holiday holiday;
};

day_t
easter(int year)
{
	int golden = year % 19 + 1, century = year / 100 + 1;
	/* Leap years that centuries left out, and the drift of the moon. */
	int skipped = 3 * century / 4 - 12, drift = (8 * century + 5) / 25 - 5;
	int epact = (11 * golden + 20 + drift - skipped + 30) % 30, full;
	day_t moon;

	if ((epact == 25 && golden > 11) || epact == 24)
		epact++;
	full = 44 - epact;
	if (full < 21)
		full += 30;
	/* The full moon counted from 1 March; Easter is the Sunday after it. */
	moon = day_of(year, 3, 1) + full - 1;
	return moon + 7 - (day_t)day_weekday(moon) % 7;
}

static bool
read_number(const char *s, size_t size, int64_t low, int64_t high, int *n)
{
	int64_t value;

	/* Months and days have two digits, which integer_parse() refuses. */
	if (size == 2 && *s == '0') {
		s++;
		size--;
	}
	if (!integer_parse((struct text){ s, size }, low, high, &value))
		return false;
	*n = (int)value;
	return true;
}

/* Reads "MM-DD", "MM-sunN", "easter+N" or "easter-N". */
static bool
rule_parse(const char *s, struct holiday_rule *r)
{
	size_t size = strlen(s);

	if (strncmp(s, "easter", 6) == 0) {
		r->kind = ON_EASTER;
		s += 6;
		/* From 22 March and from 25 April, these stay in the year. */
		if (*s == '+')
			return read_number(s + 1, size - 7, 0, 250, &r->n);
		return read_number(s, size - 6, -80, -1, &r->n);
	}
	if (size < 5 || s[2] != '-' || !read_number(s, 2, 1, 12, &r->month))
		return false;
	if (strncmp(s + 3, "sun", 3) == 0) {
		r->kind = ON_SUNDAY;
		return size == 7 && read_number(s + 6, 1, 1, 5, &r->n);
	}
	r->kind = ON_DATE;
	/* Year 4 has a 29 February. */
	return size == 5 && read_number(s + 3, 2, 1, month_days(4, r->month), &r->n);
}

/* Returns the rule's day in that year, DAY_NONE when the year has none. */
static day_t
rule_day(const struct holiday_rule *r, int year)
{
	day_t day = DAY_NONE;
	int n;

	switch (r->kind) {
	case ON_DATE:
		day = day_of(year, r->month, r->n);
		break;
	case ON_SUNDAY:
		day = day_of(year, r->month, 1);
		n = 1 + (SUNDAY - (int)day_weekday(day)) + 7 * (r->n - 1);
		day = day_of(year, r->month, n);
		break;
	case ON_EASTER:
		day = easter(year) + r->n;
		break;
	case ON_ALL:
		break;
	}
	return day >= r->from && day <= r->to ? day : DAY_NONE;
}

/* Adds the days of a row of the sets. */
static bool
load_row(struct calendar *c, size_t row, struct err *err)
{
	struct holiday_rule all = { .from = DAY_FIRST, .to = DAY_LAST }, *r;
	const char *at = sheet_cell(&c->sets, row, SETS_DAYS);
	const char *from = sheet_cell(&c->sets, row, SETS_FROM);
	const char *to = sheet_cell(&c->sets, row, SETS_TO);
	size_t size, day;

	all.holiday.article = sheet_cell(&c->sets, row, SETS_ARTICLE);
	all.holiday.certainty = sheet_cell(&c->sets, row, SETS_CERTAINTY);
	if ((*from != '\0' && !day_read(text_of(from), &all.from, err)) ||
	    (*to != '\0' && !day_read(text_of(to), &all.to, err)))
		return sheet_at(&c->sets, row, err);
	for (; *at != '\0'; at += size + (at[size] == ',')) {
		size = strcspn(at, ",");
		day = sheet_find(&c->days, 0, DAYS_RULE, (struct text){ at, size });
		if (day == c->days.nrow) {
			err_set(err, STATUS_BAD, _("no such holiday: %.*s"), (int)size, at);
			return sheet_at(&c->sets, row, err);
		}
		c->rule = mem_resize(c->rule, c->nrule + 1, sizeof *c->rule);
		r = &c->rule[c->nrule++];
		*r = all;
		r->holiday.name = sheet_cell(&c->days, day, DAYS_NAME);
		if (!rule_parse(sheet_cell(&c->days, day, DAYS_RULE), r)) {
			err_set(err, STATUS_BAD, _("not a rule of a holiday: %.*s"),
			    (int)size, at);
			return sheet_at(&c->days, day, err);
		}
	}
	return true;
}

static const char *
copied(struct calendar *c, const char *s)
{
	return arena_copy(&c->sets.text, text_of(s)).data;
}

static bool
no_such_set(const struct calendar *c, const char *set, struct err *err)
{
	struct buf known = { 0 };
	const char *name;
	size_t row;

	for (row = 0; row < c->sets.nrow; row++) {
		name = sheet_cell(&c->sets, row, SETS_SET);
		if (sheet_find(&c->sets, 0, SETS_SET, text_of(name)) == row)
			buf_printf(&known, "%s, ", name);
	}
	buf_string(&known, "none");
	err_set(err, STATUS_BAD, _("no such set of holidays: %s (there are %s)"), set,
	    buf_str(&known));
	buf_release(&known);
	return false;
}

static bool
load_set(struct calendar *c, const char *set, struct err *err)
{
	struct text name = text_of(set);
	size_t row = sheet_find(&c->sets, 0, SETS_SET, name);

	if (row == c->sets.nrow && strcmp(set, "none") != 0)
		return no_such_set(c, set, err);
	for (; row < c->sets.nrow; row = sheet_find(&c->sets, row + 1, SETS_SET, name))
		if (!load_row(c, row, err))
			return false;
	return true;
}

bool
calendar_load(struct calendar *c, const char *set, const char *language, struct err *err)
{
	const char *days_columns[] = { "rule", NULL, NULL };
	struct buf name = { 0 };
	bool good;

	*c = (struct calendar){ 0 };
	buf_printf(&name, "name_%s", language);
	days_columns[DAYS_NAME] = buf_str(&name);
	good = sheet_load(&c->days, "law/holidays.tsv", days_columns, err) &&
	    sheet_load(&c->sets, "law/calendars.tsv", sets_columns, err) &&
	    load_set(c, set, err);
	buf_release(&name);
	if (!good)
		calendar_release(c);
	return good;
}

void
calendar_release(struct calendar *c)
{
	sheet_release(&c->days);
	sheet_release(&c->sets);
	free(c->rule);
	free(c->holiday);
	*c = (struct calendar){ 0 };
}

/* Is the row one of the authority's, for holidays of the set? */
static bool
is_decreed(const struct rule *r, const char *set)
{
	return r->own != NULL && strcmp(r->name, "decreed-holidays") == 0 && rule_lists(r, set);
}

void
calendar_decree(struct calendar *c, const char *set, const struct rules *rules)
{
	struct holiday_rule *new;
	const struct rule *r;

	for (r = rules->rule; r < rules->rule + rules->count; r++) {
		if (!is_decreed(r, set))
			continue;
		c->rule = mem_resize(c->rule, c->nrule + 1, sizeof *c->rule);
		new = &c->rule[c->nrule++];
		*new = (struct holiday_rule){ .kind = ON_ALL, .from = r->from, .to = r->to,
			.holiday = { .name = copied(c, *r->note != '\0' ? r->note : r->source),
			.article = copied(c, r->article), .certainty = copied(c, r->certainty) } };
	}
	c->first = c->last = DAY_NONE;
}

static void
add_holiday(struct calendar *c, struct holiday h, day_t day)
{
	size_t at;

	if (day == DAY_NONE)
		return;
	if (c->nholiday == c->room) {
		c->room = c->room == 0 ? 32 : c->room * 2;
		c->holiday = mem_resize(c->holiday, c->room, sizeof *c->holiday);
	}
	for (at = c->nholiday++; at > 0 && c->holiday[at - 1].day > day; at--)
		c->holiday[at] = c->holiday[at - 1];
	c->holiday[at] = h;
	c->holiday[at].day = day;
}

static void
turn_to(struct calendar *c, int year)
{
	const struct holiday_rule *r;
	day_t day, last;
	size_t i;

	c->first = day_of(year, 1, 1);
	c->last = day_of(year, 12, 31);
	c->nholiday = 0;
	for (i = 0; i < c->nrule; i++) {
		r = &c->rule[i];
		if (r->kind != ON_ALL) {
			add_holiday(c, r->holiday, rule_day(r, year));
			continue;
		}
		last = r->to < c->last ? r->to : c->last;
		for (day = r->from > c->first ? r->from : c->first; day <= last; day++)
			add_holiday(c, r->holiday, day);
	}
}

size_t
calendar_year(struct calendar *c, int year, const struct holiday **list)
{
	turn_to(c, year);
	*list = c->holiday;
	return c->nholiday;
}

const struct holiday *
calendar_holiday(struct calendar *c, day_t day)
{
	size_t i;

	if (day < c->first || day > c->last)
		turn_to(c, day_ymd(day).year);
	for (i = 0; i < c->nholiday && c->holiday[i].day < day; i++)
		;
	return i < c->nholiday && c->holiday[i].day == day ? &c->holiday[i] : NULL;
}

bool
calendar_works(struct calendar *c, day_t day)
{
	return day_weekday(day) <= FRIDAY && calendar_holiday(c, day) == NULL;
}

day_t
calendar_add(struct calendar *c, day_t day, int64_t n)
{
	day_t way = n < 0 ? -1 : 1;

	/* Even from one end of the calendar to the other, this walk takes less
	 * than a tenth of a second. */
	while (n != 0) {
		day += way;
		if (day < DAY_FIRST || day > DAY_LAST)
			return DAY_NONE;
		if (calendar_works(c, day))
			n -= way;
	}
	return day;
}

int64_t
calendar_count(struct calendar *c, day_t from, day_t to)
{
	day_t way = to < from ? -1 : 1;
	int64_t n = 0;

	while (from != to) {
		from += way;
		if (calendar_works(c, from))
			n += way;
	}
	return n;
}

day_t
calendar_roll(struct calendar *c, day_t day, enum roll roll)
{
	if (roll == ROLL_NONE || calendar_works(c, day))
		return day;
	return calendar_add(c, day, roll == ROLL_NEXT ? 1 : -1);
}

bool
span_parse(struct text t, struct span *s)
{
	bool minus = t.size > 0 && t.data[0] == '-';
	size_t sign = minus || (t.size > 0 && t.data[0] == '+');

	if (t.size < sign + 2 || memchr("dwmy", t.data[t.size - 1], 4) == NULL)
		return false;
	s->unit = t.data[t.size - 1];
	if (!integer_parse((struct text){ t.data + sign, t.size - sign - 1 }, 0, DAY_LAST,
	    &s->n))
		return false;
	if (minus)
		s->n = -s->n;
	return true;
}

day_t
span_apply(struct span s, struct calendar *c, day_t day)
{
	switch (s.unit) {
	case 'w':
		return calendar_add(c, day, s.n);
	case 'm':
		return day_add_months(day, s.n);
	case 'y':
		return day_add_months(day, 12 * s.n);
	default:
		return day_add(day, s.n);
	}
}

day_t
francs_latest(day_t event, int64_t n)
{
	return day_add(event, -n - 1);
}

bool
days_off_turn(struct days_off *off, const char *set, const struct rules *rules,
    struct err *err)
{
	if (off->set != NULL && strcmp(off->set, set) == 0)
		return true;
	days_off_release(off);
	if (!calendar_load(&off->calendar, set, "fr", err))
		return false;
	calendar_decree(&off->calendar, set, rules);
	off->set = set;
	return true;
}

void
days_off_tell(const struct days_off *off, day_t first, day_t last, const struct rules *rules,
    struct trace *trace)
{
	struct buf period = { 0 };
	const struct rule *r;

	for (r = rules->rule; r < rules->rule + rules->count; r++) {
		if (!is_decreed(r, off->set) || r->to < first || r->from > last)
			continue;
		buf_clear(&period);
		day_print(&period, r->from);
		buf_string(&period, " to=");
		day_print(&period, r->to);
		trace_add(trace, r, "from=%s\tholidays=%s", buf_str(&period), off->set);
	}
	buf_release(&period);
}

void
days_off_release(struct days_off *off)
{
	if (off->set != NULL)
		calendar_release(&off->calendar);
	*off = (struct days_off){ 0 };
}
