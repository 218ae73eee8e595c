/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses, and mails and calendars of whatever text: no header that was not asked
 * for, no line that is too long. */
#include "rec/mail.h"

#include "base/utf8.h"
#include "fuzz.h"
#include "port/base64.h"
#include "rec/ical.h"
#include "rec/value.h"

/* Reads the headers as a mail program does; *HEADERS of them. */
static void
look(const struct buf *mail, int *headers)
{
	struct text rest = contents(mail), line;

	for (*headers = 0; text_part(&rest, '\n', &line) && line.size > 0;) {
		must(line.size <= 998);
		*headers += line.data[0] != ' ';
	}
}

static void
calendar(struct text t)
{
	struct ical_event event = { .uid = "a@b", .day = 739000, .summary = t, .description = t,
		.category = "c" };
	struct buf b = { 0 };
	struct text rest, line;

	ical_begin(&b, "1", t);
	ical_event(&b, &event);
	ical_end(&b);
	for (rest = contents(&b); text_part(&rest, '\n', &line) && rest.data != NULL;)
		must(line.size <= 76 && line.data[line.size - 1] == '\r' &&
		    utf8_valid(line) == line.size);
	buf_release(&b);
}

static void
fuzz(struct text t)
{
	struct mail mail = { .name = t, .from = text_of("a@b.be"), .to = text_of("c@d.be"),
		.subject = t, .id = text_of("1@b.be"), .language = "fr", .body = t };
	struct buf b = { 0 };
	int headers;

	mail_address_is(t);
	base64_read(&b, t);
	buf_clear(&b);
	if (utf8_valid(t) == t.size) {
		mail_print(&b, &mail);
		look(&b, &headers);
		must(headers == 10);
		mail_print_mbox(&b, &mail);
		calendar(t);
	}
	buf_release(&b);
}
