/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/near.h"
#include "cmd/parsed.h"

/* Also where the disk is full this is not to be tried again: what the command
 * has done is done. */
static void
output_failed(struct run *run)
{
	err_set(&run->err, STATUS_BAD, "%s: %s", _("standard output"), strerror(errno));
}

bool
output_write(const char *data, size_t size, void *arg)
{
	struct run *run = arg;

	if (io_write(STDOUT_FILENO, data, size))
		return true;
	/* The reader of a pipe may stop whenever it has read enough: that is
	 * no error to speak of, though not all was written. */
	if (errno == EPIPE)
		err_set(&run->err, STATUS_BAD, "%s", "");
	else
		output_failed(run);
	return run_fail(run);
}

bool
run_print(struct run *run, const struct buf *text)
{
	return output_write(text->data, text->size, run);
}

void
output_close(struct run *run)
{
	if (close(STDOUT_FILENO) != 0 && errno != EBADF) {
		output_failed(run);
		run_fail(run);
	}
}

static enum format
format_of(struct run *run, bool *ok)
{
	static const struct { const char *option; enum format format; } formats[] = {
		{ "json", FORMAT_JSON }, { "csv", FORMAT_CSV }, { "tsv", FORMAT_TSV },
		{ "table", FORMAT_TABLE }, { "lines", FORMAT_LINES },
	};
	const char *first = NULL;
	enum format format = FORMAT_TSV;
	size_t i;

	for (i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (option_value(run, formats[i].option) == NULL)
			continue;
		if (first != NULL) {
			*ok = run_usage(run, _("--%s and --%s exclude each other"), first,
			    formats[i].option);
			return format;
		}
		first = formats[i].option;
		format = formats[i].format;
	}
	if (first == NULL && isatty(STDOUT_FILENO))
		format = run->command->flags & COMMAND_LINES ? FORMAT_LINES : FORMAT_TABLE;
	return format;
}

const char *
run_rows_asked(const struct run *run)
{
	const struct option *o;

	for (o = options_rows; o->name != NULL; o++)
		if (option_value(run, o->name) != NULL)
			return o->name;
	return NULL;
}

size_t
run_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	int64_t n;

	if (columns != NULL && integer_parse(text_of(columns), 20, 10000, &n))
		return (size_t)n;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

static void
choose(struct parsed *p, int at)
{
	p->chosen = mem_resize(p->chosen, p->nchosen + 1, sizeof *p->chosen);
	p->chosen[p->nchosen++] = at;
}

static int
column_at(const struct parsed *p, struct text name)
{
	size_t i;

	for (i = 0; i < p->ncolumn; i++)
		if (strlen(p->column[i].name) == name.size &&
		    memcmp(p->column[i].name, name.data, name.size) == 0)
			return (int)i;
	return -1;
}

static void
choose_default(struct run *run)
{
	struct parsed *p = run->parsed;
	size_t i;

	/* A kind's long texts are shown when they are asked for, unless the
	 * command is one that shows a record. */
	for (i = 0; i < p->ncolumn; i++)
		if (run->command->column != NULL || i == 0 ||
		    (run->command->flags & COMMAND_LINES) ||
		    !(run->entity->field[i - 1].flags & FIELD_LONG))
			choose(p, (int)i);
}

static bool
refuse_column(struct run *run, struct text name)
{
	struct near near = near_begin(name, "");
	size_t i;

	for (i = 0; i < run->parsed->ncolumn; i++)
		near_try(&near, run->parsed->column[i].name);
	return run_usage(run, _("-o: no such column: %.*s%s"), (int)name.size, name.data,
	    near.hint[0] != '\0' ? near.hint : _(" (-o help lists them)"));
}

/* -o a,b chooses, -o +x adds, -o all, -o help lists them. */
static bool
choose_listed(struct run *run, const char *list)
{
	struct parsed *p = run->parsed;
	struct text rest = text_of(list), name;
	size_t i;
	int at;

	if (strcmp(list, "all") == 0) {
		for (i = 0; i < p->ncolumn; i++)
			choose(p, (int)i);
		return true;
	}
	if (list[0] == '+') {
		choose_default(run);
		rest = text_of(list + 1);
	}
	while (text_part(&rest, ',', &name)) {
		at = column_at(p, name);
		if (at < 0)
			return refuse_column(run, name);
		choose(p, at);
	}
	return true;
}

void
output_columns(struct run *run)
{
	static const struct column columns[] = {
		{ .name = "column" }, { .name = "help" },
	};
	struct parsed *p = run->parsed;
	struct rows *rows = rows_begin(isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_TSV,
	    columns, 2, false, run_width(), output_write, run);
	size_t i;

	for (i = 0; i < p->ncolumn; i++) {
		rows_string(rows, p->column[i].name);
		rows_string(rows, p->column[i].help == NULL ? "" : _(p->column[i].help));
	}
	rows_end(rows);
}

static bool
choose_columns(struct run *run)
{
	struct parsed *p = run->parsed;
	const char *list = option_value(run, "output");
	size_t i;

	if (p->nchosen > 0)
		return true;
	if (list == NULL)
		choose_default(run);
	else if (!choose_listed(run, list))
		return false;
	p->chosen_column = mem_zero(p->nchosen, sizeof *p->chosen_column);
	for (i = 0; i < p->nchosen; i++)
		p->chosen_column[i] = p->column[p->chosen[i]];
	return true;
}

bool
run_chosen(struct run *run, const int **position, size_t *count)
{
	if (!choose_columns(run))
		return false;
	*position = run->parsed->chosen;
	*count = run->parsed->nchosen;
	return true;
}

struct rows *
run_rows_chosen(struct run *run)
{
	struct parsed *p = run->parsed;
	bool ok = true;
	enum format format = format_of(run, &ok);

	if (!ok || !choose_columns(run))
		return NULL;
	p->rows = rows_begin(format, p->chosen_column, p->nchosen,
	    option_value(run, "header") != NULL, run_width(), output_write, run);
	return p->rows;
}

struct rows *
run_rows(struct run *run)
{
	struct parsed *p = run->parsed;
	struct rows *rows = run_rows_chosen(run);

	if (rows != NULL)
		rows_choose(rows, p->chosen, p->ncolumn);
	return rows;
}
