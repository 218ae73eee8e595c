/* SPDX-License-Identifier: EUPL-1.2 */
/* Archives of which nothing is known: damaged, cut short, or made to do harm. */
#include "fuzz.h"
#include "port/package.h"

static bool
any_name(const char *name)
{
	return name[0] != '/';
}

static bool
tell(const char *subject, const char *fault, void *arg)
{
	must(subject != NULL && fault != NULL);
	return --*(int *)arg > 0;
}

static void
fuzz(struct text t)
{
	int64_t limit = 1 << 20;
	int most = 100;
	const struct package_faults faults = { tell, &most };
	struct package p = { .mark = "perron-backup", .path = "fuzz" };
	struct buf path = { 0 };
	struct err err = { 0 };
	int fd = file_of(t, &path);
	struct unpacker *u = unpacker_begin(fd, "fuzz", &err);

	must((u == NULL) == (err.text != NULL));
	if (u != NULL && package_read(&p, u, any_name, limit, &faults, &err)) {
		must(p.size <= limit);
		package_check(&p, u, limit, &faults, &err);
	}
	unpacker_end(u);
	package_release(&p);
	err_clear(&err);
	buf_release(&path);
	close(fd);
}
