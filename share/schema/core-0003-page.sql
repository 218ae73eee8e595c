-- SPDX-License-Identifier: EUPL-1.2

ALTER TABLE authority ADD COLUMN "privacy-page" TEXT;
