/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_IO_H
#define PERRON_BASE_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Writes all SIZE bytes, however many calls that takes; false with errno. */
bool io_write(int fd, const void *data, size_t size);

/* Reads once, again when a signal came in between; -1 with errno. */
ssize_t io_read(int fd, void *data, size_t size);

/* Appends all that can be read from the file at the path; false with errno. */
struct buf;
bool io_read_all(struct buf *, const char *path);

/* Returns what the umask leaves of the mode, as open() gives it to a new file. */
mode_t io_mode(mode_t);

#endif
