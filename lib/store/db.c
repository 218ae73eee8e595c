/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/pool.h"

/* How long to wait for a lock of SQLite's own, in milliseconds; Perron's
 * writers queue before they come here (store/lock.c). */
#define BUSY 10000
/* Memory for pages of a writer, in KiB: a bulk load rewrites fewer of them. */
#define WRITER_CACHE "65536"
/* A page, in bytes: measured best for bulk loads, no loss for one record. */
#define PAGE "8192"

struct db {
	sqlite3 *handle;
	char *moment; /* NULL: now */
	char *path;
	bool memory;
	void (*function)(struct buf *out, struct text in); /* that SQL was given last */
};

struct query {
	struct db *db;
	sqlite3_stmt *statement;
};

/* Tells what SQLite refused, with the exit status it deserves. */
static bool
refuse(struct db *db, int code, struct err *err)
{
	const char *what = db->handle != NULL ? sqlite3_errmsg(db->handle)
					      : sqlite3_errstr(code);
	bool memory = code == SQLITE_IOERR_NOMEM;

	/* The index of the log could not be given its size. */
	if (code == SQLITE_IOERR_SHMSIZE)
		code = SQLITE_FULL;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, STATUS_AGAIN, _("%s: locked by another program"), db->path);
	case SQLITE_FULL:
		return err_set(err, STATUS_AGAIN, _("%s: no space left"), db->path);
	case SQLITE_NOMEM:
		return err_set(err, STATUS_AGAIN, _("%s: out of memory"), db->path);
	case SQLITE_NOTADB:
		return err_set(err, STATUS_BAD, _("%s: not a store of perron"), db->path);
	case SQLITE_CORRUPT:
		return err_set(err, STATUS_BAD, _("%s: damaged: %s"), db->path, what);
	case SQLITE_IOERR:
		return err_set(err, memory || errno == ENOSPC || errno == EDQUOT ?
		    STATUS_AGAIN : STATUS_BAD, _("%s: cannot read or write: %s"), db->path, what);
	case SQLITE_READONLY:
		return err_set(err, STATUS_BAD, _("%s: read-only"), db->path);
	case SQLITE_CANTOPEN:
		return err_set(err, errno == EMFILE || errno == ENOSPC ? STATUS_AGAIN :
		    STATUS_BAD, _("%s: cannot open"), db->path);
	default:
		return err_set(err, STATUS_BAD, "%s: %s", db->path, what);
	}
}

/*
 * The log (WAL) of a database that is written is emptied when SQLite would delete it, which
 * it does at the end of the last connection, behind a checkpoint and with the database
 * locked: a file that is there already takes fewer writes to disk than one that has to be
 * made, and a tenth of the time of storing one record.  Without its header a log holds
 * nothing; SQLite writes a new one, with other salts, and syncs it before it overwrites the
 * frames that stand there.
 */
#define LOG_HEADER 32
#define LOG_KEPT (1024 * 1024) /* bytes: what a large transaction leaves is deleted, as is
				  the log of one who wrote nothing */
static const char no_header[LOG_HEADER];

static bool
empty_log(const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;
	bool ok = fd >= 0 && fstat(fd, &st) == 0 && st.st_size > LOG_HEADER &&
	    st.st_size <= LOG_KEPT &&
	    pwrite(fd, no_header, LOG_HEADER, 0) == LOG_HEADER;

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
is_log(const char *path)
{
	size_t size = strlen(path);

	return size > 4 && strcmp(path + size - 4, "-wal") == 0;
}

static int
delete_file(sqlite3_vfs *system, const char *path, int sync)
{
	return is_log(path) && empty_log(path) ? SQLITE_OK :
	    sqlite3_vfs_find(NULL)->xDelete(system, path, sync);
}

/* The name of the system that keeps logs, which is the usual one in all else. */
static const char *
keeping_system(void)
{
	static sqlite3_vfs keeping;

	if (keeping.zName == NULL) {
		keeping = *sqlite3_vfs_find(NULL);
		keeping.zName = "keeping";
		keeping.xDelete = delete_file;
		sqlite3_vfs_register(&keeping, 0);
	}
	return keeping.zName;
}

/* Does the log hold anything that the database has not? */
static bool
log_holds(const char *path)
{
	char header[LOG_HEADER];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return errno != ENOENT;
	n = pread(fd, header, LOG_HEADER, 0);
	close(fd);
	return n != 0 && (n != LOG_HEADER || memcmp(header, no_header, LOG_HEADER) != 0);
}

static bool
connect(struct db *db, const char *name, int flags, struct err *err)
{
	int code = sqlite3_open_v2(name, &db->handle, flags | SQLITE_OPEN_NOMUTEX,
	    flags & SQLITE_OPEN_READWRITE ? keeping_system() : NULL);

	if (code != SQLITE_OK)
		return refuse(db, sqlite3_extended_errcode(db->handle), err);
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, BUSY);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return true;
}

/* In a directory where no log can be made, a database whose log holds nothing, or that
 * has none, is read as one that cannot change. */
static bool
connect_immutable(struct db *db, struct err *err)
{
	struct buf name = { 0 };
	const char *c;
	bool holds, ok;

	buf_printf(&name, "%s-wal", db->path);
	holds = log_holds(buf_str(&name));
	buf_clear(&name);
	if (holds) {
		buf_release(&name);
		return refuse(db, SQLITE_CANTOPEN, err);
	}
	sqlite3_close(db->handle);
	db->handle = NULL;
	buf_string(&name, "file:");
	for (c = db->path; *c != '\0'; c++)
		if (strchr("%?#", *c) != NULL)
			buf_printf(&name, "%%%02X", (unsigned char)*c);
		else
			buf_char(&name, *c);
	buf_string(&name, "?immutable=1");
	ok = connect(db, buf_str(&name), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
	buf_release(&name);
	return ok;
}

/* SQLite would let nobody but the owner write a new file, whatever the umask. */
static void
found_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

	if (fd >= 0)
		close(fd);
}

static bool
prepare(struct db *db, enum db_mode mode, struct err *err)
{
	struct err first = { 0 };
	int code;

	if (mode == DB_MEMORY)
		return connect(db, ":memory:", SQLITE_OPEN_READWRITE, err);
	if (mode == DB_WRITE) {
		found_file(db->path);
		return connect(db, db->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
		    db_exec(db, "PRAGMA cache_size = -" WRITER_CACHE, err);
	}
	if (!connect(db, db->path, SQLITE_OPEN_READONLY, err))
		return false;
	errno = 0;
	db_number(db, "PRAGMA schema_version", 0, &first);
	code = sqlite3_errcode(db->handle) & 0xff;
	if (first.text == NULL)
		return true;
	if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) {
		err_clear(&first);
		return connect_immutable(db, err);
	}
	err_set(err, first.status, "%s", first.text);
	err_clear(&first);
	return false;
}

/* The memory of store/pool.h, as SQLite asks for it. */

static void *
memory_take(int n)
{
	return pool_take((size_t)n);
}

static void *
memory_resize(void *piece, int n)
{
	return pool_resize(piece, (size_t)n);
}

static int
memory_room(void *piece)
{
	return (int)pool_room(piece);
}

static int
memory_round(int n)
{
	return (n + 15) & -16;
}

static int
memory_begin(void *arg)
{
	(void)arg;
	return SQLITE_OK;
}

static void
memory_end(void *arg)
{
	(void)arg;
}

static const sqlite3_mem_methods memory = {
	memory_take, pool_give, memory_resize, memory_room, memory_round, memory_begin,
	memory_end, NULL
};

struct db *
db_open(const char *path, enum db_mode mode, struct err *err)
{
	static bool configured;
	struct db *db = mem_zero(1, sizeof *db);

	if (!configured) {
		/* One thread; nobody asks how much memory is in use; pages are
		 * taken one by one, most commands need but a few. */
		sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
		sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
		sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
		configured = true;
	}
	db->path = mem_string(path != NULL ? path : "memory");
	db->memory = mode == DB_MEMORY;
	if (prepare(db, mode, err))
		return db;
	db_close(db);
	return NULL;
}

const char *
db_path(const struct db *db)
{
	return db->memory ? NULL : db->path;
}

void
db_set_moment(struct db *db, const char *moment)
{
	free(db->moment);
	db->moment = mem_string(moment);
}

const char *
db_moment(const struct db *db)
{
	return db->moment;
}

bool
db_found(struct db *db, struct err *err)
{
	return db_exec(db, "PRAGMA page_size = " PAGE "; PRAGMA journal_mode = WAL", err);
}

/* A function of SQL: what it calls, and the text that it made last. */
struct text_function {
	void (*function)(struct buf *, struct text);
	struct buf out;
};

static void
text_function_call(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text_function *f = sqlite3_user_data(context);
	const char *data = (const char *)sqlite3_value_text(argv[0]);

	(void)argc;
	if (data == NULL)
		return;
	buf_clear(&f->out);
	f->function(&f->out, (struct text){ data, (size_t)sqlite3_value_bytes(argv[0]) });
	sqlite3_result_text64(context, buf_str(&f->out), f->out.size, SQLITE_TRANSIENT,
	    SQLITE_UTF8);
}

static void
text_function_free(void *arg)
{
	struct text_function *f = arg;

	buf_release(&f->out);
	free(f);
}

bool
db_text_function(struct db *db, const char *name,
    void (*function)(struct buf *out, struct text in), struct err *err)
{
	struct text_function *f;
	int code;

	/* It is not given anew while anything is being read, as the full text is from its first
	 * change on. */
	if (db->function == function)
		return true;
	f = mem_zero(1, sizeof *f);
	f->function = function;
	code = sqlite3_create_function_v2(db->handle, name, 1,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC, f, text_function_call, NULL, NULL,
	    text_function_free);
	if (code != SQLITE_OK)
		return refuse(db, code, err);
	db->function = function;
	return true;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	sqlite3_close(db->handle);
	free(db->path);
	free(db->moment);
	free(db);
}

bool
db_exec(struct db *db, const char *sql, struct err *err)
{
	errno = 0;
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    refuse(db, sqlite3_extended_errcode(db->handle), err);
}

int64_t
db_number(struct db *db, const char *sql, int64_t or_else, struct err *err)
{
	struct query *q = query_begin(db, sql, err);
	int64_t n = or_else;

	if (q != NULL && query_next(q, err) && !query_null(q, 0))
		n = query_number(q, 0);
	query_end(q);
	return n;
}

/* Copies the pages of one into the other. */
static bool
copy_pages(struct db *db, struct db *copy,
    void (*progress)(int64_t done, int64_t all, void *), void *arg, struct err *err)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
	int code;

	if (backup == NULL)
		return refuse(copy, sqlite3_extended_errcode(copy->handle), err);
	while ((code = sqlite3_backup_step(backup, 256)) == SQLITE_OK)
		if (progress != NULL)
			progress(sqlite3_backup_pagecount(backup) -
			    sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup), arg);
	sqlite3_backup_finish(backup);
	return code == SQLITE_DONE || refuse(copy, code, err);
}

bool
db_copy(struct db *db, const char *path,
    void (*progress)(int64_t done, int64_t all, void *), void *arg, struct err *err)
{
	struct db *copy = mem_zero(1, sizeof *copy);
	bool ok;

	copy->path = mem_string(path);
	/* An open reading transaction is what holds the copy to one state. */
	ok = connect(copy, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
	    db_exec(db, "BEGIN; SELECT 1 FROM sqlite_schema", err) &&
	    copy_pages(db, copy, progress, arg, err);
	if (!sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	db_close(copy);
	return ok;
}

struct db *
db_clone(struct db *db, struct err *err)
{
	struct db *copy = db_open(NULL, DB_MEMORY, err);

	if (copy != NULL && db_exec(copy, "PRAGMA foreign_keys = OFF", err) &&
	    copy_pages(db, copy, NULL, NULL, err)) {
		/* It stands for the file, also for those who ask where it is. */
		free(copy->path);
		copy->path = mem_string(db->path);
		copy->memory = db->memory;
		return copy;
	}
	db_close(copy);
	return NULL;
}

struct query *
query_begin(struct db *db, const char *sql, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	struct query *q;

	errno = 0;
	if (sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) != SQLITE_OK) {
		refuse(db, sqlite3_extended_errcode(db->handle), err);
		return NULL;
	}
	q = mem_alloc(sizeof *q);
	*q = (struct query){ db, statement };
	return q;
}

void
query_end(struct query *q)
{
	if (q == NULL)
		return;
	sqlite3_finalize(q->statement);
	free(q);
}

void
query_bind_number(struct query *q, int at, int64_t n)
{
	sqlite3_bind_int64(q->statement, at, n);
}

void
query_bind_text(struct query *q, int at, struct text t)
{
	if (t.data == NULL)
		sqlite3_bind_null(q->statement, at);
	else
		sqlite3_bind_text64(q->statement, at, t.data, t.size, SQLITE_STATIC, SQLITE_UTF8);
}

void
query_keep_text(struct query *q, int at, struct text t)
{
	sqlite3_bind_text64(q->statement, at, t.data, t.size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

void
query_bind_bytes(struct query *q, int at, const void *data, size_t size)
{
	sqlite3_bind_blob64(q->statement, at, data, size, SQLITE_STATIC);
}

bool
query_next(struct query *q, struct err *err)
{
	int code;

	errno = 0;
	code = sqlite3_step(q->statement);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		refuse(q->db, sqlite3_extended_errcode(q->db->handle), err);
	return false;
}

bool
query_run(struct query *q, struct err *err)
{
	struct err own = { 0 };
	bool ok;

	while (query_next(q, &own))
		;
	ok = own.text == NULL || err_set(err, own.status, "%s", own.text);
	err_clear(&own);
	sqlite3_reset(q->statement);
	return ok;
}

void
query_reset(struct query *q)
{
	sqlite3_reset(q->statement);
}

bool
query_null(struct query *q, int column)
{
	return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

int64_t
query_number(struct query *q, int column)
{
	return sqlite3_column_int64(q->statement, column);
}

struct text
query_text(struct query *q, int column)
{
	const void *data = sqlite3_column_blob(q->statement, column);

	/* No bytes are no value: the store has no empty texts. */
	return (struct text){ data,
		data == NULL ? 0 : (size_t)sqlite3_column_bytes(q->statement, column) };
}

struct db_cell
query_cell(struct query *q, int column)
{
	/* Asking the value once is half the price of asking the column thrice. */
	sqlite3_value *value = sqlite3_column_value(q->statement, column);
	struct db_cell cell = { .type = DB_NULL };

	switch (sqlite3_value_type(value)) {
	case SQLITE_INTEGER:
		cell.type = DB_NUMBER;
		cell.number = sqlite3_value_int64(value);
		break;
	case SQLITE_TEXT:
	case SQLITE_BLOB:
		cell.type = DB_TEXT;
		cell.text.data = sqlite3_value_blob(value);
		cell.text.size = (size_t)sqlite3_value_bytes(value);
		break;
	}
	return cell;
}

/* The virtual table behind db_attach_rows(): read-only, scanned in order. */

struct rows_table {
	sqlite3_vtab base;
	struct db_rows *rows;
};

struct rows_cursor {
	sqlite3_vtab_cursor base;
	size_t at;
};

static struct db_rows *
rows_of(sqlite3_vtab_cursor *cursor)
{
	return ((struct rows_table *)(void *)cursor->pVtab)->rows;
}

static int
rows_connect(sqlite3 *handle, void *arg, int argc, const char *const *argv,
    sqlite3_vtab **table, char **reason)
{
	struct db_rows *rows = arg;
	struct rows_table *made = mem_zero(1, sizeof *made);
	struct buf sql = { 0 };
	int i, code;

	(void)argc;
	(void)argv;
	(void)reason;
	for (i = 0; i < rows->ncolumn; i++)
		buf_printf(&sql, "%sc%d", i == 0 ? "CREATE TABLE rows (" : ", ", i);
	buf_char(&sql, ')');
	code = sqlite3_declare_vtab(handle, buf_str(&sql));
	buf_release(&sql);
	made->rows = rows;
	*table = &made->base;
	return code;
}

static int
rows_disconnect(sqlite3_vtab *table)
{
	free(table);
	return SQLITE_OK;
}

static int
rows_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
	(void)table;
	plan->estimatedCost = 1;
	return SQLITE_OK;
}

static int
rows_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
	struct rows_cursor *made = mem_zero(1, sizeof *made);

	(void)table;
	*cursor = &made->base;
	return SQLITE_OK;
}

static int
rows_close(sqlite3_vtab_cursor *cursor)
{
	free(cursor);
	return SQLITE_OK;
}

static int
rows_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc,
    sqlite3_value **argv)
{
	(void)plan;
	(void)name;
	(void)argc;
	(void)argv;
	((struct rows_cursor *)(void *)cursor)->at = 0;
	return SQLITE_OK;
}

static int
rows_next(sqlite3_vtab_cursor *cursor)
{
	((struct rows_cursor *)(void *)cursor)->at++;
	return SQLITE_OK;
}

static int
rows_eof(sqlite3_vtab_cursor *cursor)
{
	return ((struct rows_cursor *)(void *)cursor)->at >= rows_of(cursor)->count;
}

static int
rows_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
	struct db_rows *rows = rows_of(cursor);
	struct db_cell cell = rows->value(((struct rows_cursor *)(void *)cursor)->at,
	    column, rows->arg);

	if (cell.type == DB_NUMBER)
		sqlite3_result_int64(context, cell.number);
	else if (cell.type == DB_TEXT)
		sqlite3_result_text64(context, cell.text.data, cell.text.size,
		    SQLITE_STATIC, SQLITE_UTF8);
	return SQLITE_OK;
}

static int
rows_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
	*id = (sqlite3_int64)((struct rows_cursor *)(void *)cursor)->at;
	return SQLITE_OK;
}

bool
db_attach_rows(struct db *db, const char *name, struct db_rows *rows, struct err *err)
{
	static const sqlite3_module module = {
		.iVersion = 1,
		.xConnect = rows_connect,
		.xBestIndex = rows_plan,
		.xDisconnect = rows_disconnect,
		.xOpen = rows_open,
		.xClose = rows_close,
		.xFilter = rows_filter,
		.xNext = rows_next,
		.xEof = rows_eof,
		.xColumn = rows_column,
		.xRowid = rows_rowid,
	};
	int code = sqlite3_create_module(db->handle, name, &module, rows);

	return code == SQLITE_OK || refuse(db, code, err);
}
