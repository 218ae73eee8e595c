/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Packages that are sound archives, but hold what they like: the input is parts with a
 * form feed between them, a name and a contents in turn, the manifest first.  "=" for
 * the manifest stands for the true one.
 */
#include "fuzz.h"
#include "base/arena.h"
#include "port/package.h"
#include "rec/value.h"

#define MOST 16

static bool
any_name(const char *name)
{
	return name[0] != '/';
}

static bool
give(const void *data, size_t size, void *arg)
{
	buf_add(arg, data, size);
	return true;
}

struct parts {
	struct text name[MOST], data[MOST];
	size_t n;
};

/* Are the names words, each another? */
static bool
well_named(const struct parts *parts)
{
	size_t i, j;

	for (i = 0; i < parts->n; i++) {
		if (!word_is(parts->name[i]))
			return false;
		for (j = 0; j < i; j++)
			if (text_same(parts->name[i], parts->name[j]))
				return false;
	}
	return true;
}

static bool
source(const char *name, bool (*sink)(const void *, size_t, void *), void *sink_arg, void *arg,
    struct err *err)
{
	const struct parts *parts = arg;
	size_t i;

	(void)err;
	for (i = 0; i < parts->n; i++)
		if (text_is(parts->name[i], name))
			return sink(parts->data[i].data, parts->data[i].size, sink_arg);
	return true;
}

static bool
pack_sound(struct parts *parts, struct buf *out, struct err *err)
{
	struct package p = { .mark = "perron-backup", .path = "fuzz" };
	size_t i;
	bool ok;

	for (i = 0; i < parts->n; i++)
		package_add(&p, parts->name[i]);
	package_sort(&p);
	ok = package_write(&p, PACKING_GZIP, source, parts, give, out, err);
	package_release(&p);
	return ok;
}

static bool
pack(const struct parts *parts, struct text manifest, struct buf *out, struct err *err)
{
	struct packer *packer = packer_begin(PACKING_ZSTD, give, out, err);
	bool ok = packer != NULL && packer_member(packer, "MANIFEST", (int64_t)manifest.size, err) &&
	    packer_data(packer, manifest.data, manifest.size, err);
	size_t i;

	for (i = 0; ok && i < parts->n; i++)
		ok = packer_member(packer, parts->name[i].data, (int64_t)parts->data[i].size, err) &&
		    packer_data(packer, parts->data[i].data, parts->data[i].size, err);
	if (ok)
		return packer_end(packer, err);
	packer_cancel(packer);
	return false;
}

static bool
tell(const char *subject, const char *fault, void *arg)
{
	must(subject != NULL && fault != NULL);
	return ++*(int *)arg < 100;
}

static void
check(struct text archive, bool sound)
{
	int told = 0;
	const struct package_faults faults = { tell, &told };
	struct package p = { .mark = "perron-backup", .path = "fuzz" };
	struct buf path = { 0 };
	struct err err = { 0 };
	int fd = file_of(archive, &path);
	struct unpacker *u = unpacker_begin(fd, "fuzz", &err);
	bool whole = u != NULL && package_read(&p, u, any_name, 1 << 20, &faults, &err) &&
	    package_check(&p, u, 1 << 20, &faults, &err);

	must(!sound || (whole && told == 0));
	unpacker_end(u);
	package_release(&p);
	err_clear(&err);
	buf_release(&path);
	close(fd);
}

static void
fuzz(struct text t)
{
	struct arena arena = { 0 };
	struct parts parts = { 0 };
	struct buf archive = { 0 };
	struct err err = { 0 };
	struct text manifest, name;
	bool sound;

	text_part(&t, '\f', &manifest);
	for (; parts.n < MOST && text_part(&t, '\f', &name) &&
	    text_part(&t, '\f', &parts.data[parts.n]); parts.n++)
		parts.name[parts.n] = arena_copy(&arena, name);
	sound = text_is(manifest, "=");
	if (sound ? pack_sound(&parts, &archive, &err) : pack(&parts, manifest, &archive, &err))
		check(contents(&archive), sound && well_named(&parts));
	buf_release(&archive);
	err_clear(&err);
	arena_release(&arena);
}
