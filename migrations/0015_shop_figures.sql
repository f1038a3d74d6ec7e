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
