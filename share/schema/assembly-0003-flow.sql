-- SPDX-License-Identifier: EUPL-1.2
-- How points move, and when.

ALTER TABLE assembly ADD COLUMN "shortcuts" INTEGER CHECK ("shortcuts" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "waiting" TEXT;
ALTER TABLE assembly ADD COLUMN "validate-by" TEXT;
ALTER TABLE assembly ADD COLUMN "freeze-by" TEXT;

ALTER TABLE meeting ADD COLUMN "pause" TEXT;
ALTER TABLE meeting ADD COLUMN "resume" TEXT;
ALTER TABLE meeting ADD COLUMN "pre-meeting" TEXT;
ALTER TABLE meeting ADD COLUMN "category" TEXT;
ALTER TABLE meeting ADD COLUMN "adopts-agenda-of" INTEGER REFERENCES meeting;
