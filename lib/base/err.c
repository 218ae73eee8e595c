/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

bool
err_set(struct err *e, enum status status, const char *format, ...)
{
	struct buf text = { 0 };
	va_list ap;

	if (e->text != NULL)
		return false;
	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	e->status = status;
	e->text = buf_take(&text);
	return false;
}

bool
err_system(struct err *e, const char *format, ...)
{
	int cause = errno;
	bool again = cause == ENOSPC || cause == EDQUOT || cause == ENOMEM ||
	    cause == EMFILE || cause == ENFILE || cause == EAGAIN;
	struct buf text = { 0 };
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	err_set(e, again ? STATUS_AGAIN : STATUS_BAD, "%s: %s", buf_str(&text),
	    strerror(cause));
	buf_release(&text);
	return false;
}

void
err_at(struct err *e, const char *format, ...)
{
	struct buf text = { 0 };
	va_list ap;

	if (e->text == NULL)
		return;
	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	buf_string(&text, ": ");
	buf_string(&text, e->text);
	free(e->text);
	e->text = buf_take(&text);
}

void
err_clear(struct err *e)
{
	free(e->text);
	*e = (struct err){ 0 };
}

enum status
status_worse(enum status a, enum status b)
{
	return a > b ? a : b;
}
