CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`wording` text NOT NULL,
	`agreed_at` integer NOT NULL,
	`over_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`wording`) REFERENCES `consent_wordings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reminder_kind" CHECK("reminders"."kind" in ('anniversary', 'replating')),
	CONSTRAINT "reminder_state" CHECK("reminders"."state" in ('runs', 'done', 'ended', 'refunded')),
	CONSTRAINT "reminder_runs_or_is_over" CHECK(("reminders"."state" = 'runs') = ("reminders"."due_at" is not null) and ("reminders"."state" = 'runs') = ("reminders"."over_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_reminder_of_day` ON `reminders` (`order_id`,`kind`,`day`) WHERE "reminders"."state" = 'runs';--> statement-breakpoint
CREATE INDEX `reminders_by_order` ON `reminders` (`order_id`);--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`due_at`);--> statement-breakpoint
CREATE INDEX `reminders_over` ON `reminders` (`over_at`);--> statement-breakpoint
-- Reminders are of an order that was paid for, and pays for no change of another: four run at once, and twenty are kept, because each
-- is a record that stays for years.
CREATE TRIGGER `reminders_of_order` BEFORE INSERT ON `reminders`
WHEN NOT EXISTS (SELECT 1 FROM `orders` WHERE `id` = NEW.`order_id` AND `state` = 'paid' AND `parent_id` IS NULL)
	OR NOT EXISTS (
		SELECT 1 FROM `reminders`
		WHERE `order_id` = NEW.`order_id` AND `state` = 'runs' AND `kind` = NEW.`kind` AND `day` = NEW.`day`
	) AND (
		(SELECT count(*) FROM `reminders` WHERE `order_id` = NEW.`order_id` AND `state` = 'runs') >= 4
		OR (SELECT count(*) FROM `reminders` WHERE `order_id` = NEW.`order_id`) >= 20
	)
BEGIN
	SELECT RAISE(ABORT, 'reminders_of_order constraint failed');
END;
--> statement-breakpoint
-- Whoever had all money back is reminded of nothing.
CREATE TRIGGER `reminders_of_refunded` AFTER INSERT ON `order_moves` WHEN NEW.`enters` = 'refunded'
BEGIN
	UPDATE `reminders` SET `state` = 'refunded', `due_at` = NULL, `over_at` = coalesce(`over_at`, NEW.`at`), `day` = ''
	WHERE `order_id` = NEW.`order_id` AND `state` IN ('runs', 'done');
END;
--> statement-breakpoint
-- What is over stays over, and what was agreed to stays as it was.
CREATE TRIGGER `reminders_stay_over` BEFORE UPDATE ON `reminders`
WHEN OLD.`state` <> 'runs' AND NEW.`state` = 'runs'
	OR NEW.`order_id` <> OLD.`order_id` OR NEW.`kind` <> OLD.`kind`
	OR NEW.`wording` <> OLD.`wording` OR NEW.`agreed_at` <> OLD.`agreed_at`
BEGIN
	SELECT RAISE(ABORT, 'reminders_stay_over constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `order_reminders_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `reminders` WHERE `order_id` = OLD.`id`;
END;
--> statement-breakpoint
-- With a reminder go its mails, which have an address where they were never delivered.
CREATE TRIGGER `reminder_mails_gone` AFTER DELETE ON `reminders`
BEGIN
	DELETE FROM `outbox` WHERE `subject_id` = OLD.`id`;
END;
