/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/meeting_paper.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/duties.h"
#include "base/mem.h"
#include "cmd/answer.h"
#include "rec/id.h"

bool
meeting_paper_begin(struct run *run, struct meeting_paper *m, enum audience audience)
{
	const struct authority *authority;
	day_t today;

	*m = (struct meeting_paper){ .run = run };
	if (paper_refuse(run) || !run_store(run))
		return false;
	authority = store_authority(&run->store, &run->err);
	if (authority == NULL)
		return run_fail(run);
	today = answer_today(run);
	if (today == DAY_NONE)
		return false;
	papers_begin(&m->papers, authority, today, audience);
	m->db = store_reader(&run->store, &assembly_wing, &run->err);
	m->papers.db = m->db;
	return m->db != NULL || run_fail(run);
}

const struct sitting *
meeting_paper_sitting(struct meeting_paper *m, int64_t meeting)
{
	struct sitting *s;
	size_t i;

	for (i = m->nsitting; i-- > 0;)
		if (m->sitting[i]->meeting.id == meeting)
			return m->sitting[i];
	s = mem_zero(1, sizeof *s);
	if (!sitting_read(s, m->db, meeting, &m->run->err)) {
		sitting_release(s);
		free(s);
		return NULL;
	}
	m->sitting = mem_resize(m->sitting, m->nsitting + 1, sizeof(struct sitting *));
	return m->sitting[m->nsitting++] = s;
}

/* The last day on which the members may receive the convocation, and the rule;
 * DAY_NONE when no rule says. */
static bool
convene_by(struct meeting_paper *m, const struct sitting *s, day_t *date,
    const struct rule **rule)
{
	struct trace trace = { 0 };
	struct duties d = { .on = m->papers.today, .only = -1, .rules = &s->rules,
		.trace = &trace };
	bool ok;

	while (strcmp(duty_names[++d.only], "convocation") != 0)
		;
	*date = DAY_NONE;
	ok = duties_read(&d, m->db, s->meeting.id, &m->run->err);
	if (ok && d.count > 0) {
		*date = d.duty[0].date;
		*rule = d.duty[0].rule;
	}
	duties_release(&d);
	trace_release(&trace);
	return ok;
}

bool
meeting_paper_convene(struct meeting_paper *m, const struct sitting *s)
{
	day_t received = day_parse(s->meeting.value[MEETING_CONVENED]), by;
	struct buf date = { 0 };
	const struct rule *rule;

	if (received == DAY_NONE)
		received = m->papers.today;
	if (!convene_by(m, s, &by, &rule))
		return false;
	m->papers.urgent = by != DAY_NONE && received > by;
	if (!m->papers.urgent || option_value(m->run, "urgent") != NULL)
		return true;
	day_print(&date, by);
	err_set(&m->run->err, STATUS_NO, _("rule %s: its members must have the convocation by %s "
	    "(%s), unless it is urgent"), rule->name, buf_str(&date), rule->article);
	buf_release(&date);
	return false;
}

bool
meeting_paper_add(struct meeting_paper *m, struct data *data)
{
	if (data == NULL)
		return false;
	m->data = mem_resize(m->data, m->ndata + 1, sizeof(struct data *));
	m->data[m->ndata++] = data;
	return true;
}

bool
meeting_paper_each(struct meeting_paper *m, bool (*add)(struct meeting_paper *, int64_t id))
{
	struct run *run = m->run;
	struct placed *ids;
	size_t n, i;
	bool ok = true;

	if (!run_values(run, 0, &ids, &n))
		return false;
	for (i = 0; i < n && ok; i++) {
		int64_t id = record_id(run->entity, ids[i].value, &run->err);

		ok = id != 0 && add(m, id);
		if (!ok) {
			if (id != 0)
				err_at_id(id, &run->err);
			run_at(run, ids[i].place);
			run_fail(run);
		}
	}
	free(ids);
	return ok;
}

/* The day of a paper is that of the last meeting it is about. */
static day_t
paper_day(const struct meeting_paper *m)
{
	return m->nsitting > 0 ? m->sitting[m->nsitting - 1]->day : m->papers.today;
}

bool
meeting_paper_make(struct meeting_paper *m, const char *name, struct buf *out)
{
	return m->ndata == 0 || paper_make(m->run, name, m->data, m->ndata, paper_day(m),
	    &m->papers.redaction, out) || run_fail(m->run);
}

void
meeting_paper_print(struct meeting_paper *m, const char *name)
{
	struct buf out = { 0 };

	if (meeting_paper_make(m, name, &out) && out.size > 0)
		run_print(m->run, &out);
	buf_release(&out);
}

void
meeting_paper_end(struct meeting_paper *m)
{
	size_t i;

	for (i = 0; i < m->nsitting; i++) {
		sitting_release(m->sitting[i]);
		free(m->sitting[i]);
	}
	free(m->sitting);
	free(m->data);
	papers_release(&m->papers);
	db_close(m->db);
}

bool
meeting_paper_whole(struct meeting_paper *m, int64_t meeting)
{
	const struct sitting *s = meeting_paper_sitting(m, meeting);

	return s != NULL && meeting_paper_add(m, papers_meeting(&m->papers, s, &m->run->err));
}
