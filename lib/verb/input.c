/* SPDX-License-Identifier: EUPL-1.2 */
#include "verb/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "port/json.h"
#include "rec/tsv.h"
#include "rec/value.h"

#define COLUMN_NONE (-2)

struct input {
	const struct entity *entity;
	struct lines lines;
	enum { JSON, TSV, CSV } format;
	char separator; /* of CSV */
	bool foreign;
	int *column; /* the field of each, ENTITY_ID, COLUMN_NONE: passed over */
	size_t ncolumn;
	bool waiting; /* the first line is read and is a record */
	struct text line;
	bool returned; /* the line ended in CR LF, as lines of CSV do */
	size_t place; /* line that the record starts on */
	size_t own, others; /* records read: of the kind, and of other kinds */
	struct arena arena;
	struct brought brought;
};

void
input_told(const struct input *in, int64_t *done, int64_t *all)
{
	lines_told(&in->lines, done, all);
}

void
input_place(const struct input *in, struct buf *place)
{
	buf_printf(place, "%s:%zu", in->lines.name, in->place);
}

void
input_at(const struct input *in, struct err *err)
{
	err_at(err, "%s:%zu", in->lines.name, in->place);
}

/* Puts the lines together over which a quoted field goes on.  Quotes are counted once:
 * one that is never closed has all the lines behind it. */
static void
join_quoted(struct input *in, struct err *err)
{
	bool open = csv_open(in->line);
	size_t known = in->line.size;

	for (; open && lines_join(&in->lines, &in->line, err); known = in->line.size)
		open = !csv_open((struct text){ in->line.data + known, in->line.size - known });
}

/* Reads the next line that is not empty; for CSV, as many as belong together. */
static bool
next_line(struct input *in, struct err *err)
{
	do {
		if (!lines_next(&in->lines, &in->line, err))
			return false;
		in->place = in->lines.number;
		if (in->format == CSV)
			join_quoted(in, err);
		if (err->text != NULL)
			return false;
		in->returned = in->line.size > 0 && in->line.data[in->line.size - 1] == '\r';
		in->line.size -= in->returned;
	} while (in->line.size == 0);
	return true;
}

static bool
next_cell(struct input *in, struct text *rest, struct text *cell, struct err *err)
{
	return in->format == CSV ? csv_next(rest, in->separator, cell, &in->arena, err)
				 : tsv_next(rest, cell, &in->arena, err);
}

static bool
find_column(const struct input *in, struct text name, int *column, struct err *err)
{
	if (!in->foreign || text_is(name, "id") || entity_field(in->entity, name) >= 0)
		return entity_find(in->entity, name, true, column, err);
	*column = COLUMN_NONE;
	return true;
}

/* Does the header have all the fields of the kind? */
static bool
is_complete(const struct input *in, struct err *err)
{
	struct buf missing = { 0 };
	size_t i, j;

	for (i = 0; i < in->entity->nfield; i++) {
		for (j = 0; j < in->ncolumn && in->column[j] != (int)i; j++)
			;
		if (j == in->ncolumn)
			buf_printf(&missing, "%s%s", missing.size > 0 ? ", " : "",
			    in->entity->field[i].name);
	}
	if (missing.size > 0)
		err_set(err, STATUS_BAD, _("the header lacks: %s"), buf_str(&missing));
	buf_release(&missing);
	return err->text == NULL;
}

static bool
read_header(struct input *in, struct err *err)
{
	static const struct field any = { .name = "name" };
	struct text rest = in->line, name;
	int column;
	size_t i;

	while (next_cell(in, &rest, &name, err)) {
		name = text_trim(name);
		if (!value_check(&any, &name, &in->arena, err) ||
		    !find_column(in, name, &column, err))
			return false;
		for (i = 0; column != COLUMN_NONE && i < in->ncolumn; i++)
			if (in->column[i] == column)
				return err_set(err, STATUS_BAD, _("%.*s: named twice"),
				    (int)name.size, name.data);
		in->column = mem_resize(in->column, in->ncolumn + 1, sizeof *in->column);
		in->column[in->ncolumn++] = column;
	}
	return err->text == NULL && (!in->foreign || is_complete(in, err));
}

static bool
has(struct text line, char c)
{
	return line.size > 0 && memchr(line.data, c, line.size) != NULL;
}

/* Tells the format by the first line, and reads it when it is a header.  What a
 * spreadsheet calls CSV has semicolons where a comma stands in numbers. */
static bool
begin(struct input *in, struct err *err)
{
	char first;

	if (!next_line(in, err))
		return err->text == NULL;
	first = in->line.size > 0 ? in->line.data[0] : '\0';
	in->separator = has(in->line, ';') && !has(in->line, ',') ? ';' : ',';
	in->format = first == '{' ? JSON : has(in->line, '\t') ? TSV
	    : in->returned || has(in->line, in->separator) ? CSV : TSV;
	in->waiting = in->format == JSON;
	if (first == '[')
		err_set(err, STATUS_BAD, _("a list of JSON: records are objects, one a line"));
	else if (in->format == JSON || read_header(in, err))
		return true;
	input_at(in, err);
	return false;
}

static struct input *
open_input(const struct entity *e, const char *path, bool foreign, struct err *err)
{
	struct input *in = mem_zero(1, sizeof *in);

	in->entity = e;
	in->foreign = foreign;
	in->brought.named = mem_zero(e->nfield, sizeof *in->brought.named);
	in->brought.value = mem_zero(e->nfield, sizeof *in->brought.value);
	if (lines_open(&in->lines, path, err) && lines_hold(&in->lines, err) && begin(in, err))
		return in;
	input_end(in);
	return NULL;
}

struct input *
input_begin(const struct entity *e, const char *path, struct err *err)
{
	return open_input(e, path, false, err);
}

struct input *
input_begin_foreign(const struct entity *e, const char *path, struct err *err)
{
	return open_input(e, path, true, err);
}

void
input_end(struct input *in)
{
	if (in == NULL)
		return;
	lines_close(&in->lines);
	free(in->column);
	free(in->brought.named);
	free(in->brought.value);
	arena_release(&in->arena);
	free(in);
}

static bool
take(struct input *in, int column, struct text value, struct err *err)
{
	struct brought *b = &in->brought;
	const struct field *f;

	if (column == COLUMN_NONE)
		return true;
	if (column == ENTITY_ID) {
		b->id = value.size > 0 ? value : (struct text){ 0 };
		return true;
	}
	f = &in->entity->field[column];
	if (!value_check(f, &value, &in->arena, err)) {
		err_at(err, "%s", f->name);
		return false;
	}
	b->named[column] = true;
	b->value[column] = value;
	return true;
}

static bool
read_cells(struct input *in, struct err *err)
{
	struct text rest = in->line, cell;
	size_t n = 0;

	while (next_cell(in, &rest, &cell, err))
		if (++n <= in->ncolumn && !take(in, in->column[n - 1], cell, err))
			return false;
	return err->text == NULL && (n == in->ncolumn || err_set(err, STATUS_BAD,
	    _("the line has %zu fields, the header %zu"), n, in->ncolumn));
}

/* Is the pair not a field, but the name of the kind? */
static bool
names_kind(const struct input *in, const struct json_pair *pair)
{
	return text_is(pair->name, "record") && entity_field(in->entity, pair->name) < 0;
}

/* OTHER tells whether the object is a record of another kind. */
static bool
read_object(struct input *in, bool *other, struct err *err)
{
	struct json_pair *pair;
	int n = json_object_read(in->line, &pair, &in->arena, err), column, i;

	for (i = 0; i < n; i++)
		if (names_kind(in, &pair[i]) && !text_is(pair[i].value, in->entity->name)) {
			*other = true;
			return true;
		}
	for (i = 0; i < n; i++)
		if (!names_kind(in, &pair[i]) && (!find_column(in, pair[i].name, &column, err) ||
		    !take(in, column, pair[i].value, err)))
			return false;
	return n >= 0;
}

static bool
read_record(struct input *in, bool *broken, bool *other, struct err *err)
{
	struct brought *b = &in->brought;

	arena_clear(&in->arena);
	*other = false;
	*broken = true;
	if (!in->waiting && !next_line(in, err)) {
		if (err->text != NULL && in->place > 0)
			input_at(in, err);
		return false;
	}
	in->waiting = false;
	*broken = false;
	b->id = (struct text){ 0 };
	memset(b->named, 0, in->entity->nfield * sizeof *b->named);
	memset(b->value, 0, in->entity->nfield * sizeof *b->value);
	if (in->format == JSON ? read_object(in, other, err) : read_cells(in, err))
		return true;
	input_at(in, err);
	return false;
}

bool
input_next(struct input *in, struct brought *brought, bool *broken, struct err *err)
{
	bool other = true, ok = true;

	while (ok && other) {
		ok = read_record(in, broken, &other, err);
		in->others += ok && other;
	}
	in->own += ok;
	*brought = in->brought;
	return ok;
}

size_t
input_missed(const struct input *in)
{
	return in->own == 0 ? in->others : 0;
}
