/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "rec/tsv.h"
#include "rec/value.h"

#define FULL ((size_t)64 << 10)
/* What a short cell takes. */
#define CELL ((size_t)64)
/* A table takes its widths from this many rows and then streams. */
#define SAMPLE 1000
/* A text is cut down to this. */
#define NARROW ((size_t)10)
/* An id, a date, an instant or a state says nothing when it is cut; such words are as
 * long as this at most. */
#define WORD ((size_t)20)

struct rows {
	enum format format;
	const struct column *column;
	size_t ncolumn, at; /* the cell that comes next */
	rows_sink *sink;
	void *arg;
	bool failed;
	struct buf out, scratch, number;
	size_t limit;           /* of the terminal, for a table */
	size_t *width;          /* of each column; NULL until settled, 0: left out */
	size_t *least;          /* that it can be narrowed to */
	size_t last;            /* column that ends the row */
	struct buf cells;       /* of the rows waiting for it, NUL behind each */
	size_t waiting;         /* how many rows those are */
	bool any;
	struct text *key;       /* what stands before each text in JSON */
	struct buf keys;
	const int *position;    /* of the cells to print among those given */
	struct buf *given;      /* the cells of the row so far */
	size_t ngiven, next;
};

enum cell
cell_of(const struct field *f)
{
	return f->type == FIELD_INTEGER ? CELL_NUMBER :
	    f->type == FIELD_BOOLEAN ? CELL_BOOLEAN : CELL_TEXT;
}

static void
drain(struct rows *r)
{
	if (!r->failed && r->out.size > 0)
		r->failed = !r->sink(r->out.data, r->out.size, r->arg);
	buf_clear(&r->out);
}

static void
header(struct rows *r, char separator, const char *end)
{
	size_t i;

	for (i = 0; i < r->ncolumn; i++) {
		if (i > 0)
			buf_char(&r->out, separator);
		buf_string(&r->out, r->column[i].name);
	}
	buf_string(&r->out, end);
}

static void
json_keys(struct rows *r)
{
	size_t i, at = 0;

	r->key = mem_zero(r->ncolumn, sizeof *r->key);
	for (i = 0; i < r->ncolumn; i++) {
		buf_printf(&r->keys, "%c\"%s\":\"", i == 0 ? '{' : ',', r->column[i].name);
		r->key[i].size = r->keys.size - at;
		at = r->keys.size;
	}
	for (at = 0, i = 0; i < r->ncolumn; at += r->key[i++].size)
		r->key[i].data = r->keys.data + at;
}

struct rows *
rows_begin(enum format format, const struct column *column, size_t ncolumn,
    bool with_header, size_t width, rows_sink *sink, void *arg)
{
	struct rows *r = mem_zero(1, sizeof *r);

	r->format = format;
	r->column = column;
	r->ncolumn = ncolumn;
	r->limit = width;
	r->sink = sink;
	r->arg = arg;
	/* A command that has changed the store prints what it did: that must not fail for
	 * want of memory, so the room for short rows is asked for now. */
	buf_room(&r->out, FULL + CELL * ncolumn);
	buf_room(&r->number, CELL);
	buf_room(&r->scratch, CELL);
	if (format == FORMAT_JSON)
		json_keys(r);
	if (format == FORMAT_TSV && with_header)
		header(r, '\t', "\n");
	else if (format == FORMAT_CSV)
		header(r, ',', "\r\n");
	return r;
}

/* Appends the text with the escapes of JSON that it needs (RFC 8259, 7), and
 * the quote behind it. */
static void
json_string(struct buf *b, struct text t)
{
	static const char escape[256] = {
		['"'] = '"', ['\\'] = '\\', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
	};

	buf_escape(b, t, escape, '"');
}

static void
json_cell(struct rows *r, struct text t)
{
	struct text key = r->key[r->at];

	if (t.size > 0 && r->column[r->at].cell == CELL_TEXT) {
		buf_text(&r->out, key);
		json_string(&r->out, t);
		return;
	}
	/* What is no string has no quote before it. */
	key.size--;
	buf_text(&r->out, key);
	if (t.size == 0)
		buf_add(&r->out, "null", 4);
	else if (r->column[r->at].cell == CELL_NUMBER)
		buf_text(&r->out, t);
	else
		buf_string(&r->out, t.data[0] == 'y' ? "true" : "false");
}

/* A value of several lines continues under its own start. */
static void
lines_cell(struct rows *r, struct text t)
{
	const char *name = r->column[r->at].name;
	size_t from = 0, size;

	if (t.size == 0)
		return;
	if (r->at == 0 && r->any)
		buf_char(&r->out, '\n');
	buf_printf(&r->out, "%s:", name);
	while (from <= t.size) {
		const char *newline = memchr(t.data + from, '\n', t.size - from);

		size = newline != NULL ? (size_t)(newline - t.data) - from : t.size - from;
		if (from > 0)
			buf_string(&r->out, size > 0 ? "  " : "");
		else
			buf_char(&r->out, ' ');
		buf_add(&r->out, t.data + from, size);
		buf_char(&r->out, '\n');
		from += size + 1;
	}
}

static size_t
total(const struct rows *r)
{
	size_t sum = 0, i;

	for (i = 0; i < r->ncolumn; i++)
		sum += r->width[i] > 0 ? r->width[i] + 2 : 0;
	return sum;
}

/* Makes the table fit the terminal: leaves out the columns without a value, when the
 * rows that wait are ALL, and then narrows the widest texts. */
static void
fit(struct rows *r, bool all)
{
	size_t i, widest;

	if (r->limit == 0 || total(r) <= r->limit + 2)
		return;
	for (i = 1; i < r->ncolumn; i++)
		if (all && r->least[i] == 0)
			r->width[i] = 0;
	while (total(r) > r->limit + 2) {
		widest = 0;
		for (i = 1; i < r->ncolumn; i++)
			if (r->column[i].cell == CELL_TEXT && r->width[i] > NARROW &&
			    r->width[i] > r->least[i] &&
			    (widest == 0 || r->width[i] > r->width[widest]))
				widest = i;
		if (widest == 0)
			return;
		r->width[widest]--;
	}
}

static void
pad(struct buf *b, size_t n)
{
	memset(buf_room(b, n), ' ', n);
	b->size += n;
}

static void
table_cell(struct rows *r, size_t i, struct text t)
{
	size_t width = utf8_width(t), room = r->width[i];
	bool right = r->column[i].cell == CELL_NUMBER;

	if (room == 0)
		return;
	if (width > room && r->limit > 0) {
		t.size = utf8_fit(t, room - 1);
		buf_text(&r->out, t);
		buf_string(&r->out, "\u2026");
		width = utf8_width(t) + 1;
	} else {
		if (right && width < room)
			pad(&r->out, room - width);
		buf_text(&r->out, t);
		if (right)
			width = room;
	}
	if (i != r->last)
		pad(&r->out, (width < room ? room - width : 0) + 2);
	else
		buf_char(&r->out, '\n');
}

static struct text
waiting_cell(struct rows *r, size_t *at)
{
	struct text t = text_of(r->cells.data + *at);

	*at += t.size + 1;
	return t;
}

static size_t
more(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Finds how wide the columns are in the rows that wait, and can be at least. */
static void
measure(struct rows *r)
{
	size_t at = 0, row, i;

	for (i = 0; i < r->ncolumn; i++)
		r->width[i] = strlen(r->column[i].name);
	for (row = 0; row < r->waiting; row++)
		for (i = 0; i < r->ncolumn; i++) {
			struct text t = waiting_cell(r, &at);
			size_t width = utf8_width(t);

			r->width[i] = more(r->width[i], width);
			if (t.size > 0)
				r->least[i] = more(r->least[i], width <= WORD &&
				    memchr(t.data, ' ', t.size) == NULL ? width : 1);
		}
}

/* Settles the widths from the rows that wait, which may be ALL, and prints these. */
static void
settle(struct rows *r, bool all)
{
	size_t at = 0, row, i;

	if (r->width != NULL)
		return;
	r->width = mem_zero(r->ncolumn, sizeof *r->width);
	r->least = mem_zero(r->ncolumn, sizeof *r->least);
	if (r->waiting == 0)
		return;
	measure(r);
	fit(r, all);
	for (i = 0; i < r->ncolumn; i++)
		r->last = r->width[i] > 0 ? i : r->last;
	for (i = 0; i < r->ncolumn; i++)
		table_cell(r, i, text_of(r->column[i].name));
	for (at = 0, row = 0; row < r->waiting; row++)
		for (i = 0; i < r->ncolumn; i++)
			table_cell(r, i, waiting_cell(r, &at));
	buf_release(&r->cells);
}

static void
wait_cell(struct rows *r, struct text t)
{
	/* On the screen a cell is one line. */
	buf_clear(&r->scratch);
	tsv_escape(&r->scratch, t, '\0');
	if (r->width != NULL) {
		table_cell(r, r->at, text_of(r->scratch.data));
		return;
	}
	buf_add(&r->cells, r->scratch.data, r->scratch.size);
	if (r->at + 1 == r->ncolumn && ++r->waiting == SAMPLE)
		settle(r, false);
}

/* Goes to the next cell; the last one ends the row. */
static void
next_cell(struct rows *r)
{
	if (++r->at < r->ncolumn)
		return;
	r->at = 0;
	r->any = true;
	if (r->out.size >= FULL)
		drain(r);
}

static void
put(struct rows *r, struct text t)
{
	bool last = r->at + 1 == r->ncolumn;

	switch (r->format) {
	case FORMAT_TSV:
		tsv_escape(&r->out, t, last ? '\n' : '\t');
		break;
	case FORMAT_JSON:
		json_cell(r, t);
		if (last)
			buf_add(&r->out, "}\n", 2);
		break;
	case FORMAT_CSV:
		csv_quote(&r->out, t);
		buf_string(&r->out, last ? "\r\n" : ",");
		break;
	case FORMAT_TABLE:
		wait_cell(r, t);
		break;
	case FORMAT_LINES:
		lines_cell(r, t);
		break;
	}
	next_cell(r);
}

void
rows_choose(struct rows *r, const int *position, size_t count)
{
	size_t i;

	r->position = position;
	r->ngiven = count;
	r->given = mem_zero(count, sizeof *r->given);
	for (i = 0; i < count; i++)
		buf_room(&r->given[i], CELL);
}

void
rows_text(struct rows *r, struct text t)
{
	size_t i;

	if (r->given == NULL) {
		put(r, t);
		return;
	}
	buf_clear(&r->given[r->next]);
	buf_text(&r->given[r->next], t);
	if (++r->next < r->ngiven)
		return;
	for (i = 0; i < r->ncolumn; i++) {
		struct buf *b = &r->given[r->position[i]];

		put(r, (struct text){ b->data, b->size });
	}
	r->next = 0;
}

void
rows_whole(struct rows *r, const struct field *f, int64_t n)
{
	/* A number needs no escape. */
	if (r->format == FORMAT_TSV && r->given == NULL) {
		value_print(&r->out, f, n);
		buf_char(&r->out, r->at + 1 == r->ncolumn ? '\n' : '\t');
		next_cell(r);
		return;
	}
	buf_clear(&r->number);
	value_print(&r->number, f, n);
	rows_text(r, (struct text){ r->number.data, r->number.size });
}

void
rows_id(struct rows *r, int64_t id)
{
	static const struct field field = { .type = FIELD_LINK };

	rows_whole(r, &field, id);
}

void
rows_number(struct rows *r, int64_t n)
{
	static const struct field field = { .type = FIELD_INTEGER };

	rows_whole(r, &field, n);
}

void
rows_string(struct rows *r, const char *s)
{
	rows_text(r, text_of(s));
}

bool
rows_failed(const struct rows *r)
{
	return r->failed;
}

bool
rows_flush(struct rows *r)
{
	if (r->format == FORMAT_TABLE)
		settle(r, true);
	drain(r);
	return !r->failed;
}

bool
rows_end(struct rows *r)
{
	bool ok = rows_flush(r);
	size_t i;

	buf_release(&r->out);
	buf_release(&r->scratch);
	buf_release(&r->number);
	buf_release(&r->cells);
	buf_release(&r->keys);
	free(r->key);
	for (i = 0; i < r->ngiven; i++)
		buf_release(&r->given[i]);
	free(r->given);
	free(r->width);
	free(r->least);
	free(r);
	return ok;
}
