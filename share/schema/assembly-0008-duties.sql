-- SPDX-License-Identifier: EUPL-1.2
-- What is needed to tell whether a duty was done, and in which delay.

ALTER TABLE deliberation ADD COLUMN "entered" TEXT;
ALTER TABLE deliberation ADD COLUMN "registries" TEXT;

-- Other delays than the ordinary one, and what starts one anew.
ALTER TABLE adviser ADD COLUMN "urgent" INTEGER CHECK ("urgent" > 0);
ALTER TABLE adviser ADD COLUMN "extended" INTEGER CHECK ("extended" > 0);
ALTER TABLE adviser ADD COLUMN "restarts" TEXT;

-- The levels of an advice that is being written, and who holds them.
ALTER TABLE adviser ADD COLUMN "levels" TEXT;
ALTER TABLE adviser ADD COLUMN "holders" TEXT;

-- Its state may be one of them, so that the table is made anew.
CREATE TABLE new_advice (
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
	"state" TEXT NOT NULL CHECK ("state" <> ''),
	"unasked" INTEGER CHECK ("unasked" IN (0, 1)),
	"inherited" INTEGER REFERENCES advice,
	"confidential" INTEGER CHECK ("confidential" IN (0, 1)),
	"answer" TEXT,
	"reason" TEXT
) STRICT;
INSERT INTO new_advice SELECT *, NULL FROM advice;
DROP TABLE advice;
ALTER TABLE new_advice RENAME TO advice;
CREATE INDEX advice_deliberation ON advice ("deliberation");
CREATE INDEX advice_running ON advice ("adviser")
	WHERE "state" NOT IN ('given', 'invalidated', 'withdrawn');
