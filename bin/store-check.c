/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/wings.h"
#include "store/check.h"

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
progress(const char *subject, int64_t done, int64_t all, void *arg)
{
	struct teller *t = arg;

	progress_tell(subject, done, all, &t->progress);
}

static void
run_check(struct run *run)
{
	struct teller t = { .run = run };
	size_t i;

	if (!run_store(run) || (t.rows = run_rows(run)) == NULL)
		return;
	progress_begin(&t.progress, run->name);
	for (i = 0; wings[i] != NULL; i++)
		if (store_has(&run->store, wings[i]) && !check_wing(&run->store, wings[i], fault,
		    progress, &t, &run->err)) {
			progress_end(&t.progress);
			run_fail(run);
		}
	progress_end(&t.progress);
}

static const struct command command = {
	.name = "store-check", .brief = N_("check a store against itself: one line for each fault"),
	.flags = COMMAND_STORE | COMMAND_NOW | COMMAND_ROWS, .column = columns, .run = run_check,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
