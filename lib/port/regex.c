/* SPDX-License-Identifier: EUPL-1.2 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "port/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/mem.h"

/* The work that one match may take: steps, and KiB of memory. */
#define MATCH_MOST 1000000
#define HEAP_MOST (64 << 10)

struct regex {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *context;
};

struct regex *
regex_new(struct text pattern, bool caseless, struct err *err)
{
	/* The text of a damaged store may be no UTF-8, where nothing matches then. */
	uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_UCP | PCRE2_MULTILINE;
	struct regex *r = mem_zero(1, sizeof *r);
	PCRE2_UCHAR reason[256];
	PCRE2_SIZE at = 0;
	int code = 0;

	r->code = pcre2_compile((PCRE2_SPTR)pattern.data, pattern.size,
	    options | (caseless ? PCRE2_CASELESS : 0), &code, &at, NULL);
	if (r->code == NULL) {
		pcre2_get_error_message(code, reason, sizeof reason);
		err_set(err, STATUS_BAD, _("not a pattern, at character %zu: %s: %.*s"),
		    (size_t)at + 1, (const char *)reason, (int)pattern.size, pattern.data);
		free(r);
		return NULL;
	}
	r->match = pcre2_match_data_create_from_pattern(r->code, NULL);
	r->context = pcre2_match_context_create(NULL);
	if (r->match == NULL || r->context == NULL)
		mem_resize(NULL, SIZE_MAX, 2);
	pcre2_set_match_limit(r->context, MATCH_MOST);
	pcre2_set_heap_limit(r->context, HEAP_MOST);
	return r;
}

bool
regex_match(struct regex *r, struct text t, struct err *err)
{
	int found = pcre2_match(r->code, (PCRE2_SPTR)t.data, t.size, 0, 0, r->match, r->context);

	if (found < PCRE2_ERROR_NOMATCH)
		err_set(err, STATUS_BAD, _("the pattern takes too much work on this text"));
	return found >= 0;
}

void
regex_free(struct regex *r)
{
	if (r == NULL)
		return;
	pcre2_match_context_free(r->context);
	pcre2_match_data_free(r->match);
	pcre2_code_free(r->code);
	free(r);
}
