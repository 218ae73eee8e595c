/* SPDX-License-Identifier: EUPL-1.2 */
#include "portal/proof.h"

#include <string.h>

#include "base/clock.h"
#include "portal/seal.h"
#include "rec/value.h"
#include "store/files.h"

void
proof_release(struct proof *p)
{
	buf_release(&p->stamp);
	buf_release(&p->stamped);
	buf_release(&p->signer);
}

/* Computes the sum of what is published, which must be that of its stamp where it
 * has one, and appends it to STAMP. */
static bool
sum_published(struct db *db, const struct record *r, unsigned char sum[SHA256_SIZE],
    struct buf *stamp, struct err *err)
{
	struct text kept = r->value[PUBLICATION_STAMP], state = r->value[PUBLICATION_STATE];

	if (!text_is(state, "published") && !text_is(state, "archived"))
		return err_set(err, STATUS_NO, _("is %.*s: only what is published is proven"),
		    (int)state.size, state.data);
	if (!seal_sum(db, r, sum, err))
		return false;
	hex_print(stamp, sum, SHA256_SIZE);
	return kept.data == NULL || text_same(kept, (struct text){ stamp->data, stamp->size }) ||
	    err_set(err, STATUS_NO, _("stamp: is not of what is published now, %s"),
	    buf_str(stamp));
}

bool
proof_request(struct db *db, const struct record *r, struct buf *request, struct err *err)
{
	unsigned char sum[SHA256_SIZE], nonce[SHA256_SIZE];
	struct buf stamp = { 0 };
	struct sha256 *s;
	bool ok = sum_published(db, r, sum, &stamp, err);

	if (ok) {
		buf_char(&stamp, '\n');
		clock_instant(&stamp, clock_now());
		s = sha256_begin();
		sha256_add(s, stamp.data, stamp.size);
		sha256_end(s, nonce);
		timestamp_request(request, sum, nonce);
	}
	buf_release(&stamp);
	return ok;
}

static bool
store_reply(const struct store *store, struct writer *w, int64_t id, struct text reply,
    struct err *err)
{
	struct attachment a = { .name = text_of(SEAL_REPLY) };

	/* Not as one attaches: it changes nothing of what is published. */
	return files_put_bytes(store, reply.data, reply.size, &a, err) &&
	    writer_attach(w, &publication_entity, id, &a, err);
}

bool
proof_take(const struct store *store, struct writer *w, int64_t id, struct text reply,
    const char *ca, struct proof *p, struct err *err)
{
	unsigned char sum[SHA256_SIZE];
	struct record before, after;
	struct db *db = writer_look(w, err);
	bool changed;

	if (db == NULL || !writer_get(w, &publication_entity, id, &before, &after, err) ||
	    !sum_published(db, &before, sum, &p->stamp, err) ||
	    !timestamp_check(reply, sum, ca, &p->stamped, &p->signer, err) ||
	    !store_reply(store, w, id, reply, err) ||
	    !writer_get(w, &publication_entity, id, &before, &after, err))
		return false;
	after.value[PUBLICATION_STAMP] = (struct text){ p->stamp.data, p->stamp.size };
	after.value[PUBLICATION_STAMPED] = (struct text){ p->stamped.data, p->stamped.size };
	return writer_set(w, &publication_entity, &before, &after, &changed, err);
}

/* Appends the bytes; nobody else may have held more than memory does. */
static bool
append(const void *data, size_t size, void *arg)
{
	buf_add(arg, data, size);
	return true;
}

/* Reads every file of the publication, which checks its sum, and appends the bytes of
 * the last reply. */
static bool
check_files(const struct store *store, struct db *db, int64_t id, struct buf *reply,
    struct err *err)
{
	struct query *q = query_begin(db, "SELECT name, sha256 FROM attachment"
	    " WHERE record = ?1 ORDER BY position", err);
	struct buf sha256 = { 0 };
	bool ok = q != NULL;

	if (ok)
		query_bind_number(q, 1, id);
	while (ok && query_next(q, err)) {
		struct text name = query_text(q, 0);
		bool is_reply = text_is(name, SEAL_REPLY);

		buf_clear(&sha256);
		buf_text(&sha256, query_text(q, 1));
		if (is_reply)
			buf_clear(reply);
		ok = files_get(store, buf_str(&sha256), is_reply ? append : NULL, reply, err);
		if (!ok) {
			err_at(err, "%.*s", (int)name.size, name.data);
			err->status = STATUS_NO;
		}
	}
	query_end(q);
	buf_release(&sha256);
	return err->text == NULL;
}

static bool
check_reply(const struct record *r, const unsigned char sum[SHA256_SIZE], struct text reply,
    const char *ca, struct proof *p, struct err *err)
{
	struct text stamped = r->value[PUBLICATION_STAMPED];

	if (stamped.data == NULL)
		return ca == NULL || err_set(err, STATUS_NO, _("stamped: has no time-stamp"));
	return timestamp_check(reply, sum, ca, &p->stamped, &p->signer, err) &&
	    (text_is(stamped, buf_str(&p->stamped)) || err_set(err, STATUS_NO,
	    _("stamped: the time-stamp is of %s"), buf_str(&p->stamped)));
}

bool
proof_check(const struct store *store, struct db *db, const struct record *r, const char *ca,
    struct proof *p, struct err *err)
{
	unsigned char sum[SHA256_SIZE];
	struct buf reply = { 0 };
	bool ok = sum_published(db, r, sum, &p->stamp, err) &&
	    (r->value[PUBLICATION_STAMP].data != NULL || err_set(err, STATUS_NO,
	    _("stamp: has none since it was changed; a time-stamp gives it one"))) &&
	    check_files(store, db, r->id, &reply, err) &&
	    check_reply(r, sum, (struct text){ buf_str(&reply), reply.size }, ca, p, err);

	buf_release(&reply);
	return ok;
}
