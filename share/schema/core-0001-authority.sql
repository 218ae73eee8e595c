-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE authority (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"name" TEXT NOT NULL,
	"kind" TEXT NOT NULL
		CHECK ("kind" IN ('commune', 'cpas', 'police-zone', 'intercommunale')),
	"ins" TEXT,
	"kbo" TEXT,
	"timezone" TEXT NOT NULL,
	"language" TEXT NOT NULL CHECK ("language" IN ('fr', 'nl', 'de', 'en'))
) STRICT;
