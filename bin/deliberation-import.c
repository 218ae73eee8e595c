/* SPDX-License-Identifier: EUPL-1.2 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assembly/plonemeeting.h"
#include "base/io.h"
#include "cmd/kind.h"

#define PIECE ((size_t)64 << 10)
#define LIMIT "1G" /* --help tells it */

static const struct option options[] = {
	{ .name = "format", .arg = "FORMAT", .values = (const char *const[]){ "plonemeeting",
	    NULL }, .help = N_("what the FILE is: answers of plonemeeting.restapi") },
	{ .name = "assembly", .arg = "ID",
	    .help = N_("the assembly that the points are of; not needed where their type tells "
		"it and there is only one in office") },
	{ .name = "limit", .arg = "SIZE",
	    .help = N_("largest FILE to read, in bytes or such as 500M (1G)") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the record") },
	{ .name = "action", .help = N_("created, changed, unchanged or gone; of an annex also "
	    "left-out (it is confidential), of its file attached or named (its bytes are not "
	    "there)") },
	{ .name = "kind", .help = N_("kind of the record") },
	{ .name = "external", .help = N_("what the other system calls it (UID)") },
	{ .name = "number", .help = N_("number on the agenda") },
	{ .name = "title", .help = N_("title of the point or the meeting, name of the person or "
	    "the file") },
	{ 0 }
};

/* Reads all of the file, before anything is locked. */
static bool
read_file(struct run *run, const char *path, int64_t limit, struct buf *text)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	const char *name = standard ? "stdin" : path;
	ssize_t n = 0;

	if (fd < 0)
		return err_system(&run->err, "%s", path);
	while ((int64_t)text->size <= limit &&
	    (n = io_read(fd, buf_room(text, PIECE), PIECE)) > 0)
		text->size += (size_t)n;
	if (n < 0)
		err_system(&run->err, "%s", name);
	else if ((int64_t)text->size > limit)
		err_set(&run->err, STATUS_BAD, _("%s: has more than the limit of %lld bytes"),
		    name, (long long)limit);
	if (!standard)
		close(fd);
	return run->err.text == NULL;
}

/* Finds the one assembly of the kind that is in office. */
static bool
only_assembly(struct run *run, struct db *db, const char *kind, int64_t *id)
{
	static const int fields[] = { -1 };
	const struct condition conditions[] = {
		{ .field = ASSEMBLY_KIND, .value = text_of(kind) },
		{ .field = ASSEMBLY_STATE, .value = text_of("active") },
	};
	struct selection s = { .entity = &assembly_entity, .field = fields, .nfield = 1,
		.condition = conditions, .ncondition = 2 };
	struct query *q = select_begin(db, &s, &run->err);
	int64_t found = 0;

	for (; q != NULL && query_next(q, &run->err); found++)
		*id = query_number(q, 0);
	query_end(q);
	return run->err.text == NULL && (found == 1 || err_set(&run->err, STATUS_NO, found == 0 ?
	    _("no %s in office; --assembly tells which assembly it is") :
	    _("more than one %s in office; --assembly tells which"), kind));
}

static bool
find_assembly(struct run *run, struct batch *b, const struct plonemeeting *pm, int64_t *id)
{
	const char *given = option_value(run, "assembly"), *kind;
	struct record before, after;
	struct db *db;

	if (given != NULL) {
		*id = record_id(&assembly_entity, text_of(given), &run->err);
		if (*id == 0 ||
		    !writer_get(b->writer, &assembly_entity, *id, &before, &after, &run->err)) {
			err_at(&run->err, "--assembly");
			return false;
		}
		return true;
	}
	kind = plonemeeting_kind(pm);
	if (kind == NULL)
		return err_set(&run->err, STATUS_NO,
		    _("the types do not tell which assembly it is; --assembly does"));
	db = writer_look(b->writer, &run->err);
	return db != NULL && only_assembly(run, db, kind, id);
}

static void
print(struct rows *rows, const struct plone_row *r)
{
	rows_id(rows, r->id);
	rows_string(rows, r->action);
	rows_string(rows, r->entity->name);
	rows_text(rows, r->external);
	rows_text(rows, r->number);
	rows_text(rows, r->title);
}

static void
store(struct run *run, struct plonemeeting *pm, const char *path)
{
	struct batch b;
	struct rows *rows;
	int64_t assembly = 0;
	size_t i;
	bool ok;

	if (!batch_begin(run, &b))
		return;
	ok = find_assembly(run, &b, pm, &assembly);
	if (ok) {
		ok = plonemeeting_store(pm, &run->store, b.writer, assembly, b.dry, &run->err);
		if (!ok)
			err_at(&run->err, "%s", strcmp(path, "-") == 0 ? "stdin" : path);
	}
	if (!ok)
		run_fail(run);
	rows = batch_commit(run, &b, !ok);
	for (i = 0; rows != NULL && i < pm->nrow; i++)
		print(rows, &pm->row[i]);
	if (rows != NULL && pm->partial)
		run_tell(run, _("the answers are not whole: what is gone was not looked for"));
}

static void
run_import(struct run *run)
{
	const char *path = run->noperand > 0 ? run->operand[0] : "-";
	int64_t limit = option_size(run, "limit", LIMIT);
	struct plonemeeting pm = { 0 };
	struct buf text = { 0 };

	if (limit < 0)
		return;
	if (run->noperand > 1)
		run_usage(run, _("takes one FILE: %s"), run->operand[1]);
	else if (option_value(run, "format") == NULL)
		run_usage(run, _("needs a --format"));
	else if (option_value(run, "keep-going") != NULL)
		run_usage(run, _("--%s: it is all stored or nothing"), "keep-going");
	else if (read_file(run, run_file(run, path), limit, &text)) {
		if (plonemeeting_read(&pm, (struct text){ buf_str(&text), text.size }, &run->err))
			store(run, &pm, path);
		else
			err_at(&run->err, "%s", strcmp(path, "-") == 0 ? "stdin" : path);
		plonemeeting_release(&pm);
	}
	run_fail(run);
	buf_release(&text);
}

static const struct command command = {
	.name = "import",
	.brief = N_("bring points and meetings of another system into the store"),
	.operands = "[FILE]", .flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run_import,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, NULL, argc, argv);
}
