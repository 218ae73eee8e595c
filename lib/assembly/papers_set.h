/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_PAPERS_SET_H
#define PERRON_ASSEMBLY_PAPERS_SET_H

#include "assembly/papers.h"
#include "assembly/presence.h"

/*
 * How the data of papers (papers.h) is put together, by papers.c, papers_people.c and
 * papers_point.c: each function gives names of the map their values, in the words of the
 * authority's language.
 */

void papers_set_text(struct papers *, struct data *map, const char *name, struct text);
void papers_set_yes(struct papers *, struct data *map, const char *name, bool);

/* Gives the name a copy of what the buffer holds, and empties that. */
void papers_set_buf(struct papers *, struct data *map, const char *name, struct buf *);

/* The day and the time of day in words; nothing for none. */
void papers_set_day(struct papers *, struct data *map, const char *name, day_t);
void papers_set_time(struct papers *, struct data *map, const char *name, struct text time);

/* The lines of a text, as a list. */
void papers_set_lines(struct papers *, struct data *map, const char *name, struct text);

/* The field of the record, a text that was typed, masked or without marks; PROSE makes
 * Markdown of it.  False with the reason and the place in ERR. */
bool papers_set_redacted(struct papers *, struct data *map, const char *name,
    const struct entity *, const struct record *, int field, bool prose, struct err *);

/* A list, and has-NAME whether there is anything in it: what stands before the first of a
 * list stands there once. */
void papers_set_list(struct papers *, struct data *map, const char *name, struct data *list);

/* Who is named.  A point may be SITTING_NONE: then it is about the meeting. */

/* Return the gender and the name of a member as they are recorded. */
struct text papers_gender(const struct sitting *, size_t seat);
struct text papers_person(const struct sitting *, size_t seat);
bool papers_is_woman(const struct sitting *, size_t seat);

/* Returns the office of a member at the point, as women hold it or not, one or MANY. */
struct text papers_office(struct papers *, const struct sitting *, size_t point, size_t seat,
    bool women, bool many);

/* Who was there, and how the others were not, at the point or on the whole. */
void papers_set_presence(struct papers *, const struct sitting *, struct data *map,
    size_t point);

/* Who left and who came in before the point. */
void papers_set_moves(struct papers *, const struct sitting *, struct data *map,
    size_t point);

/* Who signs at the point or the meeting, by number.  Where nobody is said to, those whom
 * the law asks of a commune: the mayor, and the director general who countersigns (CDLD
 * L1132-1 and L1132-3); where no mayor sits, the president. */
void papers_set_signatures(struct papers *, const struct sitting *, struct data *map,
    size_t point);

/* Is it the state of a point that was accepted, as it was or otherwise? */
bool papers_is_adopted(struct text state);

/* All that is told of a point: its texts, what became of it, votes, annexes, advices.
 * False with the reason in ERR. */
bool papers_set_point(struct papers *, const struct sitting *, struct data *map, size_t point,
    struct err *);

#endif
