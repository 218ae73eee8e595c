/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/tsv.h"

/* A row is written when it has grown beyond this, in bytes. */
#define FULL ((size_t)60 << 10)

struct audit {
	struct query *last, *insert;
	struct audit_row row; /* the one being filled */
	struct buf change;
	unsigned char hash[SHA256_SIZE]; /* of the last row */
};

struct audit *
audit_begin(struct db *db, const char *actor, const char *command, struct err *err)
{
	struct audit *a = mem_zero(1, sizeof *a);

	a->row = (struct audit_row){ .actor = text_of(actor), .command = text_of(command) };
	a->last = query_begin(db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", err);
	if (a->last != NULL)
		a->insert = query_begin(db, "INSERT INTO audit (seq, at, actor, command,"
		    " change, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", err);
	if (a->insert == NULL) {
		audit_end(a);
		return NULL;
	}
	return a;
}

bool
audit_enter(struct audit *a, const char *at, struct err *err)
{
	a->row.at = text_of(at);
	a->row.seq = 1;
	if (query_next(a->last, err)) {
		struct text hash = query_text(a->last, 1);

		a->row.seq = query_number(a->last, 0);
		if (a->row.seq < 1 || a->row.seq == INT64_MAX)
			return err_set(err, STATUS_BAD, _("audit row %lld: run store-check"),
			    (long long)a->row.seq);
		a->row.seq++;
		if (hash.size == SHA256_SIZE)
			memcpy(a->hash, hash.data, SHA256_SIZE);
	}
	query_reset(a->last);
	return err->text == NULL;
}

void
audit_end(struct audit *a)
{
	if (a == NULL)
		return;
	query_end(a->last);
	query_end(a->insert);
	buf_release(&a->change);
	free(a);
}

int64_t
audit_record(struct audit *a, int64_t id, int64_t previous, struct err *err)
{
	if (a->change.size >= FULL && !audit_flush(a, err))
		return 0;
	id_print(&a->change, id);
	buf_char(&a->change, '\t');
	if (previous != 0)
		buf_integer(&a->change, previous, 1);
	buf_char(&a->change, '\n');
	return a->row.seq;
}

void
audit_field(struct audit *a, const char *field, struct text before, struct text after)
{
	struct buf *b = &a->change;

	buf_char(b, '\t');
	buf_string(b, field);
	buf_char(b, '\t');
	tsv_escape(b, before, '\t');
	tsv_escape(b, after, '\n');
}

static void
hash_text(struct sha256 *sum, struct text t)
{
	sha256_add(sum, t.data, t.size);
	sha256_add(sum, "\n", 1);
}

void
audit_hash(const struct audit_row *row, const unsigned char before[SHA256_SIZE],
    unsigned char hash[SHA256_SIZE])
{
	struct sha256 *sum = sha256_begin();
	struct buf seq = { 0 };

	buf_integer(&seq, row->seq, 1);
	sha256_add(sum, before, SHA256_SIZE);
	hash_text(sum, (struct text){ seq.data, seq.size });
	hash_text(sum, row->at);
	hash_text(sum, row->actor);
	hash_text(sum, row->command);
	sha256_add(sum, row->change.data, row->change.size);
	sha256_end(sum, hash);
	buf_release(&seq);
}

bool
audit_flush(struct audit *a, struct err *err)
{
	unsigned char hash[SHA256_SIZE];

	if (a->change.size == 0)
		return true;
	a->row.change = (struct text){ a->change.data, a->change.size };
	audit_hash(&a->row, a->hash, hash);
	memcpy(a->hash, hash, SHA256_SIZE);
	query_bind_number(a->insert, 1, a->row.seq);
	query_bind_text(a->insert, 2, a->row.at);
	query_bind_text(a->insert, 3, a->row.actor);
	query_bind_text(a->insert, 4, a->row.command);
	query_bind_text(a->insert, 5, a->row.change);
	query_bind_bytes(a->insert, 6, a->hash, SHA256_SIZE);
	a->row.seq++;
	if (!query_run(a->insert, err))
		return false;
	buf_clear(&a->change);
	return true;
}
