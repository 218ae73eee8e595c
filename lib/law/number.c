/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/number.h"

#include <string.h>

#include "base/date.h"
#include "law/sheet.h"

#define NO(err, ...) err_set(err, STATUS_NO, __VA_ARGS__)

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Is it exactly N digits? */
static bool
all_digits(struct text t, size_t n)
{
	size_t i = 0;

	while (i < t.size && is_digit(t.data[i]))
		i++;
	return t.size == n && i == n;
}

static struct text
part(struct text t, size_t from, size_t size)
{
	return (struct text){ t.data + from, size };
}

static struct text
whole(const struct buf *b)
{
	return (struct text){ buf_str(b), b->size };
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* Returns the digits behind BEFORE as one number, modulo 97; capitals count
 * as 10 to 35 (ISO 7064). */
static int
mod97(int before, struct text t)
{
	size_t i;

	for (i = 0; i < t.size; i++)
		before = is_digit(t.data[i]) ? (before * 10 + t.data[i] - '0') % 97
		    : (before * 100 + t.data[i] - 'A' + 10) % 97;
	return before;
}

/* Structured communications and Belgian accounts write 97 for 0. */
static int
from_1_to_97(int rest)
{
	return rest == 0 ? 97 : rest;
}

static bool
same_check(int want, const char *found, struct err *err)
{
	return two_digits(found) == want ||
	    NO(err, _("check digits are %02d, not %.2s"), want, found);
}

/* Appends the text in capitals, without the separators; each must stand
 * between two other characters. */
static bool
squeeze(struct text t, const char *separators, struct buf *b, struct err *err)
{
	bool between = false;
	size_t i;

	for (i = 0; i < t.size; i++) {
		char c = t.data[i];
		bool separates = c != '\0' && strchr(separators, c) != NULL;

		if (separates && (!between || i + 1 == t.size))
			return NO(err, _("'%c' not between two characters"), c);
		between = !separates;
		if (!separates)
			buf_char(b, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
	return true;
}

static bool
check_kbo(struct text t, struct buf *normal, struct err *err)
{
	struct buf ten = { 0 };
	bool good;

	if (all_digits(t, 9))
		buf_char(&ten, '0');
	buf_text(&ten, t);
	t = whole(&ten);
	if (!all_digits(t, 10))
		good = NO(err, _("not ten digits"));
	else if (t.data[0] > '1')
		good = NO(err, _("the first digit is 0 or 1"));
	else
		good = same_check(97 - mod97(0, part(t, 0, 8)), t.data + 8, err);
	if (good)
		buf_text(normal, t);
	buf_release(&ten);
	return good;
}

static bool
check_vat(struct text t, struct buf *normal, struct err *err)
{
	struct buf number = { 0 };
	bool good;

	if (t.size >= 2 && memcmp(t.data, "BE", 2) == 0)
		t = part(t, 2, t.size - 2);
	good = check_kbo(t, &number, err);
	if (good)
		buf_printf(normal, "BE%s", buf_str(&number));
	buf_release(&number);
	return good;
}

/* Country and length of an IBAN, from the registry that SWIFT keeps for
 * ISO 13616. */
static const char iban_length[][5] = {
	"AD24", "AE23", "AL28", "AT20", "AZ28", "BA20", "BE16", "BG22",
	"BH22", "BI27", "BR29", "BY28", "CH21", "CR22", "CY28", "CZ24",
	"DE22", "DJ27", "DK18", "DO28", "EE20", "EG29", "ES24", "FI18",
	"FK18", "FO18", "FR27", "GB22", "GE22", "GI23", "GL18", "GR27",
	"GT28", "HN28", "HR21", "HU28", "IE22", "IL23", "IQ23", "IS26",
	"IT27", "JO30", "KW30", "KZ20", "LB28", "LC32", "LI21", "LT20",
	"LU20", "LV21", "LY25", "MC27", "MD24", "ME22", "MK19", "MN20",
	"MR27", "MT31", "MU30", "NI28", "NL18", "NO15", "OM23", "PK24",
	"PL28", "PS29", "PT25", "QA29", "RO24", "RS22", "RU33", "SA24",
	"SC31", "SD18", "SE24", "SI19", "SK24", "SM27", "SO23", "ST25",
	"SV28", "TL23", "TN24", "TR26", "UA29", "VA22", "VG24", "XK20",
	"YE30",
};

static bool
iban_size(struct text t, struct err *err)
{
	size_t i, want;

	for (i = 0; i < sizeof iban_length / sizeof *iban_length; i++) {
		want = (size_t)two_digits(iban_length[i] + 2);
		if (memcmp(iban_length[i], t.data, 2) == 0 && t.size != want)
			return NO(err, _("%zu characters, %.2s has %zu"), t.size, t.data, want);
	}
	return (t.size >= 15 && t.size <= 34) ||
	    NO(err, _("%zu characters, not 15 to 34"), t.size);
}

static bool
check_iban(struct text t, struct buf *normal, struct err *err)
{
	size_t i;
	int rest;

	for (i = 0; i < t.size; i++)
		if (!is_digit(t.data[i]) && !is_letter(t.data[i]))
			return NO(err, _("not letters and digits"));
	if (t.size < 4 || !is_letter(t.data[0]) || !is_letter(t.data[1]) ||
	    !is_digit(t.data[2]) || !is_digit(t.data[3]))
		return NO(err, _("does not start with a country and two digits"));
	if (!iban_size(t, err))
		return false;
	/* The country goes to the end, behind it 00 in the place of the check. */
	rest = mod97(mod97(0, part(t, 4, t.size - 4)), part(t, 0, 2));
	if (!same_check(98 - mod97(rest, text_of("00")), t.data + 2, err))
		return false;
	if (memcmp(t.data, "BE", 2) == 0) {
		if (!all_digits(part(t, 4, 12), 12))
			return NO(err, _("a Belgian account has digits only"));
		rest = from_1_to_97(mod97(0, part(t, 4, 10)));
		if (two_digits(t.data + 14) != rest)
			return NO(err, _("the account ends in %02d, not %.2s"), rest,
			    t.data + 14);
	}
	buf_text(normal, t);
	return true;
}

/* Appends +++123/4567/89002+++ for the twelve digits. */
static void
print_ogm(struct buf *b, const char *digits)
{
	buf_printf(b, "+++%.3s/%.4s/%.5s+++", digits, digits + 3, digits + 7);
}

static bool
check_ogm(struct text t, struct buf *normal, struct err *err)
{
	struct text inner = t;
	char digits[12];

	if (t.size > 6 && (memcmp(t.data, "+++", 3) == 0 || memcmp(t.data, "***", 3) == 0) &&
	    memcmp(t.data, t.data + t.size - 3, 3) == 0)
		inner = part(t, 3, t.size - 6);
	if (inner.size == 14 && inner.data[3] == '/' && inner.data[8] == '/') {
		memcpy(digits, inner.data, 3);
		memcpy(digits + 3, inner.data + 4, 4);
		memcpy(digits + 7, inner.data + 9, 5);
		inner = (struct text){ digits, 12 };
	}
	if (!all_digits(inner, 12))
		return NO(err, _("not twelve digits as in +++123/4567/89002+++"));
	if (!same_check(from_1_to_97(mod97(0, part(inner, 0, 10))), inner.data + 10, err))
		return false;
	print_ogm(normal, inner.data);
	return true;
}

static bool
check_niss(struct text t, struct buf *normal, struct err *err)
{
	int before_2000, from_2000, found, year, month, day;

	if (!all_digits(t, 11))
		return NO(err, _("not eleven digits"));
	if (memcmp(t.data + 6, "000", 3) == 0 || memcmp(t.data + 6, "999", 3) == 0)
		return NO(err, _("the order number is 001 to 998, not %.3s"), t.data + 6);
	before_2000 = 97 - mod97(0, part(t, 0, 9));
	from_2000 = 97 - mod97(2, part(t, 0, 9));
	found = two_digits(t.data + 9);
	if (found != before_2000 && found != from_2000)
		return NO(err, _("check digits are %02d, or %02d for those born from 2000 on, "
		    "not %.2s"), before_2000, from_2000, t.data + 9);
	year = (found == from_2000 ? 2000 : 1900) + two_digits(t.data);
	month = two_digits(t.data + 2);
	day = two_digits(t.data + 4);
	if (month < 60)
		month %= 20;
	/* A month whose day is unknown must be one all the same. */
	if (month != 0 && day_of(year, month, day != 0 ? day : 1) == DAY_NONE)
		return NO(err, _("no such date of birth: %.6s"), t.data);
	buf_text(normal, t);
	return true;
}

/* Returns the sheet, which is read once and kept; NULL when it cannot be. */
static const struct sheet *
read_once(struct sheet *s, const char *name, const char *const *columns, struct err *err)
{
	return s->path != NULL || sheet_load(s, name, columns, err) ? s : NULL;
}

static bool
check_ins(struct text t, struct buf *normal, struct err *err)
{
	static const char *const columns[] = { "ins", NULL };
	static const char *const old_columns[] = { "old_ins", "new_ins", "new_name",
		"since", NULL };
	static struct sheet communes_read, old_read;
	const struct sheet *communes, *old;
	size_t row;

	if (!all_digits(t, 5))
		return NO(err, _("not five digits"));
	communes = read_once(&communes_read, "data/communes.tsv", columns, err);
	if (communes == NULL)
		return false;
	if (sheet_find(communes, 0, 0, t) < communes->nrow) {
		buf_text(normal, t);
		return true;
	}
	old = read_once(&old_read, "data/communes-fusions.tsv", old_columns, err);
	if (old == NULL)
		return false;
	row = sheet_find(old, 0, 0, t);
	if (row == old->nrow)
		return NO(err, _("no such commune"));
	return NO(err, _("replaced by %s (%s) on %s"), sheet_cell(old, row, 1),
	    sheet_cell(old, row, 2), sheet_cell(old, row, 3));
}

const char *const number_schemes[] = { "kbo", "vat", "iban", "ogm", "niss", "ins", NULL };

/* In the same order. */
static const struct {
	const char *separators;
	bool (*check)(struct text, struct buf *, struct err *);
} scheme_of[] = {
	{ " .", check_kbo },
	{ " .", check_vat },
	{ " ", check_iban },
	{ "", check_ogm },
	{ " .-", check_niss },
	{ "", check_ins },
};

bool
number_check(struct text value, const char *scheme, struct buf *normal, struct err *err)
{
	struct buf squeezed = { 0 };
	size_t i;
	bool good;

	for (i = 0; number_schemes[i] != NULL; i++)
		if (strcmp(number_schemes[i], scheme) == 0)
			break;
	if (number_schemes[i] == NULL)
		return err_set(err, STATUS_BAD, _("no such scheme of numbers: %s"), scheme);
	good = squeeze(value, scheme_of[i].separators, &squeezed, err) &&
	    scheme_of[i].check(whole(&squeezed), normal, err);
	buf_release(&squeezed);
	return good;
}

bool
number_make_ogm(struct text digits, struct buf *b)
{
	char twelve[13] = "000000000000";
	int check;

	if (digits.size < 1 || digits.size > 10 || !all_digits(digits, digits.size))
		return false;
	memcpy(twelve + 10 - digits.size, digits.data, digits.size);
	check = from_1_to_97(mod97(0, (struct text){ twelve, 10 }));
	twelve[10] = (char)('0' + check / 10);
	twelve[11] = (char)('0' + check % 10);
	print_ogm(b, twelve);
	return true;
}
