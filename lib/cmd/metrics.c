/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/metrics.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/advising.h"
#include "assembly/duties.h"
#include "assembly/showing.h"
#include "base/clock.h"
#include "cmd/answer.h"
#include "cmd/wings.h"
#include "portal/portal.h"
#include "rec/id.h"

/* Begins a metric. */
static void
begin(struct buf *out, const char *name, const char *help)
{
	buf_printf(out, "# HELP perron_%s %s\n# TYPE perron_%s gauge\n", name, help, name);
}

/* A label, whose value is written as the format wants it. */
static void
label(struct buf *out, const char *before, const char *name, struct text value)
{
	size_t i;

	buf_printf(out, "%s%s=\"", before, name);
	for (i = 0; i < value.size; i++) {
		char c = value.data[i];

		if (c == '\n') {
			buf_string(out, "\\n");
			continue;
		}
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		buf_char(out, c);
	}
	buf_char(out, '"');
}

/* A sample with two labels. */
static void
sample(struct buf *out, const char *name, const char *first, const char *value,
    const char *second, struct text word, int64_t n)
{
	buf_printf(out, "perron_%s{", name);
	label(out, "", first, text_of(value));
	label(out, ",", second, word);
	buf_printf(out, "} %lld\n", (long long)n);
}

/* The records of the kind; those of a kind that has states, by these. */
static void
tell_kind(struct db *db, const struct entity *e, struct buf *out, struct err *err)
{
	int state = entity_state(e);
	struct buf sql = { 0 };
	struct query *q;

	buf_string(&sql, state < 0 ? "SELECT '', count(*) FROM " :
	    "SELECT state, count(*) FROM ");
	sql_name(&sql, e->name);
	buf_string(&sql, state < 0 ? "" : " GROUP BY 1 ORDER BY 1");
	q = query_begin(db, buf_str(&sql), err);
	while (q != NULL && query_next(q, err))
		sample(out, "records", "kind", e->name, "state", query_text(q, 0),
		    query_number(q, 1));
	query_end(q);
	buf_release(&sql);
}

/* One number of each wing in use. */
static void
tell_wings(struct run *run, const char *name, const char *help, const char *sql,
    struct buf *out)
{
	struct db *db;
	size_t i;

	begin(out, name, help);
	for (i = 0; wings[i] != NULL && run->err.text == NULL; i++) {
		if (!store_has(&run->store, wings[i]) ||
		    (db = store_reader(&run->store, wings[i], &run->err)) == NULL)
			continue;
		buf_printf(out, "perron_%s{wing=\"%s\"} %lld\n", name, wings[i]->name,
		    (long long)db_number(db, sql, 0, &run->err));
		db_close(db);
	}
}

static void
tell_records(struct run *run, struct buf *out)
{
	struct db *db;
	size_t i, k;

	begin(out, "records", "Records, by kind and state.");
	for (i = 0; wings[i] != NULL && run->err.text == NULL; i++) {
		if (!store_has(&run->store, wings[i]) ||
		    (db = store_reader(&run->store, wings[i], &run->err)) == NULL)
			continue;
		for (k = 0; wings[i]->kind[k] != NULL && run->err.text == NULL; k++)
			tell_kind(db, wings[i]->kind[k], out, &run->err);
		db_close(db);
	}
}

static void
tell_duties(struct duties *d, struct db *db, struct buf *out, struct err *err)
{
	size_t name, i, n;
	int met;

	if (!duties_read(d, db, ID_NONE, err))
		return;
	begin(out, "duties", "Duties about which something can still be done; met=no is late.");
	for (name = 0; duty_names[name] != NULL; name++)
		for (met = DUTY_OPEN; met <= DUTY_MISSED; met += DUTY_MISSED - DUTY_OPEN) {
			for (n = 0, i = 0; i < d->count; i++)
				n += d->duty[i].name == (int)name && (int)d->duty[i].met == met;
			sample(out, "duties", "duty", duty_names[name], "met",
			    text_of(duty_met_words[met]), (int64_t)n);
		}
}

/* How many advices stand in which way. */
struct standings {
	struct duties *duties;
	struct err *err;
	int64_t count[WITHDRAWN + 1];
};

static bool
take_advice(struct advised *a, void *arg)
{
	struct standings *s = arg;

	trace_clear(s->duties->trace);
	if (!advice_judge(a, s->duties->on, &s->duties->advice_off, s->duties->rules,
	    s->duties->trace, s->err))
		return false;
	s->count[a->standing]++;
	return true;
}

static void
tell_advices(struct duties *d, struct db *db, struct buf *out, struct err *err)
{
	struct standings s = { .duties = d, .err = err };
	size_t i;

	if (!advices_read(db, ID_NONE, false, take_advice, &s, err))
		return;
	begin(out, "advices", "Advices, by how they stand.");
	for (i = 0; i <= WITHDRAWN; i++) {
		buf_string(out, "perron_advices{");
		label(out, "", "status", text_of(advice_standings[i]));
		buf_printf(out, "} %lld\n", (long long)s.count[i]);
	}
}

static void
tell_late(struct buf *out, const struct wing *wing, int64_t late)
{
	buf_printf(out, "perron_publications_late{wing=\"%s\"} %lld\n", wing->name,
	    (long long)late);
}

/* Decisions whose day has come, and that the web site does not show. */
static void
tell_publications(struct duties *d, struct db *db, struct buf *out, struct err *err)
{
	struct buf today = { 0 };
	struct condition conditions[] = {
		{ .field = DELIBERATION_PUBLICATION, .value = text_of("decision") },
		{ .field = DELIBERATION_PUBLISH_ON, .comparison = AT_MOST },
	};
	struct selection s = { .entity = &deliberation_entity, .condition = conditions,
		.ncondition = 2 };
	struct showing *showing = showing_begin(db, d->on, err);
	struct record *point = NULL;
	size_t count = 0, i;
	int64_t late = 0;
	enum shown shown;

	day_print(&today, d->on);
	conditions[1].value = (struct text){ today.data, today.size };
	if (showing != NULL && records_read(db, &s, &d->arena, &point, &count, err))
		for (i = 0; i < count && showing_point(showing, &point[i], &shown, NULL, err); i++)
			late += shown == SHOWN_NOTHING;
	free(point);
	showing_end(showing);
	buf_release(&today);
	begin(out, "publications_late", "What is planned to be done by today on the web site.");
	tell_late(out, &assembly_wing, late);
}

/* Publications that publication-list --due tells of. */
static void
tell_due(struct run *run, day_t on, struct buf *out)
{
	struct selection s = { .entity = &publication_entity };
	const struct filter *due = portal_filters;
	struct db *db = store_reader(&run->store, &portal_wing, &run->err);
	struct arena arena = { 0 };
	struct record *r = NULL;
	void *ready = NULL;
	size_t count = 0, i;
	int64_t late = 0;

	while (strcmp(due->name, "due") != 0)
		due++;
	if (db != NULL)
		ready = due->begin(db, NULL, on, &run->err);
	if (ready != NULL && records_read(db, &s, &arena, &r, &count, &run->err))
		for (i = 0; i < count; i++)
			late += due->keep(ready, &r[i], &run->err);
	if (ready != NULL)
		due->end(ready);
	free(r);
	arena_release(&arena);
	db_close(db);
	tell_late(out, &portal_wing, late);
}

static void
tell_assemblies(struct run *run, struct buf *out)
{
	struct trace trace = { 0 };
	struct rules rules = { 0 };
	struct duties d = { .open = true, .only = -1, .rules = &rules, .trace = &trace };
	struct db *db = NULL;

	d.on = store_day(&run->store, clock_now(), &run->err);
	if (d.on != DAY_NONE && run_rules(run, &rules, "law/assembly.tsv"))
		db = store_reader(&run->store, &assembly_wing, &run->err);
	if (db != NULL) {
		tell_duties(&d, db, out, &run->err);
		tell_advices(&d, db, out, &run->err);
		tell_publications(&d, db, out, &run->err);
	}
	db_close(db);
	if (run->err.text == NULL && store_has(&run->store, &portal_wing))
		tell_due(run, d.on, out);
	duties_release(&d);
	trace_release(&trace);
	rules_release(&rules);
}

void
metrics_print(struct run *run)
{
	struct buf out = { 0 };

	tell_records(run, &out);
	tell_wings(run, "attachments", "Files attached to records.",
	    "SELECT count(*) FROM attachment", &out);
	tell_wings(run, "attachment_bytes", "Their size.",
	    "SELECT sum(size) FROM attachment", &out);
	tell_wings(run, "audit_rows", "Rows of the audit chain.",
	    "SELECT max(seq) FROM audit", &out);
	if (run->err.text == NULL)
		tell_assemblies(run, &out);
	if (run->err.text == NULL)
		run_print(run, &out);
	else
		run_fail(run);
	buf_release(&out);
}
