/* SPDX-License-Identifier: EUPL-1.2 */
/* Apart from audit.c, so that commands that only read carry no SHA-256. */
#include "store/audit.h"

#include <string.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "rec/id.h"
#include "rec/tsv.h"

void
audit_read(struct query *q, struct audit_row *row)
{
	row->seq = query_number(q, 0);
	row->at = query_text(q, 1);
	row->actor = query_text(q, 2);
	row->command = query_text(q, 3);
	row->change = query_text(q, 4);
	row->hash = query_text(q, 5);
}

/* Takes a line off the front of *REST. */
static struct text
line(struct text *rest)
{
	const char *newline = memchr(rest->data, '\n', rest->size);
	struct text t = { rest->data, newline == NULL ? rest->size
	    : (size_t)(newline - rest->data) };
	size_t used = newline == NULL ? t.size : t.size + 1;

	*rest = (struct text){ rest->data + used, rest->size - used };
	return t;
}

static bool
read_entry(struct text t, struct audit_change *c, struct arena *arena, struct err *err)
{
	struct text id, previous = { 0 };

	if (!tsv_next(&t, &id, arena, err) || !tsv_next(&t, &previous, arena, err))
		return err_set(err, STATUS_BAD, _("not a change"));
	*c = (struct audit_change){ .id = id_parse(id) };
	if (c->id == ID_NONE || (previous.size > 0 &&
	    !integer_parse(previous, 1, INT64_MAX, &c->previous)))
		return err_set(err, STATUS_BAD, _("not a change"));
	return true;
}

bool
audit_next(struct text *rest, struct audit_change *c, struct arena *arena, struct err *err)
{
	struct text t;

	while (rest->size > 0) {
		t = line(rest);
		if (t.size == 0 || t.data[0] != '\t') {
			if (!read_entry(t, c, arena, err))
				return false;
			/* An entry is told by its fields; one without stands alone. */
			if (rest->size > 0 && rest->data[0] == '\t')
				continue;
			return true;
		}
		t = (struct text){ t.data + 1, t.size - 1 };
		if (c->id == ID_NONE || !tsv_next(&t, &c->field, arena, err) ||
		    !tsv_next(&t, &c->before, arena, err) ||
		    !tsv_next(&t, &c->after, arena, err))
			return err_set(err, STATUS_BAD, _("not a change"));
		return true;
	}
	return false;
}

bool
audit_changes(const struct audit_row *row, struct audit_change **change, size_t *count,
    struct arena *arena, struct err *err)
{
	struct audit_change one = { 0 };
	struct text rest = row->change;
	size_t room = 0;

	*change = NULL;
	*count = 0;
	while (audit_next(&rest, &one, arena, err)) {
		if (*count == room) {
			room = room == 0 ? 16 : room * 2;
			*change = mem_resize(*change, room, sizeof **change);
		}
		(*change)[(*count)++] = one;
	}
	return err->text == NULL;
}

size_t
audit_entry(const struct audit_change *change, size_t end)
{
	size_t start = end - 1;

	while (start > 0 && change[start - 1].id == change[start].id &&
	    change[start - 1].previous == change[start].previous)
		start--;
	return start;
}
