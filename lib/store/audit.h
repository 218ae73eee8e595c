/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_AUDIT_H
#define PERRON_STORE_AUDIT_H

#include "base/arena.h"
#include "port/sha256.h"
#include "store/db.h"

/*
 * The audit chain of a wing (perron-store(5), AUDIT).  An audit row tells what
 * one invocation changed: a line "id TAB previous" for each record, previous
 * being the audit row that touched it before, and below it a line
 * "TAB field TAB before TAB after" for each field.  Its hash is
 *
 *	SHA-256(hash of the row before, seq, at, actor, command, change)
 *
 * with a newline behind each of the four texts between the hash, which is 32
 * zero bytes before the first row, and the change.  A large invocation makes
 * several rows.
 */

/* Audit rows on their way into the store; the writer of a wing has one. */
struct audit;

/* Makes ready to write rows that name the actor and the command (borrowed). */
struct audit *audit_begin(struct db *, const char *actor, const char *command,
    struct err *);
/* Finds the end of the chain, within the transaction; AT is borrowed. */
bool audit_enter(struct audit *, const char *at, struct err *);
void audit_end(struct audit *); /* NULL is fine */

/* Opens the entry of a record and returns the number of the audit row it will
 * be in, which the record keeps; PREVIOUS is the one it kept until now, or 0.
 * 0 with the reason in ERR. */
int64_t audit_record(struct audit *, int64_t id, int64_t previous, struct err *);

/* Adds a field to the entry. */
void audit_field(struct audit *, const char *field, struct text before, struct text after);

/* Writes the row that is being filled, if any. */
bool audit_flush(struct audit *, struct err *);

/* One row, as read. */
struct audit_row {
	int64_t seq;
	struct text at, actor, command, change;
	struct text hash;
};

/* The SQL that reads rows in the order of audit_row; a WHERE may follow. */
#define AUDIT_SELECT "SELECT seq, at, actor, command, change, hash FROM audit"

/* Fills the row from the current row of such a query; its texts last until
 * the next call on the query. */
void audit_read(struct query *, struct audit_row *);

/* Computes the hash the row should have, behind the row that has BEFORE. */
void audit_hash(const struct audit_row *, const unsigned char before[SHA256_SIZE],
    unsigned char hash[SHA256_SIZE]);

/* One change of one field, or an entry without field (field.data NULL). */
struct audit_change {
	int64_t id, previous;
	struct text field, before, after;
};

/* Takes the next change off the front of *REST, which starts as the change of
 * a row; CHANGE must be zero at first and be kept between calls.  False at the
 * end, and with ERR set when the text is not one of perron's. */
bool audit_next(struct text *rest, struct audit_change *, struct arena *, struct err *);

/* Reads all the changes of the row: *COUNT of them, in texts that the arena owns, and
 * an array that the caller frees.  False with the reason in ERR; those in front of the
 * damage are there all the same. */
bool audit_changes(const struct audit_row *, struct audit_change **, size_t *count,
    struct arena *, struct err *);

/* Returns where the entry begins, the changes of one record at once, of which the last
 * stands in front of END (which is not 0). */
size_t audit_entry(const struct audit_change *, size_t end);

#endif
