/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_BASE_ERR_H
#define PERRON_BASE_ERR_H

#include <libintl.h>
#include <stdbool.h>

/* Text for people goes through the catalogue: _() where it is printed, N_()
 * where a table holds it. */
#define _(text) gettext(text)
#define N_(text) text

/* How things went, from best to worst; the numbers are the exit status of
 * every command (perron(7), EXIT STATUS). */
enum status {
	STATUS_DONE = 0,   /* done, or yes */
	STATUS_NO = 1,     /* nothing found, or a rule refuses */
	STATUS_BAD = 2,    /* usage, bad data, input or output */
	STATUS_AGAIN = 75, /* locked, full, out of memory: try again */
};

/*
 * What went wrong, told from the inside out: the function that fails sets it,
 * those above add the place in front.  Zero-initialise it.
 */
struct err {
	enum status status;
	char *text; /* "subject: reason", or NULL while all is well */
};

/* Sets STATUS and the text, unless one is set already: the first cause is the
 * one to tell.  Returns false, so that a function can return it. */
bool err_set(struct err *, enum status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, with ": " and the system's word for errno behind the text; the
 * status follows from errno (no space and no memory are STATUS_AGAIN). */
bool err_system(struct err *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts the place in front of a text that is set: "place: text". */
void err_at(struct err *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forgets what was set and gives its memory back. */
void err_clear(struct err *);

/* Returns the worse of the two. */
enum status status_worse(enum status, enum status);

#endif
