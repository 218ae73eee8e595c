/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/contradictions.h"

#include <string.h>

#include "assembly/voting.h"
#include "rec/id.h"

/* States of points, as SQL has them (manner.h). */
#define OPEN "'presented', 'frozen', 'published'"
#define DECIDED "'pre-accepted', 'accepted', 'accepted-modified', 'refused', 'postponed'," \
	" 'postponed-next', 'not-applicable'"

/* Is the mandate of alias N of another assembly than the meeting of alias M, or not of its
 * day? */
#define ELSEWHERE "(n.assembly <> m.assembly OR n.\"from\" > m.date OR n.\"to\" < m.date)"

/* What one statement finds: the records, each with the other that it is about, or NULL.  Its
 * parameter is the day it is. */
static const struct contradiction {
	const char *rule, *why; /* why: N_() */
	const char *sql;
	bool remark;
} contradictions[] = {
	{ "agenda-meeting", N_("is of another assembly than its meeting"),
	    "SELECT d.id, m.id FROM deliberation d JOIN meeting m ON m.id = d.meeting"
	    " WHERE d.assembly <> m.assembly ORDER BY d.id", false },
	{ "agenda-meeting", N_("is in a state that only a point on an agenda has, and on none"),
	    "SELECT id, NULL FROM deliberation WHERE meeting IS NULL"
	    " AND state IN (" OPEN ", " DECIDED ", 'returned') ORDER BY id", false },
	{ "closing-returned", N_("is still with its author, and its meeting is closed"),
	    "SELECT d.id, m.id FROM meeting m JOIN deliberation d ON d.meeting = m.id"
	    " WHERE m.state = 'closed' AND (d.state = 'returned' OR (d.number IS NOT NULL"
	    " AND d.state NOT IN (" OPEN ", " DECIDED ", 'removed', 'out-of-meeting')))"
	    " ORDER BY d.id", false },
	{ "mandate-day", N_("is recorded at a meeting where he does not sit"),
	    "SELECT a.id, n.id FROM attendance a JOIN meeting m ON m.id = a.meeting"
	    " JOIN mandate n ON n.id = a.mandate OR n.id = a.\"replaced-by\""
	    " WHERE " ELSEWHERE " ORDER BY a.id", false },
	{ "mandate-day", N_("voted at a meeting where he does not sit"),
	    "SELECT b.id, n.id FROM ballot b JOIN vote v ON v.id = b.vote"
	    " JOIN deliberation d ON d.id = v.deliberation JOIN meeting m ON m.id = d.meeting"
	    " JOIN mandate n ON n.id = b.mandate WHERE " ELSEWHERE " ORDER BY b.id", false },
	{ "attendance-twice", N_("is recorded for the whole meeting already"),
	    "SELECT max(id), min(id) FROM attendance WHERE \"from\" IS NULL AND until IS NULL"
	    " GROUP BY meeting, mandate HAVING count(*) > 1 ORDER BY 1", false },
	{ "attendance-points", N_("is about a point of another meeting"),
	    "SELECT a.id, d.id FROM attendance a JOIN deliberation d"
	    " ON d.id = a.\"from\" OR d.id = a.until"
	    " WHERE d.meeting IS NULL OR d.meeting <> a.meeting ORDER BY a.id", false },
	{ "vote-agenda", N_("is on a point that is on no agenda"),
	    "SELECT v.id, d.id FROM vote v JOIN deliberation d ON d.id = v.deliberation"
	    " WHERE d.meeting IS NULL AND (coalesce(v.yes, v.no, v.abstain, v.blank, v.invalid)"
	    " IS NOT NULL OR EXISTS (SELECT 1 FROM ballot b WHERE b.vote = v.id))"
	    " ORDER BY v.id", false },
	{ "signatory-assembly", N_("has a mandate of another assembly"),
	    "SELECT s.id, n.id FROM signatory s JOIN mandate n ON n.id = s.mandate"
	    " WHERE n.assembly <> s.assembly ORDER BY s.id", false },
	{ "agenda-number", N_("has the number of another point"),
	    "SELECT id, first FROM (SELECT id, min(id) OVER (PARTITION BY meeting, number)"
	    " AS first FROM deliberation WHERE number IS NOT NULL) AS numbered"
	    " WHERE id <> first ORDER BY id", true },
	{ "agenda-number", N_("has a gap before its number"),
	    "SELECT d.id, NULL FROM deliberation d WHERE d.number IS NOT NULL"
	    " AND d.number <> 1000 AND NOT EXISTS (SELECT 1 FROM deliberation p"
	    " WHERE p.meeting = d.meeting AND p.number ="
	    " d.number - CASE WHEN d.number % 1000 = 0 THEN 1000 ELSE 1 END) ORDER BY d.id", true },
	{ "decision-text", N_("is accepted, with neither motivation nor decision"),
	    "SELECT id, NULL FROM deliberation WHERE motivation IS NULL AND decision IS NULL"
	    " AND state IN ('pre-accepted', 'accepted', 'accepted-modified') AND"
	    " (act IS NULL OR act NOT IN ('heading', 'question', 'information')) ORDER BY id",
	    true },
	{ "meeting-closed", N_("is not decided, and its meeting is closed"),
	    "SELECT d.id, m.id FROM meeting m JOIN deliberation d ON d.meeting = m.id"
	    " WHERE m.state = 'closed' AND d.state IN (" OPEN ", 'pre-accepted') ORDER BY d.id",
	    true },
	{ "meeting-held", N_("is decided, and still to come"),
	    "SELECT id, NULL FROM meeting WHERE date > ?1"
	    " AND state IN ('decided', 'decisions-published', 'closed') ORDER BY id", true },
	{ "meeting-hour", N_("is at the hour of another meeting of its assembly"),
	    "SELECT id, first FROM (SELECT id, min(id) OVER (PARTITION BY assembly, date, start)"
	    " AS first FROM meeting WHERE start IS NOT NULL) AS timed"
	    " WHERE id <> first ORDER BY id", true },
};

struct finding {
	struct db *db;
	contradiction_tell *tell;
	void *arg;
};

static void
tell(const struct finding *f, int64_t id, const char *rule, const char *why, int64_t other,
    bool remark)
{
	struct buf text = { 0 };

	buf_printf(&text, _("rule %s"), rule);
	buf_printf(&text, ": %s", why);
	if (other != ID_NONE) {
		buf_string(&text, ": ");
		id_print(&text, other);
	}
	f->tell(id, buf_str(&text), remark, f->arg);
	buf_release(&text);
}

static bool
find_by(const struct finding *f, const struct contradiction *c, struct text today,
    struct err *err)
{
	struct query *q = query_begin(f->db, c->sql, err);

	if (q != NULL && strstr(c->sql, "?1") != NULL)
		query_bind_text(q, 1, today);
	while (q != NULL && query_next(q, err))
		tell(f, query_number(q, 0), c->rule, _(c->why), query_null(q, 1) ? ID_NONE :
		    query_number(q, 1), c->remark);
	query_end(q);
	return err->text == NULL;
}

/* Do the votes, and who was there, bear what the meeting decided?  What is not lawful is what
 * is looked for; anything else that goes wrong is in ERR. */
static bool
judge_meeting(const struct finding *f, int64_t meeting, struct err *err)
{
	struct sitting s;
	bool ok = sitting_read(&s, f->db, meeting, err);
	size_t i;

	for (i = 0; ok && i < s.agenda.npoint; i++) {
		if (voting_allows(&s, s.point[i].id, s.point[i].value[DELIBERATION_STATE].data, err))
			continue;
		ok = err->status == STATUS_NO;
		if (!ok)
			break;
		tell(f, s.point[i].id, "decision-votes", err->text, ID_NONE,
		    !text_is(s.meeting.value[MEETING_STATE], "closed"));
		err_clear(err);
	}
	sitting_release(&s);
	return ok;
}

static bool
judge_all(const struct finding *f, struct err *err)
{
	struct query *q = query_begin(f->db, "SELECT m.id FROM meeting m JOIN assembly a"
	    " ON a.id = m.assembly WHERE m.id IN (SELECT meeting FROM attendance"
	    " UNION SELECT d.meeting FROM vote v JOIN deliberation d ON d.id = v.deliberation)"
	    " ORDER BY m.id", err);

	while (q != NULL && query_next(q, err))
		if (!judge_meeting(f, query_number(q, 0), err))
			break;
	query_end(q);
	return err->text == NULL;
}

bool
contradictions_find(struct db *db, day_t today, contradiction_tell *tell_one, void *arg,
    struct err *err)
{
	const struct finding f = { db, tell_one, arg };
	struct buf day = { 0 };
	bool ok = true;
	size_t i;

	day_print(&day, today);
	for (i = 0; ok && i < sizeof contradictions / sizeof *contradictions; i++)
		ok = find_by(&f, &contradictions[i], (struct text){ day.data, day.size }, err);
	buf_release(&day);
	return ok && judge_all(&f, err);
}
