/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/decimal.h"

#define WAIT 10

static void
wake(int signal)
{
	(void)signal;
}

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits in flock() until the kernel gives the lock or the time is over; the
 * timer goes on ringing, so that a ring between two calls is not missed. */
static bool
wait_for(int fd, int64_t patience)
{
	struct sigaction action = { .sa_handler = wake }, before;
	struct itimerval ring = { { 0, 100000 }, { 0, 100000 } }, none = { { 0, 0 }, { 0, 0 } };
	int64_t start = milliseconds();
	bool taken;

	sigaction(SIGALRM, &action, &before);
	setitimer(ITIMER_REAL, &ring, NULL);
	do
		taken = flock(fd, LOCK_EX) == 0;
	while (!taken && errno == EINTR && milliseconds() - start < patience * 1000);
	setitimer(ITIMER_REAL, &none, NULL);
	sigaction(SIGALRM, &before, NULL);
	return taken;
}

int
lock_take(const char *path, struct err *err)
{
	const char *wanted = getenv("PERRON_WAIT");
	int64_t patience = WAIT;
	int fd;

	if (wanted != NULL && !integer_parse(text_of(wanted), 0, 86400, &patience)) {
		err_set(err, STATUS_BAD, _("PERRON_WAIT: not a number of seconds: %s"), wanted);
		return -1;
	}
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0) {
		err_system(err, "%s", path);
		return -1;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) == 0 || wait_for(fd, patience))
		return fd;
	if (errno == EINTR || errno == EWOULDBLOCK)
		err_set(err, STATUS_AGAIN, _("%s: still locked by another writer after %d s"),
		    path, (int)patience);
	else
		err_system(err, "%s", path);
	close(fd);
	return -1;
}

void
lock_release(int lock)
{
	if (lock >= 0)
		close(lock);
}
