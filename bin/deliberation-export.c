/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assembly/export.h"
#include "assembly/showing.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/work.h"
#include "cmd/answer.h"
#include "cmd/paper.h"
#include "rec/id.h"
#include "verb/condition.h"

static const char *const formats[] = { "jsonl", "scdl", "oparl", "archive", NULL };

static const struct option options[] = {
	{ .name = "format", .arg = "FORMAT", .values = formats,
	    .help = N_("what to write: JSON Lines, the table of SCDL, OParl, or a package "
		"for an archive") },
	{ .name = "out", .arg = "FILE",
	    .help = N_("write into this file, which is there whole or not at all; an archive "
		"ends in .tar.gz or .tar.zst") },
	{ .name = "force", .letter = 'f', .help = N_("replace a FILE that is there already") },
	{ .name = "base", .arg = "URL",
	    .help = N_("where the web site has its objects: addresses begin with it") },
	{ .name = "all", .help = N_("what is not public too, but for what is confidential") },
	{ .name = "confidential", .help = N_("with --all, advices and annexes that are confidential "
		"too, for another store of the authority") },
	{ .name = "on", .arg = "DATE", .help = N_("what is public on that day, not today") },
	{ 0 }
};

/* Whom it is for; what is told to nobody but them takes a word of its own. */
static enum reach
reach_asked(struct run *run)
{
	return option_value(run, "all") == NULL ? REACH_PUBLIC :
	    option_value(run, "confidential") == NULL ? REACH_HOUSE : REACH_WHOLE;
}

static void
tell_confidential(struct run *run, const struct extract *x)
{
	if (x->confidential > 0)
		run_tell(run, x->whole ? _("confidential advices and annexes that go along: %zu") :
		    _("confidential advices and annexes left out: %zu; --confidential takes them"),
		    x->confidential);
}

/* Which format was asked for; -1 after reporting that it was none. */
static int
format_asked(struct run *run)
{
	const char *name = option_value(run, "format"), *out = option_value(run, "out");
	const char *base = option_value(run, "base");
	int i;

	for (i = 0; name != NULL && strcmp(name, formats[i]) != 0; i++)
		;
	if (name == NULL)
		run_usage(run, _("needs a --format"));
	else if (option_value(run, "confidential") != NULL && option_value(run, "all") == NULL)
		run_usage(run, _("--%s: needs --%s"), "confidential", "all");
	else if (base != NULL && strncmp(base, "https://", 8) != 0 &&
	    strncmp(base, "http://", 7) != 0)
		run_usage(run, _("--base: not an http address: %s"), base);
	else if (strcmp(name, "oparl") == 0 && base == NULL)
		run_usage(run, _("--format=%s: needs a --base"), name);
	else if (strcmp(name, "archive") == 0 &&
	    (out == NULL || packing_of(out) == PACKING_NONE))
		run_usage(run, _("--format=%s: needs an --out that ends in .tar.gz or .tar.zst"),
		    name);
	else
		return i;
	return -1;
}

/* The day on which it is to be public. */
static day_t
day_asked(struct run *run)
{
	day_t day;

	if (answer_day(run, "on", &day) && day == DAY_NONE)
		day = store_day(&run->store, clock_now(), &run->err);
	return day;
}

/* Selecting */

/* Adds the deliberations that meet the conditions. */
static bool
select_all(struct run *run, struct extract *x, struct showing *showing,
    const struct conditions *cs)
{
	static const int id[] = { -1 };
	struct selection s = { .entity = run->entity, .field = id, .nfield = 1,
		.condition = cs->condition, .ncondition = cs->ncondition };
	struct query *q = select_begin(x->db, &s, &run->err);
	struct finder *finder = finder_begin(x->db, run->entity, &run->err);
	struct arena arena = { 0 };
	struct record r;
	bool added;

	while (q != NULL && finder != NULL && query_next(q, &run->err)) {
		if (cs->npattern == 0 || (finder_get(finder, query_number(q, 0), &r, &arena,
		    &run->err) && conditions_meet(cs, run->entity, &r, &run->err)))
			extract_add(x, showing, query_number(q, 0), &added, &run->err);
		arena_clear(&arena);
		if (run->err.text != NULL)
			break;
	}
	arena_release(&arena);
	finder_end(finder);
	query_end(q);
	return run->err.text == NULL;
}

/* Adds those that operands or standard input name; each must be public, or --all. */
static bool
select_named(struct run *run, struct extract *x, struct showing *showing)
{
	struct placed *ids;
	size_t n, i;
	bool added, ok = true;

	if (!run_values(run, 0, &ids, &n))
		return false;
	for (i = 0; i < n && ok; i++) {
		int64_t id = record_id(run->entity, ids[i].value, &run->err);

		ok = id != ID_NONE && extract_add(x, showing, id, &added, &run->err) &&
		    (added || err_set(&run->err, STATUS_NO, _("%.*s: not public; --all takes it"),
		    (int)ids[i].value.size, ids[i].value.data));
		if (!ok)
			run_at(run, ids[i].place);
	}
	free(ids);
	return ok;
}

static bool
is_condition(const char *operand)
{
	return strpbrk(operand, "=<>~") != NULL;
}

static bool
choose(struct run *run, struct extract *x, struct showing *showing)
{
	struct conditions cs = { 0 };
	bool ok = true;
	size_t i;

	if (run->noperand > 0 && !is_condition(run->operand[0]))
		return select_named(run, x, showing);
	for (i = 0; i < run->noperand && ok; i++)
		ok = conditions_add(&cs, run->entity, run->operand[i], &run->arena, &run->err);
	ok = ok && select_all(run, x, showing, &cs);
	conditions_release(&cs);
	return ok;
}

/* Writing */

/* Where the bytes go: a file that is made beside its place, or standard output. */
struct output {
	struct run *run;
	const char *path; /* NULL: standard output */
	int fd;
};

static bool
write_bytes(const char *data, size_t size, void *arg)
{
	struct output *o = arg;
	struct buf text = { (char *)(uintptr_t)data, size, size };

	if (o->path == NULL)
		return run_print(o->run, &text);
	return io_write(o->fd, data, size) || err_system(&o->run->err, "%s", o->path);
}

static void
tell_refused(struct err *err, void *tool)
{
	(void)err; /* is that of the run */
	run_fail(tool);
}

static bool
make_extract(struct data *data, const char *form, day_t day,
    const struct redaction *redaction, struct buf *out, void *tool, struct err *err)
{
	(void)err;
	return paper_make_as(tool, form, "extract", &data, 1, day, redaction, out);
}

static bool
write_format(struct run *run, int format, const struct export *e)
{
	switch (format) {
	case 0:
		return export_jsonl(e, &run->err);
	case 1:
		return export_scdl(e, &run->err);
	case 2:
		return export_oparl(e, &run->err);
	default:
		return export_archive(e, packing_of(option_value(run, "out")), &run->err);
	}
}

/* Opens a new file in the folder. */
static int
open_new(struct run *run, const struct work *work, const char *name, struct buf *path)
{
	int fd;

	work_path(work, path, name);
	fd = open(buf_str(path), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		err_system(&run->err, "%s", option_value(run, "out"));
	return fd;
}

static bool
write_file(struct run *run, int format, struct export *e, struct output *o)
{
	bool force = option_value(run, "force") != NULL, ok;
	struct work work = { 0 };
	struct buf path = { 0 }, spool = { 0 };
	struct stat st;

	if (!force && lstat(o->path, &st) == 0)
		return err_set(&run->err, STATUS_BAD,
		    _("%s: is there already; --force replaces it"), o->path);
	ok = work_begin(&work, o->path, &run->err);
	if (ok) {
		o->fd = open_new(run, &work, "export", &path);
		e->spool = open_new(run, &work, "spool", &spool);
		ok = o->fd >= 0 && e->spool >= 0;
	}
	ok = ok && write_format(run, format, e);
	ok = ok && (fsync(o->fd) == 0 || err_system(&run->err, "%s", o->path));
	if (o->fd >= 0 && close(o->fd) != 0)
		ok = err_system(&run->err, "%s", o->path);
	if (e->spool >= 0)
		close(e->spool);
	ok = ok && work_place(buf_str(&path), o->path, force, &run->err);
	work_end(&work);
	buf_release(&path);
	buf_release(&spool);
	return ok;
}

static void
write_all(struct run *run, int format, const struct extract *x)
{
	struct output o = { run, option_value(run, "out"), -1 };
	struct buf base = { 0 };
	struct export e = { .extract = x, .sink = write_bytes, .arg = &o,
		.refused = tell_refused, .paper = make_extract, .spool = -1, .tool = run };

	if (option_value(run, "base") != NULL) {
		buf_string(&base, option_value(run, "base"));
		while (base.size > 0 && base.data[base.size - 1] == '/')
			base.data[--base.size] = '\0';
		e.base = buf_str(&base);
	}
	if (x->set[EXTRACT_DELIBERATION].count == 0)
		run_no(run);
	if (o.path == NULL)
		write_format(run, format, &e);
	else
		write_file(run, format, &e, &o);
	buf_release(&base);
}

static void
run_export(struct run *run)
{
	int format = format_asked(run);
	struct showing *showing = NULL;
	struct extract x = { 0 };
	day_t on;

	if (format < 0 || !run_store(run))
		return;
	on = day_asked(run);
	if (on != DAY_NONE && extract_begin(&x, &run->store, reach_asked(run), &run->err))
		showing = showing_begin(x.db, on, &run->err);
	if (showing != NULL && choose(run, &x, showing) && extract_complete(&x, &run->err) &&
	    extract_check(&x, &run->err)) {
		tell_confidential(run, &x);
		write_all(run, format, &x);
	}
	run_fail(run);
	showing_end(showing);
	extract_end(&x);
}

static const struct command command = {
	.name = "export",
	.brief = N_("write deliberations with all that belongs to them for other systems, "
	    "for the public and for the archive"),
	.operands = "[CONDITION...|ID...]", .flags = COMMAND_STORE,
	.option = options, .run = run_export,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
