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
--> statement-breakpoint
-- Anybody can have a subscriber be mailed the link to their preferences: three times a day. One more
-- is left out without a word, because the answer must not say who has subscribed.
CREATE TRIGGER `preferences_links_a_day` BEFORE INSERT ON `outbox`
WHEN NEW.`kind` = 'newsletter-link' AND (
	SELECT count(*) FROM `outbox`
	WHERE `subject_id` = NEW.`subject_id` AND `kind` = 'newsletter-link'
		AND `created_at` > NEW.`created_at` - 86400
) >= 3
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
-- `anna+1@`, `anna+2@` … are one mailbox: the same limit holds for all of them together.
ALTER TABLE `sign_ups` ADD `mailbox_digest` text;
--> statement-breakpoint
CREATE INDEX `sign_ups_of_mailbox` ON `sign_ups` (`mailbox_digest`,`asked_at`);
--> statement-breakpoint
CREATE TRIGGER `sign_ups_of_mailbox` BEFORE INSERT ON `sign_ups`
WHEN (
	SELECT count(*) FROM `sign_ups`
	WHERE `mailbox_digest` = NEW.`mailbox_digest` AND `asked_at` > NEW.`asked_at` - 86400
) >= 3 OR (
	SELECT count(*) FROM `sign_ups`
	WHERE `mailbox_digest` = NEW.`mailbox_digest` AND `asked_at` > NEW.`asked_at` - 2592000
) >= 6
BEGIN
	SELECT RAISE(IGNORE);
END;
