/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_WRITER_H
#define PERRON_STORE_WRITER_H

#include "store/record.h"
#include "store/store.h"

/*
 * One transaction of one invocation on one wing: records that are made or
 * changed, their words in the full-text index, and the audit rows that tell
 * of it (audit.h).  Nothing is stored before writer_commit().
 */
struct writer;

/* Queues for the wing, makes its file where it is missing, and begins; NULL
 * with the reason in ERR.  COMMAND is what the audit rows name.  What can be
 * made ready for the kind (which may be NULL) is, before the queue, so that
 * the others wait for the transaction alone. */
struct writer *writer_begin(struct store *, const struct wing *, const struct entity *,
    const char *command, struct err *);

/* Makes a record of canonical texts.  An id of ID_NONE is replaced by the next
 * of the kind and the legal year; any other must be free.  False with the
 * reason in ERR: a required field without value, a link to no record, what
 * the kind's own check refuses. */
bool writer_new(struct writer *, const struct entity *, struct record *, struct err *);

/* Reads the record as it stands in this transaction; AFTER is a copy of
 * BEFORE to be changed.  False with the reason in ERR when there is none. */
bool writer_get(struct writer *, const struct entity *, int64_t id,
    struct record *before, struct record *after, struct err *);

/* Stores what changed from BEFORE to AFTER, which came from writer_get();
 * CHANGED tells whether anything did. */
bool writer_set(struct writer *, const struct entity *, const struct record *before,
    const struct record *after, bool *changed, struct err *);

/* Attaches a file that files_put() has stored, as the last of the record. */
struct attachment;
bool writer_attach(struct writer *, const struct entity *, int64_t id,
    const struct attachment *, struct err *);

/* Returns how many records of the kind (NULL: of all) were made or changed so far:
 * what was computed from the store holds while it is the same. */
int64_t writer_changes(const struct writer *, const struct entity *);

/* Keeps something of the wing under a key, the address of whatever is its owner's, until
 * the transaction ends, and then releases it.  What was kept under the key before is
 * released; writer_kept() returns it, or NULL. */
void writer_keep(struct writer *, const void *key, void *, void (*release)(void *));
void *writer_kept(const struct writer *, const void *key);

/* Returns texts that live until the transaction ends are the arena's. */
struct arena *writer_arena(struct writer *);

/* Returns who acts (actor.h); the name lives as long as the writer. */
struct text writer_actor(const struct writer *);

/* Keeps something that is no reason to refuse, and that who asked for the change should
 * know once it is stored.  Returns what was kept so far, one a line. */
void writer_remark(struct writer *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct text writer_remarks(const struct writer *);

/* Returns which kind of authority the store is of; NULL with the reason in ERR. */
const char *writer_authority(struct writer *, struct err *);

/* Returns the legal day it is for the authority; DAY_NONE with the reason in ERR. */
day_t writer_day(struct writer *, struct err *);

/* Sets *VALUE to that day as a date, in the writer's arena. */
bool writer_today(struct writer *, struct text *value, struct err *);

/* Returns the database, with all that was written so far visible in it; NULL
 * with the reason in ERR. */
struct db *writer_db(struct writer *, struct err *);

/* The same, but for the audit rows, which go on being gathered. */
struct db *writer_look(struct writer *, struct err *);

/*
 * Work put off until the transaction is stored, because many changes ask for it and
 * once is enough.  Who puts it off embeds this, and finds it again by its functions.
 */
struct deferred {
	/* Does the work; writer_commit() calls it before all else. */
	bool (*finish)(struct writer *, struct deferred *, struct err *);
	/* Gives its memory back, when the writer goes. */
	void (*release)(struct deferred *);
	struct deferred *next;
};
void writer_defer(struct writer *, struct deferred *);

/* Returns the work that was put off last, from which the next ones hang; or NULL. */
struct deferred *writer_deferred(struct writer *);

/* Stores it all; the writer is gone afterwards, whatever the answer. */
bool writer_commit(struct writer *, struct err *);

/* Tells whether all of it could be stored, and forgets it; the writer is gone afterwards,
 * whatever the answer. */
bool writer_try(struct writer *, struct err *);

/* Forgets it all; the writer is gone afterwards.  NULL is fine. */
void writer_cancel(struct writer *);

#endif
