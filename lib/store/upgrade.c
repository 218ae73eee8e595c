/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/upgrade.h"

#include <stdio.h>
#include <unistd.h>

#include "store/lock.h"

/* Copies the database beside itself: under another name until it is whole. */
static bool
back_up(struct db *db, const struct store *store, const struct wing *wing,
    struct upgrade *u, struct err *err)
{
	struct buf part = { 0 };
	bool ok;

	store_path(store, &u->backup, wing->name, ".db.v");
	buf_integer(&u->backup, u->from, 1);
	buf_printf(&part, "%s.part", buf_str(&u->backup));
	unlink(buf_str(&part));
	ok = db_copy(db, buf_str(&part), NULL, NULL, err);
	if (ok && rename(buf_str(&part), buf_str(&u->backup)) != 0)
		ok = err_system(err, "%s", buf_str(&u->backup));
	if (!ok)
		unlink(buf_str(&part));
	buf_release(&part);
	return ok;
}

/* Does each link name a record that is there? */
static bool
check_links(struct db *db, struct err *err)
{
	struct query *q = query_begin(db, "PRAGMA foreign_key_check", err);

	if (q != NULL && query_next(q, err))
		err_set(err, STATUS_BAD, _("a link of the table %.*s names no record"),
		    (int)query_text(q, 0).size, query_text(q, 0).data);
	query_end(q);
	return err->text == NULL;
}

bool
upgrade_wing(const struct store *store, const struct wing *wing, struct upgrade *u,
    struct err *err)
{
	struct buf path = { 0 };
	struct err older = { 0 };
	struct db *db = NULL;
	int lock;
	bool ok;

	*u = (struct upgrade){ .to = schema_version(wing) };
	lock = store_lock(store, wing->name, err);
	store_path(store, &path, wing->name, ".db");
	ok = lock >= 0 && (db = db_open(buf_str(&path), DB_WRITE, err)) != NULL;
	/* That it is of an older version is what we are here for. */
	if (ok && !schema_check(db, wing, &u->from, &older) &&
	    (u->from == 0 || u->from >= u->to))
		ok = err_set(err, older.status, "%s", older.text);
	err_clear(&older);
	if (ok && u->from == 0)
		u->from = u->to;
	/* While a table is made anew the links to it lead nowhere. */
	if (ok && u->from < u->to)
		ok = back_up(db, store, wing, u, err) &&
		    db_exec(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", err) &&
		    schema_raise(db, wing, err) && check_links(db, err) &&
		    db_exec(db, "COMMIT", err);
	db_close(db);
	lock_release(lock);
	buf_release(&path);
	return ok;
}
