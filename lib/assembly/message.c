/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/message.h"

#include <string.h>

#include "assembly/advising.h"
#include "assembly/words.h"
#include "base/clock.h"
#include "base/date_words.h"
#include "rec/id.h"
#include "rec/value.h"

/* Bytes of the hash that stand in the id of a message. */
#define SHORT 8

bool
message_begin(struct message *m, struct db *db, const struct authority *authority, day_t today,
    struct err *err)
{
	*m = (struct message){ .db = db, .authority = authority, .today = today,
		.redaction.mask = true };
	return rules_load(&m->rules, "law/assembly.tsv", err);
}

void
message_end(struct message *m)
{
	rules_release(&m->rules);
	days_off_release(&m->off);
	redact_release(&m->redaction);
	arena_release(&m->arena);
}

static void
set_text(struct message *m, struct data *map, const char *name, struct text t)
{
	data_set_text(&m->arena, map, name, t.data == NULL ? text_of("") : t);
}

static void
set_id(struct message *m, struct data *map, int64_t id)
{
	set_text(m, map, "id", id_text(id, &m->arena));
}

static void
set_day(struct message *m, struct data *map, const char *name, day_t day)
{
	struct buf b = { 0 };

	if (day != DAY_NONE)
		day_words(&b, day, m->authority->language);
	data_set(map, name, data_take(&m->arena, &b));
	buf_release(&b);
}

/* Is the point of the closed part?  Unless it says that it is public, it is. */
static bool
is_secret(const struct record *point)
{
	return !text_begins(point->value[DELIBERATION_PRIVACY], "public");
}

/* The same of what a record is called: what is marked in it is masked, as in a list, and
 * remembered, for it may not survive elsewhere in the mail. */
static void
set_masked(struct message *m, struct data *map, const char *name, const struct record *r,
    struct text t)
{
	struct buf b = { 0 }, place = { 0 };

	id_print(&place, r->id);
	redact_mask(&b, t);
	redact_note(&m->redaction, t, buf_str(&place));
	data_set(map, name, data_take(&m->arena, &b));
	buf_release(&b);
	buf_release(&place);
}

static void
set_meeting(struct message *m, struct data *map, const struct record *meeting)
{
	const struct text *v = meeting->value;
	struct data *of = data_map(&m->arena);

	set_id(m, of, meeting->id);
	set_masked(m, of, "name", meeting, v[MEETING_NAME]);
	set_masked(m, of, "place", meeting, v[MEETING_PLACE]);
	set_text(m, of, "start", v[MEETING_START]);
	set_day(m, of, "date", day_parse(v[MEETING_DATE]));
	data_set(map, "meeting", of);
}

/* A point, without its title when it is of the closed part. */
static bool
set_point(struct message *m, struct data *map, const struct record *point, struct err *err)
{
	struct text meeting = point->value[DELIBERATION_MEETING];
	struct data *of = data_map(&m->arena);
	struct record r;

	set_id(m, of, point->id);
	set_text(m, of, "number", point->value[DELIBERATION_NUMBER]);
	data_set_yes(&m->arena, of, "secret", is_secret(point));
	set_masked(m, of, "title", point,
	    is_secret(point) ? text_of("") : point->value[DELIBERATION_TITLE]);
	data_set(map, "point", of);
	if (meeting.data == NULL) {
		set_text(m, map, "meeting", text_of(""));
		return true;
	}
	if (!record_read(m->db, &meeting_entity, id_parse(meeting), &r, &m->arena, err))
		return false;
	set_meeting(m, map, &r);
	return true;
}

/* The advice, and the last day to give it while it is not there. */
static bool
set_advice(struct message *m, struct data *map, const struct advised *read, struct err *err)
{
	struct data *of = data_map(&m->arena);
	struct advised a = *read;
	struct trace trace = { 0 };
	bool ok = advice_judge(&a, m->today, &m->off, &m->rules, &trace, err);

	trace_release(&trace);
	set_id(m, of, a.advice.id);
	set_masked(m, of, "adviser", &a.adviser, a.adviser.value[ADVISER_NAME]);
	set_day(m, of, "limit", advice_runs(&a.advice) ? a.limit : DAY_NONE);
	data_set_yes(&m->arena, of, "late", a.standing == LATE);
	data_set(map, "advice", of);
	return ok;
}

/* To what it happened: a point, a meeting, or an advice on a point.  *SECRET tells
 * whether it is of the closed part, of a confidential advice, or an opinion that is not
 * given yet. */
static bool
set_subject(struct message *m, struct data *map, const struct happening *h, bool *secret,
    struct err *err)
{
	struct advised a;
	struct record r;

	*secret = false;
	if (!record_read(m->db, h->entity, h->id, &r, &m->arena, err))
		return false;
	if (h->entity != &advice_entity)
		set_text(m, map, "advice", text_of(""));
	if (h->entity == &meeting_entity) {
		set_text(m, map, "point", text_of(""));
		set_meeting(m, map, &r);
		return true;
	}
	if (h->entity == &deliberation_entity) {
		*secret = is_secret(&r);
		return set_point(m, map, &r, err);
	}
	a = (struct advised){ .advice = r };
	if (!record_read(m->db, &deliberation_entity, id_parse(r.value[ADVICE_DELIBERATION]),
	    &a.point, &m->arena, err) ||
	    !record_read(m->db, &adviser_entity, id_parse(r.value[ADVICE_ADVISER]), &a.adviser,
	    &m->arena, err))
		return false;
	*secret = is_secret(&a.point) || text_is(r.value[ADVICE_CONFIDENTIAL], "yes") ||
	    (h->field == ADVICE_OPINION && advice_runs(&r));
	return set_point(m, map, &a.point, err) && set_advice(m, map, &a, err);
}

/* What changed.  The values of a state are told in words, those of a text not at all:
 * it is long, or is not for all to read. */
static void
set_change(struct message *m, struct data *map, const struct happening *h, bool secret)
{
	const struct field *f = &h->entity->field[h->field];
	bool state = h->field == entity_state(h->entity), told = state ||
	    (f->type != FIELD_TEXT && !secret);
	const char *language = m->authority->language, *kind = h->entity->name;
	struct text before = told ? h->before : text_of(""), after = told ? h->after : text_of("");

	data_set_yes(&m->arena, map, "state", state);
	data_set_yes(&m->arena, map, "values", told);
	data_set_string(&m->arena, map, "field", f->name);
	set_text(m, map, "before", state ? words_state(language, kind, before) : before);
	set_text(m, map, "after", state ? words_state(language, kind, after) : after);
}

/* The day, and the time where the authority is. */
static void
set_when(struct message *m, struct data *map, const struct happening *h)
{
	struct buf b = { 0 };
	int minutes = 0;

	if (instant_is(h->at)) {
		set_day(m, map, "day", clock_local(clock_seconds(h->at.data),
		    m->authority->timezone, &minutes));
		buf_printf(&b, "%02d:%02d", minutes / 60, minutes % 60);
	} else {
		set_day(m, map, "day", h->came);
	}
	data_set(map, "time", data_take(&m->arena, &b));
	buf_release(&b);
}

static bool
set_happening(struct message *m, struct data *map, const struct happening *h, struct err *err)
{
	bool secret;

	set_id(m, map, h->id);
	set_text(m, map, "actor", h->actor);
	set_when(m, map, h);
	if (!set_subject(m, map, h, &secret, err))
		return err_at_id(h->id, err);
	set_change(m, map, h, secret);
	return true;
}

struct data *
message_data(struct message *m, const struct noticing *n, size_t first, size_t end,
    struct err *err)
{
	struct data *map = data_map(&m->arena), *of = data_map(&m->arena);
	struct data *list = data_list(&m->arena);
	struct record assembly;
	struct buf count = { 0 };
	size_t i;

	/* Each mail is read by itself. */
	redact_release(&m->redaction);
	m->redaction = (struct redaction){ .mask = true };
	if (!record_read(m->db, &assembly_entity, n->happening[first].assembly, &assembly,
	    &m->arena, err))
		return NULL;
	data_set_string(&m->arena, of, "name", m->authority->name);
	data_set(map, "authority", of);
	of = data_map(&m->arena);
	set_masked(m, of, "name", &assembly, assembly.value[ASSEMBLY_NAME]);
	data_set(map, "assembly", of);
	set_day(m, map, "today", m->today);
	data_set_yes(&m->arena, map, "several", end - first > 1);
	buf_printf(&count, "%zu", end - first);
	data_set(map, "count", data_take(&m->arena, &count));
	buf_release(&count);
	data_set(map, "happenings", list);
	for (i = first; i < end; i++)
		if (!set_happening(m, data_add_map(&m->arena, list), &n->happening[i], err))
			return NULL;
	return map;
}

void
message_id(struct buf *b, const struct noticing *n, size_t first, size_t end)
{
	const struct happening *h = &n->happening[first];
	struct sha256 *sum = sha256_begin();
	unsigned char hash[SHA256_SIZE];
	size_t i;

	sha256_add(sum, n->hash, sizeof n->hash);
	sha256_add(sum, h->address.data, h->address.size);
	for (i = first; i < end; i++)
		sha256_add(sum, &n->happening[i].came, sizeof n->happening[i].came);
	sha256_end(sum, hash);
	buf_printf(b, "%lld-%lld.", (long long)h->seq, (long long)n->happening[end - 1].seq);
	id_print(b, h->assembly);
	buf_char(b, '.');
	hex_print(b, hash, SHORT);
}
