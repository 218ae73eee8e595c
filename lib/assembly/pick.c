/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/pick.h"

static bool
is_first(const struct pick *list, const struct pick *p)
{
	return p == list || p->entity != p[-1].entity;
}

void
pick_select(struct buf *sql, const struct pick *list)
{
	const struct pick *p;

	for (p = list; p->entity != NULL; p++) {
		if (is_first(list, p))
			buf_printf(sql, "%s%s.id", p == list ? "SELECT " : ", ",
			    p->entity->name);
		buf_printf(sql, ", %s.", p->entity->name);
		sql_name(sql, p->entity->field[p->field].name);
	}
}

int
pick_row(struct query *q, const struct pick *list, struct record *const *record,
    struct arena *arena)
{
	const struct pick *p;
	int column = 0;

	for (p = list; p->entity != NULL; p++) {
		record += p > list && is_first(list, p);
		if (is_first(list, p))
			(*record)->id = query_number(q, column++);
		(*record)->value[p->field] = record_value(q, column++,
		    &p->entity->field[p->field], arena);
	}
	return column;
}
