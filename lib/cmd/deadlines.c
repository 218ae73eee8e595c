/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/deadlines.h"

#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "paper/redact.h"
#include "port/fold.h"
#include "rec/ical.h"
#include "rec/id.h"

#ifndef PERRON_VERSION
#define PERRON_VERSION "0"
#endif

const struct column deadline_columns[] = {
	{ "date", CELL_TEXT, N_("last day to do it; no value when none is set") },
	{ "duty", CELL_TEXT, N_("what has to be done, in a word") },
	{ "subject", CELL_TEXT, N_("id of the meeting, the point, the advice, the assembly, the "
	    "mandate or the signatory") },
	{ "what", CELL_TEXT, N_("its name or title") },
	{ "met", CELL_TEXT, N_("yes when it was done in time, no when it was not, open as long "
	    "as there is time") },
	{ "rule", CELL_TEXT, N_("the rule that sets it") },
	{ "article", CELL_TEXT, N_("the article of that rule") },
	{ "certainty", CELL_TEXT, N_("text, secondary or unverified: what was read of the rules, "
	    "the least sure of them counting") },
	{ "time", CELL_TEXT, N_("hour of that day, when one is set") },
	{ 0 }
};

bool
deadlines_ical(struct run *run, bool *ical)
{
	const char *rows = run_rows_asked(run);

	*ical = option_value(run, "ics") != NULL;
	if (rows == NULL && option_value(run, "explain") != NULL)
		rows = "explain";
	return !*ical || rows == NULL ||
	    run_usage(run, _("--%s and --%s exclude each other"), "ics", rows);
}

bool
deadlines_begin(struct run *run, struct deadlines *d)
{
	const char *only = option_value(run, "duty");

	*d = (struct deadlines){ 0 };
	if (!deadlines_ical(run, &d->ical))
		return false;
	if (!run_store(run) || !answer_begin(run, &d->answer, "law/assembly.tsv"))
		return false;
	d->duties = (struct duties){ .on = answer_today(run), .only = -1,
		.rules = &d->answer.rules, .trace = &d->answer.trace,
		.explain = d->answer.explained };
	if (d->duties.on == DAY_NONE)
		return false;
	while (only != NULL && strcmp(duty_names[++d->duties.only], only) != 0)
		;
	d->db = store_reader(&run->store, run->wing, &run->err);
	return d->db != NULL || run_fail(run);
}

static void
print_row(struct deadlines *d, const struct duty *duty)
{
	struct rows *rows = d->answer.rows;
	struct buf what = { 0 };

	if (d->answer.explained) {
		answer_steps(&d->answer, duty->first, duty->count);
		return;
	}
	answer_put_day(rows, duty->date);
	rows_string(rows, duty_names[duty->name]);
	rows_id(rows, duty->subject);
	redact_bare(&what, duty->what);
	rows_text(rows, (struct text){ what.data, what.size });
	buf_release(&what);
	rows_string(rows, duty_met_words[duty->met]);
	rows_string(rows, duty->rule->name);
	rows_string(rows, duty->rule->article);
	rows_string(rows, duty->certainty);
	rows_text(rows, duty->time);
}

/* What stands behind the @ of the identifiers, so that they are those of no other
 * authority: its INS code or its enterprise number, else its name. */
static void
print_domain(struct buf *b, const struct authority *a)
{
	const char *number = a->ins != NULL ? a->ins : a->kbo;
	struct buf name = { 0 };
	size_t i;

	if (number == NULL)
		fold(&name, text_of(a->name));
	else
		buf_string(&name, number);
	for (i = 0; i < name.size; i++)
		buf_char(b, strchr(" \t\r\n@", name.data[i]) != NULL ? '-' : name.data[i]);
	buf_string(b, ".perron");
	buf_release(&name);
}

/* What an event says.  A calendar is shown to many: of a closed point it has no title, and
 * of other titles nothing that is marked as personal. */
static void
print_event(struct buf *out, const struct duty *duty, const struct authority *authority)
{
	struct buf uid = { 0 }, what = { 0 }, summary = { 0 }, description = { 0 };
	struct ical_event e = { .stamp = clock_now(), .day = duty->date,
		.category = duty_names[duty->name] };

	buf_printf(&uid, "%s-", duty_names[duty->name]);
	id_print(&uid, duty->subject);
	/* Each period of an assembly has its own; the day of other duties may move. */
	if (strcmp(e.category, "sessions") == 0) {
		buf_char(&uid, '-');
		day_print(&uid, duty->date);
	}
	buf_char(&uid, '@');
	print_domain(&uid, authority);
	redact_mask(&what, duty->secret ? text_of(_("point of the closed part")) : duty->what);
	buf_printf(&summary, _("%s: %s"), _(duty_helps[duty->name]), buf_str(&what));
	id_print(&description, duty->subject);
	if (duty->time.data != NULL)
		buf_printf(&description, _("\nby: %s"), duty->time.data);
	buf_printf(&description, _("\nmet: %s\nrule: %s"), duty_met_words[duty->met],
	    duty->rule->name);
	if (*duty->rule->article != '\0')
		buf_printf(&description, " (%s)", duty->rule->article);
	buf_printf(&description, _("\ncertainty: %s"), duty->certainty);
	e.uid = buf_str(&uid);
	e.summary = (struct text){ summary.data, summary.size };
	e.description = (struct text){ description.data, description.size };
	ical_event(out, &e);
	buf_release(&uid);
	buf_release(&what);
	buf_release(&summary);
	buf_release(&description);
}

static void
print_calendar(struct run *run, const struct duties *d)
{
	const struct authority *authority = store_authority(&run->store, &run->err);
	struct buf out = { 0 };
	size_t i;

	if (authority == NULL) {
		run_fail(run);
		return;
	}
	ical_begin(&out, PERRON_VERSION, text_of(authority->name));
	for (i = 0; i < d->count; i++)
		if (d->duty[i].date != DAY_NONE)
			print_event(&out, &d->duty[i], authority);
	ical_end(&out);
	run_print(run, &out);
	buf_release(&out);
}

/* Puts them in order, and says no when one is missed. */
static void
conclude(struct run *run, struct duties *d)
{
	size_t i;

	duties_sort(d);
	for (i = 0; i < d->count; i++)
		if (d->duty[i].met == DUTY_MISSED)
			run_no(run);
}

void
deadlines_calendar(struct run *run, struct duties *d)
{
	conclude(run, d);
	print_calendar(run, d);
}

void
deadlines_print(struct run *run, struct deadlines *d)
{
	size_t i;

	if (d->ical) {
		deadlines_calendar(run, &d->duties);
		return;
	}
	conclude(run, &d->duties);
	for (i = 0; i < d->duties.count; i++)
		print_row(d, &d->duties.duty[i]);
}

void
deadlines_end(struct run *run, struct deadlines *d)
{
	db_close(d->db);
	duties_release(&d->duties);
	answer_end(run, &d->answer);
}
