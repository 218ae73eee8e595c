/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_TESTS_FUZZ_H
#define PERRON_TESTS_FUZZ_H

/*
 * A target defines fuzz(), which hands what nobody trusts to what reads it, and says
 * with must() what holds whatever came.  The fuzzer brings a main() of its own
 * (FUZZ_ENGINE); without it, the one below gives fuzz() each file of the corpus of the
 * target, and makes a point of TAP for each.
 */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/io.h"

static void fuzz(struct text);

#define must(holds)                                                            \
	do {                                                                   \
		if (!(holds)) {                                                \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__,  \
			    __LINE__, #holds);                                 \
			abort();                                               \
		}                                                              \
	} while (0)

static inline struct text
contents(const struct buf *b)
{
	return (struct text){ buf_str(b), b->size };
}

/* Takes a byte off the front, by which a target chooses; 0 when none is left. */
static inline unsigned
take_choice(struct text *t)
{
	unsigned choice = 0;

	if (t->size > 0) {
		choice = (unsigned char)t->data[0];
		*t = (struct text){ t->data + 1, t->size - 1 };
	}
	return choice;
}

/* Returns an unnamed file that holds the text, and its path in PATH. */
static inline int
file_of(struct text t, struct buf *path)
{
	int fd = memfd_create("fuzz", 0);

	must(fd >= 0 && io_write(fd, t.data, t.size) && lseek(fd, 0, SEEK_SET) == 0);
	buf_printf(path, "/proc/self/fd/%d", fd);
	return fd;
}

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz((struct text){ (const char *)data, size });
	return 0;
}

#ifndef FUZZ_ENGINE

/* More than that for one small input is a hang. */
#define SECONDS 60

static int
is_input(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The input stands alone in its memory, so that reading over its end is found. */
static void
replay(const char *path)
{
	struct buf b = { 0 };
	char *alone;

	must(io_read_all(&b, path));
	alone = malloc(b.size > 0 ? b.size : 1);
	must(alone != NULL);
	memcpy(alone, buf_str(&b), b.size);
	alarm(SECONDS);
	fuzz((struct text){ alone, b.size });
	alarm(0);
	free(alone);
	buf_release(&b);
}

/* The plan comes first: an input that ends the program lacks its point. */
int
main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/'), *source = getenv("SRCDIR");
	struct buf dir = { 0 }, path = { 0 };
	struct dirent **entry;
	int i, n;

	(void)argc;
	buf_printf(&dir, "%s/tests/fuzz/corpus/%s", source != NULL ? source : ".",
	    slash != NULL ? slash + 1 : argv[0]);
	n = scandir(buf_str(&dir), &entry, is_input, alphasort);
	must(n > 0);
	printf("1..%d\n", n);
	for (i = 0; i < n; i++) {
		fflush(stdout);
		buf_clear(&path);
		buf_printf(&path, "%s/%s", buf_str(&dir), entry[i]->d_name);
		replay(buf_str(&path));
		printf("ok %d - %s\n", i + 1, entry[i]->d_name);
		free(entry[i]);
	}
	free(entry);
	buf_release(&dir);
	buf_release(&path);
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
#endif
