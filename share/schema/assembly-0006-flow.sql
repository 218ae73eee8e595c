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

ALTER TABLE meeting ADD COLUMN "pause" TEXT;
ALTER TABLE meeting ADD COLUMN "resume" TEXT;
ALTER TABLE meeting ADD COLUMN "pre-meeting" TEXT;
ALTER TABLE meeting ADD COLUMN "category" TEXT;
ALTER TABLE meeting ADD COLUMN "adopts-agenda-of" INTEGER REFERENCES meeting;

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
