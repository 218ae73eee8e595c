-- SPDX-License-Identifier: EUPL-1.2
-- How assemblies work, who sits, votes, advises and signs.

ALTER TABLE assembly ADD COLUMN "levels" TEXT;
ALTER TABLE assembly ADD COLUMN "meeting-states" TEXT;
ALTER TABLE assembly ADD COLUMN "on-step" TEXT;
ALTER TABLE assembly ADD COLUMN "groups" TEXT;
ALTER TABLE assembly ADD COLUMN "categories" TEXT;
ALTER TABLE assembly ADD COLUMN "classifiers" TEXT;
ALTER TABLE assembly ADD COLUMN "committees" TEXT;
ALTER TABLE assembly ADD COLUMN "yearly" INTEGER CHECK ("yearly" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "final" INTEGER CHECK ("final" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "carries" TEXT;

ALTER TABLE mandate ADD COLUMN "address" TEXT;
ALTER TABLE mandate ADD COLUMN "external" TEXT;

ALTER TABLE meeting ADD COLUMN "number" INTEGER CHECK ("number" > 0);
ALTER TABLE meeting ADD COLUMN "first-point" INTEGER CHECK ("first-point" > 0);
ALTER TABLE meeting ADD COLUMN "extraordinary" INTEGER CHECK ("extraordinary" IN (0, 1));
ALTER TABLE meeting ADD COLUMN "convened" TEXT;
ALTER TABLE meeting ADD COLUMN "posted" TEXT;
ALTER TABLE meeting ADD COLUMN "drafts-online" TEXT;
ALTER TABLE meeting ADD COLUMN "papers" TEXT;
ALTER TABLE meeting ADD COLUMN "minutes" TEXT;
ALTER TABLE meeting ADD COLUMN "approved" TEXT;
ALTER TABLE meeting ADD COLUMN "remote" INTEGER CHECK ("remote" IN (0, 1));
ALTER TABLE meeting ADD COLUMN "validate-by" TEXT;
ALTER TABLE meeting ADD COLUMN "freeze-by" TEXT;
ALTER TABLE meeting ADD COLUMN "external" TEXT;

-- A point may be in more states than before, and in those that its assembly
-- has named, so that its table is made anew.
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
		OR "act" = 'discipline' OR "act" = 'information'),
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
	"external" TEXT
) STRICT;
INSERT INTO new_deliberation (id, audit, "title", "category", "group", "privacy", "list",
	"motivation", "decision", "meeting", "number", "reference", "state")
SELECT id, audit, "title", "category", "group", "privacy", "list",
	"motivation", "decision", "meeting", "number", "reference", "state"
FROM deliberation;
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

CREATE TABLE signatory (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"assembly" INTEGER NOT NULL REFERENCES assembly,
	"mandate" INTEGER NOT NULL REFERENCES mandate,
	"number" INTEGER NOT NULL CHECK ("number" > 0),
	"title" TEXT,
	"from" TEXT,
	"to" TEXT
) STRICT;

CREATE TABLE attendance (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"meeting" INTEGER NOT NULL REFERENCES meeting,
	"mandate" INTEGER NOT NULL REFERENCES mandate,
	"presence" TEXT NOT NULL
		CHECK ("presence" = 'present' OR "presence" = 'excused' OR "presence" = 'absent'
		OR "presence" = 'not-taking-part' OR "presence" = 'conflict'
		OR "presence" = 'replaced'),
	"from" INTEGER REFERENCES deliberation,
	"until" INTEGER REFERENCES deliberation,
	"replaced-by" INTEGER REFERENCES mandate,
	"position" TEXT,
	"signs" INTEGER CHECK ("signs" > 0),
	"reason" TEXT
) STRICT;
CREATE INDEX attendance_meeting ON attendance ("meeting");

CREATE TABLE vote (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"deliberation" INTEGER NOT NULL REFERENCES deliberation,
	"label" TEXT,
	"rule" TEXT
		CHECK ("rule" = 'council' OR "rule" = 'college' OR "rule" = 'cpas'
		OR "rule" = 'two-thirds' OR "rule" = 'confidence'),
	"poll" TEXT NOT NULL CHECK ("poll" = 'public' OR "poll" = 'secret'),
	"linked" INTEGER CHECK ("linked" IN (0, 1)),
	"yes" INTEGER CHECK ("yes" >= 0),
	"no" INTEGER CHECK ("no" >= 0),
	"abstain" INTEGER CHECK ("abstain" >= 0),
	"blank" INTEGER CHECK ("blank" >= 0),
	"invalid" INTEGER CHECK ("invalid" >= 0),
	"tie" INTEGER CHECK ("tie" > 0),
	"urgent" INTEGER CHECK ("urgent" IN (0, 1))
) STRICT;
CREATE INDEX vote_deliberation ON vote ("deliberation");

CREATE TABLE ballot (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"vote" INTEGER NOT NULL REFERENCES vote,
	"mandate" INTEGER NOT NULL REFERENCES mandate,
	"value" TEXT NOT NULL
		CHECK ("value" = 'yes' OR "value" = 'no' OR "value" = 'abstain'
		OR "value" = 'not-voting')
) STRICT;
CREATE INDEX ballot_vote ON ballot ("vote");

CREATE TABLE adviser (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"assembly" INTEGER NOT NULL REFERENCES assembly,
	"name" TEXT NOT NULL,
	"condition" TEXT,
	"legality" INTEGER CHECK ("legality" IN (0, 1)),
	"mandatory" INTEGER CHECK ("mandatory" IN (0, 1)),
	"delay" INTEGER CHECK ("delay" > 0),
	"unit" TEXT CHECK ("unit" = 'calendar' OR "unit" = 'working'),
	"alert" INTEGER CHECK ("alert" >= 0),
	"giveable" TEXT,
	"invalidates" TEXT,
	"state" TEXT NOT NULL CHECK ("state" IN ('active', 'ended'))
) STRICT;

CREATE TABLE advice (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"deliberation" INTEGER NOT NULL REFERENCES deliberation,
	"adviser" INTEGER NOT NULL REFERENCES adviser,
	"automatic" INTEGER CHECK ("automatic" IN (0, 1)),
	"mandatory" INTEGER CHECK ("mandatory" IN (0, 1)),
	"term" TEXT CHECK ("term" = 'urgent' OR "term" = 'extended'),
	"delay" INTEGER CHECK ("delay" > 0),
	"unit" TEXT CHECK ("unit" = 'calendar' OR "unit" = 'working'),
	"alert" INTEGER CHECK ("alert" >= 0),
	"started" TEXT,
	"stopped" TEXT,
	"given" TEXT,
	"opinion" TEXT
		CHECK ("opinion" = 'positive' OR "opinion" = 'positive-with-comments'
		OR "opinion" = 'positive-with-remarks'
		OR "opinion" = 'positive-after-modification' OR "opinion" = 'cautious'
		OR "opinion" = 'negative' OR "opinion" = 'negative-with-remarks'
		OR "opinion" = 'back-to-author' OR "opinion" = 'nil' OR "opinion" = 'read'),
	"comment" TEXT,
	"state" TEXT NOT NULL
		CHECK ("state" = 'asked' OR "state" = 'given' OR "state" = 'asked-again'
		OR "state" = 'invalidated' OR "state" = 'withdrawn')
) STRICT;
CREATE INDEX advice_deliberation ON advice ("deliberation");
CREATE INDEX advice_running ON advice ("adviser") WHERE "state" IN ('asked', 'asked-again');
