/* SPDX-License-Identifier: EUPL-1.2 */
#include "law/share.h"

#include <stdlib.h>

#include "base/io.h"

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
	bool ok;

	share_path(&path, name);
	ok = io_read_all(b, buf_str(&path)) || err_system(err, "%s", buf_str(&path));
	buf_release(&path);
	return ok;
}
