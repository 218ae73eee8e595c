/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/sentence.h"
#include "cmd/answer.h"
#include "cmd/kind.h"
#include "rec/id.h"

static const struct column columns[] = {
	{ "id", CELL_TEXT, N_("id of the deliberation") },
	{ "result", CELL_TEXT, N_("adopted, rejected, postponed or president-decides; "
	    "undecided where there was no quorum") },
	{ "cast", CELL_NUMBER, N_("how many votes were cast: yes and no") },
	{ "needed", CELL_NUMBER, N_("how many yes it takes") },
	{ "reason", CELL_TEXT, N_("majority, no-majority, no-votes, tie, third-tie, urgency or "
	    "no-quorum") },
	{ "sentence", CELL_TEXT,
	    N_("how the minutes say it, in the language of the authority") },
	{ "vote", CELL_TEXT, N_("id of the vote") },
	{ "label", CELL_TEXT, N_("what it was on, when there are several on the point") },
	{ "certainty", CELL_TEXT, N_("of the least certain rule: text, secondary or "
	    "unverified") },
	{ 0 }
};

/* What is kept from one point to the next: those of a meeting share its sitting. */
struct results {
	struct answer answer;
	struct db *db;
	struct sitting sitting;
	const char *language;
};

static void
print(struct results *r, int64_t id, size_t poll, const struct verdict *v, bool quorum,
    const char *certainty)
{
	const struct record *vote = &r->sitting.poll[poll].vote;
	struct rows *rows = r->answer.rows;
	struct buf sentence = { 0 };

	sentence_print(&sentence, &r->sitting, poll, v, r->language);
	rows_id(rows, id);
	rows_string(rows, quorum ? outcome_words[v->vote.outcome] : "undecided");
	rows_number(rows, v->vote.cast);
	rows_number(rows, v->vote.needed);
	rows_string(rows, quorum ? v->vote.reason : "no-quorum");
	rows_text(rows, (struct text){ sentence.data, sentence.size });
	rows_id(rows, vote->id);
	rows_text(rows, vote->value[VOTE_LABEL]);
	rows_string(rows, certainty);
	buf_release(&sentence);
}

/* Judges a vote, and first the quorum, where that can be judged. */
static bool
tell_vote(struct run *run, struct results *r, int64_t id, size_t poll, bool *counted)
{
	const struct sitting *s = &r->sitting;
	struct trace *trace = &r->answer.trace;
	struct quorum quorum = { .met = true };
	const char *certainty;
	struct verdict v;
	bool ok;

	ok = (!s->attended || presence_law(s) == NULL || presence_quorum(s,
	    s->poll[poll].point, &quorum, trace, &run->err)) &&
	    voting_judge(s, poll, &v, trace, &run->err);
	if (!ok) {
		err_at_id(s->poll[poll].vote.id, &run->err);
		err_at_id(id, &run->err);
	} else if (!v.counted) {
		trace_clear(trace);
		return true;
	}
	*counted = true;
	certainty = trace_certainty(trace);
	if (answer_row(run, &r->answer, ok))
		print(r, id, poll, &v, quorum.met, certainty);
	if (ok && (!quorum.met || v.vote.outcome != ADOPTED))
		run_no(run);
	return ok;
}

static void
tell_point(struct run *run, struct results *r, struct text value)
{
	int64_t id = record_id(&deliberation_entity, value, &run->err);
	bool counted = false;
	size_t point, poll;

	if (id != ID_NONE && sitting_turn_to(&r->sitting, r->db, id, &point, &run->err)) {
		for (poll = r->sitting.first_poll[point]; poll != SITTING_NONE;
		    poll = r->sitting.poll[poll].next)
			tell_vote(run, r, id, poll, &counted);
		if (!counted)
			err_set(&run->err, STATUS_NO, _("nobody voted on it"));
	}
	if (run->err.text != NULL && id != ID_NONE)
		err_at(&run->err, "%.*s", (int)value.size, value.data);
	run_fail_here(run);
}

static void
run_result(struct run *run)
{
	struct results r = { 0 };
	const struct authority *authority;
	struct text value;

	if (run_store(run) && answer_begin(run, &r.answer, NULL)) {
		authority = store_authority(&run->store, &run->err);
		r.db = authority == NULL ? NULL : store_reader(&run->store, run->wing, &run->err);
		if (r.db != NULL) {
			r.language = authority->language;
			while (run_value(run, 0, &value) && !rows_failed(r.answer.rows))
				tell_point(run, &r, value);
		}
		answer_end(run, &r.answer);
	}
	sitting_release(&r.sitting);
	db_close(r.db);
}

static const struct command command = {
	.name = "result", .brief = N_("tell what came of the votes on points, and why"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_EXPLAINS,
	.column = columns, .run = run_result,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
