/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "port/gzip.h"
#include "port/sha256.h"

#define PIECE ((size_t)64 << 10)
/* Smaller files are not worth the time of packing. */
#define WORTH 512

/* An ending that is longer is none. */
#define LONGEST_ENDING 16

void
files_name(struct buf *b, const char *prefix, struct text name)
{
	const char *dot = name.size == 0 ? NULL : memrchr(name.data, '.', name.size);
	struct text ending = { name.data + name.size, 0 };
	size_t room = FILES_NAME - strlen(prefix), stem = name.size;

	if (dot != NULL && name.data + name.size - dot <= LONGEST_ENDING)
		ending = (struct text){ dot, (size_t)(name.data + name.size - dot) };
	if (name.size > room)
		for (stem = room - ending.size; stem > 0 &&
		    ((unsigned char)name.data[stem] & 0xc0) == 0x80; stem--)
			;
	buf_string(b, prefix);
	buf_add(b, name.data, stem);
	if (stem < name.size)
		buf_text(b, ending);
}

/* A file being written under a name of its own, to be renamed when it is
 * whole; what a killed command leaves behind is never looked at. */
static int
temporary(const struct store *store, struct buf *path, struct err *err)
{
	int fd;

	store_path(store, path, "files", "");
	if (mkdir(buf_str(path), 0777) != 0 && errno != EEXIST) {
		err_system(err, "%s", buf_str(path));
		return -1;
	}
	buf_string(path, "/new-XXXXXX");
	fd = mkostemp(path->data, O_CLOEXEC);
	/* mkostemp() makes it the owner's alone; it is for whoever may read the
	 * store. */
	if (fd < 0 || fchmod(fd, io_mode(0666)) != 0)
		err_system(err, "%s", buf_str(path));
	return fd;
}

/* Appends files/ab/abcd... */
static void
place(const struct store *store, struct buf *path, const char *sha256, const char *suffix)
{
	store_path(store, path, "files", "");
	buf_printf(path, "/%.2s/%s%s", sha256, sha256, suffix);
}

/* Copies FROM into TO, and tells size and sum. */
static bool
take_in(int from, int to, struct attachment *a, struct err *err)
{
	unsigned char *piece = mem_alloc(PIECE), sum[SHA256_SIZE];
	struct sha256 *sha256 = sha256_begin();
	struct buf hex = { 0 };
	ssize_t n;
	bool ok = true;

	a->size = 0;
	while (ok && (n = io_read(from, piece, PIECE)) != 0) {
		ok = n > 0 && io_write(to, piece, (size_t)n);
		if (!ok)
			break;
		sha256_add(sha256, piece, (size_t)n);
		a->size += n;
	}
	sha256_end(sha256, sum);
	hex_print(&hex, sum, sizeof sum);
	memcpy(a->sha256, buf_str(&hex), sizeof a->sha256);
	buf_release(&hex);
	free(piece);
	return ok || err_system(err, "%s", _("cannot copy"));
}

/* Has the store these bytes already, undamaged?  Of what is damaged, who attaches it
 * again has brought a whole copy. */
static bool
is_whole(const struct store *store, const char *sha256)
{
	struct err damage = { 0 };
	bool whole = files_get(store, sha256, NULL, NULL, &damage);

	err_clear(&damage);
	return whole;
}

/* Makes the name last: the folder is synced behind the rename. */
static bool
settle(const char *path, const char *final, struct err *err)
{
	struct buf dir = { 0 };
	int fd;
	bool ok;

	buf_add(&dir, final, (size_t)(strrchr(final, '/') - final));
	ok = (mkdir(buf_str(&dir), 0777) == 0 || errno == EEXIST) && rename(path, final) == 0;
	fd = ok ? open(buf_str(&dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	ok = fd >= 0 && fsync(fd) == 0;
	if (!ok)
		err_system(err, "%s", final);
	if (fd >= 0)
		close(fd);
	buf_release(&dir);
	return ok;
}

/* Packs the file at PATH into a second one, and tells whether that is the one
 * to keep. */
static bool
pack(const struct store *store, int fd, int64_t size, struct buf *packed, struct err *err)
{
	struct stat st;
	bool smaller = false;
	int to;

	if (size < WORTH)
		return false;
	to = temporary(store, packed, err);
	if (to < 0)
		return false;
	if (lseek(fd, 0, SEEK_SET) == 0 && gzip_pack(fd, to, err))
		smaller = fsync(to) == 0 && fstat(to, &st) == 0 && st.st_size < size - size / 10;
	close(to);
	return smaller;
}

/* Where a file is there twice, the one that is not packed is read. */
static void
forget_unpacked(const struct store *store, const char *sha256)
{
	struct buf path = { 0 };

	place(store, &path, sha256, "");
	unlink(buf_str(&path));
	buf_release(&path);
}

static bool
put(const struct store *store, int fd, const char *path, struct attachment *a, struct err *err)
{
	struct buf packed = { 0 }, final = { 0 };
	bool ok = true, gz;

	if (!is_whole(store, a->sha256)) {
		gz = pack(store, fd, a->size, &packed, err);
		place(store, &final, a->sha256, gz ? ".gz" : "");
		ok = err->text == NULL && (gz || fsync(fd) == 0 || err_system(err, "%s", path)) &&
		    settle(gz ? buf_str(&packed) : path, buf_str(&final), err);
		if (packed.size > 0)
			unlink(buf_str(&packed));
		if (ok && gz)
			forget_unpacked(store, a->sha256);
	}
	buf_release(&packed);
	buf_release(&final);
	return ok;
}

/* Stores what can be read from FROM, which has a NAME or NULL. */
static bool
put_all(const struct store *store, int from, const char *name, struct attachment *a,
    struct err *err)
{
	mode_t before = store_umask(store);
	struct buf path = { 0 };
	int fd = temporary(store, &path, err);
	bool ok = fd >= 0 && take_in(from, fd, a, err);

	if (fd >= 0 && !ok && name != NULL)
		err_at(err, "%s", name);
	ok = ok && put(store, fd, buf_str(&path), a, err);
	umask(before);
	if (fd >= 0) {
		close(fd);
		/* Gone already where it was renamed. */
		unlink(buf_str(&path));
	}
	buf_release(&path);
	return ok;
}

bool
files_put(const struct store *store, const char *path, struct attachment *a, struct err *err)
{
	bool standard = strcmp(path, "-") == 0;
	int from = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	bool ok;

	if (from < 0 || fstat(from, &st) != 0) {
		err_system(err, "%s", path);
		if (from > 0)
			close(from);
		return false;
	}
	path = standard ? "stdin" : path;
	ok = S_ISDIR(st.st_mode) ? err_set(err, STATUS_BAD, "%s: %s", path, strerror(EISDIR)) :
	    put_all(store, from, path, a, err);
	if (!standard)
		close(from);
	return ok;
}

bool
files_put_bytes(const struct store *store, const void *data, size_t size,
    struct attachment *a, struct err *err)
{
	int from = memfd_create("attachment", MFD_CLOEXEC);
	bool ok = from >= 0 && io_write(from, data, size) && lseek(from, 0, SEEK_SET) == 0;

	ok = ok ? put_all(store, from, NULL, a, err) :
	    err_system(err, "%s", _("cannot copy"));
	if (from >= 0)
		close(from);
	return ok;
}

/* Passes bytes on and sums them up. */
struct counted {
	struct sha256 *sha256;
	bool (*sink)(const void *, size_t, void *);
	void *arg;
};

static bool
count(const void *data, size_t size, void *arg)
{
	struct counted *c = arg;

	sha256_add(c->sha256, data, size);
	return c->sink == NULL || c->sink(data, size, c->arg);
}

static bool
pass(int fd, struct counted *c, struct err *err)
{
	unsigned char *piece = mem_alloc(PIECE);
	ssize_t n;
	bool ok = true;

	while (ok && (n = io_read(fd, piece, PIECE)) != 0)
		ok = n > 0 ? count(piece, (size_t)n, c) : err_system(err, "%s", _("cannot read"));
	free(piece);
	return ok;
}

bool
files_get(const struct store *store, const char *sha256,
    bool (*sink)(const void *, size_t, void *), void *arg, struct err *err)
{
	struct counted c = { .sink = sink, .arg = arg };
	unsigned char sum[SHA256_SIZE];
	struct buf path = { 0 }, hex = { 0 };
	bool ok = false, packed = false;
	int fd;

	place(store, &path, sha256, "");
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT) {
		buf_string(&path, ".gz");
		fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
		packed = true;
	}
	if (fd < 0) {
		err_set(err, STATUS_BAD, _("%s: missing from files/"), sha256);
	} else {
		c.sha256 = sha256_begin();
		ok = packed ? gzip_unpack(fd, count, &c, err) : pass(fd, &c, err);
		sha256_end(c.sha256, sum);
		hex_print(&hex, sum, sizeof sum);
		if (ok && strcmp(buf_str(&hex), sha256) != 0)
			ok = err_set(err, STATUS_BAD, _("damaged: its bytes have another sum"));
		if (!ok)
			err_at(err, "%s", sha256);
		close(fd);
	}
	buf_release(&path);
	buf_release(&hex);
	return ok;
}
