/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/sha256.h"

#include <nettle/sha2.h>
#include <stdlib.h>

#include "base/mem.h"

struct sha256 {
	struct sha256_ctx context;
};

struct sha256 *
sha256_begin(void)
{
	struct sha256 *s = mem_alloc(sizeof *s);

	sha256_init(&s->context);
	return s;
}

void
sha256_add(struct sha256 *s, const void *data, size_t size)
{
	sha256_update(&s->context, size, data);
}

void
sha256_end(struct sha256 *s, unsigned char sum[SHA256_SIZE])
{
	sha256_digest(&s->context, SHA256_SIZE, sum);
	free(s);
}

struct sha512 {
	struct sha512_ctx context;
};

struct sha512 *
sha512_begin(void)
{
	struct sha512 *s = mem_alloc(sizeof *s);

	sha512_init(&s->context);
	return s;
}

void
sha512_add(struct sha512 *s, const void *data, size_t size)
{
	sha512_update(&s->context, size, data);
}

void
sha512_end(struct sha512 *s, unsigned char sum[SHA512_SIZE])
{
	sha512_digest(&s->context, SHA512_SIZE, sum);
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
