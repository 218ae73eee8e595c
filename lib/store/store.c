/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/core.h"
#include "store/lock.h"
#include "store/past.h"

void
store_path(const struct store *store, struct buf *path, const char *name, const char *suffix)
{
	buf_printf(path, "%s/%s%s", store->dir, name, suffix);
}

bool
store_open(struct store *store, const char *dir, struct err *err)
{
	struct buf path = { 0 };
	struct stat st;
	bool ok;

	*store = (struct store){ .dir = mem_string(dir) };
	store_path(store, &path, core_wing.name, ".db");
	ok = stat(buf_str(&path), &st) == 0 && S_ISREG(st.st_mode);
	buf_release(&path);
	if (!ok) {
		store_close(store);
		return err_set(err, STATUS_BAD,
		    _("%s: no store here: make one with store-init, or name one with --store or PERRON_STORE"),
		    dir);
	}
	return true;
}

mode_t
store_umask(const struct store *store)
{
	mode_t before = umask(0), mask = before;
	struct stat st;

	if (stat(store->dir, &st) == 0 && (st.st_mode & S_ISGID))
		mask &= ~(st.st_mode & S_IRWXG);
	umask(mask);
	return before;
}

int
store_lock(const struct store *store, const char *name, struct err *err)
{
	mode_t before = store_umask(store);
	struct buf path = { 0 };
	int lock;

	store_path(store, &path, name, ".lock");
	lock = lock_take(buf_str(&path), err);
	buf_release(&path);
	umask(before);
	return lock;
}

static void
forget_authority(struct authority *a)
{
	free(a->name);
	free(a->kind);
	free(a->ins);
	free(a->kbo);
	free(a->timezone);
	free(a->language);
	free(a->privacy_page);
	*a = (struct authority){ 0 };
}

void
store_close(struct store *store)
{
	forget_authority(&store->authority);
	free(store->dir);
	free(store->moment);
	*store = (struct store){ 0 };
}

void
store_return(struct store *store, const char *moment)
{
	forget_authority(&store->authority);
	free(store->moment);
	store->moment = mem_string(moment);
}

bool
store_has(const struct store *store, const struct wing *wing)
{
	struct buf path = { 0 };
	struct stat st;
	bool has;

	store_path(store, &path, wing->name, ".db");
	has = stat(buf_str(&path), &st) == 0;
	buf_release(&path);
	return has;
}

/* The wing that nobody has written to yet. */
static struct db *
empty(const struct wing *wing, struct err *err)
{
	struct db *db = db_open(NULL, DB_MEMORY, err);

	if (db != NULL && !schema_raise(db, wing, err)) {
		db_close(db);
		db = NULL;
	}
	return db;
}

/* Opens the wing as it stands now; *FOUND is 0 when nobody has written to it. */
static struct db *
present(const struct store *store, const struct wing *wing, int64_t *found, struct err *err)
{
	struct buf path = { 0 };
	struct db *db;

	store_path(store, &path, wing->name, ".db");
	db = db_open(buf_str(&path), DB_READ, err);
	buf_release(&path);
	/* All that is read is of one moment, however many statements it takes. */
	if (db != NULL && schema_check(db, wing, found, err) && db_exec(db, "BEGIN", err))
		return db;
	db_close(db);
	return NULL;
}

struct db *
store_reader(const struct store *store, const struct wing *wing, struct err *err)
{
	struct db *db, *past;
	int64_t found = 0;

	if (!store_has(store, wing))
		return empty(wing, err);
	db = present(store, wing, &found, err);
	if (db == NULL || (found != 0 && store->moment == NULL))
		return db;
	past = found == 0 ? empty(wing, err) : past_wing(db, wing, store->moment, err);
	db_close(db);
	return past;
}

static char *
column(struct query *q, int at)
{
	struct text t = query_text(q, at);

	return t.data == NULL ? NULL : mem_copy(t.data, t.size);
}

const struct authority *
store_authority(struct store *store, struct err *err)
{
	struct authority *a = &store->authority;
	struct query *q = NULL;
	struct db *db;

	if (a->name != NULL)
		return a;
	db = store_reader(store, &core_wing, err);
	if (db != NULL)
		q = query_begin(db, "SELECT id, name, kind, ins, kbo, timezone, language,"
		    " \"privacy-page\" FROM authority ORDER BY id LIMIT 1", err);
	if (q != NULL && query_next(q, err)) {
		a->id = query_number(q, 0);
		a->name = column(q, 1);
		a->kind = column(q, 2);
		a->ins = column(q, 3);
		a->kbo = column(q, 4);
		a->timezone = column(q, 5);
		a->language = column(q, 6);
		a->privacy_page = column(q, 7);
	} else if (store->moment != NULL) {
		err_set(err, STATUS_BAD, _("%s: the store was not there yet: %s"), store->dir,
		    store->moment);
	} else {
		err_set(err, STATUS_BAD, _("%s: the store has no authority"), store->dir);
	}
	query_end(q);
	db_close(db);
	return a->name != NULL ? a : NULL;
}

day_t
store_day(struct store *store, int64_t seconds, struct err *err)
{
	const struct authority *a = store_authority(store, err);
	day_t day;

	if (a == NULL)
		return DAY_NONE;
	day = clock_day(seconds, a->timezone);
	if (day == DAY_NONE)
		err_set(err, STATUS_BAD, _("the clock is outside the years 1 to 9999"));
	return day;
}
