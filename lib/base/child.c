/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

/* Returns the arguments as posix_spawn() asks for them, though it changes none; the
 * caller's to free(). */
static char **
arguments(const char *const *argv)
{
	size_t n = 0;
	char **copy;

	while (argv[n] != NULL)
		n++;
	copy = mem_zero(n + 1, sizeof *copy);
	memcpy(copy, argv, n * sizeof *copy);
	return copy;
}

/* Starts it with that standard input; false with errno. */
static bool
start(const char *const *argv, int input, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	char **copy = arguments(argv);
	sigset_t broken_pipe;
	int failed;

	sigemptyset(&broken_pipe);
	sigaddset(&broken_pipe, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &broken_pipe);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	failed = posix_spawnp(pid, argv[0], &actions, &attributes, copy, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	free(copy);
	errno = failed;
	return failed == 0;
}

static bool
judge(const char *name, int status, struct err *err)
{
	if (WIFSIGNALED(status))
		return err_set(err, STATUS_BAD, _("%s: ended by signal %d"), name, WTERMSIG(status));
	return WEXITSTATUS(status) == 0 || err_set(err,
	    WEXITSTATUS(status) == STATUS_AGAIN ? STATUS_AGAIN : STATUS_BAD,
	    _("%s: ended with status %d"), name, WEXITSTATUS(status));
}

bool
child_feed(const char *const *argv, struct text t, bool *started, struct err *err)
{
	int ends[2], status = 0, lost = 0;
	pid_t pid = 0;

	*started = pipe2(ends, O_CLOEXEC) == 0;
	if (!*started)
		return err_system(err, "%s", argv[0]);
	*started = start(argv, ends[0], &pid);
	if (!*started)
		err_system(err, "%s", argv[0]);
	close(ends[0]);
	/* One that does not read to its end may have read enough. */
	if (*started && !io_write(ends[1], t.data, t.size) && errno != EPIPE)
		lost = errno;
	close(ends[1]);
	if (!*started)
		return false;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!judge(argv[0], status, err))
		return false;
	errno = lost;
	return lost == 0 || err_system(err, "%s", argv[0]);
}
