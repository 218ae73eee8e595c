/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/assembly.h"

#include <string.h>

#include "base/date.h"
#include "rec/check.h"
#include "rec/id.h"

static const struct field meeting_fields[MEETING_FIELDS] = {
	[MEETING_ASSEMBLY] = { .name = "assembly", .type = FIELD_LINK, .flags = FIELD_REQUIRED,
	    .target = &assembly_entity, .help = N_("assembly that meets") },
	[MEETING_NAME] = { .name = "name", .flags = FIELD_SEARCHED,
	    .help = N_("name of the meeting") },
	[MEETING_DATE] = { .name = "date", .type = FIELD_DATE, .flags = FIELD_REQUIRED,
	    .help = N_("day of the meeting") },
	[MEETING_START] = { .name = "start", .type = FIELD_TIME, .help = N_("hour at which it starts") },
	[MEETING_END] = { .name = "end", .type = FIELD_TIME, .help = N_("hour at which it ends") },
	[MEETING_PLACE] = { .name = "place", .flags = FIELD_SEARCHED, .help = N_("where it is held") },
	[MEETING_CALL] = { .name = "call", .type = FIELD_INTEGER, .flags = FIELD_REQUIRED,
	    .initial = "1", .help = N_("first, second or third call (convocation): 1 to 3") },
	[MEETING_STATE] = { .name = "state", .type = FIELD_WORD,
	    .flags = FIELD_REQUIRED | FIELD_STATE, .initial = "created",
	    .values = (const char *const[]){ "created", "frozen", "published", "decided",
		"decisions-published", "closed", NULL },
	    .help = N_("state") },
	[MEETING_NUMBER] = { .name = "number", .type = FIELD_INTEGER, .flags = FIELD_LONG,
	    .help = N_("which meeting of the assembly it is") },
	[MEETING_FIRST_POINT] = { .name = "first-point", .type = FIELD_INTEGER,
	    .flags = FIELD_LONG,
	    .help = N_("number of its first point among all that the assembly decides") },
	[MEETING_EXTRAORDINARY] = { .name = "extraordinary", .type = FIELD_BOOLEAN,
	    .flags = FIELD_LONG, .help = N_("is not one of the fixed days (extraordinaire)") },
	[MEETING_CONVENED] = { .name = "convened", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which its members received the convocation") },
	[MEETING_POSTED] = { .name = "posted", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day since which the public is told of its agenda (affichage)") },
	[MEETING_DRAFTS_ONLINE] = { .name = "drafts-online", .type = FIELD_DATE,
	    .flags = FIELD_LONG, .help = N_("day on which the drafts were on the web site") },
	[MEETING_PAPERS] = { .name = "papers", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which its members received the papers of budget and accounts") },
	[MEETING_MINUTES] = { .name = "minutes", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day since which the minutes of the last one are at their disposal") },
	[MEETING_APPROVED] = { .name = "approved", .type = FIELD_DATE, .flags = FIELD_LONG,
	    .help = N_("day on which its own minutes were approved") },
	[MEETING_REMOTE] = { .name = "remote", .type = FIELD_BOOLEAN, .flags = FIELD_LONG,
	    .help = N_("is held by videoconference (réunion à distance)") },
	[MEETING_VALIDATE_BY] = { .name = "validate-by", .type = FIELD_MOMENT,
	    .flags = FIELD_LONG, .help = N_("until when points for it are validated") },
	[MEETING_FREEZE_BY] = { .name = "freeze-by", .type = FIELD_MOMENT, .flags = FIELD_LONG,
	    .help = N_("by when its agenda is settled") },
	[MEETING_EXTERNAL] = { .name = "external", .flags = FIELD_LONG,
	    .help = N_("what another system calls it") },
	[MEETING_PAUSE] = { .name = "pause", .type = FIELD_TIME, .flags = FIELD_LONG,
	    .help = N_("hour at which it is interrupted (suspension)") },
	[MEETING_RESUME] = { .name = "resume", .type = FIELD_TIME, .flags = FIELD_LONG,
	    .help = N_("hour at which it goes on (reprise)") },
	[MEETING_PRE_MEETING] = { .name = "pre-meeting", .type = FIELD_MOMENT,
	    .flags = FIELD_LONG, .help = N_("when it is prepared (réunion préparatoire)") },
	[MEETING_CATEGORY] = { .name = "category", .flags = FIELD_LONG,
	    .help = N_("what stands before its name in papers (catégorie)") },
	[MEETING_ADOPTS] = { .name = "adopts-agenda-of", .type = FIELD_LINK,
	    .flags = FIELD_LONG, .target = &meeting_entity,
	    .help = N_("meeting whose agenda it adopts: of the council, by the college") },
};

/* Of an assembly that uses all states, as meeting_next() (flow.h) tells. */
static const struct step meeting_flow[] = {
	{ "created", "frozen" },
	{ "frozen", "published" }, { "frozen", "created" },
	{ "published", "decided" }, { "published", "frozen" },
	{ "decided", "closed" }, { "decided", "published" },
	{ "decisions-published", "closed" }, { "decisions-published", "decided" },
	{ "closed", "decided" },
};

/* It goes on after it was interrupted. */
static bool
check_pause(const struct entity *e, const struct record *r, struct err *err)
{
	return r->value[MEETING_RESUME].data == NULL || r->value[MEETING_PAUSE].data != NULL ||
	    err_set(err, STATUS_BAD, _("%s: an hour, but no %s"), e->field[MEETING_RESUME].name,
	    e->field[MEETING_PAUSE].name);
}

/* A meeting is prepared before it is held. */
static bool
check_preparation(const struct entity *e, const struct record *r, struct err *err)
{
	struct text before = r->value[MEETING_PRE_MEETING], hour = moment_time(before);
	struct text date = r->value[MEETING_DATE], start = r->value[MEETING_START];
	day_t prepared = moment_day(before), held = day_parse(date);

	if (prepared < held || (prepared == held && hour.data != NULL && start.data != NULL &&
	    strncmp(hour.data, start.data, start.size) < 0))
		return true;
	return err_set(err, STATUS_BAD, _("%s: %.*s is not before the meeting, %.*s"),
	    e->field[MEETING_PRE_MEETING].name, (int)before.size, before.data, (int)date.size,
	    date.data);
}

static bool
check_adopted(const struct entity *e, const struct record *r, struct err *err)
{
	return r->value[MEETING_ADOPTS].data == NULL ||
	    id_parse(r->value[MEETING_ADOPTS]) != r->id || err_set(err, STATUS_BAD,
	    _("%s: no meeting adopts its own agenda"), e->field[MEETING_ADOPTS].name);
}

/* What began after noon may go on in the small hours of the next day. */
static bool
is_overnight(const struct record *r, int hour)
{
	struct text start = r->value[MEETING_START], t = r->value[hour];

	return start.data != NULL && t.data != NULL && strncmp(start.data, "12:00", 5) >= 0 &&
	    strncmp(t.data, "06:00", 5) < 0;
}

static bool
check_hour(const struct entity *e, const struct record *r, int from, int to, struct err *err)
{
	struct text a = r->value[from], b = r->value[to];

	if (is_overnight(r, from) == is_overnight(r, to))
		return check_order(e, r, from, to, err);
	return b.data == NULL || is_overnight(r, to) || err_set(err, STATUS_BAD,
	    _("%s: %.*s is before %s, %.*s"), e->field[to].name, (int)b.size, b.data,
	    e->field[from].name, (int)a.size, a.data);
}

/* Those of the hours that it has come one after the other. */
static bool
check_hours(const struct entity *e, const struct record *r, struct err *err)
{
	static const int hours[] = { MEETING_START, MEETING_PAUSE, MEETING_RESUME, MEETING_END };
	size_t i, j;

	for (i = 0; i < sizeof hours / sizeof *hours; i++)
		for (j = i + 1; j < sizeof hours / sizeof *hours; j++)
			if (!check_hour(e, r, hours[i], hours[j], err))
				return false;
	return true;
}

static bool
meeting_check(const struct entity *e, const struct record *r, struct err *err)
{
	return check_hours(e, r, err) && check_pause(e, r, err) &&
	    check_range(e, r, MEETING_CALL, 1, 3, err) && check_preparation(e, r, err) && check_adopted(e, r, err) &&
	    check_range(e, r, MEETING_NUMBER, 1, 999999, err) &&
	    check_range(e, r, MEETING_FIRST_POINT, 1, 999999, err);
}

const struct entity meeting_entity = {
	.name = "meeting", .plural = N_("meetings"), .prefix = "M",
	.french = "séance", .help = N_("a sitting of an assembly"),
	.field = meeting_fields, .nfield = MEETING_FIELDS,
	.flow = meeting_flow, .nflow = sizeof meeting_flow / sizeof *meeting_flow,
	.check = meeting_check,
};
