/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PAPERS_H
#define PERRON_ASSEMBLY_PAPERS_H

#include "assembly/opinions.h"
#include "assembly/sitting.h"
#include "paper/data.h"
#include "paper/redact.h"

/*
 * What the papers of an assembly are made of: the data that its templates are
 * filled with (perron-template(5) has the names), from a sitting that was read.
 * It is in the language of the authority.  The data are the arena's, and use the
 * texts of the sitting, which must outlive them.
 */
struct papers {
	const struct authority *authority;
	day_t today;
	/* Of the points: which parts of the meeting, and whether the titles of the
	 * closed part (huis clos) are told. */
	bool open, closed, told;
	bool drafts; /* may a point that is not decided be printed by itself? */
	bool urgent; /* is the meeting called in less time than the law asks for? */
	bool held; /* is it told how the meeting went?  Else nobody came and voted */
	struct db *db; /* where the advices on points are read; NULL: none are told */
	struct opinions opinions;
	struct redaction redaction; /* how the texts of points are taken */
	struct arena arena;
};

/* Which papers may see what. */
enum audience {
	AUDIENCE_MEMBERS, /* all of it */
	AUDIENCE_DOOR,    /* the closed part without its titles, the rest masked */
	AUDIENCE_PUBLIC,  /* the public part alone, masked */
};

/* Begins papers of that audience, of how the meeting went; papers_release() ends
 * them. */
void papers_begin(struct papers *, const struct authority *, day_t today, enum audience);
void papers_release(struct papers *);

/*
 * Returns the data of a meeting: authority, assembly, meeting, parts and their
 * points, who was present, signatures.  NULL with the reason in ERR.
 */
struct data *papers_meeting(struct papers *, const struct sitting *, struct err *);

/* The same without the parts, and with the one point; who was present is told as
 * of that point.  STATUS_NO when it is of a part that the audience may not see, or
 * not decided. */
struct data *papers_point(struct papers *, const struct sitting *, size_t point,
    struct err *);

/* Is the member called to the meeting, having a vote there? */
bool papers_calls(const struct sitting *, size_t seat);

/* The same without the parts, and with how each member votes on each point by name, as
 * tables: to be filled in where nobody has voted yet.  Points that are not voted on, or by
 * secret ballot, have no column. */
struct data *papers_votes(struct papers *, const struct sitting *);

/* The same as papers_meeting() without the parts, and with those who are called. */
struct data *papers_members(struct papers *, const struct sitting *);

/* The same as papers_meeting(), for a letter to the member. */
struct data *papers_letter(struct papers *, const struct sitting *, size_t seat,
    struct err *);

/* Returns the data of one paper on what has to be done after the decisions of meetings of
 * the same assembly: authority, assembly, and group by group, in the order of their names,
 * the points that say so.  NULL with the reason in ERR. */
struct data *papers_followed(struct papers *, struct sitting *const *, size_t count,
    struct err *);

/* Returns the data of one paper about meetings of the same assembly, of which FIRST
 * is one: authority, assembly, and these as a list. */
struct data *papers_together(struct papers *, const struct sitting *first,
    struct data *const *meeting, size_t count);

#endif
