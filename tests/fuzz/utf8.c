/* SPDX-License-Identifier: EUPL-1.2 */
/* Text: is it well-formed, how wide is it, set in lines, folded, compared by lines. */
#include "base/utf8.h"

#include "base/diff.h"
#include "base/wrap.h"
#include "fuzz.h"
#include "port/fold.h"
#include "rec/value.h"

static bool
valid(const struct buf *b)
{
	return utf8_valid(contents(b)) == b->size;
}

static void
lines(struct text t)
{
	struct buf b = { 0 };

	wrap(&b, t, 3, 4, 20);
	must(valid(&b));
	buf_clear(&b);
	wrap_tie(&b, t);
	must(valid(&b) && b.size >= t.size);
	buf_clear(&b);
	wrap_centre(&b, t, 30);
	must(valid(&b));
	buf_release(&b);
}

/* What is folded stays as it is. */
static void
folded(struct text t)
{
	struct buf once = { 0 }, twice = { 0 };

	fold(&once, t);
	must(valid(&once));
	fold(&twice, contents(&once));
	must(text_same(contents(&once), contents(&twice)));
	buf_release(&once);
	buf_release(&twice);
}

static void
fuzz(struct text t)
{
	struct text whole = { t.data, utf8_valid(t) };
	struct buf again = { 0 }, diff = { 0 };
	size_t at = 0, half = t.size / 2;

	must(whole.size <= t.size && utf8_valid(whole) == whole.size);
	while (at < whole.size)
		utf8_put(&again, utf8_next(whole, &at));
	must(at == whole.size && text_same(contents(&again),
	    (struct text){ whole.data == NULL ? "" : whole.data, whole.size }));
	must(utf8_fit(whole, utf8_width(whole)) == whole.size);
	must(utf8_fit(whole, 7) <= whole.size);
	/* Of what is not, all is looked at too: text of a damaged store. */
	utf8_fit(t, 60);
	lines(whole);
	folded(whole);
	diff_print(&diff, (struct text){ t.data, half },
	    (struct text){ t.data + half, t.size - half });
	must(!diff_print(&diff, t, t));
	buf_release(&again);
	buf_release(&diff);
}
