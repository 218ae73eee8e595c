-- SPDX-License-Identifier: EUPL-1.2
-- How points move, and when.

ALTER TABLE assembly ADD COLUMN "shortcuts" INTEGER CHECK ("shortcuts" IN (0, 1));
ALTER TABLE assembly ADD COLUMN "waiting" TEXT;
