-- What became of a campaign's mails is counted on its row, and nowhere else: who left by one, too.
ALTER TABLE `campaigns` ADD `left` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `campaigns` DROP COLUMN `totals`;
--> statement-breakpoint
DROP TRIGGER `mails_came_back`;
--> statement-breakpoint
CREATE TRIGGER `mails_came_back` AFTER UPDATE OF `reason` ON `recipients`
WHEN NEW.`reason` IS NOT OLD.`reason`
	AND (NEW.`reason` IN ('bounced', 'complained', 'left') OR OLD.`reason` IN ('bounced', 'complained', 'left'))
BEGIN
	UPDATE `campaigns` SET
		`bounced` = `bounced` + (NEW.`reason` IS 'bounced') - (OLD.`reason` IS 'bounced'),
		`complained` = `complained` + (NEW.`reason` IS 'complained') - (OLD.`reason` IS 'complained'),
		`left` = `left` + (NEW.`reason` IS 'left') - (OLD.`reason` IS 'left')
	WHERE `id` = NEW.`campaign_id`;
END;
