-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE assembly (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"name" TEXT NOT NULL,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'council' OR "kind" = 'college' OR "kind" = 'cpas-council'
		OR "kind" = 'permanent-bureau' OR "kind" = 'police-council'
		OR "kind" = 'police-college' OR "kind" = 'general-assembly'
		OR "kind" = 'board'),
	"seats" INTEGER CHECK ("seats" > 0),
	"convocation-days" INTEGER CHECK ("convocation-days" >= 0),
	"reference-format" TEXT,
	"ordering" TEXT,
	"state" TEXT NOT NULL CHECK ("state" IN ('active', 'dissolved'))
) STRICT;

CREATE TABLE mandate (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"person" TEXT NOT NULL,
	"assembly" INTEGER NOT NULL REFERENCES assembly,
	"role" TEXT NOT NULL
		CHECK ("role" = 'mayor' OR "role" = 'alderman' OR "role" = 'president'
		OR "role" = 'cpas-president' OR "role" = 'councillor' OR "role" = 'member'
		OR "role" = 'director-general' OR "role" = 'finance-director'
		OR "role" = 'secretary'),
	"group" TEXT,
	"birth" TEXT,
	"order" INTEGER,
	"from" TEXT,
	"to" TEXT,
	"vote" INTEGER NOT NULL CHECK ("vote" IN (0, 1)),
	"state" TEXT NOT NULL
		CHECK ("state" = 'active' OR "state" = 'prevented' OR "state" = 'ended')
) STRICT;
CREATE INDEX mandate_assembly ON mandate ("assembly");

CREATE TABLE meeting (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"assembly" INTEGER NOT NULL REFERENCES assembly,
	"name" TEXT,
	"date" TEXT NOT NULL,
	"start" TEXT,
	"end" TEXT,
	"place" TEXT,
	"call" INTEGER NOT NULL CHECK ("call" BETWEEN 1 AND 3),
	"state" TEXT NOT NULL
		CHECK ("state" = 'created' OR "state" = 'frozen' OR "state" = 'published'
		OR "state" = 'decided' OR "state" = 'closed')
) STRICT;
CREATE INDEX meeting_date ON meeting ("date");

CREATE TABLE deliberation (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"title" TEXT NOT NULL,
	"category" TEXT,
	"group" TEXT,
	"privacy" TEXT NOT NULL CHECK ("privacy" IN ('public', 'secret')),
	"list" TEXT NOT NULL
		CHECK ("list" = 'normal' OR "list" = 'late' OR "list" = 'urgent'),
	"motivation" TEXT,
	"decision" TEXT,
	"meeting" INTEGER REFERENCES meeting,
	"number" INTEGER CHECK ("number" > 0),
	"reference" TEXT,
	"state" TEXT NOT NULL
		CHECK ("state" = 'draft' OR "state" = 'validated' OR "state" = 'presented'
		OR "state" = 'frozen' OR "state" = 'published' OR "state" = 'accepted'
		OR "state" = 'accepted-modified' OR "state" = 'refused'
		OR "state" = 'postponed' OR "state" = 'removed')
) STRICT;
CREATE INDEX deliberation_meeting ON deliberation ("meeting", "number")
	WHERE "meeting" IS NOT NULL;
CREATE INDEX deliberation_reference ON deliberation ("reference")
	WHERE "reference" IS NOT NULL;
