/* SPDX-License-Identifier: EUPL-1.2 */
#include "rec/check.h"

#include <string.h>

#include "base/decimal.h"
#include "rec/mail.h"

bool
check_order(const struct entity *e, const struct record *r, int from, int to, struct err *err)
{
	struct text a = r->value[from], b = r->value[to];

	/* Dates and times sort as their texts do. */
	if (a.data == NULL || b.data == NULL || strncmp(a.data, b.data, a.size) <= 0)
		return true;
	return err_set(err, STATUS_BAD, _("%s: %.*s is before %s, %.*s"), e->field[to].name,
	    (int)b.size, b.data, e->field[from].name, (int)a.size, a.data);
}

bool
check_range(const struct entity *e, const struct record *r, int field, int64_t least,
    int64_t most, struct err *err)
{
	struct text t = r->value[field];
	int64_t n;

	if (t.data == NULL || integer_parse(t, least, most, &n))
		return true;
	return err_set(err, STATUS_BAD, _("%s: not from %lld to %lld: %.*s"),
	    e->field[field].name, (long long)least, (long long)most, (int)t.size, t.data);
}

bool
check_address(const struct entity *e, const struct record *r, int field, struct err *err)
{
	struct text t = r->value[field];

	return t.data == NULL || mail_address_is(t) || err_set(err, STATUS_BAD,
	    _("%s: not an address such as name@theux.be: %.*s"), e->field[field].name,
	    (int)t.size, t.data);
}
