/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts with marks of what is personal: nothing stays that was within one. */
#include "paper/redact.h"

#include "base/utf8.h"
#include "fuzz.h"

static bool
has(const struct buf *b, const char *what)
{
	return memmem(buf_str(b), b->size, what, strlen(what)) != NULL;
}

static void
fuzz(struct text t)
{
	struct redaction r = { .mask = true };
	struct buf out = { 0 };
	struct err err = { 0 };
	const char *place;
	size_t line;

	if (utf8_valid(t) < t.size)
		return;
	if (redact(&r, t, "fuzz", &out, &err)) {
		must(utf8_valid(contents(&out)) == out.size && !has(&out, "[["));
		if (redact_survives(&r, contents(&out), &line, &place))
			must(line > 0 && strcmp(place, "fuzz") == 0);
	} else {
		must(err.text != NULL);
	}
	buf_clear(&out);
	redact_mask(&out, t);
	must(!has(&out, "[["));
	redact_bare(&out, t);
	redact_note(&r, t, "fuzz");
	buf_release(&out);
	err_clear(&err);
	redact_release(&r);
}
