/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PAPER_REDACT_H
#define PERRON_PAPER_REDACT_H

#include "base/arena.h"
#include "base/err.h"

/*
 * What is personal in a text is marked [[like this]], in double brackets: they
 * are typed as they are read, in titles, texts and names of files alike, no act
 * has them otherwise, and a line of TSV or JSON keeps them.  Who may read it all
 * sees the text without the marks; in what is published TEXTE MASQUÉ stands in
 * its place, and nowhere else may the same words survive.
 */
#define REDACTED "TEXTE MASQUÉ"

struct redaction {
	bool mask; /* or else the marks go and the words stay */
	const char *instead; /* of what is masked; NULL: REDACTED */
	struct masked *masked;
	size_t nmasked;
	struct arena arena;
};

/* Appends the text, masked or without marks; remembers what was masked, and the
 * PLACE, which messages name.  False with the reason in ERR, the place in front:
 * marks that do not close on their line, close what is not open, stand in one
 * another, or mark nothing. */
bool redact(struct redaction *, struct text, const char *place, struct buf *out,
    struct err *);

/* Returns the words that stand for what is masked. */
struct text redact_instead(const struct redaction *);

/* The same for rows, which cannot be refused: appends the text masked; a mark that does
 * not close is taken to close where its line ends, and one in another to be part of it.  redact_note()
 * remembers what is marked there; redact_bare() takes the marks alone away. */
void redact_mask(struct buf *, struct text);
void redact_bare(struct buf *, struct text);
void redact_note(struct redaction *, struct text, const char *place);

/* Remembers too what another has masked, which must outlive it. */
void redact_also(struct redaction *, const struct redaction *other);

/*
 * Looks for what was masked in all that is to be published, and tells in which
 * line of it (from 1) the first that survives is, and where that was masked.
 * Capitals, accents, and what stands between the words make no difference, nor
 * whether there is anything between them; the words may go over the end of a
 * line, and the last of them may stand first (a name and its surname).  Words
 * like Madame at their beginning do not count.  False when nothing survives.
 */
bool redact_survives(const struct redaction *, struct text all, size_t *line,
    const char **place);

void redact_release(struct redaction *);

#endif
