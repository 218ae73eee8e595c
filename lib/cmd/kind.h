/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_KIND_H
#define PERRON_CMD_KIND_H

#include "cmd/command.h"
#include "cmd/progress.h"
#include "store/files.h"
#include "store/writer.h"
#include "verb/input.h"

/* The verbs that serve every kind of record; bin/kind-*.c make KIND-VERB. */
extern const struct command kind_new, kind_list, kind_show, kind_set, kind_status,
    kind_log, kind_attach, kind_files;

/* Prints the records that operands or standard input name, one after the
 * other: TELL prints one, or returns false with the reason in run->err. */
void each_record(struct run *, bool (*tell)(struct run *, struct db *,
    const struct record *, struct rows *));

/* What verbs that write have in common. */
struct batch {
	struct writer *writer;
	bool dry, going; /* --dry-run, --keep-going */
	int64_t *id; /* of the records that were made or changed, in order */
	size_t nid, nread; /* nread: records that came in */
	int64_t stored; /* changes in the store that belong to good records */
	struct progress progress;
};

/* Opens the store and begins to write in the wing of the kind; false after
 * reporting why not. */
bool batch_begin(struct run *, struct batch *);

/* Reads the input to its end and lets TAKE take each record, or refuse it with
 * the reason in run->err; tells how far the work is.  False when the whole must
 * be given up. */
bool batch_read(struct run *, struct batch *, struct input *, bool (*take)(struct run *,
    struct batch *, const struct brought *, void *arg), void *arg);

/* Remembers an id to print. */
void batch_add(struct batch *, int64_t id);

/* Brings the bytes of the file at PATH ("-": standard input) into the store, to be
 * attached under the NAME or, when that is NULL, its own.  To be done before the batch
 * begins: what is written into a pipe may wait for the same lock.  False with the reason
 * in run->err, or after reporting that there is no store. */
bool bring_file(struct run *, const char *path, const char *name, struct attachment *);

/* Attaches what was brought to the record; false with the reason in run->err. */
bool batch_attach(struct run *, struct batch *, int64_t id, const struct attachment *);

/* Says that a record is stored with all that follows from it. */
void batch_accept(struct batch *);

/* Reports run->err for one record; false when the whole must be given up: without
 * --keep-going, and where part of what follows from the record is stored already. */
bool batch_refuse(struct run *, struct batch *);

/* Commits, or, when GIVE_UP or --dry-run, forgets it all.  Returns where to print
 * what was done, NULL when nothing was. */
struct rows *batch_commit(struct run *, struct batch *, bool give_up);

/* The same, and then lets PRINT (NULL: the id alone) print each id. */
void batch_end(struct run *, struct batch *, bool give_up,
    void (*print)(int64_t id, struct rows *, void *arg), void *arg);

/* Changes the records: CHANGE changes one and tells whether it did, and then its id is
 * remembered.  False when the whole must be given up. */
bool batch_each(struct run *, struct batch *, const struct placed *ids, size_t n,
    bool (*change)(struct run *, struct writer *, int64_t id, void *arg, bool *changed),
    void *arg);

/* Changes the records that operands from FIRST on, or standard input, name,
 * in one transaction: CHANGE changes one and tells whether it did; PRINT as in
 * batch_end() prints those that it did change, in the same order. */
void change_each(struct run *, size_t first, bool (*change)(struct run *,
    struct writer *, int64_t id, void *arg, bool *changed),
    void (*print)(int64_t id, struct rows *, void *arg), void *arg);

/* The one column of commands that print ids. */
extern const struct column id_column[];

#endif
