-- How far a campaign is: what became of its mails, and when its queue is expected to go on.
ALTER TABLE `campaigns` ADD `sent` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `skipped` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `failed` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `unclear` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `bounced` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `complained` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `next_run_at` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaign_batches` ADD `size` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaign_batches` ADD `counted_on` text;
--> statement-breakpoint
ALTER TABLE `campaign_days` ADD `next_at` real DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- What became of a mail is never taken back: nobody who has got it is to wait for it again.
CREATE TRIGGER `recipients_go_forward` BEFORE UPDATE OF `state` ON `recipients`
WHEN OLD.`state` <> 'waiting' AND NEW.`state` <> OLD.`state`
BEGIN
	SELECT RAISE(ABORT, 'recipients_go_forward constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `mails_came_back` AFTER UPDATE OF `reason` ON `recipients`
WHEN NEW.`reason` IS NOT OLD.`reason`
	AND (NEW.`reason` IN ('bounced', 'complained') OR OLD.`reason` IN ('bounced', 'complained'))
BEGIN
	UPDATE `campaigns` SET
		`bounced` = `bounced` + (NEW.`reason` IS 'bounced') - (OLD.`reason` IS 'bounced'),
		`complained` = `complained` + (NEW.`reason` IS 'complained') - (OLD.`reason` IS 'complained')
	WHERE `id` = NEW.`campaign_id`;
END;
--> statement-breakpoint
-- Finished is only what is known of every recipient.
CREATE TRIGGER `campaign_adds_up` BEFORE UPDATE OF `state` ON `campaigns`
WHEN NEW.`state` = 'finished' AND OLD.`state` <> 'finished' AND NEW.`recipients` IS NOT
	NEW.`sent` + NEW.`skipped` + NEW.`failed` + NEW.`unclear`
BEGIN
	SELECT RAISE(ABORT, 'campaign_adds_up constraint failed');
END;
