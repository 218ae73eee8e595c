/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_WORDS_H
#define PERRON_ASSEMBLY_WORDS_H

/* What the papers of an assembly say, in the language of the authority.  They
 * are acts, not messages: they do not follow the locale of who prints them. */
struct words {
	const char *language;
	const char *council;    /* the municipal council (conseil communal) */
	const char *meeting;    /* a sitting that has no name of its own */
	const char *of, *at;    /* "Séance" du lundi 23 mars 2026 à 19 heures */
	const char *agenda;
	const char *call[3];    /* which convocation it is; nothing for the first */
	const char *convened;   /* the sentence that convenes */
	const char *part[2];    /* the public part, and the closed one (huis clos) */
	const char *closed;     /* a point of the closed part that says no more */
	const char *list[3];    /* before a point, by its list: normal, late, urgent */
	const char *none;       /* an agenda without a point */
};

/* Returns the words of the language (fr, nl, de, en), of French for another. */
const struct words *words_of(const char *language);

#endif
