/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "store/files.h"

static const struct option options[] = {
	{ .name = "out", .arg = "DIR", .help = N_("write the files into this folder") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the record") },
	{ .name = "position", .cell = CELL_NUMBER, .help = N_("place among its attachments") },
	{ .name = "name", .help = N_("name of the file") },
	{ .name = "size", .cell = CELL_NUMBER, .help = N_("size in bytes") },
	{ .name = "sha256", .help = N_("SHA-256 of its bytes") },
	{ 0 }
};

static bool
sink(const void *data, size_t size, void *arg)
{
	return io_write(*(int *)arg, data, size);
}

/* Opens a new file of that name, or, where there is one already, with the position in
 * front, and then the id of the record too: nothing is overwritten. */
static int
open_new(struct buf *path, const char *dir, int64_t id, struct text name, int64_t position)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, fd = -1, more;
	struct buf place = { 0 };

	for (more = 0; more == 0 || (more < 3 && fd < 0 && errno == EEXIST); more++) {
		buf_clear(path);
		buf_clear(&place);
		if (more > 1) {
			id_print(&place, id);
			buf_char(&place, '-');
		}
		if (more > 0)
			buf_printf(&place, "%lld-", (long long)position);
		buf_printf(path, "%s/", dir);
		files_name(path, buf_str(&place), name);
		fd = open(buf_str(path), flags, 0666);
	}
	buf_release(&place);
	return fd;
}

/* Writes one file; a half-written one does not stay. */
static bool
write_out(struct run *run, const char *dir, int64_t id, struct text name, int64_t position,
    struct text sha256)
{
	struct buf path = { 0 }, sum = { 0 };
	int fd = open_new(&path, dir, id, name, position);
	bool ok = fd >= 0;

	buf_text(&sum, sha256);
	if (!ok) {
		err_system(&run->err, "%s", buf_str(&path));
	} else {
		errno = 0;
		ok = files_get(&run->store, buf_str(&sum), sink, &fd, &run->err);
		if (!ok && run->err.text == NULL)
			err_system(&run->err, "%s", buf_str(&path));
		if (close(fd) != 0 && ok)
			ok = err_system(&run->err, "%s", buf_str(&path));
		if (!ok)
			unlink(buf_str(&path));
	}
	buf_release(&path);
	buf_release(&sum);
	return ok;
}

static bool
tell(struct run *run, struct db *db, const struct record *r, struct rows *rows)
{
	const char *out = option_value(run, "out");
	struct query *q = query_begin(db, "SELECT position, name, size, sha256 FROM attachment"
	    " WHERE record = ?1 ORDER BY position", &run->err);
	bool ok = q != NULL;

	if (ok)
		query_bind_number(q, 1, r->id);
	while (ok && query_next(q, &run->err)) {
		if (out != NULL && !write_out(run, out, r->id, query_text(q, 1),
		    query_number(q, 0), query_text(q, 3))) {
			ok = false;
			break;
		}
		rows_id(rows, r->id);
		rows_number(rows, query_number(q, 0));
		rows_text(rows, query_text(q, 1));
		rows_number(rows, query_number(q, 2));
		rows_text(rows, query_text(q, 3));
	}
	query_end(q);
	return ok && run->err.text == NULL;
}

static void
run_files(struct run *run)
{
	const char *out = option_value(run, "out");

	if (out != NULL && mkdir(out, 0777) != 0 && errno != EEXIST)
		err_system(&run->err, "%s", out);
	else
		each_record(run, tell);
	run_fail(run);
}

const struct command kind_files = {
	.name = "files", .brief = N_("list the files attached to records, or write them out"),
	.operands = "[ID...]", .flags = COMMAND_STORE | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_files,
};
