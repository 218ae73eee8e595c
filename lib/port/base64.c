/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/base64.h"

#include <nettle/base64.h>
#include <stdint.h>

bool
base64_read(struct buf *out, struct text t)
{
	struct base64_decode_ctx ctx;
	size_t size = BASE64_DECODE_LENGTH(t.size);
	char *room = buf_room(out, size);

	base64_decode_init(&ctx);
	if (!base64_decode_update(&ctx, &size, (uint8_t *)room, t.size, t.data))
		return false;
	out->size += size;
	out->data[out->size] = '\0';
	return base64_decode_final(&ctx);
}
