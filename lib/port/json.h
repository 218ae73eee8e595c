/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORT_JSON_H
#define PERRON_PORT_JSON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* One JSON object of a line, read by jansson, as names and texts. */
struct json_pair {
	struct text name, value;
};

/* Reads an object of strings, numbers, booleans (yes and no) and null (no
 * value).  Returns how many pairs it has and where they are, owned by the
 * arena; -1 with the reason in ERR when the line is anything else. */
int json_object_read(struct text line, struct json_pair **, struct arena *, struct err *);

#endif
