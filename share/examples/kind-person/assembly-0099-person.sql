-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"name" TEXT NOT NULL,
	"birth" TEXT,
	"language" TEXT CHECK ("language" IN ('fr', 'nl', 'de')),
	"note" TEXT,
	"state" TEXT NOT NULL CHECK ("state" IN ('active', 'left'))
) STRICT;
