-- SPDX-License-Identifier: EUPL-1.2
-- How points move, and when.

ALTER TABLE assembly ADD COLUMN "shortcuts" INTEGER CHECK ("shortcuts" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "waiting" TEXT;
ALTER TABLE assembly ADD COLUMN "validate-by" TEXT;
ALTER TABLE assembly ADD COLUMN "freeze-by" TEXT;
ALTER TABLE assembly ADD COLUMN "on-state" TEXT;
ALTER TABLE assembly ADD COLUMN "required" TEXT;
ALTER TABLE assembly ADD COLUMN "strict" INTEGER CHECK ("strict" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "holders" TEXT;
ALTER TABLE assembly ADD COLUMN "in-charge" TEXT;

-- A meeting may be in one state more, so that the table is made anew.
CREATE TABLE new_meeting (
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
		OR "state" = 'decided' OR "state" = 'decisions-published' OR "state" = 'closed'),
	"number" INTEGER CHECK ("number" > 0),
	"first-point" INTEGER CHECK ("first-point" > 0),
	"extraordinary" INTEGER CHECK ("extraordinary" IN (0, 1)),
	"convened" TEXT,
	"posted" TEXT,
	"drafts-online" TEXT,
	"papers" TEXT,
	"minutes" TEXT,
	"approved" TEXT,
	"remote" INTEGER CHECK ("remote" IN (0, 1)),
	"validate-by" TEXT,
	"freeze-by" TEXT,
	"external" TEXT,
	"pause" TEXT,
	"resume" TEXT,
	"pre-meeting" TEXT,
	"category" TEXT,
	"adopts-agenda-of" INTEGER REFERENCES meeting
) STRICT;
INSERT INTO new_meeting SELECT *, NULL, NULL, NULL, NULL, NULL FROM meeting;
DROP TABLE meeting;
ALTER TABLE new_meeting RENAME TO meeting;
CREATE INDEX meeting_date ON meeting ("date");

-- Headings and advices are acts too, so that the table is made anew.
CREATE TABLE new_deliberation (
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
	"state" TEXT NOT NULL CHECK ("state" <> ''),
	"assembly" INTEGER REFERENCES assembly,
	"classifier" TEXT,
	"all-groups" TEXT,
	"group-in-charge" TEXT,
	"committee" TEXT,
	"to-discuss" INTEGER CHECK ("to-discuss" IN (0, 1)),
	"poll" TEXT CHECK ("poll" = 'public' OR "poll" = 'secret' OR "poll" = 'none'),
	"author" TEXT,
	"preferred" INTEGER REFERENCES meeting,
	"handed" TEXT,
	"act" TEXT
		CHECK ("act" = 'decision' OR "act" = 'by-law' OR "act" = 'budget'
		OR "act" = 'accounts' OR "act" = 'minutes' OR "act" = 'candidates'
		OR "act" = 'nominations' OR "act" = 'availability' OR "act" = 'suspension'
		OR "act" = 'discipline' OR "act" = 'heading' OR "act" = 'information'
		OR "act" = 'advice' OR "act" = 'question'),
	"amount" INTEGER,
	"note" TEXT,
	"emergency" TEXT
		CHECK ("emergency" = 'asked' OR "emergency" = 'granted' OR "emergency" = 'refused'),
	"emergency-reason" TEXT,
	"completeness" TEXT
		CHECK ("completeness" = 'complete' OR "completeness" = 'incomplete'
		OR "completeness" = 'asked-again'),
	"predecessor" INTEGER REFERENCES deliberation,
	"send-to" INTEGER REFERENCES assembly,
	"recurring" INTEGER CHECK ("recurring" IN (0, 1)),
	"observations" TEXT,
	"publication" TEXT
		CHECK ("publication" = 'private' OR "publication" = 'in-project'
		OR "publication" = 'decision'),
	"publish-on" TEXT,
	"embargo" TEXT,
	"supervision" TEXT
		CHECK ("supervision" = 'annulment' OR "supervision" = 'approval'
		OR "supervision" = 'accounts' OR "supervision" = 'worship'
		OR "supervision" = 'cpas-budget'),
	"sent" TEXT,
	"received" TEXT,
	"extended" INTEGER CHECK ("extended" IN (0, 1)),
	"approved" TEXT,
	"copied" TEXT,
	"published" TEXT,
	"effect" TEXT,
	"initiator" TEXT,
	"tags" TEXT,
	"budget" TEXT,
	"follow-up" TEXT,
	"external" TEXT,
	"internal-number" TEXT,
	"taken-over-by" TEXT,
	"internal-note" TEXT,
	"marginal-note" TEXT,
	"committee-transcript" TEXT
) STRICT;
INSERT INTO new_deliberation SELECT *, NULL, NULL, NULL, NULL, NULL FROM deliberation;
DROP TABLE deliberation;
ALTER TABLE new_deliberation RENAME TO deliberation;
CREATE INDEX deliberation_meeting ON deliberation ("meeting", "number")
	WHERE "meeting" IS NOT NULL;
CREATE INDEX deliberation_reference ON deliberation ("reference")
	WHERE "reference" IS NOT NULL;
CREATE INDEX deliberation_preferred ON deliberation ("preferred")
	WHERE "preferred" IS NOT NULL;
-- Points that something has to be done about after the decision.
CREATE INDEX deliberation_duty ON deliberation ("meeting")
	WHERE "supervision" IS NOT NULL OR "act" = 'by-law' OR "embargo" IS NOT NULL;

CREATE INDEX deliberation_predecessor ON deliberation ("predecessor")
	WHERE "predecessor" IS NOT NULL;
CREATE INDEX deliberation_recurring ON deliberation ("assembly") WHERE "recurring" = 1;
