/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom a text names. */
#include "assembly/sitting.h"

#include "port/fold.h"
#include "rec/id.h"
#include "rec/value.h"

/* Takes the next word off the front of a folded text. */
static bool
next_word(struct text *rest, struct text *word)
{
	while (rest->size > 0 && rest->data[0] == ' ')
		*rest = (struct text){ rest->data + 1, rest->size - 1 };
	*word = (struct text){ rest->data, 0 };
	while (word->size < rest->size && rest->data[word->size] != ' ')
		word->size++;
	*rest = (struct text){ rest->data + word->size, rest->size - word->size };
	return word->size > 0;
}

/* Are all the words of the one among those of the other? */
static bool
has_words(struct text name, struct text asked)
{
	struct text word, rest, other;
	size_t n;

	for (n = 0; next_word(&asked, &word); n++) {
		for (rest = name; next_word(&rest, &other) && !text_same(word, other); )
			;
		if (other.size == 0)
			return false;
	}
	return n > 0;
}

/* Are they the same words in the same order? */
static bool
same_words(struct text a, struct text b)
{
	struct text x, y;
	bool more, both;

	do {
		more = next_word(&a, &x);
		both = next_word(&b, &y) == more;
	} while (more && both && text_same(x, y));
	return both && !more;
}

static bool
several(const struct sitting *s, struct text asked, struct text folded, struct err *err)
{
	struct buf names = { 0 };
	size_t i;

	for (i = 0; i < s->nseat; i++)
		if (s->seat[i].sits && has_words(s->seat[i].folded, folded)) {
			buf_string(&names, names.size > 0 ? ", " : "");
			id_print(&names, s->seat[i].mandate.id);
			buf_char(&names, ' ');
			buf_text(&names, s->seat[i].mandate.value[MANDATE_PERSON]);
		}
	err_set(err, STATUS_BAD, _("a name of several members: %.*s: %s"), (int)asked.size,
	    asked.data, buf_str(&names));
	buf_release(&names);
	return false;
}

/* The only one of those who sit whose name fits; SITTING_NONE and ERR when there
 * are several. */
static size_t
named(const struct sitting *s, struct text asked, struct text folded,
    bool (*fits)(struct text name, struct text asked), struct err *err)
{
	size_t found = SITTING_NONE, i;

	for (i = 0; i < s->nseat; i++) {
		if (!s->seat[i].sits || !fits(s->seat[i].folded, folded))
			continue;
		if (found != SITTING_NONE) {
			several(s, asked, folded, err);
			return SITTING_NONE;
		}
		found = i;
	}
	return found;
}

size_t
sitting_name(const struct sitting *s, struct text asked, struct err *err)
{
	int64_t id = id_parse(asked);
	struct buf folded = { 0 };
	struct text words;
	size_t seat;

	if (id != ID_NONE) {
		seat = sitting_seat(s, id);
		if (seat == SITTING_NONE)
			err_set(err, STATUS_BAD, _("no mandate of the assembly: %.*s"),
			    (int)asked.size, asked.data);
		return seat;
	}
	fold(&folded, asked);
	words = (struct text){ buf_str(&folded), folded.size };
	seat = named(s, asked, words, same_words, err);
	if (seat == SITTING_NONE && err->text == NULL)
		seat = named(s, asked, words, has_words, err);
	if (seat == SITTING_NONE)
		err_set(err, STATUS_BAD, _("no member of the assembly of that name: %.*s"),
		    (int)asked.size, asked.data);
	buf_release(&folded);
	return seat;
}

/* The names up to and without the comma that is the Nth from the start of the
 * list; the whole list where it has not so many. */
static struct text
names_to(struct text list, size_t n)
{
	struct text t = { list.data, 0 };

	while (t.size < list.size && (list.data[t.size] != ',' || --n > 0))
		t.size++;
	return t;
}

size_t
sitting_next_name(const struct sitting *s, struct text *list, struct text *name,
    struct err *err)
{
	struct text both = names_to(*list, 2);
	struct err ignored = { 0 };
	size_t seat = SITTING_NONE;

	if (list->data == NULL)
		return seat;
	*name = names_to(*list, 1);
	if (both.size > name->size) {
		seat = sitting_name(s, both, &ignored);
		err_clear(&ignored);
	}
	if (seat != SITTING_NONE)
		*name = both;
	else
		seat = sitting_name(s, *name, err);
	*list = name->size == list->size ? (struct text){ 0 } :
	    (struct text){ list->data + name->size + 1, list->size - name->size - 1 };
	return seat;
}
