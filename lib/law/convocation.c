/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/convocation.h"

#include "law/calendar.h"

const char *const convocation_kinds[] = { "council", "council-again", "college", "cpas",
	"cpas-again", "cpas-budget", "budget", "member-item", "drafts-online", "minutes", NULL };

/* The way of counting that calendar.h knows: is it the law's? */
static const struct rule *
counting(day_t event, const struct rules *rules, struct err *err)
{
	static const char *const words[] = { "excluded", NULL };
	const struct rule *r = rules_on(rules, "jours-francs", event, err);
	size_t which;

	return r != NULL && rule_word(rules, r, words, &which, err) ? r : NULL;
}

bool
convocation_latest(const char *kind, day_t event, day_t received, day_t *latest,
    const struct rules *rules, struct trace *trace, struct err *err)
{
	const struct rule *term, *francs = counting(event, rules, err);
	struct buf name = { 0 }, days = { 0 };
	int64_t n;

	buf_printf(&name, "convocation-%s", kind);
	term = francs == NULL ? NULL : rules_on(rules, buf_str(&name), event, err);
	buf_release(&name);
	if (term == NULL || !rule_number(rules, term, &n, err))
		return false;
	*latest = francs_latest(event, n);
	if (*latest == DAY_NONE)
		return err_set(err, STATUS_BAD, _("not in the years 0001 to 9999"));
	day_print(&days, event);
	trace_add(trace, term, "event=%s\tjours-francs=%s", buf_str(&days), term->value);
	buf_string(&days, received != DAY_NONE ? " received=" : "");
	if (received != DAY_NONE)
		day_print(&days, received);
	buf_printf(&days, " jours-francs=%s\tlatest=", term->value);
	day_print(&days, *latest);
	if (received != DAY_NONE)
		buf_printf(&days, " lawful=%s", received <= *latest ? "yes" : "no");
	trace_add(trace, francs, "event=%s", buf_str(&days));
	buf_release(&days);
	return true;
}
