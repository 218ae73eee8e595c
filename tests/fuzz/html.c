/* SPDX-License-Identifier: EUPL-1.2 */
/* HTML of other programs that becomes the text of an act, which a field takes. */
#include "port/html.h"

#include "base/utf8.h"
#include "fuzz.h"
#include "rec/value.h"

static void
fuzz(struct text t)
{
	static const struct field text = { .name = "text", .type = FIELD_TEXT };
	struct buf out = { 0 };
	struct text prose;
	struct arena arena = { 0 };
	struct err err = { 0 };

	if (utf8_valid(t) < t.size)
		return;
	if (html_prose(&out, t, "pm-anonymize", &err)) {
		prose = contents(&out);
		must(value_check(&text, &prose, &arena, &err));
	} else {
		must(err.text != NULL);
	}
	arena_release(&arena);
	buf_release(&out);
	err_clear(&err);
}
