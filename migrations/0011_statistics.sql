-- What the owner reads of visits: a row for each closed day, and the totals of each dimension by day
-- and by closed month; the engine forgets its points after three months. Nothing in them stands for
-- a person.
CREATE TABLE `visit_days` (
	`day` text PRIMARY KEY NOT NULL,
	`visitors` integer NOT NULL,
	`views` integer NOT NULL,
	`visits` integer NOT NULL,
	`one_page` integer NOT NULL,
	`points` integer NOT NULL,
	`stored` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `visit_totals` (
	`dimension` text NOT NULL,
	`period` text NOT NULL,
	`key` text NOT NULL,
	`visitors` integer NOT NULL,
	`times` integer NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`dimension`, `period`, `key`)
);
--> statement-breakpoint
CREATE TABLE `chart_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	CONSTRAINT "note_has_text" CHECK(length("chart_notes"."text") between 1 and 80)
);
--> statement-breakpoint
CREATE INDEX `chart_notes_of_day` ON `chart_notes` (`day`);
--> statement-breakpoint
CREATE TABLE `statistics_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
-- How its shopper came, in one word and the campaign of the link. Null: nobody knows.
ALTER TABLE `carts` ADD `channel` text;
--> statement-breakpoint
ALTER TABLE `carts` ADD `campaign` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `channel` text;
--> statement-breakpoint
ALTER TABLE `orders` ADD `campaign` text;
--> statement-breakpoint
-- Statistics add up the orders paid within a day and the money that moved in it, from these alone.
CREATE INDEX `orders_by_payment` ON `orders` (`paid_at`,`stage`,`currency`,`origin`,`total`) WHERE "orders"."paid_at" is not null and "orders"."stage" is not null;
--> statement-breakpoint
CREATE INDEX `journal_revenue` ON `journal` (`at`,`kind`,`currency`,`gross`,`charged_currency`,`charged`) WHERE "journal"."kind" in ('sale', 'refund', 'dispute');
--> statement-breakpoint
-- How many carts were begun on a day (UTC) and have been deleted since: carts that nobody touches go
-- after 30 days, and the owner compares months.
CREATE TABLE `carts_deleted` (
	`day` text PRIMARY KEY NOT NULL,
	`carts` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `carts_gone` AFTER DELETE ON `carts`
BEGIN
	INSERT INTO `carts_deleted` (`day`, `carts`) VALUES (date(OLD.`created_at`, 'unixepoch'), 1)
		ON CONFLICT (`day`) DO UPDATE SET `carts` = `carts` + 1;
END;
