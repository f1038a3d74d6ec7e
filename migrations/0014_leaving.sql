-- What became of a campaign's mails, once the rows of its recipients are deleted.
ALTER TABLE `campaigns` ADD `totals` text;
--> statement-breakpoint
-- Consents go three years after an address was suppressed.
CREATE INDEX `suppressions_by_time` ON `suppressions` (`at`);
