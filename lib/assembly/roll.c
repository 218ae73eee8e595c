/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/roll.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Who presides, by the law that an assembly is under: the first that is there. */
static const struct {
	const char *law, *role;
} presidents[] = {
	{ NULL, "president" },
	{ "council", "mayor" }, { "college", "mayor" }, { "cpas", "cpas-president" },
};

static bool
may_vote(const struct sitting *s, size_t point, size_t seat)
{
	struct err none = { 0 };
	bool may = voting_voter(s, point, seat, &none);

	err_clear(&none);
	return may;
}

/* The place on the roll of who presides; COUNT: nobody does. */
static size_t
president_of(const struct sitting *s, const size_t *roll, size_t count)
{
	const char *law = presence_law(s);
	size_t i, at;

	for (i = 0; i < sizeof presidents / sizeof *presidents; i++) {
		if (presidents[i].law != NULL &&
		    (law == NULL || strcmp(law, presidents[i].law) != 0))
			continue;
		for (at = 0; at < count; at++)
			if (text_is(s->seat[roll[at]].mandate.value[MANDATE_ROLE],
			    presidents[i].role))
				return at;
	}
	return count;
}

/* Puts who presides behind the others, where the law says so. */
static bool
put_last(const struct sitting *s, size_t *roll, size_t count, struct err *err)
{
	const struct rule *r = rules_on(&s->rules, "vote-president", s->day, err);
	size_t at, president;

	if (r == NULL)
		return false;
	at = strcmp(r->value, "last") == 0 ? president_of(s, roll, count) : count;
	if (at == count)
		return true;
	president = roll[at];
	for (; at + 1 < count; at++)
		roll[at] = roll[at + 1];
	roll[at] = president;
	return true;
}

size_t *
roll_call(const struct sitting *s, size_t point, size_t *count, struct err *err)
{
	const struct rule *rule;
	size_t *roll, i;
	bool secret;

	if (!voting_secret(s, point, &secret, &rule, err))
		return NULL;
	if (secret) {
		err_set(err, STATUS_NO, _("a secret ballot has no names (%s)"), rule->article);
		return NULL;
	}
	roll = presence_order(s, point);
	for (*count = i = 0; i < s->nseat; i++)
		if (may_vote(s, point, roll[i]))
			roll[(*count)++] = roll[i];
	if (put_last(s, roll, *count, err))
		return roll;
	free(roll);
	return NULL;
}
