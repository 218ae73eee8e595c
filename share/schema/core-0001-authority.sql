-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE authority (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"name" TEXT NOT NULL,
	"kind" TEXT NOT NULL
		CHECK ("kind" = 'commune' OR "kind" = 'cpas' OR "kind" = 'police-zone'
		OR "kind" = 'intercommunale'),
	"ins" TEXT,
	"kbo" TEXT,
	"timezone" TEXT NOT NULL,
	"language" TEXT NOT NULL
		CHECK ("language" = 'fr' OR "language" = 'nl' OR "language" = 'de'
		OR "language" = 'en')
) STRICT;
