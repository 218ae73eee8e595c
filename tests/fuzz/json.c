/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON: lines of records, whole documents, and texts that are written. */
#include "port/json.h"

#include "base/utf8.h"
#include "fuzz.h"
#include "rec/tsv.h"
#include "rec/value.h"

/* Writes the pairs over again, and reads the same. */
static void
line(struct text t)
{
	struct json_pair *pair, *same;
	struct arena arena = { 0 };
	struct buf written = { 0 };
	struct err err = { 0 };
	int n = json_object_read(t, &pair, &arena, &err), i;

	must((n < 0) == (err.text != NULL));
	buf_char(&written, '{');
	for (i = 0; i < n; i++) {
		buf_string(&written, i > 0 ? "," : "");
		json_quote(&written, pair[i].name);
		buf_char(&written, ':');
		if (pair[i].value.data == NULL)
			buf_string(&written, "null");
		else
			json_quote(&written, pair[i].value);
	}
	buf_char(&written, '}');
	if (n >= 0)
		must(json_object_read(contents(&written), &same, &arena, &err) == n);
	for (i = 0; i < n; i++)
		must(text_same(pair[i].name, same[i].name) &&
		    text_same(pair[i].value, same[i].value));
	err_clear(&err);
	arena_release(&arena);
	buf_release(&written);
}

static void
look(const struct json_place *place)
{
	struct json_place inner;
	struct err err = { 0 };
	struct text text;
	int64_t n;
	bool yes;
	size_t i;

	if (json_text(place, &text, &err))
		must(utf8_valid(text) == text.size);
	json_whole(place, &n, &err);
	json_yes(place, &yes, &err);
	err_clear(&err);
	if (json_member(place, "items", &inner))
		look(&inner);
	if (json_member(place, "@id", &inner))
		look(&inner);
	for (i = 0; json_is_array(place) && i < json_count(place); i++) {
		json_item(place, i, &inner);
		look(&inner);
	}
}

static void
fuzz(struct text t)
{
	struct json_document *document;
	struct json_place top;
	struct err err = { 0 };

	line(t);
	document = json_read(t, &top, &err);
	must((document == NULL) == (err.text != NULL));
	if (document != NULL)
		look(&top);
	json_end(document);
	err_clear(&err);
}
