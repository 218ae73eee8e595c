/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/plone.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "port/html.h"
#include "rec/value.h"

/* What the editors of PloneMeeting mark as personal. */
#define PERSONAL "pm-anonymize"

/* How a member is read. */
enum shape {
	PLAIN,  /* a text */
	PROSE,  /* rich text: HTML, whose words are kept */
	TITLE,  /* one of a list: its title */
	TITLES, /* several of a list */
	WORD,   /* one of a list that we have a word for */
	YES,    /* true or false */
	DAY, CLOCK, MOMENT, /* of an instant; a moment is both */
	ITEM,   /* the number on the agenda, a hundred times */
	COUNT,  /* a number from 1, which -1 and 0 say that it is not there */
};

struct mapping {
	const char *name;
	enum shape shape;
	int field;
	const struct plone_word *word;
};

static const struct plone_word privacies[] = {
	{ "public*", "public" }, { NULL, "secret" }
};
/* What else the same word says; of all others nobody tells there. */
static const struct plone_word acts[] = {
	{ "public_heading", "heading" }, { "secret_heading", "heading" },
	{ "public_info", "information" }, { "secret_info", "information" },
	{ "public_advice", "advice" }, { "secret_advice", "advice" }, { NULL, NULL }
};
static const struct plone_word lists[] = {
	{ "normal", "normal" }, { NULL, "late" }
};
static const struct plone_word polls[] = {
	{ "secret*", "secret" }, { "no_vote", "none" }, { "freehand", "public" }, { NULL, NULL }
};
static const struct plone_word emergencies[] = {
	{ "emergency_asked", "asked" }, { "emergency_accepted", "granted" },
	{ "emergency_refused", "refused" }, { NULL, NULL }
};
static const struct plone_word completenesses[] = {
	{ "completeness_complete", "complete" }, { "completeness_incomplete", "incomplete" },
	{ "completeness_evaluation_asked_again", "asked-again" }, { NULL, NULL }
};
/* Levels that only the other system knows are those of a draft. */
static const struct plone_word item_states[] = {
	{ "validated*", "validated" }, { "presented*", "presented" }, { "itemfrozen*", "frozen" },
	{ "itempublished*", "published" }, { "returned_to_proposing_group*", "returned" },
	{ "pre_accepted", "pre-accepted" }, { "accepted_but_modified", "accepted-modified" },
	{ "accepted_out_of_meeting*", "out-of-meeting" }, { "accepted", "accepted" },
	{ "refused", "refused" }, { "delayed", "postponed" },
	{ "postponed_next_meeting", "postponed-next" }, { "removed", "removed" },
	{ "marked_not_applicable", "not-applicable" }, { "transfered", "out-of-meeting" },
	{ NULL, "draft" }
};
static const struct plone_word meeting_states[] = {
	{ "frozen", "frozen" }, { "published", "published" }, { "decided", "decided" },
	{ "decisions_published", "decided" }, { "closed", "closed" }, { "archived", "closed" },
	{ NULL, "created" }
};
static const struct plone_word annex_parts[] = {
	{ "annexDecision", "decision" }, { NULL, "point" }
};
const struct plone_word plone_presences[] = {
	{ "present", "present" }, { "excused", "excused" }, { "non_attendee", "not-taking-part" },
	{ NULL, "absent" }
};
/* Not voting is the nearest that a ballot by name has for one that does not count. */
const struct plone_word plone_choices[] = {
	{ "yes", "yes" }, { "no", "no" }, { "abstain", "abstain" },
	{ "does_not_vote", "not-voting" }, { "not_found", "not-found" },
	{ "invalid", "not-voting" }, { "blank", "not-voting" }, { NULL, NULL }
};
const struct plone_word plone_genders[] = {
	{ "F*", "f" }, { "f*", "f" }, { "M*", "m" }, { "m*", "m" }, { NULL, NULL }
};
const struct plone_word plone_roles[] = {
	{ "bourgmestre", "mayor" }, { "mayor", "mayor" }, { "echevin", "alderman" },
	{ "alderman", "alderman" }, { "president", "president" },
	{ "directeur_general", "director-general" }, { "directeur-general", "director-general" },
	{ "dg", "director-general" }, { "directeur-financier", "finance-director" },
	{ "secretaire", "secretary" }, { NULL, "councillor" }
};

/* Later members go before earlier ones, but rich texts behind them.  What is not
 * here is not taken: notes, advices, copy groups are nobody else's business. */
static const struct mapping item_fields[] = {
	{ "title", PLAIN, DELIBERATION_TITLE, NULL },
	{ "description", PROSE, DELIBERATION_NOTE, NULL },
	{ "motivation", PROSE, DELIBERATION_MOTIVATION, NULL },
	{ "decision", PROSE, DELIBERATION_DECISION, NULL },
	{ "decisionSuite", PROSE, DELIBERATION_DECISION, NULL },
	{ "decisionEnd", PROSE, DELIBERATION_DECISION, NULL },
	{ "observations", PROSE, DELIBERATION_OBSERVATIONS, NULL },
	{ "extra_include_category", TITLE, DELIBERATION_CATEGORY, NULL },
	{ "category", TITLE, DELIBERATION_CATEGORY, NULL },
	{ "extra_include_classifier", TITLE, DELIBERATION_CLASSIFIER, NULL },
	{ "classifier", TITLE, DELIBERATION_CLASSIFIER, NULL },
	{ "extra_include_proposing_group", TITLE, DELIBERATION_GROUP, NULL },
	{ "proposingGroup", TITLE, DELIBERATION_GROUP, NULL },
	{ "groupsInCharge", TITLES, DELIBERATION_GROUP_IN_CHARGE, NULL },
	{ "associatedGroups", TITLES, DELIBERATION_ALL_GROUPS, NULL },
	{ "committees", TITLES, DELIBERATION_COMMITTEE, NULL },
	{ "itemInitiator", TITLES, DELIBERATION_INITIATOR, NULL },
	{ "itemTags", TITLES, DELIBERATION_TAGS, NULL },
	{ "privacy", WORD, DELIBERATION_PRIVACY, privacies },
	{ "listType", WORD, DELIBERATION_LIST, lists },
	{ "pollType", WORD, DELIBERATION_POLL, polls },
	{ "toDiscuss", YES, DELIBERATION_TO_DISCUSS, NULL },
	{ "emergency", WORD, DELIBERATION_EMERGENCY, emergencies },
	{ "emergencyMotivation", PROSE, DELIBERATION_EMERGENCY_REASON, NULL },
	{ "completeness", WORD, DELIBERATION_COMPLETENESS, completenesses },
	{ "budgetInfos", PROSE, DELIBERATION_BUDGET, NULL },
	{ "itemReference", PLAIN, DELIBERATION_REFERENCE, NULL },
	{ "itemNumber", ITEM, DELIBERATION_NUMBER, NULL },
	{ "review_state", WORD, DELIBERATION_STATE, item_states },
	{ 0 }
};
static const struct mapping meeting_fields[] = {
	{ "date", DAY, MEETING_DATE, NULL },
	{ "date", CLOCK, MEETING_START, NULL },
	{ "start_date", CLOCK, MEETING_START, NULL },
	{ "end_date", CLOCK, MEETING_END, NULL },
	{ "place", TITLE, MEETING_PLACE, NULL },
	{ "place_other", PLAIN, MEETING_PLACE, NULL },
	{ "videoconference", YES, MEETING_REMOTE, NULL },
	{ "extraordinary_session", YES, MEETING_EXTRAORDINARY, NULL },
	{ "convocation_date", DAY, MEETING_CONVENED, NULL },
	{ "approval_date", DAY, MEETING_APPROVED, NULL },
	{ "validation_deadline", MOMENT, MEETING_VALIDATE_BY, NULL },
	{ "freeze_deadline", MOMENT, MEETING_FREEZE_BY, NULL },
	{ "pre_meeting_date", MOMENT, MEETING_PRE_MEETING, NULL },
	{ "mid_date", CLOCK, MEETING_PAUSE, NULL },
	{ "mid_start_date", CLOCK, MEETING_RESUME, NULL },
	{ "category", TITLE, MEETING_CATEGORY, NULL },
	{ "meeting_number", COUNT, MEETING_NUMBER, NULL },
	{ "first_item_number", COUNT, MEETING_FIRST_POINT, NULL },
	{ "review_state", WORD, MEETING_STATE, meeting_states },
	{ 0 }
};

/* That one was signed they tell, but not when. */
static const struct mapping annex_fields[] = {
	{ "title", PLAIN, ANNEX_TITLE, NULL },
	{ "category_title", PLAIN, ANNEX_TYPE, NULL },
	{ "content_category", TITLE, ANNEX_TYPE, NULL },
	{ "@type", WORD, ANNEX_PART, annex_parts },
	{ "to_print", YES, ANNEX_TO_PRINT, NULL },
	{ "to_sign", YES, ANNEX_TO_SIGN, NULL },
	{ "publishable", YES, ANNEX_PUBLISHABLE, NULL },
	{ "confidential", YES, ANNEX_CONFIDENTIAL, NULL },
	{ "scan_id", PLAIN, ANNEX_SCAN, NULL },
	{ 0 }
};

/* The text of a member that is a text itself, or an object with one by that name. */
static bool
text_in(const struct json_place *p, const char *name, struct text *text, struct err *err)
{
	struct json_place inner;

	*text = (struct text){ 0 };
	if (!json_is_object(p))
		return json_text(p, text, err);
	return !json_member(p, name, &inner) || json_text(&inner, text, err);
}

/* Rich text, behind what the field has already. */
static bool
read_prose(struct plonemeeting *pm, const struct json_place *p, struct text *value,
    struct err *err)
{
	struct json_place type;
	struct text html, kind = { 0 };
	struct err why = { 0 };
	struct buf b = { 0 };

	if (!text_in(p, "data", &html, err) ||
	    (json_member(p, "content-type", &type) && !json_text(&type, &kind, err)))
		return false;
	buf_text(&b, *value);
	if (b.size > 0 && html.size > 0)
		buf_char(&b, '\n');
	if (text_is(kind, "text/plain"))
		buf_text(&b, html);
	else if (!html_prose(&b, html, PERSONAL, &why)) {
		json_refuse(p, why.text, err);
		err_clear(&why);
		buf_release(&b);
		return false;
	}
	while (b.size > 0 && b.data[b.size - 1] == '\n')
		b.data[--b.size] = '\0';
	*value = plone_take(pm, &b);
	return true;
}

/* The titles of a list, joined by commas, which none of them keeps. */
static bool
read_titles(struct plonemeeting *pm, const struct json_place *p, struct text *value,
    struct err *err)
{
	struct json_place item;
	struct buf b = { 0 };
	struct text title;
	size_t i, j;

	if (!json_is_array(p))
		return json_refuse(p, _("not an array"), err);
	for (i = 0; i < json_count(p); i++) {
		json_item(p, i, &item);
		if (!text_in(&item, "title", &title, err)) {
			buf_release(&b);
			return false;
		}
		if (title.size > 0 && b.size > 0)
			buf_char(&b, ',');
		for (j = 0; j < title.size; j++)
			buf_char(&b, title.data[j] == ',' ? ' ' : title.data[j]);
	}
	*value = plone_take(pm, &b);
	return true;
}

/* Is it the word, or does it begin with one that ends in *? */
static bool
is_word(struct text token, const char *word)
{
	size_t n = strlen(word) - 1;

	return word[n] == '*' ? token.size >= n && memcmp(token.data, word, n) == 0 :
	    text_is(token, word);
}

bool
plone_word(const struct json_place *p, const struct plone_word *word, struct text *value,
    struct err *err)
{
	struct text token;

	if (!text_in(p, "token", &token, err))
		return false;
	for (; word->theirs != NULL && !is_word(token, word->theirs); word++)
		;
	*value = text_of(word->ours);
	return true;
}

/* Two digits; -1 when they are none. */
static int
two(struct text t, size_t at)
{
	if (at + 2 > t.size || t.data[at] < '0' || t.data[at] > '9' || t.data[at + 1] < '0' ||
	    t.data[at + 1] > '9')
		return -1;
	return (t.data[at] - '0') * 10 + t.data[at + 1] - '0';
}

/* Reads what is behind the minutes of an instant: seconds, and how many minutes the
 * clock is before UTC, INT_MIN where it does not say. */
static bool
read_offset(struct text t, size_t at, bool *given, int *offset)
{
	int hours, minutes;

	if (at < t.size && t.data[at] == ':')
		for (at++; at < t.size && ((t.data[at] >= '0' && t.data[at] <= '9') ||
		    t.data[at] == '.'); at++)
			;
	*given = at < t.size;
	*offset = 0;
	if (!*given || (t.data[at] == 'Z' && at + 1 == t.size))
		return true;
	hours = two(t, at + 1);
	minutes = two(t, at + 3 + (at + 3 < t.size && t.data[at + 3] == ':'));
	*offset = (hours * 60 + minutes) * (t.data[at] == '-' ? -1 : 1);
	return (t.data[at] == '+' || t.data[at] == '-') && hours >= 0 && minutes >= 0;
}

/* An instant: a day, and what a clock of the authority shows, -1 where only a day was
 * given. */
static bool
read_instant(struct plonemeeting *pm, const struct json_place *p, day_t *day, int *clock,
    struct err *err)
{
	struct text t;
	int hours, minutes, offset;
	bool given;

	if (!json_text(p, &t, err))
		return false;
	*day = t.size < 10 ? DAY_NONE : day_parse((struct text){ t.data, 10 });
	*clock = -1;
	if (*day != DAY_NONE && t.size == 10)
		return true;
	hours = two(t, 11);
	minutes = two(t, 14);
	if (*day == DAY_NONE || (t.data[10] != 'T' && t.data[10] != ' ') || hours < 0 ||
	    hours > 23 || minutes < 0 || minutes > 59 || !read_offset(t, 16, &given, &offset))
		return json_refuse(p, _("not an instant"), err);
	*clock = hours * 60 + minutes;
	if (given) {
		*day = clock_local(((int64_t)*day - day_of(1970, 1, 1)) * 86400 +
		    (*clock - offset) * 60, pm->zone, clock);
		if (*day == DAY_NONE)
			return json_refuse(p, _("not an instant"), err);
	}
	return true;
}

static bool
read_moment(struct plonemeeting *pm, const struct json_place *p, enum shape shape,
    struct text *value, struct err *err)
{
	struct buf b = { 0 };
	day_t day;
	int clock;

	if (!read_instant(pm, p, &day, &clock, err))
		return false;
	if (shape != CLOCK)
		day_print(&b, day);
	if (shape != DAY && clock > 0) /* midnight is an hour that nobody gave */
		buf_printf(&b, "%s%02d:%02d", shape == MOMENT ? "T" : "", clock / 60, clock % 60);
	*value = plone_take(pm, &b);
	return true;
}

static bool
read_number(struct plonemeeting *pm, const struct json_place *p, enum shape shape,
    struct text *value, struct err *err)
{
	struct buf b = { 0 };
	int64_t n;

	if (!json_whole(p, &n, err))
		return false;
	if (n > 0 && shape == COUNT)
		buf_integer(&b, n, 1);
	else if (n >= 100) {
		buf_integer(&b, n / 100, 1);
		if (n % 100 != 0)
			buf_printf(&b, ".%d", (int)(n % 100));
	}
	*value = plone_take(pm, &b);
	return true;
}

bool
plone_count(struct plonemeeting *pm, const struct json_place *p, struct text *value,
    struct err *err)
{
	return read_number(pm, p, COUNT, value, err);
}

static bool
read_shape(struct plonemeeting *pm, const struct json_place *p, const struct mapping *m,
    struct text *value, struct err *err)
{
	bool yes;

	switch (m->shape) {
	case PLAIN:
		return json_text(p, value, err);
	case PROSE:
		return read_prose(pm, p, value, err);
	case TITLE:
		return text_in(p, "title", value, err);
	case TITLES:
		return read_titles(pm, p, value, err);
	case WORD:
		return plone_word(p, m->word, value, err);
	case YES:
		if (!json_yes(p, &yes, err))
			return false;
		*value = text_of(yes ? "yes" : "no");
		return true;
	case DAY:
	case CLOCK:
	case MOMENT:
		return read_moment(pm, p, m->shape, value, err);
	case ITEM:
	case COUNT:
		return read_number(pm, p, m->shape, value, err);
	}
	return false;
}

bool
plone_check(struct plonemeeting *pm, const struct json_place *p, const struct field *f,
    struct text *value, struct err *err)
{
	char *reason;

	if (value_check(f, value, &pm->arena, err))
		return true;
	reason = mem_string(err->text);
	err_clear(err);
	json_refuse(p, reason, err);
	free(reason);
	return false;
}

/* Fills the record with what the object has of it. */
static bool
fill(struct plonemeeting *pm, const struct json_place *o, const struct mapping *m,
    const struct entity *e, struct text *value, struct err *err)
{
	bool *named = arena_alloc(&pm->arena, e->nfield * sizeof *named);
	struct json_place p;
	struct text t;

	memset(named, 0, e->nfield * sizeof *named);
	for (; m->name != NULL; m++) {
		const struct field *f = &e->field[m->field];

		if (!json_member(o, m->name, &p))
			continue;
		t = m->shape == PROSE && named[m->field] ? value[m->field] : (struct text){ 0 };
		if (!read_shape(pm, &p, m, &t, err))
			return false;
		/* A title that is not there says nothing. */
		if (t.size == 0 && named[m->field])
			continue;
		if (!plone_check(pm, &p, f, &t, err))
			return false;
		named[m->field] = true;
		value[m->field] = t;
	}
	return true;
}

/* The act, as far as their privacy tells it; another one that it was given here stays. */
static bool
fill_act(const struct json_place *o, struct text *value, struct err *err)
{
	struct text *act = &value[DELIBERATION_ACT], told;
	const struct plone_word *word = acts;
	struct json_place p;

	if (!json_member(o, "privacy", &p))
		return true;
	if (!plone_word(&p, acts, &told, err))
		return false;
	while (word->ours != NULL && !text_is(*act, word->ours))
		word++;
	if (told.data != NULL || word->ours != NULL)
		*act = told;
	return true;
}

bool
plone_fill_item(struct plonemeeting *pm, const struct json_place *o, struct text *value,
    struct err *err)
{
	return fill(pm, o, item_fields, &deliberation_entity, value, err) &&
	    fill_act(o, value, err);
}

bool
plone_fill_meeting(struct plonemeeting *pm, const struct json_place *o, struct text *value,
    struct err *err)
{
	return fill(pm, o, meeting_fields, &meeting_entity, value, err);
}

bool
plone_fill_annex(struct plonemeeting *pm, const struct json_place *o, struct text *value,
    struct err *err)
{
	return fill(pm, o, annex_fields, &annex_entity, value, err);
}
