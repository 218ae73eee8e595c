/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/package.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/mem.h"

#define PIECE ((size_t)64 << 10)
/* What a manifest may take, in bytes: over a million members. */
#define MANIFEST_MOST ((int64_t)256 << 20)

void
package_release(struct package *p)
{
	free(p->member);
	arena_release(&p->names);
	*p = (struct package){ 0 };
}

static struct package_member *
add(struct package *p, struct text name)
{
	/* Room for the next power of two, whenever one is full. */
	if ((p->count & (p->count - 1)) == 0)
		p->member = mem_resize(p->member, p->count == 0 ? 1 : 2 * p->count,
		    sizeof *p->member);
	p->member[p->count] = (struct package_member){
		.name = arena_copy(&p->names, name).data };
	return &p->member[p->count++];
}

void
package_add(struct package *p, struct text name)
{
	add(p, name);
}

static int
by_name(const void *a, const void *b)
{
	const struct package_member *x = a, *y = b;

	return strcmp(x->name, y->name);
}

void
package_sort(struct package *p)
{
	if (p->count > 0)
		qsort(p->member, p->count, sizeof *p->member, by_name);
}

bool
package_is_sum(struct text t)
{
	size_t i;

	for (i = 0; i < t.size && t.data[i] != '\0' &&
	    strchr("0123456789abcdef", t.data[i]) != NULL; i++)
		;
	return i == PACKAGE_HEX && t.size == PACKAGE_HEX;
}

static void
hex_sum(struct sha256 *sum, char hex[PACKAGE_HEX + 1])
{
	unsigned char bytes[SHA256_SIZE];
	struct buf text = { 0 };

	sha256_end(sum, bytes);
	hex_print(&text, bytes, sizeof bytes);
	memcpy(hex, buf_str(&text), PACKAGE_HEX + 1);
	buf_release(&text);
}

/* Writing */

struct summing {
	struct sha256 *sum;
	int64_t size;
};

static bool
sum_up(const void *data, size_t size, void *arg)
{
	struct summing *s = arg;

	sha256_add(s->sum, data, size);
	s->size += (int64_t)size;
	return true;
}

static bool
make_manifest(struct package *p, package_source *source, void *arg, struct buf *manifest,
    struct err *err)
{
	bool ok = true;
	size_t i;

	buf_printf(manifest, "%s\t%s\n", p->mark, PACKAGE_FORMAT);
	for (i = 0; ok && i < p->count; i++) {
		struct package_member *m = &p->member[i];
		struct summing s = { sha256_begin(), 0 };

		ok = source(m->name, sum_up, &s, arg, err);
		m->size = s.size;
		hex_sum(s.sum, m->sum);
		buf_printf(manifest, "%s\t%lld\t%s\n", m->sum, (long long)m->size, m->name);
	}
	return ok;
}

struct packing_up {
	struct packer *packer;
	struct err *err;
};

static bool
pack(const void *data, size_t size, void *arg)
{
	struct packing_up *p = arg;

	return packer_data(p->packer, data, size, p->err);
}

static bool
write_members(const struct package *p, struct packer *packer, const struct buf *manifest,
    package_source *source, void *arg, struct err *err)
{
	struct packing_up up = { packer, err };
	bool ok = packer_member(packer, PACKAGE_MANIFEST, (int64_t)manifest->size, err) &&
	    packer_data(packer, manifest->data, manifest->size, err);
	size_t i;

	for (i = 0; ok && i < p->count; i++)
		ok = packer_member(packer, p->member[i].name, p->member[i].size, err) &&
		    source(p->member[i].name, pack, &up, arg, err);
	return ok;
}

bool
package_write(struct package *p, enum packing packing, package_source *source,
    void *source_arg, bool (*sink)(const void *, size_t, void *), void *sink_arg,
    struct err *err)
{
	struct buf manifest = { 0 };
	struct packer *packer = NULL;
	bool ok = make_manifest(p, source, source_arg, &manifest, err) &&
	    (packer = packer_begin(packing, sink, sink_arg, err)) != NULL &&
	    write_members(p, packer, &manifest, source, source_arg, err);

	if (ok)
		ok = packer_end(packer, err);
	else
		packer_cancel(packer);
	buf_release(&manifest);
	return ok;
}

/* Reading */

/* Cuts what stands before the character off the front of the text. */
static bool
cut(struct text *rest, char end, struct text *part)
{
	const char *at = rest->size == 0 ? NULL : memchr(rest->data, end, rest->size);

	if (at == NULL)
		return false;
	*part = (struct text){ rest->data, (size_t)(at - rest->data) };
	*rest = (struct text){ at + 1, rest->size - part->size - 1 };
	return true;
}

static bool
refuse(const struct package *p, const char *name, const char *reason, struct err *err)
{
	return err_set(err, STATUS_BAD, "%s: %s: %s", p->path, name, reason);
}

static bool
refuse_size(const struct package *p, int64_t limit, struct err *err)
{
	return err_set(err, STATUS_BAD, _("%s: holds more than the limit of %lld bytes"),
	    p->path, (long long)limit);
}

/* What the reader of a manifest has to go by. */
struct reading {
	struct package *package;
	bool (*is_name)(const char *);
	int64_t limit;
	const struct package_faults *faults;
	struct err *err;
};

static bool
fault(const struct package_faults *f, const char *subject, const char *reason)
{
	return f->tell(subject, reason, f->arg);
}

/* Reads a line of the manifest.  Names rise from line to line, so that none is
 * there twice. */
static bool
take_line(struct reading *r, struct text line)
{
	struct package *p = r->package;
	struct package_member *m;
	struct text sum, size, name;
	int64_t n;

	if (!cut(&line, '\t', &sum) || !package_is_sum(sum) || !cut(&line, '\t', &size) ||
	    !integer_parse(size, 0, INT64_MAX, &n))
		return refuse(p, PACKAGE_MANIFEST, _("not a line of a sum, a size and a name"),
		    r->err);
	name = line;
	m = add(p, name);
	if ((strlen(m->name) != name.size || !r->is_name(m->name)) &&
	    !fault(r->faults, PACKAGE_MANIFEST, _("a name that may not be there")))
		return false;
	if (p->count > 1 && strcmp(m[-1].name, m->name) >= 0)
		return refuse(p, PACKAGE_MANIFEST, _("not in the order of names"), r->err);
	if (n > r->limit - p->size)
		return refuse_size(p, r->limit, r->err);
	p->size += n;
	m->size = n;
	memcpy(m->sum, sum.data, PACKAGE_HEX);
	return true;
}

static bool
parse(struct reading *r, struct text rest)
{
	const struct package *p = r->package;
	struct text line = { 0 }, mark;
	bool ok = true;

	if (!cut(&rest, '\n', &line) || !cut(&line, '\t', &mark) ||
	    mark.size != strlen(p->mark) || memcmp(mark.data, p->mark, mark.size) != 0)
		return err_set(r->err, STATUS_BAD, _("%s: %s: not that of a %s of perron"),
		    p->path, PACKAGE_MANIFEST, strrchr(p->mark, '-') + 1);
	if (line.size != strlen(PACKAGE_FORMAT) ||
	    memcmp(line.data, PACKAGE_FORMAT, line.size) != 0)
		return refuse(p, PACKAGE_MANIFEST, _("in a format that this perron does not know"),
		    r->err);
	while (ok && cut(&rest, '\n', &line))
		ok = take_line(r, line);
	return ok && (rest.size == 0 ||
	    refuse(p, PACKAGE_MANIFEST, _("its last line is not whole"), r->err));
}

bool
package_expect(struct unpacker *u, const char *wanted, int64_t *size,
    const struct package_faults *faults, struct err *err)
{
	const char *name;

	if (!unpacker_next(u, &name, size, err)) {
		if (err->text == NULL)
			fault(faults, wanted, _("missing"));
		return false;
	}
	if (*size < 0)
		return fault(faults, name, _("not an ordinary file"));
	return strcmp(name, wanted) == 0 ||
	    fault(faults, name, _("not the member that must be here"));
}

bool
package_read(struct package *p, struct unpacker *u, bool (*is_name)(const char *),
    int64_t limit, const struct package_faults *faults, struct err *err)
{
	struct reading r = { p, is_name, limit, faults, err };
	char *piece = mem_alloc(PIECE);
	struct buf text = { 0 };
	const char *name;
	int64_t size;
	ssize_t n = 0;
	bool ok;

	ok = unpacker_next(u, &name, &size, err);
	if (!ok)
		refuse(p, PACKAGE_MANIFEST, _("missing"), err);
	else if (strcmp(name, PACKAGE_MANIFEST) != 0 || size < 0)
		ok = refuse(p, name, _("not the member that must be here"), err);
	else if (size > MANIFEST_MOST)
		ok = refuse(p, name, _("too large"), err);
	while (ok && (n = unpacker_data(u, piece, PIECE, err)) > 0)
		buf_add(&text, piece, (size_t)n);
	ok = ok && n == 0 && parse(&r, (struct text){ buf_str(&text), text.size });
	buf_release(&text);
	free(piece);
	return ok;
}

/* Reads the bytes and sums them up; LEFT is what the manifest promised more, or
 * less, of them. */
static bool
read_bytes(struct unpacker *u, bool (*sink)(const void *, size_t, void *), void *arg,
    struct sha256 *sum, int64_t *left, struct err *err)
{
	char *piece = mem_alloc(PIECE);
	ssize_t n = 0;
	bool ok = true;

	while (ok && *left >= 0 && (n = unpacker_data(u, piece, PIECE, err)) > 0) {
		*left -= n;
		if (*left < 0)
			break;
		sha256_add(sum, piece, (size_t)n);
		ok = sink == NULL || sink(piece, (size_t)n, arg);
	}
	free(piece);
	return ok && n >= 0;
}

bool
package_take(const struct package_member *m, struct unpacker *u, int64_t size,
    bool (*sink)(const void *, size_t, void *), void *arg,
    const struct package_faults *faults, struct err *err)
{
	struct sha256 *sum;
	char hex[PACKAGE_HEX + 1];
	int64_t left = m->size;
	bool ok;

	if (size != m->size)
		return fault(faults, m->name, _("of another size than the manifest says"));
	sum = sha256_begin();
	ok = read_bytes(u, sink, arg, sum, &left, err);
	hex_sum(sum, hex);
	if (!ok)
		return false;
	if (left != 0)
		return fault(faults, m->name, _("of another size than the manifest says"));
	return strcmp(hex, m->sum) == 0 ||
	    fault(faults, m->name, _("of another sum than the manifest says"));
}

/* Looks at one member; LAST is the one before it that the manifest has. */
static bool
check_member(struct package *p, struct unpacker *u, const char *name, int64_t size,
    const struct package_member **last, const struct package_faults *faults,
    struct err *err)
{
	struct package_member key = { .name = name }, *m = p->count == 0 ? NULL :
	    bsearch(&key, p->member, p->count, sizeof *p->member, by_name);

	if (m == NULL)
		return fault(faults, name, size < 0 ? _("not an ordinary file") :
		    _("not in the manifest"));
	if (m->seen)
		return fault(faults, name, _("there twice"));
	m->seen = true;
	if (size < 0)
		return fault(faults, name, _("not an ordinary file"));
	if (*last != NULL && m < *last && !fault(faults, name, _("not in the order of names")))
		return false;
	*last = m;
	return package_take(m, u, size, NULL, NULL, faults, err);
}

bool
package_check(struct package *p, struct unpacker *u, int64_t limit,
    const struct package_faults *faults, struct err *err)
{
	const struct package_member *last = NULL;
	int64_t size, most = limit;
	const char *name;
	size_t i;

	while (unpacker_next(u, &name, &size, err)) {
		if (size > limit)
			return refuse_size(p, most, err);
		limit -= size > 0 ? size : 0;
		if (!check_member(p, u, name, size, &last, faults, err))
			return false;
	}
	for (i = 0; err->text == NULL && i < p->count; i++)
		if (!p->member[i].seen && !fault(faults, p->member[i].name, _("missing")))
			return false;
	return err->text == NULL;
}
