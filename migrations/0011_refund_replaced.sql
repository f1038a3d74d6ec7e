-- A refund that failed is made again once, whoever of the staff does it.
ALTER TABLE `refunds` ADD `replaces` text;
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_replaced_once` ON `refunds` (`replaces`);
