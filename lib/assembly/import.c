/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/import.h"

#include <stdlib.h>
#include <string.h>

#include "assembly/agenda.h"
#include "assembly/manner.h"
#include "assembly/words.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

enum line_field {
	LINE_INS, LINE_DATE, LINE_TIME, LINE_MEETING, LINE_NUMBER, LINE_STATE, LINE_MATTER,
	LINE_TITLE, LINE_FIELDS
};

static const struct field line_fields[LINE_FIELDS] = {
	[LINE_INS] = { .name = "ins", .flags = FIELD_REQUIRED,
	    .help = N_("INS code of the commune") },
	[LINE_DATE] = { .name = "date", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
	    .help = N_("day of the meeting") },
	[LINE_TIME] = { .name = "time", .type = FIELD_TIME,
	    .help = N_("hour at which it starts; 00:00 is not known") },
	[LINE_MEETING] = { .name = "meeting", .help = N_("name of the meeting") },
	[LINE_NUMBER] = { .name = "item_number", .type = FIELD_ITEM,
	    .help = N_("number on the agenda") },
	[LINE_STATE] = { .name = "state", .type = FIELD_WORD,
	    .values = (const char *const[]){ "Projet de décision", "Décision", NULL },
	    .help = N_("state of the point") },
	[LINE_MATTER] = { .name = "matter", .help = N_("matter (matière)") },
	[LINE_TITLE] = { .name = "title", .flags = FIELD_REQUIRED,
	    .help = N_("title of the point (objet)") },
};

const struct entity agenda_line_entity = {
	.name = "line", .plural = N_("lines"), .french = "point publié",
	.help = N_("a point of a published agenda"),
	.field = line_fields, .nfield = LINE_FIELDS,
};

/* A record as the store has it and as it is to be; no id: it is to be made. */
struct target {
	int64_t id;
	struct record before, after;
};

struct import_line {
	struct text date, start, name, number, title, matter, state;
	size_t meeting; /* position of its meeting */
	struct target point;
	bool found; /* the point */
};

struct import_meeting {
	struct text date, start, name;
	struct target target;
	size_t nline;
};

/* Reading */

static bool
is_ins(struct text t)
{
	int64_t n;

	return t.size == 5 && integer_parse(t, 10000, 99999, &n);
}

bool
import_take(struct import *im, const struct brought *b, const char *ins, struct err *err)
{
	const struct entity *e = &agenda_line_entity;
	struct import_line *l;
	struct text time;
	size_t i;

	for (i = 0; i < e->nfield; i++)
		if ((e->field[i].flags & FIELD_REQUIRED) && b->value[i].data == NULL)
			return err_set(err, STATUS_BAD, _("%s: no value, and it needs one"),
			    e->field[i].name);
	if (!is_ins(b->value[LINE_INS]))
		return err_set(err, STATUS_BAD, _("%s: not five digits: %.*s"),
		    e->field[LINE_INS].name, (int)b->value[LINE_INS].size,
		    b->value[LINE_INS].data);
	if (!text_is(b->value[LINE_INS], ins))
		return true;
	/* The room doubles whenever the count is a power of two. */
	if ((im->npoint & (im->npoint - 1)) == 0)
		im->line = mem_resize(im->line, im->npoint == 0 ? 1 : im->npoint * 2,
		    sizeof *im->line);
	l = &im->line[im->npoint++];
	time = b->value[LINE_TIME];
	*l = (struct import_line){
		.date = arena_copy(&im->arena, b->value[LINE_DATE]),
		.start = text_is(time, "00:00") ? text_of(NULL) : arena_copy(&im->arena, time),
		.name = arena_copy(&im->arena, b->value[LINE_MEETING]),
		.number = arena_copy(&im->arena, b->value[LINE_NUMBER]),
		.title = arena_copy(&im->arena, b->value[LINE_TITLE]),
		.matter = arena_copy(&im->arena, b->value[LINE_MATTER]),
		.state = text_of(text_is(b->value[LINE_STATE], "Décision") ? "accepted"
									    : "published"),
	};
	return true;
}

void
import_release(struct import *im)
{
	free(im->done);
	free(im->line);
	free(im->meeting);
	arena_release(&im->arena);
}

/* Targets */

/* Begins a record of initial values, to be made. */
static void
begin_new(struct target *t, const struct entity *e, struct arena *arena)
{
	size_t i;

	t->id = ID_NONE;
	t->after = (struct record){ .id = ID_NONE,
		.value = arena_alloc(arena, e->nfield * sizeof *t->after.value) };
	for (i = 0; i < e->nfield; i++)
		t->after.value[i] = text_of(e->field[i].initial);
}

static bool
begin_change(struct target *t, const struct entity *e, int64_t id, struct writer *w,
    struct err *err)
{
	t->id = id;
	return writer_get(w, e, id, &t->before, &t->after, err);
}

/* Moves the state forward along the list of the field's words, never back. */
static void
forward(struct target *t, const struct entity *e, const char *to)
{
	struct text *state = &t->after.value[entity_state(e)];
	const char *const *word = e->field[entity_state(e)].values;

	for (; *word != NULL && !text_is(*state, *word); word++)
		;
	for (; *word != NULL; word++)
		if (strcmp(*word, to) == 0)
			*state = text_of(to);
}

/* Makes or changes the record; what was done is remembered under that title. */
static bool
settle(struct import *im, struct target *t, const struct entity *e, struct text number,
    struct text title, struct writer *w, struct err *err)
{
	bool made = t->id == ID_NONE, changed = true;

	if (made ? !writer_new(w, e, &t->after, err)
		 : !writer_set(w, e, &t->before, &t->after, &changed, err))
		return false;
	t->id = t->after.id;
	if (!changed)
		return true;
	if ((im->ndone & (im->ndone - 1)) == 0)
		im->done = mem_resize(im->done, im->ndone == 0 ? 1 : im->ndone * 2,
		    sizeof *im->done);
	im->done[im->ndone++] = (struct imported){ .entity = e, .id = t->id, .made = made,
		.number = number, .title = title };
	return true;
}

/* The council */

/* Finds the council in office, or makes it; false with the reason in ERR. */
static bool
find_council(struct import *im, struct writer *w, const char *language, int64_t *council,
    struct err *err)
{
	static const int fields[] = { -1 };
	static const struct condition conditions[] = {
		{ .field = ASSEMBLY_KIND, .value = { "council", 7 } },
		{ .field = ASSEMBLY_STATE, .value = { "active", 6 } },
	};
	struct selection s = { .entity = &assembly_entity, .field = fields, .nfield = 1,
		.condition = conditions, .ncondition = 2 };
	struct text name = text_of(words_council(language));
	struct db *db = writer_db(w, err);
	struct query *q = db == NULL ? NULL : select_begin(db, &s, err);
	struct target t;

	*council = q != NULL && query_next(q, err) ? query_number(q, 0) : ID_NONE;
	query_end(q);
	if (err->text != NULL || *council != ID_NONE)
		return err->text == NULL;
	begin_new(&t, &assembly_entity, &im->arena);
	t.after.value[ASSEMBLY_NAME] = name;
	t.after.value[ASSEMBLY_KIND] = text_of("council");
	if (!settle(im, &t, &assembly_entity, text_of(NULL), name, w, err))
		return false;
	*council = t.id;
	return true;
}

/* Meetings */

static struct import_meeting *
add_meeting(struct import *im)
{
	if ((im->nmeeting & (im->nmeeting - 1)) == 0)
		im->meeting = mem_resize(im->meeting, im->nmeeting == 0 ? 1 : im->nmeeting * 2,
		    sizeof *im->meeting);
	im->meeting[im->nmeeting] = (struct import_meeting){ 0 };
	return &im->meeting[im->nmeeting++];
}

/* Adds the meetings that the council has in the store on that day. */
static bool
load_day(struct import *im, struct writer *w, struct text council, struct text date,
    struct err *err)
{
	static const int fields[] = { -1 };
	struct condition conditions[] = {
		{ .field = MEETING_ASSEMBLY, .value = council },
		{ .field = MEETING_DATE, .value = date },
	};
	struct selection s = { .entity = &meeting_entity, .field = fields, .nfield = 1,
		.condition = conditions, .ncondition = 2 };
	struct db *db = writer_db(w, err);
	struct query *q = db == NULL ? NULL : select_begin(db, &s, err);
	size_t from = im->nmeeting;

	while (q != NULL && query_next(q, err))
		add_meeting(im)->target.id = query_number(q, 0);
	query_end(q);
	for (; from < im->nmeeting && err->text == NULL; from++) {
		struct import_meeting *m = &im->meeting[from];

		if (!begin_change(&m->target, &meeting_entity, m->target.id, w, err))
			break;
		m->date = m->target.before.value[MEETING_DATE];
		m->start = m->target.before.value[MEETING_START];
		/* What is told of it outlives the writer. */
		m->name = arena_copy(&im->arena, m->target.before.value[MEETING_NAME]);
	}
	return err->text == NULL;
}

static bool
load_days(struct import *im, struct writer *w, struct text council, struct err *err)
{
	size_t i, j;

	for (i = 0; i < im->npoint; i++) {
		/* Lines come in runs of a day; others may repeat further on. */
		for (j = i; j > 0 && !text_same(im->line[j - 1].date, im->line[i].date); j--)
			;
		if (j == 0 && !load_day(im, w, council, im->line[i].date, err))
			return false;
	}
	return true;
}

/* The position of the meeting of that moment and name; the count if none is. */
static size_t
meeting_at(const struct import *im, const struct import_line *l)
{
	size_t i;

	for (i = 0; i < im->nmeeting; i++)
		if (text_same(im->meeting[i].date, l->date) &&
		    text_same(im->meeting[i].start, l->start) &&
		    text_same(im->meeting[i].name, l->name))
			break;
	return i;
}

/* The position of the only meeting of that moment; the count if there is none,
 * or more than one. */
static size_t
only_meeting(const struct import *im, const struct import_line *l)
{
	size_t only = im->nmeeting, i;

	for (i = 0; i < im->nmeeting; i++)
		if (text_same(im->meeting[i].date, l->date) &&
		    text_same(im->meeting[i].start, l->start)) {
			if (only < im->nmeeting)
				return im->nmeeting;
			only = i;
		}
	return only;
}

static void
new_meeting(struct import *im, const struct import_line *l, struct text council)
{
	struct import_meeting *m = add_meeting(im);
	struct text *value;

	m->date = l->date;
	m->start = l->start;
	m->name = l->name;
	begin_new(&m->target, &meeting_entity, &im->arena);
	value = m->target.after.value;
	value[MEETING_ASSEMBLY] = council;
	value[MEETING_DATE] = l->date;
	value[MEETING_START] = l->start;
	value[MEETING_NAME] = l->name;
}

/* Gives the lines that name a meeting, or those that do not, theirs. */
static void
place_lines(struct import *im, struct text council, bool named)
{
	size_t i;

	for (i = 0; i < im->npoint; i++) {
		struct import_line *l = &im->line[i];

		if ((l->name.data != NULL) != named)
			continue;
		l->meeting = meeting_at(im, l);
		if (l->meeting == im->nmeeting && !named)
			l->meeting = only_meeting(im, l);
		if (l->meeting == im->nmeeting)
			new_meeting(im, l, council);
		im->meeting[l->meeting].nline++;
	}
}

/* Deliberations */

/* What must be the same for a point of the store to be the one of a line. */
enum likeness { BOTH, TITLE, NUMBER, LIKENESSES };

static bool
alike(const struct import_line *l, const struct record *r, enum likeness how)
{
	bool number = text_same(l->number, r->value[DELIBERATION_NUMBER]);
	bool title = text_same(l->title, r->value[DELIBERATION_TITLE]);

	/* What was published is no point of the closed part, whatever its number. */
	return how == BOTH ? number && title : how == TITLE ? title
	    : number && l->number.data != NULL &&
	    !text_is(r->value[DELIBERATION_PRIVACY], "secret");
}

/* Finds the points of the store that the lines of a meeting are about.  LEFT
 * tells whether one that is not decided is left over. */
static bool
match(struct import *im, size_t meeting, struct writer *w, bool *left, struct err *err)
{
	struct db *db = writer_db(w, err);
	struct target *stored;
	struct agenda a;
	enum likeness how;
	size_t i, j;

	if (db == NULL || !agenda_read(&a, db, im->meeting[meeting].target.id, err))
		return false;
	stored = mem_zero(a.npoint, sizeof *stored);
	for (j = 0; j < a.npoint && err->text == NULL; j++)
		begin_change(&stored[j], &deliberation_entity, a.point[j].id, w, err);
	for (how = BOTH; how < LIKENESSES && err->text == NULL; how++)
		for (i = 0; i < im->npoint; i++) {
			struct import_line *l = &im->line[i];

			for (j = 0; l->meeting == meeting && !l->found && j < a.npoint; j++)
				if (stored[j].id != ID_NONE && alike(l, &stored[j].before, how)) {
					l->found = true;
					l->point = stored[j];
					stored[j].id = ID_NONE;
				}
		}
	for (*left = false, j = 0; j < a.npoint && err->text == NULL; j++)
		*left |= stored[j].id != ID_NONE &&
		    !is_decided(stored[j].after.value[DELIBERATION_STATE]);
	free(stored);
	agenda_release(&a);
	return err->text == NULL;
}

static void
fill_point(struct import *im, struct import_line *l)
{
	struct text *value;

	if (!l->found)
		begin_new(&l->point, &deliberation_entity, &im->arena);
	value = l->point.after.value;
	value[DELIBERATION_TITLE] = l->title;
	if (l->matter.data != NULL)
		value[DELIBERATION_CATEGORY] = l->matter;
	if (l->number.data != NULL)
		value[DELIBERATION_NUMBER] = l->number;
	forward(&l->point, &deliberation_entity, l->state.data);
}

/* Settles the meeting, whose points it looks at: when all are decided, so is
 * the meeting. */
static bool
settle_meeting(struct import *im, size_t at, struct writer *w, struct err *err)
{
	struct import_meeting *m = &im->meeting[at];
	bool open = false;
	size_t i;

	if (m->target.id != ID_NONE && !match(im, at, w, &open, err))
		return false;
	for (i = 0; i < im->npoint; i++)
		if (im->line[i].meeting == at) {
			fill_point(im, &im->line[i]);
			open |= !is_decided(im->line[i].point.after.value[DELIBERATION_STATE]);
		}
	forward(&m->target, &meeting_entity, open ? "published" : "decided");
	return settle(im, &m->target, &meeting_entity, text_of(NULL), m->name, w, err);
}

bool
import_store(struct import *im, struct writer *w, const struct authority *authority,
    struct err *err)
{
	int64_t council;
	struct text id;
	size_t i;

	if (!find_council(im, w, authority->language, &council, err))
		return false;
	id = id_text(council, &im->arena);
	if (!load_days(im, w, id, err))
		return false;
	/* Lines without a name have all the meetings to choose from. */
	place_lines(im, id, true);
	place_lines(im, id, false);
	for (i = 0; i < im->nmeeting; i++)
		if (im->meeting[i].nline > 0 && !settle_meeting(im, i, w, err))
			return false;
	for (i = 0; i < im->npoint; i++) {
		struct import_line *l = &im->line[i];

		l->point.after.value[DELIBERATION_MEETING] =
		    id_text(im->meeting[l->meeting].target.id, &im->arena);
		if (!settle(im, &l->point, &deliberation_entity, l->number, l->title, w, err))
			return false;
	}
	return true;
}
