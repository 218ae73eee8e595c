-- SPDX-License-Identifier: EUPL-1.2
-- What is needed to tell whether a duty was done, and in which delay.

ALTER TABLE deliberation ADD COLUMN "entered" TEXT;
ALTER TABLE deliberation ADD COLUMN "registries" TEXT;

-- Other delays than the ordinary one, and what starts one anew.
ALTER TABLE adviser ADD COLUMN "urgent" INTEGER CHECK ("urgent" > 0);
ALTER TABLE adviser ADD COLUMN "extended" INTEGER CHECK ("extended" > 0);
ALTER TABLE adviser ADD COLUMN "restarts" TEXT;
ALTER TABLE advice ADD COLUMN "reason" TEXT;
