/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date_read.h"
#include "base/mem.h"
#include "cmd/parsed.h"
#include "port/json.h"
#include "rec/id.h"
#include "rec/tsv.h"
#include "rec/value.h"
#include "store/core.h"

/* The store that --store or PERRON_STORE names, NULL when neither does. */
static const char *
named_store(const struct run *run)
{
	const char *named = option_value(run, "store");

	if (named == NULL)
		named = getenv("PERRON_STORE");
	return named != NULL && *named != '\0' ? named : NULL;
}

void
run_store_dir(struct run *run, struct buf *dir)
{
	const char *named = named_store(run), *home;

	if (named != NULL)
		buf_string(dir, named);
	else if ((home = getenv("XDG_DATA_HOME")) != NULL && *home != '\0')
		buf_printf(dir, "%s/perron", home);
	else if ((home = getenv("HOME")) != NULL)
		buf_printf(dir, "%s/.local/share/perron", home);
	else
		buf_string(dir, "perron");
}

bool
run_instant(struct run *run, const char *option, bool end, struct buf *at)
{
	const char *value = option_value(run, option);
	size_t minute = sizeof "2026-03-03T14:30" - 1;
	const struct authority *a;
	day_t day;

	if (value == NULL)
		return true;
	buf_string(at, value);
	if (strlen(value) == minute + 1 && value[minute] == 'Z') {
		buf_clear(at);
		buf_printf(at, "%.*s:00Z", (int)minute, value);
	}
	if (instant_is((struct text){ buf_str(at), at->size }))
		return true;
	buf_clear(at);
	if (!day_read(text_of(value), &day, &run->err)) {
		err_at(&run->err, "--%s", option);
		return run_fail(run);
	}
	a = store_authority(&run->store, &run->err);
	if (a == NULL)
		return run_fail(run);
	clock_instant(at, clock_start(day + end, a->timezone) - end);
	return true;
}

/* Goes back to the moment that --at names.  A day that is not over is now. */
static bool
go_back(struct run *run)
{
	const char *value = option_value(run, "at");
	struct buf at = { 0 };
	int64_t now, moment;
	bool ok;

	if (value == NULL)
		return true;
	now = clock_now();
	ok = run_instant(run, "at", true, &at);
	moment = ok ? clock_seconds(buf_str(&at)) : 0;
	if (moment > now && day_parse(text_of(value)) != store_day(&run->store, now, &run->err))
		ok = run->err.text == NULL ? run_usage(run, _("--at: is still to come: %s"), value) :
		    run_fail(run);
	if (ok && moment <= now) {
		store_return(&run->store, buf_str(&at));
		clock_stop(moment);
	}
	buf_release(&at);
	return ok;
}

bool
run_store(struct run *run)
{
	struct buf dir = { 0 };
	bool ok;

	if (run->store.dir != NULL)
		return true;
	run_store_dir(run, &dir);
	ok = store_open(&run->store, buf_str(&dir), &run->err);
	buf_release(&dir);
	return ok ? go_back(run) : run_fail(run);
}

bool
run_store_if_any(struct run *run)
{
	struct buf path = { 0 };
	bool there;

	if (run->store.dir != NULL)
		return true;
	run_store_dir(run, &path);
	there = access(buf_str(&path), F_OK) == 0;
	buf_release(&path);
	return (!there && named_store(run) == NULL) || run_store(run);
}

size_t
run_pairs(struct run *run)
{
	size_t pairs = 0, i, j;

	for (i = 0; i < run->noperand; i++) {
		char *operand = run->operand[i];

		if (strchr(operand, '=') == NULL)
			continue;
		for (j = i; j > pairs; j--)
			run->operand[j] = run->operand[j - 1];
		run->operand[pairs++] = operand;
	}
	return pairs;
}

/* Field 1 of the line, or the id of a JSON object. */
static bool
value_of(struct run *run, struct text line, struct text *value)
{
	struct json_pair *pair;
	int n;

	if (line.size == 0 || line.data[0] != '{') {
		if (line.size > 0 && line.data[line.size - 1] == '\r')
			line.size--;
		return tsv_next(&line, value, &run->arena, &run->err);
	}
	n = json_object_read(line, &pair, &run->arena, &run->err);
	while (n-- > 0)
		if (text_is(pair[n].name, "id") && pair[n].value.size > 0) {
			*value = pair[n].value;
			return true;
		}
	return err_set(&run->err, STATUS_BAD, _("a JSON object without id"));
}

/* What is to be repeated in output or message must be a text. */
static bool
check(struct run *run, struct text *value)
{
	static const struct field any = { .name = "value" };

	return value->size == 0 || value_check(&any, value, &run->arena, &run->err);
}

const char *
run_file(struct run *run, const char *path)
{
	if (strcmp(path, "-") == 0 && isatty(STDIN_FILENO))
		run_tell(run, _("reading from the terminal; end with Ctrl-D"));
	return path;
}

/* The next line of standard input; empty ones are none. */
static bool
next_line(struct run *run, struct text *line)
{
	struct parsed *p = run->parsed;

	if (!p->started) {
		p->started = true;
		if (!lines_open(&p->input, run_file(run, "-"), &run->err))
			return run_fail(run);
	}
	while (lines_next(&p->input, line, &run->err)) {
		p->line = p->input.number;
		if (line->size > 0)
			return true;
	}
	return run_fail(run);
}

static bool
read_value(struct run *run, struct text *value)
{
	struct text line;

	if (!next_line(run, &line))
		return false;
	if (!value_of(run, line, value) || !check(run, value))
		return run_fail_here(run);
	*value = arena_copy(&run->arena, *value);
	return true;
}

bool
run_value(struct run *run, size_t first, struct text *value)
{
	struct parsed *p = run->parsed;

	if (p->next < first)
		p->next = first;
	if (run->noperand <= first)
		return read_value(run, value);
	while (p->next < run->noperand) {
		if (strcmp(run->operand[p->next], "-") != 0) {
			*value = text_of(run->operand[p->next++]);
			p->line = 0;
			return check(run, value) || run_fail(run);
		}
		if (!p->ended && read_value(run, value))
			return true;
		p->ended = true;
		p->next++;
	}
	return false;
}

bool
run_values(struct run *run, size_t first, struct placed **values, size_t *count)
{
	struct parsed *p = run->parsed;
	enum status before = run->status;
	struct placed one;
	size_t room = 0;

	*values = NULL;
	*count = 0;
	run->status = STATUS_DONE;
	while (run_value(run, first, &one.value)) {
		struct buf place = { 0 };

		if (p->line > 0)
			buf_printf(&place, "%s:%zu", p->input.name, p->line);
		else if (run->noperand - first > 1)
			buf_text(&place, one.value);
		one.place = arena_copy(&run->arena, (struct text){ place.data, place.size });
		buf_release(&place);
		if (*count == room) {
			room = room == 0 ? 64 : room * 2;
			*values = mem_resize(*values, room, sizeof **values);
		}
		(*values)[(*count)++] = one;
	}
	if (run->status != STATUS_DONE) {
		free(*values);
		*values = NULL;
		return false;
	}
	run->status = before;
	return true;
}

bool
run_ids(struct run *run, size_t first, struct placed **ids, size_t *count)
{
	const struct authority *a;
	struct buf id = { 0 };

	if (run->entity != &authority_entity || run->noperand > first)
		return run_values(run, first, ids, count);
	a = run_store(run) ? store_authority(&run->store, &run->err) : NULL;
	if (a == NULL)
		return run_fail(run);
	id_print(&id, a->id);
	*ids = mem_zero(1, sizeof **ids);
	(*ids)->value = arena_copy(&run->arena, (struct text){ id.data, id.size });
	*count = 1;
	buf_release(&id);
	return true;
}

void
run_at(struct run *run, struct text place)
{
	if (place.size > 0 && run->err.text != NULL && strstr(run->err.text, place.data) == NULL)
		err_at(&run->err, "%.*s", (int)place.size, place.data);
}

bool
run_fail_here(struct run *run)
{
	if (run->parsed->line > 0)
		err_at(&run->err, "%s:%zu", run->parsed->input.name, run->parsed->line);
	return run_fail(run);
}

/* The fields of a line, of which there are MOST at most. */
static bool
read_case(struct run *run, struct text line, struct text *field, size_t most)
{
	struct text value;
	size_t n;

	if (line.data[line.size - 1] == '\r')
		line.size--;
	for (n = 0; tsv_next(&line, &value, &run->arena, &run->err); n++) {
		if (n == most)
			return err_set(&run->err, STATUS_BAD, _("more than %zu fields"), most);
		if (!check(run, &value))
			return false;
		field[n] = arena_copy(&run->arena, value);
	}
	return run->err.text == NULL;
}

bool
run_case(struct run *run, struct text *field, size_t most)
{
	struct parsed *p = run->parsed;
	struct text line;
	size_t n;

	for (n = 0; n < most; n++)
		field[n] = (struct text){ 0 };
	if (run->noperand == 0 || (run->noperand == 1 && strcmp(run->operand[0], "-") == 0)) {
		if (!next_line(run, &line))
			return false;
		return read_case(run, line, field, most) || run_fail_here(run);
	}
	if (p->next > 0)
		return false;
	if (run->noperand > most)
		return run_usage(run, _("more than %zu operands"), most);
	for (; p->next < run->noperand; p->next++) {
		field[p->next] = text_of(run->operand[p->next]);
		if (!check(run, &field[p->next]))
			return run_fail(run);
	}
	return true;
}
