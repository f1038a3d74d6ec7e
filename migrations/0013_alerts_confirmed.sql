DROP INDEX `one_alert_waiting`;
--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `what` text DEFAULT 'back' NOT NULL;
--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `below_price` integer;
--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `confirmed_at` integer;
--> statement-breakpoint
CREATE INDEX `alerts_wanted` ON `stock_alerts` (`what`,`variant_id`,`below_price`) WHERE "stock_alerts"."notified_at" is null and "stock_alerts"."confirmed_at" is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `one_alert_waiting` ON `stock_alerts` (`what`,`variant_id`,`email_digest`) WHERE "stock_alerts"."notified_at" is null;
--> statement-breakpoint
-- Who asked before there was a confirmation was told that the mail would come.
UPDATE `stock_alerts` SET `confirmed_at` = `created_at`;
--> statement-breakpoint
DROP TRIGGER `alerts_to_address`;
--> statement-breakpoint
DROP TRIGGER `alerts_stopped`;
--> statement-breakpoint
-- Anybody can type somebody's address: it waits for, and in the last 30 days got, at most five, and is
-- asked to confirm three times a day. The rest is left out without a word, unless the variant has
-- enough: `alerts_of_variant` says so to everybody, or who is refused would learn of an address.
CREATE TRIGGER `alerts_to_address` BEFORE INSERT ON `stock_alerts`
WHEN (SELECT count(*) FROM `stock_alerts` WHERE `variant_id` = NEW.`variant_id`) < 200 AND (
	(SELECT count(*) FROM `stock_alerts` WHERE `email_digest` = NEW.`email_digest`) >= 5
	OR NEW.`confirmed_at` IS NULL AND (
		SELECT count(*) FROM `stock_alerts`
		WHERE `email_digest` = NEW.`email_digest` AND `created_at` > NEW.`created_at` - 86400
	) >= 3
)
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
-- Who has said "no more" is sent no more, whoever types the address; in the same way.
CREATE TRIGGER `alerts_stopped` BEFORE INSERT ON `stock_alerts`
WHEN (SELECT count(*) FROM `stock_alerts` WHERE `variant_id` = NEW.`variant_id`) < 200
	AND EXISTS (SELECT 1 FROM `alert_stops` WHERE `email_digest` = NEW.`email_digest`)
BEGIN
	SELECT RAISE(IGNORE);
END;
