CREATE TABLE `bought_facts` (
	`line_id` text PRIMARY KEY NOT NULL,
	`vendor` text NOT NULL,
	`options` text NOT NULL,
	`option_values` text NOT NULL,
	`facts` text NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
CREATE TABLE `service_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`said` text NOT NULL,
	`answer` text,
	`asked_at` integer NOT NULL,
	`said_at` integer NOT NULL,
	`done_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "service_kind" CHECK("service_requests"."kind" in ('resize', 'repair', 'cleaning', 'other')),
	CONSTRAINT "service_state" CHECK("service_requests"."state" in ('open', 'answered', 'done'))
);
--> statement-breakpoint
CREATE INDEX `services_of_order` ON `service_requests` (`order_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `services_by_state` ON `service_requests` (`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `services_old` ON `service_requests` (`said_at`);--> statement-breakpoint
CREATE TABLE `kept_links` (
	`cart_id` text PRIMARY KEY NOT NULL,
	`seed` text NOT NULL,
	`token_hash` text,
	`shows_prices` integer NOT NULL,
	`shows_choices` integer NOT NULL,
	`day` integer NOT NULL,
	`changes` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kept_links_a_day" CHECK("kept_links"."changes" <= 20)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_links_tokenHash_unique` ON `kept_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `kept_pieces` (
	`id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`personalization_digest` text NOT NULL,
	`personalization` text,
	`kept_at` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_pieces_of_product` ON `kept_pieces` (`product_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `kept_once` ON `kept_pieces` (`cart_id`,`product_id`,`variant_id`,`personalization_digest`);--> statement-breakpoint
DROP INDEX `one_alert_waiting`;--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `what` text DEFAULT 'back' NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `below_price` integer;--> statement-breakpoint
ALTER TABLE `stock_alerts` ADD `confirmed_at` integer;--> statement-breakpoint
CREATE INDEX `alerts_wanted` ON `stock_alerts` (`what`,`variant_id`,`below_price`) WHERE "stock_alerts"."notified_at" is null and "stock_alerts"."confirmed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `one_alert_waiting` ON `stock_alerts` (`what`,`variant_id`,`email_digest`) WHERE "stock_alerts"."notified_at" is null;--> statement-breakpoint
ALTER TABLE `carts` ADD `ring_size` integer;--> statement-breakpoint
ALTER TABLE `carts` ADD `for_you` integer DEFAULT true NOT NULL;
--> statement-breakpoint
-- Sixty pieces are kept, however many forms are posted at once.
CREATE TRIGGER `kept_limit` BEFORE INSERT ON `kept_pieces`
WHEN (SELECT count(*) FROM `kept_pieces` WHERE `cart_id` = NEW.`cart_id`) >= 60
	AND NOT EXISTS (
		SELECT 1 FROM `kept_pieces`
		WHERE `cart_id` = NEW.`cart_id` AND `product_id` = NEW.`product_id`
			AND `variant_id` = NEW.`variant_id`
			AND `personalization_digest` = NEW.`personalization_digest`
	)
BEGIN
	SELECT RAISE(ABORT, 'kept_limit constraint failed');
END;
--> statement-breakpoint
-- What is kept goes with its guest.
CREATE TRIGGER `kept_gone` BEFORE DELETE ON `carts`
BEGIN
	DELETE FROM `kept_pieces` WHERE `cart_id` = OLD.`id`;
END;
--> statement-breakpoint
-- Who kept pieces, or told their size, and never put anything into the cart, has begun none.
DROP TRIGGER `carts_gone`;
--> statement-breakpoint
CREATE TRIGGER `carts_gone` AFTER DELETE ON `carts`
WHEN OLD.`revision` > 0
BEGIN
	INSERT INTO `carts_deleted` (`day`, `carts`) VALUES (date(OLD.`created_at`, 'unixepoch'), 1)
		ON CONFLICT (`day`) DO UPDATE SET `carts` = `carts` + 1;
END;
--> statement-breakpoint
-- What a guest shares ends with them.
CREATE TRIGGER `kept_links_gone` BEFORE DELETE ON `carts`
BEGIN
	DELETE FROM `kept_links` WHERE `cart_id` = OLD.`id`;
END;
--> statement-breakpoint
-- One order can ask for so much: five requests that wait for an answer, twenty in all. Each is a mail
-- to the owner and two thousand letters to keep.
CREATE TRIGGER `services_open` BEFORE INSERT ON `service_requests`
WHEN NEW.`state` = 'open' AND (
	SELECT count(*) FROM `service_requests` WHERE `order_id` = NEW.`order_id` AND `state` = 'open'
) >= 5
BEGIN
	SELECT RAISE(ABORT, 'services_open constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `services_of_order` BEFORE INSERT ON `service_requests`
WHEN (SELECT count(*) FROM `service_requests` WHERE `order_id` = NEW.`order_id`) >= 20
BEGIN
	SELECT RAISE(ABORT, 'services_of_order constraint failed');
END;
--> statement-breakpoint
-- It goes forward: what has been answered never waits again, and what is done stays so.
CREATE TRIGGER `service_goes_forward` BEFORE UPDATE OF `state` ON `service_requests`
WHEN NEW.`state` <> OLD.`state` AND NOT (
	(OLD.`state` = 'open' AND NEW.`state` IN ('answered', 'done'))
	OR (OLD.`state` = 'answered' AND NEW.`state` = 'done')
)
BEGIN
	SELECT RAISE(ABORT, 'service_goes_forward constraint failed');
END;
--> statement-breakpoint
CREATE TRIGGER `services_gone` AFTER DELETE ON `orders`
BEGIN
	DELETE FROM `service_requests` WHERE `order_id` = OLD.`id`;
END;
--> statement-breakpoint
-- A certificate says what was sold, whatever the catalogue says later: what a piece is is kept when it
-- is paid for, and anew when it is changed before work begins.
CREATE TRIGGER `facts_of_sold` AFTER UPDATE OF `state` ON `orders`
WHEN NEW.`state` = 'paid' AND OLD.`state` <> 'paid' AND NEW.`parent_id` IS NULL
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` IN (SELECT `id` FROM `order_lines` WHERE `order_id` = NEW.`id`);
	INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
	SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
	FROM `order_lines` CROSS JOIN `variants` CROSS JOIN `products`
	WHERE `order_lines`.`order_id` = NEW.`id` AND `variants`.`id` = `order_lines`.`variant_id`
		AND `products`.`id` = `variants`.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `facts_of_changed` AFTER UPDATE OF `state` ON `order_changes`
WHEN NEW.`state` = 'applied' AND OLD.`state` <> 'applied'
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` = NEW.`line_id`;
	INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
	SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
	FROM `order_lines` CROSS JOIN `variants` CROSS JOIN `products`
	WHERE `order_lines`.`id` = NEW.`line_id` AND `variants`.`id` = `order_lines`.`variant_id`
		AND `products`.`id` = `variants`.`product_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bought_facts_gone` AFTER DELETE ON `order_lines`
BEGIN
	DELETE FROM `bought_facts` WHERE `line_id` = OLD.`id`;
END;
--> statement-breakpoint
-- Of what was sold before, the catalogue of today knows best.
INSERT INTO `bought_facts` (`line_id`, `vendor`, `options`, `option_values`, `facts`)
SELECT `order_lines`.`id`, `vendor`, `options`, `option_values`, `facts`
FROM `order_lines`
JOIN `orders` ON `orders`.`id` = `order_lines`.`order_id`
JOIN `variants` ON `variants`.`id` = `order_lines`.`variant_id`
JOIN `products` ON `products`.`id` = `variants`.`product_id`
WHERE `orders`.`stage` IS NOT NULL;
--> statement-breakpoint
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
