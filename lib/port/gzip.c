/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/gzip.h"

#include <zlib.h>

#include "base/io.h"

#define PIECE (64 << 10)
#define GZIP_WINDOW (15 + 16)

bool
gzip_pack(int from, int to, struct err *err)
{
	static unsigned char in[PIECE], out[PIECE];
	z_stream z = { 0 };
	ssize_t n;
	bool ok = true;
	int flush;

	if (deflateInit2(&z, 6, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return err_set(err, STATUS_AGAIN, _("out of memory"));
	do {
		n = io_read(from, in, sizeof in);
		if (n < 0) {
			ok = err_system(err, _("cannot read"));
			break;
		}
		flush = n == 0 ? Z_FINISH : Z_NO_FLUSH;
		z.next_in = in;
		z.avail_in = (uInt)n;
		do {
			z.next_out = out;
			z.avail_out = sizeof out;
			deflate(&z, flush);
			ok = io_write(to, out, sizeof out - z.avail_out) ||
			    err_system(err, _("cannot write"));
		} while (ok && z.avail_out == 0);
	} while (ok && n != 0);
	deflateEnd(&z);
	return ok;
}

bool
gzip_unpack(int from, bool (*sink)(const void *, size_t, void *), void *arg,
    struct err *err)
{
	static unsigned char in[PIECE], out[PIECE];
	z_stream z = { 0 };
	ssize_t n = 0;
	int state = Z_OK;

	if (inflateInit2(&z, GZIP_WINDOW) != Z_OK)
		return err_set(err, STATUS_AGAIN, _("out of memory"));
	while (state == Z_OK && (n = io_read(from, in, sizeof in)) > 0) {
		z.next_in = in;
		z.avail_in = (uInt)n;
		do {
			z.next_out = out;
			z.avail_out = sizeof out;
			state = inflate(&z, Z_NO_FLUSH);
			/* All that came in was given out at the end of a piece. */
			if (state == Z_BUF_ERROR)
				state = Z_OK;
			if (state != Z_OK && state != Z_STREAM_END)
				break;
			if (!sink(out, sizeof out - z.avail_out, arg)) {
				inflateEnd(&z);
				return false;
			}
		} while (state == Z_OK && z.avail_out == 0);
	}
	/* Nothing may stand behind it. */
	if (state == Z_STREAM_END && (z.avail_in > 0 || (n = io_read(from, in, 1)) > 0))
		state = Z_DATA_ERROR;
	if (n < 0)
		err_system(err, _("cannot read"));
	inflateEnd(&z);
	return (n >= 0 && state == Z_STREAM_END) || err_set(err,
	    state == Z_MEM_ERROR ? STATUS_AGAIN : STATUS_BAD,
	    state == Z_MEM_ERROR ? _("out of memory") : _("damaged compressed data"));
}
