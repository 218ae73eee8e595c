/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/ordering.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/assembly.h"
#include "base/mem.h"
#include "port/fold.h"
#include "rec/value.h"

/* How many words of the decision count. */
#define FIRST_WORDS 5

/*
 * The place of a point is the bytes of its keys, one behind the other.  Those of a
 * key end in a way of their own, so that the bytes of one point are never the
 * beginning of another's, and turning every bit around turns the order around.
 */
enum { NOTHING, LISTED, UNLISTED };

/* The lists of the assembly. */
enum list { GROUPS, CATEGORIES, CLASSIFIERS, COMMITTEES, LISTS };
static const int list_field[LISTS] = {
	[GROUPS] = ASSEMBLY_GROUPS, [CATEGORIES] = ASSEMBLY_CATEGORIES,
	[CLASSIFIERS] = ASSEMBLY_CLASSIFIERS, [COMMITTEES] = ASSEMBLY_COMMITTEES,
};
#define NO_LIST LISTS

enum manner {
	WORD,    /* as the words of the field stand */
	YES,     /* yes, then the rest */
	NAME,    /* as the list has it, then by alphabet */
	NAMES,   /* the same for several, joined by commas, of two fields */
	OPENING, /* its first words, by alphabet */
};
static const struct key {
	const char *name;
	enum manner manner;
	enum list list;
	int field, also;
	const char *unsaid; /* WORD: what no value means, NULL for nothing */
} keys[] = {
	{ "list", WORD, NO_LIST, DELIBERATION_LIST, -1, NULL },
	{ "category", NAME, CATEGORIES, DELIBERATION_CATEGORY, -1, NULL },
	{ "classifier", NAME, CLASSIFIERS, DELIBERATION_CLASSIFIER, -1, NULL },
	{ "group", NAME, GROUPS, DELIBERATION_GROUP, -1, NULL },
	{ "all-groups", NAMES, GROUPS, DELIBERATION_GROUP, DELIBERATION_ALL_GROUPS, NULL },
	{ "group-in-charge", NAMES, GROUPS, DELIBERATION_GROUP_IN_CHARGE, -1, NULL },
	{ "committee", NAMES, COMMITTEES, DELIBERATION_COMMITTEE, -1, NULL },
	{ "privacy", WORD, NO_LIST, DELIBERATION_PRIVACY, -1, NULL },
	{ "to-discuss", YES, NO_LIST, DELIBERATION_TO_DISCUSS, -1, NULL },
	{ "poll", WORD, NO_LIST, DELIBERATION_POLL, -1, NULL },
	{ "act", WORD, NO_LIST, DELIBERATION_ACT, -1, "decision" },
	{ "title", NAME, NO_LIST, DELIBERATION_TITLE, -1, NULL },
	{ "decision-words", OPENING, NO_LIST, DELIBERATION_DECISION, -1, NULL },
	{ "send-to", NAME, NO_LIST, DELIBERATION_SEND_TO, -1, NULL },
	{ "author", NAME, NO_LIST, DELIBERATION_AUTHOR, -1, NULL },
};
#define KEYS (sizeof keys / sizeof *keys)

/* Of the assemblies that give none. */
static const struct {
	const char *kind, *ordering;
} defaults[] = {
	{ "college", "list,group" }, { "permanent-bureau", "list,group" },
	{ "police-college", "list,group" }, { "board", "list,group" },
	{ NULL, "privacy,list,group" },
};

/* An entry of a list as it is compared, and its place there. */
struct entry {
	struct buf folded;
	uint32_t place;
};

struct ordering {
	struct {
		const struct key *key;
		bool reversed;
	} key[KEYS];
	size_t nkey;
	struct {
		struct entry *entry; /* by alphabet */
		size_t count;
	} list[LISTS];
};

/* Lists */

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(buf_str(&x->folded), buf_str(&y->folded));
}

/* Appends the text without regard to case and accents, nor to what is no letter
 * around and between its words. */
static void
fold_name(struct buf *out, struct text name)
{
	struct buf folded = { 0 };
	size_t start = out->size;
	struct text rest, word;

	fold(&folded, name);
	rest = (struct text){ folded.data, folded.size };
	while (text_part(&rest, ' ', &word)) {
		if (word.size > 0 && out->size > start)
			buf_char(out, ' ');
		buf_text(out, word);
	}
	buf_release(&folded);
}

static bool
read_list(struct ordering *o, enum list list, struct text names, struct err *err)
{
	struct entry *entry = NULL;
	struct text name;
	size_t count = 0, i;

	while (text_part(&names, ',', &name)) {
		struct buf folded = { 0 };

		fold_name(&folded, name);
		if (folded.size == 0)
			err_set(err, STATUS_BAD, _("an empty entry"));
		if ((count & (count - 1)) == 0)
			entry = mem_resize(entry, count == 0 ? 1 : count * 2, sizeof *entry);
		entry[count].place = (uint32_t)count;
		entry[count++].folded = folded;
	}
	if (count > 0)
		qsort(entry, count, sizeof *entry, compare_entries);
	for (i = 1; i < count; i++)
		if (compare_entries(&entry[i - 1], &entry[i]) == 0)
			err_set(err, STATUS_BAD, _("stands twice: %.*s"),
			    (int)entry[i].folded.size, entry[i].folded.data);
	o->list[list].entry = entry;
	o->list[list].count = count;
	return err->text == NULL;
}

static const struct entry *
find_entry(const struct ordering *o, enum list list, const struct buf *folded)
{
	struct entry wanted = { .folded = *folded };

	if (list == NO_LIST || o->list[list].count == 0)
		return NULL;
	return bsearch(&wanted, o->list[list].entry, o->list[list].count, sizeof wanted,
	    compare_entries);
}

/* Keys */

static void
all_keys(struct buf *names)
{
	size_t i;

	for (i = 0; i < KEYS; i++)
		buf_printf(names, "%s, ", keys[i].name);
	buf_string(names, "end");
}

static bool
no_key(struct text name, struct err *err)
{
	struct buf names = { 0 };

	all_keys(&names);
	err_set(err, STATUS_BAD, _("not one of %s: %.*s"), buf_str(&names), (int)name.size,
	    name.data);
	buf_release(&names);
	return false;
}

static bool
read_key(struct ordering *o, struct text name, struct err *err)
{
	bool reversed = name.size > 0 && name.data[0] == '-';
	struct text bare = { name.data + reversed, name.size - reversed };
	size_t at, i;

	for (at = 0; at < KEYS && !text_is(bare, keys[at].name); at++)
		;
	if (at == KEYS && text_is(bare, "end"))
		return err_set(err, STATUS_BAD, _("end stands alone"));
	if (at == KEYS)
		return no_key(name, err);
	if (reversed && keys[at].field == DELIBERATION_PRIVACY)
		return err_set(err, STATUS_BAD,
		    _("%s is not turned around: the closed part comes last"), keys[at].name);
	for (i = 0; i < o->nkey; i++)
		if (o->key[i].key == &keys[at])
			return err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)bare.size,
			    bare.data);
	o->key[o->nkey].reversed = reversed;
	o->key[o->nkey++].key = &keys[at];
	return true;
}

static struct text
default_ordering(struct text kind)
{
	size_t i;

	for (i = 0; defaults[i].kind != NULL && !text_is(kind, defaults[i].kind); i++)
		;
	return text_of(defaults[i].ordering);
}

static bool
read_keys(struct ordering *o, const struct record *assembly, struct err *err)
{
	struct text names = assembly->value[ASSEMBLY_ORDERING], name;

	if (names.data == NULL)
		names = default_ordering(assembly->value[ASSEMBLY_KIND]);
	if (text_is(names, "end"))
		return true;
	while (text_part(&names, ',', &name))
		if (!read_key(o, name, err))
			return false;
	return true;
}

struct ordering *
ordering_begin(const struct record *assembly, struct err *err)
{
	struct ordering *o = mem_zero(1, sizeof *o);
	int field = ASSEMBLY_ORDERING;
	bool ok = read_keys(o, assembly, err);
	size_t i;

	for (i = 0; i < LISTS && ok; i++) {
		field = list_field[i];
		ok = read_list(o, i, assembly->value[field], err);
	}
	if (ok)
		return o;
	err_at(err, "%s", assembly_entity.field[field].name);
	ordering_end(o);
	return NULL;
}

void
ordering_end(struct ordering *o)
{
	size_t i, j;

	if (o == NULL)
		return;
	for (i = 0; i < LISTS; i++) {
		for (j = 0; j < o->list[i].count; j++)
			buf_release(&o->list[i].entry[j].folded);
		free(o->list[i].entry);
	}
	free(o);
}

bool
ordering_check(const struct record *assembly, struct err *err)
{
	struct ordering *o = ordering_begin(assembly, err);

	ordering_end(o);
	return o != NULL;
}

bool
ordering_same(struct text name, struct text other)
{
	struct buf a = { 0 }, b = { 0 };
	bool same;

	fold_name(&a, name);
	fold_name(&b, other);
	same = strcmp(buf_str(&a), buf_str(&b)) == 0;
	buf_release(&a);
	buf_release(&b);
	return same;
}

/* Does the list, if there is any, have the name? */
static bool
has_name(const struct ordering *o, enum list list, struct text name)
{
	struct buf folded = { 0 };
	bool has;

	fold_name(&folded, name);
	has = o->list[list].count == 0 || find_entry(o, list, &folded) != NULL;
	buf_release(&folded);
	return has;
}

/* The names of one field, of which the lists of the assembly must have each. */
static bool
names_listed(const struct ordering *o, const struct key *k, int field, struct text rest,
    struct err *err)
{
	struct text name;

	while (text_part(&rest, k->manner == NAMES ? ',' : '\0', &name))
		if (!has_name(o, k->list, name))
			return err_set(err, STATUS_NO,
			    _("%s: rule assembly-list: not one of the %s of its assembly: %.*s"),
			    deliberation_entity.field[field].name,
			    assembly_entity.field[list_field[k->list]].name, (int)name.size,
			    name.data);
	return true;
}

/* The field whose names the key finds on a list, when the point has others there than
 * before; -1 when it does not. */
static int
named_field(const struct key *k, const struct text *before, const struct text *value)
{
	int field = k->also >= 0 ? k->also : k->field;

	return k->list != NO_LIST && value[field].data != NULL &&
	    (before == NULL || !text_same(before[field], value[field])) ? field : -1;
}

bool
ordering_named(const struct text *before, const struct text *value)
{
	size_t i;

	for (i = 0; i < KEYS; i++)
		if (named_field(&keys[i], before, value) >= 0)
			return true;
	return false;
}

bool
ordering_listed(const struct record *assembly, const struct text *before,
    const struct text *value, struct err *err)
{
	struct ordering *o = ordering_begin(assembly, err);
	bool ok = o != NULL;
	size_t i;

	for (i = 0; i < KEYS && ok; i++) {
		int field = named_field(&keys[i], before, value);

		if (field >= 0)
			ok = names_listed(o, &keys[i], field, value[field], err);
	}
	ordering_end(o);
	return ok;
}

void
ordering_fields(const struct ordering *o, int *field, size_t *count)
{
	size_t i;

	for (i = 0; i < o->nkey; i++) {
		field[(*count)++] = o->key[i].key->field;
		if (o->key[i].key->also >= 0)
			field[(*count)++] = o->key[i].key->also;
	}
}

/* Places */

/* The place of the word among those of the field, from 1; 0 for none. */
static char
word_place(const struct field *f, struct text word)
{
	char place = 0, i;

	for (i = 0; f->values[(size_t)i] != NULL; i++)
		if (text_is(word, f->values[(size_t)i]))
			place = (char)(i + 1);
	return place;
}

/* LISTED and the place in four bytes, or UNLISTED, the name and a byte of zero. */
static void
put_name(const struct ordering *o, enum list list, struct text name, struct buf *out)
{
	struct buf folded = { 0 };
	const struct entry *e;
	int shift;

	fold_name(&folded, name);
	e = find_entry(o, list, &folded);
	buf_char(out, e != NULL ? LISTED : UNLISTED);
	if (e != NULL)
		for (shift = 24; shift >= 0; shift -= 8)
			buf_char(out, (char)(e->place >> shift));
	else
		buf_add(out, buf_str(&folded), folded.size + 1);
	buf_release(&folded);
}

static int
compare_names(const void *a, const void *b)
{
	const struct buf *x = a, *y = b;

	return ordering_compare((struct text){ x->data, x->size },
	    (struct text){ y->data, y->size });
}

/* The names, each as above, in their order. */
static void
put_names(const struct ordering *o, const struct key *k, const struct text *value,
    struct buf *out)
{
	const int field[] = { k->field, k->also };
	struct buf *name = NULL;
	struct text rest, piece;
	size_t count = 0, i;

	for (i = 0; i < 2 && field[i] >= 0; i++) {
		rest = value[field[i]];
		while (text_part(&rest, ',', &piece)) {
			name = mem_resize(name, count + 1, sizeof *name);
			name[count] = (struct buf){ 0 };
			put_name(o, k->list, piece, &name[count++]);
		}
	}
	if (count > 0)
		qsort(name, count, sizeof *name, compare_names);
	for (i = 0; i < count; i++) {
		buf_add(out, name[i].data, name[i].size);
		buf_release(&name[i]);
	}
	buf_char(out, NOTHING);
	free(name);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static struct text
first_words(struct text t)
{
	size_t words = 0, i;

	for (i = 0; i < t.size; i++) {
		words += is_blank(t.data[i]) && i > 0 && !is_blank(t.data[i - 1]);
		if (words == FIRST_WORDS)
			break;
	}
	return (struct text){ t.data, i };
}

static void
put_key(const struct ordering *o, const struct key *k, const struct text *value,
    struct buf *out)
{
	struct text t = value[k->field];

	switch (k->manner) {
	case WORD:
		buf_char(out, word_place(&deliberation_entity.field[k->field],
		    t.data == NULL ? text_of(k->unsaid) : t));
		return;
	case YES:
		buf_char(out, text_is(t, "yes") ? 0 : 1);
		return;
	case NAMES:
		put_names(o, k, value, out);
		return;
	case OPENING:
		t = first_words(t);
		break;
	case NAME:
		break;
	}
	if (t.data == NULL)
		buf_char(out, NOTHING);
	else
		put_name(o, k->list, t, out);
}

void
ordering_place(const struct ordering *o, const struct text *value, struct buf *place)
{
	size_t i, at;

	for (i = 0; i < o->nkey; i++) {
		at = place->size;
		put_key(o, o->key[i].key, value, place);
		for (; at < place->size && o->key[i].reversed; at++)
			place->data[at] = (char)~place->data[at];
	}
}

int
ordering_compare(struct text place, struct text other)
{
	size_t size = place.size < other.size ? place.size : other.size;
	int order = size == 0 ? 0 : memcmp(place.data, other.data, size);

	return order != 0 ? order : (place.size > other.size) - (place.size < other.size);
}
