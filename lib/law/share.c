/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/share.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/io.h"

#define PIECE ((size_t)64 << 10)

/* The build says where `make install` puts them. */
#ifndef PERRON_SHARE_DIR
#define PERRON_SHARE_DIR "/usr/local/share/perron"
#endif

void
share_path(struct buf *b, const char *name)
{
	const char *dir = getenv("PERRON_SHARE");

	buf_string(b, dir != NULL && dir[0] != '\0' ? dir : PERRON_SHARE_DIR);
	buf_char(b, '/');
	buf_string(b, name);
}

bool
share_read(struct buf *b, const char *name, struct err *err)
{
	struct buf path = { 0 };
	ssize_t n = -1;
	int fd;

	share_path(&path, name);
	fd = open(buf_str(&path), O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		while ((n = io_read(fd, buf_room(b, PIECE), PIECE)) > 0)
			b->size += (size_t)n;
		/* The byte behind the contents was read over. */
		*buf_room(b, 0) = '\0';
	}
	if (n < 0)
		err_system(err, "%s", buf_str(&path));
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	return n == 0;
}
