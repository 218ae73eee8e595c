/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/contradictions.h"
#include "base/clock.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/wings.h"
#include "rec/id.h"
#include "store/check.h"

static const struct option options[] = {
	{ .name = "remarks", .help = N_("also what is odd, and no fault: what imports bring, what is "
		"not finished yet") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "subject", .help = N_("record, audit row or file at fault") },
	{ .name = "fault", .help = N_("what is wrong with it") },
	{ 0 }
};

/* Where the faults of a wing go. */
struct teller {
	struct run *run;
	struct rows *rows;
	struct progress progress;
};

static void
fault(const char *subject, const char *text, void *arg)
{
	struct teller *t = arg;

	progress_end(&t->progress);
	rows_string(t->rows, subject);
	rows_string(t->rows, text);
	run_no(t->run);
}

static void
contradiction(int64_t id, const char *why, bool remark, void *arg)
{
	struct teller *t = arg;
	struct buf subject = { 0 }, text = { 0 };

	id_print(&subject, id);
	if (!remark) {
		fault(buf_str(&subject), why, arg);
	} else if (option_value(t->run, "remarks") != NULL) {
		progress_end(&t->progress);
		buf_printf(&text, _("remark: %s"), why);
		rows_string(t->rows, buf_str(&subject));
		rows_string(t->rows, buf_str(&text));
	}
	buf_release(&subject);
	buf_release(&text);
}

/* What is recorded of the assemblies, against the rules. */
static bool
check_assemblies(struct run *run, struct teller *t)
{
	day_t today = store_day(&run->store, clock_now(), &run->err);
	struct db *db = today == DAY_NONE ? NULL : store_reader(&run->store, &assembly_wing,
	    &run->err);
	bool ok = db != NULL && contradictions_find(db, today, contradiction, t, &run->err);

	db_close(db);
	return ok;
}

static void
progress(const char *subject, int64_t done, int64_t all, void *arg)
{
	struct teller *t = arg;

	progress_tell(subject, done, all, &t->progress);
}

static void
run_check(struct run *run)
{
	struct teller t = { .run = run };
	bool looked = true;
	size_t i;

	if (!run_store(run) || (t.rows = run_rows(run)) == NULL)
		return;
	progress_begin(&t.progress, run->name);
	for (i = 0; wings[i] != NULL; i++)
		if (store_has(&run->store, wings[i]) && !check_wing(&run->store, wings[i], fault,
		    progress, &t, &run->err)) {
			progress_end(&t.progress);
			looked = run_fail(run);
		}
	if (looked && store_has(&run->store, &assembly_wing) &&
	    !check_assemblies(run, &t))
		run_fail(run);
	progress_end(&t.progress);
}

static const struct command command = {
	.name = "store-check", .brief = N_("check a store against itself: one line for each fault"),
	.flags = COMMAND_STORE | COMMAND_NOW | COMMAND_ROWS, .option = options,
	.column = columns, .run = run_check,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
