-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE rule (
	id INTEGER PRIMARY KEY,
	audit INTEGER NOT NULL,
	"rule" TEXT NOT NULL,
	"from" TEXT NOT NULL,
	"to" TEXT,
	"value" TEXT NOT NULL,
	"unit" TEXT,
	"article" TEXT,
	"source" TEXT NOT NULL,
	"certainty" TEXT NOT NULL
		CHECK ("certainty" = 'text' OR "certainty" = 'secondary'
		OR "certainty" = 'unverified'),
	"note" TEXT,
	"least" INTEGER
) STRICT;
