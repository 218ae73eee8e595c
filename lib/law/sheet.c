/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/lines.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "law/share.h"
#include "rec/tsv.h"

static bool
is_text(struct text t, struct err *err)
{
	size_t i;

	for (i = 0; i < t.size; i++)
		if (((unsigned char)t.data[i] < ' ' && t.data[i] != '\t') ||
		    t.data[i] == 0x7f)
			return err_set(err, STATUS_BAD, _("control character"));
	return utf8_valid(t) == t.size || err_set(err, STATUS_BAD, _("not UTF-8"));
}

/* Which field of a line is each of the columns wanted, and how many fields are
 * there? */
static bool
read_header(char *line, const char *const *columns, size_t *position, size_t *nfield,
    struct err *err)
{
	const char *name;
	size_t i;

	for (i = 0; columns[i] != NULL; i++)
		position[i] = SIZE_MAX;
	for (*nfield = 0; (name = strsep(&line, "\t")) != NULL; (*nfield)++)
		for (i = 0; columns[i] != NULL; i++)
			if (strcmp(name, columns[i] + (columns[i][0] == '?')) == 0)
				position[i] = *nfield;
	for (i = 0; columns[i] != NULL; i++)
		if (position[i] == SIZE_MAX && columns[i][0] != '?')
			return err_set(err, STATUS_BAD, _("no column %s"), columns[i]);
	return true;
}

static bool
read_row(struct sheet *s, char *line, const size_t *position, size_t nfield,
    struct err *err)
{
	const char **cell;
	char *field;
	size_t n, i, size;

	s->cell = mem_resize(s->cell, (s->nrow + 1) * s->ncolumn, sizeof *s->cell);
	cell = s->cell + s->nrow * s->ncolumn;
	for (i = 0; i < s->ncolumn; i++)
		cell[i] = "";
	for (n = 0; (field = strsep(&line, "\t")) != NULL; n++) {
		if (!tsv_unescape(field, text_of(field), &size, err))
			return false;
		for (i = 0; i < s->ncolumn; i++)
			if (position[i] == n)
				cell[i] = field;
	}
	return n == nfield || err_set(err, STATUS_BAD,
	    _("%zu fields where the header has %zu"), n, nfield);
}

/* Takes the header and then the rows off the lines. */
static bool
read_lines(struct sheet *s, struct lines *lines, const char *const *columns,
    size_t *position, struct err *err)
{
	size_t nfield = 0;
	struct text t;
	char *line;

	while (lines_next(lines, &t, err)) {
		if (t.size > 0 && t.data[t.size - 1] == '\r')
			t.size--;
		if (t.size == 0 || t.data[0] == '#')
			continue;
		if (!is_text(t, err))
			return false;
		line = arena_alloc(&s->text, t.size + 1);
		memcpy(line, t.data, t.size);
		line[t.size] = '\0';
		if (nfield == 0) {
			if (!read_header(line, columns, position, &nfield, err))
				return false;
			continue;
		}
		if (!read_row(s, line, position, nfield, err))
			return false;
		s->line = mem_resize(s->line, s->nrow + 1, sizeof *s->line);
		s->line[s->nrow++] = lines->number;
	}
	if (err->text != NULL)
		return false;
	return nfield > 0 || err_set(err, STATUS_BAD, _("no header line"));
}

bool
sheet_load(struct sheet *s, const char *name, const char *const *columns, struct err *err)
{
	struct lines lines = { 0 };
	struct buf path = { 0 };
	size_t *position;
	bool good;

	*s = (struct sheet){ 0 };
	while (columns[s->ncolumn] != NULL)
		s->ncolumn++;
	position = mem_zero(s->ncolumn, sizeof *position);
	share_path(&path, name);
	s->path = buf_take(&path);
	good = lines_open(&lines, s->path, err);
	if (good) {
		good = read_lines(s, &lines, columns, position, err);
		if (!good)
			err_at(err, "%s:%zu", s->path, lines.number);
	}
	lines_close(&lines);
	free(position);
	if (!good)
		sheet_release(s);
	return good;
}

void
sheet_release(struct sheet *s)
{
	free(s->path);
	arena_release(&s->text);
	free(s->cell);
	free(s->line);
	*s = (struct sheet){ 0 };
}

const char *
sheet_cell(const struct sheet *s, size_t row, size_t column)
{
	return s->cell[row * s->ncolumn + column];
}

size_t
sheet_find(const struct sheet *s, size_t from, size_t column, struct text value)
{
	const char *cell;

	for (; from < s->nrow; from++) {
		cell = sheet_cell(s, from, column);
		if (strlen(cell) == value.size && memcmp(cell, value.data, value.size) == 0)
			break;
	}
	return from < s->nrow ? from : s->nrow;
}

bool
sheet_at(const struct sheet *s, size_t row, struct err *err)
{
	err_at(err, "%s:%zu", s->path, s->line[row]);
	return false;
}
