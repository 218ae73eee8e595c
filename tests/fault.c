/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Preloaded into a command, makes one of its calls of the system go wrong:
 *
 *	FAULT=KIND:N       the N-th call of that kind fails
 *	FAULT=KIND:N+      it and all behind it
 *	FAULT=KIND:N!      the command is killed in its place
 *
 * KIND is memory (malloc, calloc, realloc), write, sync, size (ftruncate),
 * name (rename) or open.  A write that fails has written half of its bytes,
 * as on a disk that is full; one that is killed at, too.  FAULT_ERRNO is the
 * errno, EIO by default.  At the end the number of calls of the kind is
 * written to the file FAULT_COUNT.  Standard error is left alone, so that the
 * message can be read.
 *
 * Nothing here calls the C library for the work itself: the kernel is asked,
 * and for memory glibc by its inner names.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

enum kind { NONE, MEMORY, WRITE, SYNC, SIZE, NAME, OPEN };

static const char *const kinds[] = { "", "memory", "write", "sync", "size", "name", "open" };

static enum kind wanted;
static long at, calls;
static char how;
static int cause = EIO;
static int count_fd = -1;

__attribute__((constructor)) static void
begin(void)
{
	const char *fault = getenv("FAULT"), *number = getenv("FAULT_ERRNO");
	const char *count = getenv("FAULT_COUNT"), *colon;
	char *end;
	int i;

	/* What the command itself starts is left alone. */
	unsetenv("LD_PRELOAD");
	if (number != NULL)
		cause = atoi(number);
	if (count != NULL)
		count_fd = (int)syscall(SYS_openat, AT_FDCWD, count,
		    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	colon = fault != NULL ? strchr(fault, ':') : NULL;
	if (colon == NULL)
		return;
	at = strtol(colon + 1, &end, 10);
	how = *end;
	for (i = MEMORY; i <= OPEN; i++)
		if (strncmp(fault, kinds[i], (size_t)(colon - fault)) == 0)
			wanted = (enum kind)i;
}

__attribute__((destructor)) static void
end(void)
{
	char text[24];
	int size = snprintf(text, sizeof text, "%ld\n", calls);

	wanted = NONE;
	if (count_fd >= 0)
		syscall(SYS_write, count_fd, text, size);
}

/* Is this call to go wrong? */
static int
struck(enum kind kind)
{
	if (kind != wanted)
		return 0;
	calls++;
	if (calls != at && !(how == '+' && calls > at))
		return 0;
	if (how == '!' && kind != WRITE)
		kill(getpid(), SIGKILL);
	errno = cause;
	return 1;
}

static void
maybe_die(void)
{
	if (how == '!')
		kill(getpid(), SIGKILL);
	errno = cause;
}

void *
malloc(size_t size)
{
	if (!struck(MEMORY))
		return __libc_malloc(size);
	errno = ENOMEM;
	return NULL;
}

void *
calloc(size_t n, size_t size)
{
	if (!struck(MEMORY))
		return __libc_calloc(n, size);
	errno = ENOMEM;
	return NULL;
}

void *
realloc(void *p, size_t size)
{
	if (!struck(MEMORY))
		return __libc_realloc(p, size);
	errno = ENOMEM;
	return NULL;
}

ssize_t
write(int fd, const void *data, size_t size)
{
	if (fd == STDERR_FILENO || !struck(WRITE))
		return syscall(SYS_write, fd, data, size);
	if (size > 1 && fd != STDOUT_FILENO)
		syscall(SYS_write, fd, data, size / 2);
	maybe_die();
	return -1;
}

ssize_t
pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
	if (!struck(WRITE))
		return syscall(SYS_pwrite64, fd, data, size, offset);
	if (size > 1)
		syscall(SYS_pwrite64, fd, data, size / 2, offset);
	maybe_die();
	return -1;
}

ssize_t
pwrite(int fd, const void *data, size_t size, off_t offset)
{
	return pwrite64(fd, data, size, offset);
}

ssize_t
writev(int fd, const struct iovec *piece, int count)
{
	if (fd == STDERR_FILENO || !struck(WRITE))
		return syscall(SYS_writev, fd, piece, count);
	maybe_die();
	return -1;
}

int
fsync(int fd)
{
	return struck(SYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return struck(SYNC) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
ftruncate64(int fd, off64_t size)
{
	return struck(SIZE) ? -1 : (int)syscall(SYS_ftruncate, fd, size);
}

int
ftruncate(int fd, off_t size)
{
	return ftruncate64(fd, size);
}

int
rename(const char *from, const char *to)
{
	return struck(NAME) ? -1
	    : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
openat64(int dir, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) {
		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	return struck(OPEN) ? -1 : (int)syscall(SYS_openat, dir, path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	mode = va_arg(ap, mode_t);
	va_end(ap);
	return openat64(AT_FDCWD, path, flags, mode);
}

int
open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	mode = va_arg(ap, mode_t);
	va_end(ap);
	return openat64(AT_FDCWD, path, flags, mode);
}
