/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_PACKAGE_H
#define PERRON_PORT_PACKAGE_H

#include "base/arena.h"
#include "port/archive.h"
#include "port/sha256.h"

/*
 * A package is an archive that tells what is in it.  Its first member is called
 * MANIFEST: the line "MARK TAB 1", MARK being what kind of package it is, then
 * for each of the members that follow, in the order of their names, a line
 * "sha256 TAB size TAB name".
 */
#define PACKAGE_MANIFEST "MANIFEST"
#define PACKAGE_FORMAT "1"
#define PACKAGE_HEX ((size_t)2 * SHA256_SIZE)

struct package_member {
	const char *name;
	int64_t size;
	char sum[PACKAGE_HEX + 1];
	bool seen; /* package_check() */
};

/* Zero-initialise it but for mark and path; package_release() gives its memory back. */
struct package {
	const char *mark; /* "perron-backup" */
	const char *path; /* of the archive, for messages */
	struct package_member *member;
	size_t count;
	int64_t size; /* of all members, once a manifest is read */
	struct arena names;
};
void package_release(struct package *);

/* Adds a member of that name; package_sort() puts all in their order. */
void package_add(struct package *, struct text name);
void package_sort(struct package *);

/* Is it a SHA-256 in lower-case hexadecimal? */
bool package_is_sum(struct text);

/* Hands the bytes of the member of that name to SINK, piece by piece, the same
 * each time it is asked; false with the reason in ERR. */
typedef bool package_source(const char *name, bool (*sink)(const void *, size_t, void *),
    void *sink_arg, void *arg, struct err *);

/* Learns size and sum of each member and writes the package to SINK, which returns
 * false after setting ERR.  Each member is read twice. */
bool package_write(struct package *, enum packing, package_source *, void *source_arg,
    bool (*sink)(const void *, size_t, void *), void *sink_arg, struct err *);

/* Who is told each fault of a package that nobody trusts: what it is about, and
 * what is wrong; false when that is enough. */
struct package_faults {
	bool (*tell)(const char *subject, const char *fault, void *arg);
	void *arg;
};

/* Reads the manifest, which is the next member.  IS_NAME tells which names a
 * member may have; LIMIT is how many bytes all may take.  False when FAULTS had
 * enough, or with the reason in ERR when the archive is damaged or no such
 * package. */
bool package_read(struct package *, struct unpacker *, bool (*is_name)(const char *),
    int64_t limit, const struct package_faults *, struct err *);

/* Goes to the next member, which must be that one: false as above, or at the end. */
bool package_expect(struct unpacker *, const char *name, int64_t *size,
    const struct package_faults *, struct err *);

/* Hands the bytes of the member at hand, of which the archive says that they are
 * SIZE, to SINK (NULL: nobody), and no more of them than the manifest promised.
 * False as above. */
bool package_take(const struct package_member *, struct unpacker *, int64_t size,
    bool (*sink)(const void *, size_t, void *), void *sink_arg,
    const struct package_faults *, struct err *);

/* Looks at all members behind the manifest: are they those, in that order, each
 * once, an ordinary file, of that size and sum?  False as above; true when all
 * could be looked at, however many faults were told. */
bool package_check(struct package *, struct unpacker *, int64_t limit,
    const struct package_faults *, struct err *);

#endif
