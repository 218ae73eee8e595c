/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define PIECE ((size_t)64 << 10)
/* A tar file ends in zeros up to a multiple of this many bytes (POSIX pax). */
#define RECORD 10240

/* Of the members, where tar unpacks them: what was private stays so. */
#define MODE 0600

/* Where memory is out in the midst of its work, libarchive says so and calls
 * exit(1); the status that this deserves is another. */
static bool busy;

static void
leave(void)
{
	if (busy)
		_exit(STATUS_AGAIN);
}

/* Names are UTF-8, but libarchive takes them for what the locale has: while it works,
 * that is UTF-8 too. */
static void
set_letters(bool utf8)
{
	static locale_t letters, before;

	if (utf8 && letters == (locale_t)0) {
		letters = newlocale(LC_CTYPE_MASK, "C.UTF-8", duplocale(LC_GLOBAL_LOCALE));
		before = letters == (locale_t)0 ? letters : uselocale(letters);
	} else if (!utf8 && letters != (locale_t)0) {
		uselocale(before);
		freelocale(letters);
		letters = (locale_t)0;
	}
}

static void
set_busy(bool is)
{
	static bool registered;

	if (!registered)
		registered = atexit(leave) == 0;
	busy = is;
	set_letters(is);
}

/* Tells what libarchive cannot write; the sink has told already when it was
 * the one that failed. */
static bool
refuse_write(struct archive *a, struct err *err)
{
	const char *reason = archive_error_string(a);

	return archive_errno(a) == ENOMEM ? err_set(err, STATUS_AGAIN, _("out of memory")) :
	    err_set(err, STATUS_BAD, _("cannot write the archive: %s"),
	    reason != NULL ? reason : "?");
}

/* Tells what libarchive cannot read in the file of that name. */
static bool
refuse(struct archive *a, const char *name, struct err *err)
{
	const char *reason = archive_error_string(a);

	return archive_errno(a) == ENOMEM ?
	    err_set(err, STATUS_AGAIN, _("%s: out of memory"), name) :
	    err_set(err, STATUS_BAD, _("%s: damaged archive: %s"), name,
	    reason != NULL ? reason : "?");
}

enum packing
packing_of(const char *name)
{
	static const struct { const char *suffix; enum packing packing; } known[] = {
		{ ".tar.gz", PACKING_GZIP }, { ".tar.zst", PACKING_ZSTD },
	};
	size_t i, size = strlen(name), tail;

	for (i = 0; i < sizeof known / sizeof *known; i++) {
		tail = strlen(known[i].suffix);
		if (size > tail && strcmp(name + size - tail, known[i].suffix) == 0)
			return known[i].packing;
	}
	return PACKING_NONE;
}

struct packer {
	struct archive *archive;
	int64_t left; /* bytes of the member that are still to come */
	bool (*sink)(const void *, size_t, void *); /* NULL: no more */
	void *arg;
};

static la_ssize_t
give(struct archive *a, void *arg, const void *data, size_t size)
{
	struct packer *p = arg;

	(void)a;
	return p->sink != NULL && p->sink(data, size, p->arg) ? (la_ssize_t)size : -1;
}

/* No clock in it, no padding behind it: the bytes follow from the members. */
static bool
set_up(struct archive *a, enum packing packing)
{
	return (packing == PACKING_GZIP ? archive_write_add_filter_gzip(a)
	    : archive_write_add_filter_zstd(a)) == ARCHIVE_OK &&
	    archive_write_set_format_pax_restricted(a) == ARCHIVE_OK &&
	    (packing != PACKING_GZIP ||
	    archive_write_set_filter_option(a, "gzip", "timestamp", NULL) == ARCHIVE_OK) &&
	    archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK;
}

struct packer *
packer_begin(enum packing packing, bool (*sink)(const void *, size_t, void *), void *arg,
    struct err *err)
{
	struct packer *p = mem_alloc(sizeof *p);

	set_busy(true);
	*p = (struct packer){ .archive = archive_write_new(), .sink = sink, .arg = arg };
	if (p->archive == NULL)
		err_set(err, STATUS_AGAIN, _("out of memory"));
	else if (set_up(p->archive, packing) &&
	    archive_write_open(p->archive, p, NULL, give, NULL) == ARCHIVE_OK)
		return p;
	else
		refuse_write(p->archive, err);
	packer_cancel(p);
	return NULL;
}

bool
packer_member(struct packer *p, const char *name, int64_t size, struct err *err)
{
	struct archive_entry *entry = archive_entry_new();
	bool ok;

	if (entry == NULL)
		return err_set(err, STATUS_AGAIN, _("out of memory"));
	if (p->left != 0)
		ok = err_set(err, STATUS_BAD, _("changed while it was read"));
	else {
		archive_entry_set_pathname(entry, name);
		archive_entry_set_filetype(entry, AE_IFREG);
		archive_entry_set_perm(entry, MODE);
		archive_entry_set_mtime(entry, 0, 0);
		archive_entry_set_size(entry, size);
		ok = archive_write_header(p->archive, entry) == ARCHIVE_OK ||
		    refuse_write(p->archive, err);
		p->left = size;
	}
	archive_entry_free(entry);
	return ok;
}

bool
packer_data(struct packer *p, const void *data, size_t size, struct err *err)
{
	p->left -= (int64_t)size;
	if (p->left < 0)
		return err_set(err, STATUS_BAD, _("changed while it was read"));
	return archive_write_data(p->archive, data, size) == (la_ssize_t)size ||
	    refuse_write(p->archive, err);
}

bool
packer_end(struct packer *p, struct err *err)
{
	bool ok = p->left == 0 || err_set(err, STATUS_BAD, _("changed while it was read"));

	ok = ok && (archive_write_close(p->archive) == ARCHIVE_OK || refuse_write(p->archive, err));
	packer_cancel(p);
	return ok;
}

void
packer_cancel(struct packer *p)
{
	if (p == NULL)
		return;
	/* What is not closed yet will be, and cannot be written. */
	p->sink = NULL;
	archive_write_free(p->archive);
	free(p);
	set_busy(false);
}

/*
 * Two readers in a row, since one alone does not look behind the end of what
 * it reads: the outer one decompresses the file, the inner one reads the tar
 * file that comes out.
 */
struct unpacker {
	struct archive *outer, *inner;
	char *name;
	int64_t size;  /* of the compressed file */
	int64_t given; /* bytes handed to the inner reader */
	int64_t solid; /* those up to the last that is not zero */
	unsigned char piece[PIECE];
};

static la_ssize_t
take(struct archive *a, void *arg, const void **data)
{
	struct unpacker *u = arg;
	la_ssize_t n = archive_read_data(u->outer, u->piece, PIECE), solid;

	if (n < 0) {
		archive_set_error(a, archive_errno(u->outer), "%s",
		    archive_error_string(u->outer));
		return -1;
	}
	for (solid = n; solid > 0 && u->piece[solid - 1] == 0; solid--)
		;
	if (solid > 0)
		u->solid = u->given + solid;
	u->given += n;
	*data = u->piece;
	return n;
}

/* Exactly one layer of compression: more would be there to make a small file
 * out of a huge one. */
static bool
open_outer(struct unpacker *u, int fd, struct err *err)
{
	struct archive_entry *entry;

	if (archive_read_support_filter_gzip(u->outer) != ARCHIVE_OK ||
	    archive_read_support_filter_zstd(u->outer) != ARCHIVE_OK ||
	    archive_read_support_format_raw(u->outer) != ARCHIVE_OK ||
	    archive_read_open_fd(u->outer, fd, PIECE) != ARCHIVE_OK ||
	    archive_read_next_header(u->outer, &entry) != ARCHIVE_OK)
		return refuse(u->outer, u->name, err);
	return archive_filter_count(u->outer) == 2 ||
	    err_set(err, STATUS_BAD, _("%s: not a .tar.gz or .tar.zst archive"), u->name);
}

struct unpacker *
unpacker_begin(int fd, const char *name, struct err *err)
{
	struct unpacker *u;
	struct stat st;

	if (fstat(fd, &st) != 0) {
		err_system(err, "%s", name);
		return NULL;
	}
	if (!S_ISREG(st.st_mode)) {
		err_set(err, STATUS_BAD, _("%s: not an ordinary file"), name);
		return NULL;
	}
	set_busy(true);
	u = mem_zero(1, sizeof *u);
	u->name = mem_string(name);
	u->size = st.st_size;
	u->outer = archive_read_new();
	u->inner = archive_read_new();
	if (u->outer == NULL || u->inner == NULL)
		err_set(err, STATUS_AGAIN, _("out of memory"));
	else if (open_outer(u, fd, err)) {
		if (archive_read_support_format_tar(u->inner) == ARCHIVE_OK &&
		    archive_read_open(u->inner, u, NULL, take, NULL) == ARCHIVE_OK)
			return u;
		refuse(u->inner, name, err);
	}
	unpacker_end(u);
	return NULL;
}

/* Behind the end of the tar file there may be zeros to fill its last record,
 * behind that of the compressed file nothing. */
static bool
check_end(struct unpacker *u, struct err *err)
{
	int64_t end = archive_filter_bytes(u->inner, 0);
	const void *data;
	la_ssize_t n;

	while ((n = take(u->inner, u, &data)) > 0 && u->given - end <= RECORD)
		;
	if (n < 0)
		return refuse(u->inner, u->name, err);
	if (n > 0 || u->solid > end || archive_filter_bytes(u->outer, -1) != u->size)
		return err_set(err, STATUS_BAD, _("%s: goes on behind the end of the archive"),
		    u->name);
	return true;
}

bool
unpacker_next(struct unpacker *u, const char **name, int64_t *size, struct err *err)
{
	struct archive_entry *entry;
	int code = archive_read_next_header(u->inner, &entry);

	if (code == ARCHIVE_EOF) {
		check_end(u, err);
		return false;
	}
	*name = code == ARCHIVE_OK ? archive_entry_pathname(entry) : NULL;
	if (*name == NULL)
		return refuse(u->inner, u->name, err);
	*size = archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != NULL ||
	    !archive_entry_size_is_set(entry) || archive_entry_sparse_count(entry) > 0 ? -1 :
	    archive_entry_size(entry);
	return true;
}

ssize_t
unpacker_data(struct unpacker *u, void *data, size_t size, struct err *err)
{
	la_ssize_t n = archive_read_data(u->inner, data, size);

	if (n >= 0)
		return n;
	refuse(u->inner, u->name, err);
	return -1;
}

void
unpacker_end(struct unpacker *u)
{
	if (u == NULL)
		return;
	archive_read_free(u->inner);
	archive_read_free(u->outer);
	free(u->name);
	free(u);
	set_busy(false);
}
