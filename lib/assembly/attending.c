/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/attending.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/writer.h"

/* What is to be recorded of a seat; PRESENCE_UNTOLD: nothing. */
struct plan {
	int64_t mandate, row; /* row: of the whole meeting, or ID_NONE */
	bool named;
	enum presence presence;
};

static bool
read_names(const struct sitting *s, const struct attending *a, struct plan *plan,
    struct err *err)
{
	struct text list, name;
	size_t i, seat;

	for (i = 0; i < PRESENCE_UNTOLD; i++) {
		list = a->names[i];
		while ((seat = sitting_next_name(s, &list, &name, err)) != SITTING_NONE) {
			if (plan[seat].presence != PRESENCE_UNTOLD)
				return err_set(err, STATUS_BAD, _("%s is named twice"),
				    s->seat[seat].mandate.value[MANDATE_PERSON].data);
			plan[seat].presence = (enum presence)i;
			plan[seat].named = true;
		}
		if (err->text != NULL) {
			err_at(err, "%s", presence_words[i]);
			return false;
		}
	}
	return true;
}

/* What goes for those who are not named, at the whole meeting. */
static void
fill(const struct sitting *s, struct plan *plan)
{
	size_t i;

	for (i = 0; i < s->nattendance; i++)
		if (s->attendance[i].whole)
			plan[s->attendance[i].seat].row = s->attendance[i].record.id;
	for (i = 0; i < s->nseat; i++)
		if (plan[i].presence == PRESENCE_UNTOLD && plan[i].row == ID_NONE &&
		    s->seat[i].sits)
			plan[i].presence = text_is(s->seat[i].mandate.value[MANDATE_STATE],
			    "prevented") ? EXCUSED : PRESENT;
}

static bool
store_row(struct writer *w, const struct conduct *rows, int64_t meeting,
    const struct attending *a, struct plan *p, bool *changed, struct err *err)
{
	const struct entity *e = &attendance_entity;
	struct text value[ATTENDANCE_FIELDS] = { { 0 } };
	struct record before, after = { .id = ID_NONE, .value = value };
	struct buf ids = { 0 };
	size_t size;
	bool ok;

	if (p->row != ID_NONE && !writer_get(w, e, p->row, &before, &after, err))
		return false;
	id_print(&ids, meeting);
	size = ids.size;
	id_print(&ids, p->mandate);
	if (p->row == ID_NONE) {
		value[ATTENDANCE_MEETING] = (struct text){ ids.data, size };
		value[ATTENDANCE_MANDATE] = (struct text){ ids.data + size, ids.size - size };
		value[ATTENDANCE_FROM] = a->from;
		value[ATTENDANCE_UNTIL] = a->until;
	} else {
		after.value[ATTENDANCE_REPLACED_BY] = (struct text){ 0 };
	}
	if (!text_is(after.value[ATTENDANCE_PRESENCE], presence_words[p->presence]))
		after.value[ATTENDANCE_REASON] = (struct text){ 0 };
	if (a->reason.data != NULL && p->named && p->presence != PRESENT)
		after.value[ATTENDANCE_REASON] = a->reason;
	after.value[ATTENDANCE_PRESENCE] = text_of(presence_words[p->presence]);
	*changed = true;
	ok = p->row == ID_NONE ? conduct_new(w, rows, e, &after, err) :
	    conduct_set(w, rows, e, &before, &after, changed, err);
	p->row = after.id;
	buf_release(&ids);
	return ok;
}

bool
attending_store(struct writer *w, const struct conduct *rows, int64_t meeting,
    const struct attending *a, void (*tell)(int64_t, int64_t, enum presence, void *),
    void *arg, struct err *err)
{
	const struct sitting *s = sitting_kept(w, meeting, err);
	bool changed, ok = s != NULL;
	size_t nseat = ok ? s->nseat : 0, i;
	struct plan *plan = mem_zero(nseat, sizeof *plan);

	/* The sitting is read anew after each row: what is to be done is settled first. */
	for (i = 0; i < nseat; i++)
		plan[i] = (struct plan){ .mandate = s->seat[i].mandate.id, .row = ID_NONE,
		    .presence = PRESENCE_UNTOLD };
	ok = ok && read_names(s, a, plan, err);
	if (ok && a->from.data == NULL && a->until.data == NULL)
		fill(s, plan);
	for (i = 0; i < nseat && ok; i++) {
		if (plan[i].presence == PRESENCE_UNTOLD)
			continue;
		ok = store_row(w, rows, meeting, a, &plan[i], &changed, err);
		if (ok && changed)
			tell(plan[i].row, plan[i].mandate, plan[i].presence, arg);
	}
	free(plan);
	return ok;
}
