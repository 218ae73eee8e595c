/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_ENTITY_H
#define PERRON_REC_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * A kind of record is a const table.  One row of its fields is one spelling:
 * column of the store, column of the output, JSON key, option, help, manual
 * and completion all come from it.
 */

enum field_type {
	FIELD_TEXT,    /* any text, may hold newlines */
	FIELD_WORD,    /* one of the field's values */
	FIELD_DATE,    /* YYYY-MM-DD */
	FIELD_TIME,    /* HH:MM */
	FIELD_MOMENT,  /* YYYY-MM-DDTHH:MM, or a whole day: YYYY-MM-DD */
	FIELD_INTEGER, /* whole number */
	FIELD_MONEY,   /* euros with two decimals, kept in cents */
	FIELD_BOOLEAN, /* yes or no */
	FIELD_LINK,    /* the id of a record of the target kind */
	FIELD_ITEM,    /* agenda number, 2 or 2.10 (2.10 follows 2.9) */
	FIELD_NUMBER,  /* a number that carries a check, of the scheme in values[0] */
};

enum field_flag {
	FIELD_REQUIRED = 1 << 0, /* a record must have it */
	FIELD_SEARCHED = 1 << 1, /* its words are in the full-text index */
	FIELD_LONG = 1 << 2,     /* not among the columns of NOUN-list by default */
	FIELD_STATE = 1 << 3,    /* moves by NOUN-status alone, along the flow */
	FIELD_FIXED = 1 << 4,    /* set when the record is made, never changed */
	FIELD_OPEN = 1 << 5,     /* takes other words than its values too */
	FIELD_LIST = 1 << 6,     /* a text of parts joined by commas, blanks around them not */
	FIELD_INTERNAL = 1 << 7, /* is told to nobody outside, in no paper and no export */
};

struct entity;

struct field {
	const char *name;
	enum field_type type;
	unsigned flags;
	const char *const *values; /* FIELD_WORD: the words, NULL-terminated */
	const struct entity *target; /* FIELD_LINK */
	const char *initial; /* value of a new record that gives none, or NULL */
	const char *help; /* one line in English; N_() */
};

/* A record in memory: its number and the text of each field of its kind in
 * the order of the table (data NULL: no value).  Who made it owns the texts. */
struct record {
	int64_t id;
	int64_t audit; /* the audit row that touched it last; 0 when it is new */
	struct text *value;
};

/* A step of the flow: the state may go from one to the other, unless the
 * conduct of the kind (verb/conduct.h) refuses. */
struct step {
	const char *from, *to;
};

struct entity {
	const char *name;   /* meeting */
	const char *plural; /* meetings */
	const char *prefix; /* of its ids: one to three capitals */
	const char *french; /* the legal term: séance */
	const char *help;   /* what it is, one line in English; N_() */
	const struct field *field;
	size_t nfield;
	const struct step *flow;
	size_t nflow;
	/* Refuses a record whose fields do not go together; may be NULL. */
	bool (*check)(const struct entity *, const struct record *, struct err *);
};

/* Returns the position of the field of that name, or -1. */
int entity_field(const struct entity *, struct text name);

/* Finds the position of the field that a name from outside says; ERR is set, with the
 * name that may be meant, when there is none.  With ID "id" is a name too, and *FIELD
 * ENTITY_ID. */
#define ENTITY_ID (-1)
bool entity_find(const struct entity *, struct text name, bool id, int *field, struct err *);

/* Returns the position of the field that holds the state, or -1. */
int entity_state(const struct entity *);

/* Does the flow have a step from the one to the other?  Returns it, or NULL. */
const struct step *entity_step(const struct entity *, struct text from, struct text to);

/* Returns the number that the ids of the kind start from: the prefix read as
 * letters of a number of base 27, times 10^13 (rec/id.h). */
int64_t entity_base(const struct entity *);

#endif
