-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE notice (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"assembly" INTEGER NOT NULL REFERENCES assembly,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'deliberation' OR "kind" = 'meeting' OR "kind" = 'advice'),
	"on" TEXT NOT NULL,
	"condition" TEXT,
	"address" TEXT NOT NULL,
	"state" TEXT NOT NULL CHECK ("state" IN ('active', 'ended'))
) STRICT;

ALTER TABLE adviser ADD COLUMN "email" TEXT;

-- Up to which audit row, and up to which day for delays, was told: everybody (assembly 0,
-- no address), and those who were told of more when others could not be.
CREATE TABLE told (
	assembly INTEGER NOT NULL,
	address TEXT NOT NULL,
	seq INTEGER NOT NULL,
	day TEXT NOT NULL,
	PRIMARY KEY (assembly, address)
) STRICT, WITHOUT ROWID;
