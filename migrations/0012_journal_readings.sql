CREATE TABLE `journal_readings` (
	`provider` text PRIMARY KEY NOT NULL,
	`read_to` text,
	`complete` integer NOT NULL,
	`balance` text NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_sums` ON `journal` (`at`,`provider`,`currency`,`kind`,`tax_rate`,`gross`,`net`,`tax`);
