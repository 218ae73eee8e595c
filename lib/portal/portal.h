/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PERRON_PORTAL_PORTAL_H
#define PERRON_PORTAL_PORTAL_H

#include "store/store.h"
#include "verb/conduct.h"
#include "verb/filter.h"

/* The wing of the web portal: portal.db. */
extern const struct wing portal_wing;

/* What it does when its records change: conduct.c. */
extern const struct conduct portal_conduct[];

/* What its lists can be asked besides: shown.c. */
extern const struct filter portal_filters[];

/* Its kinds of record; the enums number their fields. */
extern const struct entity publication_entity;
enum publication_field {
	PUBLICATION_TITLE, PUBLICATION_TYPE, PUBLICATION_CATEGORY, PUBLICATION_AUTHORITY,
	PUBLICATION_STATE, PUBLICATION_PUBLISHED, PUBLICATION_EFFECT, PUBLICATION_PUBLISH_ON,
	PUBLICATION_ARCHIVE_ON, PUBLICATION_DELIBERATION, PUBLICATION_DECIDED,
	PUBLICATION_SUPERVISION, PUBLICATION_APPROVED, PUBLICATION_RULING,
	PUBLICATION_REGISTER, PUBLICATION_SUPERSEDES, PUBLICATION_CONSULTATION,
	PUBLICATION_TEXT, PUBLICATION_STAMP, PUBLICATION_STAMPED, PUBLICATION_FIELDS
};

#endif
