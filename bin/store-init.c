/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/work.h"
#include "cmd/command.h"
#include "rec/value.h"
#include "store/core.h"
#include "store/writer.h"

static const char *const kinds[] = {
	"commune", "cpas", "police-zone", "intercommunale", NULL
};

static const struct option options[] = {
	{ .name = "authority", .arg = "NAME", .help = N_("name of the authority") },
	{ .name = "kind", .arg = "KIND", .values = kinds, .help = N_("kind of authority") },
	{ .name = "ins", .arg = "NNNNN", .help = N_("INS code of the commune (code INS)") },
	{ .name = "kbo", .arg = "NUMBER", .help = N_("enterprise number (numéro d’entreprise)") },
	{ .name = "timezone", .arg = "ZONE",
	    .help = N_("time zone of its legal days (Europe/Brussels)") },
	{ .name = "language", .arg = "LANGUAGE", .help = N_("language of its papers (fr)") },
	{ .name = "privacy-page", .arg = "URL", .help = N_("address of its page on personal data, "
	    "to which what is masked leads (RGPD)") },
	{ 0 }
};

/* The option that gives each field of the authority. */
static const char *
given(const struct run *run, const char *field)
{
	return option_value(run, strcmp(field, "name") == 0 ? "authority" : field);
}

static bool
read_fields(struct run *run, struct record *r)
{
	const struct entity *e = &authority_entity;
	size_t i;

	r->value = arena_alloc(&run->arena, e->nfield * sizeof *r->value);
	for (i = 0; i < e->nfield; i++) {
		const char *name = e->field[i].name, *value = given(run, name);

		r->value[i] = text_of(value != NULL ? value : e->field[i].initial);
		if ((e->field[i].flags & FIELD_REQUIRED) && r->value[i].size == 0)
			return run_usage(run, _("--%s is needed"),
			    strcmp(name, "name") == 0 ? "authority" : name);
		if (!value_check(&e->field[i], &r->value[i], &run->arena, &run->err)) {
			err_at(&run->err, "--%s", strcmp(name, "name") == 0 ? "authority" : name);
			return run_fail(run);
		}
	}
	return true;
}

/* Fills the folder: core.db with the authority, and files/. */
static bool
fill(struct run *run, const char *dir, struct record *r)
{
	struct store *store = &run->store;
	struct writer *w = NULL;
	struct buf path = { 0 };
	bool ok;

	*store = (struct store){ .dir = mem_string(dir) };
	/* The first id needs to know the legal day before the record is there. */
	store->authority.name = mem_copy(r->value[0].data, r->value[0].size);
	store->authority.timezone =
	    mem_string(given(run, "timezone") != NULL ? given(run, "timezone") : "Europe/Brussels");
	store_path(store, &path, "files", "");
	ok = mkdir(buf_str(&path), 0777) == 0 || err_system(&run->err, "%s", buf_str(&path));
	w = ok ? writer_begin(store, &core_wing, NULL, run->name, &run->err) : NULL;
	ok = w != NULL && writer_new(w, &authority_entity, r, &run->err);
	if (ok)
		ok = writer_commit(w, &run->err);
	else
		writer_cancel(w);
	buf_release(&path);
	return ok;
}

static void
run_init(struct run *run)
{
	struct work work = { 0 };
	struct buf dir = { 0 };
	struct record r = { 0 };
	struct rows *rows;
	char *place = NULL;
	mode_t mode;

	if (run->noperand > 1) {
		run_usage(run, _("takes one DIR: %s"), run->operand[1]);
		return;
	}
	if (!read_fields(run, &r) || (rows = run_rows(run)) == NULL)
		return;
	if (run->noperand == 1)
		buf_string(&dir, run->operand[0]);
	else
		run_store_dir(run, &dir);
	/* Made beside its place under another name, the store is there whole
	 * or not at all. */
	if (work_find(buf_str(&dir), &place, &mode, &run->err) &&
	    work_begin(&work, place, &run->err) && fill(run, buf_str(&work.dir), &r) &&
	    work_settle(&work, place, mode, &run->err)) {
		rows_id(rows, r.id);
		rows_string(rows, buf_str(&dir));
	}
	run_fail(run);
	work_end(&work);
	buf_release(&dir);
	free(place);
}

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the authority") },
	{ .name = "store", .help = N_("directory of the store") },
	{ 0 }
};

static const struct command command = {
	.name = "store-init", .brief = N_("make the store of an authority"),
	.operands = "[DIR]", .flags = COMMAND_STORE | COMMAND_NOW | COMMAND_ROWS,
	.option = options, .column = columns, .run = run_init,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
