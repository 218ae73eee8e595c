/* SPDX-License-Identifier: EUPL-1.2 */
#include "portal/seal.h"

#include "paper/redact.h"
#include "rec/id.h"
#include "rec/tsv.h"
#include "rec/value.h"

/* Is the field part of what is published? */
static bool
sealed(size_t field)
{
	return field != PUBLICATION_STATE && field != PUBLICATION_PUBLISH_ON &&
	    field != PUBLICATION_ARCHIVE_ON && field != PUBLICATION_STAMP &&
	    field != PUBLICATION_STAMPED;
}

/* Appends the value as the last of a line. */
static void
add_value(struct buf *out, struct text value)
{
	struct buf masked = { 0 };

	redact_mask(&masked, value);
	tsv_escape(out, (struct text){ buf_str(&masked), masked.size }, '\n');
	buf_release(&masked);
}

static bool
add_files(struct buf *out, struct db *db, int64_t id, struct err *err)
{
	struct query *q = query_begin(db, "SELECT sha256, name FROM attachment"
	    " WHERE record = ?1 AND name <> ?2 ORDER BY position", err);

	if (q != NULL) {
		query_bind_number(q, 1, id);
		query_bind_text(q, 2, text_of(SEAL_REPLY));
	}
	while (q != NULL && query_next(q, err)) {
		buf_string(out, "file\t");
		buf_text(out, query_text(q, 0));
		buf_char(out, '\t');
		add_value(out, query_text(q, 1));
	}
	query_end(q);
	return err->text == NULL;
}

bool
seal_text(struct db *db, const struct record *r, struct buf *out, struct err *err)
{
	size_t i;

	buf_string(out, "perron-publication\t1\nid\t");
	id_print(out, r->id);
	buf_char(out, '\n');
	for (i = 0; i < PUBLICATION_FIELDS; i++)
		if (sealed(i) && r->value[i].data != NULL) {
			buf_string(out, publication_entity.field[i].name);
			buf_char(out, '\t');
			add_value(out, r->value[i]);
		}
	return add_files(out, db, r->id, err);
}

bool
seal_sum(struct db *db, const struct record *r, unsigned char sum[SHA256_SIZE],
    struct err *err)
{
	struct sha256 *s;
	struct buf text = { 0 };
	bool ok = seal_text(db, r, &text, err);

	if (ok) {
		s = sha256_begin();
		sha256_add(s, text.data, text.size);
		sha256_end(s, sum);
	}
	buf_release(&text);
	return ok;
}

bool
seal_differs(const struct record *a, const struct record *b)
{
	size_t i;

	for (i = 0; i < PUBLICATION_FIELDS; i++)
		if (sealed(i) && !text_same(a->value[i], b->value[i]))
			return true;
	return false;
}
