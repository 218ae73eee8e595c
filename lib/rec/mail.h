/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_REC_MAIL_H
#define PERRON_REC_MAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * A mail going out, as RFC 5322 writes it: a text in UTF-8, made by a program.  Lines
 * end in a newline, which is what sendmail(8) and mailboxes take.  Whatever a header is
 * given becomes one header: what is no printable character in it is a blank.
 */
struct mail {
	struct text name, from; /* who sends it: as people read it, and the address */
	struct text to;         /* an address */
	struct text subject;
	struct text id;         /* "local@domain", the same for the same mail */
	const char *language;   /* "fr" */
	int64_t sent;           /* in seconds since 1970 */
	struct text body;       /* lines of no more than 998 bytes */
};

/* Is it an address, local@domain, of the characters that need no quoting (RFC 5321,
 * 4.1.2; RFC 5322, 3.4.1), and no longer than one may be? */
bool mail_address_is(struct text);

/* Returns what stands behind the @ of an address. */
struct text mail_domain(struct text address);

/* Appends the mail. */
void mail_print(struct buf *, const struct mail *);

/* Appends it as an entry of a mailbox (mbox with ">From " for lines that begin like
 * the first line of an entry). */
void mail_print_mbox(struct buf *, const struct mail *);

#endif
