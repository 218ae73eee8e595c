/* SPDX-License-Identifier: EUPL-1.2 */
/* Whatever points are presented, moved and withdrawn, and in whatever order: the agenda
 * is what a list of points and sub-points says it is, so that its numbers have no gap,
 * none is there twice and sub-points follow their master; and undoing what the audit
 * chain tells gives back each agenda there was. */
#include "assembly/agenda.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "assembly/present.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/audit.h"
#include "unit.h"

#define POINTS 24
#define STEPS 60

/* What the ordering of a point is judged by here: its list, its part, its group. */
struct thing {
	int64_t id;
	int list, secret, group;
};

/* The agenda as a list. */
struct line {
	const struct thing *thing;
	bool sub;
};

struct world {
	char dir[64];
	struct store store;
	const char *ordering;
	int64_t meeting;
	struct thing thing[POINTS];
	struct line line[POINTS];
	size_t nline;
	int64_t snapshot[STEPS + 1][POINTS]; /* of the numbers, before each step */
	int64_t audit[STEPS + 1]; /* the last row then */
	unsigned seed;
};

/* The same everywhere (POSIX gives it as an example of rand()). */
static unsigned
dice(struct world *w, unsigned sides)
{
	w->seed = w->seed * 1103515245 + 12345;
	return w->seed / 65536 % 32768 % sides;
}

/* The list */

static int64_t
number_of(const struct world *w, const struct thing *t)
{
	int64_t whole = 0, sub = 0;
	size_t i;

	for (i = 0; i < w->nline; i++) {
		sub = w->line[i].sub ? sub + 1 : 0;
		whole += !w->line[i].sub;
		if (w->line[i].thing == t)
			return whole * ITEM_UNIT + sub;
	}
	return 0;
}

/* Where the line with that whole number is; the end for one more. */
static size_t
line_of(const struct world *w, int64_t whole)
{
	size_t i;

	for (i = 0; i < w->nline; i++)
		if (!w->line[i].sub && --whole == 0)
			break;
	return i;
}

static size_t
position(const struct world *w, const struct thing *t)
{
	size_t i;

	for (i = 0; w->line[i].thing != t; i++)
		;
	return i;
}

/* How many lines are the point's and its sub-points'. */
static size_t
extent(const struct world *w, size_t at)
{
	size_t n = 1;

	while (!w->line[at].sub && at + n < w->nline && w->line[at + n].sub)
		n++;
	return n;
}

static void
cut(struct world *w, size_t at, size_t n)
{
	w->nline -= n;
	memmove(&w->line[at], &w->line[at + n], (w->nline - at) * sizeof *w->line);
}

static void
paste(struct world *w, size_t at, const struct line *lines, size_t n)
{
	memmove(&w->line[at + n], &w->line[at], (w->nline - at) * sizeof *w->line);
	memcpy(&w->line[at], lines, n * sizeof *lines);
	w->nline += n;
}

static bool
stands_behind(const struct world *w, const struct thing *a, const struct thing *b)
{
	if (strcmp(w->ordering, "end") == 0)
		return false;
	if (strcmp(w->ordering, "-group,list") == 0)
		return a->group != b->group ? a->group < b->group : a->list > b->list;
	if (a->secret != b->secret)
		return a->secret > b->secret;
	if (a->list != b->list)
		return a->list > b->list;
	return a->group > b->group;
}

static void
list_present(struct world *w, const struct thing *t)
{
	struct line line = { t, false };
	size_t i;

	for (i = 0; i < w->nline; i++)
		if (!w->line[i].sub && stands_behind(w, w->line[i].thing, t))
			break;
	paste(w, i, &line, 1);
}

static void
list_withdraw(struct world *w, struct thing *t)
{
	size_t at = position(w, t);

	/* What was late is normal again, and comes back as that. */
	if (t->list == 1)
		t->list = 0;
	if (extent(w, at) > 1)
		w->line[at + 1].sub = false;
	cut(w, at, 1);
}

/* Moves the point to a whole number, or says that there is none. */
static bool
list_move_whole(struct world *w, size_t at, int64_t whole)
{
	struct line lines[POINTS];
	size_t n = extent(w, at), many = 0, i;

	for (i = 0; i < w->nline; i++)
		many += !w->line[i].sub;
	if (whole < 1 || whole > (int64_t)many + w->line[at].sub)
		return false;
	memcpy(lines, &w->line[at], n * sizeof *lines);
	cut(w, at, n);
	lines[0].sub = false;
	paste(w, line_of(w, whole), lines, n);
	return true;
}

static bool
list_move_sub(struct world *w, size_t at, int64_t whole, int64_t sub)
{
	struct line lines[POINTS];
	const struct thing *master;
	size_t to = line_of(w, whole), n = extent(w, at), i;
	bool within;

	if (to == w->nline || to == at)
		return false;
	within = at > to && at < to + extent(w, to);
	if (sub > (int64_t)extent(w, to) - within)
		return false;
	master = w->line[to].thing;
	memcpy(lines, &w->line[at], n * sizeof *lines);
	cut(w, at, n);
	for (i = 0; i < n; i++)
		lines[i].sub = true;
	paste(w, position(w, master) + (size_t)sub, lines, n);
	return true;
}

static bool
list_move(struct world *w, const struct thing *t, enum place place, int64_t number)
{
	int64_t own = number_of(w, t), unit = own % ITEM_UNIT == 0 ? ITEM_UNIT : 1;
	size_t at = position(w, t);

	if (place == PLACE_UP)
		number = own - unit;
	else if (place == PLACE_DOWN)
		number = own + unit;
	/* Up from N.1 is N, but no sub-point goes there by a step. */
	if (place != PLACE_NUMBER && unit == 1 && number % ITEM_UNIT == 0)
		return false;
	return number % ITEM_UNIT == 0 ? list_move_whole(w, at, number / ITEM_UNIT)
	    : list_move_sub(w, at, number / ITEM_UNIT, number % ITEM_UNIT);
}

/* The store */

static struct writer *
begin(struct world *w)
{
	struct err err = { 0 };
	struct writer *writer = writer_begin(&w->store, &assembly_wing, &deliberation_entity,
	    "test", &err);

	ck_assert_msg(writer != NULL, "%s", err.text);
	return writer;
}

static void
commit(struct writer *writer)
{
	struct err err = { 0 };

	ck_assert_msg(writer_commit(writer, &err), "%s", err.text);
}

static int64_t
make(struct writer *writer, const struct entity *e, struct text *value)
{
	struct record r = { .id = ID_NONE, .value = value };
	struct err err = { 0 };
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if (value[i].data == NULL)
			value[i] = text_of(e->field[i].initial);
	ck_assert_msg(writer_new(writer, e, &r, &err), "%s", err.text);
	return r.id;
}

static void
make_point(struct world *w, struct writer *writer, struct thing *t)
{
	static const char *const lists[] = { "normal", "late", "urgent" };
	static const char *const groups[] = { "Secrétariat", "Travaux", "Finances", "Écoles" };
	struct text value[DELIBERATION_FIELDS] = { { 0 } };

	*t = (struct thing){ .list = (int)dice(w, 3), .secret = (int)dice(w, 2),
		.group = (int)dice(w, 4) };
	value[DELIBERATION_TITLE] = text_of("Titre");
	value[DELIBERATION_LIST] = text_of(lists[t->list]);
	value[DELIBERATION_PRIVACY] = text_of(t->secret ? "secret" : "public");
	value[DELIBERATION_GROUP] = text_of(groups[t->group]);
	value[DELIBERATION_STATE] = text_of("validated");
	t->id = make(writer, &deliberation_entity, value);
}

static void
make_world(struct world *w, const char *ordering, unsigned seed)
{
	static char name[] = "Theux", zone[] = "Europe/Brussels";
	struct text assembly[ASSEMBLY_FIELDS] = { { 0 } };
	struct text meeting[MEETING_FIELDS] = { { 0 } };
	struct writer *writer;
	struct buf id = { 0 };
	size_t i;

	setenv("PERRON_SHARE", "share", 0);
	*w = (struct world){ .dir = "/tmp/perron-agenda-XXXXXX", .ordering = ordering,
		.seed = seed };
	ck_assert_ptr_nonnull(mkdtemp(w->dir));
	w->store.dir = w->dir;
	/* The day on which a point is presented is that of an authority. */
	w->store.authority.name = name;
	w->store.authority.timezone = zone;
	writer = begin(w);
	assembly[ASSEMBLY_NAME] = text_of("Conseil");
	assembly[ASSEMBLY_KIND] = text_of("council");
	assembly[ASSEMBLY_ORDERING] = text_of(ordering);
	assembly[ASSEMBLY_GROUPS] = text_of("Secrétariat,Travaux,Finances");
	assembly[ASSEMBLY_REFERENCE_FORMAT] = text_of("CC/{date:YYYYMMDD}-{number}");
	id_print(&id, make(writer, &assembly_entity, assembly));
	meeting[MEETING_ASSEMBLY] = (struct text){ id.data, id.size };
	meeting[MEETING_DATE] = text_of("2026-03-23");
	meeting[MEETING_STATE] = text_of("frozen");
	w->meeting = make(writer, &meeting_entity, meeting);
	for (i = 0; i < POINTS; i++)
		make_point(w, writer, &w->thing[i]);
	commit(writer);
	buf_release(&id);
}

static void
end_world(struct world *w)
{
	DIR *dir = opendir(w->dir);
	struct dirent *file;

	while ((file = readdir(dir)) != NULL)
		unlinkat(dirfd(dir), file->d_name, 0);
	closedir(dir);
	rmdir(w->dir);
}

/* The record of a point, in a transaction that is given up. */
static struct record
record_of(struct writer *writer, const struct thing *t)
{
	struct record r, copy;
	struct err err = { 0 };

	ck_assert_msg(writer_get(writer, &deliberation_entity, t->id, &r, &copy, &err), "%s",
	    err.text);
	return r;
}

static int64_t
stored_number(const struct record *r)
{
	const struct field *f = &deliberation_entity.field[DELIBERATION_NUMBER];

	return r->value[DELIBERATION_NUMBER].data == NULL ? 0
	    : value_encode(f, r->value[DELIBERATION_NUMBER]);
}

/* Is the store as the list says? */
static void
check_world(struct world *w, size_t step)
{
	struct writer *writer = begin(w);
	struct buf reference = { 0 };
	size_t i;

	for (i = 0; i < POINTS; i++) {
		const struct thing *t = &w->thing[i];
		struct record r = record_of(writer, t);
		int64_t want = number_of(w, t), got = stored_number(&r);

		ck_assert_msg(got == want, "seed %u, step %zu: point %zu has %lld, not %lld",
		    w->seed, step, i, (long long)got, (long long)want);
		ck_assert(text_is(r.value[DELIBERATION_STATE], want == 0 ? "validated" : "frozen"));
		ck_assert((r.value[DELIBERATION_MEETING].data == NULL) == (want == 0));
		buf_clear(&reference);
		if (want != 0) {
			buf_string(&reference, "CC/20260323-");
			value_print(&reference,
			    &deliberation_entity.field[DELIBERATION_NUMBER], want);
		}
		ck_assert_msg(text_same(r.value[DELIBERATION_REFERENCE], want == 0 ? text_of(NULL)
		    : (struct text){ reference.data, reference.size }), "seed %u, step %zu: %.*s",
		    w->seed, step, (int)r.value[DELIBERATION_REFERENCE].size,
		    r.value[DELIBERATION_REFERENCE].data);
	}
	buf_release(&reference);
	writer_cancel(writer);
}

/* Steps */

static void
try_move(struct world *w, struct writer *writer, const struct thing *t)
{
	enum place place = dice(w, 4) < 2 ? PLACE_NUMBER : dice(w, 2) ? PLACE_UP : PLACE_DOWN;
	int64_t number = (1 + dice(w, 9)) * ITEM_UNIT + (dice(w, 2) ? 1 + dice(w, 3) : 0);
	struct err err = { 0 };
	bool moved = agenda_move(writer, t->id, place, number, &err);

	ck_assert_msg(moved == list_move(w, t, place, number), "seed %u: %lld %s", w->seed,
	    (long long)number, err.text);
	ck_assert(moved || err.status == STATUS_NO);
	err_clear(&err);
}

static void
try_one(struct world *w, struct writer *writer)
{
	struct thing *t = &w->thing[dice(w, POINTS)];
	struct err err = { 0 };
	bool changed = true;

	if (number_of(w, t) == 0) {
		ck_assert_msg(present_point(writer, assembly_conduct, t->id, w->meeting, &changed,
		    &err) && changed, "%s", err.text);
		list_present(w, t);
	} else if (dice(w, 4) == 0) {
		ck_assert_msg(withdraw_point(writer, assembly_conduct, t->id, &err), "%s",
		    err.text);
		list_withdraw(w, t);
	} else {
		try_move(w, writer, t);
	}
}

static int64_t
last_audit(struct writer *writer)
{
	struct err err = { 0 };

	return db_number(writer_db(writer, &err), "SELECT max(seq) FROM audit", 0, &err);
}

static void
remember(struct world *w, struct writer *writer, size_t step)
{
	size_t i;

	w->audit[step] = last_audit(writer);
	for (i = 0; i < POINTS; i++)
		w->snapshot[step][i] = number_of(w, &w->thing[i]);
}

/* Undoes changes of one record, the last first; returns how many these are. */
static size_t
undo_record(struct writer *writer, const struct audit_change *change, size_t n)
{
	int64_t id = change[n - 1].id;
	struct record before, after;
	struct err err = { 0 };
	size_t left = n;
	bool changed;

	ck_assert(writer_get(writer, &deliberation_entity, id, &before, &after, &err));
	for (; left > 0 && change[left - 1].id == id; left--) {
		const struct audit_change *c = &change[left - 1];

		after.value[entity_field(&deliberation_entity, c->field)] = c->before.size == 0
		    ? text_of(NULL) : arena_copy(writer_arena(writer), c->before);
	}
	ck_assert_msg(writer_set(writer, &deliberation_entity, &before, &after, &changed, &err),
	    "%s", err.text);
	return n - left;
}

/* Undoes the audit rows above that one, from the last change to the first. */
static void
undo_to(struct writer *writer, int64_t last)
{
	struct audit_change change[STEPS * POINTS], at = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };
	struct query *q = query_begin(writer_db(writer, &err), AUDIT_SELECT
	    " WHERE seq > ?1 ORDER BY seq", &err);
	size_t n = 0;

	query_bind_number(q, 1, last);
	while (query_next(q, &err)) {
		struct audit_row row;
		struct text rest;

		audit_read(q, &row);
		rest = arena_copy(&arena, row.change);
		at = (struct audit_change){ 0 };
		while (audit_next(&rest, &at, &arena, &err))
			if (at.field.data != NULL)
				change[n++] = at;
	}
	query_end(q);
	while (n > 0)
		n -= undo_record(writer, change, n);
	arena_release(&arena);
}

static void
check_undone(struct world *w, size_t step)
{
	struct writer *writer = begin(w);
	size_t i;

	undo_to(writer, w->audit[step]);
	for (i = 0; i < POINTS; i++) {
		struct record r = record_of(writer, &w->thing[i]);

		ck_assert_int_eq(stored_number(&r), w->snapshot[step][i]);
		ck_assert(text_is(r.value[DELIBERATION_STATE], w->snapshot[step][i] == 0
		    ? "validated" : "frozen"));
	}
	writer_cancel(writer);
}

static void
live(const char *ordering, unsigned seed)
{
	struct world w;
	size_t step, many;
	struct writer *writer;

	make_world(&w, ordering, seed);
	for (step = 0; step < STEPS; step++) {
		writer = begin(&w);
		remember(&w, writer, step);
		/* Several in one transaction are stored once. */
		for (many = step == 0 ? POINTS : dice(&w, 4); many-- > 0;)
			try_one(&w, writer);
		commit(writer);
		check_world(&w, step);
	}
	check_undone(&w, STEPS - 1);
	check_undone(&w, STEPS / 2);
	check_undone(&w, 0);
	end_world(&w);
}

START_TEST(in_its_order)
{
	static const char *const orderings[] = { "end", "privacy,list,group", "-group,list" };
	unsigned seed;
	size_t i;

	for (i = 0; i < sizeof orderings / sizeof *orderings; i++)
		for (seed = 1; seed <= 2; seed++)
			live(orderings[i], seed);
}
END_TEST

/* What a reader reads is of one moment, however many statements it takes and whoever
 * writes in between. */
START_TEST(one_moment)
{
	static const char count[] = "SELECT count(*) FROM deliberation";
	struct err err = { 0 };
	struct writer *writer;
	struct world w;
	struct thing t;
	struct db *db, *later;

	make_world(&w, "end", 1);
	db = store_reader(&w.store, &assembly_wing, &err);
	ck_assert_msg(db != NULL, "%s", err.text);
	ck_assert_int_eq(db_number(db, count, -1, &err), POINTS);
	writer = begin(&w);
	make_point(&w, writer, &t);
	commit(writer);
	ck_assert_int_eq(db_number(db, count, -1, &err), POINTS);
	later = store_reader(&w.store, &assembly_wing, &err);
	ck_assert_int_eq(db_number(later, count, -1, &err), POINTS + 1);
	db_close(db);
	db_close(later);
	end_world(&w);
}
END_TEST

UNIT("assembly/agenda", in_its_order, one_moment)
