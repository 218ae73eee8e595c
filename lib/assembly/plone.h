/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PLONE_H
#define PERRON_ASSEMBLY_PLONE_H

#include "assembly/plonemeeting.h"

/* What the parts of the import from PloneMeeting share. */

/* A meeting, a point or an annex of the document. */
struct plone_object {
	const struct json_place *place;
	struct text uid;
	const struct json_place *meeting; /* of a point, or NULL */
	int64_t id; /* of its record */
	bool found; /* by a search, a point */
	size_t nfound; /* points of a meeting that were */
};

/* A record of the store with an external id. */
struct plone_known {
	struct text external;
	const struct entity *entity;
	int64_t id;
};

/* plonemeeting.c: the document */

/* Finds the object with that UID; NULL when there is none. */
struct plone_object *plone_find(struct plone_object *, size_t count, struct text uid);

/* Adds one to a list. */
struct plone_object *plone_add(struct plone_object **, size_t *count);

/* Reads the UID of an object, which it must have. */
bool plone_uid(struct plonemeeting *, const struct json_place *, struct text *uid,
    struct err *);

/* plone_value.c: what its members mean */

/* A word of theirs, or the beginning of one and *, and ours; the last, without theirs, is
 * for all others. */
struct plone_word {
	const char *theirs, *ours;
};
extern const struct plone_word plone_presences[], plone_choices[], plone_roles[],
	plone_genders[];

/* Reads the token of a list as the word that we have for it. */
bool plone_word(const struct json_place *, const struct plone_word *, struct text *,
    struct err *);

/* Reads a number from 1, as text; no value for another. */
bool plone_count(struct plonemeeting *, const struct json_place *, struct text *,
    struct err *);

/* Checks a value as the field wants it; the error names the place. */
bool plone_check(struct plonemeeting *, const struct json_place *, const struct field *,
    struct text *, struct err *);

/* Fill the fields of a point, a meeting, an annex, with what the object has of them. */
bool plone_fill_item(struct plonemeeting *, const struct json_place *, struct text *value,
    struct err *);
bool plone_fill_meeting(struct plonemeeting *, const struct json_place *, struct text *value,
    struct err *);
bool plone_fill_annex(struct plonemeeting *, const struct json_place *, struct text *value,
    struct err *);

/* plone_record.c: records of the store */

/* A record on its way: as it stands, and as it is to be. */
struct plone_target {
	const struct entity *entity;
	int64_t id; /* ID_NONE: to be made */
	struct record before, after;
};

/* Begins with the record as it stands, or with initial values. */
bool plone_begin(struct plonemeeting *, struct plone_target *, const struct entity *,
    int64_t id, struct err *);

/* Stores it; *ACTION is what that was: created, changed or unchanged. */
bool plone_settle(struct plonemeeting *, struct plone_target *, const char **action,
    struct err *);

/* The same for what is reported only when it was something. */
bool plone_settle_part(struct plonemeeting *, struct plone_target *, struct text title,
    struct err *);

/* Adds a row to the report. */
void plone_report(struct plonemeeting *, const struct entity *, int64_t id,
    const char *action, struct text external, struct text number, struct text title);

/* Return the text of an id, and what the buffer holds, as texts of the arena. */
struct text plone_id(struct plonemeeting *, int64_t);
struct text plone_take(struct plonemeeting *, struct buf *);

/* Learns which records there are with an external id, finds one (ID_NONE: none), and
 * adds one. */
bool plone_load_known(struct plonemeeting *, struct err *);
int64_t plone_find_known(const struct plonemeeting *, const struct entity *,
    struct text external);
void plone_add_known(struct plonemeeting *, struct text external, const struct entity *,
    int64_t id);

/* Finds the AT-th record (from 0) that meets the conditions; ID_NONE when there are
 * not so many. */
bool plone_select(struct plonemeeting *, const struct entity *, const struct condition *,
    size_t count, size_t at, int64_t *id, struct err *);

/* plone_people.c: who was there, and how they voted */

/* Stores the attendees of a meeting, or of a point of it (ID_NONE: of the whole). */
bool plone_attendees(struct plonemeeting *, const struct json_place *, int64_t meeting,
    int64_t point, struct err *);

/* Stores the votes on a point. */
bool plone_votes(struct plonemeeting *, const struct json_place *, int64_t point,
    struct err *);

/* plone_annex.c: annexes and their files */

/*
 * Stores the annexes of a point or a meeting, of the kind given, with their marks; but
 * nothing of one that is confidential, except that it is, where it is known already.  One
 * that is known and not among them is not publishable any more.  A file has no successor
 * here: when the bytes of one have changed, its annex is withdrawn, and another is made.
 */
bool plone_annexes(struct plonemeeting *, const struct json_place *, const struct entity *,
    int64_t record, struct err *);

#endif
