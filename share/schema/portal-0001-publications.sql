-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE publication (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"title" TEXT NOT NULL,
	"type" TEXT NOT NULL
		CHECK ("type" = 'notice' OR "type" = 'by-law' OR "type" = 'ordinance'
		OR "type" = 'other'),
	"category" TEXT,
	"authority" TEXT,
	"state" TEXT NOT NULL
		CHECK ("state" = 'private' OR "state" = 'proposed' OR "state" = 'planned'
		OR "state" = 'published' OR "state" = 'archived' OR "state" = 'unpublished'),
	"published" TEXT,
	"effect" TEXT,
	"publish-on" TEXT,
	"archive-on" TEXT,
	"deliberation" TEXT,
	"decided" TEXT,
	"supervision" TEXT,
	"approved" TEXT,
	"ruling" TEXT,
	"register" TEXT,
	"supersedes" INTEGER REFERENCES publication,
	"consultation" TEXT,
	"text" TEXT,
	"stamp" TEXT,
	"stamped" TEXT
) STRICT;
-- A publication has one successor.
CREATE UNIQUE INDEX publication_supersedes ON publication ("supersedes")
	WHERE "supersedes" IS NOT NULL;
