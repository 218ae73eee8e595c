/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.h"

#include "law/share.h"

int64_t
schema_version(const struct wing *wing)
{
	int64_t n = 0;

	while (wing->migration[n] != NULL)
		n++;
	return n;
}

static bool
migrate(struct db *db, const char *name, struct err *err)
{
	struct buf path = { 0 }, sql = { 0 };
	bool ok;

	buf_printf(&path, "schema/%s.sql", name);
	ok = share_read(&sql, buf_str(&path), err) && db_exec(db, buf_str(&sql), err);
	if (!ok)
		err_at(err, "%s", buf_str(&path));
	buf_release(&path);
	buf_release(&sql);
	return ok;
}

bool
schema_raise(struct db *db, const struct wing *wing, struct err *err)
{
	int64_t version = db_number(db, "PRAGMA user_version", 0, err), last;
	struct buf sql = { 0 };
	bool ok = err->text == NULL;

	last = schema_version(wing);
	for (; ok && version < last; version++)
		ok = migrate(db, wing->migration[version], err);
	if (ok) {
		buf_printf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		    (int)SCHEMA_APPLICATION, (int)last);
		ok = db_exec(db, buf_str(&sql), err);
		buf_release(&sql);
	}
	return ok;
}

/* What a file says it is. */
struct marks {
	int64_t version, application, tables;
};

static bool
read_marks(struct db *db, struct marks *m, struct err *err)
{
	m->version = db_number(db, "PRAGMA user_version", 0, err);
	m->application = db_number(db, "PRAGMA application_id", 0, err);
	m->tables = m->version != 0 ? 1
	    : db_number(db, "SELECT count(*) FROM sqlite_schema", 0, err);
	return err->text == NULL;
}

bool
schema_check(struct db *db, const struct wing *wing, int64_t *found, struct err *err)
{
	int64_t mine = schema_version(wing);
	struct marks m;

	if (!read_marks(db, &m, err))
		return false;
	/* Somebody may be making the wing just now, and have finished between
	 * one mark and the next: they are read again, of one moment. */
	if (m.version == 0 && !(db_exec(db, "BEGIN", err) && read_marks(db, &m, err) &&
	    db_exec(db, "COMMIT", err)))
		return false;
	*found = m.version;
	if (m.version == 0 && m.application == 0 && m.tables == 0)
		return true;
	if (m.application != SCHEMA_APPLICATION)
		return err_set(err, STATUS_BAD, _("%s.db: not a store of perron"), wing->name);
	if (*found > mine)
		return err_set(err, STATUS_BAD,
		    _("%s.db: has version %d, of a newer perron; this one knows %d"),
		    wing->name, (int)*found, (int)mine);
	if (*found < mine)
		return err_set(err, STATUS_BAD,
		    _("%s.db: has version %d, this perron needs %d: run store-upgrade"),
		    wing->name, (int)*found, (int)mine);
	return true;
}
