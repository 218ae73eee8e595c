/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/deadline.h"

#include <string.h>

#include "base/date.h"
#include "base/decimal.h"

#define DAYS_MOST 365

/* Reads the parts; HOUR gets the five characters of HH:MM. */
static bool
read_deadline(struct text t, int64_t *days, char hour[5])
{
	struct text part;

	if (!text_part(&t, '.', &part) || !integer_parse(part, 0, DAYS_MOST, days) ||
	    (t.size != 4 && t.size != 5))
		return false;
	hour[0] = '0';
	memcpy(hour + 5 - t.size, t.data, t.size);
	return time_is((struct text){ hour, 5 });
}

bool
deadline_check(struct text deadline, struct err *err)
{
	int64_t days;
	char hour[5];

	return deadline.data == NULL || read_deadline(deadline, &days, hour) ||
	    err_set(err, STATUS_BAD, _("not DAYS.HH:MM, with %d days at most: %.*s"), DAYS_MOST,
	    (int)deadline.size, deadline.data);
}

struct text
deadline_before(struct text date, struct text deadline, struct arena *arena)
{
	struct buf b = { 0 };
	struct text t = { 0 };
	int64_t days;
	char hour[5];
	day_t day;

	if (deadline.data == NULL || !read_deadline(deadline, &days, hour))
		return t;
	day = day_add(day_parse(date), -days);
	if (day == DAY_NONE)
		return t;
	day_print(&b, day);
	buf_char(&b, 'T');
	buf_add(&b, hour, sizeof hour);
	t = arena_copy(arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return t;
}
