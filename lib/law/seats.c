/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/seats.h"

const struct rule *
seats_of(int64_t population, int64_t *seats, const struct rules *rules, day_t on,
    struct trace *trace, struct err *err)
{
	const struct rule *r = rules_for(rules, "seats-council", on, population, err);

	if (r == NULL || !rule_number(rules, r, seats, err))
		return NULL;
	trace_add(trace, r, "population=%lld least=%lld\tseats=%lld", (long long)population,
	    (long long)r->least, (long long)*seats);
	return r;
}
