/* SPDX-License-Identifier: EUPL-1.2 */
/* The exports that are rows: JSON Lines and the table of SCDL. */
#include "assembly/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

/* JSON Lines */

/* The columns of a kind: what it is, its id, its fields. */
static struct column *
columns_of(const struct extract_set *s, size_t *count)
{
	struct column *c = mem_zero(s->entity->nfield + 2, sizeof *c);
	const int *f;
	size_t n = 0;

	c[n++] = (struct column){ .name = "record" };
	c[n++] = (struct column){ .name = "id" };
	for (f = s->field; *f >= 0; f++)
		c[n++] = (struct column){ .name = s->entity->field[*f].name,
			.cell = cell_of(&s->entity->field[*f]) };
	*count = n;
	return c;
}

static bool
print_kind(const struct export *e, enum extract_kind kind, struct err *err)
{
	const struct extract_set *s = &e->extract->set[kind];
	struct arena arena = { 0 };
	struct column *column;
	struct rows *rows;
	struct record r;
	size_t n, i;
	const int *f;

	if (s->field == NULL)
		return true;
	column = columns_of(s, &n);
	rows = rows_begin(FORMAT_JSON, column, n, false, 0, e->sink, e->arg);
	for (i = 0; i < s->count && !rows_failed(rows) &&
	    extract_get(e->extract, kind, s->member[i].id, &r, &arena, err); i++) {
		rows_string(rows, s->entity->name);
		rows_id(rows, r.id);
		for (f = s->field; *f >= 0; f++)
			rows_text(rows, r.value[*f]);
		arena_clear(&arena);
	}
	n = !rows_end(rows);
	free(column);
	arena_release(&arena);
	return n == 0 && err->text == NULL;
}

static bool
print_attachments(const struct export *e)
{
	static const struct column columns[] = {
		{ .name = "record" }, { .name = "of" }, { .name = "position", .cell = CELL_NUMBER },
		{ .name = "name" }, { .name = "size", .cell = CELL_NUMBER }, { .name = "sha256" },
	};
	struct rows *rows = rows_begin(FORMAT_JSON, columns, sizeof columns / sizeof *columns,
	    false, 0, e->sink, e->arg);
	size_t i;

	for (i = 0; i < e->extract->nfile && !rows_failed(rows); i++) {
		const struct extract_file *f = &e->extract->file[i];

		rows_string(rows, "attachment");
		rows_id(rows, f->record);
		rows_number(rows, f->position);
		rows_text(rows, f->name);
		rows_number(rows, f->size);
		rows_string(rows, f->sha256);
	}
	return rows_end(rows);
}

bool
export_jsonl(const struct export *e, struct err *err)
{
	int k;

	for (k = 0; k < EXTRACT_KINDS; k++)
		if (!print_kind(e, k, err))
			return false;
	return print_attachments(e);
}

/* Votes */

bool
export_vote(const struct export *e, int64_t meeting, int64_t deliberation,
    struct verdict *v, bool *stands, struct err *err)
{
	const struct sitting *s = extract_sitting(e->extract, meeting, err);
	struct decision d = { .poll = SITTING_NONE };
	struct trace trace = { 0 };
	struct buf id = { 0 };
	size_t point;

	*v = (struct verdict){ 0 };
	if (s == NULL)
		return false;
	point = sitting_point(s, deliberation);
	if (voting_decides(s, point, &d, &trace, err) && d.poll != SITTING_NONE &&
	    voting_quorum(s, point, err))
		*v = d.verdict;
	if (stands != NULL)
		*stands = err->text == NULL;
	if (err->text != NULL) {
		err_at_id(deliberation, err);
		if (err->status == STATUS_NO)
			e->refused(err, e->tool);
	}
	buf_release(&id);
	trace_release(&trace);
	return err->text == NULL;
}

/* SCDL */

static const struct column scdl_columns[] = {
	{ .name = "COLL_NOM" }, { .name = "COLL_SIRET" }, { .name = "DELIB_ID" },
	{ .name = "DELIB_DATE" }, { .name = "DELIB_MATIERE_CODE" },
	{ .name = "DELIB_MATIERE_NOM" }, { .name = "DELIB_OBJET" }, { .name = "BUDGET_ANNEE" },
	{ .name = "BUDGET_NOM" }, { .name = "PREF_ID" }, { .name = "PREF_DATE" },
	{ .name = "VOTE_EFFECTIF" }, { .name = "VOTE_REEL" }, { .name = "VOTE_POUR" },
	{ .name = "VOTE_CONTRE" }, { .name = "VOTE_ABSTENTION" }, { .name = "DELIB_URL" },
};

/* The matter of a deliberation without one of its own, as the nomenclature of
 * ACTES has it. */
#define OTHER_CODE "9.1"
#define OTHER_NAME "autres domaines de compétences/autres domaines de compétences des communes"

/* How much of the category is the code of a matter: a digit, a point, one or two
 * digits, and then a blank. */
static size_t
code_size(struct text t)
{
	size_t n = 2;

	if (t.size < 4 || t.data[0] < '1' || t.data[0] > '9' || t.data[1] != '.')
		return 0;
	for (; n < t.size && t.data[n] >= '0' && t.data[n] <= '9'; n++)
		;
	return n > 2 && n < 5 && n + 1 < t.size && t.data[n] == ' ' ? n : 0;
}

static void
scdl_matter(struct rows *rows, struct text category)
{
	size_t n = code_size(category);

	if (n == 0) {
		rows_string(rows, OTHER_CODE);
		rows_text(rows, category.data != NULL ? category : text_of(OTHER_NAME));
	} else {
		rows_text(rows, (struct text){ category.data, n });
		rows_text(rows, (struct text){ category.data + n + 1, category.size - n - 1 });
	}
}

static void
scdl_vote(struct rows *rows, const struct verdict *v)
{
	const int64_t *n = v->vote.ballots;

	if (!v->counted) {
		for (int i = 0; i < 5; i++)
			rows_string(rows, NULL);
		return;
	}
	if (v->vote.seats > 0)
		rows_number(rows, v->vote.seats);
	else
		rows_string(rows, NULL);
	/* The schema has no column for blank and invalid ballots, and the others must
	 * add up. */
	rows_number(rows, n[BALLOT_YES] + n[BALLOT_NO] + n[BALLOT_ABSTAIN]);
	rows_number(rows, n[BALLOT_YES]);
	rows_number(rows, n[BALLOT_NO]);
	rows_number(rows, n[BALLOT_ABSTAIN]);
}

static void
scdl_address(const struct export *e, struct rows *rows, int64_t id)
{
	struct buf url = { 0 };

	if (e->base != NULL) {
		buf_printf(&url, "%s/paper/", e->base);
		id_print(&url, id);
	}
	rows_string(rows, url.size > 0 ? buf_str(&url) : NULL);
	buf_release(&url);
}

static bool
is_adopted(const struct extract_member *m, const struct record *d, bool all)
{
	return (all || m->shown == SHOWN_DECISION) && d->value[DELIBERATION_MEETING].data != NULL &&
	    (text_is(d->value[DELIBERATION_STATE], "accepted") ||
	    text_is(d->value[DELIBERATION_STATE], "accepted-modified"));
}

/* Prints the row of a deliberation, if it has one. */
static bool
scdl_row(const struct export *e, const struct extract_member *m, struct rows *rows,
    struct arena *arena, struct err *err)
{
	const struct extract *x = e->extract;
	struct record d, meeting;
	struct verdict vote;
	struct buf siret = { 0 };

	if (!extract_get(x, EXTRACT_DELIBERATION, m->id, &d, arena, err))
		return false;
	if (!is_adopted(m, &d, x->all))
		return true;
	if (!extract_get(x, EXTRACT_MEETING, id_parse(d.value[DELIBERATION_MEETING]), &meeting,
	    arena, err) || !export_vote(e, meeting.id, m->id, &vote, NULL, err))
		return false;
	buf_printf(&siret, "0000%s", x->authority->kbo);
	rows_string(rows, x->authority->name);
	rows_string(rows, buf_str(&siret));
	buf_release(&siret);
	if (d.value[DELIBERATION_REFERENCE].data != NULL)
		rows_text(rows, d.value[DELIBERATION_REFERENCE]);
	else
		rows_id(rows, m->id);
	rows_text(rows, meeting.value[MEETING_DATE]);
	scdl_matter(rows, d.value[DELIBERATION_CATEGORY]);
	rows_text(rows, d.value[DELIBERATION_TITLE]);
	rows_string(rows, NULL);
	rows_text(rows, d.value[DELIBERATION_BUDGET]);
	rows_string(rows, NULL);
	rows_text(rows, d.value[DELIBERATION_RECEIVED]);
	scdl_vote(rows, &vote);
	scdl_address(e, rows, m->id);
	return true;
}

bool
export_scdl(const struct export *e, struct err *err)
{
	const struct extract_set *s = &e->extract->set[EXTRACT_DELIBERATION];
	struct arena arena = { 0 };
	struct rows *rows;
	bool ok = true;
	size_t i;

	if (e->extract->authority->kbo == NULL)
		return err_set(err, STATUS_NO, _("%s: the store does not know its number of "
		    "enterprise (KBO), which the schema requires: authority-set kbo=NUMBER"),
		    e->extract->authority->name);
	rows = rows_begin(FORMAT_CSV, scdl_columns, sizeof scdl_columns / sizeof *scdl_columns,
	    false, 0, e->sink, e->arg);
	for (i = 0; i < s->count && ok && !rows_failed(rows); i++) {
		ok = scdl_row(e, s->owned[i], rows, &arena, err);
		arena_clear(&arena);
	}
	arena_release(&arena);
	return rows_end(rows) && ok;
}
