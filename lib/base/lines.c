/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

#define PIECE ((size_t)64 << 10)
#define HELD_MAX ((size_t)8 << 20)

bool
lines_open(struct lines *l, const char *path, struct err *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct stat st;

	*l = (struct lines){ .name = mem_string(standard ? "stdin" : path) };
	l->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (l->fd < 0)
		return err_system(err, "%s", l->name);
	if (fstat(l->fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return err_system(err, "%s", l->name);
	}
	return true;
}

/* Reads a piece more into held; false on an error. */
static bool
more(struct lines *l, struct err *err)
{
	ssize_t n;

	if (l->at > 0) {
		memmove(l->held.data, l->held.data + l->at, l->held.size - l->at);
		l->held.size -= l->at;
		l->at = 0;
	}
	n = io_read(l->fd, buf_room(&l->held, PIECE), PIECE);
	if (n < 0)
		return err_system(err, "%s", l->name);
	l->held.size += (size_t)n;
	l->ended = n == 0;
	return true;
}

/* Moves what is held and what is still to come into an unnamed file. */
static bool
spill(struct lines *l, struct err *err)
{
	FILE *file = tmpfile();
	int fd = file == NULL ? -1 : fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
	bool ok = fd >= 0;

	if (file != NULL)
		fclose(file);
	if (!ok)
		return err_system(err, _("%s: temporary file"), l->name);
	while (ok) {
		ok = io_write(fd, l->held.data, l->held.size);
		if (!ok)
			err_system(err, _("%s: temporary file"), l->name);
		buf_clear(&l->held);
		if (!ok || l->ended)
			break;
		ok = more(l, err);
	}
	if (ok && lseek(fd, 0, SEEK_SET) < 0)
		ok = err_system(err, _("%s: temporary file"), l->name);
	if (l->fd != STDIN_FILENO)
		close(l->fd);
	l->fd = fd;
	l->ended = false;
	return ok;
}

bool
lines_hold(struct lines *l, struct err *err)
{
	struct stat st;

	if (fstat(l->fd, &st) == 0 && S_ISREG(st.st_mode))
		return true;
	while (!l->ended && l->held.size < HELD_MAX)
		if (!more(l, err))
			return false;
	return l->ended || spill(l, err);
}

/* Extends the line that starts at l->at and has KNOWN bytes to the newline
 * behind them, or to the end. */
static bool
extend(struct lines *l, size_t known, struct text *line, struct err *err)
{
	char *newline;

	for (;;) {
		newline = l->held.size > l->at + known
		    ? memchr(l->held.data + l->at + known, '\n',
			  l->held.size - l->at - known)
		    : NULL;
		if (newline != NULL || l->ended)
			break;
		known = l->held.size - l->at;
		if (!more(l, err))
			return false;
	}
	line->data = l->held.data + l->at;
	line->size = newline != NULL ? (size_t)(newline - line->data)
				     : l->held.size - l->at;
	l->number++;
	return true;
}

static void
pass(struct lines *l, size_t size)
{
	l->at += size;
	if (l->at < l->held.size)
		l->at++;
}

bool
lines_next(struct lines *l, struct text *line, struct err *err)
{
	while (l->at == l->held.size && !l->ended)
		if (!more(l, err))
			return false;
	if (l->at == l->held.size)
		return false;
	if (!extend(l, 0, line, err))
		return false;
	pass(l, line->size);
	/* Some programs begin a text with a byte order mark, which is none of it. */
	if (l->number == 1 && line->size >= 3 && memcmp(line->data, "\xef\xbb\xbf", 3) == 0)
		*line = (struct text){ line->data + 3, line->size - 3 };
	return true;
}

bool
lines_join(struct lines *l, struct text *line, struct err *err)
{
	size_t size = line->size, start = (size_t)(line->data - l->held.data);

	if (start + size >= l->held.size)
		return false;
	l->at = start;
	if (!extend(l, size + 1, line, err))
		return false;
	pass(l, line->size);
	return true;
}

void
lines_told(const struct lines *l, int64_t *done, int64_t *all)
{
	struct stat st;

	*done = *all = 0;
	if (fstat(l->fd, &st) == 0 && S_ISREG(st.st_mode)) {
		*all = (int64_t)st.st_size;
		*done = (int64_t)lseek(l->fd, 0, SEEK_CUR) - (int64_t)(l->held.size - l->at);
	}
}

void
lines_close(struct lines *l)
{
	if (l->fd > STDIN_FILENO)
		close(l->fd);
	buf_release(&l->held);
	free(l->name);
	*l = (struct lines){ 0 };
}
