/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_STORE_SEARCH_H
#define PERRON_STORE_SEARCH_H

#include "rec/entity.h"
#include "store/db.h"

/* The full-text index of a wing: rowid is the id of the record, words are the
 * folded texts of its searched fields. */

/* Put the words (?2) of a record (?1) into it, and take them out: those that went in. */
#define SEARCH_ADD "INSERT INTO search (rowid, words) VALUES (?1, ?2)"
#define SEARCH_DROP "INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)"

/* Appends the words of the record as the index keeps them. */
void search_words(struct buf *, const struct entity *, const struct record *);

/* Returns the ids of the records of the kind that have all of the words, the
 * newest first, as rows of one column; NULL with the reason in ERR.
 * query_end() gives it back. */
struct query *search_begin(struct db *, const struct entity *, struct text words,
    struct err *);

/* Appends the query that finds records with all of the words; a word that
 * ends in * stands for all that begin so.  False when there is no word. */
bool search_query(struct buf *, struct text words);

#endif
