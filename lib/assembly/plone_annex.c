/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <stdlib.h>
#include <string.h>

#include "port/base64.h"
#include "port/sha256.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/files.h"
#include "store/record.h"

/* A name that can be given back on any system, in one folder. */
static struct text
file_name(struct plonemeeting *pm, struct text name)
{
	struct buf b = { 0 }, cut = { 0 };
	size_t i;

	for (i = 0; i < name.size; i++) {
		unsigned char c = (unsigned char)name.data[i];

		buf_char(&b, c < 0x20 || c == 0x7f || c == '/' || c == '\\' ? '_' : name.data[i]);
	}
	if (b.size == 0 || strcmp(buf_str(&b), ".") == 0 || strcmp(buf_str(&b), "..") == 0)
		buf_string(&b, "_");
	files_name(&cut, "", (struct text){ b.data, b.size });
	buf_release(&b);
	return plone_take(pm, &cut);
}

/* Has the record a file of that name and sum? */
static bool
is_attached(struct plonemeeting *pm, int64_t record, const struct attachment *a, bool *is,
    struct err *err)
{
	struct db *db = writer_look(pm->writer, err);
	struct query *q = db == NULL ? NULL : query_begin(db, "SELECT 1 FROM attachment"
	    " WHERE record = ?1 AND name = ?2 AND sha256 = ?3", err);

	if (q == NULL)
		return false;
	query_bind_number(q, 1, record);
	query_bind_text(q, 2, a->name);
	query_bind_text(q, 3, text_of(a->sha256));
	*is = query_next(q, err);
	query_end(q);
	return err->text == NULL;
}

static void
sum_of(const struct buf *bytes, char sum[2 * SHA256_SIZE + 1])
{
	struct sha256 *sha256 = sha256_begin();
	unsigned char raw[SHA256_SIZE];
	struct buf hex = { 0 };

	sha256_add(sha256, bytes->data, bytes->size);
	sha256_end(sha256, raw);
	hex_print(&hex, raw, sizeof raw);
	memcpy(sum, buf_str(&hex), 2 * SHA256_SIZE + 1);
	buf_release(&hex);
}

/* The file that an annex comes with. */
struct file {
	struct attachment attachment;
	struct buf bytes;
	bool there, bare; /* it has one; but only its name */
};

static bool
read_bytes(const struct json_place *p, struct file *f, struct err *err)
{
	struct text data;

	if (!json_text(p, &data, err) ||
	    (!base64_read(&f->bytes, data) && !json_refuse(p, _("not base64"), err)))
		return false;
	sum_of(&f->bytes, f->attachment.sha256);
	return true;
}

static bool
read_file(struct plonemeeting *pm, const struct json_place *o, struct text title,
    struct file *f, struct err *err)
{
	const struct field *name = &annex_entity.field[ANNEX_TITLE];
	struct json_place place, p;

	f->there = json_member(o, "file", &place);
	if (!f->there)
		return true;
	f->attachment.name = title;
	if (json_member(&place, "filename", &p) && !json_text(&p, &f->attachment.name, err))
		return false;
	f->attachment.name = file_name(pm, f->attachment.name);
	if (!plone_check(pm, &place, name, &f->attachment.name, err))
		return false;
	f->bare = !json_member(&place, "data", &p);
	return f->bare || read_bytes(&p, f, err);
}

/* Attaches the file, when its bytes are there and not attached yet; else it is only
 * named. */
static bool
store_file(struct plonemeeting *pm, int64_t annex, struct text uid, struct file *f,
    struct err *err)
{
	struct attachment *a = &f->attachment;
	bool is = false;

	if (!f->there || (!f->bare && !is_attached(pm, annex, a, &is, err)) || is)
		return err->text == NULL;
	plone_report(pm, &annex_entity, annex, f->bare ? "named" : "attached", uid,
	    (struct text){ 0 }, a->name);
	return f->bare || pm->dry ||
	    (files_put_bytes(pm->store, f->bytes.data, f->bytes.size, a, err) &&
	    writer_attach(pm->writer, &annex_entity, annex, a, err));
}

/* Has the annex files, and is that one not among them? */
static bool
is_other(struct plonemeeting *pm, int64_t annex, const struct file *f, bool *other,
    struct err *err)
{
	struct db *db;
	struct query *q;

	*other = false;
	if (annex == ID_NONE || !f->there || f->bare)
		return true;
	db = writer_look(pm->writer, err);
	q = db == NULL ? NULL : query_begin(db, "SELECT count(*), sum(name = ?2 AND sha256 = ?3)"
	    " FROM attachment WHERE record = ?1", err);
	if (q == NULL)
		return false;
	query_bind_number(q, 1, annex);
	query_bind_text(q, 2, f->attachment.name);
	query_bind_text(q, 3, text_of(f->attachment.sha256));
	*other = query_next(q, err) && query_number(q, 0) > 0 && query_number(q, 1) == 0;
	query_end(q);
	return err->text == NULL;
}

/* Takes an annex back from the public, or WITHDRAWs it altogether: then it is also no
 * longer the one that the other system means. */
static bool
take_back(struct plonemeeting *pm, int64_t id, bool withdraw, struct err *err)
{
	struct plone_target t;
	struct text *v, uid;
	const char *action;

	if (!plone_begin(pm, &t, &annex_entity, id, err))
		return false;
	v = t.after.value;
	uid = v[ANNEX_EXTERNAL];
	if (text_is(v[ANNEX_PUBLISHABLE], "yes"))
		v[ANNEX_PUBLISHABLE] = text_of("no");
	if (withdraw) {
		v[ANNEX_STATE] = text_of("withdrawn");
		v[ANNEX_EXTERNAL] = (struct text){ 0 };
	}
	if (!plone_settle(pm, &t, &action, err))
		return false;
	if (strcmp(action, "unchanged") != 0)
		plone_report(pm, &annex_entity, id, "gone", uid, (struct text){ 0 },
		    v[ANNEX_TITLE]);
	return true;
}

/* A confidential one: all that may be told of it is that it is. */
static bool
leave_out(struct plonemeeting *pm, const struct entity *e, int64_t record, int64_t id,
    struct text uid, struct err *err)
{
	const char *action = "left-out";
	struct plone_target t;

	if (id != ID_NONE) {
		if (!plone_begin(pm, &t, &annex_entity, id, err))
			return false;
		t.after.value[ANNEX_CONFIDENTIAL] = text_of("yes");
		t.after.value[ANNEX_PUBLISHABLE] = text_of("no");
		if (!plone_settle(pm, &t, &action, err))
			return false;
	}
	plone_report(pm, id == ID_NONE ? e : &annex_entity, id == ID_NONE ? record : id, action,
	    uid, (struct text){ 0 }, (struct text){ 0 });
	return true;
}

/* Whose it is, and what must go together. */
static void
settle_marks(struct plonemeeting *pm, struct text *v, const struct entity *e, int64_t record)
{
	bool of_meeting = e == &meeting_entity;

	v[of_meeting ? ANNEX_MEETING : ANNEX_DELIBERATION] = plone_id(pm, record);
	v[of_meeting ? ANNEX_DELIBERATION : ANNEX_MEETING] = (struct text){ 0 };
	if (of_meeting)
		v[ANNEX_PART] = (struct text){ 0 };
	if (text_is(v[ANNEX_CONFIDENTIAL], "yes"))
		v[ANNEX_PUBLISHABLE] = text_of("no");
	if (v[ANNEX_SIGNED].data != NULL)
		v[ANNEX_TO_SIGN] = text_of("yes");
}

static bool
store_record(struct plonemeeting *pm, const struct json_place *o, const struct entity *e,
    int64_t record, int64_t id, struct text uid, struct file *f, struct err *err)
{
	struct plone_target t;
	const char *action;
	struct text *v;
	bool other;

	if (!is_other(pm, id, f, &other, err) || (other && !take_back(pm, id, true, err)) ||
	    !plone_begin(pm, &t, &annex_entity, other ? ID_NONE : id, err))
		return false;
	v = t.after.value;
	if (!plone_fill_annex(pm, o, v, err))
		return false;
	if (v[ANNEX_TITLE].data == NULL && f->there)
		v[ANNEX_TITLE] = f->attachment.name;
	if (v[ANNEX_TITLE].data == NULL)
		return json_refuse(o, _("an annex without title"), err);
	v[ANNEX_EXTERNAL] = uid;
	settle_marks(pm, v, e, record);
	if (!plone_settle(pm, &t, &action, err)) {
		err_at(err, "%.*s", (int)uid.size, uid.data);
		return false;
	}
	plone_report(pm, &annex_entity, t.id, action, uid, (struct text){ 0 }, v[ANNEX_TITLE]);
	return store_file(pm, t.id, uid, f, err);
}

static bool
store_annex(struct plonemeeting *pm, const struct json_place *o, const struct entity *e,
    int64_t record, struct err *err)
{
	struct text uid, title = { 0 };
	bool confidential = false, ok;
	struct file f = { 0 };
	struct json_place p;
	int64_t id;

	if (!json_is_object(o))
		return json_refuse(o, _("not an object"), err);
	if (!plone_uid(pm, o, &uid, err))
		return false;
	if (plone_find(pm->annex, pm->nannex, uid) != NULL)
		return json_refuse(o, _("the same UID as an annex before it"), err);
	plone_add(&pm->annex, &pm->nannex)->uid = uid;
	if (json_member(o, "confidential", &p) && !json_yes(&p, &confidential, err))
		return false;
	id = plone_find_known(pm, &annex_entity, uid);
	if (confidential)
		return leave_out(pm, e, record, id, uid, err);
	ok = (!json_member(o, "title", &p) || json_text(&p, &title, err)) &&
	    read_file(pm, o, title, &f, err) &&
	    store_record(pm, o, e, record, id, uid, &f, err);
	buf_release(&f.bytes);
	return ok;
}

static bool
is_among(struct plonemeeting *pm, const struct json_place *list, struct text uid)
{
	struct err none = { 0 };
	struct json_place annex;
	struct text other;
	bool found = false;
	size_t i;

	for (i = 0; i < json_count(list) && !found; i++) {
		json_item(list, i, &annex);
		found = plone_uid(pm, &annex, &other, &none) && text_same(other, uid);
	}
	err_clear(&none);
	return found;
}

/* Takes back those of the record that are not in the list. */
static bool
find_gone(struct plonemeeting *pm, const struct json_place *list, const struct entity *e,
    int64_t record, struct err *err)
{
	const struct condition conditions[] = {
		{ .field = e == &meeting_entity ? ANNEX_MEETING : ANNEX_DELIBERATION,
		    .value = plone_id(pm, record) },
		{ .field = ANNEX_EXTERNAL, .comparison = UNEQUAL },
	};
	const struct selection s = { .entity = &annex_entity, .condition = conditions,
		.ncondition = 2 };
	struct db *db = writer_look(pm->writer, err);
	struct record *annex;
	size_t count, i;
	bool ok = db != NULL && records_read(db, &s, &pm->arena, &annex, &count, err);

	if (!ok)
		return false;
	for (i = 0; i < count && ok; i++)
		if (!is_among(pm, list, annex[i].value[ANNEX_EXTERNAL]))
			ok = take_back(pm, annex[i].id, false, err);
	free(annex);
	return ok;
}

bool
plone_annexes(struct plonemeeting *pm, const struct json_place *o, const struct entity *e,
    int64_t record, struct err *err)
{
	struct json_place list, annex;
	size_t i;

	if (!json_member(o, "extra_include_annexes", &list))
		return true;
	if (!json_is_array(&list))
		return json_refuse(&list, _("not an array"), err);
	for (i = 0; i < json_count(&list); i++) {
		json_item(&list, i, &annex);
		if (!store_annex(pm, &annex, e, record, err))
			return false;
	}
	return find_gone(pm, &list, e, record, err);
}
