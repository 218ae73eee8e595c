/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/work.h"
#include "port/archive.h"
#include "store/core.h"

#define PIECE ((size_t)64 << 10)
#define MANIFEST "MANIFEST"
#define HEADER "perron-backup\t"
#define FORMAT "1"
/* What a manifest may take, in bytes: over a million attachments. */
#define MANIFEST_MOST ((int64_t)256 << 20)
#define HEX ((size_t)2 * SHA256_SIZE)

/* Names */

/* Is it a file that holds a wing: [a-z]+.db? */
static bool
is_wing(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz");

	return n > 0 && strcmp(name + n, ".db") == 0;
}

static bool
is_sum(struct text t)
{
	size_t i;

	for (i = 0; i < t.size && t.data[i] != '\0' &&
	    strchr("0123456789abcdef", t.data[i]) != NULL; i++)
		;
	return i == HEX && t.size == HEX;
}

#define FILES "files/"
#define FILES_SUM (sizeof FILES - 1 + 3) /* where in files/ab/abcd... the sum is */

/* Is it an attachment: files/ab/abcd... or files/ab/abcd....gz? */
static bool
is_file(const char *name)
{
	const char *sum = name + FILES_SUM;

	return strlen(name) >= FILES_SUM + HEX && memcmp(name, FILES, sizeof FILES - 1) == 0 &&
	    is_sum((struct text){ sum, HEX }) && memcmp(sum - 3, sum, 2) == 0 && sum[-1] == '/' &&
	    (sum[HEX] == '\0' || strcmp(sum + HEX, ".gz") == 0);
}

/* What is in a backup */

struct member {
	const char *name;
	int64_t size;
	char sum[HEX + 1];
};

struct contents {
	struct member *member;
	size_t count;
	const char **attached; /* sums of the attachments that the wings name */
	size_t nattached;
	struct arena names;
};

static void
contents_release(struct contents *c)
{
	free(c->member);
	free(c->attached);
	arena_release(&c->names);
}

static struct member *
add_member(struct contents *c, struct text name)
{
	struct member *m;

	/* Room for the next power of two, whenever one is full. */
	if ((c->count & (c->count - 1)) == 0)
		c->member = mem_resize(c->member, c->count == 0 ? 1 : 2 * c->count,
		    sizeof *c->member);
	m = &c->member[c->count++];
	*m = (struct member){ .name = arena_copy(&c->names, name).data };
	return m;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct member *)a)->name, ((const struct member *)b)->name);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the sums that the wing names; the same may come from several records. */
static bool
add_attached(struct contents *c, struct db *db, const char *name, struct err *err)
{
	struct query *q = query_begin(db, "SELECT DISTINCT sha256 FROM attachment", err);
	struct text sum;

	while (q != NULL && query_next(q, err)) {
		sum = query_text(q, 0);
		if (!is_sum(sum)) {
			err_set(err, STATUS_BAD, _("%s: an attachment without sum"), name);
			break;
		}
		if ((c->nattached & (c->nattached - 1)) == 0)
			c->attached = mem_resize(c->attached,
			    c->nattached == 0 ? 1 : 2 * c->nattached, sizeof *c->attached);
		c->attached[c->nattached++] = arena_copy(&c->names, sum).data;
	}
	query_end(q);
	return err->text == NULL;
}

static void
sort_attached(struct contents *c)
{
	size_t i, n = 0;

	if (c->nattached == 0)
		return;
	qsort(c->attached, c->nattached, sizeof *c->attached, by_text);
	for (i = 1; i < c->nattached; i++)
		if (strcmp(c->attached[i], c->attached[n]) != 0)
			c->attached[++n] = c->attached[i];
	c->nattached = n + 1;
}

/* Opens a file that must be a database of perron. */
static struct db *
open_wing(const char *path, const char *name, struct err *err)
{
	struct db *db = db_open(path, DB_WRITE, err);

	if (db == NULL || db_number(db, "PRAGMA application_id", 0, err) == SCHEMA_APPLICATION)
		return db;
	err_set(err, STATUS_BAD, _("%s: not a store of perron"), name);
	db_close(db);
	return NULL;
}

/* Making one */

struct making {
	const struct store *store;
	const char *path;
	struct work work;
	struct contents contents;
	const char *subject; /* for the one who watches */
	int64_t done, all;
	const struct watch *watch;
	int fd; /* of the archive */
	struct sha256 *sum; /* of what is read or written now */
	int64_t size;
	struct packer *packer;
	struct err *err;
};

static void
copied(int64_t done, int64_t all, void *arg)
{
	struct making *m = arg;

	m->watch->tell(m->subject, done, all, m->watch->arg);
}

/* Does the database hold nothing at all?  So it is while its first writer has
 * not committed yet. */
static bool
is_empty(struct db *db, struct err *err)
{
	return db_number(db, "SELECT count(*) FROM sqlite_schema", 0, err) == 0 &&
	    db_number(db, "PRAGMA application_id", 0, err) == 0 && err->text == NULL;
}

static bool
copy_wing(struct making *m, const char *name)
{
	struct buf from = { 0 }, to = { 0 };
	struct db *db;
	bool ok, empty = false;

	store_path(m->store, &from, name, "");
	work_path(&m->work, &to, name);
	m->subject = name;
	db = db_open(buf_str(&from), DB_READ, m->err);
	ok = db != NULL && db_copy(db, buf_str(&to), copied, m, m->err);
	db_close(db);
	db = ok ? db_open(buf_str(&to), DB_WRITE, m->err) : NULL;
	empty = db != NULL && is_empty(db, m->err);
	db_close(db);
	db = ok && !empty ? open_wing(buf_str(&to), name, m->err) : NULL;
	ok = empty || (db != NULL && add_attached(&m->contents, db, name, m->err));
	db_close(db);
	if (ok && !empty)
		add_member(&m->contents, text_of(name));
	buf_release(&from);
	buf_release(&to);
	return ok && work_goes_on(m->err);
}

/* Copies every database of the store; one that is not perron's is no reason
 * to leave out what might be a damaged wing.  Core comes last: what it is
 * referred to for by the others is there then. */
static bool
copy_wings(struct making *m)
{
	struct dirent **entry;
	struct buf core = { 0 };
	int i, n = scandir(m->store->dir, &entry, NULL, alphasort);
	bool ok = n >= 0 || err_system(m->err, "%s", m->store->dir);

	buf_printf(&core, "%s.db", core_wing.name);
	for (i = 0; i < n; i++) {
		if (ok && is_wing(entry[i]->d_name) && strcmp(entry[i]->d_name, buf_str(&core)) != 0)
			ok = copy_wing(m, entry[i]->d_name);
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	ok = ok && copy_wing(m, buf_str(&core));
	buf_release(&core);
	return ok;
}

/* Appends where the member is read: wings were copied, attachments stay the
 * same for ever. */
static void
place(const struct making *m, const char *name, struct buf *path)
{
	if (is_wing(name))
		work_path(&m->work, path, name);
	else
		store_path(m->store, path, name, "");
}

/* Adds the members that attachments are, packed or not. */
static bool
find_files(struct making *m)
{
	struct contents *c = &m->contents;
	struct buf name = { 0 }, path = { 0 };
	bool ok = true;
	size_t i;

	sort_attached(c);
	for (i = 0; ok && i < c->nattached; i++) {
		buf_clear(&name);
		buf_clear(&path);
		buf_printf(&name, FILES "%.2s/%s", c->attached[i], c->attached[i]);
		place(m, buf_str(&name), &path);
		if (access(buf_str(&path), F_OK) != 0) {
			buf_string(&name, ".gz");
			buf_string(&path, ".gz");
			ok = access(buf_str(&path), F_OK) == 0 || err_set(m->err, STATUS_BAD,
			    _("%s: missing from files/"), c->attached[i]);
		}
		add_member(c, (struct text){ buf_str(&name), name.size });
	}
	qsort(c->member, c->count, sizeof *c->member, by_name);
	buf_release(&name);
	buf_release(&path);
	return ok;
}

/* Hands the bytes of the member to SINK, piece by piece. */
static bool
read_member(struct making *m, const char *name, bool (*sink)(const void *, size_t, void *))
{
	unsigned char *piece = mem_alloc(PIECE);
	struct buf path = { 0 };
	ssize_t n;
	bool ok;
	int fd;

	place(m, name, &path);
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
	ok = fd >= 0 || err_system(m->err, "%s", buf_str(&path));
	while (ok && (n = io_read(fd, piece, PIECE)) != 0) {
		if (n < 0) {
			ok = err_system(m->err, "%s", buf_str(&path));
			break;
		}
		ok = sink(piece, (size_t)n, m);
		m->done += n;
		m->watch->tell(m->path, m->done, m->all, m->watch->arg);
		ok = ok && work_goes_on(m->err);
	}
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	free(piece);
	return ok;
}

static bool
sum_up(const void *data, size_t size, void *arg)
{
	struct making *m = arg;

	sha256_add(m->sum, data, size);
	m->size += (int64_t)size;
	return true;
}

static void
hex_sum(struct sha256 *sum, char hex[HEX + 1])
{
	unsigned char bytes[SHA256_SIZE];
	struct buf text = { 0 };

	sha256_end(sum, bytes);
	hex_print(&text, bytes, sizeof bytes);
	memcpy(hex, buf_str(&text), HEX + 1);
	buf_release(&text);
}

/* Learns how much there is to read: twice, once for the manifest and once for
 * the archive. */
static bool
measure(struct making *m)
{
	struct buf path = { 0 };
	struct stat st;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < m->contents.count; i++) {
		buf_clear(&path);
		place(m, m->contents.member[i].name, &path);
		ok = stat(buf_str(&path), &st) == 0 || err_system(m->err, "%s", buf_str(&path));
		if (ok)
			m->all += 2 * (int64_t)st.st_size;
	}
	buf_release(&path);
	return ok;
}

static bool
write_manifest(struct making *m, struct buf *manifest)
{
	size_t i;
	bool ok = true;

	buf_string(manifest, HEADER FORMAT "\n");
	for (i = 0; ok && i < m->contents.count; i++) {
		struct member *member = &m->contents.member[i];

		m->sum = sha256_begin();
		m->size = 0;
		ok = read_member(m, member->name, sum_up);
		member->size = m->size;
		hex_sum(m->sum, member->sum);
		buf_printf(manifest, "%s\t%lld\t%s\n", member->sum, (long long)member->size,
		    member->name);
	}
	return ok;
}

/* Takes the bytes of the archive. */
static bool
write_out(const void *data, size_t size, void *arg)
{
	struct making *m = arg;

	sum_up(data, size, m);
	return io_write(m->fd, data, size) || err_system(m->err, "%s", m->path);
}

static bool
pack(const void *data, size_t size, void *arg)
{
	struct making *m = arg;

	return packer_data(m->packer, data, size, m->err);
}

static bool
write_members(struct making *m, const struct buf *manifest)
{
	size_t i;
	bool ok = packer_member(m->packer, MANIFEST, (int64_t)manifest->size, m->err) &&
	    packer_data(m->packer, manifest->data, manifest->size, m->err);

	for (i = 0; ok && i < m->contents.count; i++) {
		const struct member *member = &m->contents.member[i];

		ok = packer_member(m->packer, member->name, member->size, m->err) &&
		    read_member(m, member->name, pack);
	}
	return ok;
}

static bool
write_archive(struct making *m, const char *path, const struct buf *manifest,
    unsigned char sum[SHA256_SIZE])
{
	bool ok;

	m->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (m->fd < 0)
		return err_system(m->err, "%s", m->path);
	m->sum = sha256_begin();
	m->size = 0;
	m->packer = packer_begin(packing_of(m->path), write_out, m, m->err);
	ok = m->packer != NULL && write_members(m, manifest);
	if (ok)
		ok = packer_end(m->packer, m->err);
	else
		packer_cancel(m->packer);
	sha256_end(m->sum, sum);
	ok = ok && (fsync(m->fd) == 0 || err_system(m->err, "%s", m->path));
	return (close(m->fd) == 0 || err_system(m->err, "%s", m->path)) && ok;
}

bool
backup_make(const struct store *store, const char *path, bool replace, struct backup *backup,
    const struct watch *watch, struct err *err)
{
	struct making m = { .store = store, .path = path, .watch = watch, .err = err };
	struct buf manifest = { 0 }, archive = { 0 };
	struct stat st;
	bool ok;

	if (!replace && lstat(path, &st) == 0)
		return err_set(err, STATUS_BAD, _("%s: is there already; --force replaces it"), path);
	ok = work_begin(&m.work, path, err) && copy_wings(&m) && find_files(&m) && measure(&m) &&
	    write_manifest(&m, &manifest);
	work_path(&m.work, &archive, "archive");
	ok = ok && write_archive(&m, buf_str(&archive), &manifest, backup->sum) &&
	    work_place(buf_str(&archive), path, replace, err);
	backup->members = (int64_t)m.contents.count + 1;
	backup->size = m.size;
	work_end(&m.work);
	contents_release(&m.contents);
	buf_release(&manifest);
	buf_release(&archive);
	return ok;
}

/* Restoring one */

struct restoring {
	const char *path; /* of the archive */
	const char *dir;
	struct work work;
	struct contents contents;
	struct unpacker *unpacker;
	int64_t done, all;
	const struct watch *watch;
	unsigned char *piece;
	struct err *err;
};

static bool
damaged(struct restoring *r, const char *name, const char *reason)
{
	return err_set(r->err, STATUS_BAD, "%s: %s: %s", r->path, name, reason);
}

/* Cuts what stands before the character off the front of the text. */
static bool
cut(struct text *rest, char end, struct text *part)
{
	const char *at = rest->size == 0 ? NULL : memchr(rest->data, end, rest->size);

	if (at == NULL)
		return false;
	*part = (struct text){ rest->data, (size_t)(at - rest->data) };
	*rest = (struct text){ at + 1, rest->size - part->size - 1 };
	return true;
}

/* Reads a line of the manifest.  Names rise from line to line, so that none
 * is there twice. */
static bool
take_line(struct restoring *r, struct text line, int64_t limit)
{
	struct contents *c = &r->contents;
	struct member *m;
	struct text sum, size, name;
	int64_t n;

	if (!cut(&line, '\t', &sum) || !is_sum(sum) || !cut(&line, '\t', &size) ||
	    !integer_parse(size, 0, INT64_MAX, &n))
		return damaged(r, MANIFEST, _("not a line of a sum, a size and a name"));
	name = line;
	m = add_member(c, name);
	if (strlen(m->name) != name.size || !(is_wing(m->name) || is_file(m->name)))
		return damaged(r, MANIFEST, _("a name that no backup has"));
	if (c->count > 1 && strcmp(m[-1].name, m->name) >= 0)
		return damaged(r, MANIFEST, _("not in the order of names"));
	if (n > limit - r->all)
		return err_set(r->err, STATUS_BAD, _("%s: holds more than the limit of %lld bytes"),
		    r->path, (long long)limit);
	r->all += n;
	m->size = n;
	memcpy(m->sum, sum.data, HEX);
	return true;
}

static bool
parse_manifest(struct restoring *r, struct text rest, int64_t limit)
{
	struct text line, mark = text_of(HEADER);
	bool ok = true;

	if (rest.size < mark.size || memcmp(rest.data, mark.data, mark.size) != 0 ||
	    !cut(&rest, '\n', &line))
		return damaged(r, MANIFEST, _("not that of a backup of perron"));
	if (line.size != mark.size + strlen(FORMAT) ||
	    memcmp(line.data + mark.size, FORMAT, strlen(FORMAT)) != 0)
		return damaged(r, MANIFEST, _("in a format that this perron does not know"));
	while (ok && cut(&rest, '\n', &line))
		ok = take_line(r, line, limit);
	return ok && (rest.size == 0 || damaged(r, MANIFEST, _("its last line is not whole")));
}

/* Goes to the member that must come next. */
static bool
expect(struct restoring *r, const char *wanted, int64_t *size)
{
	const char *name;

	if (unpacker_next(r->unpacker, &name, size, r->err))
		return strcmp(name, wanted) == 0 ||
		    damaged(r, name, _("not the member that must be here"));
	return r->err->text == NULL ? damaged(r, wanted, _("missing")) : false;
}

static bool
read_manifest(struct restoring *r, int64_t limit)
{
	struct buf text = { 0 };
	int64_t size;
	ssize_t n = 0;
	bool ok = expect(r, MANIFEST, &size) &&
	    (size <= MANIFEST_MOST || damaged(r, MANIFEST, _("too large")));

	while (ok && (n = unpacker_data(r->unpacker, r->piece, PIECE, r->err)) > 0)
		buf_add(&text, (const char *)r->piece, (size_t)n);
	ok = ok && n == 0 && parse_manifest(r, (struct text){ buf_str(&text), text.size }, limit);
	buf_release(&text);
	return ok;
}

/* Copies the bytes of the member into the file, and takes no more of them than
 * the manifest promised. */
static bool
take_bytes(struct restoring *r, const struct member *m, int fd)
{
	struct sha256 *sum = sha256_begin();
	int64_t left = m->size;
	char hex[HEX + 1];
	ssize_t n;
	bool ok = true;

	while (ok && (n = unpacker_data(r->unpacker, r->piece, PIECE, r->err)) > 0) {
		left -= n;
		if (left < 0)
			break;
		sha256_add(sum, r->piece, (size_t)n);
		ok = (io_write(fd, r->piece, (size_t)n) || err_system(r->err, "%s", r->dir)) &&
		    work_goes_on(r->err);
		r->done += n;
		r->watch->tell(r->path, r->done, r->all, r->watch->arg);
	}
	hex_sum(sum, hex);
	if (r->err->text != NULL)
		return false;
	return (left == 0 || damaged(r, m->name, _("of another size than the manifest says"))) &&
	    (strcmp(hex, m->sum) == 0 ||
	    damaged(r, m->name, _("of another sum than the manifest says")));
}

static bool
take_member(struct restoring *r, const struct member *m)
{
	struct buf path = { 0 };
	int64_t size;
	bool ok;
	int fd;

	if (!expect(r, m->name, &size))
		return false;
	if (size != m->size)
		return damaged(r, m->name, _("of another size than the manifest says"));
	work_path(&r->work, &path, m->name);
	if (!is_wing(m->name)) {
		char *slash = strrchr(path.data, '/');

		*slash = '\0';
		if (mkdir(path.data, 0777) != 0 && errno != EEXIST)
			err_system(r->err, "%s", r->dir);
		*slash = '/';
	}
	fd = r->err->text == NULL ?
	    open(buf_str(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
	ok = fd >= 0 ? take_bytes(r, m, fd) : err_system(r->err, "%s", r->dir);
	if (fd >= 0 && close(fd) != 0)
		ok = err_system(r->err, "%s", r->dir);
	buf_release(&path);
	return ok;
}

/* Is the database whole, and made of tables and indexes alone?  A trigger or a
 * view would run what somebody else wrote, under the name of whoever works in
 * the store. */
static bool
check_wing(struct restoring *r, struct db *db, const char *name)
{
	struct query *q = query_begin(db, "PRAGMA integrity_check(1)", r->err);
	struct text found = { 0 };

	if (q != NULL && query_next(q, r->err))
		found = query_text(q, 0);
	if (found.size != 2 || memcmp(found.data, "ok", 2) != 0)
		err_set(r->err, STATUS_BAD, _("%s: %s: damaged: %.*s"), r->path, name,
		    (int)found.size, found.data != NULL ? found.data : "");
	query_end(q);
	if (r->err->text == NULL && db_number(db, "SELECT count(*) FROM sqlite_schema"
	    " WHERE type IN ('trigger', 'view')", 0, r->err) != 0)
		damaged(r, name, _("holds triggers or views, which no wing has"));
	return r->err->text == NULL;
}

static bool
check_wings(struct restoring *r)
{
	struct buf path = { 0 };
	struct db *db;
	size_t i;
	bool ok = true;

	for (i = 0; ok && i < r->contents.count; i++) {
		const char *name = r->contents.member[i].name;

		if (!is_wing(name))
			continue;
		buf_clear(&path);
		work_path(&r->work, &path, name);
		db = open_wing(buf_str(&path), name, r->err);
		ok = db != NULL && check_wing(r, db, name) &&
		    add_attached(&r->contents, db, name, r->err);
		db_close(db);
	}
	buf_release(&path);
	return ok;
}

/* Are the attachments there, each once, that the wings name, and no others? */
static bool
check_files(struct restoring *r)
{
	struct contents *c = &r->contents;
	size_t i, at = 0;

	sort_attached(c);
	for (i = 0; i < c->count; i++) {
		const char *name = c->member[i].name;

		if (is_wing(name))
			continue;
		if (at == c->nattached || memcmp(name + FILES_SUM, c->attached[at], HEX) > 0)
			break;
		if (memcmp(name + FILES_SUM, c->attached[at], HEX) < 0)
			return damaged(r, name, _("an attachment of no record"));
		at++;
	}
	if (at < c->nattached)
		return damaged(r, c->attached[at], _("missing"));
	return i == c->count || damaged(r, c->member[i].name, _("an attachment of no record"));
}

/* Unpacks all of it into the folder at work, and has it on disk. */
static bool
unpack(struct restoring *r)
{
	struct buf path = { 0 };
	const char *name;
	int64_t size;
	size_t i;
	bool ok;
	int fd;

	work_path(&r->work, &path, "files");
	ok = mkdir(buf_str(&path), 0777) == 0 || err_system(r->err, "%s", r->dir);
	buf_release(&path);
	for (i = 0; ok && i < r->contents.count; i++)
		ok = take_member(r, &r->contents.member[i]);
	if (ok && unpacker_next(r->unpacker, &name, &size, r->err))
		ok = damaged(r, name, _("not in the manifest"));
	ok = ok && r->err->text == NULL && check_wings(r) && check_files(r);
	if (!ok)
		return false;
	fd = open(buf_str(&r->work.dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && syncfs(fd) == 0;
	if (!ok)
		err_system(r->err, "%s", r->dir);
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
has_core(const struct contents *c)
{
	size_t i;

	for (i = 0; i < c->count; i++)
		if (strncmp(c->member[i].name, core_wing.name, strlen(core_wing.name)) == 0 &&
		    strcmp(c->member[i].name + strlen(core_wing.name), ".db") == 0)
			return true;
	return false;
}

static bool
restore(struct restoring *r, const char *place, mode_t mode, int64_t limit)
{
	bool ok = read_manifest(r, limit) &&
	    (has_core(&r->contents) || damaged(r, MANIFEST, _("names no core.db"))) &&
	    work_begin(&r->work, place, r->err);

	ok = ok && unpack(r) &&
	    work_settle(&r->work, place, mode, r->err);
	work_end(&r->work);
	return ok;
}

bool
backup_restore(const char *path, const char *dir, int64_t limit, const struct watch *watch,
    struct err *err)
{
	struct restoring r = { .path = path, .dir = dir, .watch = watch, .err = err };
	char *place = NULL;
	mode_t mode = 0;
	int fd;
	bool ok = false;

	if (!work_find(dir, &place, &mode, err))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		err_system(err, "%s", path);
	else
		r.unpacker = unpacker_begin(fd, path, err);
	if (r.unpacker != NULL) {
		r.piece = mem_alloc(PIECE);
		ok = restore(&r, place, mode, limit);
		free(r.piece);
	}
	unpacker_end(r.unpacker);
	if (fd >= 0)
		close(fd);
	contents_release(&r.contents);
	free(place);
	return ok;
}
