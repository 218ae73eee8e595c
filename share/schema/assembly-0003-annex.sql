-- SPDX-License-Identifier: EUPL-1.2
-- What belongs to points, meetings and advices, and who may see it.

CREATE TABLE annex (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"deliberation" INTEGER REFERENCES deliberation,
	"meeting" INTEGER REFERENCES meeting,
	"advice" INTEGER REFERENCES advice,
	"title" TEXT NOT NULL,
	"type" TEXT,
	"part" TEXT CHECK ("part" = 'point' OR "part" = 'decision'),
	"order" INTEGER CHECK ("order" > 0),
	"to-print" INTEGER CHECK ("to-print" IN (0, 1)),
	"to-sign" INTEGER CHECK ("to-sign" IN (0, 1)),
	"signed" TEXT,
	"publishable" INTEGER CHECK ("publishable" IN (0, 1)),
	"confidential" INTEGER CHECK ("confidential" IN (0, 1)),
	"state" TEXT NOT NULL CHECK ("state" = 'active' OR "state" = 'withdrawn'),
	"scan" TEXT,
	"external" TEXT
) STRICT;
CREATE INDEX annex_deliberation ON annex ("deliberation");
