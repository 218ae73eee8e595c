/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/work.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How many folders nftw() may keep open. */
#define FOLDERS 16

static volatile sig_atomic_t came;

static void
hold(int number)
{
	came = number;
}

bool
work_begin(struct work *work, const char *place, struct err *err)
{
	static const int ending[] = { SIGHUP, SIGINT, SIGTERM };
	struct sigaction action = { .sa_handler = hold, .sa_flags = SA_RESTART }, before;
	size_t i;

	buf_printf(&work->dir, "%s.XXXXXX", place);
	for (i = 0; i < sizeof ending / sizeof *ending; i++)
		/* What nohup ignores stays ignored. */
		if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(ending[i], &action, NULL);
	if (mkdtemp(work->dir.data) != NULL)
		return true;
	err_system(err, "%s", place);
	/* No folder, nothing to remove. */
	buf_clear(&work->dir);
	return false;
}

void
work_path(const struct work *work, struct buf *path, const char *name)
{
	buf_printf(path, "%s/%s", buf_str(&work->dir), name);
}

bool
work_goes_on(struct err *err)
{
	return came == 0 || err_set(err, STATUS_AGAIN, _("interrupted"));
}

/* Makes the names in the folder of the path last. */
static bool
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf dir = { 0 };
	int fd;
	bool ok;

	if (slash == NULL)
		buf_char(&dir, '.');
	else
		buf_add(&dir, path, slash == path ? 1 : (size_t)(slash - path));
	fd = open(buf_str(&dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	buf_release(&dir);
	return ok;
}

bool
work_place(const char *from, const char *to, bool replace, struct err *err)
{
	int code = renameat2(AT_FDCWD, from, AT_FDCWD, to, replace ? 0 : RENAME_NOREPLACE);

	/* Some file systems only know how to replace. */
	if (code != 0 && !replace && errno == EINVAL && access(to, F_OK) != 0)
		code = rename(from, to);
	return (code == 0 && sync_folder(to)) || err_system(err, "%s", to);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st;
	(void)type;
	(void)place;
	remove(path);
	return 0;
}

void
work_end(struct work *work)
{
	if (work->dir.size > 0)
		nftw(buf_str(&work->dir), remove_one, FOLDERS, FTW_DEPTH | FTW_PHYS);
	buf_release(&work->dir);
	if (came != 0) {
		signal(came, SIG_DFL);
		raise(came);
	}
}
