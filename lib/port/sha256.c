/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/sha256.h"

#include <sys/types.h>

#include <sha256.h>
#include <stdlib.h>

#include "base/mem.h"

struct sha256 {
	SHA2_CTX context;
};

struct sha256 *
sha256_begin(void)
{
	struct sha256 *s = mem_alloc(sizeof *s);

	SHA256Init(&s->context);
	return s;
}

void
sha256_add(struct sha256 *s, const void *data, size_t size)
{
	SHA256Update(&s->context, data, size);
}

void
sha256_end(struct sha256 *s, unsigned char sum[SHA256_SIZE])
{
	SHA256Final(sum, &s->context);
	free(s);
}

void
hex_print(struct buf *b, const unsigned char *bytes, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++) {
		buf_char(b, "0123456789abcdef"[bytes[i] >> 4]);
		buf_char(b, "0123456789abcdef"[bytes[i] & 15]);
	}
}
