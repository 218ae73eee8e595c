/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <unistd.h>

#include "assembly/export.h"
#include "cmd/command.h"
#include "port/package.h"

#define LIMIT "64G" /* --help tells it */

static const struct option options[] = {
	{ .name = "limit", .arg = "SIZE",
	    .help = N_("largest size to read, in bytes or such as 500M (64G)") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "file", .help = N_("the archive") },
	{ .name = "member", .help = N_("the file in it") },
	{ .name = "fault", .help = N_("what is wrong with it") },
	{ 0 }
};

/* Where the faults of an archive are told. */
struct telling {
	struct run *run;
	struct rows *rows;
	const char *file;
};

static bool
tell(const char *member, const char *fault, void *arg)
{
	struct telling *t = arg;

	rows_string(t->rows, t->file);
	rows_string(t->rows, member);
	rows_string(t->rows, fault);
	run_no(t->run);
	return true;
}

static void
check(struct run *run, struct rows *rows, const char *path, int64_t limit)
{
	struct telling telling = { run, rows, path };
	const struct package_faults faults = { tell, &telling };
	struct package package = { .mark = EXPORT_MARK, .path = path };
	struct unpacker *u = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		err_system(&run->err, "%s", path);
	else
		u = unpacker_begin(fd, path, &run->err);
	if (u != NULL && package_read(&package, u, export_is_member, limit, &faults, &run->err))
		package_check(&package, u, limit, &faults, &run->err);
	unpacker_end(u);
	if (fd >= 0)
		close(fd);
	package_release(&package);
	run_fail(run);
}

static void
run_check(struct run *run)
{
	int64_t limit = option_size(run, "limit", LIMIT);
	struct rows *rows;
	size_t i;

	if (limit < 0)
		return;
	if (run->noperand == 0) {
		run_usage(run, _("needs a FILE"));
		return;
	}
	if ((rows = run_rows(run)) != NULL)
		for (i = 0; i < run->noperand; i++)
			check(run, rows, run->operand[i], limit);
}

static const struct command command = {
	.name = "archive-check",
	.brief = N_("check that archives of deliberations are whole and unchanged"),
	.operands = "FILE...", .flags = COMMAND_ROWS,
	.option = options, .column = columns, .run = run_check,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
