/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_WORDS_H
#define PERRON_ASSEMBLY_WORDS_H

#include <stdbool.h>

#include "base/buf.h"

/* Words of papers that their templates (share/templates) cannot say, because
 * they depend on the data, in the language of the authority.  Papers are acts,
 * not messages: they do not follow the locale of who prints them. */

/* Returns the name of the municipal council (Conseil communal) in the language
 * (fr, nl, de, en), of French for another. */
const char *words_council(const char *language);

/* Returns the name of an office (a word of mandate.role), held by one or by MANY, by WOMEN
 * alone or not (Échevin, Échevins, Échevine, Échevines); the word itself where it is not
 * known. */
const char *words_office(const char *language, struct text role, bool women, bool many);

/* Returns the form of an office that was typed in both ("échevin|échevine"), the text
 * itself when it has but one. */
struct text words_form(struct text, bool woman);

/* Returns how a person of that gender (a word of mandate.gender) is addressed: on an
 * envelope (Madame), in a list of names (Mme), at the head of a letter (Madame); "" for x
 * and for no value. */
enum civility { CIVILITY_ADDRESS, CIVILITY_NAME, CIVILITY_LETTER };
const char *words_civility(const char *language, struct text gender, enum civility);

/* Returns what an adviser says (a word of advice.opinion), as it stands behind
 * "avis" in French, and behind a colon in the others. */
const char *words_opinion(const char *language, struct text opinion);

/* Returns a state of a record of that kind (meeting) in words: gelée; the state itself
 * where it is not known, as a level of an assembly is not. */
struct text words_state(const char *language, const char *kind, struct text state);

/* Returns the words that stand on papers for what is masked (TEXTE MASQUÉ). */
const char *words_masked(const char *language);

/* Appends an amount of money ("1234.50") with its thousands apart: 1.234,50. */
void words_amount(struct buf *, const char *language, struct text amount);

#endif
