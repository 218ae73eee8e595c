/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_VALUE_H
#define PERRON_REC_VALUE_H

#include "base/arena.h"
#include "rec/entity.h"

/* An agenda number a.b is kept as a * ITEM_UNIT + b, so that 2.10 follows 2.9. */
#define ITEM_UNIT 1000

/* The values of fields: canonical text outside, text or a whole number in the
 * store. */

/* Checks what came from outside against the field's type and puts it in its
 * canonical form, which is the same text or one owned by the arena.  An empty
 * text becomes no value.  False with the reason in ERR (without the field's
 * name): not UTF-8, a control character, not a date, not one of the words. */
bool value_check(const struct field *, struct text *value, struct arena *, struct err *);

/* Is it a word as enumerations have them: lower-case letters and digits, a letter
 * first, with hyphens between? */
bool word_is(struct text);

/* Is the field a whole number in the store? */
bool value_whole(const struct field *);

/* Returns the whole number of a canonical value of such a field. */
int64_t value_encode(const struct field *, struct text);

/* Appends the canonical text of such a number. */
void value_print(struct buf *, const struct field *, int64_t);

/* Returns that text, owned by the arena. */
struct text value_text(const struct field *, int64_t, struct arena *);

/* The same text?  No value equals only no value. */
bool text_same(struct text, struct text);

/* Does the text equal the string, begin with it? */
bool text_is(struct text, const char *string);
bool text_begins(struct text, const char *string);

/* Is the word one of the list, which is joined by commas? */
bool listed(struct text list, struct text word);

#endif
