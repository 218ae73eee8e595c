/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/annexing.h"

#include "assembly/asking.h"
#include "assembly/sitting.h"
#include "rec/id.h"

/* Reads the record that a link names; R->id is ID_NONE where it names none.  That it
 * leads somewhere is for the writer to check. */
static bool
follow_link(struct writer *w, const struct entity *e, struct text link, struct record *r,
    struct err *err)
{
	struct record copy;

	r->id = ID_NONE;
	if (link.data == NULL || writer_get(w, e, id_parse(link), r, &copy, err))
		return true;
	if (err->status != STATUS_NO)
		return false;
	err_clear(err);
	r->id = ID_NONE;
	return true;
}

/* Reads the point that the annex belongs to, itself or by its advice. */
static bool
point_of(struct writer *w, const struct record *annex, struct record *point, struct err *err)
{
	struct record advice;
	struct text link = annex->value[ANNEX_DELIBERATION];

	if (!follow_link(w, &advice_entity, annex->value[ANNEX_ADVICE], &advice, err))
		return false;
	if (advice.id != ID_NONE)
		link = advice.value[ADVICE_DELIBERATION];
	return follow_link(w, &deliberation_entity, link, point, err);
}

static bool
is_closed(struct writer *w, const struct record *annex, bool *closed, struct err *err)
{
	struct record point, meeting = { .id = ID_NONE };
	bool ok = point_of(w, annex, &point, err) && (point.id == ID_NONE ||
	    follow_link(w, &meeting_entity, point.value[DELIBERATION_MEETING], &meeting, err));

	*closed = ok && meeting.id != ID_NONE &&
	    text_is(meeting.value[MEETING_STATE], "closed");
	return ok;
}

static bool
refuse(const char *field, struct err *err)
{
	err_set(err, STATUS_NO, "%s", _("its meeting is closed"));
	err_at(err, _("rule %s"), "meeting-closed");
	if (field != NULL)
		err_at(err, "%s", field);
	return false;
}

/* May the field become that in spite of the closing? */
static bool
stays_free(int field, struct text after)
{
	return field == ANNEX_SIGNED ||
	    (field == ANNEX_PUBLISHABLE && !text_is(after, "yes")) ||
	    (field == ANNEX_CONFIDENTIAL && text_is(after, "yes"));
}

/* Does the point that it belongs to wait? */
static bool
is_admitted(struct writer *w, const struct record *annex, struct err *err)
{
	struct record point;

	return follow_link(w, &deliberation_entity, annex->value[ANNEX_DELIBERATION], &point,
	    err) && (point.id == ID_NONE || advice_admits(w, &point, err));
}

/* Does an annex change what its point says: by coming, by going, by a file? */
static bool
concerns(const struct record *before, const struct record *after)
{
	return before == NULL || before == after ||
	    !text_same(before->value[ANNEX_STATE], after->value[ANNEX_STATE]);
}

bool
annex_allow(struct writer *w, const struct record *before, struct record *after,
    struct err *err)
{
	bool closed;
	int field;

	if (!is_closed(w, after, &closed, err))
		return false;
	if (closed && before == NULL)
		return refuse(NULL, err);
	for (field = 0; field < ANNEX_FIELDS && closed; field++)
		if (!text_same(before->value[field], after->value[field]) &&
		    !stays_free(field, after->value[field]))
			return refuse(annex_entity.field[field].name, err);
	return !concerns(before, after) || is_admitted(w, after, err);
}

bool
annex_attach(struct writer *w, const struct record *annex, struct err *err)
{
	bool closed;

	return (text_is(annex->value[ANNEX_TO_SIGN], "yes") ||
	    (is_closed(w, annex, &closed, err) && (!closed || refuse(NULL, err)))) &&
	    is_admitted(w, annex, err);
}

bool
annex_follow(struct writer *w, const struct record *before, const struct record *after,
    struct err *err)
{
	struct record point;

	sitting_follow(w, &annex_entity, before, after);
	if (!concerns(before, after) || after->value[ANNEX_DELIBERATION].data == NULL)
		return true;
	return follow_link(w, &deliberation_entity, after->value[ANNEX_DELIBERATION], &point,
	    err) && advice_follows(w, &point, &point, err);
}
