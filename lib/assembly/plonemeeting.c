/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"

/* Reading */

static struct json_place *
keep(struct plonemeeting *pm, struct json_place place)
{
	struct json_place *kept = arena_alloc(&pm->arena, sizeof *kept);

	*kept = place;
	return kept;
}

/* The type of the object, no value without one. */
static bool
type_of(const struct json_place *o, struct text *type, struct err *err)
{
	struct json_place p;

	*type = (struct text){ 0 };
	return !json_member(o, "@type", &p) || json_text(&p, type, err);
}

bool
plone_uid(struct plonemeeting *pm, const struct json_place *o, struct text *uid,
    struct err *err)
{
	const struct field *field = &deliberation_entity.field[DELIBERATION_EXTERNAL];
	struct json_place p;

	if (!json_member(o, "UID", &p))
		return json_refuse(o, _("has no UID"), err);
	return json_text(&p, uid, err) && plone_check(pm, &p, field, uid, err) &&
	    (uid->size > 0 || json_refuse(&p, _("is empty"), err));
}

struct plone_object *
plone_add(struct plone_object **list, size_t *count)
{
	/* The room doubles whenever the count is a power of two. */
	if ((*count & (*count - 1)) == 0)
		*list = mem_resize(*list, *count == 0 ? 1 : *count * 2, sizeof **list);
	(*list)[*count] = (struct plone_object){ 0 };
	return &(*list)[(*count)++];
}

struct plone_object *
plone_find(struct plone_object *list, size_t count, struct text uid)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (text_same(list[i].uid, uid))
			return &list[i];
	return NULL;
}

/* Adds a meeting; of one that comes again, as the meeting of its points, the first
 * is kept. */
static bool
add_meeting(struct plonemeeting *pm, const struct json_place *place, struct err *err)
{
	struct plone_object *o;
	struct text uid;

	if (!json_is_object(place))
		return json_refuse(place, _("not an object"), err);
	if (!plone_uid(pm, place, &uid, err))
		return false;
	if (plone_find(pm->meeting, pm->nmeeting, uid) != NULL)
		return true;
	o = plone_add(&pm->meeting, &pm->nmeeting);
	o->place = place;
	o->uid = uid;
	return true;
}

static bool
add_item(struct plonemeeting *pm, const struct json_place *place, struct err *err)
{
	struct plone_object *o;
	struct json_place meeting;
	struct text uid;

	if (!plone_uid(pm, place, &uid, err))
		return false;
	if (plone_find(pm->item, pm->nitem, uid) != NULL)
		return json_refuse(place, _("the same UID as a point before it"), err);
	o = plone_add(&pm->item, &pm->nitem);
	o->place = place;
	o->uid = uid;
	o->found = pm->searching;
	if (json_member(place, "extra_include_meeting", &meeting) &&
	    json_member(&meeting, "UID", &(struct json_place){ 0 }))
		o->meeting = keep(pm, meeting);
	return true;
}

static bool read_object(struct plonemeeting *, const struct json_place *, struct err *);

static bool
read_list(struct plonemeeting *pm, const struct json_place *list, struct err *err)
{
	struct json_place item;
	size_t i;

	if (!json_is_array(list))
		return json_refuse(list, _("not an array"), err);
	for (i = 0; i < json_count(list); i++) {
		json_item(list, i, &item);
		if (!read_object(pm, keep(pm, item), err))
			return false;
	}
	return true;
}

/* An answer of @search: the objects that it found, or one batch of them. */
static bool
read_answer(struct plonemeeting *pm, const struct json_place *o,
    const struct json_place *items, struct err *err)
{
	bool before = pm->searching, ok;
	struct json_place total;
	int64_t n;

	if (json_member(o, "items_total", &total)) {
		if (!json_whole(&total, &n, err))
			return false;
		/* A search comes in batches, which may all be here. */
		if (n > (int64_t)json_count(items)) {
			pm->promised = n > pm->promised ? n : pm->promised;
			pm->came += (int64_t)json_count(items);
		}
	}
	pm->searching = true;
	ok = read_list(pm, items, err);
	pm->searching = before;
	return ok;
}

static bool
read_object(struct plonemeeting *pm, const struct json_place *o, struct err *err)
{
	struct json_place items;
	struct text type;

	if (!json_is_object(o))
		return json_refuse(o, _("not an object"), err);
	if (!type_of(o, &type, err))
		return false;
	if (text_begins(type, "MeetingItem"))
		return add_item(pm, o, err);
	if (text_begins(type, "Meeting"))
		return add_meeting(pm, o, err);
	if (type.data == NULL && json_member(o, "items", &items))
		return read_answer(pm, o, keep(pm, items), err);
	return json_refuse(o, _("neither a meeting nor a point"), err);
}

/* The points whose meeting is there only as theirs bring it; those without one are
 * of the only meeting that there is, if they are in it at all. */
static bool
read_meetings(struct plonemeeting *pm, struct err *err)
{
	struct plone_object *m;
	struct text uid;
	size_t i;

	for (i = 0; i < pm->nitem; i++)
		if (pm->item[i].meeting != NULL && !add_meeting(pm, pm->item[i].meeting, err))
			return false;
	for (i = 0; i < pm->nitem; i++) {
		if (pm->item[i].meeting == NULL && pm->nmeeting == 1)
			pm->item[i].meeting = pm->meeting[0].place;
		if (pm->item[i].meeting == NULL)
			continue;
		if (!plone_uid(pm, pm->item[i].meeting, &uid, err))
			return false;
		m = plone_find(pm->meeting, pm->nmeeting, uid);
		m->nfound += pm->item[i].found;
	}
	return true;
}

bool
plonemeeting_read(struct plonemeeting *pm, struct text text, struct err *err)
{
	bool ok;

	*pm = (struct plonemeeting){ 0 };
	pm->document = json_read(text, &pm->top, err);
	if (pm->document == NULL)
		return false;
	ok = (json_is_array(&pm->top) ? read_list(pm, &pm->top, err) :
	    read_object(pm, &pm->top, err)) && read_meetings(pm, err);
	pm->partial = pm->came < pm->promised;
	return ok;
}

void
plonemeeting_release(struct plonemeeting *pm)
{
	json_end(pm->document);
	free(pm->meeting);
	free(pm->item);
	free(pm->annex);
	free(pm->row);
	free(pm->known);
	arena_release(&pm->arena);
}

const char *
plonemeeting_kind(const struct plonemeeting *pm)
{
	static const struct {
		const char *suffix, *kind;
	} kinds[] = {
		{ "Council", "council" }, { "College", "college" }, { "CAS", "cpas-council" },
		{ "BP", "permanent-bureau" },
	};
	const struct plone_object *o = pm->nitem > 0 ? pm->item : pm->meeting;
	struct err none = { 0 };
	struct text type;
	size_t i;

	if (pm->nitem + pm->nmeeting == 0 || !type_of(o->place, &type, &none))
		return NULL;
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t n = strlen(kinds[i].suffix);

		if (type.size > n && memcmp(type.data + type.size - n, kinds[i].suffix, n) == 0)
			return kinds[i].kind;
	}
	return NULL;
}

/* Meetings */

static bool
store_meeting(struct plonemeeting *pm, struct plone_object *o, struct err *err)
{
	struct text title = { 0 }, *v;
	const char *action;
	struct json_place p;
	struct plone_target t;

	if (!plone_begin(pm, &t, &meeting_entity, plone_find_known(pm, &meeting_entity, o->uid), err))
		return false;
	v = t.after.value;
	if (!plone_fill_meeting(pm, o->place, v, err) ||
	    (json_member(o->place, "title", &p) && (!json_text(&p, &title, err) ||
	    !plone_check(pm, &p, &meeting_entity.field[MEETING_NAME], &title, err))))
		return false;
	if (v[MEETING_DATE].data == NULL)
		return json_refuse(o->place, _("a meeting without date"), err);
	v[MEETING_ASSEMBLY] = plone_id(pm, pm->assembly);
	v[MEETING_EXTERNAL] = o->uid;
	/* One that goes on behind midnight ends on another day, which we do not keep. */
	if (v[MEETING_END].data != NULL && v[MEETING_START].data != NULL &&
	    strncmp(v[MEETING_END].data, v[MEETING_START].data, 5) < 0)
		v[MEETING_END] = (struct text){ 0 };
	if (!plone_settle(pm, &t, &action, err)) {
		err_at(err, "%.*s", (int)o->uid.size, o->uid.data);
		return false;
	}
	o->id = t.id;
	plone_report(pm, &meeting_entity, t.id, action, o->uid, (struct text){ 0 }, title);
	return true;
}

/* Points */

static struct plone_object *
meeting_of(struct plonemeeting *pm, const struct plone_object *item)
{
	struct err none = { 0 };
	struct text uid;

	return item->meeting == NULL || !plone_uid(pm, item->meeting, &uid, &none) ? NULL :
	    plone_find(pm->meeting, pm->nmeeting, uid);
}

/* A secret point is nobody's until somebody here says otherwise. */
static void
close_up(const struct plone_target *t)
{
	struct text *v = t->after.value;
	bool was = t->id != ID_NONE && text_is(t->before.value[DELIBERATION_PRIVACY], "secret");

	if (text_is(v[DELIBERATION_PRIVACY], "secret") && !was)
		v[DELIBERATION_PUBLICATION] = text_of("private");
}

static bool
store_item(struct plonemeeting *pm, struct plone_object *o, struct err *err)
{
	const struct plone_object *m = meeting_of(pm, o);
	const char *action;
	struct plone_target t;
	struct text *v;

	if (!plone_begin(pm, &t, &deliberation_entity,
	    plone_find_known(pm, &deliberation_entity, o->uid), err))
		return false;
	v = t.after.value;
	if (t.id == ID_NONE)
		v[DELIBERATION_PRIVACY] = text_of("secret");
	if (!plone_fill_item(pm, o->place, v, err))
		return false;
	if (v[DELIBERATION_TITLE].data == NULL)
		return json_refuse(o->place, _("a point without title"), err);
	v[DELIBERATION_ASSEMBLY] = plone_id(pm, pm->assembly);
	v[DELIBERATION_EXTERNAL] = o->uid;
	if (m != NULL)
		v[DELIBERATION_MEETING] = plone_id(pm, m->id);
	if (v[DELIBERATION_MEETING].data == NULL)
		v[DELIBERATION_NUMBER] = (struct text){ 0 };
	close_up(&t);
	if (!plone_settle(pm, &t, &action, err)) {
		err_at(err, "%.*s", (int)o->uid.size, o->uid.data);
		return false;
	}
	o->id = t.id;
	plone_report(pm, &deliberation_entity, t.id, action, o->uid, v[DELIBERATION_NUMBER],
	    v[DELIBERATION_TITLE]);
	return plone_attendees(pm, o->place, m == NULL ? ID_NONE : m->id, t.id, err) &&
	    plone_votes(pm, o->place, t.id, err) &&
	    plone_annexes(pm, o->place, &deliberation_entity, t.id, err);
}

/* Points that are gone */

static bool
withdraw(struct plonemeeting *pm, int64_t id, struct err *err)
{
	const char *action;
	struct plone_target t;
	struct text *v;

	if (!plone_begin(pm, &t, &deliberation_entity, id, err))
		return false;
	v = t.after.value;
	if (v[DELIBERATION_PUBLICATION].data != NULL)
		v[DELIBERATION_PUBLICATION] = text_of("private");
	plone_report(pm, &deliberation_entity, id, "gone", v[DELIBERATION_EXTERNAL],
	    v[DELIBERATION_NUMBER], v[DELIBERATION_TITLE]);
	return plone_settle(pm, &t, &action, err);
}

/* Looks for points of the meeting that the document does not have.  Only a search can tell
 * that they are no more: one point that was asked for alone says nothing of the others. */
static bool
find_gone(struct plonemeeting *pm, const struct plone_object *m, struct err *err)
{
	static const int fields[] = { -1, DELIBERATION_EXTERNAL };
	const struct condition conditions[] = {
		{ .field = DELIBERATION_MEETING, .value = plone_id(pm, m->id) },
		{ .field = DELIBERATION_EXTERNAL, .comparison = UNEQUAL },
	};
	struct selection s = { .entity = &deliberation_entity, .field = fields, .nfield = 2,
		.condition = conditions, .ncondition = 2 };
	struct db *db = writer_look(pm->writer, err);
	struct query *q = db == NULL ? NULL : select_begin(db, &s, err);
	int64_t *gone = NULL;
	size_t n = 0, i;

	while (q != NULL && query_next(q, err)) {
		if (plone_find(pm->item, pm->nitem, query_text(q, 1)) != NULL)
			continue;
		if ((n & (n - 1)) == 0)
			gone = mem_resize(gone, n == 0 ? 1 : n * 2, sizeof *gone);
		gone[n++] = query_number(q, 0);
	}
	query_end(q);
	for (i = 0; i < n && err->text == NULL; i++)
		withdraw(pm, gone[i], err);
	free(gone);
	return err->text == NULL;
}

/* Storing */

bool
plonemeeting_store(struct plonemeeting *pm, struct store *store, struct writer *w,
    int64_t assembly, bool dry, struct err *err)
{
	const struct authority *a = store_authority(store, err);
	size_t i;
	bool ok;

	if (a == NULL)
		return false;
	pm->zone = a->timezone != NULL ? a->timezone : "Europe/Brussels";
	pm->store = store;
	pm->writer = w;
	pm->assembly = assembly;
	pm->dry = dry;
	ok = plone_load_known(pm, err);
	for (i = 0; i < pm->nmeeting && ok; i++)
		ok = store_meeting(pm, &pm->meeting[i], err) &&
		    plone_attendees(pm, pm->meeting[i].place, pm->meeting[i].id, ID_NONE, err) &&
		    plone_annexes(pm, pm->meeting[i].place, &meeting_entity, pm->meeting[i].id, err);
	for (i = 0; i < pm->nitem && ok; i++)
		ok = store_item(pm, &pm->item[i], err);
	for (i = 0; i < pm->nmeeting && ok && !pm->partial; i++)
		ok = pm->meeting[i].nfound == 0 || find_gone(pm, &pm->meeting[i], err);
	return ok;
}
