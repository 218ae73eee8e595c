/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/lines.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#define MIB ((size_t)1 << 20)

/* Opens lines that come from a pipe, or from a file. */
static void
begin(struct lines *l, const char *data, size_t size, int by_pipe, pid_t *child)
{
	struct err err = { 0 };
	int fd[2];

	*child = 0;
	ck_assert(lines_open(l, "/dev/null", &err));
	close(l->fd);
	if (by_pipe) {
		ck_assert_int_eq(pipe(fd), 0);
		*child = fork();
		if (*child == 0) {
			close(fd[0]);
			while (size > 0) {
				ssize_t n = write(fd[1], data, size);

				if (n <= 0)
					break;
				data += n;
				size -= (size_t)n;
			}
			_exit(0);
		}
		close(fd[1]);
		l->fd = fd[0];
	} else {
		FILE *file = tmpfile();

		fwrite(data, 1, size, file);
		fflush(file);
		l->fd = dup(fileno(file));
		fclose(file);
		lseek(l->fd, 0, SEEK_SET);
	}
}

static void
end(struct lines *l, pid_t child)
{
	lines_close(l);
	if (child > 0)
		waitpid(child, NULL, 0);
}

/* Lines around the piece that is read at once (64 KiB) and the most that is
 * held in memory (8 MiB); the last one without its newline. */
START_TEST(every_length)
{
	static const size_t lengths[] = { 0, 1, 65534, 65535, 65536, 65537, 0, 0, 131072, 10,
		8 * MIB - 300000, 5 * MIB, 3 };
	size_t count = sizeof lengths / sizeof *lengths, i, at, size = 0;
	struct text line;
	int way;
	char *all = malloc(32 * MIB);

	for (i = 0; i < count; i++) {
		memset(all + size, 'a' + (int)i, lengths[i]);
		size += lengths[i];
		all[size++] = '\n';
	}
	size--;
	/* From a file, from a pipe, from a pipe that is held first. */
	for (way = 0; way < 3; way++) {
		struct lines l = { 0 };
		struct err err = { 0 };
		pid_t child;

		begin(&l, all, size, way > 0, &child);
		if (way == 2) {
			ck_assert(lines_hold(&l, &err));
			/* All of it came: nobody is waited for any more. */
			waitpid(child, NULL, 0);
			child = 0;
		}
		for (at = 0, i = 0; i < count; at += lengths[i++] + 1) {
			ck_assert(lines_next(&l, &line, &err));
			ck_assert_uint_eq(l.number, i + 1);
			ck_assert_uint_eq(line.size, lengths[i]);
			ck_assert(memcmp(line.data, all + at, line.size) == 0);
		}
		ck_assert(!lines_next(&l, &line, &err));
		ck_assert(!lines_next(&l, &line, &err));
		ck_assert_ptr_null(err.text);
		end(&l, child);
	}
	free(all);
}
END_TEST

START_TEST(last_newline)
{
	static const struct { const char *data; size_t lines; } of[] = {
		{ "", 0 }, { "\n", 1 }, { "a", 1 }, { "a\n", 1 }, { "a\n\n", 2 }, { "a\nb", 2 },
		{ "\n\n\n", 3 },
	};
	struct text line;
	size_t i, n;

	for (i = 0; i < sizeof of / sizeof *of; i++) {
		struct lines l = { 0 };
		struct err err = { 0 };
		pid_t child;

		begin(&l, of[i].data, strlen(of[i].data), 1, &child);
		for (n = 0; lines_next(&l, &line, &err); n++)
			;
		ck_assert_uint_eq(n, of[i].lines);
		end(&l, child);
	}
}
END_TEST

START_TEST(joined)
{
	struct lines l = { 0 };
	struct err err = { 0 };
	struct text line;
	pid_t child;

	begin(&l, "a\nb\n\nc\nd", 8, 1, &child);
	ck_assert(lines_next(&l, &line, &err));
	ck_assert(lines_join(&l, &line, &err));
	ck_assert(line.size == 3 && memcmp(line.data, "a\nb", 3) == 0);
	ck_assert(lines_join(&l, &line, &err));
	ck_assert(line.size == 4 && memcmp(line.data, "a\nb\n", 4) == 0);
	ck_assert(lines_next(&l, &line, &err));
	ck_assert(line.size == 1 && line.data[0] == 'c');
	ck_assert_uint_eq(l.number, 4);
	ck_assert(lines_join(&l, &line, &err));
	ck_assert(line.size == 3 && memcmp(line.data, "c\nd", 3) == 0);
	ck_assert(!lines_join(&l, &line, &err));
	ck_assert_ptr_null(err.text);
	end(&l, child);
}
END_TEST

START_TEST(not_opened)
{
	struct lines l = { 0 };
	struct err err = { 0 };

	ck_assert(!lines_open(&l, "/nonexistent/file", &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	ck_assert_ptr_nonnull(strstr(err.text, "/nonexistent/file: "));
	err_clear(&err);
	lines_close(&l);
	ck_assert(!lines_open(&l, "/", &err));
	ck_assert_int_eq(err.status, STATUS_BAD);
	err_clear(&err);
	lines_close(&l);
}
END_TEST

UNIT("base/lines", every_length, last_newline, joined, not_opened)
