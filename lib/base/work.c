/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/work.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

/* How many folders nftw() may keep open. */
#define FOLDERS 16

static volatile sig_atomic_t came;

static void
hold(int number)
{
	came = number;
}

bool
work_find(const char *dir, char **place, mode_t *mode, struct err *err)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	size_t size = strlen(dir);
	struct stat st;
	bool empty = true;

	if (d == NULL && errno == ENOENT) {
		*mode = io_mode(0777);
		while (size > 1 && dir[size - 1] == '/')
			size--;
		*place = mem_copy(dir, size);
		return true;
	}
	if (d == NULL || fstat(dirfd(d), &st) != 0)
		return err_system(err, "%s", dir);
	while (empty && (entry = readdir(d)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(d);
	if (!empty)
		return err_set(err, STATUS_BAD, _("%s: is there already, and not empty"), dir);
	*mode = st.st_mode & 07777;
	*place = realpath(dir, NULL);
	return *place != NULL || err_system(err, "%s", dir);
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

/* Opens the folder that the path is in. */
static int
open_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf dir = { 0 };
	int fd;

	if (slash == NULL)
		buf_char(&dir, '.');
	else
		buf_add(&dir, path, slash == path ? 1 : (size_t)(slash - path));
	fd = open(buf_str(&dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_release(&dir);
	return fd;
}

static bool
move(const char *from, const char *to, bool replace)
{
	if (replace)
		return rename(from, to) == 0;
	/* Some file systems only know how to replace. */
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ||
	    (errno == EINVAL && access(to, F_OK) != 0 && rename(from, to) == 0);
}

bool
work_place(const char *from, const char *to, bool replace, struct err *err)
{
	int folder = open_folder(to);
	bool ok = folder >= 0 && move(from, to, replace);

	if (!ok)
		err_system(err, "%s", to);
	else if (fsync(folder) != 0) {
		ok = err_system(err, "%s", to);
		/* Taken back: what may not last is not said to be there. */
		rename(to, from);
	}
	if (folder >= 0)
		close(folder);
	return ok;
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

bool
work_settle(struct work *work, const char *place, mode_t mode, struct err *err)
{
	if (chmod(buf_str(&work->dir), mode) != 0)
		return err_system(err, "%s", place);
	return work_place(buf_str(&work->dir), place, true, err);
}
