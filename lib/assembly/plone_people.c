/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <string.h>

#include "base/decimal.h"
#include "rec/id.h"
#include "rec/value.h"

/* People */

/* The name of the person: that of the contact, else what the position is called, up
 * to its office.  The gender is that of the contact, or what stands before the name. */
static bool
person_of(struct plonemeeting *pm, const struct json_place *a, struct text *name,
    struct text *gender, struct err *err)
{
	static const struct { const char *form, *gender; } forms[] = {
		{ "Monsieur ", "m" }, { "Madame ", "f" }, { "M. ", "m" }, { "Mme ", "f" },
	};
	bool contact;
	struct json_place p, title, told;
	const char *comma;
	size_t i;

	*gender = (struct text){ 0 };
	contact = json_member(a, "extra_include_person", &p);
	if (contact && json_member(&p, "gender", &told) &&
	    !plone_word(&told, plone_genders, gender, err))
		return false;
	if (!contact || !json_member(&p, "title", &title)) {
		if (!json_member(a, "title", &title))
			return json_refuse(a, _("has no title"), err);
	}
	if (!json_text(&title, name, err) ||
	    !plone_check(pm, &title, &mandate_entity.field[MANDATE_PERSON], name, err))
		return false;
	comma = name->size == 0 ? NULL : memchr(name->data, ',', name->size);
	if (comma != NULL)
		name->size = (size_t)(comma - name->data);
	for (i = 0; i < sizeof forms / sizeof *forms; i++)
		if (text_begins(*name, forms[i].form)) {
			name->data += strlen(forms[i].form);
			name->size -= strlen(forms[i].form);
			if (gender->data == NULL)
				*gender = text_of(forms[i].gender);
		}
	return name->size > 0 || json_refuse(&title, _("is empty"), err);
}

/* The mandate of that name in the assembly that no other system has named yet. */
static bool
find_person(struct plonemeeting *pm, struct text name, int64_t *id, struct err *err)
{
	const struct condition conditions[] = {
		{ .field = MANDATE_ASSEMBLY, .value = plone_id(pm, pm->assembly) },
		{ .field = MANDATE_PERSON, .value = name },
		{ .field = MANDATE_EXTERNAL },
	};

	return plone_select(pm, &mandate_entity, conditions, 3, 0, id, err);
}

/* Finds or makes the mandate that an attendee is. */
static bool
store_mandate(struct plonemeeting *pm, const struct json_place *a, int64_t *id,
    struct err *err)
{
	struct text uid, name, gender, role = text_of("councillor");
	struct json_place p;
	struct plone_target t;
	bool votes = true;

	if (!plone_uid(pm, a, &uid, err))
		return false;
	*id = plone_find_known(pm, &mandate_entity, uid);
	if (*id != ID_NONE)
		return true;
	if (!person_of(pm, a, &name, &gender, err) || !find_person(pm, name, id, err) ||
	    (json_member(a, "position_type", &p) && !plone_word(&p, plone_roles, &role, err)) ||
	    (json_member(a, "voter", &p) && !json_yes(&p, &votes, err)) ||
	    !plone_begin(pm, &t, &mandate_entity, *id, err))
		return false;
	if (*id == ID_NONE) {
		t.after.value[MANDATE_PERSON] = name;
		t.after.value[MANDATE_ASSEMBLY] = plone_id(pm, pm->assembly);
		t.after.value[MANDATE_ROLE] = role;
		t.after.value[MANDATE_VOTE] = text_of(votes ? "yes" : "no");
	}
	if (t.after.value[MANDATE_GENDER].data == NULL)
		t.after.value[MANDATE_GENDER] = gender;
	t.after.value[MANDATE_EXTERNAL] = uid;
	if (!plone_settle_part(pm, &t, name, err))
		return false;
	*id = t.id;
	plone_add_known(pm, uid, &mandate_entity, t.id);
	return true;
}

/* Attendance */

/* Finds the row about the mandate, at the whole meeting or at the point alone. */
static bool
find_attendance(struct plonemeeting *pm, int64_t meeting, int64_t point, int64_t mandate,
    int64_t *id, struct err *err)
{
	const struct text at = point == ID_NONE ? (struct text){ 0 } : plone_id(pm, point);
	const struct condition conditions[] = {
		{ .field = ATTENDANCE_MEETING, .value = plone_id(pm, meeting) },
		{ .field = ATTENDANCE_MANDATE, .value = plone_id(pm, mandate) },
		{ .field = ATTENDANCE_FROM, .value = at },
		{ .field = ATTENDANCE_UNTIL, .value = at },
	};

	return plone_select(pm, &attendance_entity, conditions, 4, 0, id, err);
}

static bool
store_attendance(struct plonemeeting *pm, int64_t meeting, int64_t point, int64_t mandate,
    struct text presence, struct text signs, struct text person, struct err *err)
{
	struct plone_target t;
	struct text *v;
	int64_t id;

	if (!find_attendance(pm, meeting, point, mandate, &id, err) ||
	    !plone_begin(pm, &t, &attendance_entity, id, err))
		return false;
	v = t.after.value;
	v[ATTENDANCE_MEETING] = plone_id(pm, meeting);
	v[ATTENDANCE_MANDATE] = plone_id(pm, mandate);
	v[ATTENDANCE_FROM] = v[ATTENDANCE_UNTIL] = point == ID_NONE ? (struct text){ 0 } :
	    plone_id(pm, point);
	v[ATTENDANCE_PRESENCE] = presence;
	v[ATTENDANCE_REPLACED_BY] = (struct text){ 0 };
	v[ATTENDANCE_SIGNS] = signs;
	return plone_settle_part(pm, &t, person, err);
}

/* The presence that is recorded for the whole meeting; no value without any. */
static bool
presence_at(struct plonemeeting *pm, int64_t meeting, int64_t point, int64_t mandate,
    struct text *presence, struct err *err)
{
	struct record before, after;
	int64_t id;

	*presence = (struct text){ 0 };
	if (!find_attendance(pm, meeting, point, mandate, &id, err))
		return false;
	if (id == ID_NONE)
		return true;
	if (!writer_get(pm->writer, &attendance_entity, id, &before, &after, err))
		return false;
	*presence = before.value[ATTENDANCE_PRESENCE];
	return true;
}

static bool
signs_of(struct plonemeeting *pm, const struct json_place *a, struct text *signs,
    struct err *err)
{
	struct json_place p;
	int64_t n;

	*signs = (struct text){ 0 };
	if (!json_member(a, "signatory", &p))
		return true;
	if (!json_is_text(&p))
		return plone_count(pm, &p, signs, err);
	return json_text(&p, signs, err) && (integer_parse(*signs, 1, 99, &n) ||
	    json_refuse(&p, _("not a whole number"), err));
}

/* One attendee of a meeting, or of a point of it: there a row is needed only where
 * it is another presence than at the meeting. */
static bool
store_attendee(struct plonemeeting *pm, const struct json_place *a, int64_t meeting,
    int64_t point, struct err *err)
{
	struct text presence = text_of("present"), signs = { 0 }, whole = { 0 }, own, name, gender;
	struct json_place p;
	int64_t mandate;

	if (!json_is_object(a))
		return json_refuse(a, _("not an object"), err);
	if (!store_mandate(pm, a, &mandate, err) || !person_of(pm, a, &name, &gender, err) ||
	    (json_member(a, "attendee_type", &p) && !plone_word(&p, plone_presences, &presence, err)))
		return false;
	if (point == ID_NONE)
		return signs_of(pm, a, &signs, err) &&
		    store_attendance(pm, meeting, point, mandate, presence, signs, name, err);
	if (!presence_at(pm, meeting, ID_NONE, mandate, &whole, err) ||
	    !presence_at(pm, meeting, point, mandate, &own, err))
		return false;
	if (own.data == NULL && (text_same(presence, whole) ||
	    (whole.data == NULL && text_is(presence, "present"))))
		return true;
	return store_attendance(pm, meeting, point, mandate, presence, signs, name, err);
}

bool
plone_attendees(struct plonemeeting *pm, const struct json_place *o, int64_t meeting,
    int64_t point, struct err *err)
{
	struct json_place list, a;
	size_t i;

	if (meeting == ID_NONE || !json_member(o, "extra_include_attendees", &list))
		return true;
	if (!json_is_array(&list))
		return json_refuse(&list, _("not an array"), err);
	for (i = 0; i < json_count(&list); i++) {
		json_item(&list, i, &a);
		if (!store_attendee(pm, &a, meeting, point, err))
			return false;
	}
	return true;
}

/* Votes */

static bool
store_ballot(struct plonemeeting *pm, int64_t vote, int64_t mandate, struct text value,
    struct err *err)
{
	const struct condition conditions[] = {
		{ .field = BALLOT_VOTE, .value = plone_id(pm, vote) },
		{ .field = BALLOT_MANDATE, .value = plone_id(pm, mandate) },
	};
	struct plone_target t;
	int64_t id;

	if (!plone_select(pm, &ballot_entity, conditions, 2, 0, &id, err) ||
	    !plone_begin(pm, &t, &ballot_entity, id, err))
		return false;
	t.after.value[BALLOT_VOTE] = conditions[0].value;
	t.after.value[BALLOT_MANDATE] = conditions[1].value;
	t.after.value[BALLOT_VALUE] = value;
	return plone_settle_part(pm, &t, value, err);
}

/* Who voted what. */
static bool
store_voters(struct plonemeeting *pm, const struct json_place *voters, int64_t vote,
    struct err *err)
{
	struct json_place p;
	struct text value;
	size_t i, found = 0;

	if (!json_is_object(voters))
		return json_refuse(voters, _("not an object"), err);
	/* In the order of their names, so that ids do not depend on that of the file. */
	for (i = 0; i < pm->nknown; i++) {
		const struct plone_known known = pm->known[i];

		if (known.entity != &mandate_entity ||
		    !json_member(voters, known.external.data, &p))
			continue;
		if (!plone_word(&p, plone_choices, &value, err))
			return false;
		if (value.data != NULL && !store_ballot(pm, vote, known.id, value, err))
			return false;
		found++;
	}
	return found == json_count(voters) ||
	    json_refuse(voters, _("has somebody who is no attendee that is known"), err);
}

/* How many of each; what is not told stays no value. */
static bool
read_counts(struct plonemeeting *pm, const struct json_place *counts, struct text *v,
    struct err *err)
{
	static const struct {
		const char *name;
		int field;
	} known[] = {
		{ "yes", VOTE_YES }, { "no", VOTE_NO }, { "abstain", VOTE_ABSTAIN },
		{ "blank", VOTE_BLANK }, { "invalid", VOTE_INVALID },
	};
	struct json_place p;
	struct buf b = { 0 };
	int64_t n;
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++) {
		if (!json_member(counts, known[i].name, &p))
			continue;
		if (!json_whole(&p, &n, err))
			return false;
		if (n < 0)
			return json_refuse(&p, _("not a whole number"), err);
		buf_integer(&b, n, 1);
		v[known[i].field] = plone_take(pm, &b);
	}
	return true;
}

static bool
store_vote(struct plonemeeting *pm, const struct json_place *o, int64_t point, size_t at,
    struct err *err)
{
	static const struct plone_word poll[] = { { "secret*", "secret" }, { NULL, "public" } };
	const struct condition of = { .field = VOTE_DELIBERATION, .value = plone_id(pm, point) };
	struct json_place p, counts;
	struct plone_target t;
	struct text *v;
	bool linked = false;
	int64_t id;

	if (!json_is_object(o))
		return json_refuse(o, _("not an object"), err);
	if (!plone_select(pm, &vote_entity, &of, 1, at, &id, err) ||
	    !plone_begin(pm, &t, &vote_entity, id, err))
		return false;
	v = t.after.value;
	v[VOTE_DELIBERATION] = plone_id(pm, point);
	if ((json_member(o, "label", &p) && (!json_text(&p, &v[VOTE_LABEL], err) ||
	    !plone_check(pm, &p, &vote_entity.field[VOTE_LABEL], &v[VOTE_LABEL], err))) ||
	    (json_member(o, "poll_type", &p) && !plone_word(&p, poll, &v[VOTE_POLL], err)) ||
	    (json_member(o, "linked_to_previous", &p) && !json_yes(&p, &linked, err)))
		return false;
	v[VOTE_LINKED] = linked ? text_of("yes") : (struct text){ 0 };
	if (json_member(o, "votes", &counts) && !read_counts(pm, &counts, v, err))
		return false;
	return plone_settle_part(pm, &t, v[VOTE_LABEL], err) &&
	    (!json_member(o, "voters", &p) || store_voters(pm, &p, t.id, err));
}

bool
plone_votes(struct plonemeeting *pm, const struct json_place *o, int64_t point,
    struct err *err)
{
	struct json_place list, vote;
	size_t i;

	if (!json_member(o, "item_votes", &list))
		return true;
	if (!json_is_array(&list))
		return json_refuse(&list, _("not an array"), err);
	for (i = 0; i < json_count(&list); i++) {
		json_item(&list, i, &vote);
		if (!store_vote(pm, &vote, point, i, err))
			return false;
	}
	return true;
}
