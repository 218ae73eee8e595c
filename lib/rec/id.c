/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/id.h"

#include <string.h>

/* No id is longer, in bytes. */
#define LONGEST 48

int64_t
id_prefix(struct text t)
{
	int64_t n = 0;
	size_t i;

	if (t.size < 1 || t.size > 3)
		return 0;
	for (i = 0; i < t.size; i++) {
		if (t.data[i] < 'A' || t.data[i] > 'Z')
			return 0;
		n = n * 27 + (t.data[i] - 'A' + 1);
	}
	return n;
}

int64_t
id_parse(struct text t)
{
	size_t dash = 0, i;
	int64_t prefix, year = 0, number = 0;

	while (dash < t.size && t.data[dash] != '-')
		dash++;
	prefix = id_prefix((struct text){ t.data, dash });
	/* "-YYYY-" and five to nine digits; more than five have no leading 0. */
	if (prefix == 0 || t.size < dash + 11 || t.size > dash + 15 ||
	    t.data[dash + 5] != '-' ||
	    (t.size > dash + 11 && t.data[dash + 6] == '0'))
		return ID_NONE;
	for (i = dash + 1; i < t.size; i++) {
		if (i == dash + 5)
			continue;
		if (t.data[i] < '0' || t.data[i] > '9')
			return ID_NONE;
		if (i < dash + 5)
			year = year * 10 + (t.data[i] - '0');
		else
			number = number * 10 + (t.data[i] - '0');
	}
	if (year == 0 || number == 0)
		return ID_NONE;
	return prefix * ID_PREFIX + year * ID_YEAR + number;
}

void
id_print(struct buf *b, int64_t id)
{
	char *out = buf_room(b, LONGEST);
	int64_t prefix = id / ID_PREFIX, unit;

	for (unit = 27 * 27; unit > 0; unit /= 27)
		if (prefix >= unit)
			*out++ = (char)('A' + prefix / unit % 27 - 1);
	*out++ = '-';
	out = digits_put(out, (uint64_t)(id / ID_YEAR % 10000), 4);
	*out++ = '-';
	out = digits_put(out, (uint64_t)(id % ID_YEAR), 5);
	*out = '\0';
	b->size = (size_t)(out - b->data);
}

struct text
id_text(int64_t id, struct arena *arena)
{
	struct buf b = { 0 };
	struct text t;

	id_print(&b, id);
	t = arena_copy(arena, (struct text){ b.data, b.size });
	buf_release(&b);
	return t;
}

bool
err_at_id(int64_t id, struct err *err)
{
	size_t size = err->text != NULL ? strlen(err->text) : 0;
	struct buf b = { 0 };

	id_print(&b, id);
	if (size < b.size || strcmp(err->text + size - b.size, buf_str(&b)) != 0)
		err_at(err, "%s", buf_str(&b));
	buf_release(&b);
	return false;
}
