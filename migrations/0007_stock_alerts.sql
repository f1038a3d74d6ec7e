CREATE TABLE `stock_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`variant_id` text NOT NULL,
	`email` text,
	`email_digest` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`notified_at` integer,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_alert_waiting` ON `stock_alerts` (`variant_id`,`email_digest`) WHERE "stock_alerts"."notified_at" is null;
--> statement-breakpoint
CREATE INDEX `stock_alerts_waiting` ON `stock_alerts` (`notified_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `stock_alerts_of_address` ON `stock_alerts` (`email_digest`);
--> statement-breakpoint
CREATE INDEX `stock_alerts_of_variant` ON `stock_alerts` (`variant_id`);
--> statement-breakpoint
CREATE TABLE `alert_networks` (
	`network` text PRIMARY KEY NOT NULL,
	`width` text NOT NULL,
	`alerts` integer NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "alerts_a_day" CHECK("alert_networks"."alerts" <= case "alert_networks"."width" when 'ipv6/64' then 10 when 'ipv6/56' then 20 else 40 end)
);
--> statement-breakpoint
CREATE INDEX `alert_networks_old` ON `alert_networks` (`at`);
--> statement-breakpoint
-- Anybody can type somebody's address: it waits for, and in the last 30 days got, at most five.
CREATE TRIGGER `alerts_to_address` BEFORE INSERT ON `stock_alerts`
WHEN (SELECT count(*) FROM `stock_alerts` WHERE `email_digest` = NEW.`email_digest`) >= 5
BEGIN
	SELECT RAISE(ABORT, 'alerts_to_address constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `alerts_of_variant` BEFORE INSERT ON `stock_alerts`
WHEN (SELECT count(*) FROM `stock_alerts` WHERE `variant_id` = NEW.`variant_id`) >= 200
BEGIN
	SELECT RAISE(ABORT, 'alerts_of_variant constraint failed');
END;
