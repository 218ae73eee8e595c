/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_IMPORT_H
#define PERRON_ASSEMBLY_IMPORT_H

#include "assembly/assembly.h"
#include "store/writer.h"
#include "verb/input.h"

/*
 * The agendas of municipal councils as others publish them, brought into the
 * store of one commune: its council, its meetings, their points.
 *
 * A file has a line for each point.  Time 00:00 is an hour that is not known.
 * "Projet de décision" is a point that is published, "Décision" one that is
 * accepted; without either it is published.
 *
 * A meeting of the store is the one of the line when council, date, start and
 * name are the same.  A line that names no meeting belongs to the one that has
 * no name at that date and time, else to the only one there is then, else to a
 * new one without name.  Within a meeting, a deliberation is the one of the
 * line when number and title are the same, else when the title is, else when
 * the number is; what stands in the store alone is left alone.
 *
 * The file is right about title, matter and number, where it gives one.  States
 * only go forward: what was decided in the store stays decided.
 */

/* A line of such a file: what input_begin_foreign() is to read. */
extern const struct entity agenda_line_entity;

/* What the import did to a record. */
struct imported {
	const struct entity *entity;
	int64_t id;
	bool made; /* or else changed */
	struct text number, title;
};

struct import {
	struct imported *done;
	size_t ndone;
	size_t npoint;  /* lines of the commune */
	struct import_line *line;
	struct import_meeting *meeting;
	size_t nmeeting;
	struct arena arena;
};

/* Takes a line, when it is one of the commune; false with the reason in ERR. */
bool import_take(struct import *, const struct brought *, const char *ins, struct err *);

/* Stores what was taken, and tells in done[] which records it made or changed:
 * the council, meetings, deliberations in the order of the lines. */
bool import_store(struct import *, struct writer *, const struct authority *,
    struct err *);

void import_release(struct import *);

#endif
