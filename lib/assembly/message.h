/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_MESSAGE_H
#define PERRON_ASSEMBLY_MESSAGE_H

#include "assembly/noticing.h"
#include "law/calendar.h"
#include "law/rule.h"
#include "paper/data.h"
#include "paper/redact.h"

/*
 * What a mail about what happened is made of: the data of its template
 * (perron-template(5) has the names), in the language of the authority.  A mail leaves
 * the house: what is marked in a title is masked, and of a point of the closed part
 * nothing is told but its id and number, and the states that it came to.
 */
struct message {
	struct db *db;
	const struct authority *authority;
	day_t today;
	struct rules rules;
	struct days_off off;
	struct redaction redaction;
	struct arena arena;
};

/* Begins messages from that database; false with the reason in ERR.  message_end()
 * follows in any case. */
bool message_begin(struct message *, struct db *, const struct authority *, day_t today,
    struct err *);
void message_end(struct message *);

/* Returns the data of the message that has what happened from FIRST to before END, in
 * the arena; NULL with the reason in ERR. */
struct data *message_data(struct message *, const struct noticing *, size_t first, size_t end,
    struct err *);

/* Appends what no other message is called: "1-7.A-2026-00001.4f0c..." tells the audit
 * rows, the assembly, and by a hash the store and the address. */
void message_id(struct buf *, const struct noticing *, size_t first, size_t end);

#endif
