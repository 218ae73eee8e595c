-- SPDX-License-Identifier: EUPL-1.2
-- Which voters the minutes name, in what order of precedence; votes by name that members
-- asked for, and members who are not found when they are called.

ALTER TABLE assembly ADD COLUMN "names" TEXT;
ALTER TABLE assembly ADD COLUMN "names-limit" INTEGER CHECK ("names-limit" > 0);

ALTER TABLE deliberation ADD COLUMN "supervises" TEXT CHECK ("supervises" = 'cpas');

-- A member may be represented by another, too.
CREATE TABLE new_attendance (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"meeting" INTEGER NOT NULL REFERENCES meeting,
	"mandate" INTEGER NOT NULL REFERENCES mandate,
	"presence" TEXT NOT NULL
		CHECK ("presence" = 'present' OR "presence" = 'excused' OR "presence" = 'absent'
		OR "presence" = 'not-taking-part' OR "presence" = 'conflict'
		OR "presence" = 'replaced' OR "presence" = 'represented'),
	"from" INTEGER REFERENCES deliberation,
	"until" INTEGER REFERENCES deliberation,
	"replaced-by" INTEGER REFERENCES mandate,
	"position" TEXT,
	"signs" INTEGER CHECK ("signs" > 0),
	"reason" TEXT,
	"order" INTEGER CHECK ("order" > 0)
) STRICT;
INSERT INTO new_attendance (id, audit, "meeting", "mandate", "presence", "from", "until",
	"replaced-by", "position", "signs", "reason")
SELECT id, audit, "meeting", "mandate", "presence", "from", "until", "replaced-by",
	"position", "signs", "reason"
FROM attendance;
DROP TABLE attendance;
ALTER TABLE new_attendance RENAME TO attendance;
CREATE INDEX attendance_meeting ON attendance ("meeting");

ALTER TABLE vote ADD COLUMN "demanded" INTEGER CHECK ("demanded" > 0);

CREATE TABLE new_ballot (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"vote" INTEGER NOT NULL REFERENCES vote,
	"mandate" INTEGER NOT NULL REFERENCES mandate,
	"value" TEXT NOT NULL
		CHECK ("value" = 'yes' OR "value" = 'no' OR "value" = 'abstain'
		OR "value" = 'not-voting' OR "value" = 'not-found')
) STRICT;
INSERT INTO new_ballot (id, audit, "vote", "mandate", "value")
SELECT id, audit, "vote", "mandate", "value" FROM ballot;
DROP TABLE ballot;
ALTER TABLE new_ballot RENAME TO ballot;
CREATE INDEX ballot_vote ON ballot ("vote");
