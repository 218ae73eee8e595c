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
#include "base/io.h"
#include "base/mem.h"
#include "base/work.h"
#include "port/package.h"
#include "store/core.h"

#define PIECE ((size_t)64 << 10)
#define MARK "perron-backup"
#define HEX PACKAGE_HEX

/* Names */

/* Is it a file that holds a wing: [a-z]+.db? */
static bool
is_wing(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz");

	return n > 0 && strcmp(name + n, ".db") == 0;
}

#define FILES "files/"
#define FILES_SUM (sizeof FILES - 1 + 3) /* where in files/ab/abcd... the sum is */

/* Is it an attachment: files/ab/abcd... or files/ab/abcd....gz? */
static bool
is_file(const char *name)
{
	const char *sum = name + FILES_SUM;

	return strlen(name) >= FILES_SUM + HEX && memcmp(name, FILES, sizeof FILES - 1) == 0 &&
	    package_is_sum((struct text){ sum, HEX }) && memcmp(sum - 3, sum, 2) == 0 && sum[-1] == '/' &&
	    (sum[HEX] == '\0' || strcmp(sum + HEX, ".gz") == 0);
}

#define TEMPLATES "templates/"

/* Is it a template of the papers: templates/NAME.md? */
static bool
is_template(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789-_";
	size_t prefix = sizeof TEMPLATES - 1, n;

	if (strncmp(name, TEMPLATES, prefix) != 0)
		return false;
	n = strspn(name + prefix, letters);
	return n > 0 && n < 200 && strcmp(name + prefix + n, ".md") == 0;
}

static bool
is_name(const char *name)
{
	return is_wing(name) || is_file(name) || is_template(name);
}

/* What is in a backup */

struct contents {
	struct package package;
	const char **attached; /* sums of the attachments that the wings name */
	size_t nattached;
};

static void
contents_release(struct contents *c)
{
	package_release(&c->package);
	free(c->attached);
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
		if (!package_is_sum(sum)) {
			err_set(err, STATUS_BAD, _("%s: an attachment without sum"), name);
			break;
		}
		if ((c->nattached & (c->nattached - 1)) == 0)
			c->attached = mem_resize(c->attached,
			    c->nattached == 0 ? 1 : 2 * c->nattached, sizeof *c->attached);
		c->attached[c->nattached++] = arena_copy(&c->package.names, sum).data;
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
	struct sha256 *sum; /* of it */
	int64_t size;
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
		package_add(&m->contents.package, text_of(name));
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
		package_add(&c->package, (struct text){ buf_str(&name), name.size });
	}
	buf_release(&name);
	buf_release(&path);
	return ok;
}

/* Adds the templates that the authority has of its own. */
static bool
find_templates(struct making *m)
{
	struct buf name = { 0 }, path = { 0 };
	struct dirent **entry;
	int i, n;

	store_path(m->store, &path, TEMPLATES, "");
	n = scandir(buf_str(&path), &entry, NULL, alphasort);
	if (n < 0 && errno != ENOENT)
		err_system(m->err, "%s", buf_str(&path));
	for (i = 0; i < n; i++) {
		buf_clear(&name);
		buf_printf(&name, TEMPLATES "%s", entry[i]->d_name);
		if (is_template(buf_str(&name)))
			package_add(&m->contents.package, (struct text){ name.data, name.size });
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	buf_release(&name);
	buf_release(&path);
	return m->err->text == NULL;
}

/* Hands the bytes of the member to SINK, piece by piece. */
static bool
read_member(const char *name, bool (*sink)(const void *, size_t, void *), void *sink_arg,
    void *arg, struct err *err)
{
	struct making *m = arg;
	unsigned char *piece = mem_alloc(PIECE);
	struct buf path = { 0 };
	ssize_t n;
	bool ok;
	int fd;

	place(m, name, &path);
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
	ok = fd >= 0 || err_system(err, "%s", buf_str(&path));
	while (ok && (n = io_read(fd, piece, PIECE)) != 0) {
		if (n < 0) {
			ok = err_system(err, "%s", buf_str(&path));
			break;
		}
		ok = sink(piece, (size_t)n, sink_arg);
		m->done += n;
		m->watch->tell(m->path, m->done, m->all, m->watch->arg);
		ok = ok && work_goes_on(err);
	}
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	free(piece);
	return ok;
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

	for (i = 0; ok && i < m->contents.package.count; i++) {
		buf_clear(&path);
		place(m, m->contents.package.member[i].name, &path);
		ok = stat(buf_str(&path), &st) == 0 || err_system(m->err, "%s", buf_str(&path));
		if (ok)
			m->all += 2 * (int64_t)st.st_size;
	}
	buf_release(&path);
	return ok;
}

/* Takes the bytes of the archive. */
static bool
write_out(const void *data, size_t size, void *arg)
{
	struct making *m = arg;

	sha256_add(m->sum, data, size);
	m->size += (int64_t)size;
	return io_write(m->fd, data, size) || err_system(m->err, "%s", m->path);
}

static bool
write_archive(struct making *m, const char *path, unsigned char sum[SHA256_SIZE])
{
	struct stat st;
	bool ok;

	if (stat(m->store->dir, &st) != 0)
		return err_system(m->err, "%s", m->store->dir);
	/* For nobody who may not read the store, whatever the umask of a crontab. */
	m->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, st.st_mode & 0666);
	if (m->fd < 0)
		return err_system(m->err, "%s", m->path);
	m->sum = sha256_begin();
	ok = package_write(&m->contents.package, packing_of(m->path), read_member, m, write_out,
	    m, m->err);
	sha256_end(m->sum, sum);
	ok = ok && (fsync(m->fd) == 0 || err_system(m->err, "%s", m->path));
	return (close(m->fd) == 0 || err_system(m->err, "%s", m->path)) && ok;
}

bool
backup_make(const struct store *store, const char *path, bool replace, struct backup *backup,
    const struct watch *watch, struct err *err)
{
	struct making m = { .store = store, .path = path, .watch = watch, .err = err,
		.contents.package = { .mark = MARK, .path = path } };
	struct buf archive = { 0 };
	struct stat st;
	bool ok;

	if (!replace && lstat(path, &st) == 0)
		return err_set(err, STATUS_BAD, _("%s: is there already; --force replaces it"), path);
	ok = work_begin(&m.work, path, err) && copy_wings(&m) && find_files(&m) &&
	    find_templates(&m);
	if (ok)
		package_sort(&m.contents.package);
	ok = ok && measure(&m);
	work_path(&m.work, &archive, "archive");
	ok = ok && write_archive(&m, buf_str(&archive), backup->sum) &&
	    work_place(buf_str(&archive), path, replace, err);
	backup->members = (int64_t)m.contents.package.count + 1;
	backup->size = m.size;
	work_end(&m.work);
	contents_release(&m.contents);
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
	int64_t done;
	const struct watch *watch;
	struct err *err;
};

static bool
damaged(struct restoring *r, const char *name, const char *reason)
{
	return err_set(r->err, STATUS_BAD, "%s: %s: %s", r->path, name, reason);
}

/* The first fault is one too many. */
static bool
refuse(const char *name, const char *reason, void *arg)
{
	return damaged(arg, name, reason);
}

/* Where the bytes of a member go. */
struct landing {
	struct restoring *r;
	int fd;
};

static bool
write_bytes(const void *data, size_t size, void *arg)
{
	struct landing *l = arg;
	struct restoring *r = l->r;

	if (!io_write(l->fd, data, size))
		return err_system(r->err, "%s", r->dir);
	r->done += (int64_t)size;
	r->watch->tell(r->path, r->done, r->contents.package.size, r->watch->arg);
	return work_goes_on(r->err);
}

static bool
take_member(struct restoring *r, const struct package_member *m)
{
	const struct package_faults faults = { refuse, r };
	struct landing landing = { r, -1 };
	struct buf path = { 0 };
	int64_t size;
	bool ok;

	if (!package_expect(r->unpacker, m->name, &size, &faults, r->err))
		return false;
	work_path(&r->work, &path, m->name);
	if (!is_wing(m->name)) {
		char *slash = strrchr(path.data, '/');

		*slash = '\0';
		if (mkdir(path.data, 0777) != 0 && errno != EEXIST)
			err_system(r->err, "%s", r->dir);
		*slash = '/';
	}
	landing.fd = r->err->text == NULL ?
	    open(buf_str(&path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
	ok = landing.fd >= 0 ? package_take(m, r->unpacker, size, write_bytes, &landing, &faults,
	    r->err) : err_system(r->err, "%s", r->dir);
	if (landing.fd >= 0 && close(landing.fd) != 0)
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

	for (i = 0; ok && i < r->contents.package.count; i++) {
		const char *name = r->contents.package.member[i].name;

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
	const struct package *p = &c->package;
	size_t i, at = 0;

	sort_attached(c);
	for (i = 0; i < p->count; i++) {
		const char *name = p->member[i].name;

		if (!is_file(name))
			continue;
		if (at == c->nattached || memcmp(name + FILES_SUM, c->attached[at], HEX) > 0)
			break;
		if (memcmp(name + FILES_SUM, c->attached[at], HEX) < 0)
			return damaged(r, name, _("an attachment of no record"));
		at++;
	}
	if (at < c->nattached)
		return damaged(r, c->attached[at], _("missing"));
	return i == p->count || damaged(r, p->member[i].name, _("an attachment of no record"));
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
	for (i = 0; ok && i < r->contents.package.count; i++)
		ok = take_member(r, &r->contents.package.member[i]);
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
has_core(const struct package *p)
{
	size_t i;

	for (i = 0; i < p->count; i++)
		if (strncmp(p->member[i].name, core_wing.name, strlen(core_wing.name)) == 0 &&
		    strcmp(p->member[i].name + strlen(core_wing.name), ".db") == 0)
			return true;
	return false;
}

static bool
restore(struct restoring *r, const char *place, mode_t mode, int64_t limit)
{
	const struct package_faults faults = { refuse, r };
	bool ok = package_read(&r->contents.package, r->unpacker, is_name, limit, &faults,
	    r->err);

	ok = ok && (has_core(&r->contents.package) ||
	    damaged(r, PACKAGE_MANIFEST, _("names no core.db"))) &&
	    work_begin(&r->work, place, r->err) && unpack(r) &&
	    work_settle(&r->work, place, mode, r->err);
	work_end(&r->work);
	return ok;
}

bool
backup_restore(const char *path, const char *dir, int64_t limit, const struct watch *watch,
    struct err *err)
{
	struct restoring r = { .path = path, .dir = dir, .watch = watch, .err = err,
		.contents.package = { .mark = MARK, .path = path } };
	char *place = NULL;
	mode_t mode = 0;
	int fd;
	bool ok;

	if (!work_find(dir, &place, &mode, err))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		err_system(err, "%s", path);
	else
		r.unpacker = unpacker_begin(fd, path, err);
	ok = r.unpacker != NULL && restore(&r, place, mode, limit);
	unpacker_end(r.unpacker);
	if (fd >= 0)
		close(fd);
	contents_release(&r.contents);
	free(place);
	return ok;
}
