/* SPDX-License-Identifier: EUPL-1.2 */
/* HTML of other programs that becomes the text of an act. */
#include "port/html.h"

#include "base/utf8.h"
#include "fuzz.h"

static void
fuzz(struct text t)
{
	struct buf out = { 0 };
	struct err err = { 0 };

	if (utf8_valid(t) < t.size)
		return;
	if (html_prose(&out, t, "pm-anonymize", &err))
		must(utf8_valid(contents(&out)) == out.size);
	else
		must(err.text != NULL);
	buf_release(&out);
	err_clear(&err);
}
