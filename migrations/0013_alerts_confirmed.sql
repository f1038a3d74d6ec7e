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
DROP TRIGGER `alerts_of_variant`;
--> statement-breakpoint
DROP TRIGGER `alerts_stopped`;
--> statement-breakpoint
-- One trigger, because the order matters: first what is refused aloud and says nothing of the address,
-- then what is left out without a word. Anybody can type somebody's address: it waits for, and in the
-- last 30 days got, at most five; is asked to confirm three times a day; nothing once it has said no.
CREATE TRIGGER `alerts_limited` BEFORE INSERT ON `stock_alerts`
BEGIN
	SELECT RAISE(ABORT, 'alerts_of_variant constraint failed')
	WHERE (SELECT count(*) FROM `stock_alerts` WHERE `variant_id` = NEW.`variant_id`) >= 200;
	SELECT RAISE(IGNORE)
	WHERE EXISTS (SELECT 1 FROM `alert_stops` WHERE `email_digest` = NEW.`email_digest`)
		OR (SELECT count(*) FROM `stock_alerts` WHERE `email_digest` = NEW.`email_digest`) >= 5
		OR NEW.`confirmed_at` IS NULL AND (
			SELECT count(*) FROM `stock_alerts`
			WHERE `email_digest` = NEW.`email_digest` AND `created_at` > NEW.`created_at` - 86400
		) >= 3;
END;
