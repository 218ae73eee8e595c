/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers that carry a check.  PERRON_SHARE names share/, which is below the
 * working directory when it is not set. */
#include "law/number.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void
good(const char *scheme, const char *value, const char *want)
{
	struct buf normal = { 0 };
	struct err err = { 0 };
	bool ok = number_check(text_of(value), scheme, &normal, &err);

	ck_assert_msg(ok, "%s %s: %s", scheme, value, err.text);
	ck_assert_ptr_null(err.text);
	ck_assert_str_eq(buf_str(&normal), want);
	buf_release(&normal);
}

static void
wrong(const char *scheme, const char *value, const char *reason)
{
	struct buf normal = { 0 };
	struct err err = { 0 };

	ck_assert_msg(!number_check(text_of(value), scheme, &normal, &err), "%s %s", scheme,
	    value);
	ck_assert_int_eq(err.status, STATUS_NO);
	ck_assert_str_eq(err.text, reason);
	ck_assert_str_eq(buf_str(&normal), "");
	buf_release(&normal);
	err_clear(&err);
}

/* Any two neighbours that differ, changed places, and any digit changed into
 * any other: a check modulo 97 finds them all. */
static void
finds_typing_errors(const char *scheme, const char *value)
{
	struct buf normal = { 0 };
	struct err err = { 0 };
	size_t i, size = strlen(value);
	char s[40], c;

	for (i = 0; i < size; i++) {
		strcpy(s, value);
		for (c = '0'; c <= '9' && value[i] <= '9'; c++) {
			s[i] = c;
			ck_assert_msg(number_check(text_of(s), scheme, &normal, &err) ==
			    (c == value[i]), "%s %s", scheme, s);
			err_clear(&err);
		}
		strcpy(s, value);
		if (i + 1 == size || s[i] == s[i + 1])
			continue;
		s[i] = value[i + 1];
		s[i + 1] = value[i];
		ck_assert_msg(!number_check(text_of(s), scheme, &normal, &err), "%s %s",
		    scheme, s);
		err_clear(&err);
	}
	buf_release(&normal);
}

/* iMio, from the Moniteur belge, and the FPS Economy, which keeps the BCE. */
START_TEST(kbo)
{
	good("kbo", "0841470248", "0841470248");
	good("kbo", "0841.470.248", "0841470248");
	good("kbo", "0841 470 248", "0841470248");
	good("kbo", "841470248", "0841470248");
	good("kbo", "0314.595.348", "0314595348");
	wrong("kbo", "0841470247", "check digits are 48, not 47");
	wrong("kbo", "2841470248", "the first digit is 0 or 1");
	wrong("kbo", "BE0841470248", "not ten digits");
	wrong("kbo", "08414702488", "not ten digits");
	wrong("kbo", "084147024é", "not ten digits");
	wrong("kbo", "", "not ten digits");
	wrong("kbo", "0841..470248", "'.' not between two characters");
	wrong("kbo", " 0841470248", "' ' not between two characters");
	wrong("kbo", "0841470248.", "'.' not between two characters");
	finds_typing_errors("kbo", "0841470248");
}
END_TEST

START_TEST(vat)
{
	good("vat", "BE0841470248", "BE0841470248");
	good("vat", "BE841470248", "BE0841470248");
	good("vat", "be 0841.470.248", "BE0841470248");
	good("vat", "0841470248", "BE0841470248");
	wrong("vat", "NL0841470248", "not ten digits");
	wrong("vat", "BE0841470249", "check digits are 48, not 49");
	wrong("vat", "BE", "not ten digits");
}
END_TEST

/* The examples of the SWIFT registry. */
START_TEST(iban)
{
	good("iban", "BE68 5390 0754 7034", "BE68539007547034");
	good("iban", "be68539007547034", "BE68539007547034");
	good("iban", "NO93 8601 1117 947", "NO9386011117947");
	good("iban", "FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606");
	good("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000");
	good("iban", "LU28 0019 4006 4475 0000", "LU280019400644750000");
	good("iban", "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300");
	good("iban", "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
	    "MT84MALT011000012345MTLCAST001S");
	good("iban", "LC55 HEMM 0001 0001 0012 0012 0002 3015",
	    "LC55HEMM000100010012001200023015");
	wrong("iban", "BE67539007547034", "check digits are 68, not 67");
	wrong("iban", "BE6853900754703", "15 characters, BE has 16");
	wrong("iban", "NO93860111179470", "16 characters, NO has 15");
	wrong("iban", "BE68-5390-0754-7034", "not letters and digits");
	wrong("iban", "6853900754703400", "does not start with a country and two digits");
	wrong("iban", "B", "does not start with a country and two digits");
	wrong("iban", "", "does not start with a country and two digits");
	/* A country that is not in the registry: from 15 to 34 characters. */
	wrong("iban", "ZZ681234567890", "14 characters, not 15 to 34");
	wrong("iban", "ZZ681234567890123456789012345678901", "35 characters, not 15 to 34");
	finds_typing_errors("iban", "BE68539007547034");
}
END_TEST

/* 5390075470 is 34 modulo 97; with 35 behind it the account is wrong, even if
 * the check digits of the IBAN are made to fit. */
START_TEST(iban_of_a_wrong_account)
{
	wrong("iban", "BE41539007547035", "the account ends in 34, not 35");
	/* 0 modulo 97 is written 97: 0000000097 is 97 times 1. */
	good("iban", "BE54000000009797", "BE54000000009797");
}
END_TEST

/* 1234567890 is 97 times 12727504 and 2. */
START_TEST(ogm)
{
	good("ogm", "+++123/4567/89002+++", "+++123/4567/89002+++");
	good("ogm", "***123/4567/89002***", "+++123/4567/89002+++");
	good("ogm", "123/4567/89002", "+++123/4567/89002+++");
	good("ogm", "123456789002", "+++123/4567/89002+++");
	good("ogm", "+++000/0000/09797+++", "+++000/0000/09797+++");
	wrong("ogm", "+++123/4567/89003+++", "check digits are 02, not 03");
	wrong("ogm", "+++000/0000/09700+++", "check digits are 97, not 00");
	wrong("ogm", "+++123/4567/89002***", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "++123/4567/89002++", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "+++12/34567/89002+++", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "123 4567 89002", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "12345678900", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "++++++", "not twelve digits as in +++123/4567/89002+++");
	wrong("ogm", "", "not twelve digits as in +++123/4567/89002+++");
	finds_typing_errors("ogm", "123456789002");
}
END_TEST

START_TEST(ogm_made)
{
	static const char *const rows[][2] = {
		{ "1234567890", "+++123/4567/89002+++" },
		{ "1", "+++000/0000/00101+++" },
		{ "97", "+++000/0000/09797+++" },
		{ "0", "+++000/0000/00097+++" },
		{ "0000000097", "+++000/0000/09797+++" },
	};
	static const char *const bad[] = { "", "12345678901", "-1", "1a", " 1" };
	struct buf b = { 0 };
	struct err err = { 0 };
	size_t i;
	int n;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&b);
		ck_assert(number_make_ogm(text_of(rows[i][0]), &b));
		ck_assert_str_eq(buf_str(&b), rows[i][1]);
	}
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		buf_clear(&b);
		ck_assert_msg(!number_make_ogm(text_of(bad[i]), &b), "%s", bad[i]);
		ck_assert_str_eq(buf_str(&b), "");
	}
	/* What is made is right. */
	for (n = 0; n < 1000; n++) {
		struct buf digits = { 0 }, normal = { 0 };

		buf_clear(&b);
		buf_integer(&digits, INT64_C(7654321) * n, 1);
		ck_assert(number_make_ogm(text_of(buf_str(&digits)), &b));
		ck_assert(number_check(text_of(buf_str(&b)), "ogm", &normal, &err));
		ck_assert_str_eq(buf_str(&normal), buf_str(&b));
		buf_release(&digits);
		buf_release(&normal);
	}
	buf_release(&b);
}
END_TEST

/* 42.01.22.051-81: the example of the National Register's instructions (TI
 * 000); 40 00 00 955-79 and 40 00 01 001-33, of whom the year is known, and
 * 00 00 01 003-64, of whom nothing is: athena-liege.be; 85.07.30-033.28 and
 * 17.07.30-033.84: python-stdnum.  The bis numbers are computed by AR 8
 * February 1991. */
START_TEST(niss)
{
	good("niss", "42.01.22-051.81", "42012205181");
	good("niss", "42012205181", "42012205181");
	good("niss", "85.07.30-033 28", "85073003328");
	good("niss", "17073003384", "17073003384");
	good("niss", "40 00 00 955-79", "40000095579");
	good("niss", "40000100133", "40000100133");
	good("niss", "00000100364", "00000100364");
	/* 854730033 modulo 97 is 80, 852730033 is 26. */
	good("niss", "85473003317", "85473003317");
	good("niss", "85273003371", "85273003371");
	wrong("niss", "85073003329", "check digits are 28, or 57 for those born from 2000 "
	    "on, not 29");
	wrong("niss", "4201220518", "not eleven digits");
	wrong("niss", "", "not eleven digits");
	wrong("niss", "42012200032", "the order number is 001 to 998, not 000");
	wrong("niss", "42012299900", "the order number is 001 to 998, not 999");
	/* 29 February 2000 was, those of 1900 and 2001 were not. */
	good("niss", "00022900145", "00022900145");
	wrong("niss", "00022900116", "no such date of birth: 000229");
	wrong("niss", "01022900166", "no such date of birth: 010229");
	wrong("niss", "85133003370", "no such date of birth: 851330");
	finds_typing_errors("niss", "42012205181");
}
END_TEST

/* REFNIS: Namur; Bastogne, merged with Bertogne on 2 December 2024; Mouscron,
 * renumbered on 1 January 2019; Antwerp, which kept its code in a merger. */
START_TEST(ins)
{
	good("ins", "92094", "92094");
	good("ins", "82039", "82039");
	good("ins", "11002", "11002");
	wrong("ins", "82005", "replaced by 82039 (Bastogne) on 2024-12-02");
	wrong("ins", "82003", "replaced by 82039 (Bastogne) on 2024-12-02");
	wrong("ins", "54007", "replaced by 57096 (Mouscron) on 2019-01-01");
	wrong("ins", "00000", "no such commune");
	wrong("ins", "9209", "not five digits");
	wrong("ins", "", "not five digits");
}
END_TEST

START_TEST(schemes)
{
	struct buf normal = { 0 };
	struct err err = { 0 };
	struct text nothing = { 0 };
	size_t i;

	for (i = 0; number_schemes[i] != NULL; i++) {
		ck_assert(!number_check(nothing, number_schemes[i], &normal, &err));
		ck_assert_int_eq(err.status, STATUS_NO);
		err_clear(&err);
		/* A NUL in the middle is just one more wrong character. */
		ck_assert(!number_check((struct text){ "0841\000470248", 11 },
		    number_schemes[i], &normal, &err));
		ck_assert_int_eq(err.status, STATUS_NO);
		err_clear(&err);
	}
	ck_assert_uint_eq(i, 6);
	ck_assert(!number_check(text_of("1"), "isbn", &normal, &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	err_clear(&err);
	ck_assert_str_eq(buf_str(&normal), "");
	buf_release(&normal);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("law/number");
	TCase *c = tcase_create("number");
	SRunner *runner = srunner_create(suite);
	int failed;

	setenv("PERRON_SHARE", "share", 0);
	suite_add_tcase(suite, c);
	tcase_add_test(c, kbo);
	tcase_add_test(c, vat);
	tcase_add_test(c, iban);
	tcase_add_test(c, iban_of_a_wrong_account);
	tcase_add_test(c, ogm);
	tcase_add_test(c, ogm_made);
	tcase_add_test(c, niss);
	tcase_add_test(c, ins);
	tcase_add_test(c, schemes);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
