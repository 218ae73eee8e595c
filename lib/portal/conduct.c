/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "law/publication.h"
#include "portal/portal.h"
#include "portal/seal.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/rules.h"

static bool
in_state(const struct record *r, const char *state)
{
	return r != NULL && text_is(r->value[PUBLICATION_STATE], state);
}

/* Has it been made public, and not been taken back? */
static bool
is_out(const struct record *r)
{
	return in_state(r, "published") || in_state(r, "archived");
}

static struct text
value_before(const struct record *before, int field)
{
	return before == NULL ? (struct text){ 0 } : before->value[field];
}

static void
clear(struct record *r, int field)
{
	r->value[field] = (struct text){ 0 };
}

/* The stamps are nobody's to give. */
static bool
keeps_stamps(const struct record *before, const struct record *after, struct err *err)
{
	static const int stamps[] = { PUBLICATION_STAMP, PUBLICATION_STAMPED };
	size_t i;

	for (i = 0; i < sizeof stamps / sizeof *stamps; i++)
		if (!text_same(value_before(before, stamps[i]), after->value[stamps[i]]))
			return err_set(err, STATUS_NO, _("%s: is computed, and never given"),
			    publication_entity.field[stamps[i]].name);
	return true;
}

static bool
has_plan(const struct record *r, struct err *err)
{
	return !in_state(r, "planned") || r->value[PUBLICATION_PUBLISH_ON].data != NULL ||
	    err_set(err, STATUS_NO, _("rule publication-day: what is planned has a %s"),
	    publication_entity.field[PUBLICATION_PUBLISH_ON].name);
}

/* Succession */

/* The publication that names ID as the one it supersedes, but for EXCEPT. */
static int64_t
successor_of(struct db *db, int64_t id, int64_t except, struct err *err)
{
	struct buf sql = { 0 };
	int64_t found;

	buf_printf(&sql, "SELECT id FROM publication WHERE supersedes = %lld AND id <> %lld",
	    (long long)id, (long long)except);
	found = db_number(db, buf_str(&sql), ID_NONE, err);
	buf_release(&sql);
	return found;
}

static bool
is_superseded(int64_t id, int64_t successor, struct err *err)
{
	struct buf name = { 0 }, by = { 0 };

	id_print(&name, id);
	id_print(&by, successor);
	err_set(err, STATUS_NO, _("rule one-successor: %s is superseded already, by %s"),
	    buf_str(&name), buf_str(&by));
	buf_release(&name);
	buf_release(&by);
	return false;
}

/* Refuses one that has a successor already, and one that comes after R itself. */
static bool
may_supersede(struct writer *w, const struct record *r, struct err *err)
{
	struct text t = r->value[PUBLICATION_SUPERSEDES];
	int64_t id = id_parse(t), next;
	struct db *db = writer_look(w, err);

	if (db == NULL)
		return false;
	next = successor_of(db, id, r->id, err);
	if (next != ID_NONE)
		is_superseded(id, next, err);
	for (next = r->id; next != ID_NONE && err->text == NULL;
	    next = successor_of(db, next, ID_NONE, err))
		if (next == id)
			err_set(err, STATUS_NO, _("rule one-successor: %.*s comes after it"),
			    (int)t.size, t.data);
	return err->text == NULL;
}

static bool
succession_holds(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct text now = after->value[PUBLICATION_SUPERSEDES];

	return now.data == NULL || text_same(now, value_before(before, PUBLICATION_SUPERSEDES)) ||
	    may_supersede(w, after, err);
}

/* Refuses what comes out behind what has taken its place: it was planned, and forgotten. */
static bool
has_its_place(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct record next, copy;
	struct db *db;
	int64_t id;

	if (before == NULL || is_out(before) || !in_state(after, "published"))
		return true;
	if ((db = writer_look(w, err)) == NULL)
		return false;
	id = successor_of(db, after->id, ID_NONE, err);
	if (id == ID_NONE)
		return err->text == NULL;
	return writer_get(w, &publication_entity, id, &next, &copy, err) &&
	    (!is_out(&next) || is_superseded(after->id, id, err));
}

/* What is published takes the place of what it supersedes. */
static bool
succeed(struct writer *w, const struct record *r, struct err *err)
{
	struct text t = r->value[PUBLICATION_SUPERSEDES];
	struct record before, after;
	bool changed;

	if (!in_state(r, "published") || t.data == NULL)
		return true;
	if (!writer_get(w, &publication_entity, id_parse(t), &before, &after, err))
		return false;
	if (!in_state(&before, "published"))
		return true;
	after.value[PUBLICATION_STATE] = text_of("archived");
	return writer_set(w, &publication_entity, &before, &after, &changed, err);
}

/* The day it is published, and the day from which it binds */

/* Gives what comes out its day, and takes it from what is taken back. */
static bool
settle_day(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct text *day = &after->value[PUBLICATION_PUBLISHED], today;

	if (is_out(before) && !is_out(after))
		clear(after, PUBLICATION_PUBLISHED);
	if (!is_out(after) || (is_out(before) &&
	    text_same(*day, before->value[PUBLICATION_PUBLISHED])))
		return true;
	if (!writer_today(w, &today, err))
		return false;
	if (!is_out(before) && day->data == NULL)
		*day = today;
	return day->data == NULL || memcmp(day->data, today.data, today.size) <= 0 ||
	    err_set(err, STATUS_NO, _("rule publication-day: %.*s is yet to come: it can be "
	    "planned"), (int)day->size, day->data);
}

/* Under which the writer keeps them. */
static const char key;

static void
release_rules(void *what)
{
	rules_release(what);
	free(what);
}

/* The rules of law, read once. */
static const struct rules *
rules_kept(struct writer *w, struct err *err)
{
	struct rules *rules = writer_kept(w, &key);
	struct db *db;

	if (rules != NULL)
		return rules;
	db = writer_look(w, err);
	rules = mem_zero(1, sizeof *rules);
	if (db == NULL || !wing_rules(db, rules, "law/assembly.tsv", err)) {
		free(rules);
		return NULL;
	}
	writer_keep(w, &key, rules, release_rules);
	return rules;
}

/* Sets *RULE to that of the name; NULL where none is known for the day.  The law on by-laws is
 * that of communes: of other authorities it is known where they have told it themselves. */
static bool
find_rule(struct writer *w, const char *name, day_t day, const struct rule **rule,
    struct err *err)
{
	const char *authority = writer_authority(w, err);
	const struct rules *rules = authority == NULL ? NULL : rules_kept(w, err);

	*rule = rules != NULL && rules_hold(rules, name, day, strcmp(authority, "commune") == 0) ?
	    rules_on(rules, name, day, err) : NULL;
	return rules != NULL && err->text == NULL;
}

/* The day on which a by-law or an ordinance came out; DAY_NONE for all else. */
static day_t
day_of_law(const struct record *r)
{
	struct text day = r->value[PUBLICATION_PUBLISHED];

	return is_out(r) && day.data != NULL &&
	    listed(text_of("by-law,ordinance"), r->value[PUBLICATION_TYPE]) ? day_parse(day) :
	    DAY_NONE;
}

/* Sets *EFFECT to the day from which the law has it bind: no value for what is no
 * by-law, is not out, or came out before the periods that are known. */
static bool
effect_in_law(struct writer *w, const struct record *r, struct text *effect, struct err *err)
{
	day_t published = day_of_law(r), day;
	const struct rule *rule;
	struct trace trace = { 0 };
	struct buf text = { 0 };
	bool ok;

	*effect = (struct text){ 0 };
	if (published == DAY_NONE)
		return true;
	if (!find_rule(w, "publication-effect", published, &rule, err) || rule == NULL)
		return err->text == NULL;
	ok = publication_effect(published, &day, rules_kept(w, err), &trace, err);
	trace_release(&trace);
	if (!ok)
		return false;
	day_print(&text, day);
	*effect = arena_copy(writer_arena(w), (struct text){ text.data, text.size });
	buf_release(&text);
	return true;
}

/* A day that the act names itself stays; one that followed from the law follows. */
static bool
settle_effect(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	struct text was = { 0 }, effect;

	if (before != NULL && !effect_in_law(w, before, &was, err))
		return false;
	if (!effect_in_law(w, after, &effect, err))
		return false;
	if (text_same(after->value[PUBLICATION_EFFECT], was) ||
	    after->value[PUBLICATION_EFFECT].data == NULL)
		after->value[PUBLICATION_EFFECT] = effect;
	return true;
}

/* Has it a file, besides the replies of time-stamp authorities? */
static bool
has_files(struct db *db, int64_t id, struct err *err)
{
	struct buf sql = { 0 };
	bool has;

	buf_printf(&sql, "SELECT 1 FROM attachment WHERE record = %lld AND name <> '" SEAL_REPLY
	    "'", (long long)id);
	has = db_number(db, buf_str(&sql), 0, err) != 0;
	buf_release(&sql);
	return has;
}

/* Where the web site counts, a by-law is there in full (CDLD L1133-1), and stays so. */
static bool
is_full(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	day_t published = day_of_law(after);
	const struct rule *mode;
	struct db *db;

	if (published == DAY_NONE || after->value[PUBLICATION_TEXT].data != NULL)
		return true;
	/* What came out without a text had a file, or no need of one. */
	if (before != NULL && day_of_law(before) == published &&
	    before->value[PUBLICATION_TEXT].data == NULL)
		return true;
	db = writer_look(w, err);
	if (db == NULL || !find_rule(w, "publication-mode", published, &mode, err))
		return false;
	return mode == NULL || strcmp(mode->value, "web-site") != 0 ||
	    (has_files(db, after->id, err) || err_set(err, STATUS_NO,
	    _("rule publication-full: neither text nor file (CDLD L1133-1)")));
}

/* The stamp */

static bool
seal(struct writer *w, struct record *r, struct err *err)
{
	struct db *db = writer_look(w, err);
	unsigned char sum[SHA256_SIZE];
	struct buf hex = { 0 };

	if (db == NULL || !seal_sum(db, r, sum, err))
		return false;
	hex_print(&hex, sum, sizeof sum);
	r->value[PUBLICATION_STAMP] = arena_copy(writer_arena(w),
	    (struct text){ hex.data, hex.size });
	buf_release(&hex);
	return true;
}

/* Seals what comes out, and breaks the seal of what changes or is taken back. */
static bool
settle_stamp(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	if (is_out(after) && !is_out(before))
		return seal(w, after, err);
	if (is_out(before) && (!is_out(after) || seal_differs(before, after))) {
		clear(after, PUBLICATION_STAMP);
		clear(after, PUBLICATION_STAMPED);
	}
	return true;
}

static bool
allow(struct writer *w, const struct record *before, struct record *after, struct err *err)
{
	return keeps_stamps(before, after, err) && has_plan(after, err) &&
	    succession_holds(w, before, after, err) &&
	    has_its_place(w, before, after, err) && settle_day(w, before, after, err) &&
	    is_full(w, before, after, err) && settle_effect(w, before, after, err) &&
	    settle_stamp(w, before, after, err);
}

/* A file that is added is a change, and no reply: these come by publication-stamp. */
static bool
attached(struct writer *w, int64_t id, struct err *err)
{
	struct record before, after;
	struct buf sql = { 0 };
	struct db *db = writer_look(w, err);
	bool changed, reply;

	if (db == NULL)
		return false;
	buf_printf(&sql, "SELECT name = '" SEAL_REPLY "' FROM attachment WHERE record = %lld"
	    " ORDER BY position DESC LIMIT 1", (long long)id);
	reply = db_number(db, buf_str(&sql), 0, err) != 0;
	buf_release(&sql);
	if (reply)
		return err_set(err, STATUS_NO, _("%s: is the name of the reply of a time-stamp "
		    "authority: publication-stamp --reply"), SEAL_REPLY);
	if (err->text != NULL || !writer_get(w, &publication_entity, id, &before, &after, err))
		return false;
	clear(&after, PUBLICATION_STAMP);
	clear(&after, PUBLICATION_STAMPED);
	return writer_set(w, &publication_entity, &before, &after, &changed, err);
}

static bool
follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	return before == after ? attached(w, after->id, err) : succeed(w, after, err);
}

const struct conduct portal_conduct[] = {
	{ &publication_entity, .allow = allow, .follow = follow },
	{ 0 }
};
