/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PLONEMEETING_H
#define PERRON_ASSEMBLY_PLONEMEETING_H

#include "assembly/assembly.h"
#include "port/json.h"
#include "store/writer.h"

/*
 * Points and meetings of PloneMeeting, as plonemeeting.restapi answers: what
 * @search, @item and @meeting give, one object, or an array of answers.
 *
 * A record of the store is the one of an object when its field external is the UID.
 * An object that has not all fields changes those that it has.  Only what is for
 * anybody who sees the point is taken: no notes, and no annex that is confidential.  A
 * point whose privacy is not known to be public is secret, and a secret one becomes
 * private: nothing is published by coming in.
 *
 * The other system is right about states: they are stored as they come, also
 * backwards, and the conduct of the wing is not asked.  A point of the store that has
 * an external id and whose meeting is in the answer of a search that is whole, without
 * it, is gone there: it becomes private here, and its state is left to the clerk.
 */
struct plonemeeting {
	struct json_document *document;
	struct json_place top;
	struct arena arena;
	struct plone_object *meeting, *item, *annex;
	size_t nmeeting, nitem, nannex; /* annexes: those that were stored so far */
	bool searching; /* what is read is in the answer of a search */
	int64_t promised, came; /* objects, in searches that came in batches */
	bool partial; /* the answers do not have all that they speak of */

	struct plone_row *row; /* what was done, in order */
	size_t nrow;

	struct store *store;
	struct writer *writer;
	const char *zone;
	bool dry; /* attachments are not stored */
	int64_t assembly;
	struct plone_known *known; /* records with an external id, by that */
	size_t nknown;
};

/* A row of the report. */
struct plone_row {
	const struct entity *entity;
	int64_t id;
	const char *action; /* created, changed, unchanged, gone, attached, named, left-out */
	struct text external, number, title;
};

/* Reads the document, whose text must outlive it: false with the reason and its place in ERR.
 * plonemeeting_release() is safe after a failure. */
bool plonemeeting_read(struct plonemeeting *, struct text, struct err *);
void plonemeeting_release(struct plonemeeting *);

/* Returns the kind of assembly that the objects are of, as far as their types tell
 * (MeetingItemCouncil); NULL when they do not. */
const char *plonemeeting_kind(const struct plonemeeting *);

/* Stores what was read, for the assembly, and fills the report. */
bool plonemeeting_store(struct plonemeeting *, struct store *, struct writer *,
    int64_t assembly, bool dry, struct err *);

#endif
