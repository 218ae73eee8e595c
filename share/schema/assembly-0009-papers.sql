-- SPDX-License-Identifier: EUPL-1.2
-- Whether what had to be done after a decision was done.

ALTER TABLE deliberation ADD COLUMN "followed" TEXT;
