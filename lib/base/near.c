/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"

#include <stdio.h>
#include <string.h>

struct near
near_begin(struct text wanted, const char *lead)
{
	return (struct near){ .wanted = wanted, .lead = lead, .slips = NEAR_MOST };
}

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many slips make one of the other: Damerau and Levenshtein's distance, in which no
 * letters are exchanged but neighbours. */
static size_t
distance(struct text a, struct text b)
{
	size_t row[3][NEAR_MOST + 1], i, j;

	for (j = 0; j <= b.size; j++)
		row[0][j] = j;
	for (i = 1; i <= a.size; i++) {
		size_t *now = row[i % 3], *before = row[(i - 1) % 3], *earlier = row[(i + 1) % 3];

		now[0] = i;
		for (j = 1; j <= b.size; j++) {
			char x = small(a.data[i - 1]), y = small(b.data[j - 1]);

			now[j] = least(before[j - 1] + (x != y), least(before[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && x == small(b.data[j - 2]) && y == small(a.data[i - 2]))
				now[j] = least(now[j], earlier[j - 2] + 1);
		}
	}
	return row[a.size % 3][b.size];
}

void
near_try(struct near *n, const char *name)
{
	struct text t = text_of(name);
	size_t slips, most = t.size / 3;

	if (n->wanted.size == 0 || n->wanted.size > NEAR_MOST || t.size > NEAR_MOST)
		return;
	slips = distance(n->wanted, t);
	if (n->wanted.size > 2 && t.size > n->wanted.size &&
	    memcmp(t.data, n->wanted.data, n->wanted.size) == 0)
		slips = 1;
	if (slips > (most > 0 ? most : 1) || slips >= n->slips)
		return;
	n->slips = slips;
	snprintf(n->hint, sizeof n->hint, " (%s%s?)", n->lead, name);
}
