/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/progress.h"

#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"

/* Milliseconds of silence at the beginning, and between two lines. */
#define SILENCE 1000
#define PAUSE 100

/* To the left edge of the terminal; and nothing to the right of here. */
#define EDGE "\r"
#define WIPE "\033[K"

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
progress_begin(struct progress *p, const char *name)
{
	*p = (struct progress){ .name = name, .begun = milliseconds() };
}

void
progress_tell(const char *subject, int64_t done, int64_t all, void *arg)
{
	struct progress *p = arg;
	int64_t now = milliseconds();
	struct buf line = { 0 };

	if (now - p->begun < SILENCE || now - p->told < PAUSE || !isatty(STDERR_FILENO))
		return;
	p->told = now;
	buf_printf(&line, EDGE "%s: %s: %d %%" WIPE, p->name, subject,
	    all > 0 ? (int)((double)done / (double)all * 100) : 100);
	io_write(STDERR_FILENO, line.data, line.size);
	buf_release(&line);
}

void
progress_end(struct progress *p)
{
	if (p->told != 0)
		io_write(STDERR_FILENO, EDGE WIPE, sizeof EDGE WIPE - 1);
	p->told = 0;
}
