-- SPDX-License-Identifier: EUPL-1.2
-- Which voters the minutes name, in what order of precedence; votes by name that members
-- asked for, and members who are not found when they are called.

ALTER TABLE assembly ADD COLUMN "names" TEXT;
ALTER TABLE assembly ADD COLUMN "names-limit" INTEGER CHECK ("names-limit" > 0);

ALTER TABLE deliberation ADD COLUMN "supervises" TEXT CHECK ("supervises" = 'cpas');

ALTER TABLE attendance ADD COLUMN "order" INTEGER CHECK ("order" > 0);

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
