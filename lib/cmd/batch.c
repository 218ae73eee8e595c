/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"
#include "store/files.h"
#include "store/record.h"
#include "store/writer.h"

#define SELDOM 1024

const struct column id_column[] = {
	{ .name = "id", .help = N_("id of the record") },
	{ 0 }
};

bool
batch_begin(struct run *run, struct batch *b)
{
	*b = (struct batch){ .dry = option_value(run, "dry-run") != NULL,
		.going = option_value(run, "keep-going") != NULL };
	if (!run_store(run))
		return false;
	progress_begin(&b->progress, run->name);
	b->writer = writer_begin(&run->store, run->wing, run->entity, run->name,
	    &run->err);
	return b->writer != NULL || run_fail(run);
}

/* As input_next(), telling how far the work is. */
static bool
next(struct run *run, struct batch *b, struct input *in, struct brought *brought,
    bool *broken)
{
	int64_t done, all;

	/* Asking the clock each time would cost as much as reading the record. */
	if (++b->nread % SELDOM == 0) {
		input_told(in, &done, &all);
		progress_tell(_("records"), done, all, &b->progress);
	}
	return input_next(in, brought, broken, &run->err);
}

bool
batch_read(struct run *run, struct batch *b, struct input *in, bool (*take)(struct run *,
    struct batch *, const struct brought *, void *), void *arg)
{
	struct brought brought;
	bool broken = false;
	size_t missed;

	for (;;) {
		if (next(run, b, in, &brought, &broken)) {
			if (take(run, b, &brought, arg)) {
				batch_accept(b);
				continue;
			}
			input_at(in, &run->err);
		} else if (run->err.text == NULL) {
			/* A misspelt kind, it may be. */
			if ((missed = input_missed(in)) > 0)
				run_tell(run, _("no record of this kind, %zu of others"), missed);
			return true;
		}
		if (!batch_refuse(run, b) || broken)
			return false;
	}
}

void
batch_add(struct batch *b, int64_t id)
{
	/* The room doubles whenever the count is a power of two. */
	if ((b->nid & (b->nid - 1)) == 0)
		b->id = mem_resize(b->id, b->nid == 0 ? 1 : b->nid * 2, sizeof *b->id);
	b->id[b->nid++] = id;
}

/* A name must be one that can be given back on any system, inside the folder
 * that is asked for. */
static bool
check_name(struct text name, struct err *err)
{
	size_t i;

	for (i = 0; i < name.size; i++)
		if ((unsigned char)name.data[i] < 0x20 || name.data[i] == 0x7f ||
		    name.data[i] == '/' || name.data[i] == '\\')
			break;
	if (name.size == 0 || name.size > FILES_NAME || i < name.size || text_is(name, ".") ||
	    text_is(name, ".."))
		return err_set(err, STATUS_BAD, _("not a name for a file: %.*s"),
		    (int)name.size, name.data);
	return true;
}

bool
bring_file(struct run *run, const char *path, const char *name, struct attachment *a)
{
	const char *slash = strrchr(path, '/');

	a->name = text_of(name != NULL ? name : slash != NULL ? slash + 1 : path);
	return check_name(a->name, &run->err) && run_store(run) &&
	    files_put(&run->store, run_file(run, path), a, &run->err);
}

bool
batch_attach(struct run *run, struct batch *b, int64_t id, const struct attachment *a)
{
	return conduct_attach(b->writer, run->conduct, run->entity, id, a, &run->err);
}

void
batch_accept(struct batch *b)
{
	b->stored = writer_changes(b->writer, NULL);
}

bool
batch_refuse(struct run *run, struct batch *b)
{
	/* A full disk or a lost database is nobody's bad record. */
	bool record = run->err.status != STATUS_AGAIN;
	bool whole = writer_changes(b->writer, NULL) == b->stored;

	progress_end(&b->progress);
	run_fail(run);
	if (b->going && record && !whole)
		run_tell(run, _("nothing is stored, --%s or not: that was refused half-way"),
		    "keep-going");
	return b->going && record && whole;
}

static void
tell_remarks(struct run *run, struct text remarks)
{
	struct text line;

	while (text_part(&remarks, '\n', &line))
		run_tell(run, "%.*s", (int)line.size, line.data);
}

struct rows *
batch_commit(struct run *run, struct batch *b, bool give_up)
{
	/* Options of output are judged before the commit: afterwards nothing
	 * may fail but the writing itself. */
	struct rows *rows = give_up ? NULL : run_rows(run);
	struct text remarks = arena_copy(&run->arena, writer_remarks(b->writer));

	progress_end(&b->progress);
	if (rows == NULL) {
		writer_cancel(b->writer);
	} else if (!(b->dry ? writer_try : writer_commit)(b->writer, &run->err)) {
		run_fail(run);
		rows = NULL;
	} else {
		tell_remarks(run, remarks);
	}
	return rows;
}

void
batch_end(struct run *run, struct batch *b, bool give_up,
    void (*print)(int64_t, struct rows *, void *), void *arg)
{
	struct rows *rows = batch_commit(run, b, give_up);
	size_t i;

	for (i = 0; rows != NULL && i < b->nid; i++)
		if (print != NULL)
			print(b->id[i], rows, arg);
		else
			rows_id(rows, b->id[i]);
	free(b->id);
}

bool
batch_each(struct run *run, struct batch *b, const struct placed *ids, size_t n,
    bool (*change)(struct run *, struct writer *, int64_t, void *, bool *), void *arg)
{
	bool changed;
	size_t i;

	for (i = 0; i < n; i++) {
		int64_t id = record_id(run->entity, ids[i].value, &run->err);

		if (id != 0 && change(run, b->writer, id, arg, &changed)) {
			if (changed)
				batch_add(b, id);
			batch_accept(b);
			continue;
		}
		run_at(run, ids[i].place);
		if (!batch_refuse(run, b))
			return false;
	}
	return true;
}

void
change_each(struct run *run, size_t first, bool (*change)(struct run *, struct writer *,
    int64_t, void *, bool *), void (*print)(int64_t, struct rows *, void *), void *arg)
{
	struct placed *ids;
	struct batch b;
	size_t n;

	if (!run_ids(run, first, &ids, &n))
		return;
	if (batch_begin(run, &b))
		batch_end(run, &b, !batch_each(run, &b, ids, n, change, arg), print, arg);
	free(ids);
}

