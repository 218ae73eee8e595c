/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/publication.h"

bool
publication_effect(day_t published, day_t *effect, const struct rules *rules,
    struct trace *trace, struct err *err)
{
	const struct rule *mode = rules_on(rules, "publication-mode", published, err);
	const struct rule *term = mode == NULL ? NULL :
	    rules_on(rules, "publication-effect", published, err);
	struct buf days = { 0 };
	int64_t n;

	if (term == NULL || !rule_number(rules, term, &n, err))
		return false;
	*effect = day_add(published, n);
	if (*effect == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	day_print(&days, published);
	trace_add(trace, mode, "published=%s\tmode=%s", buf_str(&days), mode->value);
	buf_printf(&days, " days=%s\teffective=", term->value);
	day_print(&days, *effect);
	trace_add(trace, term, "published=%s", buf_str(&days));
	buf_release(&days);
	return true;
}
