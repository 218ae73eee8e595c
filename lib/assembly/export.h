/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_ASSEMBLY_EXPORT_H
#define PERRON_ASSEMBLY_EXPORT_H

#include "assembly/extract.h"
#include "assembly/voting.h"
#include "paper/data.h"
#include "port/archive.h"
#include "rec/rows.h"

/* What leaves the house, made from an extract that is complete: the same extract
 * gives the same bytes. */
struct export {
	const struct extract *extract;
	const char *base; /* URL that the addresses of all objects begin with, or NULL */
	rows_sink *sink;  /* where the bytes go; the reason of a failure is its own to tell */
	void *arg;
	/* Is told what a rule refuses: it is left out, and the rest goes on.  Forgets
	 * the reason. */
	void (*refused)(struct err *, void *arg);
	/* For archives: makes the paper of a point of its data, in the form "text" or
	 * "pdf", which tells the day; false with the reason in ERR. */
	bool (*paper)(struct data *, const char *form, day_t, const struct redaction *,
	    struct buf *out, void *arg, struct err *);
	int spool; /* and an empty file, to put what is made by until all is there */
	void *tool; /* passed to refused and paper */
};

/*
 * The vote that decides a point of the extract, as deliberation-result(1) tells it:
 * counted is false when there is none.  One that cannot stand, for what voting_judge()
 * has against it or for want of a quorum, is none: REFUSED is told where and why, and
 * STANDS (may be NULL) is set to false.  False with the reason in ERR on any other
 * error.
 */
bool export_vote(const struct export *, int64_t meeting, int64_t deliberation,
    struct verdict *, bool *stands, struct err *);

/*
 * JSON Lines: a line for each record, of the kind that "record" names, with its id
 * and fields as NOUN-list --json prints them; kinds in such an order that what a
 * record names comes before it.  NOUN-new --from takes those of its own kind.
 * Lines for the files that are told follow.
 */
bool export_jsonl(const struct export *, struct err *);

/*
 * The deliberations that were adopted, by the schema of the French SCDL,
 * délibérations 2.1.5: one table, CSV.  Where it asks for what Belgium has not:
 * COLL_SIRET, fourteen digits, is the number of the enterprise (KBO/BCE, ten
 * digits) behind four zeros; DELIB_MATIERE_CODE is that with which the category
 * begins, if it does ("8.4 Urbanisme"), else 9.1, the other matters of a commune;
 * PREF_ID has no value.  The votes are those of export_vote(): all columns or, when
 * there is none, none of them (the members in office may be unknown).  Rows come
 * meeting by meeting.  False with the reason in ERR also when the store does not know
 * the number of the authority, which the schema requires.
 */
bool export_scdl(const struct export *, struct err *);

/*
 * OParl 1.1 objects, one a line of a JSON array: System, Body, Organization (an
 * assembly), Person with its Membership (a mandate), Meeting with its AgendaItems,
 * Paper with its Consultation (a deliberation).  The files of annexes are the
 * auxiliaryFiles of these two.  Needs a base.
 */
bool export_oparl(const struct export *, struct err *);

/*
 * A package (port/package.h) for an archive: README.txt, in French, tells whoever
 * opens it what it is; metadata.jsonl describes each decision in the terms of
 * Dublin Core; records.jsonl is export_jsonl(); decisions/ID.txt and .pdf are its
 * extract of the register (template extract) in two forms; attachments/ID/POSITION-NAME
 * are the files that are told.
 *
 * A decision has its text alone, in ID.txt, when no extract can be made of it: it has
 * no meeting; a vote on it cannot stand, which REFUSED is told; for the public also when
 * it is of the closed part (its embargo is over), or decided and shown as a draft.
 */
bool export_archive(const struct export *, enum packing, struct err *);

/* Is it the name of a member of such a package: relative, and without a part that
 * is empty, "." or ".."? */
bool export_is_member(const char *name);
#define EXPORT_MARK "perron-archive"

#endif
