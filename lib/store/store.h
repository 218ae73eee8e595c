/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_STORE_H
#define PERRON_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/date.h"
#include "base/err.h"
#include "rec/entity.h"
#include "store/db.h"

/*
 * A store is a directory, and a wing is a database in it: its kinds of record,
 * the audit chain, the full-text index and the attachments of these
 * (perron-store(5)).
 */
struct wing {
	const char *name; /* assembly: the file is assembly.db */
	const char *help; /* one line in English; N_() */
	const struct entity *const *kind; /* NULL-terminated */
	const char *const *migration; /* files of share/schema/, NULL-terminated;
	                                 their count is the version */
};

/* What the authority has told about itself: the record of core.db. */
struct authority {
	int64_t id;
	char *name, *kind, *ins, *kbo, *timezone, *language;
	char *privacy_page; /* all of these: NULL for no value */
};

struct store {
	char *dir; /* NULL while not open */
	char *moment; /* as of which it is read, an instant; NULL: as it is now */
	struct authority authority; /* filled by store_authority() */
};

/* Opens the store in the directory; false with the reason in ERR when there
 * is none. */
bool store_open(struct store *, const char *dir, struct err *);
void store_close(struct store *);

/* From now on the store is read as it stood at that instant (instant_is()). */
void store_return(struct store *, const char *moment);

/* Appends the path of a file in the store. */
void store_path(const struct store *, struct buf *, const char *name, const char *suffix);

/* Sets the umask for what is made in the store, and returns the one there was: a folder
 * that hands its group on (setgid) is shared, and what is made in it is for the group as
 * the folder is, whoever makes it, in a crontab or by sudo. */
mode_t store_umask(const struct store *);

/* Takes the lock NAME.lock of the store, as lock_take() does. */
int store_lock(const struct store *, const char *name, struct err *);

/* Opens a wing for reading, all of it as of one moment; the caller closes it.  A
 * wing that is not used yet, or was not at the moment that store_return() set, reads
 * as empty.  NULL with the reason in ERR when it is
 * damaged, of a newer program, or of an older one and not upgraded yet. */
struct db *store_reader(const struct store *, const struct wing *, struct err *);

/* Is the wing in use, that is, does its file hold a schema? */
bool store_has(const struct store *, const struct wing *);

/* Reads what the authority has told about itself, once; owned by the store.
 * NULL with the reason in ERR. */
const struct authority *store_authority(struct store *, struct err *);

/* Returns the legal day it is for the authority at that moment, in its own
 * time zone; DAY_NONE with the reason in ERR. */
day_t store_day(struct store *, int64_t seconds, struct err *);

/* Puts the schema of a wing into a database that has none, or what is missing
 * of it into an older one, up to its version, within the open transaction. */
bool schema_raise(struct db *, const struct wing *, struct err *);

/* Returns the version of the wing that the program knows. */
int64_t schema_version(const struct wing *);

/* Checks that the database is one of perron's and of that version; an empty
 * one has version 0, which FOUND tells. */
bool schema_check(struct db *, const struct wing *, int64_t *found, struct err *);

/* Marks a file as a database of perron ("Prrn"). */
#define SCHEMA_APPLICATION INT64_C(0x5072726e)

#endif
