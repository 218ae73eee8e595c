/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_DEADLINES_H
#define PERRON_CMD_DEADLINES_H

#include "assembly/duties.h"
#include "cmd/answer.h"

/* What the commands that list duties have in common: meeting-deadlines, duty-list. */
struct deadlines {
	struct answer answer;
	struct duties duties;
	struct db *db; /* NULL: there is nothing to do */
	bool ical;
};

/* --on, --duty and --ics, for the options of the command. */
#define DEADLINE_OPTIONS \
	{ .name = "on", .arg = "DATE", .help = N_("judge as of that day instead of today") }, \
	{ .name = "duty", .arg = "DUTY", .values = duty_names, .help = N_("only that duty") }, \
	DEADLINE_ICS
#define DEADLINE_ICS \
	{ .name = "ics", .help = N_("print a calendar (RFC 5545) instead of rows") }

/* Sets *ICAL to whether --ics was given; false after reporting that it goes with none of
 * the options that ask for rows. */
bool deadlines_ical(struct run *, bool *ical);

/* Prints the duties as a calendar; says no when one is missed. */
void deadlines_calendar(struct run *, struct duties *);

/* The columns of their output. */
extern const struct column deadline_columns[];

/* Reads the options, and opens the store; false after reporting why not.
 * deadlines_end() follows in any case. */
bool deadlines_begin(struct run *, struct deadlines *);

/* Prints the duties in their order; says no when one is missed. */
void deadlines_print(struct run *, struct deadlines *);

void deadlines_end(struct run *, struct deadlines *);

#endif
