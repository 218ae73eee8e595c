/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_COMMAND_H
#define PERRON_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/lines.h"
#include "rec/entity.h"
#include "rec/rows.h"
#include "store/store.h"
#include "verb/conduct.h"
#include "verb/filter.h"

/*
 * A command is a table and a function.  The table gives parsing, --help,
 * --describe (completions, manual and tests ask it) and the columns of its
 * output; the function does the work and returns.
 */

struct option {
	const char *name; /* of --name */
	char letter;      /* of -l, or 0 */
	const char *arg;  /* what its value is called (DATE), NULL without one */
	const char *const *values; /* the words it takes, or NULL for any */
	const char *help; /* one line in English; N_() */
};

enum command_flag {
	COMMAND_STORE = 1 << 0,  /* works on a store: --store, and --at if it only reads */
	COMMAND_ROWS = 1 << 1,   /* prints rows: -o, --header, --json, --csv, ... */
	COMMAND_WRITES = 1 << 2, /* changes the store: --dry-run, --keep-going */
	COMMAND_LINES = 1 << 3,  /* on a terminal its rows are "name: value" lines */
	COMMAND_EXPLAINS = 1 << 4, /* answers by rules: --explain (cmd/answer.h) */
	COMMAND_FIELDS = 1 << 5, /* --help lists the fields of the kind */
	COMMAND_LAW = 1 << 9,    /* needs no store, but takes rules of law from one: --store */
	COMMAND_PAPER = 1 << 6,  /* prints papers: --format, --template (cmd/paper.h) */
	COMMAND_FILTERS = 1 << 7, /* takes the filters of the wing: --published */
	COMMAND_NOW = 1 << 8,    /* is about the store as it is: it takes no --at */
};

struct run;

struct command {
	const char *name;     /* day-add; the verb alone when it serves any kind */
	const char *brief;    /* what it does, one line in English; N_() */
	const char *operands; /* "STEP [DATE...]", NULL when it takes none */
	unsigned flags;
	const struct option *option; /* its own options, ended by a NULL name; or NULL */
	const struct column *column; /* of its output, ended by a NULL name; or NULL:
	                                id and the fields of the kind */
	/* Does the work: prints with run_rows(), reports with run_fail(). */
	void (*run)(struct run *);
};

/* One invocation. */
struct run {
	const struct command *command;
	const char *name;  /* of the command, for messages */
	const struct wing *wing;     /* of a verb: where it works, and on which kind */
	const struct entity *entity;
	const struct conduct *conduct; /* of the kinds, for verbs that write; or NULL */
	const struct filter *filter; /* of the kinds, with COMMAND_FILTERS; or NULL */
	char **operand;    /* those behind the options, NULL-terminated */
	size_t noperand;
	struct store store; /* opened by run_store() */
	struct err err;    /* for the functions that run() calls */
	struct arena arena; /* until the run ends */
	enum status status; /* the worst so far */
	struct parsed *parsed; /* cmd/ alone */
};

/* Runs a command: all of main().  Returns the exit status. */
int command_main(const struct command *, int argc, char **argv);

/* The same for a verb that serves any kind: the command is KIND-VERB. */
int kind_main(const struct command *, const struct wing *, const struct entity *,
    const struct conduct *, int argc, char **argv);

/* A wing, as the verbs that serve any kind need it. */
struct kind_wing {
	const struct wing *wing;       /* NULL behind the last */
	const struct conduct *conduct; /* what happens when its records change; NULL for
	                                  verbs that only read */
	const struct filter *filter;   /* what its lists can be asked besides, or NULL */
};

/* All of main() of a program that is many commands: it is the one that the name says
 * by which it was started, KIND-VERB, a kind of one of the wings and one of the VERBS
 * (NULL-terminated). */
int kinds_main(const struct kind_wing *, const struct command *const *verbs, int argc,
    char **argv);

/* Returns the value of an option that takes one ("" for one that does not),
 * NULL when it was not given. */
const char *option_value(const struct run *, const char *name);

/* The same for an option that may be given several times: its value of the N-th time,
 * from 0; NULL behind the last. */
const char *option_again(const struct run *, const char *name, size_t n);

/* Reads the value of an option as a whole number from LOW to HIGH; OR_ELSE
 * when it was not given, and reports what is none. */
int64_t option_number(struct run *, const char *name, int64_t low, int64_t high,
    int64_t or_else);

/* Reads the value of an option, or OR_ELSE when it was not given, as a size in
 * bytes, such as 500M; -1 after reporting that it is none. */
int64_t option_size(struct run *, const char *name, const char *or_else);

/* Prints run->err as "command: text", keeps the worst status, and clears it.
 * Returns false, so that a function can return it. */
bool run_fail(struct run *);

/* Refuses the invocation: the text, and a hint at --help. */
bool run_usage(struct run *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints "command: text" on standard error and changes nothing else. */
void run_tell(struct run *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says no: the status becomes STATUS_NO unless it is worse. */
void run_no(struct run *);

/* Opens the store that --store, PERRON_STORE or the home directory names, as
 * run->store, unless it is open; with --at, to be read as it stood then, and the clock
 * stops there.  False after reporting why not. */
bool run_store(struct run *);

/* The same for COMMAND_LAW: that there is no store in the home directory is no error. */
bool run_store_if_any(struct run *);

/* Appends the value of an option as an instant: a day is the authority's, its first
 * moment, or with END its last.  Nothing when the option was not given; false after
 * reporting that it is none. */
bool run_instant(struct run *, const char *option, bool end, struct buf *at);

/* Appends the directory of that store. */
void run_store_dir(struct run *, struct buf *);

/* Returns where the command's rows go, in the format and with the columns
 * that the user asked for; NULL after reporting why not.  Call it once; the
 * cells of the columns that were not asked for are given all the same and
 * dropped.  What is waiting is written when the run ends. */
struct rows *run_rows(struct run *);

/* Writes a text for people on standard output, as it is; false after reporting
 * why it could not. */
bool run_print(struct run *, const struct buf *text);

/* Returns the first option of those given that asks for rows (of a format, with a header,
 * of some columns), NULL when none was: for commands that can print something else. */
const char *run_rows_asked(const struct run *);

/* Returns how many columns the output may take: as COLUMNS says, or the
 * terminal; 0 for any number. */
size_t run_width(void);

/* For commands that fetch only what is asked for: the columns that the user
 * chose, as positions in the list of all (0 is the id of a kind, 1 its first
 * field); false after reporting why not.  run_rows_chosen() then takes the
 * cells of just these. */
bool run_chosen(struct run *, const int **position, size_t *count);
struct rows *run_rows_chosen(struct run *);

/* Returns the path; where it is "-", and a terminal is read, that is told. */
const char *run_file(struct run *, const char *path);

/* Puts the operands NAME=VALUE in front of the others, each in their order, and
 * returns how many they are. */
size_t run_pairs(struct run *);

/* Takes the next value: of the operands from FIRST on, else, when there are
 * none or the operand is "-", field 1 of the next line of standard input (the
 * "id" of a JSON line).  It lives until the run ends.  False at the end, and
 * after reporting an error. */
bool run_value(struct run *, size_t first, struct text *value);

/* Reads all the values at once, before anything is locked; *COUNT of them,
 * each with the place it came from ("stdin:12", one of several operands) or no place.
 * False after reporting an error. */
struct placed {
	struct text value, place;
};
bool run_values(struct run *, size_t first, struct placed **, size_t *count);

/* The same for the ids of records of the kind: when no operand names any and it is the
 * authority, of which a store has one, that one. */
bool run_ids(struct run *, size_t first, struct placed **, size_t *count);

/* Takes the next case, which has MOST values at most, into as many fields, those
 * behind them having no value: the operands all together or, when there are none
 * or "-" is the only one, the fields of the next line of standard input.  They
 * live until the run ends.  False at the end, and after reporting an error. */
bool run_case(struct run *, struct text *field, size_t most);

/* Puts the place of a value, if it has one, in front of run->err, unless that names it. */
void run_at(struct run *, struct text place);

/* Puts "stdin:12: " in front of run->err when the value taken last came from
 * there, else nothing; then as run_fail(). */
bool run_fail_here(struct run *);

#endif
