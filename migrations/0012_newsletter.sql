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
	FOREIGN KEY (`wording`) REFERENCES `consent_wordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_ups_of_address` ON `sign_ups` (`email_digest`,`asked_at`);
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
	`finished_at` integer
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
	`sent` integer NOT NULL
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
-- days. Whom a file invites is asked by the owner.
CREATE TRIGGER `sign_ups_of_address` BEFORE INSERT ON `sign_ups`
WHEN (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 86400
) >= 3 OR (
	SELECT count(*) FROM `sign_ups`
	WHERE `email_digest` = NEW.`email_digest` AND `asked_at` > NEW.`asked_at` - 2592000
) >= 6
BEGIN
	SELECT RAISE(ABORT, 'sign_ups_of_address constraint failed');
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
