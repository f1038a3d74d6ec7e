CREATE TABLE `alert_stops` (
	`email_digest` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
-- Who has said "no more" is sent no more, whoever types the address.
CREATE TRIGGER `alerts_stopped` BEFORE INSERT ON `stock_alerts`
WHEN EXISTS (SELECT 1 FROM `alert_stops` WHERE `email_digest` = NEW.`email_digest`)
BEGIN
	SELECT RAISE(ABORT, 'alerts_stopped constraint failed');
END;
