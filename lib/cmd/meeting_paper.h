/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_MEETING_PAPER_H
#define PERRON_CMD_MEETING_PAPER_H

#include "assembly/papers.h"
#include "cmd/paper.h"

/* The frame of the commands that print papers of meetings: what is read for them
 * and what is to be printed, together at the end or not at all. */
struct meeting_paper {
	struct run *run;
	struct db *db;
	struct papers papers;
	struct sitting **sitting; /* that were read */
	size_t nsitting;
	struct data **data; /* of each paper */
	size_t ndata;
};

/* --on, the day that the paper says it is. */
#define OPTION_TODAY { .name = "on", .arg = "DATE", \
	.help = N_("the day that stands on the paper, instead of today") }

/* --urgent, for meeting_paper_convene(). */
#define OPTION_URGENT { .name = "urgent", \
	.help = N_("call it in less time than the law asks for too, and say so") }

/* Opens the store and begins papers of that audience; false after reporting why
 * not.  meeting_paper_end() follows in any case. */
bool meeting_paper_begin(struct run *, struct meeting_paper *, enum audience);

/* Returns the sitting of the meeting, which lives until the end; NULL with the
 * reason in run->err. */
const struct sitting *meeting_paper_sitting(struct meeting_paper *, int64_t meeting);

/* Is there time to call the meeting, if its members receive the convocation today, or
 * did on the day that the meeting tells?  The papers say that it is urgent when not,
 * and --urgent was given; else false, with the reason in run->err: STATUS_NO. */
bool meeting_paper_convene(struct meeting_paper *, const struct sitting *);

/* Takes the data of a paper; NULL, with the reason in run->err, is passed on as
 * false. */
bool meeting_paper_add(struct meeting_paper *, struct data *);

/* Adds the papers of each record that operands or standard input name; false after
 * reporting the first that cannot be. */
bool meeting_paper_each(struct meeting_paper *, bool (*add)(struct meeting_paper *,
    int64_t id));

/* Fills in the template of that name with what was added, and appends it or prints
 * it; false after reporting why not. */
bool meeting_paper_make(struct meeting_paper *, const char *name, struct buf *out);
void meeting_paper_print(struct meeting_paper *, const char *name);

void meeting_paper_end(struct meeting_paper *);

/* Adds the paper of the meeting as a whole. */
bool meeting_paper_whole(struct meeting_paper *, int64_t meeting);

#endif
