/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_CMD_PARSED_H
#define PERRON_CMD_PARSED_H

#include "cmd/command.h"

/* What cmd/ keeps of an invocation for itself. */
struct parsed {
	const struct option **option; /* all it takes, NULL-terminated */
	const char **value; /* of each, NULL when not given; of several the last */
	struct given { int option; const char *value; } *given; /* all, as they came */
	size_t ngiven;
	struct column *column; /* all of its output */
	size_t ncolumn;
	struct column *chosen_column; /* what the user wants, in his order */
	int *chosen;
	size_t nchosen;
	struct rows *rows;
	struct text *held; /* cells of a row of which only some are wanted */
	size_t next; /* operand */
	bool started, ended;
	struct lines input;
	size_t line; /* that the last value came from, 0: an operand */
	char *name; /* KIND-VERB */
};

/* The options that every command has (--help, --version), and those that
 * come with a flag; ended by a NULL name. */
extern const struct option options_always[], options_store[], options_law[], options_past[],
    options_rows[], options_writes[], options_explains[], options_paper[];

/* Fills parsed->option and parsed->column from the command's tables. */
void tables_gather(struct run *);

/* Takes the columns of --explain instead. */
void tables_explain(struct run *);

/* Prints --help, and the hidden --describe (cmd/help.c). */
void help_print(struct run *, struct buf *);
void help_describe(struct run *, struct buf *);

/* Writes to standard output, reporting a failure as coreutils do. */
bool output_write(const char *data, size_t size, void *run);

/* Prints the columns that there are (-o help). */
void output_columns(struct run *);

/* Closes standard output and reports a failure that only shows then. */
void output_close(struct run *);

#endif
