/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_PAPER_H
#define PERRON_CMD_PAPER_H

#include "base/date.h"
#include "cmd/command.h"
#include "paper/data.h"
#include "paper/redact.h"

/* What the commands that print papers (COMMAND_PAPER) have in common. */

/*
 * Fills in the template of that name, once with each of the data, and appends
 * the paper that they make together, in the form that --format asks for.  The
 * template is that of --template, else NAME.md in the templates/ of the store,
 * else the shipped one of the language of the authority; and so are those that
 * it includes, which are looked for beside it first.
 *
 * DAY is the day of the paper, which PDF files tell.  Nothing is appended when
 * something that was masked survives in it.  False with the reason in run->err.
 */
bool paper_make(struct run *, const char *name, struct data *const *data, size_t count,
    day_t day, const struct redaction *, struct buf *out);

/* The same in that form (text, html, pdf), whatever --format and the terminal say: for
 * papers that are to be kept. */
bool paper_make_as(struct run *, const char *form, const char *name,
    struct data *const *data, size_t count, day_t day, const struct redaction *,
    struct buf *out);

/* The same as text, and its title (the footer) apart: for mails, of which that is the
 * subject. */
bool paper_mail(struct run *, const char *name, struct data *, day_t day,
    const struct redaction *, struct buf *title, struct buf *out);

/* Is there a form that cannot be printed where the output goes?  Says so. */
bool paper_refuse(struct run *);

#endif
