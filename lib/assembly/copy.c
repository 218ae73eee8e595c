/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/copy.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/asking.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/files.h"

/* What a copy keeps of its predecessor: what it is about, not what became of it. */
static const int kept[] = {
	DELIBERATION_TITLE, DELIBERATION_CATEGORY, DELIBERATION_GROUP, DELIBERATION_PRIVACY,
	DELIBERATION_MOTIVATION, DELIBERATION_DECISION, DELIBERATION_CLASSIFIER,
	DELIBERATION_ALL_GROUPS, DELIBERATION_GROUP_IN_CHARGE, DELIBERATION_COMMITTEE,
	DELIBERATION_TO_DISCUSS, DELIBERATION_POLL, DELIBERATION_AUTHOR, DELIBERATION_ACT,
	DELIBERATION_AMOUNT, DELIBERATION_NOTE, DELIBERATION_INITIATOR, DELIBERATION_TAGS,
	DELIBERATION_BUDGET, DELIBERATION_SUPERVISION, DELIBERATION_INTERNAL_NUMBER,
	DELIBERATION_TAKEN_OVER_BY, DELIBERATION_INTERNAL_NOTE,
};

void
copy_begin(struct record *after, const struct record *point, const char *state,
    struct text assembly, struct arena *arena)
{
	size_t size = DELIBERATION_FIELDS * sizeof *after->value, i;

	*after = (struct record){ .id = ID_NONE, .value = arena_alloc(arena, size) };
	memset(after->value, 0, size);
	for (i = 0; i < sizeof kept / sizeof *kept; i++)
		after->value[kept[i]] = point->value[kept[i]];
	after->value[DELIBERATION_LIST] = text_of("normal");
	after->value[DELIBERATION_STATE] = text_of(state);
	after->value[DELIBERATION_ASSEMBLY] = assembly;
	after->value[DELIBERATION_PREDECESSOR] = id_text(point->id, arena);
}

/* Appends the first column of the rows to IDS. */
static bool
gather(struct query *q, int64_t **ids, size_t *count, struct err *err)
{
	while (q != NULL && query_next(q, err)) {
		if ((*count & (*count - 1)) == 0)
			*ids = mem_resize(*ids, *count == 0 ? 1 : *count * 2, sizeof **ids);
		(*ids)[(*count)++] = query_number(q, 0);
	}
	query_end(q);
	return err->text == NULL;
}

bool
copy_recurring(struct writer *w, int64_t assembly, int64_t **ids, size_t *count,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT id FROM deliberation"
	    " WHERE recurring = 1 AND assembly = ?1 AND meeting IS NULL"
	    " AND state <> 'removed' ORDER BY id", err);

	if (q != NULL)
		query_bind_number(q, 1, assembly);
	return gather(q, ids, count, err);
}

/* The next meeting of the same assembly, no value when there is none yet. */
static bool
next_meeting(struct writer *w, const struct record *meeting, struct text *next,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT id FROM meeting"
	    " WHERE (date > ?1 OR date = ?1 AND start > ?3) AND assembly = ?2"
	    " AND state <> 'closed' ORDER BY date, start LIMIT 1", err);

	if (q == NULL)
		return false;
	query_bind_text(q, 1, meeting->value[MEETING_DATE]);
	query_bind_number(q, 2, id_parse(meeting->value[MEETING_ASSEMBLY]));
	query_bind_text(q, 3, meeting->value[MEETING_START]);
	if (query_next(q, err))
		*next = id_text(query_number(q, 0), writer_arena(w));
	query_end(q);
	return err->text == NULL;
}

bool
copy_end(struct writer *w, struct record *r, struct err *err)
{
	return writer_new(w, &deliberation_entity, r, err) && advice_follows(w, NULL, r, err);
}

/* Attaches the files of one record of the kind to another. */
static bool
attach_same(struct writer *w, const struct entity *e, int64_t from, int64_t to,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT name, size, sha256"
	    " FROM attachment WHERE record = ?1 ORDER BY position", err);
	struct attachment a;
	bool ok = q != NULL;

	if (ok)
		query_bind_number(q, 1, from);
	while (ok && query_next(q, err)) {
		struct text sum = query_text(q, 2);

		a = (struct attachment){ .name = arena_copy(writer_arena(w), query_text(q, 0)),
			.size = query_number(q, 1) };
		memcpy(a.sha256, sum.data, sum.size < sizeof a.sha256 ? sum.size :
		    sizeof a.sha256 - 1);
		ok = writer_attach(w, e, to, &a, err);
	}
	query_end(q);
	return ok && err->text == NULL;
}

/* Appends to IDS what belongs to the point, by the statement. */
static bool
gather_of(struct writer *w, const char *sql, int64_t point, int64_t **ids, size_t *count,
    struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, sql, err);

	if (q != NULL)
		query_bind_number(q, 1, point);
	return gather(q, ids, count, err);
}

/* Makes the same annex for another point.  That will be signed anew, on other sheets,
 * and is nothing that another system knows. */
static bool
annex_same(struct writer *w, int64_t id, int64_t to, struct err *err)
{
	static const int own[] = { ANNEX_SIGNED, ANNEX_SCAN, ANNEX_EXTERNAL };
	struct record before, after;
	size_t i;

	if (!writer_get(w, &annex_entity, id, &before, &after, err))
		return false;
	after.id = ID_NONE;
	after.value[ANNEX_DELIBERATION] = id_text(to, writer_arena(w));
	for (i = 0; i < sizeof own / sizeof *own; i++)
		after.value[own[i]] = (struct text){ 0 };
	return writer_new(w, &annex_entity, &after, err) &&
	    attach_same(w, &annex_entity, id, after.id, err);
}

/* Takes along the files and annexes of a point. */
static bool
carry_files(struct writer *w, int64_t from, int64_t to, struct err *err)
{
	int64_t *ids = NULL;
	size_t count = 0, i;
	bool ok = attach_same(w, &deliberation_entity, from, to, err) &&
	    gather_of(w, "SELECT id FROM annex WHERE deliberation = ?1 AND state = 'active'"
	    " ORDER BY id", from, &ids, &count, err);

	for (i = 0; i < count && ok; i++)
		ok = annex_same(w, ids[i], to, err);
	free(ids);
	return ok;
}

/* Does the point come back anyway, as one of those that do at each meeting? */
static bool
comes_back(struct writer *w, const struct record *point, bool *back, struct err *err)
{
	struct text predecessor = point->value[DELIBERATION_PREDECESSOR];
	struct record r, copy;

	*back = false;
	if (predecessor.data == NULL)
		return true;
	if (!writer_get(w, &deliberation_entity, id_parse(predecessor), &r, &copy, err))
		return false;
	*back = text_is(r.value[DELIBERATION_RECURRING], "yes");
	return true;
}

/* Lets the point inherit the advices that were given on another. */
static bool
inherit(struct writer *w, int64_t from, int64_t to, struct err *err)
{
	struct record before, after;
	int64_t *ids = NULL;
	size_t count = 0, i;
	bool ok = gather_of(w, "SELECT id FROM advice WHERE deliberation = ?1"
	    " AND state = 'given' ORDER BY id", from, &ids, &count, err);

	for (i = 0; i < count && ok; i++) {
		ok = writer_get(w, &advice_entity, ids[i], &before, &after, err);
		if (!ok)
			break;
		after.id = ID_NONE;
		after.value[ADVICE_DELIBERATION] = id_text(to, writer_arena(w));
		after.value[ADVICE_INHERITED] = id_text(ids[i], writer_arena(w));
		after.value[ADVICE_MANDATORY] = (struct text){ 0 };
		ok = writer_new(w, &advice_entity, &after, err);
	}
	free(ids);
	return ok;
}

/* Stores the successor of the point, with the advices that the assembly lets it take
 * along; what they have said already is not asked again. */
static bool
succeed(struct writer *w, const struct scene *s, const struct record *point,
    struct record *r, struct err *err)
{
	return writer_new(w, &deliberation_entity, r, err) &&
	    (!listed(s->assembly.value[ASSEMBLY_CARRIES], text_of("advices")) ||
	    inherit(w, point->id, r->id, err)) && advice_follows(w, NULL, r, err);
}

/* Does a point of the assembly follow on this one already? */
static bool
is_followed(struct writer *w, int64_t point, int64_t assembly, struct err *err)
{
	struct db *db = writer_look(w, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT 1 FROM deliberation"
	    " WHERE predecessor = ?1 AND assembly = ?2", err);
	bool found;

	if (q == NULL)
		return false;
	query_bind_number(q, 1, point);
	query_bind_number(q, 2, assembly);
	found = query_next(q, err);
	query_end(q);
	return found;
}

bool
copy_postponed(struct writer *w, const struct scene *s, const struct record *point,
    struct err *err)
{
	struct record r;
	bool back;

	if (!comes_back(w, point, &back, err) || back || is_followed(w, point->id,
	    s->assembly.id, err))
		return err->text == NULL;
	copy_begin(&r, point, "validated", s->meeting.value[MEETING_ASSEMBLY], writer_arena(w));
	return next_meeting(w, &s->meeting, &r.value[DELIBERATION_PREFERRED], err) &&
	    succeed(w, s, point, &r, err) && carry_files(w, point->id, r.id, err);
}

bool
copy_sent(struct writer *w, const struct scene *s, const struct record *point,
    struct err *err)
{
	struct text to = point->value[DELIBERATION_SEND_TO];
	struct text carries = s->assembly.value[ASSEMBLY_CARRIES];
	struct record r;

	if (is_followed(w, point->id, id_parse(to), err))
		return true;
	if (carries.data == NULL)
		carries = text_of("attachments");
	copy_begin(&r, point, "validated", to, writer_arena(w));
	if (text_is(point->value[DELIBERATION_EMERGENCY], "granted"))
		r.value[DELIBERATION_LIST] = text_of("late");
	return err->text == NULL && succeed(w, s, point, &r, err) &&
	    (!listed(carries, text_of("attachments")) || carry_files(w, point->id, r.id, err));
}

bool
copy_remark(struct writer *w, int64_t point, struct err *err)
{
	int64_t *ids = NULL;
	size_t count = 0, i;
	bool ok = gather_of(w, "SELECT id FROM deliberation WHERE predecessor = ?1 ORDER BY id",
	    point, &ids, &count, err);

	for (i = 0; i < count && ok; i++)
		writer_remark(w, _("%s: stays, and follows on %s"),
		    id_text(ids[i], writer_arena(w)).data, id_text(point, writer_arena(w)).data);
	free(ids);
	return ok;
}
