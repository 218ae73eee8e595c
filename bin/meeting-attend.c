/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "assembly/attending.h"
#include "base/mem.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"

static const struct option options[] = {
	{ .name = "from", .arg = "POINT", .help = N_("first point that it is about") },
	{ .name = "until", .arg = "POINT", .help = N_("last point that it is about") },
	{ .name = "reason", .arg = "TEXT", .help = N_("why, of those who are named") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "mandate", .help = N_("id of the mandate") },
	{ .name = "presence", .help = N_("presence that was recorded") },
	{ .name = "id", .help = N_("id of the attendance") },
	{ 0 }
};

struct attends {
	struct attending attending;
	struct { int64_t mandate; enum presence presence; } *done; /* in the order of the ids */
	struct batch batch;
	size_t printed;
};

/* Reads presence=NAMES. */
static bool
read_names(struct run *run, struct attends *a, const char *operand)
{
	struct text name = { operand, strcspn(operand, "=") };
	struct text value = text_of(operand + name.size + 1);
	size_t i = 0;

	/* Who is replaced needs to be told by whom: attendance-new. */
	while (i < REPLACED && !text_is(name, presence_words[i]))
		i++;
	if (i == REPLACED)
		return run_usage(run,
		    _("not present, excused, absent, not-taking-part or conflict: %s"), operand);
	if (value.size == 0)
		return run_usage(run, _("%s: names are needed"), presence_words[i]);
	if (a->attending.names[i].data != NULL)
		return run_usage(run, _("%s: named twice"), presence_words[i]);
	a->attending.names[i] = value;
	return true;
}

static bool
read_operands(struct run *run, struct attends *a, size_t first)
{
	size_t i;

	for (i = 0; i < first; i++)
		if (!read_names(run, a, run->operand[i]))
			return false;
	return true;
}

static bool
read_option(struct run *run, const char *option, int field, struct text *value)
{
	*value = text_of(option_value(run, option));
	if (value->data == NULL || value_check(&attendance_entity.field[field], value,
	    &run->arena, &run->err))
		return true;
	err_at(&run->err, "--%s", option);
	return run_fail(run);
}

static void
done(int64_t id, int64_t mandate, enum presence presence, void *arg)
{
	struct attends *a = arg;
	size_t n = a->batch.nid;

	if ((n & (n - 1)) == 0)
		a->done = mem_resize(a->done, n == 0 ? 1 : n * 2, sizeof *a->done);
	a->done[n].mandate = mandate;
	a->done[n].presence = presence;
	batch_add(&a->batch, id);
}

static void
print(int64_t id, struct rows *rows, void *arg)
{
	struct attends *a = arg;

	rows_id(rows, a->done[a->printed].mandate);
	rows_string(rows, presence_words[a->done[a->printed++].presence]);
	rows_id(rows, id);
}

static bool
attend_each(struct run *run, struct attends *a, const struct placed *ids, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		int64_t id = record_id(run->entity, ids[i].value, &run->err);

		if (id != ID_NONE && attending_store(a->batch.writer, run->conduct, id,
		    &a->attending, done, a, &run->err)) {
			batch_accept(&a->batch);
			continue;
		}
		if (id != ID_NONE)
			err_at_id(id, &run->err);
		run_at(run, ids[i].place);
		if (!batch_refuse(run, &a->batch))
			return false;
	}
	return true;
}

static void
run_attend(struct run *run)
{
	struct attends a = { .printed = 0 };
	struct placed *ids;
	size_t first = run_pairs(run), n;

	if (!read_operands(run, &a, first) ||
	    !read_option(run, "from", ATTENDANCE_FROM, &a.attending.from) ||
	    !read_option(run, "until", ATTENDANCE_UNTIL, &a.attending.until) ||
	    !read_option(run, "reason", ATTENDANCE_REASON, &a.attending.reason))
		return;
	if ((a.attending.from.data != NULL || a.attending.until.data != NULL) && first == 0) {
		run_usage(run, _("names are needed with --from and --until"));
		return;
	}
	if (!run_values(run, first, &ids, &n))
		return;
	if (batch_begin(run, &a.batch))
		batch_end(run, &a.batch, !attend_each(run, &a, ids, n), print, &a);
	free(a.done);
	free(ids);
}

static const struct command command = {
	.name = "attend", .brief = N_("record who is at meetings, or at some of their points"),
	.operands = "[present=NAMES] [excused=NAMES] [absent=NAMES] [not-taking-part=NAMES] "
	    "[conflict=NAMES] [MEETING...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run_attend,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &meeting_entity, assembly_conduct, argc, argv);
}
