/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/core.h"

#include <string.h>

#include "base/clock.h"
#include "rec/value.h"

static const char *const kinds[] = {
	"commune", "cpas", "police-zone", "intercommunale", NULL
};
static const char *const languages[] = { "fr", "nl", "de", "en", NULL };
static const char *const ins[] = { "ins", NULL };
static const char *const kbo[] = { "kbo", NULL };

enum { NAME, KIND, INS, KBO, TIMEZONE, LANGUAGE, PRIVACY_PAGE };

static const struct field fields[] = {
	[NAME] = { .name = "name", .flags = FIELD_REQUIRED | FIELD_SEARCHED,
	    .help = N_("name of the authority") },
	[KIND] = { .name = "kind", .type = FIELD_WORD, .flags = FIELD_REQUIRED, .values = kinds,
	    .help = N_("kind of authority") },
	[INS] = { .name = "ins", .type = FIELD_NUMBER, .values = ins,
	    .help = N_("INS code of the commune (code INS)") },
	[KBO] = { .name = "kbo", .type = FIELD_NUMBER, .values = kbo,
	    .help = N_("enterprise number (numéro d’entreprise)") },
	[TIMEZONE] = { .name = "timezone", .flags = FIELD_REQUIRED, .initial = "Europe/Brussels",
	    .help = N_("time zone of its legal days") },
	[LANGUAGE] = { .name = "language", .type = FIELD_WORD, .flags = FIELD_REQUIRED,
	    .values = languages, .initial = "fr", .help = N_("language of its papers") },
	[PRIVACY_PAGE] = { .name = "privacy-page",
	    .help = N_("address of its page on personal data, to which what is masked leads "
		"(RGPD)") },
};

/* Is it an address on the web, of nothing but what stands for itself in one? */
static bool
is_address(struct text t)
{
	size_t begin = text_begins(t, "https://") ? 8 : text_begins(t, "http://") ? 7 : 0, i;

	for (i = begin; i < t.size; i++)
		if (t.data[i] <= ' ' || t.data[i] > '~' || strchr("\"<>\\^`{|}", t.data[i]) != NULL)
			return false;
	return begin > 0 && t.size > begin && t.data[begin] != '/';
}

static bool
check(const struct entity *e, const struct record *r, struct err *err)
{
	struct text zone = r->value[TIMEZONE], page = r->value[PRIVACY_PAGE];
	struct buf name = { 0 };
	bool known;

	buf_text(&name, zone);
	known = clock_zone(buf_str(&name));
	buf_release(&name);
	if (!known)
		return err_set(err, STATUS_BAD, _("timezone: unknown time zone: %.*s"),
		    (int)zone.size, zone.data);
	return page.data == NULL || is_address(page) || err_set(err, STATUS_BAD,
	    _("%s: not an http address: %.*s"), e->field[PRIVACY_PAGE].name, (int)page.size,
	    page.data);
}

const struct entity authority_entity = {
	.name = "authority", .plural = N_("authorities"), .prefix = "AU",
	.french = "pouvoir local", .help = N_("the local authority that keeps the store"),
	.field = fields, .nfield = sizeof fields / sizeof *fields,
	.check = check,
};

static const struct entity *const core_kinds[] = { &authority_entity, &rule_entity, NULL };
static const char *const migrations[] = {
	"wing-0001-ground", "core-0001-authority", "core-0002-rules", "core-0003-page",
	NULL
};

const struct wing core_wing = {
	.name = "core", .help = N_("the authority itself, and its own rules of law"),
	.kind = core_kinds, .migration = migrations,
};
