/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/papers_set.h"

#include <string.h>

#include "base/date_words.h"
#include "paper/prose.h"
#include "rec/id.h"

void
papers_set_text(struct papers *p, struct data *map, const char *name, struct text t)
{
	data_set_text(&p->arena, map, name, t);
}

void
papers_set_yes(struct papers *p, struct data *map, const char *name, bool yes)
{
	data_set_yes(&p->arena, map, name, yes);
}

void
papers_set_buf(struct papers *p, struct data *map, const char *name, struct buf *b)
{
	data_set(map, name, data_take(&p->arena, b));
	buf_clear(b);
}

void
papers_set_day(struct papers *p, struct data *map, const char *name, day_t day)
{
	struct buf b = { 0 };

	if (day != DAY_NONE)
		day_words(&b, day, p->authority->language);
	papers_set_buf(p, map, name, &b);
	buf_release(&b);
}

void
papers_set_time(struct papers *p, struct data *map, const char *name, struct text time)
{
	struct buf b = { 0 };

	if (time.data != NULL)
		time_words(&b, time, p->authority->language);
	papers_set_buf(p, map, name, &b);
	buf_release(&b);
}

void
papers_set_lines(struct papers *p, struct data *map, const char *name, struct text t)
{
	struct data *list = data_list(&p->arena);
	const char *newline;

	while (t.size > 0) {
		newline = memchr(t.data, '\n', t.size);
		data_add(list, data_text(&p->arena, (struct text){ t.data,
		    newline == NULL ? t.size : (size_t)(newline - t.data) }));
		t = newline == NULL ? (struct text){ 0 }
		    : (struct text){ newline + 1, t.size - (size_t)(newline + 1 - t.data) };
	}
	data_set(map, name, list);
}

bool
papers_set_redacted(struct papers *p, struct data *map, const char *name, const struct entity *e,
    const struct record *r, int field, bool prose, struct err *err)
{
	struct buf b = { 0 }, place = { 0 }, markdown = { 0 };
	struct text t = r->value[field];
	bool ok = true;

	if (t.size > 0 && (memmem(t.data, t.size, "[[", 2) != NULL ||
	    memmem(t.data, t.size, "]]", 2) != NULL)) {
		id_print(&place, r->id);
		buf_printf(&place, ": %s", e->field[field].name);
		ok = redact(&p->redaction, t, buf_str(&place), &b, err);
		t = arena_copy(&p->arena, (struct text){ buf_str(&b), b.size });
	}
	if (prose) {
		prose_markdown(&markdown, t);
		papers_set_buf(p, map, name, &markdown);
	} else {
		papers_set_text(p, map, name, t);
	}
	buf_release(&b);
	buf_release(&place);
	buf_release(&markdown);
	return ok;
}

void
papers_set_list(struct papers *p, struct data *map, const char *name, struct data *list)
{
	struct buf has = { 0 };

	buf_printf(&has, "has-%s", name);
	papers_set_yes(p, map, arena_copy(&p->arena, (struct text){ has.data, has.size }).data,
	    data_yes(list));
	data_set(map, name, list);
	buf_release(&has);
}
