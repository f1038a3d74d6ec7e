CREATE TABLE `journal_readings` (
	`provider` text PRIMARY KEY NOT NULL,
	`read_to` text,
	`complete` integer NOT NULL,
	`balance` text NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_sums` ON `journal` (`at`,`provider`,`currency`,`kind`,`tax_rate`,`gross`,`net`,`tax`);
--> statement-breakpoint
CREATE TABLE `journal_days` (
	`day` integer NOT NULL,
	`provider` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	CONSTRAINT `journal_day_once` PRIMARY KEY(`day`, `provider`, `currency`)
);
--> statement-breakpoint
-- What was held before a month is added up from days: the rows of a shop of some years are too many.
CREATE TRIGGER `journal_adds_days` AFTER INSERT ON `journal`
WHEN NEW.`gross` <> 0
BEGIN
	INSERT INTO `journal_days` (`day`, `provider`, `currency`, `gross`)
		VALUES (NEW.`at` / 86400, NEW.`provider`, NEW.`currency`, NEW.`gross`)
		ON CONFLICT (`day`, `provider`, `currency`) DO UPDATE SET `gross` = `gross` + excluded.`gross`;
END;
