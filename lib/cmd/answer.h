/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_ANSWER_H
#define PERRON_CMD_ANSWER_H

#include "cmd/command.h"
#include "law/rule.h"

/*
 * The frame of the commands that answer by rules of law (COMMAND_EXPLAINS):
 * the rules, the trace, and rows that hold the answers or, with --explain, the
 * steps to them.
 */
struct answer {
	struct rules rules;
	struct trace trace;
	struct rows *rows;
	bool explained;
};

/* Loads the table of rules, unless it is NULL (who judges has them), and begins the
 * rows; false after reporting why not.  answer_end() follows in any case.  A command
 * that works on a store has opened it. */
bool answer_begin(struct run *, struct answer *, const char *table);

/* Loads a table of rules with those that the authority of the store, if there is one,
 * has of its own; false with the reason in run->err. */
bool run_rules(struct run *, struct rules *, const char *table);

/* Loads a set of holidays ("legal" when it is NULL) with those that the authority of the
 * store, if there is one, has set; false with the reason in run->err. */
struct calendar;
bool run_calendar(struct run *, struct calendar *, const char *set, const char *language);

/* Returns --rule or, without it, the kind that the law has for the authority: that of the
 * commune, also where there is no store, or that of the CPAS in the store of one.  NULL
 * after reporting that for another authority no rule is known, so that one has to be
 * named. */
const char *answer_kind(struct run *, const char *of_commune, const char *of_cpas);

/* Does the rule, which the law has for communes, hold for the authority whose store there
 * is: is it a commune, or has it set the rule itself?  False with the reason in run->err;
 * where there is no store the question is about a commune. */
bool answer_holds(struct run *, const struct rule *);

/* Finishes a case: reports what went wrong unless GOOD, prints its steps when
 * these are asked for, and forgets them.  True when the caller is to print the
 * row of the answer. */
bool answer_row(struct run *, struct answer *, bool good);

/* For commands that know all their answers before they print the first: prints COUNT
 * steps of the trace, from the one at FIRST on. */
void answer_steps(struct answer *, size_t first, size_t count);

void answer_end(struct run *, struct answer *);

/* Reads the field as a whole number from LOW to HIGH; the error begins with
 * its name. */
bool case_number(const char *name, struct text, int64_t low, int64_t high, int64_t *,
    struct err *);

/* Reads the field as a day, DAY_NONE when it has no value; the error begins
 * with its name. */
bool case_day(const char *name, struct text, day_t *, struct err *);

/* Returns the legal day that the question is about: --on, else today for the authority
 * whose store there is, or in Belgium where there is none; DAY_NONE after reporting that it
 * is none. */
day_t answer_on(struct run *);

/* The same where there is a store. */
day_t answer_today(struct run *);

/* Reads an option that is a day; DAY_NONE when it was not given.  False after
 * reporting that it is none. */
bool answer_day(struct run *, const char *option, day_t *day);

/* Appends the day as a cell; no value for DAY_NONE. */
void answer_put_day(struct rows *, day_t);

/* --on, for the options of the command. */
#define OPTION_ON { .name = "on", .arg = "DATE", \
	.help = N_("judge by the rules of that day instead of today's") }

#endif
