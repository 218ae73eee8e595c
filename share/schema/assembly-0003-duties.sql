-- SPDX-License-Identifier: EUPL-1.2
-- What is needed to tell whether a duty was done.

ALTER TABLE deliberation ADD COLUMN "entered" TEXT;
ALTER TABLE deliberation ADD COLUMN "registries" TEXT;
