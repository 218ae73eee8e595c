/* SPDX-License-Identifier: EUPL-1.2 */
/* Fields of lines of TSV and CSV: what was read, written and read again is the same. */
#include "rec/tsv.h"

#include "fuzz.h"
#include "rec/value.h"

typedef bool reader(struct text *, struct text *, struct arena *, struct err *);
typedef void writer(struct buf *, struct text);

static void
tsv_put(struct buf *out, struct text field)
{
	tsv_escape(out, field, '\t');
}

static void
csv_put(struct buf *out, struct text field)
{
	csv_quote(out, field);
	buf_char(out, ',');
}

static bool
csv_take(struct text *rest, struct text *field, struct arena *arena, struct err *err)
{
	return csv_next(rest, ',', field, arena, err);
}

static void
go(struct text t, reader *next, writer *put)
{
	struct text field, rest, same;
	struct arena arena = { 0 };
	struct buf written = { 0 };
	struct err err = { 0 };

	while (next(&t, &field, &arena, &err)) {
		buf_clear(&written);
		put(&written, field);
		rest = contents(&written);
		must(next(&rest, &same, &arena, &err) && text_same(field, same));
		must(rest.data != NULL && rest.size == 0);
	}
	must(t.data == NULL || err.text != NULL);
	err_clear(&err);
	arena_release(&arena);
	buf_release(&written);
}

static void
fuzz(struct text t)
{
	go(t, tsv_next, tsv_put);
	go(t, csv_take, csv_put);
}
