/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/search.h"

#include "port/fold.h"
#include "rec/id.h"

void
search_words(struct buf *words, const struct entity *e, const struct record *r)
{
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if ((e->field[i].flags & FIELD_SEARCHED) && r->value[i].data != NULL) {
			if (words->size > 0)
				buf_char(words, ' ');
			fold(words, r->value[i]);
		}
}

/* Adds one folded word of the user's, which may have become several. */
static bool
add_words(struct buf *query, struct text folded, bool begins)
{
	size_t at = 0, start;
	bool any = false;

	while (at < folded.size) {
		if (folded.data[at] == ' ') {
			at++;
			continue;
		}
		for (start = at; at < folded.size && folded.data[at] != ' '; at++)
			;
		buf_string(query, query->size > 0 ? " AND \"" : "\"");
		buf_add(query, folded.data + start, at - start);
		buf_char(query, '"');
		any = true;
	}
	if (any && begins)
		buf_string(query, " *");
	return any;
}

bool
search_query(struct buf *query, struct text words)
{
	struct buf folded = { 0 };
	size_t at = 0, start;
	bool any = false;

	while (at < words.size) {
		for (start = at; at < words.size && words.data[at] != ' '; at++)
			;
		if (at > start) {
			buf_clear(&folded);
			fold(&folded, (struct text){ words.data + start, at - start });
			any |= add_words(query, (struct text){ folded.data, folded.size },
			    words.data[at - 1] == '*');
		}
		at++;
	}
	buf_release(&folded);
	return any;
}

struct query *
search_begin(struct db *db, const struct entity *e, struct text words, struct err *err)
{
	struct buf match = { 0 };
	struct query *q = NULL;

	if (!search_query(&match, words))
		err_set(err, STATUS_BAD, _("no word to search for: %.*s"), (int)words.size,
		    words.data);
	else
		q = query_begin(db, "SELECT rowid FROM search WHERE search MATCH ?1"
		    " AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC", err);
	if (q != NULL) {
		query_keep_text(q, 1, (struct text){ match.data, match.size });
		query_bind_number(q, 2, entity_base(e));
		query_bind_number(q, 3, entity_base(e) + ID_PREFIX);
	}
	buf_release(&match);
	return q;
}
