-- The newsletter: what people can hear about, who asked for it and who has confirmed.
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL,
	`position` integer NOT NULL,
	`archived_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "topic_has_name" CHECK(length("topics"."name") between 1 and 60),
	CONSTRAINT "topic_says_what" CHECK(length("topics"."about") between 1 and 200)
);
--> statement-breakpoint
-- What a new shop begins with: without a topic nobody could sign up. The owner changes them.
INSERT INTO `topics` (`id`, `name`, `about`, `position`) VALUES
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c01', 'New pieces', 'What has just left the workshop, before it is in the shop window. About once a month.', 1),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c02', 'Offers', 'Last pieces of a collection and reduced prices. Four times a year at most.', 2),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c03', 'Care and workshop', 'How to look after what you wear, and how it is made. Every other month.', 3),
	('0a51d7c2-6a0e-4b0e-9a53-3f0b6f6a1c04', 'Events', 'Open days, fairs and evenings at the workshop. A few times a year.', 4);
--> statement-breakpoint
CREATE TABLE `consent_wordings` (
	`id` text PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`name` text,
	`email_digest` text NOT NULL,
	`topics` text NOT NULL,
	`wording` text NOT NULL,
	`source` text NOT NULL,
	`language` text NOT NULL,
	`asked_at` integer NOT NULL,
	`mailed_at` integer,
	`confirmed_at` integer,
	`mailbox_digest` text,
	FOREIGN KEY (`wording`) REFERENCES `consent_wordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_ups_of_address` ON `sign_ups` (`email_digest`,`asked_at`);
--> statement-breakpoint
CREATE INDEX `sign_ups_of_mailbox` ON `sign_ups` (`mailbox_digest`,`asked_at`);
--> statement-breakpoint
CREATE INDEX `sign_ups_by_time` ON `sign_ups` (`asked_at`);
--> statement-breakpoint
CREATE INDEX `sign_ups_to_mail` ON `sign_ups` (`asked_at`,`id`) WHERE "sign_ups"."mailed_at" is null;
--> statement-breakpoint
CREATE TABLE `sign_up_networks` (
	`network` text PRIMARY KEY NOT NULL,
	`width` text NOT NULL,
	`asked` integer NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "sign_ups_a_day" CHECK("sign_up_networks"."asked" <= case "sign_up_networks"."width" when 'ipv6/64' then 10 when 'ipv6/56' then 20 else 40 end)
);
--> statement-breakpoint
CREATE INDEX `sign_up_networks_old` ON `sign_up_networks` (`at`);
--> statement-breakpoint
CREATE TABLE `subscribers` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`name` text,
	`email_digest` text NOT NULL,
	`language` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`paused_until` integer,
	`left_at` integer,
	`soft_bounces` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_subscriber_per_address` ON `subscribers` (`email_digest`);
--> statement-breakpoint
CREATE INDEX `subscribers_left` ON `subscribers` (`left_at`) WHERE "subscribers"."left_at" is not null;
--> statement-breakpoint
CREATE INDEX `subscribers_by_time` ON `subscribers` (`confirmed_at`);
--> statement-breakpoint
CREATE INDEX `subscribers_paused` ON `subscribers` (`paused_until`) WHERE "subscribers"."paused_until" is not null;
--> statement-breakpoint
CREATE TABLE `subscriber_topics` (
	`topic_id` text NOT NULL,
	`subscriber_id` text NOT NULL,
	PRIMARY KEY(`topic_id`, `subscriber_id`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscribers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topics_of_subscriber` ON `subscriber_topics` (`subscriber_id`);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`email_digest` text NOT NULL,
	`kind` text NOT NULL,
	`wording` text,
	`topics` text NOT NULL,
	`source` text NOT NULL,
	`asked_at` integer,
	`confirmed_at` integer NOT NULL,
	`proof` text,
	FOREIGN KEY (`wording`) REFERENCES `consent_wordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_of_address` ON `consents` (`email_digest`,`confirmed_at`);
--> statement-breakpoint
-- Who gets no campaign, whatever else is known of the address.
CREATE TABLE `suppressions` (
	`email_digest` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
-- Consents go three years after an address was suppressed.
CREATE INDEX `suppressions_by_time` ON `suppressions` (`at`);
--> statement-breakpoint
-- Counts of the desk read this and those of subscribers, and not the rows, which are long because
-- names and addresses are sealed.
CREATE INDEX `suppressions_by_reason` ON `suppressions` (`reason`);
--> statement-breakpoint
-- Campaigns, the batches in which they are sent, and a row for each mail.
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`slug` text NOT NULL,
	`subject` text NOT NULL,
	`preheader` text NOT NULL,
	`body` text NOT NULL,
	`is_public` integer NOT NULL,
	`state` text NOT NULL,
	`scheduled_at` integer,
	`pause_reason` text,
	`content` text,
	`frozen_to` text,
	`recipients` integer,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`sent` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`unclear` integer DEFAULT 0 NOT NULL,
	`bounced` integer DEFAULT 0 NOT NULL,
	`complained` integer DEFAULT 0 NOT NULL,
	`left` integer DEFAULT 0 NOT NULL,
	`next_run_at` integer DEFAULT 0 NOT NULL,
	`prices_shown` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_campaign_per_slug` ON `campaigns` (`slug`);
--> statement-breakpoint
CREATE INDEX `campaigns_by_state` ON `campaigns` (`state`,`scheduled_at`);
--> statement-breakpoint
CREATE INDEX `campaigns_archived` ON `campaigns` (`finished_at`) WHERE "campaigns"."is_public" = 1 and "campaigns"."finished_at" is not null;
--> statement-breakpoint
CREATE TABLE `campaign_topics` (
	`campaign_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `topic_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_batches` (
	`campaign_id` text NOT NULL,
	`n` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claim` text,
	`due_at` integer NOT NULL,
	`handed_over_at` integer,
	`fault` text,
	`size` integer DEFAULT 0 NOT NULL,
	`counted_on` text,
	PRIMARY KEY(`campaign_id`, `n`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_batches_due` ON `campaign_batches` (`campaign_id`,`state`,`due_at`);
--> statement-breakpoint
CREATE TABLE `recipients` (
	`campaign_id` text NOT NULL,
	`subscriber_id` text NOT NULL,
	`batch` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`at` integer,
	PRIMARY KEY(`campaign_id`, `subscriber_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recipients_of_batch` ON `recipients` (`campaign_id`,`batch`);
--> statement-breakpoint
CREATE INDEX `recipients_of_subscriber` ON `recipients` (`subscriber_id`);
--> statement-breakpoint
CREATE TABLE `campaign_days` (
	`day` text PRIMARY KEY NOT NULL,
	`sent` integer NOT NULL,
	`next_at` real DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mail_events_old` ON `mail_events` (`at`);
--> statement-breakpoint
CREATE TABLE `subscriber_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`lines` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`outcome` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `subscriber_import_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`n` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `subscriber_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `parts_of_import` ON `subscriber_import_parts` (`import_id`,`n`);
--> statement-breakpoint
-- Anybody can type somebody's address: it is asked at most three times a day and six times in 30
-- days. A sign-up beyond that is left out, and whatever else its batch counts is written: otherwise
-- an answer, or how many are left to a network, would say who had signed up.
CREATE TRIGGER `sign_ups_of_address` BEFORE INSERT ON `sign_ups`
WHEN (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 86400
) >= 3 OR (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 2592000
) >= 6
BEGIN
	SELECT RAISE(IGNORE);
END;
--> statement-breakpoint
-- What somebody agreed to is never changed; only the proof is sealed anew when keys change.
CREATE TRIGGER `consents_keep` BEFORE UPDATE ON `consents`
WHEN NEW.`id` <> OLD.`id` OR NEW.`email_digest` <> OLD.`email_digest` OR NEW.`kind` <> OLD.`kind`
	OR NEW.`wording` IS NOT OLD.`wording` OR NEW.`topics` <> OLD.`topics` OR NEW.`source` <> OLD.`source`
	OR NEW.`asked_at` IS NOT OLD.`asked_at` OR NEW.`confirmed_at` <> OLD.`confirmed_at`
BEGIN
	SELECT RAISE(ABORT, 'consents_keep constraint failed');
END;
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
	AND (NEW.`reason` IN ('bounced', 'complained', 'left') OR OLD.`reason` IN ('bounced', 'complained', 'left'))
BEGIN
	UPDATE `campaigns` SET
		`bounced` = `bounced` + (NEW.`reason` IS 'bounced') - (OLD.`reason` IS 'bounced'),
		`complained` = `complained` + (NEW.`reason` IS 'complained') - (OLD.`reason` IS 'complained'),
		`left` = `left` + (NEW.`reason` IS 'left') - (OLD.`reason` IS 'left')
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
--> statement-breakpoint
-- `anna+1@`, `anna+2@` … are one mailbox: the same limit holds for all of them together.
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
-- Mails about a subscription go 30 days after they were caused: they have the address where they were
-- never delivered, and say who subscribed where they were.
CREATE INDEX `outbox_of_newsletter` ON `outbox` (`created_at`) WHERE "outbox"."kind" like 'newsletter-%';
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
