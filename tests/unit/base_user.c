/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/user.h"

#include <pwd.h>
#include <unistd.h>

#include "unit.h"

/* Nobody has it: above what Debian hands out, below nobody. */
#define STRANGER 59999

START_TEST(the_name_that_the_system_knows)
{
	struct passwd *user = getpwuid(getuid());
	struct buf name = { 0 };

	ck_assert_ptr_nonnull(user);
	user_name(&name);
	ck_assert_str_eq(buf_str(&name), user->pw_name);
	buf_release(&name);
}
END_TEST

START_TEST(a_user_without_a_name)
{
	struct buf name = { 0 };

	/* Only root can become somebody else, and only here, in a process apart. */
	if (getuid() != 0 || getpwuid(STRANGER) != NULL)
		return;
	ck_assert_int_eq(setuid(STRANGER), 0);
	user_name(&name);
	ck_assert_str_eq(buf_str(&name), "uid 59999");
	buf_release(&name);
}
END_TEST

UNIT("base/user", the_name_that_the_system_knows, a_user_without_a_name)
