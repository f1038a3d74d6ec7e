-- Mails about a subscription go 30 days after they were caused: they have the address where they were
-- never delivered, and say who subscribed where they were.
CREATE INDEX `outbox_of_newsletter` ON `outbox` (`created_at`) WHERE "outbox"."kind" like 'newsletter-%';
--> statement-breakpoint
-- Whoever has a link changes their mind as often as they like, but not by the thousand: each time is
-- a record that is kept for years.
CREATE TRIGGER `consents_a_day` BEFORE INSERT ON `consents`
WHEN NEW.`kind` = 'preferences' AND (
	SELECT count(*) FROM `consents`
	WHERE `email_digest` = NEW.`email_digest` AND `kind` = 'preferences'
		AND `confirmed_at` > NEW.`confirmed_at` - 86400
) >= 20
BEGIN
	SELECT RAISE(ABORT, 'consents_a_day constraint failed');
END;
