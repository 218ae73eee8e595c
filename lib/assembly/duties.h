/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_DUTIES_H
#define PERRON_ASSEMBLY_DUTIES_H

#include "assembly/assembly.h"
#include "law/calendar.h"
#include "law/rule.h"

/*
 * The duties of meetings, of their points, of assemblies and of the people: what has to be
 * done by which day, by which rule, and whether it was.  Each is judged by the rule that
 * holds on the day of the meeting (of receipt, of publication); where no rule is known for
 * that day there is no duty to tell.
 */

/* What they are called, NULL-terminated, in the order in which they fall due:
 *
 * validate-by         the points for it are validated
 * freeze-by           its agenda is settled
 * convocation         its members have the convocation (CDLD L1122-13, L1123-21)
 * notice              the public has it too (L1122-14)
 * agenda              they have a point that was put on the agenda after they were convened,
 *                     and is neither late nor urgent (L1122-13, L1122-24)
 * papers              its members have those of budget and accounts (L1122-23)
 * minutes             those of the last meeting are at their disposal (L1122-16)
 * notes, drafts       each point has a synthesis note, each to decide a draft
 *                     (L1122-13): one duty when all have, else one for each that has not
 * member-points       members hand in the points of their own (L1122-24)
 * drafts-online       the drafts are on the web site (L3221-4)
 * advice              an adviser gives an advice that runs (advising.h)
 * approval            those minutes are approved, if need be in silence (L1122-16)
 * copies              copies of a by-law go to the provincial college (L1122-32)
 * registries          and to the registries of the courts, at once (L1122-32); no day is set
 * sending             an act goes to the authority that supervises it (L3122-2, L3132-1)
 * supervision         the term of that authority ends
 * publication         a by-law is published (L1133-1); no day is set for it
 * effect              a published by-law begins to bind (L1133-2)
 * embargo             a closed point is kept secret until then (L1122-29)
 * sessions            an assembly has met as often as it must: a council ten times a year
 *                     (L1122-11), that of a CPAS once a month (LO CPAS art. 29)
 * mandate, signatory  the mandate of a person ends, or the right to sign
 */
extern const char *const duty_names[];

/* What each means, one line in English; N_(). */
extern const char *const duty_helps[];

enum duty_met { DUTY_OPEN, DUTY_MET, DUTY_MISSED };
extern const char *const duty_met_words[]; /* open, yes, no */

struct duty {
	int name;            /* position in duty_names */
	day_t date;          /* its last day; DAY_NONE: none is set */
	struct text time;    /* and the hour of that (HH:MM), or no value */
	int64_t subject;     /* the meeting, the point, the advice, the assembly, the mandate ... */
	struct text what;    /* what that is called */
	bool secret;         /* about a point of the closed part */
	enum duty_met met;
	const struct rule *rule; /* that sets it */
	const char *certainty;   /* of the least sure of all that led there */
	size_t first, count;     /* these, in the trace; when it was asked for */
};

struct duties {
	day_t on;          /* the day as of which it is judged */
	day_t from, until; /* only those whose day is from there to there; DAY_NONE: any */
	bool open;         /* only those about which something can still be done */
	int only;          /* only this name; -1: any */
	const struct rules *rules;
	struct trace *trace;
	bool explain;      /* keep the steps of all in the trace */
	struct duty *duty; /* answer: in the order of their days */
	size_t count;
	struct days_off off, advice_off;
	struct arena arena;
};

/* Adds the duties of the meeting and of its points; with ID_NONE, of all meetings, of
 * the assemblies and of the people.  duties_release() follows in any case. */
bool duties_read(struct duties *, struct db *, int64_t meeting, struct err *);

/* Judges the advice and adds its duty, if it has one. */
struct advised;
bool duties_add_advice(struct duties *, struct advised *, struct err *);

/* Puts them in order: by their days, those without at the end. */
void duties_sort(struct duties *);

void duties_release(struct duties *);

#endif
