/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define PIECE ((size_t)64 << 10)

bool
io_write(int fd, const void *data, size_t size)
{
	const char *at = data;

	while (size > 0) {
		ssize_t n = write(fd, at, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		at += n;
		size -= (size_t)n;
	}
	return true;
}

ssize_t
io_read(int fd, void *data, size_t size)
{
	ssize_t n;

	do
		n = read(fd, data, size);
	while (n < 0 && errno == EINTR);
	return n;
}

bool
io_read_all(struct buf *b, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), saved;
	ssize_t n = -1;

	if (fd < 0)
		return false;
	while ((n = io_read(fd, buf_room(b, PIECE), PIECE)) > 0)
		b->size += (size_t)n;
	/* The byte behind the contents was read over. */
	*buf_room(b, 0) = '\0';
	saved = errno;
	close(fd);
	errno = saved;
	return n == 0;
}

mode_t
io_mode(mode_t mode)
{
	mode_t mask = umask(0);

	umask(mask);
	return mode & ~mask;
}
