/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/diff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Lines that are gone or new: with more it is another text. */
#define MOST 2000

struct lines_of {
	struct text *line;
	size_t n;
};

static struct lines_of
split(struct text t)
{
	struct lines_of l = { 0 };

	while (t.size > 0) {
		const char *newline = memchr(t.data, '\n', t.size);
		size_t size = newline == NULL ? t.size : (size_t)(newline - t.data);

		if ((l.n & (l.n - 1)) == 0)
			l.line = mem_resize(l.line, l.n == 0 ? 1 : l.n * 2, sizeof *l.line);
		l.line[l.n++] = (struct text){ t.data, size };
		size += newline != NULL;
		t = (struct text){ t.data + size, t.size - size };
	}
	return l;
}

static bool
same(struct text a, struct text b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

/* The part in which the texts differ, and of each of its lines whether it stays. */
struct comparison {
	struct text *a, *b;
	int64_t na, nb;
	bool *stays_a, *stays_b;
};

/*
 * Finds the least lines to take out and put in (E. Myers, An O(ND) Difference
 * Algorithm, 1986): TRACE[d] holds, for each diagonal k = a - b from -d to d, how
 * far in A one comes with d of them.  Returns that d, -1 when it is too many.
 */
static int64_t
search(const struct comparison *c, int64_t **trace)
{
	int64_t d, k, a;

	for (d = 0; d <= MOST; d++) {
		const int64_t *last = d == 0 ? NULL : trace[d - 1] + d - 1;
		int64_t *now = mem_alloc((size_t)(2 * d + 1) * sizeof *now);

		trace[d] = now;
		now += d;
		for (k = -d; k <= d; k += 2) {
			if (d == 0)
				a = 0;
			else if (k == -d || (k != d && last[k - 1] < last[k + 1]))
				a = last[k + 1];
			else
				a = last[k - 1] + 1;
			while (a < c->na && a - k < c->nb && a >= 0 && same(c->a[a], c->b[a - k]))
				a++;
			now[k] = a;
			if (a >= c->na && a - k >= c->nb)
				return d;
		}
	}
	return -1;
}

/* Goes back along the way that was found, and marks the lines that stay. */
static void
walk_back(struct comparison *c, int64_t *const *trace, int64_t d)
{
	int64_t a = c->na, k = c->na - c->nb, before, from;

	for (; d >= 0; d--) {
		const int64_t *last = d == 0 ? NULL : trace[d - 1] + d - 1;
		bool down = d > 0 && (k == -d || (k != d && last[k - 1] < last[k + 1]));

		before = d == 0 ? 0 : down ? last[k + 1] : last[k - 1];
		from = d == 0 || down ? before : before + 1;
		for (; a > from; a--)
			c->stays_a[a - 1] = c->stays_b[a - 1 - k] = true;
		a = before;
		k += down ? 1 : -1;
	}
}

static void
compare(struct comparison *c)
{
	int64_t **trace = mem_zero(MOST + 1, sizeof *trace);
	int64_t d = search(c, trace), i;

	if (d >= 0)
		walk_back(c, trace, d);
	for (i = 0; i <= MOST; i++)
		free(trace[i]);
	free(trace);
}

/* "12,3", as diff has it: 12 alone for one line, the line before for none. */
static void
print_range(struct buf *out, char sign, size_t from, size_t n)
{
	buf_printf(out, "%c%zu", sign, n == 0 ? from : from + 1);
	if (n != 1)
		buf_printf(out, ",%zu", n);
}

static void
print_lines(struct buf *out, char sign, const struct text *line, size_t from, size_t to)
{
	for (; from < to; from++) {
		buf_char(out, sign);
		buf_text(out, line[from]);
		buf_char(out, '\n');
	}
}

static void
print(struct buf *out, const struct comparison *c, size_t above)
{
	size_t a = 0, b = 0, na = (size_t)c->na, nb = (size_t)c->nb, from_a, from_b;

	while (a < na || b < nb) {
		from_a = a;
		from_b = b;
		while (a < na && !c->stays_a[a])
			a++;
		while (b < nb && !c->stays_b[b])
			b++;
		if (a > from_a || b > from_b) {
			buf_string(out, "@@ ");
			print_range(out, '-', above + from_a, a - from_a);
			buf_char(out, ' ');
			print_range(out, '+', above + from_b, b - from_b);
			buf_string(out, " @@\n");
			print_lines(out, '-', c->a, from_a, a);
			print_lines(out, '+', c->b, from_b, b);
		}
		while (a < na && b < nb && c->stays_a[a] && c->stays_b[b]) {
			a++;
			b++;
		}
	}
}

bool
diff_print(struct buf *out, struct text before, struct text after)
{
	struct lines_of a = split(before), b = split(after);
	struct comparison c = { .na = (int64_t)a.n, .nb = (int64_t)b.n };
	size_t above = 0;
	bool differs;

	while (above < a.n && above < b.n && same(a.line[above], b.line[above]))
		above++;
	while (c.na > (int64_t)above && c.nb > (int64_t)above &&
	    same(a.line[c.na - 1], b.line[c.nb - 1])) {
		c.na--;
		c.nb--;
	}
	c.na -= (int64_t)above;
	c.nb -= (int64_t)above;
	differs = c.na > 0 || c.nb > 0;
	if (differs) {
		c.a = a.n > 0 ? a.line + above : NULL;
		c.b = b.n > 0 ? b.line + above : NULL;
		c.stays_a = mem_zero((size_t)c.na + 1, sizeof *c.stays_a);
		c.stays_b = mem_zero((size_t)c.nb + 1, sizeof *c.stays_b);
		compare(&c);
		print(out, &c, above);
	}
	free(c.stays_a);
	free(c.stays_b);
	free(a.line);
	free(b.line);
	return differs;
}
