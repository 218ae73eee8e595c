/* SPDX-License-Identifier: EUPL-1.2 */
/* The sitting that a writer keeps. */
#include "assembly/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/writer.h"

/* What the writer keeps: the sitting, and the count of changes it is right for. */
struct kept {
	struct sitting sitting;
	int64_t changes;
};

#define STALE (-1)

/* Under which the writer keeps it. */
static const char key;

static void
release_kept(void *what)
{
	struct kept *k = what;

	sitting_release(&k->sitting);
	free(k);
}

/* The kept sitting, when it is still right. */
static struct kept *
kept_now(struct writer *w)
{
	struct kept *k = writer_kept(w, &key);

	return k != NULL && k->changes == writer_changes(w, NULL) ? k : NULL;
}

struct sitting *
sitting_kept(struct writer *w, int64_t meeting, struct err *err)
{
	struct kept *k = kept_now(w);
	struct db *db;

	if (k != NULL && k->sitting.meeting.id == meeting)
		return &k->sitting;
	db = writer_look(w, err);
	if (db == NULL)
		return NULL;
	k = mem_zero(1, sizeof *k);
	k->changes = sitting_read(&k->sitting, db, meeting, err) ? writer_changes(w, NULL) : STALE;
	writer_keep(w, &key, k, release_kept);
	return k->changes == STALE ? NULL : &k->sitting;
}

struct sitting *
sitting_of_point(struct writer *w, int64_t deliberation, struct err *err)
{
	struct kept *k = kept_now(w);
	struct record r, copy;

	if (k != NULL && sitting_point(&k->sitting, deliberation) != SITTING_NONE)
		return &k->sitting;
	if (!writer_get(w, &deliberation_entity, deliberation, &r, &copy, err))
		return NULL;
	if (r.value[DELIBERATION_MEETING].data == NULL) {
		err_set(err, STATUS_NO, _("is on no agenda: it has no meeting"));
		return NULL;
	}
	return sitting_kept(w, id_parse(r.value[DELIBERATION_MEETING]), err);
}

struct sitting *
sitting_of_vote(struct writer *w, int64_t vote, struct err *err)
{
	struct kept *k = kept_now(w);
	struct record r, copy;

	if (k != NULL && sitting_poll(&k->sitting, vote) != SITTING_NONE)
		return &k->sitting;
	return writer_get(w, &vote_entity, vote, &r, &copy, err) ?
	    sitting_of_point(w, id_parse(r.value[VOTE_DELIBERATION]), err) : NULL;
}

/* Takes over what the record is now, in texts of the sitting. */
static void
take_values(struct sitting *s, const struct entity *e, struct record *into,
    const struct record *now)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (!text_same(into->value[i], now->value[i]))
			into->value[i] = arena_copy(&s->arena, now->value[i]);
}

static bool
take_vote(struct sitting *s, const struct record *before, const struct record *after)
{
	struct record own = { .id = after->id, .audit = after->audit };
	size_t i = sitting_poll(s, after->id);

	if (before != NULL) {
		if (i != SITTING_NONE)
			take_values(s, &vote_entity, &s->poll[i].vote, after);
		return i != SITTING_NONE;
	}
	/* They are kept in the order of their ids. */
	if (sitting_point(s, id_parse(after->value[VOTE_DELIBERATION])) == SITTING_NONE ||
	    (s->npoll > 0 && s->poll[s->npoll - 1].vote.id > after->id))
		return false;
	own.value = arena_alloc(&s->arena, VOTE_FIELDS * sizeof *own.value);
	memset(own.value, 0, VOTE_FIELDS * sizeof *own.value);
	take_values(s, &vote_entity, &own, after);
	sitting_try_poll(s, &own);
	return true;
}

static bool
take_ballot(struct sitting *s, const struct record *before, const struct record *after)
{
	size_t poll = sitting_poll(s, id_parse(after->value[BALLOT_VOTE])), i;
	enum choice choice = choice_of(after->value[BALLOT_VALUE]);

	if (poll == SITTING_NONE)
		return false;
	if (before == NULL) {
		sitting_add_cast(s, poll, after->id, id_parse(after->value[BALLOT_MANDATE]), choice);
		return true;
	}
	for (i = s->poll[poll].cast; i != SITTING_NONE && s->cast[i].id != after->id;
	    i = s->cast[i].next)
		;
	if (i != SITTING_NONE)
		s->cast[i].choice = choice;
	return i != SITTING_NONE;
}

/* A point that stays where it is on the agenda. */
static bool
take_deliberation(struct sitting *s, const struct record *before, const struct record *after)
{
	static const int places[] = { DELIBERATION_MEETING, DELIBERATION_NUMBER,
		DELIBERATION_PRIVACY, DELIBERATION_PREDECESSOR };
	size_t at = sitting_point(s, after->id), i;

	for (i = 0; i < sizeof places / sizeof *places && before != NULL; i++)
		if (!text_same(before->value[places[i]], after->value[places[i]]))
			return false;
	if (before == NULL || at == SITTING_NONE)
		return id_parse(after->value[DELIBERATION_MEETING]) != s->meeting.id;
	take_values(s, &deliberation_entity, &s->point[at], after);
	return true;
}

void
sitting_follow(struct writer *w, const struct entity *e, const struct record *before,
    const struct record *after)
{
	struct kept *k = writer_kept(w, &key);

	if (k == NULL || k->changes == STALE || k->changes + 1 != writer_changes(w, NULL))
		return;
	if ((e == &vote_entity && take_vote(&k->sitting, before, after)) ||
	    (e == &ballot_entity && take_ballot(&k->sitting, before, after)) ||
	    (e == &deliberation_entity && take_deliberation(&k->sitting, before, after)) ||
	    e == &advice_entity || e == &annex_entity)
		k->changes++;
}

void
sitting_forget(struct writer *w)
{
	struct kept *k = writer_kept(w, &key);

	if (k != NULL)
		k->changes = STALE;
}
