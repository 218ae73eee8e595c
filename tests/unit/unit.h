/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_TESTS_UNIT_H
#define PERRON_TESTS_UNIT_H

#include <check.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"

/* Runs the tests as one suite; the harness reads what they print in TAP. */
static int
unit_run(const char *name, const TTest *const *test, size_t count)
{
	Suite *suite = suite_create(name);
	TCase *tcase = tcase_create(name);
	SRunner *runner = srunner_create(suite);
	int failed;
	size_t i;

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, 60);
	for (i = 0; i < count; i++)
		tcase_add_test(tcase, test[i]);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* All of main(): UNIT(name of the suite, test...) */
#define UNIT(name, ...)                                                        \
	int main(void)                                                         \
	{                                                                      \
		const TTest *const tests[] = { __VA_ARGS__ };                  \
		return unit_run(name, tests, sizeof tests / sizeof *tests);    \
	}

/* Asserts that the buffer holds the string, and empties it. */
#define ck_buf(buf, string)                                                    \
	do {                                                                   \
		ck_assert_str_eq(buf_str(buf), string);                        \
		ck_assert_uint_eq((buf)->size, strlen(string));                \
		buf_clear(buf);                                                \
	} while (0)

#endif
