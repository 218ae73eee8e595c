-- SPDX-License-Identifier: EUPL-1.2

ALTER TABLE advice ADD COLUMN "unasked" INTEGER CHECK ("unasked" IN (0, 1));
ALTER TABLE advice ADD COLUMN "inherited" INTEGER REFERENCES advice;
ALTER TABLE advice ADD COLUMN "confidential" INTEGER CHECK ("confidential" IN (0, 1));
ALTER TABLE advice ADD COLUMN "answer" TEXT;
ALTER TABLE mandate ADD COLUMN "gender" TEXT
	CHECK ("gender" = 'f' OR "gender" = 'm' OR "gender" = 'x');
