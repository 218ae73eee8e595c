/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/pick.h"

void
pick_select(struct buf *sql, const struct pick *list)
{
	const struct pick *p;
	const int *field;

	for (p = list; p->entity != NULL; p++) {
		buf_printf(sql, "%s%s.id", p == list ? "SELECT " : ", ", p->entity->name);
		for (field = p->field; *field >= 0; field++) {
			buf_printf(sql, ", %s.", p->entity->name);
			sql_name(sql, p->entity->field[*field].name);
		}
	}
}

int
pick_row(struct query *q, const struct pick *p, struct record *const *record,
    struct arena *arena)
{
	const int *field;
	int column = 0;

	for (; p->entity != NULL; p++, record++) {
		(*record)->id = query_number(q, column++);
		for (field = p->field; *field >= 0; field++)
			(*record)->value[*field] = record_value(q, column++,
			    &p->entity->field[*field], arena);
	}
	return column;
}
