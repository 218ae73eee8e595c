-- SPDX-License-Identifier: EUPL-1.2
-- What every wing has under its kinds of record: see perron-store(5).

CREATE TABLE audit (
	seq INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	command TEXT NOT NULL,
	change TEXT NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE attachment (
	record INTEGER NOT NULL,
	position INTEGER NOT NULL CHECK (position > 0),
	name TEXT NOT NULL CHECK (name <> ''),
	size INTEGER NOT NULL CHECK (size >= 0),
	sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
	PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
	words, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('pgsz', 8100);
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
