/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_EXTRACT_H
#define PERRON_ASSEMBLY_EXTRACT_H

#include "assembly/sitting.h"
#include "law/publicity.h"
#include "paper/redact.h"
#include "store/record.h"

/*
 * Some deliberations with all that belongs to them: their meetings and assemblies,
 * the mandates in these, attendance, votes, ballots, advices, annexes, files.  What
 * leaves the house (export.h) is made from an extract.
 *
 * An extract for the public has no deliberation but those that the web site shows
 * on the day, and of each record no fields but those that are anybody's business:
 * no date of birth, no address, no advice; of a draft, no vote; no annex but those
 * that the public sees (showing.h), and no file but theirs.  What is marked as personal
 * in texts, and in names of files, is masked.
 */
enum extract_kind {
	EXTRACT_ASSEMBLY, EXTRACT_MANDATE, EXTRACT_MEETING, EXTRACT_DELIBERATION,
	EXTRACT_SIGNATORY, EXTRACT_ATTENDANCE, EXTRACT_VOTE, EXTRACT_BALLOT,
	EXTRACT_ADVISER, EXTRACT_ADVICE, EXTRACT_ANNEX, EXTRACT_KINDS
};

/* A record that is in it. */
struct extract_member {
	int64_t id;
	int64_t owner; /* the record that it belongs to, ID_NONE for none */
	enum shown shown; /* of a deliberation: as what */
};

struct extract_set {
	const struct entity *entity;
	struct extract_member *member; /* by id */
	size_t count;
	const int *field; /* those that are told, -1 behind the last; NULL: none */
	int *own; /* the same, where the extract has made them */
	struct extract_member **owned; /* by owner, then by id */
	struct finder *finder;
};

/* A file that is attached to a record that is in it. */
struct extract_file {
	int64_t record, position, size;
	struct text name; /* as it is told */
	const char *sha256;
};

/* Whom an extract is for: the public, those who work here, or another store of the
 * authority, which gets what is confidential too. */
enum reach { REACH_PUBLIC, REACH_HOUSE, REACH_WHOLE };

struct extract {
	struct store *store;
	struct db *db;
	const struct authority *authority;
	bool all, whole; /* not just what is public; nor what is not confidential */
	size_t confidential; /* advices and annexes that are, in it or left out */
	struct redaction redaction; /* what is marked in deliberations that are added */
	struct extract_set set[EXTRACT_KINDS];
	struct extract_file *file; /* those that are told, by record, then by position */
	size_t nfile;
	struct arena texts; /* of the files */
	struct sitting *sitting; /* that was read last */
};

/* Begins an extract.  False with the reason in ERR; extract_end() follows in any case. */
bool extract_begin(struct extract *, struct store *, enum reach, struct err *);
void extract_end(struct extract *);

/* Adds a deliberation.  ADDED tells whether it was: what is not public is not.
 * False with the reason in ERR: there is no such deliberation. */
struct showing;
bool extract_add(struct extract *, struct showing *, int64_t id, bool *added,
    struct err *);

/* Adds what belongs to the deliberations that were added. */
bool extract_complete(struct extract *, struct err *);

/* Does nothing that is masked in a deliberation or an annex stand in any other text
 * that is told?  False with both places in ERR, STATUS_NO. */
bool extract_check(const struct extract *, struct err *);

/* Returns the members that belong to the owner, *COUNT of them in a row. */
struct extract_member **extract_owned(const struct extract *, enum extract_kind,
    int64_t owner, size_t *count);

/* Is the record in it? */
const struct extract_member *extract_find(const struct extract *, enum extract_kind,
    int64_t id);

/* Returns the files of a record, *COUNT of them in a row. */
const struct extract_file *extract_files(const struct extract *, int64_t record,
    size_t *count);

/* Reads a record that is in it, with the fields that are told; texts are the
 * arena's. */
bool extract_get(const struct extract *, enum extract_kind, int64_t id, struct record *,
    struct arena *, struct err *);

/* Reads a meeting that is in it as it is judged by the law, with all that the store
 * has, be it told or not.  It is the extract's until the next call, which reads
 * nothing when it is about the same meeting: ask meeting by meeting.  NULL with the
 * reason in ERR. */
const struct sitting *extract_sitting(const struct extract *, int64_t meeting, struct err *);

#endif
