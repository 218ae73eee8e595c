/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/gzip.h"

#include <stdio.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

static bool
sink(const void *data, size_t size, void *arg)
{
	buf_add(arg, data, size);
	return true;
}

/* Packs the bytes; the file is at its start. */
static FILE *
packed(const char *data, size_t size)
{
	FILE *from = tmpfile(), *to = tmpfile();
	struct err err = { 0 };

	ck_assert_uint_eq(fwrite(data, 1, size, from), size);
	fflush(from);
	rewind(from);
	lseek(fileno(from), 0, SEEK_SET);
	ck_assert(gzip_pack(fileno(from), fileno(to), &err));
	fclose(from);
	lseek(fileno(to), 0, SEEK_SET);
	return to;
}

/* Sizes around the pieces of 64 KiB in which it is read and written; bytes
 * that pack well, and bytes that do not pack (Marsaglia's xorshift). */
START_TEST(round_trip)
{
	static const size_t sizes[] = { 0, 1, 511, 65514, 65515, 65516, 65535, 65536, 65537, 131071,
		131072, 131073, 196608, 655360, 3000000 };
	uint32_t state = 2463534242u;
	size_t i, k;
	int mixed;

	for (mixed = 0; mixed < 2; mixed++)
		for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			char *data = malloc(sizes[i] + 1);
			struct buf out = { 0 };
			struct err err = { 0 };
			FILE *file;

			for (k = 0; k < sizes[i]; k++) {
				state ^= state << 13;
				state ^= state >> 17;
				state ^= state << 5;
				data[k] = mixed ? (char)state : 'x';
			}
			file = packed(data, sizes[i]);
			ck_assert_msg(gzip_unpack(fileno(file), sink, &out, &err), "%zu: %s", sizes[i],
			    err.text);
			ck_assert_uint_eq(out.size, sizes[i]);
			ck_assert(sizes[i] == 0 || memcmp(out.data, data, sizes[i]) == 0);
			fclose(file);
			buf_release(&out);
			free(data);
		}
}
END_TEST

/* The same bytes in, the same bytes out: no name, no time. */
START_TEST(repeatable)
{
	FILE *one = packed("Perron", 6), *two = packed("Perron", 6);
	char a[100], b[100];
	size_t n = fread(a, 1, sizeof a, one);

	ck_assert_uint_eq(fread(b, 1, sizeof b, two), n);
	ck_assert(memcmp(a, b, n) == 0);
	/* RFC 1952, 2.3.1: FLG and MTIME. */
	ck_assert(memcmp(a + 3, "\0\0\0\0\0", 5) == 0);
	fclose(one);
	fclose(two);
}
END_TEST

static void
refused(const unsigned char *data, size_t size, const char *what, size_t at)
{
	FILE *file = tmpfile();
	struct buf out = { 0 };
	struct err err = { 0 };

	fwrite(data, 1, size, file);
	fflush(file);
	lseek(fileno(file), 0, SEEK_SET);
	ck_assert_msg(!gzip_unpack(fileno(file), sink, &out, &err), "%s %zu", what, at);
	ck_assert_int_eq(err.status, STATUS_BAD);
	err_clear(&err);
	buf_release(&out);
	fclose(file);
}

START_TEST(damaged)
{
	FILE *file = packed("Perron, Perron, Perron", 22);
	unsigned char data[100];
	size_t size = fread(data, 1, sizeof data - 1, file), i;

	fclose(file);
	for (i = 0; i < size; i++)
		refused(data, i, "size", i);
	data[size] = 'x';
	refused(data, size + 1, "size", size + 1);
	for (i = 0; i < size; i++) {
		/* MTIME, XFL and OS (RFC 1952, 2.3) say nothing of the bytes. */
		if (i >= 4 && i <= 9)
			continue;
		data[i] ^= 0x81;
		refused(data, size, "byte", i);
		data[i] ^= 0x81;
	}
}
END_TEST

/* What the disk cannot give is not called damaged. */
START_TEST(unreadable)
{
	int folder = open("/", O_RDONLY | O_DIRECTORY);
	struct buf out = { 0 };
	struct err err = { 0 };

	ck_assert(!gzip_unpack(folder, sink, &out, &err));
	ck_assert_str_eq(err.text, "cannot read: Is a directory");
	err_clear(&err);
	buf_release(&out);
	close(folder);
}
END_TEST

UNIT("port/gzip", round_trip, repeatable, damaged, unreadable)
