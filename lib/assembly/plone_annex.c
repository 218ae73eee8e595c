/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <string.h>

#include "port/base64.h"
#include "port/sha256.h"
#include "store/files.h"

/* A name that can be given back on any system, in one folder. */
static struct text
file_name(struct plonemeeting *pm, struct text name)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < name.size; i++) {
		unsigned char c = (unsigned char)name.data[i];

		buf_char(&b, c < 0x20 || c == 0x7f || c == '/' || c == '\\' ? '_' : name.data[i]);
	}
	if (b.size == 0 || strcmp(buf_str(&b), ".") == 0 || strcmp(buf_str(&b), "..") == 0)
		buf_string(&b, "_");
	return plone_take(pm, &b);
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

static bool
attach(struct plonemeeting *pm, const struct entity *e, int64_t record, struct attachment *a,
    const struct buf *bytes, const char **action, struct err *err)
{
	bool is;

	sum_of(bytes, a->sha256);
	if (!is_attached(pm, record, a, &is, err))
		return false;
	*action = is ? "unchanged" : "attached";
	if (is || pm->dry)
		return true;
	return files_put_bytes(pm->store, bytes->data, bytes->size, a, err) &&
	    writer_attach(pm->writer, e, record, a, err);
}

/* Attaches the file, when its bytes are there; else it is only named. */
static bool
store_file(struct plonemeeting *pm, const struct json_place *file, const struct entity *e,
    int64_t record, struct text title, struct text uid, struct err *err)
{
	struct attachment a = { 0 };
	const char *action = "named";
	struct buf bytes = { 0 };
	struct json_place p;
	struct text data;
	bool ok = true;

	a.name = title;
	if (json_member(file, "filename", &p) && !json_text(&p, &a.name, err))
		return false;
	a.name = file_name(pm, a.name);
	if (!plone_check(pm, file, &deliberation_entity.field[DELIBERATION_TITLE], &a.name, err))
		return false;
	if (json_member(file, "data", &p)) {
		ok = json_text(&p, &data, err) &&
		    (base64_read(&bytes, data) || json_refuse(&p, _("not base64"), err)) &&
		    attach(pm, e, record, &a, &bytes, &action, err);
	}
	buf_release(&bytes);
	if (ok && strcmp(action, "unchanged") != 0)
		plone_report(pm, e, record, action, uid, (struct text){ 0 }, a.name);
	return ok;
}

static bool
is_yes(const struct json_place *o, const char *name, bool *yes, struct err *err)
{
	struct json_place p;

	*yes = false;
	return !json_member(o, name, &p) || json_yes(&p, yes, err);
}

static bool
store_annex(struct plonemeeting *pm, const struct json_place *o, const struct entity *e,
    int64_t record, struct err *err)
{
	bool publishable, confidential;
	struct text uid, title = { 0 };
	struct json_place p;

	if (!json_is_object(o))
		return json_refuse(o, _("not an object"), err);
	if (!plone_uid(pm, o, &uid, err) || !is_yes(o, "publishable", &publishable, err) ||
	    !is_yes(o, "confidential", &confidential, err))
		return false;
	if (!publishable || confidential) {
		/* Its title may be what is confidential about it. */
		plone_report(pm, e, record, "left-out", uid, (struct text){ 0 }, (struct text){ 0 });
		return true;
	}
	if (json_member(o, "title", &p) && !json_text(&p, &title, err))
		return false;
	return !json_member(o, "file", &p) || store_file(pm, &p, e, record, title, uid, err);
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
	return true;
}
